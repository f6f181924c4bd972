"""Every figure that the report prints, computed from the table of submissions without Njia."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest
from kenya_examples import codes, facts, pair, stop_country, stop_place, stops, submissions

ROWS = submissions(2020)
FROM_KENYA = [row for row in ROWS if row["origin_country"] == "KE"]
TO_KENYA = [row for row in ROWS if row["destination_country"] == "KE"]
SPELT_OTHERWISE = {"Malamba": "Malaba", "Lunga-Lunga": "Lunga Lunga", "Taveta": "Taita-Taveta"}


@pytest.fixture(scope="module")
def report() -> dict:
    return facts(2020)


def most_frequent(rows: list[dict[str, str]], field: str) -> list[str]:
    """Return the codes of a field, the most frequent first."""
    counts = Counter(code for row in rows for code in codes(row, field)).most_common()
    return [code for code, _ in counts]


def strictly_in_order(rows: list[dict[str, str]], field: str, expected: list[str]) -> bool:
    counts = Counter(code for row in rows for code in codes(row, field))
    first = [counts[code] for code in expected]
    rest = [count for code, count in counts.items() if code not in expected]
    return all(a > b for a, b in itertools.pairwise(first)) and min(first) > max(rest, default=0)


def test_there_are_84_submissions_of_twelve_members_each_known_by_its_own_id(report):
    assert len(ROWS) == report["totals"]["submissions"]
    assert len({row["id"] for row in ROWS}) == len(ROWS)
    assert {row["member"] for row in ROWS} == {f"Member {n}" for n in range(1, 13)}
    assert len(report["totals"]["contributors"]) == 12
    assert all(4 <= count <= 10 for count in Counter(row["member"] for row in ROWS).values())


def test_origins_and_destinations_are_the_printed_ones(report):
    assert {row["origin_country"] for row in ROWS} == set(report["countries"]["origins"])
    assert {row["destination_country"] for row in ROWS} == set(report["countries"]["destinations"])
    assert len(FROM_KENYA) == report["totals"]["kenya_as_origin"]
    assert len(TO_KENYA) == report["totals"]["kenya_as_destination"]
    assert not [row for row in FROM_KENYA if row["destination_country"] == "KE"]


def test_printed_pairs_have_their_submissions_and_exact_sums_of_cases(report):
    for printed in report["origin_destination"]:
        rows = [row for row in ROWS if pair(row) == f"{printed['origin']}-{printed['destination']}"]
        assert len(rows) == printed["submissions"]
        assert sum(int(row["cases_low"]) for row in rows) == printed["cases"]
        assert sum(int(row["cases_high"]) for row in rows) == printed["cases"]
        assert all(row["cases_low"] == row["cases_high"] for row in rows)


def test_every_pair_is_stated_or_inferred_with_its_number_of_submissions(report):
    expected = dict(report["inferred_submissions"])
    expected |= {f"{p['origin']}-{p['destination']}": p["submissions"] for p in report["origin_destination"]}
    assert Counter(map(pair, ROWS)) == expected


def test_top_destinations_from_kenya_come_in_the_printed_order(report):
    counts = Counter()
    for row in FROM_KENYA:
        counts[row["destination_country"]] += 10_000 + int(row["cases_low"] or 0)
    order = [country for country, _ in counts.most_common(6)]
    assert order == report["countries"]["kenya_top_destinations_in_order"]
    assert len({count for _, count in counts.most_common(7)}) == 7


def test_countries_only_passed_through_are_egypt_somalia_sudan_and_zambia(report):
    ends = {row[f"{end}_country"] for row in ROWS for end in ("origin", "destination")}
    passed = {stop_country(stop) for row in ROWS for stop in stops(row)} - {None}
    assert passed - ends == {"EG", "SD", "SO", "ZM"}
    assert "JO" in passed & ends
    assert len(passed | ends) == 33 == report["totals"]["countries_stated"] - 1


def test_regional_groups_have_their_printed_sizes(report, scheme):
    groups = Counter(
        (scheme.get(row["origin_country"]), scheme.get(row["destination_country"])) for row in ROWS
    )
    printed = report["regions"]
    assert groups == {
        ("east_africa", "east_africa"): printed["regional_east_africa"],
        ("east_africa", "middle_east"): printed["east_africa_to_middle_east"],
        ("east_africa", "europe"): printed["east_africa_to_europe"],
        ("east_africa", "asia"): printed["east_africa_to_asia"],
        ("asia", "east_africa"): printed["asia_to_kenya"],
        ("east_africa", "north_africa"): printed["east_africa_to_north_africa"],
        ("europe", "east_africa"): printed["europe_to_kenya"],
        ("east_africa", None): 1,
        (None, None): 1,
    }


def test_every_listed_place_in_kenya_is_used_in_its_role_and_no_other(report):
    places = report["places"]
    origins = {row["origin_place"] for row in FROM_KENYA} - {""}
    assert {SPELT_OTHERWISE.get(place, place) for place in origins} == set(places["kenyan_origins"])
    assert set(places["kenyan_origins"]) <= origins
    assert {row["destination_place"] for row in TO_KENYA} - {""} == set(places["kenyan_destinations"])


def test_every_listed_transit_place_and_airport_is_passed_through_and_no_other_in_kenya(report):
    passed = {(stop_place(stop), stop_country(stop)) for row in ROWS for stop in stops(row)}
    names = {name for name, _ in passed if name}
    listed = set(report["places"]["transit"])
    airports = {airport.split(",")[0] for airport in report["places"]["airports"]}
    assert listed | airports <= names
    assert {name for name, country in passed if country == "KE"} == (listed | airports) - {"Kismayo"}


def test_every_airline_flies_exactly_its_printed_routes(report):
    found = {(row["airline"], _route(row)) for row in ROWS if row["airline"]}
    printed = {
        (" | ".join(listed["airlines"]), _printed_route(route))
        for listed in report["airline_routes"]
        for route in listed["routes"]
    }
    assert found == printed
    assert len([row for row in ROWS if row["airline"]]) == len(printed) == 14


def test_unknown_stops_are_only_where_the_report_prints_unknown():
    unknown = {pair(row) for row in ROWS if "unknown" in stops(row)}
    assert unknown == {"KE-SA", "KE-DE", "KE-TR"}
    assert sum(stops(row).count("unknown") for row in ROWS) == 3


def test_routes_to_libya_and_from_the_congo_pass_the_printed_countries():
    ways = {pair(row): [stop_country(stop) for stop in stops(row)] for row in ROWS}
    assert ways["KE-LY"] == ["EG"]
    assert ways["XS-LY"] == ["SO", "ET", "SD"]
    assert "KE" in ways["CD-ET"]


def test_bus_plane_and_car_are_most_frequent_and_most_journeys_have_several_modes():
    assert strictly_in_order(ROWS, "modes", ["bus", "plane", "car"])
    assert sum(len(codes(row, "modes")) > 1 for row in ROWS) > len(ROWS) / 2


def test_routes_between_kenya_and_asia_know_only_countries_and_go_by_plane():
    asia = [row for row in FROM_KENYA if row["destination_country"] in {"HK", "IN", "TH"}]
    assert len(asia) == 5
    for row in asia:
        assert codes(row, "modes") == ["plane"]
        assert not row["origin_place"]
        assert not row["destination_place"]
        assert not row["transit"]


def test_industries_come_in_the_printed_orders():
    abroad = ["domestic_work", "commercial_sex", "hospitality", "marriage", "begging"]
    assert strictly_in_order(FROM_KENYA, "industry", abroad)
    within = ["domestic_work", "commercial_sex", "marriage", "begging", "hospitality"]
    assert strictly_in_order(TO_KENYA, "industry", within)


def test_special_industries_are_where_the_report_has_them():
    where = {
        code: {pair(row) for row in ROWS if code in codes(row, "industry")}
        for code in ("traditional_dance", "organ_removal", "transportation", "meat_processing")
    }
    assert where == {
        "traditional_dance": {"KE-TR", "KE-AE"},
        "organ_removal": {"XS-LY"},
        "transportation": {"ET-KE"},
        "meat_processing": {"ET-KE"},
    }
    assert {"criminal_activities", "armed_groups"} <= set(most_frequent(TO_KENYA, "industry"))


def test_recruitment_is_as_told():
    assert strictly_in_order(ROWS, "recruiter", ["relative", "friend"])
    assert set(most_frequent(ROWS, "recruiter")) == {
        "relative", "friend", "agent", "recruitment_bureau", "registered_agency", "community_member",
    }  # fmt: skip
    assert set(most_frequent(ROWS, "means")) == {
        "deception", "threat", "fraud", "family_pressure", "information_from_aid_workers",
    }  # fmt: skip
    assert set(most_frequent(ROWS, "promise")) == {"school", "job", "surgery", "better_life"}
    domestic = [row for row in ROWS if "domestic_work" in codes(row, "industry")]
    assert most_frequent(domestic, "channel") == ["word_of_mouth", "bureau", "registered_agency"]


def test_dadaab_and_the_promise_of_surgery_are_as_told():
    dadaab = [row for row in ROWS if row["origin_place"] == "Dadaab Camp"]
    assert all("information_from_aid_workers" in codes(row, "means") for row in dadaab)
    surgery = [row for row in ROWS if "surgery" in codes(row, "promise")]
    assert [(row["destination_place"], row["industry"], row["channel"]) for row in surgery] == [
        ("Nairobi", "begging", "village_visit")
    ]


def test_two_submissions_are_only_heard_of_and_all_are_of_2019(report):
    evidence = Counter(row["evidence"] for row in ROWS)
    assert evidence == {"worked": 82, "heard": report["totals"]["from_known_routes_only"]}
    assert all(row["period"].startswith(str(report["totals"]["cases_from_year"])) for row in ROWS)


def test_nothing_of_the_circumstances_of_the_running_case_from_finland_is_repeated():
    (row,) = [row for row in ROWS if row["origin_country"] == "FI"]
    told = {"industry", "exploitation", "cases_low", "recruiter", "means", "channel", "promise", "remarks"}
    assert not [field for field in told if row[field]]
    assert row["status"] == "running"


def test_who_sums_to_the_cases():
    for row in ROWS:
        if row["women"]:
            assert sum(int(row[who]) for who in ("women", "girls", "men", "boys")) == int(row["cases_low"])


def test_every_group_of_values_is_said_to_be_stated_inferred_or_filled_in_once():
    columns = {
        "airline": "airline", "modes": "modes", "industry": "industry", "cases_low": "cases",
        "intended_country": "intended", "women": "who", "status": "status", "corruption_at": "corruption",
        "evidence": "evidence", "period": "period", "reference": "reference", "remarks": "remarks",
        "recruiter": "recruitment", "origin_country": "pair",
    }  # fmt: skip
    for row in ROWS:
        said = [group for column in ("stated", "inferred", "filled_in") for group in codes(row, column)]
        assert len(said) == len(set(said)), row["id"]
        for column, group in columns.items():
            assert not row[column] or group in said, (row["id"], group)


def test_the_pilot_has_115_submissions_and_lacks_what_was_new_in_2020(report):
    pilot, told = submissions(2019), facts(2019)
    assert len(pilot) == told["totals"]["submissions_so_far"]
    assert len({row["member"] for row in pilot}) == len(told["totals"]["contributors"])
    countries = report["countries"]
    for end, listed in (("origin", "origins"), ("destination", "destinations")):
        new = set(countries[f"new_since_2019_as_{end}"])
        assert {row[f"{end}_country"] for row in pilot} == set(countries[listed]) - new
        assert new == set(told["findings"][f"not_yet_{end}s"])


def test_the_pilot_knows_no_place_in_kenya_but_its_two_airports():
    pilot = submissions(2019)
    for row in pilot:
        assert not (row["origin_place"] and row["origin_country"] == "KE")
        assert not (row["destination_place"] and row["destination_country"] == "KE")
        assert not (row["intended_place"] and row["intended_country"] == "KE")
    passed = Counter(stop_place(s) for row in pilot for s in stops(row) if stop_country(s) == "KE")
    assert set(passed) == {"Jomo Kenyatta International Airport", "Mombasa Airport"}


def test_domestic_work_was_by_far_the_most_common_in_the_pilot():
    counts = Counter(row["industry"] for row in submissions(2019)).most_common(2)
    assert counts[0][0] == "domestic_work"
    assert counts[0][1] > 3 * counts[1][1]


def _route(row: dict[str, str]) -> tuple[str, ...]:
    start = row["origin_place"]
    middle = [stop_place(stop) or stop for stop in stops(row)]
    return (start, *middle, row["destination_place"] or row["destination_country"])


def _printed_route(route: str) -> tuple[str, ...]:
    names = [stop.split(",")[0] for stop in route.split(" > ")]
    return tuple({"(unknown)": "unknown", "Saudi Arabia": "SA"}.get(name, name) for name in names)
