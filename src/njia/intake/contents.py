"""What a column holds, told from its cells where its heading does not tell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from njia.intake.marks import is_unknown
from njia.intake.words import read_words
from njia.intake.workbook import Cell

FIELDS_OF_LISTS: Mapping[str, str] = {
    "evidence": "evidence",
    "status": "status",
    "mode": "modes",
    "industry": "industries",
    "exploitation": "exploitation",
    "recruiter": "recruiters",
    "means": "means",
    "channel": "channels",
    "promise": "promises",
}
"""The field of a column whose cells hold words of a list, the more telling lists first."""

_IDENTITIES = {
    "email": re.compile(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>.]+"),
    "phone": re.compile(r"(?:\+|00)?\(?\d{1,4}\)?(?:[\s/-]?\d){8,12}"),
}
LEAST_UNDERSTOOD = 0.9
FEWEST_CELLS = 3
SAMPLE = 60


def field_of_cells(cells: Sequence[str], open_fields: frozenset[str]) -> str | None:
    """Return the one field of `open_fields` whose words nearly all of these cells are, or `None`."""
    told = [cell for cell in cells[:SAMPLE] if not is_unknown(cell)]
    if len(told) < FEWEST_CELLS:
        return None
    found = [
        field
        for list_name, field in FIELDS_OF_LISTS.items()
        if field in open_fields and _understood(told, list_name) >= LEAST_UNDERSTOOD
    ]
    return found[0] if len(found) == 1 else None


def identity_of_cells(cells: Sequence[Cell]) -> str | None:
    """Return `phone` or `email` where half of the cells or more are such, else `None`."""
    for field, pattern in _IDENTITIES.items():
        told = [
            cell for cell in cells if isinstance(cell, str | int) and pattern.fullmatch(str(cell).strip())
        ]
        if told and len(told) * 2 >= len(cells):
            return field
    return None


def _understood(cells: Sequence[str], list_name: str) -> float:
    readings = (read_words(cell, (list_name,)) for cell in cells)
    return sum(bool(one.codes.get(list_name)) and not one.leftover for one in readings) / len(cells)
