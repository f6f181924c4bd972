"""The cells of one row by their fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from njia.intake.identity import plain
from njia.intake.mapping import Column
from njia.intake.workbook import Cell, Row

Fields = Mapping[str, Sequence[Column]]


def by_field(columns: Sequence[Column]) -> Fields:
    """Return the columns of a table by what they were taken for."""
    fields: dict[str, list[Column]] = {}
    for column in columns:
        if column.field:
            fields.setdefault(column.field, []).append(column)
    return fields


@dataclass(frozen=True, slots=True)
class RowCells:
    """A row as received under the columns of its table, these by their field."""

    fields: Fields
    cells: Row

    def values(self, name: str) -> list[tuple[Column, str]]:
        """Return what stands in the columns of a field, each with its column."""
        cells = self.cells
        return [
            (column, str(plain(cells[column.index])))
            for column in self.fields.get(name, ())
            if column.index < len(cells) and cells[column.index] is not None
        ]

    def in_order(self, name: str) -> list[tuple[Column, str]]:
        """Return the same by the numbers in the headings, such as “Transit 2”, then from left to right."""
        return sorted(self.values(name), key=lambda value: (value[0].order or 0, value[0].index))

    def text(self, name: str) -> str:
        """Return the text of a field on one line, empty where there is none."""
        values = self.values(name)
        return " ".join(values[0][1].split()) if values else ""

    def told(self, *names: str) -> bool:
        """Tell whether any of the fields is filled."""
        return any(self.values(name) for name in names)

    def column(self, *names: str) -> str:
        """Return the heading of the first of the fields that has a column."""
        return next((column.heading for name in names for column in self.fields.get(name, ())), "")

    def cell(self, name: str) -> tuple[Column | None, Cell]:
        """Return the first column of a field with its cell, as received."""
        for column in self.fields.get(name, ()):
            if column.index < len(self.cells):
                return column, self.cells[column.index]
        return None, None

    @property
    def as_written(self) -> str:
        """The whole row on one line, as a question quotes it."""
        return " | ".join(" ".join(str(plain(cell)).split()) for cell in self.cells if cell is not None)

    @property
    def filled(self) -> int:
        """How many cells have something in them, numbers of rows aside."""
        numbers = {column.index for column in self.fields.get("row_number", ())}
        return sum(cell is not None and index not in numbers for index, cell in enumerate(self.cells))
