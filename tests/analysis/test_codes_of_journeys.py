"""Transport, exploitation, recruitment, deception and who: what is told by codes and counts."""

from __future__ import annotations

from njia.standard.journey import Leg, Who


def test_modes_of_legs_and_of_the_whole_journey_count_once_each(network, counts):
    snapshot = network.snapshot(
        network.journey(
            "Busia > Nairobi > Riyadh", legs=(Leg(0, 1, ("bus",)), Leg(1, 2, ("plane",))), modes=("bus",)
        ),
        network.journey("Nairobi > Riyadh", modes=("plane",)),
        network.journey("Nairobi > Riyadh"),
    )
    assert counts(snapshot, "modes", "mode") == {"plane": 2, "bus": 1, None: 1}


def test_modes_together_stand_in_alphabetical_order(network, counts):
    snapshot = network.snapshot(
        network.journey("Nairobi > Riyadh", modes=("plane", "bus")),
        network.journey("Nairobi > Riyadh", modes=("bus", "plane")),
        network.journey("Nairobi > Riyadh", modes=("plane",)),
        network.journey("Nairobi > Riyadh", modes=("other:camel", "car", "plane")),
        network.journey("Nairobi > Riyadh"),
    )
    assert counts(snapshot, "mode_combinations", "modes") == {
        "bus + plane": 2,
        "plane": 1,
        "car + other:camel + plane": 1,
        None: 1,
    }


def test_industries_of_a_countrys_people_abroad_and_of_people_within_it(network, counts):
    snapshot = network.snapshot(
        network.journey("Nairobi > Riyadh", industries=("domestic_work",)),
        network.journey("Kampala > Nairobi", industries=("begging",)),
        network.journey("Busia > Nairobi", industries=("begging", "marriage")),
        network.journey("- > Nairobi"),
    )
    assert counts(snapshot, "industries", "country group basis industry") == {
        ("KE", "abroad", "origin", "domestic_work"): 1,
        ("SA", "within_foreign", "origin", "domestic_work"): 1,
        ("UG", "abroad", "origin", "begging"): 1,
        ("KE", "within_foreign", "origin", "begging"): 1,
        ("KE", "within_own", "origin", "begging"): 1,
        ("KE", "within_own", "origin", "marriage"): 1,
        ("KE", "within_unknown", None, None): 1,
        (None, "all", None, "begging"): 2,
        (None, "all", None, "domestic_work"): 1,
        (None, "all", None, "marriage"): 1,
        (None, "all", None, None): 1,
    }


def test_nationality_where_told_says_whose_people_they_are(network, counts):
    two = Who(nationalities=(("ET", 2), ("KE", None)))
    snapshot = network.snapshot(network.journey("Kampala > Nairobi", industries=("begging",), who=two))
    assert counts(snapshot, "industries", "country group basis") == {
        ("ET", "abroad", "nationality"): 1,
        ("KE", "within_foreign", "nationality"): 1,
        ("KE", "within_own", "nationality"): 1,
        (None, "all", None): 1,
    }


def test_without_a_destination_an_industry_stands_in_all_only(network, counts):
    snapshot = network.snapshot(network.journey("Kampala > -", industries=("begging",)))
    assert counts(snapshot, "industries", "country group industry") == {(None, "all", "begging"): 1}


def test_recruitment_counts_each_list_and_what_was_not_told(network, counts):
    snapshot = network.snapshot(
        network.journey("Nairobi > Riyadh", recruiters=("friend", "agent"), means=("fraud",)),
        network.journey("Nairobi > Riyadh", recruiters=("friend",), promises=("job",)),
    )
    assert counts(snapshot, "recruitment", "list code") == {
        ("recruiter", "friend"): 2,
        ("recruiter", "agent"): 1,
        ("means", "fraud"): 1,
        ("means", None): 1,
        ("channel", None): 2,
        ("promise", "job"): 1,
        ("promise", None): 1,
    }


def test_deception_compares_intended_and_actual_destination(network, counts):
    outcomes = {
        ("Nairobi > Riyadh", "Riyadh"): "as_intended",
        ("Nairobi > Riyadh", "Saudi Arabia"): "as_intended",
        ("Nairobi > Saudi Arabia", "Riyadh"): "as_intended",
        ("Kampala > Eastleigh", "Nairobi"): "as_intended",
        ("Kampala > Nairobi", "Eastleigh"): "as_intended",
        ("Nairobi > Riyadh", "?SA"): "as_intended",
        ("Nairobi > Riyadh", "Jeddah"): "another_place",
        ("Kampala > Mombasa", "Eastleigh"): "another_place",
        ("Nairobi > Riyadh", "Beirut"): "another_country",
        ("Nairobi > Riyadh", "?LB"): "another_country",
        ("Nairobi > Riyadh", None): "unknown",
        ("Nairobi > Riyadh", "?"): "unknown",
        ("Nairobi > -", "Riyadh"): "unknown",
    }
    for (route, intended), outcome in outcomes.items():
        snapshot = network.snapshot(network.journey(route, intended=intended))
        assert counts(snapshot, "deception", "outcome") == {outcome: 1}, (route, intended)


def test_who_sums_people_and_counts_the_submissions_that_count_them(network, rows):
    snapshot = network.snapshot(
        network.journey(
            "Nairobi > Riyadh", who=Who(women=3, girls=0, nationalities=(("KE", 2), ("UG", None)))
        ),
        network.journey("Nairobi > Riyadh", who=Who(women=4, nationalities=(("KE", 5),))),
        network.journey("Nairobi > Riyadh"),
    )
    assert [(row["group"], row["people"], row["submissions"]) for row in rows(snapshot, "who")] == [
        ("women", 7, 2),
        ("girls", 0, 1),
        ("nationality:KE", 7, 2),
        ("nationality:UG", None, 1),
    ]
