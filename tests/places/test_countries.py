"""Countries and regions in the five languages, by code, old name and abbreviation."""

from __future__ import annotations

import pytest

from njia.places import Context, Gazetteer

REPORT = {
    "Burundi": "BI", "Cameroon": "CM", "Democratic Republic Congo": "CD", "Ethiopia": "ET", "Finland": "FI",
    "India": "IN", "Kenya": "KE", "Nepal": "NP", "Rwanda": "RW", "Somaliland": "XS", "Tanzania": "TZ",
    "Uganda": "UG", "Saudi Arabia": "SA", "Bahrain": "BH", "Germany": "DE", "Hong Kong": "HK", "Iraq": "IQ",
    "Jordan": "JO", "Lebanon": "LB", "Libya": "LY", "Namibia": "NA", "Oman": "OM", "Qatar": "QA",
    "Thailand": "TH", "Turkey": "TR", "United Arab Emirates": "AE", "Greece": "GR", "Italy": "IT",
    "Netherlands": "NL", "Egypt": "EG", "Zambia": "ZM", "Somalia": "SO", "Sudan": "SD",
}  # fmt: skip
FIVE_LANGUAGES = {
    "DE": ("Germany", "Allemagne", "Ujerumani", "ألمانيا", "ጀርመን"),
    "FR": ("France", "France", "Ufaransa", "فرنسا", "ፈረንሳይ"),
    "SA": ("Saudi Arabia", "Arabie saoudite", "Saudia", "المملكة العربية السعودية", "ሳዑዲ ዓረቢያ"),
    "AE": ("United Arab Emirates", "Émirats arabes unis", "Falme za Kiarabu", "الإمارات العربية المتحدة",
           "የተባበሩት ዓረብ ኤምሬትስ"),
    "ET": ("Ethiopia", "Éthiopie", "Ethiopia", "إثيوبيا", "ኢትዮጵያ"),
    "LB": ("Lebanon", "Liban", "Lebanon", "لبنان", "ሊባኖስ"),
    "UG": ("Uganda", "Ouganda", "Uganda", "أوغندا", "ዩጋንዳ"),
    "XS": ("Somaliland", "Somaliland", "Somalilandi", "أرض الصومال", "ሶማሊላንድ"),
}  # fmt: skip
OTHER_NAMES = {
    "KSA": "SA", "UAE": "AE", "U.A.E.": "AE", "DRC": "CD", "Tz": "TZ", "KE": "KE", "KEN": "KE", "UK": "GB",
    "USA": "US", "Zaire": "CD", "Burma": "MM", "Holland": "NL", "Ivory Coast": "CI", "Kosovo": "XK",
    "السعودية": "SA", "the gambia": "GM", "Kenyan": "KE", "Ethopia": "ET", "  LEBANON ": "LB",
}  # fmt: skip


@pytest.mark.parametrize(("name", "code"), REPORT.items())
def test_countries_of_the_report(gazetteer: Gazetteer, name: str, code: str) -> None:
    found = gazetteer.resolve(name)
    assert found.place is not None
    assert (found.place.id, found.place.kind, found.country) == (f"iso:{code}", "country", code)
    assert gazetteer.resolve(name, Context(code)).place == found.place


@pytest.mark.parametrize("code", FIVE_LANGUAGES)
def test_countries_in_five_languages(gazetteer: Gazetteer, code: str) -> None:
    assert {gazetteer.country_code(name) for name in FIVE_LANGUAGES[code]} == {code}


@pytest.mark.parametrize(("name", "code"), OTHER_NAMES.items())
def test_codes_abbreviations_and_old_names(gazetteer: Gazetteer, name: str, code: str) -> None:
    assert gazetteer.country_code(name) == code


@pytest.mark.parametrize("name", ["", "Nairobi", "Gulf States", "ke ke", "xyz", "ken", "?"])
def test_what_is_no_country(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.country_code(name) is None


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Gulf States", "gulf-states"),
        ("دول الخليج", "gulf-states"),
        ("Middle East", "middle-east"),
        ("Moyen-Orient", "middle-east"),
        ("East Africa", "east-africa"),
        ("Afrika Mashariki", "east-africa"),
        ("Europe", "europe"),
        ("አውሮፓ", "europe"),
    ],
)
def test_regions_are_of_no_country_and_no_point(gazetteer: Gazetteer, name: str, region: str) -> None:
    place = gazetteer.resolve(name).place
    assert place is not None
    assert (place.id, place.kind, place.country, place.lat) == (f"njia:region-{region}", "region", None, None)


def test_a_country_in_the_place_column_of_another_country_is_not_taken(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("Uganda", Context("KE"))
    assert (found.status, found.place) == ("unresolved", None)
    assert found.candidates[0].place.id == "iso:UG"


def test_text_and_row_that_contradict_leave_the_country_open(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("Busia, Uganda", Context("KE"))
    assert (found.status, found.country) == ("unresolved", None)
    assert {"gn:234077", "gn:199989"} <= {candidate.place.id for candidate in found.candidates}


def test_a_country_with_a_place_not_known_stays_certain(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("unknown, Kenya")
    assert (found.status, found.country) == ("unknown", "KE")
    described = gazetteer.resolve("Kenya beach")
    assert (described.status, described.country) == ("unresolved", "KE")
