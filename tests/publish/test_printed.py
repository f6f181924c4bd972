from dataclasses import replace
from pathlib import Path

import pytest

from njia.analysis import Scope, Selection
from njia.publish import Network, PrintedFigure, read_printed, write_report
from njia.publish.printed import compare
from njia.standard.language import LANGUAGES

EVERYTHING = Selection({}, Scope.administrator())
KENYA_2020 = Path(__file__).parents[2] / "examples" / "kenya-2020" / "printed.toml"


def figure(printed, compare="value", **more):
    return PrintedFigure("f", "Section", {"en": "What"}, printed, compare=compare, **more)


@pytest.fixture(scope="module")
def two_ways(snapshot, told):
    return snapshot(
        told(1, "KE", "SA", cases=(5, 5), modes=("bus", "plane")),
        told(2, "KE", "SA", cases=(6, 6), modes=("plane",)),
        told(3, "Kampala", "Busia", "Mombasa", "Nairobi", cases=(2, 4), modes=("bus", "car")),
    )


def compared(snapshot, one):
    (answer,) = compare([one], snapshot, EVERYTHING)
    return answer.computed, answer.agrees


PAIR = {"table": "origin_destination", "where": {"origin": "KE", "destination": "SA"}}
TRANSIT = {"table": "places_by_role", "where": {"role": "transit", "country": "KE"}}
MODES = {"table": "modes", "take": ("mode",)}


@pytest.mark.parametrize(
    ("one", "computed", "agrees"),
    [
        (figure([2, 11], take=("submissions", "cases_low"), **PAIR), [2, 11], True),
        (figure(["Mombasa"], "places_among", **TRANSIT), ["Mombasa"], True),
        (figure(["Mombasa", "Kitui"], "places_among", **TRANSIT), ["Mombasa"], False),
        (figure(["Mombasa"], "places", **TRANSIT), ["Busia", "Mombasa"], False),
        (figure([3, 11], take=("submissions", "cases_low"), **PAIR), [2, 11], False),
        (
            figure(1, "value", take=("submissions",), table="evidence", where={"evidence": "heard"}),
            None,
            False,
        ),
        (figure(["car", "plane", "bus"], "set", **MODES), ["bus", "car", "plane"], True),
        (figure(["car", "bus"], "set", **MODES), ["bus", "car", "plane"], False),
        (figure(["plane", "bus"], "order", **MODES), ["plane", "bus"], True),
        (figure(["bus", "plane"], "order", **MODES), ["plane", "bus"], False),
        (figure(["car", "boat"], "among", **MODES), ["car"], False),
        (figure("no route", "rows", table="internal", expect=0), 0, True),
        (
            figure(
                3,
                "sum_filled",
                table="region_flows",
                take=("submissions",),
                empty=("origin_region", "destination_region"),
            ),
            3,
            True,
        ),
        (
            figure(
                "most", "majority", table="mode_combinations", take=("submissions",), has={"modes": " + "}
            ),
            [2, 3],
            True,
        ),
        (
            figure(
                ["plane"], "set", filter={"destination": ["SA"], "mode": ["plane"]}, **PAIR, take=("origin",)
            ),
            ["KE"],
            False,
        ),
        (figure(["FI"], "set", table="rounds", take=("item",)), None, None),
        (figure("told only"), None, None),
    ],
)
def test_a_printed_figure_is_compared_as_its_entry_says(two_ways, one, computed, agrees):
    assert compared(two_ways, one) == (computed, agrees)


def test_the_example_is_read_whole():
    figures = read_printed(KENYA_2020)
    assert len({one.id for one in figures}) == len(figures) > 40
    for one in figures:
        assert set(LANGUAGES) <= set(one.what)


def text_of_report(data, out, outline, language, printed):
    written = write_report(
        data,
        out,
        network=Network("A network", "KE"),
        language=language,
        selection=EVERYTHING,
        printed=printed,
    )
    return outline((written / "index.html").read_text("utf-8")).text


def test_what_was_printed_in_words_is_said_in_the_language_of_the_report(two_ways, tmp_path, outline):
    one = figure(
        "the majority", "majority", table="mode_combinations", take=("submissions",), has={"modes": " + "}
    )
    printed = [replace(one, said={"en": "the majority", "fr": "la majorité"})]
    said = text_of_report(two_ways, tmp_path / "out", outline, "fr", printed)
    assert "What la majorité 2 sur 3" in said


def test_the_report_shows_printed_computed_and_why(two_ways, tmp_path, outline):
    why = {"en": "Counted otherwise."}
    printed = [
        figure(99, take=("submissions",), why=why, **PAIR),
        figure(["SA"], "set", table="country_roles", where={"role": "destination"}, take=("country",)),
    ]
    said = text_of_report(two_ways, tmp_path / "out", outline, "en", printed)
    assert "Of 2 printed figures that can be computed, 0 agree with the data." in said
    assert "What 99 2 Counted otherwise." in said
    assert "What Saudi Arabia Kenya; Saudi Arabia differs; no reason is recorded" in said
