"""Cells far outside their table, which would make a sheet of a few rows fill the memory."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator

CHUNK = 1 << 20
ROOM = 1_000_000
"""Cells that a sheet may spread over, however few of them are filled."""
SPARSEST = 50
"""Beyond `ROOM`, how many cells a sheet may spread over for each that is filled."""
LARGEST = 200_000_000
"""Cells that no sheet may spread over, however many of them are filled."""

_COLUMN = re.compile(rb"r=.([A-Za-z]+)\d")
_ROW = re.compile(rb"r=.[A-Za-z]*(\d+)")
_FILLED = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)?r\s*=\s*["']([A-Za-z]+)(\d+)["'][^>]*(?<!/)>(?!\s*</)""")
"""A cell that holds something: one that has only a format is none of the sheet's."""


def far_cell(archive: zipfile.ZipFile, name: str) -> str:
    """Return the cell that makes a worksheet's XML nearly all empty, such as `XFD1048576`; empty where none does.

    Raises what reading a damaged or encrypted archive raises.
    """
    return _far(archive, name) if _may_be_far(archive, name) else ""


def _may_be_far(archive: zipfile.ZipFile, name: str) -> bool:
    """Tell, quickly, whether some cell may lie far out: most sheets need no closer look."""
    filled = named = bottom = 0
    columns: set[bytes] = set()
    for text in _pieces(archive, name):
        filled += text.count(b"</c>") + text.count(b":c>")
        found = _COLUMN.findall(text)
        named += len(found)
        columns.update(found)
        bottom = max(bottom, max(map(int, set(_ROW.findall(text))), default=0))
    return named < filled or _too_wide(bottom, max(map(_number, columns), default=0), filled)


def _far(archive: zipfile.ZipFile, name: str) -> str:
    count = bottom = right = 0
    lowest = rightmost = b""
    for text in _pieces(archive, name):
        for found in _FILLED.finditer(text):
            count += 1
            letters, digits = found.groups()
            row, column = int(digits), _number(letters)
            if row > bottom:
                bottom, lowest = row, letters + digits
            if column > right:
                right, rightmost = column, letters + digits
    if not _too_wide(bottom, right, count):
        return ""
    return (rightmost if right > 1000 else lowest).decode()


def _pieces(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    """Yield an entry in pieces that end before a cell begins, or where none has begun for long."""
    rest = b""
    with archive.open(name) as entry:
        while chunk := entry.read(CHUNK):
            text = rest + chunk
            cut = max(text.rfind(b"<c"), text.rfind(b":c"))
            if cut <= 0:
                cut = 0 if len(text) < 8 * CHUNK else len(text)
            yield text[:cut]
            rest = text[cut:]
    yield rest


def _too_wide(rows: int, columns: int, filled: int) -> bool:
    return rows * columns > min(max(ROOM, SPARSEST * filled), LARGEST)


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
