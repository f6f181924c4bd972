"""The code lists: labels in five languages, and HTCDS and ISIC, or the reason why not."""

from __future__ import annotations

import unicodedata
from typing import get_args

import pytest

from njia.standard.codes import Code, CodeList, code_list, code_lists
from njia.standard.htcds import htcds_fields, htcds_mapping
from njia.standard.journey import PLACE_KINDS, Basis, CaseStatus, Evidence, Role, StopStatus
from njia.standard.language import LANGUAGES

LISTS = code_lists()
CODES = [
    pytest.param(listed, code, id=f"{name}:{key}")
    for name, listed in LISTS.items()
    for key, code in listed.codes.items()
]
SCRIPTS = {"en": "LATIN", "fr": "LATIN", "sw": "LATIN", "ar": "ARABIC", "am": "ETHIOPIC"}
NEVER = (
    "illegal",
    "illégal",
    "haramu",
    "prostitut",
    "slave",
    "esclav",
    "utumwa",
    "عبودية",
    "غير شرعي",
    "ባርነት",
    "ሕገወጥ",
)


def scripts_of(text: str) -> set[str]:
    return {
        unicodedata.name(letter).split()[0] for letter in text if unicodedata.category(letter).startswith("L")
    }


def test_the_lists_are_those_of_the_standard() -> None:
    assert set(LISTS) == {
        *(
            "mode",
            "industry",
            "exploitation",
            "recruiter",
            "means",
            "channel",
            "promise",
            "evidence",
            "status",
            "basis",
        ),
        *("role", "stop_status", "place_kind", "observation_kind", "sharing", "disposition"),
    }


def test_the_modes_are_those_of_the_command_line_contract() -> None:
    modes = "bus minibus car motorcycle bicycle truck train boat plane foot other"
    assert list(code_list("mode").codes) == modes.split()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("evidence", get_args(Evidence)),
        ("status", get_args(CaseStatus)),
        ("basis", get_args(Basis)),
        ("role", get_args(Role)),
        ("stop_status", get_args(StopStatus)),
        ("place_kind", PLACE_KINDS),
    ],
)
def test_a_list_that_is_also_a_type_has_the_same_codes(name: str, typed: tuple[str, ...]) -> None:
    assert tuple(code_list(name).codes) == typed


@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS)
def test_every_list_says_its_source_and_its_name_in_five_languages(listed: CodeList) -> None:
    assert listed.source
    assert tuple(listed.labels) == LANGUAGES
    for language, label in listed.labels.items():
        assert scripts_of(label) == {SCRIPTS[language]}


@pytest.mark.parametrize(("listed", "code"), CODES)
def test_every_code_has_a_label_in_five_languages_each_in_its_script(listed: CodeList, code: Code) -> None:
    assert tuple(code.labels) == LANGUAGES
    for language, label in code.labels.items():
        assert label == label.strip()
        assert scripts_of(label) == {SCRIPTS[language]}, f"{language}: {label}"
        assert unicodedata.is_normalized("NFC", label)


@pytest.mark.parametrize(("listed", "code"), CODES)
def test_labels_begin_with_a_capital_and_never_use_words_that_harm(listed: CodeList, code: Code) -> None:
    for label in code.labels.values():
        assert label[0] == label[0].upper()
        assert not [word for word in NEVER if word in label.casefold()]


@pytest.mark.parametrize("listed", LISTS.values(), ids=LISTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_codes_of_a_list_are_called_the_same(listed: CodeList, language: str) -> None:
    labels = [code.labels[language] for code in listed.codes.values()]
    assert len(labels) == len(set(labels))


@pytest.mark.parametrize(("listed", "code"), CODES)
def test_every_code_has_an_htcds_value_that_exists_or_says_why_not(listed: CodeList, code: Code) -> None:
    if code.htcds_none is not None:
        assert code.htcds_none.endswith(".")
        assert code.htcds_field is None
        assert code.htcds_value is None
    else:
        assert code.htcds_field is not None
        assert code.htcds_value in htcds_fields()[code.htcds_field].values


@pytest.mark.parametrize(("listed", "code"), [one for one in CODES if one.values[1].htcds_field])
def test_what_leaves_as_an_htcds_value_is_not_lost_when_it_comes_back(listed: CodeList, code: Code) -> None:
    assert code.htcds_field is not None
    assert code.htcds_value is not None
    assert htcds_mapping().fields[code.htcds_field].values[code.htcds_value].to


@pytest.mark.parametrize("code", code_list("industry").codes.values(), ids=code_list("industry").codes)
def test_every_industry_has_a_section_of_isic_or_says_why_not(code: Code) -> None:
    assert (code.isic is None) != (code.isic_none is None)
    if code.isic is None:
        return
    sections = {value[0] for value in htcds_fields()["vic_ForcedLabourIndustry"].values}
    assert sections == set("ABCDEFGHIJKLMNOPQRSTU")
    assert code.isic in sections
    if code.htcds_field == "vic_ForcedLabourIndustry":
        assert code.htcds_value is not None
        assert code.htcds_value.startswith(f"{code.isic}_")


def test_only_industries_have_a_section_of_isic() -> None:
    other = [code for name, listed in LISTS.items() if name != "industry" for code in listed.codes.values()]
    assert not [code for code in other if code.isic or code.isic_none]


def test_a_word_outside_its_list_is_shown_as_written() -> None:
    assert code_list("mode").label("other:matatu", "ar") == "matatu"


def test_one_of_several_shows_every_label() -> None:
    assert code_list("industry").label("one_of:agriculture|fishing") == "Agriculture and forestry / Fishing"
    assert (
        code_list("industry").label("one_of:agriculture|fishing", "fr")
        == "Agriculture et sylviculture / Pêche"
    )


def test_a_list_that_does_not_exist_names_those_that_do() -> None:
    with pytest.raises(KeyError, match=r"no code list 'vehicle'; there are basis, channel"):
        code_list("vehicle")
