"""Every figure that the report of 2020 states about its data, against what Njia computes from the twelve files."""

from __future__ import annotations

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from kenya_examples import EXAMPLES
from kenya_examples import facts as facts_of

import njia
from njia.intake.decisions import Decision
from njia.library import Reading
from njia.places import Context

FOLDER = EXAMPLES / "kenya-2020"


@cache
def facts() -> dict[str, Any]:
    return facts_of(2020)


@pytest.fixture(scope="module")
def reading() -> Reading:
    said = tomllib.loads((FOLDER / "decisions.toml").read_text("utf-8"))["decisions"]
    decisions = [Decision(one["subject"], one["text"], one["value"], one["scope"]) for one in said]
    files = sorted(FOLDER.glob("member-*"))
    return njia.read(files, round="2020", country="KE", regions=FOLDER / "regions.toml", decisions=decisions)


def rows(reading: Reading, table: str, *where: str) -> list[dict[str, Any]]:
    return reading.table(table, where).to_arrow().to_pylist()


def submissions(found: list[dict[str, Any]], **values: object) -> int:
    return sum(
        row["submissions"] for row in found if all(row[name] == value for name, value in values.items())
    )


def names(reading: Reading, role: str, country: str) -> set[str]:
    found = rows(reading, "places_by_role")
    return {
        r["name"] for r in found if r["role"] == role and r["country"] == country and r["kind"] != "country"
    }


def resolved(reading: Reading, text: str, country: str = "KE") -> str:
    place = reading.gazetteer.resolve(text, Context(country=country)).place
    assert place is not None, text
    return place.name


def test_84_of_84_rows_are_journeys_and_every_other_row_is_accounted_for(reading: Reading) -> None:
    assert len(reading.journeys) == facts()["totals"]["submissions"]
    assert reading.rows()["journey"] == 84
    assert reading.rows()["held"] == 0
    told = sum(len(sheet.rows) for file in sorted(FOLDER.glob("member-*")) for sheet in _sheets(file))
    assert reading.rows().total() == told


def _sheets(path: Path) -> Any:
    from njia.intake.workbook import open_workbook

    return open_workbook(path).sheets


def test_every_cell_became_what_the_table_of_submissions_says(reading: Reading) -> None:
    import csv

    with (FOLDER / "submissions.csv").open(encoding="utf-8") as file:
        made = list(csv.DictReader(file))
    computed = Counter(
        (j.stops[0].country, j.stops[-1].country, len(j.stops), j.cases and j.cases.low)
        for j in reading.journeys
    )
    expected = Counter(
        (
            row["origin_country"],
            row["destination_country"],
            2 + len([stop for stop in row["transit"].split(" > ") if stop]),
            int(row["cases_low"]) if row["cases_low"] else None,
        )
        for row in made
    )
    assert computed == expected


def test_nothing_is_left_to_ask_but_what_is_meant_to_be(reading: Reading) -> None:
    asked = [p for p in reading.problems if p.code.weight in {"hold", "mark"} and not p.decided]
    assert asked == []


def test_two_submissions_are_heard_of_only(reading: Reading) -> None:
    found = rows(reading, "evidence")
    assert submissions(found, evidence="heard") == facts()["totals"]["from_known_routes_only"]
    assert submissions(found, evidence="worked") == 82


def test_origin_and_destination_countries(reading: Reading) -> None:
    found = rows(reading, "country_roles")
    stated = facts()["countries"]
    assert {r["country"] for r in found if r["role"] == "origin"} == set(stated["origins"])
    assert {r["country"] for r in found if r["role"] == "destination"} == set(stated["destinations"])


def test_transit_only_countries_are_the_printed_ones_but_for_the_contradictions(reading: Reading) -> None:
    found = {r["country"] for r in rows(reading, "country_roles") if r["role"] == "transit_only"}
    assert found == set(facts()["countries"]["transit_only_stated"]) - {"JO"} | {"SO", "SD"}


def test_the_report_prints_34_countries_and_names_33(reading: Reading) -> None:
    summary = {r["measure"]: r["low"] for r in rows(reading, "summary")}
    assert facts()["totals"]["countries_stated"] == 34
    assert summary["countries"] == 33
    assert summary["origin_countries"] == 12
    assert summary["destination_countries"] == 22


def test_43_from_kenya_and_31_to_kenya(reading: Reading) -> None:
    found = rows(reading, "country_roles")
    assert submissions(found, country="KE", role="origin") == facts()["totals"]["kenya_as_origin"]
    assert submissions(found, country="KE", role="destination") == facts()["totals"]["kenya_as_destination"]


def test_the_five_printed_pairs_with_their_cases_low_and_high_alike(reading: Reading) -> None:
    found = rows(reading, "origin_destination")
    for number, pair in enumerate(facts()["origin_destination"]):
        row = next(
            r for r in found if (r["origin"], r["destination"]) == (pair["origin"], pair["destination"])
        )
        assert (row["submissions"], row["cases_low"], row["cases_high"]) == (
            pair["submissions"],
            pair["cases"],
            pair["cases"],
        )
        assert row["submissions"] == found[number]["submissions"]


def test_the_inferred_pairs(reading: Reading) -> None:
    found = {
        f"{r['origin']}-{r['destination']}": r["submissions"] for r in rows(reading, "origin_destination")
    }
    stated = {f"{p['origin']}-{p['destination']}": p["submissions"] for p in facts()["origin_destination"]}
    assert found == stated | facts()["inferred_submissions"]


def test_the_order_of_kenyas_destinations(reading: Reading) -> None:
    found = rows(reading, "origin_destination", "origin=KE")
    assert [r["destination"] for r in found][:6] == facts()["countries"]["kenya_top_destinations_in_order"]


def test_the_regional_groups(reading: Reading) -> None:
    found = rows(reading, "region_flows")
    stated = facts()["regions"]

    def flow(origin: str | None, destination: str | None) -> int:
        return submissions(found, origin_region=origin, destination_region=destination)

    assert flow("east_africa", "east_africa") == stated["regional_east_africa"]
    assert flow("east_africa", "middle_east") == stated["east_africa_to_middle_east"]
    assert flow("east_africa", "europe") == stated["east_africa_to_europe"]
    assert flow("east_africa", "asia") == stated["east_africa_to_asia"]
    assert flow("asia", "east_africa") == stated["asia_to_kenya"]
    assert flow("east_africa", "north_africa") == stated["east_africa_to_north_africa"]
    assert flow("europe", "east_africa") == stated["europe_to_kenya"]
    assert sum(r["submissions"] for r in found if None in (r["origin_region"], r["destination_region"])) == 2


def test_every_kenyan_place_in_its_role(reading: Reading) -> None:
    stated = facts()["places"]
    origins = {resolved(reading, name) for name in stated["kenyan_origins"]} | {"Taveta"}
    assert names(reading, "origin", "KE") == origins
    assert names(reading, "destination", "KE") == {
        resolved(reading, n) for n in stated["kenyan_destinations"]
    }
    kenyan = {resolved(reading, name) for name in stated["transit"] if name != "Kismayo"}
    airports = {resolved(reading, name) for name in stated["airports"]}
    assert names(reading, "transit", "KE") == kenyan | airports
    assert resolved(reading, "Kismayo", "SO") in names(reading, "transit", "SO")


def test_every_airline_with_its_routes_and_no_sixteen_claims_out_of_four(reading: Reading) -> None:
    found = rows(reading, "carriers")
    for stated in facts()["airline_routes"]:
        several = len(stated["airlines"]) > 1
        mine = [
            r
            for r in found
            if (r["claim"] == "one_of") == several
            and set(r["carrier"].split(" | ")) == set(stated["airlines"])
        ]
        assert sum(r["submissions"] for r in mine) == len(stated["routes"]), stated["airlines"]
        assert len({r["route"] for r in mine}) == len(stated["routes"])
    claims = [c for j in reading.journeys for c in j.carriers]
    assert len(claims) == sum(len(stated["routes"]) for stated in facts()["airline_routes"])


def test_malamba_is_asked_about_and_decided_openly(reading: Reading) -> None:
    asked = [p for p in reading.problems if p.text == "Malamba"]
    assert len(asked) == 1
    assert asked[0].decided
    assert asked[0].proposals[0].label.startswith("Malaba")
    undecided = njia.read(sorted(FOLDER.glob("member-*")), round="2020", country="KE")
    stop = next(s for j in undecided.journeys for s in j.stops if s.text.startswith("Malamba"))
    assert (stop.place, stop.country) == (None, "KE")


def test_bus_plane_and_the_traffickers_car_are_the_most_frequent_modes(reading: Reading) -> None:
    found = rows(reading, "modes")
    assert [r["mode"] for r in found][:3] == ["bus", "plane", "car"]
    several = sum(
        r["submissions"] for r in rows(reading, "mode_combinations") if r["modes"] and " + " in r["modes"]
    )
    assert several > 42


def test_routes_to_asia_are_all_by_plane_and_at_country_level(reading: Reading) -> None:
    to_asia = [j for j in reading.journeys if j.stops[-1].country in {"HK", "TH", "IN"}]
    assert len(to_asia) == 5
    assert all("plane" in j.modes for j in to_asia)
    assert all(s.place and s.place.kind == "country" for j in to_asia for s in (j.stops[0], j.stops[-1]))


def test_industries_of_kenyans_abroad_and_in_kenya(reading: Reading) -> None:
    found = rows(reading, "industries")
    order = ["domestic_work", "commercial_sex", "hospitality", "marriage", "begging"]
    abroad = Counter({r["industry"]: 0 for r in found})
    for r in found:
        if r["country"] == "KE" and r["group"] == "abroad":
            abroad[r["industry"]] += r["submissions"]
    assert [name for name, _ in abroad.most_common(5)] == order
    assert abroad["traditional_dance"] > 0
    inside: Counter[str] = Counter()
    for r in found:
        if r["country"] == "KE" and r["group"].startswith("within"):
            inside[r["industry"]] += r["submissions"]
    assert [name for name, _ in inside.most_common(5)] == [
        "domestic_work", "commercial_sex", "marriage", "begging", "hospitality",
    ]  # fmt: skip
    assert {"criminal_activities", "armed_groups", "transportation", "meat_processing"} <= set(inside)


def test_organ_removal_stands_on_the_route_to_libya(reading: Reading) -> None:
    found = [j for j in reading.journeys if {"organ_removal"} & {*j.industries, *j.exploitation}]
    assert found
    assert {j.stops[-1].country for j in found} == {"LY"}


def test_recruiters_are_most_often_relatives_and_close_friends(reading: Reading) -> None:
    found = [r["code"] for r in rows(reading, "recruitment") if r["list"] == "recruiter"]
    assert set(found[:2]) == {"relative", "friend"}
    means = {r["code"] for r in rows(reading, "recruitment") if r["list"] == "means"}
    assert {"deception", "threat", "fraud", "family_pressure"} <= means
    promises = {r["code"] for r in rows(reading, "recruitment") if r["list"] == "promise"}
    assert {"school", "job", "surgery"} <= promises


def test_the_running_case_has_its_route_and_nothing_of_its_circumstances(reading: Reading) -> None:
    (journey,) = [j for j in reading.journeys if j.stops[0].country == "FI"]
    assert [s.place.name for s in journey.stops if s.place] == ["Helsinki", "Addis Ababa"]
    assert journey.carriers == ("Ethiopian Airlines",)
    told = (journey.industries, journey.exploitation, journey.recruiters, journey.means, journey.channels)
    assert told == ((), (), (), (), ())
    assert journey.promises == ()
    assert journey.cases is None
    assert journey.who is None


def test_no_route_within_kenya_is_counted(reading: Reading) -> None:
    assert rows(reading, "internal") == []


def test_finland_and_somaliland_are_new_origins_and_eight_destinations_are_new(tmp_path: Path) -> None:
    from njia.snapshot import Content, write_snapshot

    pilot_folder = EXAMPLES / "kenya-2019"
    pilot = njia.read(sorted(pilot_folder.glob("member-*")), round="2019", country="KE")
    now = njia.read(sorted(FOLDER.glob("member-*")), round="2020", country="KE")
    assert len(pilot.journeys) == 115
    content = Content([*pilot.journeys, *now.journeys], regions=now.regions.countries)
    snapshot = write_snapshot(tmp_path / "both", content, now.gazetteer.place)
    from njia import analysis

    found = analysis.compute(snapshot, "rounds", analysis.Selection.parse([], analysis.Scope.administrator()))
    new = {
        subject: {
            r["item"] for r in found.data.to_pylist() if r["subject"] == subject and r["change"] == "new"
        }
        for subject in ("origin", "destination")
    }
    assert new["origin"] == set(facts()["countries"]["new_since_2019_as_origin"])
    assert new["destination"] == set(facts()["countries"]["new_since_2019_as_destination"])


def test_the_members_are_numbered_and_never_named(reading: Reading) -> None:
    assert {j.organisation for j in reading.journeys} == {f"Member {number}" for number in range(1, 13)}
