"""Cells and headings that say something of themselves."""

import tomllib

import pytest

from njia.intake.marks import is_note, is_total, is_unknown, months, says_estimated
from njia.intake.phrases import DATA_DIR, normalise


@pytest.mark.parametrize(
    "text",
    [
        "Note: cases of 2019 only", "Notes", "N.B. figures are estimates", "NB: see below", "* estimated",
        "** heard of", "Source: interviews", "Key", "Key: W = worked on", "Please note that two are open",
        "Kumbuka: idadi ni makadirio", "Chanzo: mahojiano", "Remarque : chiffres estimés", "Source : entretiens",
        "ملاحظة: الأرقام تقديرية", "المصدر: مقابلات", "ማስታወሻ፡ ቁጥሮቹ ግምት ናቸው", "Prepared by the case team",
        "Imeandaliwa na shirika", "Hubachiisa: tilmaama", "Fiiro gaar ah: qiyaas",
    ],
)  # fmt: skip
def test_a_note_is_known_by_its_beginning(text: str) -> None:
    assert is_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "Keyport",
        "Source of the Nile, Jinja",
        "Notting Hill",
        "Nairobi",
        "Keekorok",
        "Kenya",
        "10",
        "Kumba",
        "-",
    ],
)
def test_a_place_is_no_note(text: str) -> None:
    assert not is_note(text)


@pytest.mark.parametrize(
    "text",
    [
        "Total", "TOTAL:", "Totals", "Sub-total", "Subtotal", "Grand total", "Total cases: 45", "Total victims",
        "Total Kenya", "Total number of cases", "Cases (total)", "Jumla", "Jumla kuu", "Jumla ya waathirika",
        "Sous-total", "Total général", "Total des cas", "المجموع", "الإجمالي", "المجموع الكلي", "ድምር", "ጠቅላላ ድምር",
        "ጠቅላላ", "Wadarta", "Ida'ama", "Sum",
    ],
)  # fmt: skip
def test_a_sum_says_so(text: str) -> None:
    assert is_total(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nairobi", "Totalled car", "Total petrol station near Thika Road", "Kenya", "12", "", "Jumlagaru",
        "Total victims rescued in the operation at the Malaba border by police", "Totota", "Summit",
    ],
)  # fmt: skip
def test_what_only_begins_like_a_sum_is_none(text: str) -> None:
    assert not is_total(text)


@pytest.mark.parametrize(
    "text",
    [
        "unknown", "UNKNOWN", "(unknown)", "Unknown.", "not known", "Not yet known", "n/a", "N/A", "?", "??", "-",
        "--", "–", "…", "", "  ", "don't know", "Don’t know", "unknown place", "unknown transit location",
        "exact town not known", "not specified", "n.d.", "999", "-99", "TBC", "no information",
        "sijui", "haijulikani", "Hatujui", "mahali hapajulikani", "hakuna taarifa",
        "inconnu", "Inconnue", "pas connu", "lieu inconnu", "ne sait pas", "non précisé", "non disponible",
        "غير معروف", "غير معروفة", "لا أعرف", "لا نعرف", "مكان غير معروف", "غير محدد",
        "አይታወቅም", "አላውቅም", "ያልታወቀ", "መረጃ የለም", "ቦታው አይታወቅም", "lama yaqaan", "hin beekamu",
    ],
)  # fmt: skip
def test_the_unknown_is_said_in_many_ways(text: str) -> None:
    assert is_unknown(text)


@pytest.mark.parametrize(
    "text",
    [
        "Nairobi", "Kenya", "Namanga", "Nanyuki", "Namibia", "Unna", "Unknown, Kenya", "unknown town in Uganda",
        "Nador", "Sijua", "Siaya", "Haiti", "Ndola", "Nakuru", "Tbilisi", "0", "99", "9", "12", "none", "direct",
        "No", "ND", "DK", "NK", "Missenyi", "Town", "place", "نيروبي", "አዲስ አበባ", "Inkerman", "Connu",
    ],
)  # fmt: skip
def test_places_numbers_and_answers_are_not_unknown(text: str) -> None:
    assert not is_unknown(text)


@pytest.mark.parametrize(
    "heading",
    [
        "Estimated number of cases", "Number of cases (estimated)", "Cases (estimate)", "Est. no. of victims",
        "Approx. number", "Nombre de cas (estimé)", "Nombre approximatif", "Idadi ya kesi (makadirio)",
        "Idadi inayokadiriwa", "عدد الحالات (تقديري)", "العدد التقريبي", "العدد المقدر", "የተገመተ ቁጥር",
        "የጉዳዮች ብዛት (በግምት)", "Tirada la qiyaasay", "Lakkoofsa tilmaamame",
    ],
)  # fmt: skip
def test_a_heading_may_say_that_its_numbers_are_estimates(heading: str) -> None:
    assert says_estimated(heading)


@pytest.mark.parametrize(
    "heading",
    ["Number of cases", "Cases", "Idadi ya kesi", "Nombre de cas", "Quel est le nombre de cas ?", "عدد الحالات",
     "የጉዳዮች ብዛት", "East", "Western region", "Interest"],
)  # fmt: skip
def test_a_plain_heading_does_not(heading: str) -> None:
    assert not says_estimated(heading)


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("Jan", 1), ("Sept.", 9), ("février", 2), ("août", 8), ("Machi", 3), ("Agosti", 8), ("يناير", 1),
        ("كانون الثاني", 1), ("شباط", 2), ("ማርች", 3), ("ኦገስት", 8), ("Luulyo", 7), ("Waxabajjii", 6), ("December", 12),
    ],
)  # fmt: skip
def test_months_have_names_in_seven_languages(name: str, month: int) -> None:
    assert months()[normalise(name)] == month


def test_every_language_names_all_twelve_months() -> None:
    names = tomllib.loads((DATA_DIR / "marks.toml").read_text("utf-8"))["months"]
    assert set(names) == {"en", "fr", "sw", "ar", "am", "so", "om"}
    assert all(len(year) == 12 for year in names.values())
    for year in names.values():
        for number, same in enumerate(year, 1):
            assert {months()[normalise(name)] for name in same.split("|")} == {number}
