"""Words of numbers in seven languages."""

import tomllib

import pytest

from njia.intake.number_words import numbers
from njia.intake.phrases import DATA_DIR, normalise


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("twelve", 12), ("twenty five", 25), ("ninety nine", 99), ("half a dozen", 6), ("dozen", 12),
        ("one hundred", 100), ("one hundred and fifty", 150), ("vingt et un", 21), ("soixante dix", 70),
        ("soixante et onze", 71), ("quatre vingt dix neuf", 99), ("deux cents", 200), ("kumi na mbili", 12),
        ("ishirini na tano", 25), ("mia moja na hamsini", 150), ("wawili", 2), ("خمسة عشر", 15), ("خمسة وعشرين", 25),
        ("مائة", 100), ("مئة وخمسون", 150), ("አስራ ሁለት", 12), ("ሃያ አምስት", 25), ("መቶ ሃምሳ", 150),
        ("labaatan iyo shan", 25), ("shan iyo toban", 15), ("kudha lama", 12), ("digdamii shan", 25), ("ja'a", 6),
    ],
)  # fmt: skip
def test_number_words_have_their_value(words: str, value: int) -> None:
    assert numbers().values[normalise(words)] == value


@pytest.mark.parametrize("language", ["en", "fr", "sw", "ar", "am", "so", "om"])
def test_every_number_to_a_hundred_has_a_word(language: str) -> None:
    words = tomllib.loads((DATA_DIR / "numbers.toml").read_text("utf-8"))["language"][language]
    listed = {*words["words"].values(), *words["tens"].values(), *words["hundreds"].values()}
    assert {*range(1, 20), *range(20, 101, 10), *range(100, 1001, 100)} <= listed
    assert set(range(1, 101)) <= set(numbers().values.values())


@pytest.mark.parametrize(
    ("kind", "phrases"),
    [
        ("approximate", ["about", "approx", "circa", "~", "±", "environ", "à peu près", "takriban", "hivi", "حوالي",
                         "تقريبا", "ወደ", "ገደማ", "በግምት", "qiyaastii"]),
        ("more_than", ["more than", "over", "plus de", "zaidi ya", "أكثر من", "በላይ", "in ka badan"]),
        ("at_least", ["at least", "min", "au moins", "angalau", "على الأقل", "ቢያንስ", "ugu yaraan", "na zaidi"]),
        ("less_than", ["less than", "under", "moins de", "chini ya", "أقل من", "በታች"]),
        ("up_to", ["up to", "at most", "max", "jusqu'à", "au plus", "حتى", "ቢበዛ"]),
        ("between", ["between", "entre", "kati ya", "بين", "መካከል"]),
        ("to", ["to", "à", "hadi", "mpaka", "إلى", "እስከ", "-", "–"]),
        ("persons", ["cases", "victims", "girls", "of women", "victimes", "de filles", "waathirika", "watu", "ضحايا",
                     "حالة", "ሰዎች", "ተጎጂዎች"]),
        ("groups", ["families", "groups", "familles", "familia", "عائلات", "ቤተሰቦች"]),
    ],
)  # fmt: skip
def test_words_round_a_number_are_of_one_kind(kind: str, phrases: list[str]) -> None:
    known = numbers()
    for phrase in phrases:
        written = normalise(phrase) or phrase
        assert written in getattr(known, kind), phrase
        others = {
            "approximate",
            "more_than",
            "at_least",
            "less_than",
            "up_to",
            "between",
            "persons",
            "groups",
        } - {kind}
        assert [other for other in others if written in getattr(known, other)] == []


def test_an_approximate_number_word_is_no_exact_one() -> None:
    assert numbers().approximate_values["une dizaine"] == 10
    assert numbers().approximate_values["vingtaine"] == 20
    assert not numbers().approximate_values.keys() & numbers().values.keys()
