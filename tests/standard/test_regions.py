"""Regions: the worldwide scheme, and a network's own."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from pathlib import Path

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.standard.language import LANGUAGES
from njia.standard.regions import REGIONS_FILE, Regions, RegionsFileError

WORLD = {country.alpha_2 for country in pycountry.countries} | {"XS", "XK"}
SCRIPTS = {"en": "LATIN", "fr": "LATIN", "sw": "LATIN", "ar": "ARABIC", "am": "ETHIOPIC"}


def own(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "our-regions.toml"
    path.write_text(text, "utf-8")
    return path


def test_the_default_scheme_parts_the_world_completely() -> None:
    assert set(Regions.default().countries) == WORLD


def test_every_country_is_listed_once() -> None:
    listed = re.findall(r'"([A-Z]{2})"', REGIONS_FILE.read_text("utf-8"))
    assert sorted(listed) == sorted(WORLD)


def test_every_region_has_countries_and_a_label_in_five_languages_each_in_its_script() -> None:
    regions = Regions.default()
    assert set(regions.countries.values()) == set(regions.labels)
    for labels in regions.labels.values():
        assert tuple(labels) == LANGUAGES
        for language, label in labels.items():
            letters = [letter for letter in label if unicodedata.category(letter).startswith("L")]
            assert {unicodedata.name(letter).split()[0] for letter in letters} == {SCRIPTS[language]}


@pytest.mark.parametrize(
    ("region", "countries"),
    [
        ("east_africa", "KE UG TZ RW BI CD ET ER DJ SO XS SS SD"),
        ("middle_east", "SA AE QA BH KW OM LB JO SY IQ IR TR YE IL PS"),
        ("north_africa", "LY EG"),
        ("southern_africa", "NA ZM ZA"),
        ("central_africa", "CM"),
        ("europe", "DE GR IT NL FI XK"),
        ("south_asia", "IN NP"),
        ("southeast_asia", "TH"),
        ("east_asia", "HK"),
    ],
)
def test_the_regions_of_the_kenyan_routes_are_those_the_network_speaks_of(
    region: str, countries: str
) -> None:
    assert {Regions.default().countries[country] for country in countries.split()} == {region}


def test_every_departure_from_m49_is_told() -> None:
    notes = " ".join(Regions.default().notes)
    departing = "SD CD XS MW MZ ZM ZW AO IR TR AM AZ GE CY XK TW AQ"
    for country in departing.split(" "):
        assert re.search(rf"\b{country}\b", notes), country


def test_a_region_is_named_in_the_language_asked_for() -> None:
    assert Regions.default().label("east_africa", "sw") == "Afrika Mashariki"
    assert Regions.default().label("east_africa") == "East Africa"


def test_a_network_can_have_its_own_scheme_that_leaves_countries_out(tmp_path: Path) -> None:
    path = own(
        tmp_path,
        """
        scheme = "kenya-2020"
        notes = ["Turkey is counted as Europe, as the report does."]
        [regions.east]
        label = { en = "East Africa", fr = "Afrique de l'Est" }
        countries = ["KE", "XS"]
        [regions.europe]
        label = { fr = "Europe et Turquie" }
        countries = ["TR", "DE"]
        """,
    )
    regions = Regions.load(path)
    assert regions.scheme == "kenya-2020"
    assert regions.countries == {"KE": "east", "XS": "east", "TR": "europe", "DE": "europe"}
    assert regions.countries.get("CM") is None
    assert regions.label("east", "am") == "East Africa"
    assert regions.label("europe", "en") == "Europe et Turquie"
    assert regions.notes == ("Turkey is counted as Europe, as the report does.",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "[regions.a]\nlabel={en='A'}\ncountries=['KE']\n[regions.b]\nlabel={en='B'}\ncountries=['KE']",
            "KE is in a and in b. Keep it",
        ),
        (
            "[regions.a]\nlabel={en='A'}\ncountries=['KE','UK']",
            "UK, in the region a, is no country code. Use the two capital",
        ),
        ("[regions.a]\nlabel={en='A'}\ncountries=['Kenya']", "Kenya, in the region a, is no country code."),
        ("[regions.a]\nlabel={en='A'}\ncountries=[254]", "254, in the region a, is no country code."),
        ("[regions.a]\nlabel={en='A'}\ncountries=['KE', ['UG']]", "no country code."),
        ("[regions.a]\ncountries=['KE']", "the region a has no label. Add one"),
        ("[regions.a]\nlabel={en=1}\ncountries=['KE']", "the region a has no label. Add one"),
        ("[regions.a]\nlabel={en='A'}", "the region a has no countries. Add them"),
        ("[regions.'East Africa']\nlabel={en='A'}\ncountries=['KE']", "East Africa has other signs than"),
        ("[regions.a]\nlabel={en=' '}\ncountries=['KE']", "the region a has no label. Add one"),
        ("notes='x'\n[regions.a]\nlabel={en='A'}\ncountries=['KE']", "the notes are no list of sentences"),
        ("scheme = 'x'", "has no regions. Add one"),
        ("regions = 3", "has no regions. Add one"),
        ("[regions.a\n", "is not a TOML file"),
    ],
)
def test_a_faulty_scheme_is_refused_with_file_fault_and_remedy(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(RegionsFileError) as refused:
        Regions.load(own(tmp_path, text))
    assert isinstance(refused.value, ValueError)
    assert "our-regions.toml" in str(refused.value)
    assert says in str(refused.value)
    assert refused.value.sentence("en") == str(refused.value)


@given(st.text() | st.text("[]regions.a={}\n'\"label counties,KE", max_size=60))
def test_whatever_the_file_holds_it_is_a_scheme_or_refused(text: str) -> None:
    with suppress(RegionsFileError):
        assert Regions.parse(text, "wild.toml").labels


def test_a_scheme_that_is_missing_or_not_text_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RegionsFileError, match=r"none\.toml cannot be read: No such file"):
        Regions.load(tmp_path / "none.toml")
    binary = tmp_path / "regions.toml"
    binary.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(RegionsFileError, match="is not text in UTF-8"):
        Regions.load(binary)
