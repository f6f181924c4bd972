"""Every place that the report of 2020 names, and others of the region, against coordinates from maps."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from njia.places import Context, Gazetteer
from njia.places.hits import distance_km
from njia.standard.journey import Place

with (Path(__file__).parent / "truth.csv").open(encoding="utf-8", newline="") as file:
    TRUTH = list(csv.DictReader(file))
WITHIN_KM = {"admin1": 25.0}


@pytest.mark.parametrize("row", TRUTH, ids=lambda row: f"{row['written']} {row['row_country']}".strip())
def test_the_right_place_at_the_right_point(gazetteer: Gazetteer, row: dict[str, str]) -> None:
    found = gazetteer.resolve(row["written"], Context(row["row_country"] or None))
    assert found.status == "resolved", found
    assert found.place is not None
    assert (found.place.id, found.place.kind, found.place.country) == (row["id"], row["kind"], row["country"])
    truth = Place("", "", "", None, float(row["lat"]), float(row["lon"]))
    apart = distance_km(found.place, truth)
    assert apart is not None
    assert apart < WITHIN_KM.get(row["kind"], 10.0)
    assert found.country == row["country"]
    assert found.candidates[0].place == found.place
    assert found.why


def test_a_neighbourhood_lies_in_its_city_county_and_country(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("njia:ke-eastleigh").parents == ("gn:184745", "iso:KE-30", "iso:KE")
    assert gazetteer.place("iata:NBO").parents == ("gn:184745", "iso:KE-30", "iso:KE")
    assert gazetteer.place("njia:ke-ifo-camp").parents == ("njia:ke-dadaab-camp", "iso:KE-07", "iso:KE")


def test_all_counties_of_kenya_have_a_point_and_are_found_by_name(gazetteer: Gazetteer) -> None:
    for number in range(1, 48):
        county = gazetteer.place(f"iso:KE-{number:02}")
        assert county.lat is not None
        assert gazetteer.resolve(f"{county.name} County", Context("KE")).place == county


def test_an_id_that_is_not_there_is_a_key_error(gazetteer: Gazetteer) -> None:
    for place_id in ("gn:1", "gn:x", "gn:99999999999", "iso:ZZ", "iata:???", "", "own:nothing"):
        with pytest.raises(KeyError):
            gazetteer.place(place_id)
