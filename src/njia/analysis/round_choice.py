"""Which rounds a table is about where nobody says: cases of several rounds do not add up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from njia.analysis.question import Question
from njia.analysis.selection import Selection

ALL = "all"
"""The value of the key `round` that selects every round together."""


def latest_round(rounds: Sequence[str]) -> str | None:
    """Return the latest round: the last by name, as rounds are compared everywhere."""
    return max(rounds, default=None)


def in_rounds(selection: Selection, rounds: Sequence[str]) -> Selection:
    """Return the selection with its rounds said: those named, every one for `all`, else the latest."""
    named = selection.filters.get("round", ())
    if ALL in named:
        return without_round(selection)
    latest = latest_round(rounds)
    if named or latest is None or len(rounds) == 1:
        return selection
    return replace(selection, filters={**selection.filters, "round": (latest,)})


def without_round(selection: Selection) -> Selection:
    """Return the selection over every round."""
    return replace(selection, filters={k: v for k, v in selection.filters.items() if k != "round"})


def rounds_of_question(question: Question, selection: Selection, rounds: Sequence[str]) -> Selection:
    """Return the selection as a table asks it: one that compares rounds takes the one before as well."""
    if question.rounds == "latest":
        return in_rounds(selection, rounds)
    named = selection.filters.get("round", ())
    if ALL in named:
        return without_round(selection)
    if question.rounds == "two" and len(named) == 1:
        before = latest_round([name for name in rounds if name < named[0]])
        if before is not None:
            return replace(selection, filters={**selection.filters, "round": (before, named[0])})
    return selection
