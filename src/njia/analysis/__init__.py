"""The tables: one question a module, each an Ibis expression over a snapshot, for one viewer's selection.

Importing this room is light: Ibis and DuckDB are loaded by the first `compute`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from njia.analysis.errors import AnalysisError, EngineError, SelectionError, UnknownTableError
from njia.analysis.question import Column, Result
from njia.analysis.registry import names, question
from njia.analysis.round_choice import in_rounds, latest_round
from njia.analysis.selection import KEYS, Scope, Selection
from njia.standard.language import translator

if TYPE_CHECKING:
    from njia.snapshot import Snapshot

__all__ = [
    "KEYS",
    "AnalysisError",
    "Column",
    "EngineError",
    "Result",
    "Scope",
    "Selection",
    "SelectionError",
    "UnknownTableError",
    "compute",
    "in_rounds",
    "latest_round",
    "names",
    "title",
]


def title(name: str, language: str = "en") -> str:
    """Return the title of a table; raises `UnknownTableError` where there is no such table."""
    return translator(language)(question(name).title)


def compute(
    snapshot: Snapshot, name: str, selection: Selection, language: str = "en", engine: str | None = None
) -> Result:
    """Return one table of a snapshot, as a viewer may see it.

    `engine` is the URL of another database, such as `postgres://localhost/njia`; without one it is
    DuckDB over the snapshot's files. Raises `UnknownTableError`, `EngineError` and, where the selection
    names what is not in the snapshot, `SelectionError`, each one plain sentence.
    """
    from njia.analysis.answer import answer

    return answer(snapshot, name, selection, language, engine)
