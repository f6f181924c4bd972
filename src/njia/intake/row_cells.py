"""The cells of one row by their fields."""

from __future__ import annotations

from dataclasses import dataclass

from njia.intake.identity import plain
from njia.intake.mapping import Column
from njia.intake.workbook import Cell, Row


@dataclass(frozen=True, slots=True)
class RowCells:
    """A row as received under the columns of its table."""

    columns: tuple[Column, ...]
    cells: Row

    def values(self, name: str) -> list[tuple[Column, str]]:
        """Return what stands in the columns of a field, each with its column."""
        found = []
        for column in self.columns:
            if column.field == name and column.index < len(self.cells):
                cell = self.cells[column.index]
                if cell is not None:
                    found.append((column, " ".join(str(plain(cell)).split(" "))))
        return found

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
        return next((c.heading for name in names for c in self.columns if c.field == name), "")

    def cell(self, name: str) -> tuple[Column | None, Cell]:
        """Return the first column of a field with its cell, as received."""
        for column in self.columns:
            if column.field == name and column.index < len(self.cells):
                return column, self.cells[column.index]
        return None, None

    @property
    def as_written(self) -> str:
        """The whole row on one line, as a question quotes it."""
        return " | ".join(" ".join(str(plain(cell)).split()) for cell in self.cells if cell is not None)

    @property
    def filled(self) -> int:
        """How many cells have something in them, numbers of rows aside."""
        numbers = {column.index for column in self.columns if column.field == "row_number"}
        return sum(cell is not None and index not in numbers for index, cell in enumerate(self.cells))
