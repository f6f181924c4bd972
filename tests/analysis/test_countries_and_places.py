"""Countries and places by role, journeys within a country, and between regions."""

from __future__ import annotations


def test_journeys_without_an_end_have_nothing_there(network, counts):
    snapshot = network.snapshot(
        network.journey("Nairobi > Riyadh"),
        network.journey("- > Riyadh"),
        network.journey("Nairobi > -"),
        network.journey("- > Busia > -"),
    )
    assert counts(snapshot, "origin_destination", "origin destination") == {
        ("KE", "SA"): 1,
        (None, "SA"): 1,
        ("KE", None): 1,
        (None, None): 1,
    }


def test_a_stop_not_understood_keeps_the_country_that_is_certain(network, counts):
    snapshot = network.snapshot(network.journey("?KE > ~SA"), network.journey("? > Riyadh"))
    assert counts(snapshot, "origin_destination", "origin destination") == {("KE", "SA"): 1, (None, "SA"): 1}


def test_a_country_met_twice_in_one_role_counts_a_journey_once(network, counts):
    snapshot = network.snapshot(network.journey("Kampala > Busia > Nairobi > Kampala"))
    roles = counts(snapshot, "country_roles", "country role")
    assert roles == {
        ("UG", "origin"): 1,
        ("UG", "destination"): 1,
        ("KE", "transit"): 1,
        ("KE", "transit_only"): 1,
    }


def test_a_country_is_transit_only_where_no_journey_selected_starts_or_ends_in_it(network, counts):
    snapshot = network.snapshot(
        network.journey("Nairobi > Cairo > Tripoli"),
        network.journey("Nairobi > Addis Ababa > Riyadh"),
        network.journey("Addis Ababa > Beirut"),
    )
    everything = counts(snapshot, "country_roles", "country role")
    assert [key for key in everything if key[1] == "transit_only"] == [("EG", "transit_only")]
    kenyan = counts(snapshot, "country_roles", "country role", "origin=KE")
    assert {key[0] for key in kenyan if key[1] == "transit_only"} == {"EG", "ET"}


def test_every_journey_stands_once_among_origins_and_once_among_destinations(network, counts):
    snapshot = network.snapshot(
        network.journey("Nairobi > Riyadh"), network.journey("- > Busia > -"), network.journey("? > ?")
    )
    roles = counts(snapshot, "country_roles", "country role")
    assert roles[None, "origin"] == roles[None, "destination"] == 2
    assert roles["KE", "origin"] == roles["SA", "destination"] == 1
    assert roles["KE", "transit"] == 1


def test_places_by_role_tell_apart_what_was_not_told_from_what_was_not_understood(network, rows):
    snapshot = network.snapshot(
        network.journey("Nairobi > ~ET > ?SA"), network.journey("Ethiopia > ? > Riyadh")
    )
    found = {
        (row["place"], row["name"], row["kind"], row["country"], row["role"])
        for row in rows(snapshot, "places_by_role")
    }
    assert found == {
        ("gn:Nairobi", "Nairobi", "place", "KE", "origin"),
        ("iso:ET", "Ethiopia", "country", "ET", "transit"),
        (None, None, None, "SA", "destination"),
        ("iso:ET", "Ethiopia", "country", "ET", "origin"),
        (None, None, None, None, "transit"),
        ("gn:Riyadh", "Riyadh", "place", "SA", "destination"),
    }


def test_a_country_that_no_gazetteer_place_names_is_shown_by_its_code(network, rows):
    snapshot = network.snapshot(network.journey("~DE > Riyadh"))
    [origin] = [row for row in rows(snapshot, "places_by_role") if row["role"] == "origin"]
    assert (origin["place"], origin["name"], origin["kind"]) == ("iso:DE", "DE", "country")


def test_internal_journeys_have_both_ends_in_one_country(network, rows):
    snapshot = network.snapshot(
        network.journey("Busia > Nairobi"),
        network.journey("Busia > Kampala > Nairobi"),
        network.journey("Nairobi > Nairobi"),
        network.journey("?KE > Nairobi"),
        network.journey("Nairobi > Riyadh"),
        network.journey("? > ?"),
    )
    found = [
        (row["country"], row["origin_name"], row["destination_name"], row["submissions"])
        for row in rows(snapshot, "internal")
    ]
    assert found == [
        ("KE", "Busia", "Nairobi", 2),
        ("KE", "Nairobi", "Nairobi", 1),
        ("KE", None, "Nairobi", 1),
    ]


def test_a_country_in_no_region_and_no_country_are_in_no_region(network, counts):
    snapshot = network.snapshot(
        network.journey("Nairobi > Riyadh"),
        network.journey("Kampala > Beirut"),
        network.journey("Nairobi > Frankfurt"),
        network.journey("Nairobi > -"),
    )
    assert counts(snapshot, "region_flows", "origin_region destination_region") == {
        ("east_africa", "middle_east"): 2,
        ("east_africa", None): 2,
    }
