"""Where the tables of a sheet are: their headings, their rows, and what every other row is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from njia.intake.contents import SAMPLE
from njia.intake.headings import match_heading, may_head_a_part
from njia.intake.mapping import CERTAIN, Column, ColumnMapping, map_columns
from njia.intake.marks import is_note, is_total
from njia.intake.phrases import normalise
from njia.intake.problems import Problem
from njia.intake.workbook import Cell, Row, Sheet

Reason = Literal["blank", "title", "heading", "total", "note", "no_table"]

_LONGEST_HEADING = 160
_PLACE_FIELDS = frozenset(
    {
        "journey_route", "origin", "origin_country", "origin_admin", "transit", "transit_country",
        "destination", "destination_country", "destination_admin", "intended", "intended_country",
        "observation_place", "observation_country", "observation_kind",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a sheet: its columns, and its data rows by their index in the sheet (from 0)."""

    columns: tuple[Column, ...]
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """Every row of a sheet: those of tables, and the reason why each of the others is ignored."""

    tables: tuple[Table, ...]
    ignored: dict[int, Reason]
    problems: tuple[Problem, ...]


def find_tables(sheet: Sheet, mapping: ColumnMapping, file: str) -> Layout:
    """Tell the rows of a sheet apart: title, heading, data, total, note, blank.

    Every row index is either in exactly one table or in `ignored`.
    """
    ignored: dict[int, Reason] = {i: "blank" for i, row in enumerate(sheet.rows) if _blank(row)}
    heads = _heading_rows(sheet.rows, mapping)
    if not heads:
        rest: Reason = "no_table"
        return Layout((), {i: ignored.get(i, rest) for i in range(len(sheet.rows))}, ())
    tables: list[Table] = []
    problems: list[Problem] = []
    ends = [*heads[1:], len(sheet.rows)]
    for i in range(heads[0]):
        ignored.setdefault(i, "title")
    for head, end in zip(heads, ends, strict=True):
        first = head + 1
        second = first if _is_second_heading(sheet.rows, head, end, mapping) else None
        headings = _headings(sheet.rows, head, second)
        below = sheet.rows[first + (second is not None) : end]
        headings += [()] * (max((len(row) for row in below), default=0) - len(headings))
        cells = [_cells_under(below, index) for index in range(len(headings))]
        columns, found = map_columns(headings, cells, mapping, file, sheet.name)
        problems += found
        ignored[head] = "heading"
        if second is not None:
            ignored[second] = "heading"
        rows = _data_rows(sheet.rows, columns, range(first + (second is not None), end), ignored)
        tables.append(Table(columns, rows))
    return Layout(tuple(tables), ignored, tuple(problems))


def _blank(row: Row) -> bool:
    return all(cell is None for cell in row)


def _recognised(row: Row, mapping: ColumnMapping) -> tuple[int, int]:
    """Count the cells that are headings of fields, and the cells there are."""
    cells = [cell for cell in row if cell is not None]
    texts = [cell for cell in cells if isinstance(cell, str) and len(cell) <= _LONGEST_HEADING]
    known = sum(1 for text in texts if normalise(text) in mapping.columns or _is_heading(text))
    return known, len(cells)


def _is_heading(text: str) -> bool:
    found = match_heading(text)
    return bool(found) and found[0].score >= CERTAIN


def _heading_rows(rows: Sequence[Row], mapping: ColumnMapping) -> list[int]:
    """Return where tables begin: rows of which at least two cells and half of all are headings."""
    heads: list[int] = []
    texts: list[str] = []
    for index, row in enumerate(rows):
        if heads and (index == heads[-1] + 1 or _same_texts(row, texts)):
            continue
        known, filled = _recognised(row, mapping) if _could_be_heading(row) else (0, 1)
        if known >= (2 if not heads else 3) and known * 2 >= filled:
            heads.append(index)
            texts = [normalise(cell) for cell in row if isinstance(cell, str)]
    return heads


def _could_be_heading(row: Row) -> bool:
    texts = sum(isinstance(cell, str) for cell in row)
    others = sum(cell is not None and not isinstance(cell, str) for cell in row)
    return texts >= 2 and others * 4 <= texts


def _same_texts(row: Row, texts: Sequence[str]) -> bool:
    own = [normalise(cell) for cell in row if isinstance(cell, str)]
    return bool(own) and own == list(texts)


def _is_second_heading(rows: Sequence[Row], head: int, end: int, mapping: ColumnMapping) -> bool:
    """Tell whether the row under the first heading row is a second one under merged heads."""
    if head + 1 >= end:
        return False
    upper, lower = rows[head], rows[head + 1]
    known, filled = _recognised(lower, mapping)
    if filled < 2 or not all(cell is None or isinstance(cell, str) for cell in lower):
        return False
    under_gap = any(
        cell is not None and (index >= len(upper) or upper[index] is None) for index, cell in enumerate(lower)
    )
    if under_gap and known * 2 >= filled:
        return True
    groups = [_text(upper, index) for index in range(len(upper)) if _text(upper, index)]
    said = [_text(lower, index) for index in range(len(lower)) if _text(lower, index)]
    return (under_gap or len(set(groups)) < len(groups)) and all(map(may_head_a_part, said))


def _headings(rows: Sequence[Row], head: int, second: int | None) -> list[tuple[str, ...]]:
    width = max(len(rows[head]), len(rows[second]) if second is not None else 0)
    upper = [_text(rows[head], index) for index in range(width)]
    if second is None:
        return [(text,) if text else () for text in upper]
    headings: list[tuple[str, ...]] = []
    group = ""
    for index in range(width):
        group = upper[index] or group
        lower = _text(rows[second], index)
        if lower and group:
            headings.append((f"{group} {lower}", lower) if not upper[index] or lower else (lower,))
        else:
            headings.append((lower or upper[index],) if lower or upper[index] else ())
    return headings


def _cells_under(rows: Sequence[Row], index: int) -> list[Cell]:
    """Return the first filled cells of a column."""
    cells = (row[index] for row in rows if index < len(row))
    return list(islice((cell for cell in cells if cell is not None), SAMPLE))


def _text(row: Row, index: int) -> str:
    cell = row[index] if index < len(row) else None
    return " ".join(str(cell).split()) if cell is not None else ""


def _data_rows(
    rows: Sequence[Row], columns: Sequence[Column], span: range, ignored: dict[int, Reason]
) -> tuple[int, ...]:
    heading = [normalise(column.heading) for column in columns if column.heading]
    places = {column.index for column in columns if column.field in _PLACE_FIELDS}
    beside = {column.index for column in columns if column.field in {None, "row_number"}}
    data: list[int] = []
    in_notes = False
    for index in span:
        if index in ignored:
            continue
        row = rows[index]
        filled = [i for i, cell in enumerate(row) if cell is not None]
        if [normalise(str(row[i])) for i in filled] == heading:
            ignored[index] = "heading"
        elif _is_total_row(row, filled, places):
            ignored[index] = "total"
        elif len(filled) == 1 and filled[0] in beside:
            ignored[index] = "blank" if _is_number(row[filled[0]]) else "title"
        elif len(filled) == 1 and (in_notes or _is_note_row(row, filled[0], places, index, ignored)):
            ignored[index] = "note"
            in_notes = True
        else:
            data.append(index)
            in_notes = False
    return tuple(data)


_FIGURES = re.compile(r"[#(]?[\d٠-٩][\d٠-٩\s.,+–—-]*[.)]?")


def _is_number(cell: Cell) -> bool:
    return isinstance(cell, int | float) or (isinstance(cell, str) and bool(_FIGURES.fullmatch(cell.strip())))


def _is_total_row(row: Row, filled: Sequence[int], places: set[int]) -> bool:
    """Tell a row of sums: it says so first, and names no place besides."""
    texts = [i for i in filled if not _is_number(row[i])]
    first = row[texts[0]] if texts else None
    if not isinstance(first, str):
        return False
    if is_total(first):
        return not any(i in places for i in filled if i != texts[0])
    return len(texts) == 1 and len(filled) > 1 and is_total(first.split()[0])


def _is_note_row(row: Row, only: int, places: set[int], index: int, ignored: dict[int, Reason]) -> bool:
    """A lone cell is a note when it says so, or is a sentence below a blank row or outside the places."""
    cell = row[only]
    if not isinstance(cell, str):
        return False
    words = len(cell.split())
    apart = ignored.get(index - 1) in {"blank", "total", "note"}
    return is_note(cell) or (words >= 5 and (apart or only not in places))
