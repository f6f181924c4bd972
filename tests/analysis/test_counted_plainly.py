"""The tables against a plain count in Python, on journeys of any shape."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from njia import analysis
from njia.analysis import Scope, Selection
from njia.snapshot import Content, write_snapshot
from njia.standard.journey import Cases, Journey, Place, Source, Stop

COUNTRIES = ("KE", "UG", "SA")
PLACES = {
    f"gn:{code}{at}": Place(f"gn:{code}{at}", f"{code} {at}", "place", code)
    for code in COUNTRIES
    for at in (1, 2)
}
SHARING = {"A": "nothing", "B": "totals", "C": "journeys"}

stops = st.one_of(
    st.sampled_from(sorted(PLACES)).map(lambda place: (PLACES[place], PLACES[place].country)),
    st.sampled_from((*COUNTRIES, None)).map(lambda country: (None, country)),
)
ranges = st.one_of(
    st.none(),
    st.tuples(st.integers(1, 50), st.one_of(st.none(), st.integers(0, 9))).map(
        lambda pair: Cases(pair[0], None if pair[1] is None else pair[0] + pair[1], "counted", "x")
    ),
)


@st.composite
def journeys(draw):
    told = []
    for number in range(draw(st.integers(0, 12))):
        places = draw(st.lists(stops, min_size=1, max_size=5))
        first, last = draw(st.booleans()), draw(st.booleans()) and len(places) > 1
        roles = ["transit"] * len(places)
        if first:
            roles[0] = "origin"
        if last:
            roles[-1] = "destination"
        told.append(
            Journey(
                id=f"j{number}",
                organisation=draw(st.sampled_from(sorted(SHARING))),
                round="2020",
                stops=tuple(
                    Stop(role, "x", "resolved" if place else "unresolved", place, country)
                    for role, (place, country) in zip(roles, places, strict=True)
                ),
                source=Source("f", "s", (number + 1,)),
                cases=draw(ranges),
            )
        )
    return told


def table(told, name, scope):
    folder = Path(tempfile.mkdtemp())
    try:
        content = Content(told, sharing=SHARING)
        snapshot = write_snapshot(folder / "snapshot", content, PLACES.__getitem__)
        return analysis.compute(snapshot, name, Selection({"round": ("all",)}, scope)).data.to_pylist()
    finally:
        shutil.rmtree(folder)


def seen_by(scope, told):
    return [
        journey
        for journey in told
        if scope.everything
        or journey.organisation == scope.organisation
        or SHARING[journey.organisation] != "nothing"
    ]


def end(journey, role):
    return next((stop.country for stop in journey.stops if stop.role == role), None)


def measured(members):
    known = [journey.cases for journey in members if journey.cases]
    is_open = any(cases.high is None for cases in known)
    return {
        "submissions": len(members),
        "cases_low": sum(cases.low for cases in known) if known else None,
        "cases_high": sum(cases.high for cases in known) if known and not is_open else None,
        "cases_known": len(known),
        "organisations": len({journey.organisation for journey in members}),
    }


scopes = st.sampled_from([Scope.administrator(), Scope.network(), Scope.network("A"), Scope.network("C")])


@settings(max_examples=15, deadline=None)
@given(journeys(), scopes)
def test_origin_destination_is_a_plain_count(told, scope):
    groups = defaultdict(list)
    for journey in seen_by(scope, told):
        groups[end(journey, "origin"), end(journey, "destination")].append(journey)
    expected = [
        {"origin": pair[0], "destination": pair[1]} | measured(members) for pair, members in groups.items()
    ]
    found = table(told, "origin_destination", scope)
    assert sorted(map(str, found)) == sorted(map(str, expected))
    assert [row["submissions"] for row in found] == sorted(
        (row["submissions"] for row in found), reverse=True
    )


@settings(max_examples=15, deadline=None)
@given(journeys(), scopes)
def test_corridors_are_a_plain_count(told, scope):
    expected = Counter()
    for journey in seen_by(scope, told):
        ways = [(stop.place.id if stop.place else None, stop.country) for stop in journey.stops]
        expected.update(set(pairwise(ways)))
    found = {
        ((row["start"], row["start_country"]), (row["end"], row["end_country"])): row["submissions"]
        for row in table(told, "corridors", scope)
    }
    assert found == expected


@settings(max_examples=15, deadline=None)
@given(journeys(), scopes)
def test_country_roles_are_a_plain_count(told, scope):
    seen = seen_by(scope, told)
    expected = Counter()
    for journey in seen:
        met = {(stop.country, stop.role) for stop in journey.stops}
        met |= {(None, role) for role in ("origin", "destination") if end(journey, role) is None}
        expected.update(met)
    ends = {stop.country for journey in seen for stop in journey.stops if stop.role != "transit"}
    for (country, role), count in list(expected.items()):
        if role == "transit" and country and country not in ends:
            expected[country, "transit_only"] = count
    found = {(row["country"], row["role"]): row["submissions"] for row in table(told, "country_roles", scope)}
    assert found == expected
