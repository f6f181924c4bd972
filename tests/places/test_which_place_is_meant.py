"""Names that several places bear: twins at borders, namesakes in the world, a county and its town."""

from __future__ import annotations

from pathlib import Path

import pytest

from njia.places import Context, Gazetteer
from njia.places.index import INDEX_DIR, Index


@pytest.mark.parametrize(
    ("name", "sides"),
    [
        ("Busia", {"KE": "gn:199989", "UG": "gn:234077"}),
        ("Malaba", {"KE": "gn:188025", "UG": "gn:8629414"}),
        ("Namanga", {"KE": "njia:ke-namanga", "TZ": "gn:151988"}),
        ("Moyale", {"KE": "gn:186180", "ET": "njia:et-moyale"}),
        ("Busia border", {"KE": "njia:ke-busia-border", "UG": "njia:ug-busia-border"}),
        ("Namanga OSBP", {"KE": "njia:ke-namanga-border", "TZ": "njia:tz-namanga-border"}),
        ("Isebania/Sirari", {"KE": "njia:ke-isebania-border", "TZ": "njia:tz-sirari-border"}),
        ("Mutukula", {"UG": "njia:ug-mutukula", "TZ": "njia:tz-mutukula"}),
        ("Rusumo", {"RW": "njia:rw-rusumo", "TZ": "njia:tz-rusumo"}),
    ],
)
def test_twin_border_towns_need_their_country(gazetteer: Gazetteer, name: str, sides: dict[str, str]) -> None:
    for country, place_id in sides.items():
        found = gazetteer.resolve(name, Context(country))
        assert found.place is not None, found
        assert found.place.id == place_id
    for context in (Context(), Context(home="DE"), Context(near=tuple(sides))):
        without = gazetteer.resolve(name, context)
        assert (without.status, without.place, without.country) == ("ambiguous", None, None)
        assert set(sides.values()) <= {candidate.place.id for candidate in without.candidates}


def test_home_or_the_only_country_of_the_journey_says_which_twin_and_that_it_did(
    gazetteer: Gazetteer,
) -> None:
    for context, place_id, whose in (
        (Context(home="KE"), "gn:199989", "home, KE"),
        (Context(home="UG", near=("KE",)), "gn:234077", "home, UG"),
        (Context(near=("UG", "SA")), "gn:234077", "the journey, UG"),
    ):
        found = gazetteer.resolve("Busia", context)
        assert found.place is not None
        assert (found.place.id, found.score) == (place_id, 0.9)
        assert found.why.endswith(f"of two sides of a border that of {whose}")


@pytest.mark.parametrize(
    "name", ["Georgetown", "La Paz", "San José", "Tripoli", "Victoria", "London airport"]
)
def test_names_of_the_world_without_country_are_ambiguous(gazetteer: Gazetteer, name: str) -> None:
    found = gazetteer.resolve(name)
    assert (found.status, found.place) == ("ambiguous", None)
    scores = [candidate.score for candidate in found.candidates]
    assert scores == sorted(scores, reverse=True)
    assert len({candidate.place.id for candidate in found.candidates}) == len(scores) > 1


def test_home_country_decides_between_strangers_only(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Eastleigh").status == "ambiguous"
    at_home = gazetteer.resolve("Eastleigh", Context(home="KE")).place
    assert at_home is not None
    assert at_home.id == "njia:ke-eastleigh"
    abroad = gazetteer.resolve("Dubai", Context(home="KE")).place
    assert abroad is not None
    assert abroad.country == "AE"


def test_a_place_of_the_wrong_country_is_worse_than_none(gazetteer: Gazetteer) -> None:
    for name, country in (("Mombasa", "TZ"), ("Kampala", "KE"), ("Mogadishu", "XS"), ("London", "KE")):
        found = gazetteer.resolve(name, Context(country))
        assert (found.status, found.place, found.country) == ("unresolved", None, country)


def test_the_town_before_its_county_unless_the_text_says_county(gazetteer: Gazetteer) -> None:
    for name, kind in (("Kwale", "place"), ("Kwale town", "place"), ("Kwale county", "admin1")):
        place = gazetteer.resolve(name, Context("KE")).place
        assert place is not None
        assert place.kind == kind


def test_a_county_and_a_town_elsewhere_of_one_name_are_ambiguous(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Samburu", Context("KE")).status == "ambiguous"


def test_a_word_of_kind_that_fits_no_place_of_the_name_is_not_passed_over(gazetteer: Gazetteer) -> None:
    for text in ("Kitale county", "Thika camp", "Kitui border", "Voi port"):
        found = gazetteer.resolve(text, Context("KE"))
        assert found.status == "unresolved", text
        assert found.candidates


@pytest.mark.parametrize(
    "text", ["Nairobi or Mombasa", "Nairobi/Mombasa", "Nairobi, Mombasa", "Nairobi au Mombasa"]
)
def test_two_places_in_one_cell_are_ambiguous(gazetteer: Gazetteer, text: str) -> None:
    found = gazetteer.resolve(text, Context("KE"))
    assert (found.status, found.country) == ("ambiguous", "KE")
    assert [candidate.place.id for candidate in found.candidates] == ["gn:184745", "gn:186301"]


def test_near_a_place_is_not_the_place(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("near Busia", Context("KE"))
    assert found.status == "unresolved"
    assert found.candidates[0].place.id == "gn:199989"


@pytest.mark.parametrize(
    "text",
    [
        "nairobi",
        "NAIROBI",
        "Nairobi.",
        "1. Nairobi",
        "Nairobi\u200f",
        "Nai\u00adrobi",
        "Nairobi city",
        "mji wa Nairobi",
        "مدينة نيروبي",
        "ናይሮቢ",
    ],
)
def test_case_marks_and_words_beside_change_nothing(gazetteer: Gazetteer, text: str) -> None:
    place = gazetteer.resolve(text, Context("KE")).place
    assert place is not None
    assert place.id == "gn:184745"


@pytest.mark.parametrize(
    ("text", "country", "place_id"),
    [
        ("Malaba (Kenya side)", None, "gn:188025"),
        ("K'la", "UG", "gn:232422"),
        ("مخيم كاكوما للاجئين", "KE", "njia:ke-kakuma-camp"),
        ("El Geneina", "SD", "gn:379303"),
        ("Kawangware Nairobi", None, "njia:ke-kawangware"),
        ("Nairobi, Kawangware", None, "njia:ke-kawangware"),
        ("ナイロビ", "KE", "gn:184745"),
        ("nchi ya Uganda", None, "iso:UG"),
        ("Marakwet Elgeyo", "KE", "iso:KE-05"),
        ("NBO", None, "iata:NBO"),
        ("NBO airport", "KE", "iata:NBO"),
        ("Mlolongo karibu na Nairobi", "KE", "gn:9166066"),
        ("Eastleigh section 3", "KE", "njia:ke-eastleigh"),
        ("sa3da", "YE", "gn:71334"),
        ("W. Pokot", "KE", "iso:KE-47"),
        ("Angeles City, Pampanga", None, "gn:1730737"),
        ("Mahboula kwt", "KW", "gn:285782"),
    ],
)
def test_words_beside_and_short_forms(
    gazetteer: Gazetteer, text: str, country: str | None, place_id: str
) -> None:
    found = gazetteer.resolve(text, Context(country))
    assert found.place is not None, found
    assert found.place.id == place_id


def test_of_two_names_the_known_one_is_taken_with_less_certainty(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("Zxqwvv Estate, Nairobi", Context("KE"))
    assert found.place is not None
    assert (found.place.id, found.score) == ("gn:184745", 0.85)
    assert "of which nothing is known" in found.why


def test_what_a_name_means_in_its_country_is_the_same_however_it_is_asked(gazetteer: Gazetteer) -> None:
    """The index keeps the answer for a plain name; a name with a full stop behind it is read the long way."""
    index = Index(INDEX_DIR)
    for row in range(7, len(index), 397):
        name, country = index.label(row), index.country(row)
        if country and name.isalpha():
            soon = gazetteer.resolve(name, Context(country))
            late = gazetteer.resolve(f"{name}.", Context(country))
            assert (soon.status, soon.place, soon.score) == (late.status, late.place, late.score), name


def test_a_place_has_names_by_language_and_a_source(gazetteer: Gazetteer) -> None:
    assert gazetteer.names_by_language("iso:KE")["ar"] == "كينيا"
    assert gazetteer.names_by_language("gn:184745")["am"] == "ናይሮቢ"
    assert gazetteer.source("gn:184745").startswith("GeoNames (CC BY 4.0)")
    assert "UNHCR" in gazetteer.source("njia:ke-ifo-camp")
    assert gazetteer.source("iata:NBO").startswith("airportsdata")
    with pytest.raises(KeyError):
        gazetteer.source("gn:1")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("GZ China", None),
        ("Metema / Gallabat", None),
        ("Birgunj / Raxaul", None),
        ("San Fernando", None),
        ("camp 7", None),
        ("Buenavista", "MX"),
        ("Ban Mai", "TH"),
        ("Kabanga", "TZ"),
        ("Jalalpur", "PK"),
    ],
)
def test_what_several_places_or_none_may_be_is_not_taken(
    gazetteer: Gazetteer, text: str, country: str | None
) -> None:
    assert gazetteer.resolve(text, Context(country)).place is None


def test_a_meaning_within_a_country_is_kept_to_it(gazetteer: Gazetteer) -> None:
    assert gazetteer.resolve("Bahati", Context("KE")).status == "ambiguous"
    assert gazetteer.resolve("Washington", Context("US")).status == "ambiguous"
    assert gazetteer.resolve("Heathrow", Context("GB")).place == gazetteer.place("iata:LHR")


def test_a_networks_own_numbered_camp_is_meant_without_its_country(tmp_path: Path) -> None:
    places = tmp_path / "places.csv"
    head = "id,name,kind,country,lat,lon,within,population,names,source"
    places.write_text(f"{head}\nown:block-9,Block 9,camp,KE,1.0,36.0,,,,us\n", "utf-8")
    found = Gazetteer.open([places]).resolve("Block 9")
    assert found.place is not None
    assert found.place.id == "own:block-9"
