"""From the bytes of a file to its cells as received: xlsx, xlsm, xlsb, xls, ods, csv, tsv."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetVisibleEnum,
    load_workbook,
)

from njia.intake.far_cells import far_cell
from njia.intake.problems import Problem, ProblemCode, Refused

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | None
Row = tuple[Cell, ...]

MOST_UNPACKED_BYTES = 1 << 30
DAMAGED = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError)
"""What reading a damaged archive raises."""
_ASKS_FOR_A_PASSWORD = 1
"""The bit of an archive's entry that says so."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_NOT_TABLES = (
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"{\\rtf",
    b"<!DOCTYPE",
    b"<html",
    b"PK\x05\x06",
)
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Sheet:
    """The cells of one sheet; `rows[0]` is the row that the spreadsheet numbers 1."""

    name: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file as received: its name, the hash of its bytes, its sheets, and notices on reading it."""

    name: str
    sha256: str
    sheets: tuple[Sheet, ...]
    notices: tuple[Problem, ...] = ()


def open_workbook(path: Path) -> Workbook:
    """Read every cell of a spreadsheet file.

    Raises `Refused` with the one problem that keeps the file out.
    """
    data = _bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    notices: tuple[Problem, ...] = ()
    if data.startswith(_OLE) or data.startswith(_ZIP):
        sheets, hidden = _spreadsheet(path, data)
        notices = tuple(Problem(ProblemCode.SHEET_HIDDEN, path.name, name) for name in hidden)
    elif any(data[:64].lstrip().lower().startswith(mark.lower()) for mark in _NOT_TABLES):
        raise Refused(ProblemCode.FILE_TYPE, path.name)
    else:
        text, encoding = _decode(path, data)
        sheets = (Sheet(path.stem, _delimited(path, text)),)
        if encoding:
            notices = (Problem(ProblemCode.ENCODING_ASSUMED, path.name, text=encoding),)
    if not sheets:
        raise Refused(ProblemCode.NO_SHEETS, path.name)
    if not any(cell is not None for sheet in sheets for row in sheet.rows for cell in row):
        raise Refused(ProblemCode.NO_CELLS, path.name)
    return Workbook(path.name, digest, _told_apart(sheets), notices)


def _told_apart(sheets: tuple[Sheet, ...]) -> tuple[Sheet, ...]:
    """Number sheets of one name, so that a row is found by its sheet's."""
    seen: Counter[str] = Counter()
    named = []
    for sheet in sheets:
        seen[sheet.name] += 1
        number = seen[sheet.name]
        named.append(sheet if number == 1 else Sheet(f"{sheet.name} ({number})", sheet.rows))
    return tuple(named)


def _bytes(path: Path) -> bytes:
    if path.is_dir():
        raise Refused(ProblemCode.FILE_IS_FOLDER, path.resolve().name)
    if path.exists() and not path.is_file():
        raise Refused(ProblemCode.FILE_NOT_ORDINARY, path.name)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise Refused(ProblemCode.FILE_MISSING, str(path)) from None
    except OSError as error:
        raise Refused(ProblemCode.FILE_UNREADABLE, path.name, error.strerror or str(error)) from None
    if not data:
        raise Refused(ProblemCode.FILE_EMPTY, path.name)
    return data


def _spreadsheet(path: Path, data: bytes) -> tuple[tuple[Sheet, ...], tuple[str, ...]]:
    """Return the sheets, and the names of those that are hidden and hold something."""
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise Refused(ProblemCode.FILE_ENCRYPTED, path.name)
    if data.startswith(_ZIP):
        _check_archive(path, data)
    try:
        book = load_workbook(io.BytesIO(data))
        hidden = {one.name for one in book.sheets_metadata if one.visible != SheetVisibleEnum.Visible}
        sheets = tuple(_sheet(book, name) for name in book.sheet_names)
        return sheets, tuple(sheet.name for sheet in sheets if sheet.name in hidden and sheet.rows)
    except PasswordError:
        raise Refused(ProblemCode.FILE_ENCRYPTED, path.name) from None
    except (CalamineError, OSError, ValueError, EOFError) as error:
        if "no sheet" in str(error).lower():
            raise Refused(ProblemCode.NO_SHEETS, path.name) from None
        code = ProblemCode.FILE_DAMAGED if data.startswith(_ZIP) else _ole_refusal(data)
        raise Refused(code, path.name) from None


def _ole_refusal(data: bytes) -> ProblemCode:
    is_workbook = any(name.encode("utf-16-le") in data for name in ("Workbook", "Book"))
    return ProblemCode.FILE_DAMAGED if is_workbook else ProblemCode.FILE_TYPE


def _check_archive(path: Path, data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = {entry.filename: entry for entry in archive.infolist()}
            if sum(entry.file_size for entry in entries.values()) > MOST_UNPACKED_BYTES:
                raise Refused(ProblemCode.FILE_TOO_LARGE, path.name, f"{MOST_UNPACKED_BYTES >> 30} GB")
            if any(entry.flag_bits & _ASKS_FOR_A_PASSWORD for entry in entries.values()):
                raise Refused(ProblemCode.FILE_ENCRYPTED, path.name)
            if "META-INF/manifest.xml" in entries:
                with archive.open("META-INF/manifest.xml") as manifest:
                    if b"encryption-data" in manifest.read(1 << 20):
                        raise Refused(ProblemCode.FILE_ENCRYPTED, path.name)
            known = any(name.startswith("xl/workbook") for name in entries) or "content.xml" in entries
            if not known:
                raise Refused(ProblemCode.FILE_TYPE, path.name)
            for name in entries:
                if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                    far = far_cell(archive, name)
                    if far:
                        raise Refused(ProblemCode.FAR_CELL, path.name, far)
    except DAMAGED:
        raise Refused(ProblemCode.FILE_DAMAGED, path.name) from None


def _sheet(book: CalamineWorkbook, name: str) -> Sheet:
    rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    return Sheet(name, tuple(tuple(_cell(value) for value in row) for row in rows))


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, bool | int | dt.date | dt.time):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    text = str(value).replace("\x00", "")
    return text if text.strip() else None


def _decode(path: Path, data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data.decode(encoding), ""
            except UnicodeDecodeError:
                raise Refused(ProblemCode.UNREADABLE_TEXT, path.name) from None
    if b"\x00" in data:
        raise Refused(ProblemCode.UNREADABLE_TEXT, path.name)
    try:
        text, encoding = data.decode("utf-8"), ""
    except UnicodeDecodeError:
        text, encoding = _decode_legacy(path, data)
    controls = sum(1 for letter in text[:4096] if letter < " " and letter not in "\t\r\n\f\x1a")
    if controls > len(text[:4096]) // 50:
        raise Refused(ProblemCode.UNREADABLE_TEXT, path.name)
    return text, encoding


def _decode_legacy(path: Path, data: bytes) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=["cp1252", "cp1256", "mac_roman", "cp1250", "cp850"]).best()
    if best is None or any(letter in str(best)[:65536] for letter in "\x81\x8d\x8f\x90\x9d"):
        raise Refused(ProblemCode.UNREADABLE_TEXT, path.name)
    encoding = best.encoding
    if encoding in {"cp1250", "mac_roman", "cp850"} and _reads_as(data, "cp1252"):
        encoding = "cp1252"
    return data.decode(encoding), encoding


def _reads_as(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _delimited(path: Path, text: str) -> tuple[Row, ...]:
    csv.field_size_limit(max(len(text), csv.field_size_limit()))
    delimiter = _delimiter(text)
    lines = _Lines(io.StringIO(text, newline=""))
    rows: list[Row] = []
    for values in csv.reader(lines, delimiter=delimiter):
        rows.append(tuple(_text_cell(value) for value in values))
        lines.begin()
    if lines.last and len(list(csv.reader([*lines.last, "\n", "x"], delimiter=delimiter))) == 1:
        raise Refused(ProblemCode.QUOTE_OPEN, path.name, str(len(rows)))
    return tuple(rows)


class _Lines:
    """The lines of a text, which remembers those of its last row."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = iter(lines)
        self._row: list[str] = []
        self.last: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self._row.append(line)
            yield line

    def begin(self) -> None:
        """Begin a new row."""
        self.last, self._row = self._row, []


def _text_cell(text: str) -> Cell:
    stripped = text.strip().removeprefix("\ufeff")
    return stripped or None


def _delimiter(text: str) -> str:
    """Return the delimiter that gives the first lines the most columns, and the steadiest."""
    lines = text[:65536].splitlines(keepends=True)[:60]

    def steadiness(delimiter: str) -> tuple[int, int]:
        widths = [len(row) for row in csv.reader(lines, delimiter=delimiter) if any(row)]
        if not widths:
            return (0, 0)
        usual = max(set(widths), key=lambda width: (widths.count(width) * (width > 1), width))
        return (widths.count(usual) * (usual > 1), usual)

    return max(_DELIMITERS, key=steadiness)
