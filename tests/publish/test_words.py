import ast
import re
from pathlib import Path

import pytest

from njia.intake.problems import ProblemCode
from njia.publish import html
from njia.publish.names import apart, country_name, number, sorting_key, span
from njia.publish.quality_counts import problem_words
from njia.standard.language import LANGUAGES

STYLE = html.STYLE.read_text("utf-8")
REFUSALS = {code.code for code in ProblemCode if code.weight == "refusal"}


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def themes():
    blocks = re.findall(r":root \{(.*?)\}", STYLE, flags=re.DOTALL)[:2]
    return [dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block)) for block in blocks]


@pytest.mark.parametrize("theme", [0, 1])
def test_words_stand_out_from_the_page(theme):
    colours = themes()[theme]
    for words in ("ink", "quiet", "accent"):
        for ground in ("paper", "wash"):
            assert contrast(colours[words], colours[ground]) >= 4.5, (words, ground)


@pytest.mark.parametrize("theme", [0, 1])
def test_marks_and_flows_stand_out_from_the_page(theme):
    colours = themes()[theme]
    for mark in ("origin", "destination", "unknown", "flow", "bar"):
        assert contrast(colours[mark], colours["paper"]) >= 3, mark


def test_the_style_asks_nobody_for_anything():
    assert "url(" not in STYLE
    assert "@import" not in STYLE


def test_the_style_is_logical_but_for_digits():
    physical = re.findall(r"(?:margin|padding|border|inset)-(?:left|right)|text-align: (?:left|right)", STYLE)
    assert physical == ["text-align: right"]


@pytest.mark.parametrize("code", sorted({code.code for code in ProblemCode} - REFUSALS))
def test_every_problem_that_a_snapshot_can_hold_has_words(code):
    assert problem_words(code, "en") != code.replace("_", " ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_has_a_name_in_every_language(language):
    for code in ("KE", "XS", "XK", "SA", "CD", "HK", "ET"):
        assert country_name(code, language) != code


def test_somaliland_has_its_own_name():
    assert country_name("XS", "ar") == "أرض الصومال"


def test_ranges_are_written_as_they_were_told():
    assert span(814, 814, "en") == "814"
    assert span(30, 45, "en") == "30–45"
    assert span(20, None, "en") == "20 or more"
    assert span(None, None, "en") == "not known"


def test_numbers_are_grouped_as_the_language_writes_them():
    assert number(12345, "en") == "12,345"
    assert re.fullmatch(r"12\s345", number(12345, "fr"))


def test_no_sentence_of_the_report_is_left_unmarked():
    """A sentence outside gettext in a chapter would stay English in every language."""
    for path in (Path(html.__file__).parent / "chapters").glob("*.py"):
        tree = ast.parse(path.read_text("utf-8"))
        spared = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if ast.unparse(call.func).rpartition(".")[2] in {"_", "gettext", "ngettext"}:
                spared |= {id(argument) for argument in call.args}
        left = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and re.search("[A-Za-z]+ [a-z]+", node.value)
            and id(node) not in spared
        ]
        assert left == [], path.name


def test_accents_do_not_change_the_order_of_names():
    names = ["Türkiye", "Éthiopie", "Zambie", "Égypte", "Finlande", "Espagne"]
    assert sorted(names, key=sorting_key) == [
        "Égypte",
        "Espagne",
        "Éthiopie",
        "Finlande",
        "Türkiye",
        "Zambie",
    ]


def test_parts_of_a_list_are_set_apart_as_the_language_does():
    assert apart(["a", "b"], "en") == "a; b"
    assert apart(["a", "b"], "ar") == "a؛ b"
    assert apart(["a", "b"], "ar", ", ") == "a، b"
