"""How submissions, cases and organisations are counted, in every counting table alike."""

from __future__ import annotations

from njia.analysis import Scope, Selection, compute

MEASURES = ("submissions", "cases_low", "cases_high", "cases_known", "organisations")


def measured(row):
    return tuple(row[name] for name in MEASURES)


def test_ranges_are_summed_at_both_ends(network, rows):
    journeys = (
        network.journey("Nairobi > Riyadh", cases=(10, 15)),
        network.journey("Busia > Jeddah", cases=(1, 1)),
    )
    [row] = rows(network.snapshot(*journeys), "origin_destination")
    assert measured(row) == (2, 11, 16, 2, 1)


def test_one_open_range_leaves_the_sum_without_upper_end(network, rows):
    journeys = (
        network.journey("Nairobi > Riyadh", cases=(20, None)),
        network.journey("Nairobi > Riyadh", cases=(5, 9)),
    )
    [row] = rows(network.snapshot(*journeys), "origin_destination")
    assert measured(row) == (2, 25, None, 2, 1)


def test_unknown_cases_are_left_out_of_the_sum_and_do_not_open_it(network, rows):
    journeys = (
        network.journey("Nairobi > Riyadh", cases=None),
        network.journey("Nairobi > Riyadh", cases=(5, 9)),
    )
    [row] = rows(network.snapshot(*journeys), "origin_destination")
    assert measured(row) == (2, 5, 9, 1, 1)


def test_where_no_cases_are_known_there_is_no_sum(network, rows):
    snapshot = network.snapshot(network.journey("Nairobi > Riyadh", cases=None))
    for name in ("origin_destination", "corridors", "modes", "evidence"):
        assert measured(rows(snapshot, name)[0]) == (1, None, None, 0, 1)


def test_organisations_are_counted_once_each(network, rows):
    journeys = [network.journey("Nairobi > Riyadh", member) for member in ("HOPE", "BARAKA", "HOPE")]
    [row] = rows(network.snapshot(*journeys), "evidence")
    assert (row["submissions"], row["organisations"]) == (3, 2)


def test_rows_stand_in_order_of_submissions_then_cases_then_names(network, rows):
    snapshot = network.snapshot(
        network.journey("Nairobi > Riyadh", cases=(1, 1)),
        network.journey("Nairobi > Riyadh", cases=None),
        network.journey("Kampala > Riyadh", cases=(3, 3)),
        network.journey("Nairobi > Beirut", cases=(7, 7)),
        network.journey("Addis Ababa > Beirut", cases=(3, 3)),
        network.journey("Addis Ababa > Cairo", cases=None),
    )
    ordered = [(row["origin"], row["destination"]) for row in rows(snapshot, "origin_destination")]
    assert ordered == [("KE", "SA"), ("KE", "LB"), ("ET", "LB"), ("UG", "SA"), ("ET", "EG")]


def test_notes_tell_what_a_reader_of_the_figures_must_know(network):
    snapshot = network.snapshot(
        network.journey("Nairobi > Riyadh", cases=(20, None)),
        network.journey("Nairobi > -", "BARAKA", cases=None),
        network.journey("? > Riyadh", "BARAKA", cases=None),
    )
    notes = compute(snapshot, "origin_destination", Selection({}, Scope.administrator())).notes
    assert notes == (
        "Reports of several members may overlap: the same victims may be counted more than once.",
        "Some ranges have no upper end, so neither have their sums.",
        "Submissions whose number of cases is not known: 2.",
        "Submissions whose country of origin is not known: 1.",
        "Submissions whose country of exploitation is not known: 1.",
    )


def test_figures_without_reservations_have_no_notes(network):
    snapshot = network.snapshot(network.journey("Nairobi > Riyadh"))
    assert compute(snapshot, "origin_destination", Selection({}, Scope.administrator())).notes == ()


def test_notes_speak_of_the_selection_only(network):
    snapshot = network.snapshot(
        network.journey("Nairobi > Riyadh"), network.journey("Kampala > Beirut", "BARAKA", cases=None)
    )
    selection = Selection.parse(["origin=KE"], Scope.administrator())
    assert compute(snapshot, "modes", selection).notes == ()


def test_an_empty_snapshot_has_tables_without_rows(network, rows):
    snapshot = network.snapshot()
    for name in ("origin_destination", "country_roles", "corridors", "modes", "industries", "who", "rounds"):
        assert rows(snapshot, name) == []
    summary = {row["measure"]: (row["low"], row["high"]) for row in rows(snapshot, "summary")}
    assert summary["submissions"] == (0, 0)
    assert summary["cases"] == (None, None)
