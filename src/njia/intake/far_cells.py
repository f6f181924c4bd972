"""Cells far outside their table, which would make a sheet of a few rows fill the memory."""

from __future__ import annotations

import re
from typing import IO

CHUNK = 1 << 20
ROOM = 1_000_000
"""Cells that a sheet may spread over, however few of them are filled."""
SPARSEST = 50
"""Beyond `ROOM`, how many cells a sheet may spread over for each that is filled."""

_CELL = re.compile(rb"<(?:\w+:)?c\b[^>]{0,200}?\br=\"([A-Za-z]+)(\d+)\"")
_LONGEST_TAG = 256


def far_cell(sheet: IO[bytes]) -> str:
    """Return the cell that makes a worksheet's XML nearly all empty, such as `XFD1048576`; empty where none does.

    Only names of cells are read, in one pass.
    """
    count = bottom = right = 0
    lowest = rightmost = b""
    rest = b""
    while chunk := sheet.read(CHUNK):
        text = rest + chunk
        end = 0
        for found in _CELL.finditer(text):
            count += 1
            end = found.end()
            letters, digits = found.groups()
            row, column = int(digits), _column(letters)
            if row > bottom:
                bottom, lowest = row, letters + digits
            if column > right:
                right, rightmost = column, letters + digits
        rest = text[max(end, len(text) - _LONGEST_TAG) :]
    spread = bottom * right
    if spread <= max(ROOM, SPARSEST * count):
        return ""
    return (rightmost if right > 1000 else lowest).decode()


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number
