"""Words for "unknown", descriptions, and cells that hold no name."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from njia.places import Context, Gazetteer

UNKNOWN = [
    "unknown", "Unknown.", "N/A", "n/a", "not known", "sijui", "haijulikani", "inconnu", "pas connu",
    "غير معروف", "لا أعرف", "አይታወቅም", "-", "--", "?", "???", "999", "", "   ", "…", "UNKNOWN TOWN", "\u200b",
]  # fmt: skip
DESCRIPTIONS = [
    "town",
    "the bush",
    "guest house",
    "her aunt's",
    "Refugee camp",
    "border",
    "kijijini",
    "الحدود",
    "ከተማ",
    "frontière",
]
NO_NAMES = [
    "=HYPERLINK(1)", "a@example.org", "https://x.org/a", "12/05/2019", "2019-05-12", "0712345678", "12345",
    "3.5", "🙂", "+254 700 000000", "x" * 10_000, "Nairobi " * 1_000, "{{7*7}}", "<b>", "'; drop table",
    "\x00", "\ud800",
]  # fmt: skip


@pytest.mark.parametrize("text", UNKNOWN)
def test_words_for_unknown(gazetteer: Gazetteer, text: str) -> None:
    found = gazetteer.resolve(text, Context("KE"))
    assert (found.status, found.place, found.candidates, found.country) == ("unknown", None, (), "KE")


@pytest.mark.parametrize("text", DESCRIPTIONS)
def test_descriptions_are_not_names(gazetteer: Gazetteer, text: str) -> None:
    for context in (Context(), Context("KE")):
        assert gazetteer.resolve(text, context).status == "unresolved"


def test_a_town_called_like_a_description_is_proposed(gazetteer: Gazetteer) -> None:
    found = gazetteer.resolve("Same", Context("TZ"))
    assert found.status == "unresolved"
    assert found.candidates[0].place.name == "Same"


@pytest.mark.parametrize("text", NO_NAMES, ids=lambda text: ascii(text[:20]))
def test_cells_without_a_name_are_unresolved(gazetteer: Gazetteer, text: str) -> None:
    for context in (Context(), Context("KE")):
        found = gazetteer.resolve(text, context)
        assert found.place is None
        assert found.text == text


def test_direction_marks_do_not_hide_a_name(gazetteer: Gazetteer) -> None:
    for text in ("\u202eNairobi\u202c", "Nai\u200brobi", "Nairobi\x07"):
        place = gazetteer.resolve(text, Context("KE")).place
        assert place is not None
        assert place.id == "gn:184745"


WORDS = st.sampled_from(
    [
        "Kenya",
        "Uganda",
        "Nairobi",
        "Busia",
        "border",
        "or",
        "unknown",
        "San José",
        "town",
        ",",
        "-",
        "/",
        "(",
        ")",
        "x",
        "السعودية",
        "በ",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(st.text(max_size=250), st.lists(WORDS, max_size=40).map(" ".join)),
    st.sampled_from(
        [Context(), Context("KE"), Context("ZZ"), Context("SO"), Context(home="KE", near=("UG", ""))]
    ),
)
@example("Kenya Uganda " * 15, Context())
@example("Kenya, Uganda, " * 13, Context("KE"))
@example("San José, San Antonio, Santa Maria, San Juan", Context())
def test_any_text_gets_an_answer(gazetteer: Gazetteer, text: str, context: Context) -> None:
    found = gazetteer.resolve(text, context)
    assert (found.place is not None) == (found.status == "resolved")
    assert found.text == text
    assert found.why
    if found.place and context.country == "KE":
        assert found.place.country == "KE"
