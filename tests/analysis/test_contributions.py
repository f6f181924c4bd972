"""What was contributed, seen and known; the summary; and what changed between rounds."""

from __future__ import annotations

from njia.analysis import Scope, Selection, compute
from njia.standard.journey import Period


def contribution(organisation, round_, **rows):
    counts = {"files": 1, "journey_rows": 0, "held_rows": 0, "observation_rows": 0, "ignored_rows": 0}
    return {"organisation": organisation, "round": round_} | counts | rows


def test_contributors_join_their_rows_with_their_journeys(network, rows):
    snapshot = network.snapshot(
        network.journey("Nairobi > Riyadh", "HOPE", cases=(2, 3)),
        network.journey("Nairobi > Riyadh", "HOPE", cases=None),
        network.journey("Nairobi > Riyadh", "HOPE", round="2019"),
        contributions=[
            contribution("HOPE", "2020", files=2, journey_rows=3, held_rows=1, ignored_rows=4),
            contribution("HOPE", "2019", journey_rows=1),
            contribution("BARAKA", "2020", held_rows=5, observation_rows=2),
        ],
    )
    found = [tuple(row.values()) for row in rows(snapshot, "contributors")]
    assert found == [
        ("HOPE", "2020", 2, 2, 3, 1, 1, 2, 3, 0, 1, 4),
        ("HOPE", "2019", 1, 1, 1, 1, 1, 1, 1, 0, 0, 0),
        ("BARAKA", "2020", 0, None, None, 0, 0, 1, 0, 2, 5, 0),
    ]


def test_conditions_on_journeys_leave_a_contributors_rows_whole(network, rows):
    snapshot = network.snapshot(
        network.journey("Nairobi > Riyadh"),
        contributions=[contribution("HOPE", "2020", journey_rows=1), contribution("BARAKA", "2019")],
    )
    [row] = rows(snapshot, "contributors", "origin=UG", "organisation=HOPE")
    assert (row["organisation"], row["submissions"], row["journey_rows"]) == ("HOPE", 0, 1)


def test_observations_are_counted_by_kind_and_place(network, rows):
    snapshot = network.snapshot(
        observations=[
            network.observation("Busia"),
            network.observation("Busia", organisation="BARAKA"),
            network.observation("Busia", "no_screening"),
            network.observation("?KE"),
        ]
    )
    assert [tuple(row.values()) for row in rows(snapshot, "observations")] == [
        ("corruption", "gn:Busia", "Busia", "KE", 2, 2),
        ("corruption", None, None, "KE", 1, 1),
        ("no_screening", "gn:Busia", "Busia", "KE", 1, 1),
    ]


def test_conditions_that_concern_observations_select_them(network, rows):
    snapshot = network.snapshot(
        observations=[
            network.observation("Busia", "corruption", period=Period("2019", "2019"), evidence="worked"),
            network.observation("Eastleigh", "no_screening", "BARAKA", round="2019", evidence="heard"),
            network.observation("Riyadh", "other"),
        ]
    )

    def kinds(*conditions):
        return sorted(row["kind"] for row in rows(snapshot, "observations", *conditions))

    assert kinds("round=2019") == kinds("organisation=BARAKA") == kinds("evidence=heard") == ["no_screening"]
    assert kinds("place=Nairobi") == ["no_screening"]
    assert (
        kinds("country=KE")
        == kinds("region=east_africa")
        == kinds("place=iso:KE")
        == ["corruption", "no_screening"]
    )
    assert kinds("period=2019-07") == ["corruption"]
    assert kinds("origin=UG", "country=SA") == ["other"]


def test_a_table_says_which_conditions_do_not_concern_it(network):
    snapshot = network.snapshot(observations=[network.observation("Busia")])
    selection = Selection.parse(["origin=UG", "mode=bus", "country=KE"], Scope.administrator())
    [note] = compute(snapshot, "observations", selection).notes
    assert note.endswith(": origin, mode.")


def test_evidence_not_told_has_its_own_row(network, counts):
    snapshot = network.snapshot(
        network.journey("Nairobi > Riyadh", evidence="worked"),
        network.journey("Nairobi > Riyadh", evidence="worked"),
        network.journey("Nairobi > Riyadh", evidence="heard"),
        network.journey("Nairobi > Riyadh"),
    )
    assert counts(snapshot, "evidence", "evidence") == {"worked": 2, "heard": 1, None: 1}


def test_the_summary_counts_countries_in_whatever_role(network, rows):
    snapshot = network.snapshot(
        network.journey("Nairobi > Cairo > Tripoli", cases=(10, 15), evidence="worked"),
        network.journey("Eastleigh > Addis Ababa > Nairobi", "BARAKA", cases=(20, None), evidence="heard"),
        network.journey("Ethiopia > -", cases=None, round="2019"),
        observations=[network.observation("Busia")],
        contributions=[contribution("HOPE", "2020", journey_rows=2, held_rows=3, ignored_rows=4)],
        problems=[
            {"organisation": "HOPE", "round": "2020", "code": "a", "status": "open", "count": 2},
            {"organisation": "HOPE", "round": "2020", "code": "a", "status": "decided", "count": 7},
        ],
    )
    summary = {row["measure"]: (row["low"], row["high"]) for row in rows(snapshot, "summary")}
    expected = {
        "submissions": 3,
        "cases_known": 2,
        "organisations": 2,
        "rounds": 2,
        "countries": 4,
        "origin_countries": 2,
        "transit_countries": 2,
        "destination_countries": 2,
        "transit_only_countries": 1,
        "places": 5,
        "worked": 1,
        "heard": 1,
        "evidence_unknown": 1,
        "internal": 1,
        "origin_unknown": 0,
        "destination_unknown": 1,
        "observations": 1,
        "files": 1,
        "journey_rows": 2,
        "observation_rows": 0,
        "held_rows": 3,
        "ignored_rows": 4,
        "open_problems": 2,
    }
    assert summary.pop("cases") == (30, None)
    assert summary == {measure: (count, count) for measure, count in expected.items()}


def changes(rows, snapshot, *conditions):
    return {
        (row["subject"], row["item"]): (
            row["change"],
            row["before"],
            row["after"],
            row["before_round"],
            row["after_round"],
        )
        for row in rows(snapshot, "rounds", *conditions)
    }


def three_rounds(network):
    return network.snapshot(
        network.journey("Nairobi > Tripoli", round="2018"),
        network.journey("Nairobi > Riyadh", round="2019"),
        network.journey("Nairobi > Addis Ababa > Beirut", round="2019"),
        network.journey("Nairobi > Riyadh", round="2020"),
        network.journey("Nairobi > Riyadh", round="2020"),
        network.journey("Kampala > -", round="2020"),
    )


def test_the_two_latest_rounds_are_compared(network, rows):
    assert changes(rows, three_rounds(network)) == {
        ("origin", "KE"): ("stays", 2, 2, "2019", "2020"),
        ("origin", "UG"): ("new", 0, 1, "2019", "2020"),
        ("transit", "ET"): ("gone", 1, 0, "2019", "2020"),
        ("destination", "SA"): ("stays", 1, 2, "2019", "2020"),
        ("destination", "LB"): ("gone", 1, 0, "2019", "2020"),
        ("pair", "KE-SA"): ("stays", 1, 2, "2019", "2020"),
        ("pair", "KE-LB"): ("gone", 1, 0, "2019", "2020"),
    }


def test_two_named_rounds_are_compared_in_the_order_named(network, rows):
    found = changes(rows, three_rounds(network), "round=2020,2018")
    assert found["destination", "LY"] == ("new", 0, 1, "2020", "2018")
    assert found["origin", "UG"] == ("gone", 1, 0, "2020", "2018")


def test_of_more_rounds_named_the_two_latest_are_compared(network, rows):
    assert changes(rows, three_rounds(network), "round=2018,2019,2020") == changes(
        rows, three_rounds(network)
    )


def test_other_conditions_hold_for_both_rounds(network, rows):
    found = changes(rows, three_rounds(network), "destination=SA")
    assert found == {
        ("origin", "KE"): ("stays", 1, 2, "2019", "2020"),
        ("destination", "SA"): ("stays", 1, 2, "2019", "2020"),
        ("pair", "KE-SA"): ("stays", 1, 2, "2019", "2020"),
    }


def test_a_round_without_another_to_compare_says_so(network):
    for conditions in (["round=2018"], ["round=2020,unknown"]):
        selection = Selection.parse(conditions, Scope.administrator())
        result = compute(three_rounds(network), "rounds", selection)
        assert result.data.num_rows == 0
        assert result.notes == ("A comparison needs two rounds; the selection has 1.",)
