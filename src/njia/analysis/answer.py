"""From a question and a selection to a computed table."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from njia.analysis.engine import engine_of, plainly
from njia.analysis.notes import notes
from njia.analysis.question import Column, Question, Result
from njia.analysis.registry import question
from njia.analysis.round_choice import rounds_of_question
from njia.analysis.selection import Selection
from njia.standard.language import translator

if TYPE_CHECKING:
    from njia.snapshot import Snapshot

_ARROW: dict[str, pa.DataType] = {"string": pa.string(), "integer": pa.int64()}


def answer(
    snapshot: Snapshot, name: str, selection: Selection, language: str = "en", engine: str | None = None
) -> Result:
    """Return one table of a snapshot; see `njia.analysis.compute`."""
    asked = question(name)
    said = selection
    selection = rounds_of_question(asked, said, snapshot.rounds)
    connection = engine_of(snapshot, engine)
    with connection.lock, plainly(engine):
        kept = connection.asked(selection)
        table = asked.ask(replace(kept.star, language=language))
        found = connection.fetch(table)
    say = translator(language)
    return Result(
        name=asked.name,
        title=say(asked.title),
        columns=tuple(_translated(column, language) for column in asked.columns),
        data=_as_declared(asked, found),
        notes=notes(asked, said, selection, kept.tally, language),
        snapshot=snapshot.id,
    )


def _as_declared(asked: Question, found: pa.Table) -> pa.Table:
    """Order the rows the same on every engine, and keep the declared columns with their types."""
    found = found.take(pc.sort_indices(found, sort_keys=list(asked.order)))
    columns = pa.schema([(column.name, _ARROW[column.type]) for column in asked.columns])
    return found.select(columns.names).cast(columns)


def _translated(column: Column, language: str) -> Column:
    return replace(column, description=translator(language)(column.description))
