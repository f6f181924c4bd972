"""Which rounds a table is about where nobody says."""

from __future__ import annotations

from njia.analysis import Scope, Selection, compute

ADMINISTRATOR = Scope.administrator()


def submissions(snapshot, name: str, *conditions: str) -> int:
    return sum(row["submissions"] for row in asked(snapshot, name, *conditions).data.to_pylist())


def asked(snapshot, name: str, *conditions: str):
    return compute(snapshot, name, Selection.parse(conditions, ADMINISTRATOR))


def two_rounds(network):
    return network.snapshot(
        network.journey("Kampala > Riyadh", round="2018"),
        network.journey("Nairobi > Riyadh", round="2019"),
        network.journey("Nairobi > Riyadh", round="2019"),
        network.journey("Nairobi > Jeddah", round="2020"),
    )


def test_without_a_round_a_table_is_about_the_latest_and_says_so(network) -> None:
    snapshot = two_rounds(network)
    assert submissions(snapshot, "origin_destination") == 1
    assert any("2020" in note for note in asked(snapshot, "origin_destination").notes)


def test_one_round_needs_no_word(network) -> None:
    snapshot = network.snapshot(network.journey("Nairobi > Riyadh"))
    assert not any("round" in note for note in asked(snapshot, "origin_destination").notes)


def test_a_named_round_or_all_of_them(network) -> None:
    snapshot = two_rounds(network)
    assert submissions(snapshot, "origin_destination", "round=2019") == 2
    assert submissions(snapshot, "origin_destination", "round=all") == 4


def test_the_comparison_takes_the_round_before_the_one_named(network) -> None:
    rows = asked(two_rounds(network), "rounds", "round=2019").data.to_pylist()
    assert {(row["before_round"], row["after_round"]) for row in rows} == {("2018", "2019")}


def test_contributors_are_told_for_every_round(network) -> None:
    assert submissions(two_rounds(network), "contributors") == 4
