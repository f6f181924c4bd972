"""A misspelling is taken only where it leaves no doubt; else it is a proposal."""

from __future__ import annotations

import pytest

from njia.places import Context, Gazetteer


@pytest.mark.parametrize("text", ["Malamba", "Malamba, Kenya", "MALAMBA town"])
def test_malamba_is_a_proposal_and_malaba_the_first(gazetteer: Gazetteer, text: str) -> None:
    found = gazetteer.resolve(text, Context(None if "Kenya" in text else "KE"))
    assert (found.status, found.place, found.country) == ("unresolved", None, "KE")
    assert found.candidates[0].place.id == "gn:188025"
    assert all(candidate.place.country == "KE" for candidate in found.candidates)


@pytest.mark.parametrize(
    ("text", "country", "place_id"),
    [
        ("Nakurru", "KE", "gn:184622"),
        ("Instanbul", "TR", "gn:745044"),
        ("Istambull", "TR", "gn:745044"),
        ("Mombassa", "KE", "gn:186301"),
        ("Nairboi", "KE", "gn:184745"),
        ("Machackos", "KE", "gn:188492"),
        ("Machakoss town", "KE", "gn:188492"),
        ("Elderet", "KE", "gn:198629"),
        ("Kitalo", "KE", "gn:191220"),
        ("Mandero", "KE", "gn:187896"),
        ("Garisa B", "KE", "gn:197745"),
    ],
)
def test_a_clear_slip_resolves_with_less_than_certainty(
    gazetteer: Gazetteer, text: str, country: str, place_id: str | None
) -> None:
    found = gazetteer.resolve(text, Context(country))
    assert found.status == "resolved", found
    assert found.score < 0.99
    assert found.place is not None
    assert place_id in (None, found.place.id)


def test_why_says_how_it_matched(gazetteer: Gazetteer) -> None:
    why = gazetteer.resolve("Nakurru", Context("KE")).why
    assert why == 'matched "nakurru" ≈ "Nakuru", edit distance 1, country KE'


@pytest.mark.parametrize("text", ["Malabba xyz", "Marer", "Taba", "Nyaru", "Garb", "Tana xx"])
def test_a_doubtful_one_is_proposed_only(gazetteer: Gazetteer, text: str) -> None:
    found = gazetteer.resolve(text, Context("KE"))
    assert (found.status, found.place) == ("unresolved", None)


def test_a_name_of_a_place_elsewhere_is_no_misspelling(gazetteer: Gazetteer) -> None:
    elsewhere = gazetteer.resolve("Machala", Context("KE"))
    assert elsewhere.status == "unresolved"


def test_misspelt_countries(gazetteer: Gazetteer) -> None:
    for text, code in (("Tanzaniaa", "TZ"), ("Saudi Arabbia", "SA"), ("Ethiopiaa", "ET")):
        found = gazetteer.resolve(text)
        assert (found.status, found.country) == ("resolved", code)
        assert found.score < 0.99
