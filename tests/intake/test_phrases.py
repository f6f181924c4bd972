"""Texts as they are compared."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.intake.phrases import DATA_DIR, normalise


@pytest.mark.parametrize("name", ["headings", "marks", "numbers", "carriers"])
def test_no_phrase_of_a_data_file_holds_two(name: str) -> None:
    """A quotation mark in the wrong place makes one phrase of several."""

    def phrases(node: object) -> list[str]:
        if isinstance(node, dict):
            return [p for key, value in node.items() for p in (key, *phrases(value))]
        if isinstance(node, list):
            return [p for value in node for p in phrases(value)]
        return [node] if isinstance(node, str) else []

    data = tomllib.loads((DATA_DIR / f"{name}.toml").read_text("utf-8"))
    assert [
        phrase for phrase in phrases(data) if "," in phrase or phrase.count("(") != phrase.count(")")
    ] == []


@given(st.text(max_size=80))
def test_a_normalised_text_stays_as_it_is(text: str) -> None:
    once = normalise(text)
    assert normalise(once) == once
    assert once == " ".join(once.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Élève  D’ORIGINE", "eleve d'origine"),
        ("Victim's", "victim s"),
        ("Origin & transit", "origin and transit"),
        ("المُجَنِّد", "المجند"),
        ("الأصل", "الاصل"),
        ("إلى", "الي"),
        ("السنة", "السنه"),
        ("العـــدد", "العدد"),
        ("ሥራ ዘርፍ", "ስራ ዘርፍ"),
        ("ፆታ", "ጾታ"),
        ("ኃይል", "ሀይል"),
        ("ዓመት", "አመት"),
        ("٢٠١٩", "2019"),
        ("Transit_point-2", "transit point 2"),
        ("N°", "n"),
    ],
)
def test_letters_that_stand_for_one_another_are_one(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)
