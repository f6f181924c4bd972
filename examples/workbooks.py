"""Writing sheets as xlsx, ods or csv, the same bytes every time."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.style import Style, TableColumnProperties, TextProperties
from odf.table import CoveredTableCell, Table, TableCell, TableColumn, TableRow
from odf.text import P

Cell = str | int | date | None
MADE = datetime(2020, 6, 1)
"""The date inside every workbook, so that making it again gives the same bytes."""

_LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "over": {"bold": True, "align": "center", "bottom": 1},
    "heading": {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1},
    "section": {"bold": True, "italic": True},
    "total": {"bold": True, "top": 1},
    "note": {"italic": True},
    "data": {},
}


@dataclass(frozen=True, slots=True)
class Row:
    """A row and what it is: title, over (heads over headings), heading, section, data, total, note, blank."""

    kind: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to write; widths in characters, one a column."""

    name: str
    rows: tuple[Row, ...]
    widths: tuple[int, ...]
    right_to_left: bool = False


def write_file(path: Path, sheets: Sequence[Sheet], says: Mapping[str, Any]) -> Path:
    """Write sheets in the format of the file's ending; csv takes `delimiter` and `encoding` from `says`."""
    if path.suffix == ".xlsx":
        content = _xlsx(sheets)
    elif path.suffix == ".ods":
        content = _ods(sheets)
    else:
        content = _csv(sheets[0], says.get("delimiter", ",")).encode(says["encoding"])
    path.write_bytes(content)
    return path


def merged(row: Row, width: int) -> Iterator[tuple[int, int]]:
    """Yield (first, last) of the cells to merge: a title over the table, equal heads beside each other."""
    if row.kind == "title" and width > 1:
        yield 0, width - 1
    if row.kind == "over":
        first = 0
        for position in range(1, width + 1):
            if position == width or row.cells[position] != row.cells[first]:
                if row.cells[first] is not None and position - first > 1:
                    yield first, position - 1
                first = position


def _xlsx(sheets: Sequence[Sheet]) -> bytes:
    content = io.BytesIO()
    book = xlsxwriter.Workbook(content, {"in_memory": True})
    book.set_properties({"created": MADE})
    looks = {kind: book.add_format(dict(look)) for kind, look in _LOOKS.items()}
    dates = book.add_format({"num_format": "mmm yyyy", "align": "left"})
    for sheet in sheets:
        page = book.add_worksheet(sheet.name)
        if sheet.right_to_left:
            page.right_to_left()
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width)
        for number, row in enumerate(sheet.rows):
            for first, last in merged(row, len(sheet.widths)):
                page.merge_range(number, first, number, last, row.cells[first], looks[row.kind])
            for column, value in enumerate(row.cells):
                if isinstance(value, date):
                    page.write_datetime(number, column, datetime(value.year, value.month, value.day), dates)
                elif isinstance(value, str):
                    page.write_string(number, column, value, looks[row.kind])
                elif value is not None:
                    page.write_number(number, column, value, looks[row.kind])
    book.close()
    return content.getvalue()


def _ods(sheets: Sequence[Sheet]) -> bytes:
    document = OpenDocumentSpreadsheet()
    bold = Style(name="bold", family="table-cell")
    bold.addElement(TextProperties(fontweight="bold"))
    document.automaticstyles.addElement(bold)
    for sheet in sheets:
        table = Table(name=sheet.name)
        for position, width in enumerate(sheet.widths):
            look = Style(name=f"width{position}", family="table-column")
            look.addElement(TableColumnProperties(columnwidth=f"{width * 0.2:.1f}cm"))
            document.automaticstyles.addElement(look)
            table.addElement(TableColumn(stylename=look))
        for row in sheet.rows:
            table.addElement(_ods_row(row, len(sheet.widths), bold))
        document.spreadsheet.addElement(table)
    content = io.BytesIO()
    document.write(content)
    return _same_dates(content.getvalue())


def _ods_row(row: Row, width: int, bold: Style) -> TableRow:
    line = TableRow()
    spans = dict(merged(row, width))
    covered = {column for first, last in spans.items() for column in range(first + 1, last + 1)}
    cells = row.cells + (None,) * (max(covered, default=0) + 1 - len(row.cells))
    for column, value in enumerate(cells):
        if column in covered:
            line.addElement(CoveredTableCell())
            continue
        says: dict[str, Any] = {} if row.kind in {"data", "blank", "note"} else {"stylename": bold}
        if column in spans:
            says["numbercolumnsspanned"] = spans[column] - column + 1
        if isinstance(value, int):
            says |= {"valuetype": "float", "value": value}
        elif value is not None:
            says["valuetype"] = "string"
        box = TableCell(**says)
        if value is not None:
            box.addElement(P(text=str(value)))
        line.addElement(box)
    return line


def _same_dates(packed: bytes) -> bytes:
    """Pack an OpenDocument again with one fixed date on every part."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(content, "w") as new:
        for part in old.infolist():
            fixed = zipfile.ZipInfo(part.filename, MADE.timetuple()[:6])
            fixed.compress_type = part.compress_type
            new.writestr(fixed, old.read(part))
    return content.getvalue()


def _csv(sheet: Sheet, delimiter: str) -> str:
    content = io.StringIO()
    writer = csv.writer(content, delimiter=delimiter, lineterminator="\n")
    for row in sheet.rows:
        cells = ["" if value is None else value for value in row.cells]
        writer.writerow(cells + [""] * (len(sheet.widths) - len(cells)))
    return content.getvalue()
