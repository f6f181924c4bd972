"""Hubs, corridors and the routes of carriers: what stands beside what on the way."""

from __future__ import annotations


def test_a_corridor_is_each_pair_of_consecutive_stops_in_the_direction_of_travel(network, counts):
    snapshot = network.snapshot(
        network.journey("Busia > Nairobi > Riyadh"), network.journey("Kampala > Busia > Nairobi > Beirut")
    )
    assert counts(snapshot, "corridors", "start_name end_name") == {
        ("Busia", "Nairobi"): 2,
        ("Nairobi", "Riyadh"): 1,
        ("Kampala", "Busia"): 1,
        ("Nairobi", "Beirut"): 1,
    }


def test_there_and_back_are_two_corridors_and_the_same_way_twice_is_one(network, counts):
    snapshot = network.snapshot(network.journey("Busia > Nairobi > Busia > Nairobi"))
    assert counts(snapshot, "corridors", "start_name end_name") == {
        ("Busia", "Nairobi"): 1,
        ("Nairobi", "Busia"): 1,
    }


def test_a_journey_of_one_stop_has_no_corridor(network, rows):
    assert rows(network.snapshot(network.journey("Busia > -")), "corridors") == []


def test_a_corridor_to_a_stop_not_understood_keeps_its_country(network, rows):
    [row] = rows(network.snapshot(network.journey("Busia > ?SA")), "corridors")
    assert (row["end"], row["end_name"], row["end_country"]) == (None, None, "SA")


def test_a_hub_tells_where_journeys_come_in_from_and_go_out_to(network, counts):
    snapshot = network.snapshot(
        network.journey("Busia > Nairobi > Riyadh"),
        network.journey("Kampala > Busia > Nairobi > Beirut"),
        network.journey("Nairobi > Beirut"),
    )
    assert counts(snapshot, "transit_hubs", "name direction other_name") == {
        ("Nairobi", "in", "Busia"): 2,
        ("Nairobi", "out", "Riyadh"): 1,
        ("Nairobi", "out", "Beirut"): 1,
        ("Busia", "in", "Kampala"): 1,
        ("Busia", "out", "Nairobi"): 1,
    }


def test_a_hub_at_either_end_of_what_is_known_has_nothing_beside_it(network, rows):
    snapshot = network.snapshot(network.journey("- > Busia > ?SA"))
    found = {(row["direction"], row["other"], row["other_country"]) for row in rows(snapshot, "transit_hubs")}
    assert found == {("in", None, None), ("out", None, "SA")}


def test_transit_stops_not_understood_are_no_hubs(network, rows):
    assert rows(network.snapshot(network.journey("Nairobi > ?ET > Riyadh")), "transit_hubs") == []


def test_a_hub_passed_twice_in_one_journey_counts_it_once_a_neighbour(network, counts):
    snapshot = network.snapshot(network.journey("Kampala > Busia > Nairobi > Busia > Riyadh"))
    assert counts(snapshot, "transit_hubs", "name direction other_name")["Nairobi", "in", "Busia"] == 1
    assert counts(snapshot, "transit_hubs", "name direction other_name")["Busia", "in", "Nairobi"] == 1


def test_one_of_several_carriers_is_one_claim_a_route(network, rows):
    several = "one_of:Emirates|Kenya Airways|Qatar Airways"
    snapshot = network.snapshot(
        network.journey("Busia > Nairobi > Beirut", carriers=(several,)),
        network.journey("Busia > Nairobi > Beirut", "BARAKA", carriers=(several, "KLM")),
        network.journey("Busia > Nairobi > Riyadh", carriers=(several,)),
        network.journey("Nairobi > Riyadh"),
    )
    found = [
        (row["carrier"], row["claim"], row["route"], row["origin"], row["destination"], row["submissions"])
        for row in rows(snapshot, "carriers")
    ]
    shown = "Emirates | Kenya Airways | Qatar Airways"
    assert found == [
        (shown, "one_of", "Busia > Nairobi > Beirut", "KE", "LB", 2),
        (shown, "one_of", "Busia > Nairobi > Riyadh", "KE", "SA", 1),
        ("KLM", "named", "Busia > Nairobi > Beirut", "KE", "LB", 1),
    ]


def test_a_route_names_what_is_known_of_each_stop(network, rows):
    snapshot = network.snapshot(network.journey("Nairobi > ? > ?SA > ~LB > Germany", carriers=("KLM",)))
    assert rows(snapshot, "carriers")[0]["route"] == "Nairobi > ? > SA > LB > Germany"


def test_a_long_route_keeps_its_order(network, rows):
    route = " > ".join(["Busia", "Nairobi"] * 7)
    snapshot = network.snapshot(network.journey(route, carriers=("KLM",)))
    assert rows(snapshot, "carriers")[0]["route"] == route
