"""What a reader of a table must know of its figures: overlap, open ranges, what is not known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from njia.analysis.question import Question
from njia.analysis.selection import Selection
from njia.analysis.star import Star
from njia.standard.language import mark, translator

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

OVERLAP = mark("Reports of several members may overlap: the same victims may be counted more than once.")
OPEN = mark("Some ranges have no upper end, so neither have their sums.")
CASES_UNKNOWN = mark("Submissions whose number of cases is not known: {count}.")
NO_ORIGIN = mark("Submissions whose country of origin is not known: {count}.")
NO_DESTINATION = mark("Submissions whose country of exploitation is not known: {count}.")
ONE_ROUND = mark("A comparison needs two rounds; the selection has {count}.")
NOT_SHARED = mark("What other organisations do not share is not counted.")
LATEST = mark("This is the latest round, {count}; the condition round=all takes every round together.")
NOT_APPLIED = mark("These conditions do not concern this table and were not applied to it: {keys}.")


@dataclass(frozen=True, slots=True)
class Tally:
    """How many of the selected journeys the notes speak of."""

    organisations: int
    rounds: int
    open_ranges: int
    cases_unknown: int
    no_origin: int
    no_destination: int

    @classmethod
    def of(cls, star: Star, fetch: Callable[[ir.Table], pa.Table]) -> Tally:
        """Count them, in one query that `fetch` computes."""
        journeys = star.journeys
        row = journeys.aggregate(
            organisations=journeys.organisation.nunique(),
            rounds=journeys["round"].nunique(),
            open_ranges=journeys.count(where=journeys.cases_low.notnull() & journeys.cases_high.isnull()),
            cases_unknown=journeys.count(where=journeys.cases_low.isnull()),
            no_origin=journeys.count(where=journeys.origin.isnull()),
            no_destination=journeys.count(where=journeys.destination.isnull()),
        )
        return cls(**fetch(row.as_table()).to_pylist()[0])


def notes(
    question: Question, said: Selection, selection: Selection, tally: Tally, language: str
) -> tuple[str, ...]:
    """Return the notes of a table in a language, the most general first.

    `said` is what was asked for, `selection` the same with its rounds named.
    """
    latest = selection.filters.get("round", ()) if "round" not in said.filters else ()
    told: list[tuple[bool, str, str]] = [
        (len(latest) == 1, LATEST, "".join(latest)),
        (not selection.scope.everything and bool(question.caveats), NOT_SHARED, ""),
    ]
    if "cases" in question.caveats:
        told += [
            (tally.organisations > 1, OVERLAP, ""),
            (tally.open_ranges > 0, OPEN, ""),
            (tally.cases_unknown > 0, CASES_UNKNOWN, str(tally.cases_unknown)),
        ]
    if "ends" in question.caveats:
        told += [
            (tally.no_origin > 0, NO_ORIGIN, str(tally.no_origin)),
            (tally.no_destination > 0, NO_DESTINATION, str(tally.no_destination)),
        ]
    if "rounds" in question.caveats:
        told.append((tally.rounds < 2, ONE_ROUND, str(tally.rounds)))
    idle = _not_applied(question, said)
    told.append((bool(idle), NOT_APPLIED, idle))
    say = translator(language)
    return tuple(say(sentence).format(count=value, keys=value) for holds, sentence, value in told if holds)


def _not_applied(question: Question, selection: Selection) -> str:
    if question.conditions is None:
        return ""
    return ", ".join(key for key in selection.filters if key not in question.conditions)
