"""What a table is: its question, its columns and its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pyarrow as pa

    from njia.analysis.star import Star

Type = Literal["string", "integer"]
Direction = Literal["ascending", "descending"]
Caveat = Literal["cases", "ends", "rounds"]
Rounds = Literal["latest", "every", "two"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, type, unit (`None` for words and codes without one) and meaning."""

    name: str
    type: Type
    unit: str | None
    description: str


@dataclass(frozen=True, slots=True)
class Question:
    """A table before it is computed.

    `ask` gives an Ibis table that has at least the columns declared; `order` sorts the rows, by
    columns that may be undeclared, nulls last. `caveats` name the notes that the table needs, and
    `conditions` the keys of a selection that reach it, where that is not all of them.
    """

    name: str
    title: str
    definition: str
    columns: tuple[Column, ...]
    ask: Callable[[Star], ir.Table]
    order: tuple[tuple[str, Direction], ...]
    source: str
    """The tables of the snapshot that it reads."""
    caveats: frozenset[Caveat] = frozenset()
    conditions: tuple[str, ...] | None = None
    rounds: Rounds = "latest"
    """Which rounds it is about where none is named: the latest, every one, or the two that it compares."""


@dataclass(frozen=True, slots=True)
class Result:
    """A computed table; `title`, descriptions and `notes` are in the language asked for."""

    name: str
    title: str
    columns: tuple[Column, ...]
    data: pa.Table
    notes: tuple[str, ...]
    snapshot: str

    def to_json(self) -> dict[str, Any]:
        """Return the table of the command-line contract, ready for `json.dumps`."""
        return {
            "name": self.name,
            "columns": [
                {"name": column.name, "type": column.type, "unit": column.unit} for column in self.columns
            ],
            "rows": self.data.to_pylist(),
            "snapshot": self.snapshot,
            "notes": list(self.notes),
        }
