"""The truth list: how many names are right, how few silently wrong, and what a score means."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from njia.places import Context, Gazetteer

BENCHMARK = Path(__file__).parents[2] / "benchmarks" / "places.py"
LANGUAGES = {"en", "fr", "sw", "ar", "am", "so", "om"}
EAST_AFRICA_AND_HORN = {"KE", "UG", "TZ", "RW", "BI", "ET", "ER", "DJ", "SO", "XS", "SD", "SS", "CD"}


@pytest.fixture(scope="module")
def benchmark() -> ModuleType:
    spec = importlib.util.spec_from_file_location("places_benchmark", BENCHMARK)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules["places_benchmark"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_list_is_of_all_kinds_and_languages_and_half_of_it_elsewhere(benchmark: ModuleType) -> None:
    rows = benchmark.read_truth()
    assert len(rows) >= 1_000
    assert {row["language"] for row in rows} >= LANGUAGES
    assert {row["kind"] for row in rows} >= {
        "country",
        "region",
        "admin1",
        "admin2",
        "camp",
        "port",
        "airport",
    }
    assert {row["status"] for row in rows} == {"place", "ambiguous", "unknown", "not_a_place"}
    for half in ("tuned", "held"):
        assert sum(row["half"] == half for row in rows) >= 300
    elsewhere = [row for row in rows if (row["true_country"] or row["country"]) not in EAST_AFRICA_AND_HORN]
    assert len(elsewhere) >= len(rows) / 2
    assert all(row["source"] for row in rows)


@pytest.mark.parametrize(("half", "right", "wrong"), [("tuned", 0.965, 0.01), ("held", 0.95, 0.013)])
def test_names_mean_what_people_meant(
    benchmark: ModuleType, gazetteer: Gazetteer, half: str, right: float, wrong: float
) -> None:
    rows = [row for row in benchmark.read_truth() if row["half"] == half]
    resolve = benchmark.njia(gazetteer)
    verdicts = [benchmark.verdict(resolve(row), row) for row in rows]
    assert verdicts.count("right") >= right * len(rows)
    assert verdicts.count("silently wrong") <= wrong * len(rows)


def test_of_answers_that_are_nearly_certain_ninety_nine_in_a_hundred_are_right(
    benchmark: ModuleType, gazetteer: Gazetteer
) -> None:
    found = [
        (gazetteer.resolve(row["text"], Context(row["country"] or None)), row)
        for row in benchmark.read_truth()
    ]
    certain = [benchmark.is_right(one.place, row) for one, row in found if one.place and one.score >= 0.9]
    assert len(certain) > 1_000
    assert sum(certain) >= 0.99 * len(certain)


def test_the_verdict_sees_what_is_wrong(benchmark: ModuleType, gazetteer: Gazetteer) -> None:
    row = next(
        row for row in benchmark.read_truth() if row["kind"] == "place" and row["true_country"] == "KE"
    )
    for place_id in ("iso:KE", "gn:292223", "iso:KE-30", None):
        place = gazetteer.place(place_id) if place_id else None
        if place is None or not benchmark.is_right(place, row):
            assert benchmark.verdict(place, row) == ("silently wrong" if place else "abstained")
    assert not benchmark.is_right(gazetteer.place("gn:292223"), row)
    assert benchmark.verdict(gazetteer.place("gn:292223"), row | {"status": "ambiguous"}) == "silently wrong"
    assert benchmark.verdict(None, row | {"status": "ambiguous"}) == "right"
