"""The journey line, as the command-line contract has it."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from njia.standard.journey import Cases, Journey, Leg, Observation, Period, Place, Source, Stop, Who

BUSIA = Place("gn:199989", "Busia", "place", "KE", 0.46, 34.11, ("iso:KE-04", "iso:KE"))
RIYADH = Stop(
    "destination", "Riyadh", "resolved", Place("gn:108410", "Riyadh", "place", "SA", 24.69, 46.72), "SA"
)
FULL = Journey(
    id="j1",
    organisation="HOPE Kenya",
    round="2020",
    stops=(
        Stop("origin", "Busia", "resolved", BUSIA, "KE"),
        Stop("transit", "Malamba", "ambiguous", None, "KE"),
        RIYADH,
    ),
    source=Source("haart.xlsx", "Routes", (6, 7)),
    evidence="worked",
    status="running",
    period=Period("2019", None),
    cases=Cases(10, 15, "estimated", "10 à 15"),
    intended=Stop("destination", "Doha", "unresolved", None, None),
    legs=(Leg(0, 1, ("bus",)), Leg(1, 2, ("plane",), ("one_of:Emirates|Qatar Airways",))),
    modes=("bus", "plane"),
    carriers=("one_of:Emirates|Qatar Airways",),
    industries=("domestic_work",),
    exploitation=("forced_labour",),
    recruiters=("relative",),
    means=("deception",),
    channels=("word_of_mouth",),
    promises=("job",),
    who=Who(women=8, girls=2, nationalities=(("KE", 10), ("UG", None))),
    reference="our case 12",
)
STOP = {"role", "text", "status", "place", "country"}


def line(record: Journey | Observation) -> Any:
    return json.loads(json.dumps(record.to_json(), ensure_ascii=False))


def test_a_full_journey_is_the_line_of_the_contract() -> None:
    assert line(FULL) == {
        "id": "j1",
        "organisation": "HOPE Kenya",
        "round": "2020",
        "evidence": "worked",
        "status": "running",
        "period": {"from": "2019", "to": None},
        "cases": {"low": 10, "high": 15, "basis": "estimated", "text": "10 à 15"},
        "stops": [
            {
                "role": "origin",
                "text": "Busia",
                "status": "resolved",
                "place": {
                    "id": "gn:199989",
                    "name": "Busia",
                    "kind": "place",
                    "country": "KE",
                    "lat": 0.46,
                    "lon": 34.11,
                },
                "country": "KE",
            },
            {"role": "transit", "text": "Malamba", "status": "ambiguous", "place": None, "country": "KE"},
            {
                "role": "destination",
                "text": "Riyadh",
                "status": "resolved",
                "place": {
                    "id": "gn:108410",
                    "name": "Riyadh",
                    "kind": "place",
                    "country": "SA",
                    "lat": 24.69,
                    "lon": 46.72,
                },
                "country": "SA",
            },
        ],
        "intended": {
            "role": "destination",
            "text": "Doha",
            "status": "unresolved",
            "place": None,
            "country": None,
        },
        "legs": [
            {"from": 0, "to": 1, "modes": ["bus"], "carriers": []},
            {"from": 1, "to": 2, "modes": ["plane"], "carriers": ["one_of:Emirates|Qatar Airways"]},
        ],
        "modes": ["bus", "plane"],
        "carriers": ["one_of:Emirates|Qatar Airways"],
        "industries": ["domestic_work"],
        "exploitation": ["forced_labour"],
        "recruiters": ["relative"],
        "means": ["deception"],
        "channels": ["word_of_mouth"],
        "promises": ["job"],
        "who": {
            "women": 8,
            "girls": 2,
            "nationalities": [{"country": "KE", "count": 10}, {"country": "UG", "count": None}],
        },
        "source": {"file": "haart.xlsx", "sheet": "Routes", "row": 6, "rows": [6, 7]},
    }


def test_what_is_unknown_is_null_or_empty_and_never_invented() -> None:
    bare = line(Journey("j", "o", "r", (), Source("f.csv", "f", (2,))))
    assert {key for key, value in bare.items() if value is None} == {
        "evidence",
        "period",
        "cases",
        "intended",
        "who",
    }
    assert {key for key, value in bare.items() if value == []} == {
        *("stops", "legs", "modes", "carriers", "industries", "exploitation"),
        *("recruiters", "means", "channels", "promises"),
    }
    assert bare["status"] == "unknown"


def test_twenty_plus_is_an_open_range() -> None:
    journey = Journey("j", "o", "r", (), Source("f", "s", (1,)), cases=Cases(20, None, "estimated", "20+"))
    assert line(journey)["cases"] == {"low": 20, "high": None, "basis": "estimated", "text": "20+"}


def test_a_count_of_none_is_known_and_a_count_not_told_is_left_out() -> None:
    journey = Journey("j", "o", "r", (), Source("f", "s", (1,)), who=Who(women=3, men=0))
    assert line(journey)["who"] == {"women": 3, "men": 0}


def test_the_members_own_reference_never_leaves_with_the_line() -> None:
    assert "our case 12" not in json.dumps(FULL.to_json())
    assert "our case 12" not in repr(FULL)


def test_an_observation_line_has_its_place_without_a_role() -> None:
    seen = Observation(
        "o1",
        "HOPE Kenya",
        "2020",
        "corruption",
        FULL.stops[0],
        Source("f", "s", (3,)),
        Period("2019-05", "2019-05"),
        "heard",
    )
    shown = line(seen)
    assert set(shown) == {"id", "organisation", "round", "kind", "place", "period", "evidence", "source"}
    assert set(shown["place"]) == STOP - {"role"}
    assert shown["source"]["row"] == 3


SOURCES = st.builds(Source, rows=st.lists(st.integers(1, 10**6), min_size=1).map(tuple))
PLACES = st.builds(Place, lat=st.none() | st.floats(-90, 90), lon=st.none() | st.floats(-180, 180))
STOPS = st.builds(Stop, place=st.none() | PLACES)
JOURNEYS = st.builds(
    Journey, source=SOURCES, stops=st.lists(STOPS, max_size=4).map(tuple), intended=st.none() | STOPS
)


@given(JOURNEYS)
def test_every_journey_survives_json_unchanged_and_has_the_same_keys(journey: Journey) -> None:
    shown = journey.to_json()
    assert json.loads(json.dumps(shown)) == shown
    assert list(shown) == list(FULL.to_json())
    assert all(set(stop) == STOP for stop in shown["stops"])
    assert shown["source"]["row"] == shown["source"]["rows"][0]
