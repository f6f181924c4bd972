"""Names for submissions and journeys that survive re-reading, moved rows and renamed files."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256

from njia.intake.workbook import Cell


def plain(cell: Cell) -> str | int | float | bool | None:
    """Return a cell as JSON holds it: dates and times in ISO 8601."""
    return cell.isoformat() if cell is not None and not isinstance(cell, str | int | float | bool) else cell


def kept(cell: Cell) -> object:
    """Return a cell for a JSON array that `restored` turns back into the same cell."""
    return {"date": cell.isoformat()} if isinstance(cell, dt.date | dt.time) else cell


def restored(value: object) -> Cell:
    """Return the cell that `kept` made JSON of."""
    if not isinstance(value, dict):
        return value  # type: ignore[return-value]
    text = value["date"]
    if "T" in text:
        return dt.datetime.fromisoformat(text)
    return dt.time.fromisoformat(text) if ":" in text else dt.date.fromisoformat(text)


def submission_key(cells: Sequence[Cell], reference: str | None) -> str:
    """Return the identity of a submission within its organisation and round.

    It is the member's own reference where the file has one, else a fingerprint of the received
    cells; trailing blanks and the spelling of white space do not count.
    """
    if reference:
        return "ref:" + sha256(_folded(reference).encode()).hexdigest()[:24]
    values = [plain(cell) for cell in cells]
    while values and values[-1] is None:
        values.pop()
    folded = [_folded(value) if isinstance(value, str) else value for value in values]
    return "row:" + sha256(json.dumps(folded, ensure_ascii=False).encode()).hexdigest()[:24]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def with_ordinals(keys: Iterable[str], before: Mapping[str, int]) -> list[str]:
    """Tell equal keys apart by their number in the order given: `key`, `key#2`, `key#3` and so on.

    `before` counts those that came earlier.
    """
    seen: Counter[str] = Counter(before)
    told = []
    for key in keys:
        seen[key] += 1
        told.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return told


def without_ordinal(key: str) -> str:
    """Return the key that equal rows share."""
    return key.partition("#")[0]


def journey_id(organisation: str, round_: str, key: str, part: str = "") -> str:
    """Return the public id of a journey or observation: sixteen hex digits."""
    return sha256("\x1f".join((organisation, round_, key, part)).encode()).hexdigest()[:16]
