"""Counts of uncertain stops and of problems, of the selected journeys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from njia.analysis import Selection
from njia.standard.language import translation

if TYPE_CHECKING:
    from njia.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class ProblemCount:
    """A kind of problem in words, its state and how often it came up."""

    words: str
    status: str
    count: int


def stops_by_status(snapshot: Snapshot, selection: Selection) -> Mapping[tuple[str, str], int]:
    """Return the number of stops by role and status."""
    from njia.analysis.engine import engine_of

    engine = engine_of(snapshot)
    with engine.lock:
        stops = engine.asked(selection).star.stops
        rows = engine.fetch(stops.group_by("role", "status").agg(count=stops.count())).to_pylist()
    return {(row["role"], row["status"]): row["count"] for row in rows}


def problems(snapshot: Snapshot, selection: Selection, language: str) -> list[ProblemCount]:
    """Return problems by kind and state, open ones first, the most frequent first."""
    from njia.analysis.engine import engine_of

    engine = engine_of(snapshot)
    with engine.lock:
        table = engine.asked(selection).star.problems
        rows = engine.fetch(table.group_by("code", "status").agg(count=table["count"].sum())).to_pylist()
    rows.sort(key=lambda row: (row["status"] != "open", -row["count"], row["code"]))
    return [
        ProblemCount(problem_words(row["code"], language), row["status"], int(row["count"])) for row in rows
    ]


def problem_words(code: str, language: str) -> str:
    """Return a kind of problem in a few words, without what was written."""
    _ = translation(language).gettext
    words = {
        "encoding_assumed": _("a file does not say how its letters are stored"),
        "sheet_not_read": _("a sheet without headings was not read"),
        "column_not_understood": _("a column is not understood"),
        "column_twice": _("two columns look like the same thing"),
        "column_without_heading": _("a column has no heading and was not read"),
        "column_continues": _("a column without heading was taken for more of the one before it"),
        "column_kept_only": _("a column is kept but not read"),
        "sheet_hidden": _("a hidden sheet was read as the others"),
        "column_by_its_cells": _("a column was understood by the words in it"),
        "home_assumed": _("names that several countries share were taken in the country most rows concern"),
        "identity_column": _("a column may identify people and was not kept"),
        "row_without_places": _("a row names no place at all"),
        "row_of_one_cell": _("a row has only one word or sentence in it"),
        "seen_without_place": _("what was seen on the way is told, but not where"),
        "observation_without_place": _("an observation names no place"),
        "origin_missing": _("where the journey began is not told"),
        "destination_missing": _("where the victims were exploited is not told"),
        "place_unresolved": _("a place is not known"),
        "place_ambiguous": _("a name could be several places"),
        "country_unresolved": _("a country is not known"),
        "cases_not_understood": _("a number of cases is not understood"),
        "cases_were_a_date": _("a number of cases was turned into a date"),
        "cases_zero": _("the number of cases is 0"),
        "cases_upside_down": _("a number of cases goes from more to fewer"),
        "period_not_understood": _("a time is not understood"),
        "count_not_understood": _("a count of people is not understood"),
        "word_not_known": _("a word is not in its list of codes"),
        "row_twice": _("a row says the same as another"),
        "reference_twice": _("a case reference stands in two rows"),
    }
    return words.get(code, code.replace("_", " "))
