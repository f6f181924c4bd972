"""What a cell or heading says of itself: a note, a total, not known, an estimate, a month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from njia.intake.phrases import load, normal, normalise

_NOTE_SIGN = re.compile(r"\s*(?:[*†‡※•]|\(\*+\)|[¹²³])")
_LABEL = re.compile(r"\s*([^:：፡=–—]{1,40}?)\s*(?:[:：፡=–—]|\s-\s|$)")


@dataclass(frozen=True, slots=True)
class _Marks:
    note_starts: tuple[str, ...]
    note_labels: frozenset[str]
    totals: tuple[str, ...]
    counted: frozenset[str]
    unknown: frozenset[str]
    unknown_as_written: frozenset[str]
    unknown_of: frozenset[str]
    estimated: tuple[str, ...]
    estimated_inside: tuple[str, ...]
    months: Mapping[str, int]


@cache
def _marks() -> _Marks:
    data = load("marks")
    return _Marks(
        tuple(_in_all(data["notes"]["starts"])),
        frozenset(_in_all(data["notes"]["labels"])),
        tuple(_in_all(data["totals"]["words"])),
        frozenset(_in_all(data["totals"]["of_what"])),
        frozenset(_in_all(data["unknown"]["words"])),
        frozenset(data["unknown"]["as_written"]),
        frozenset(_in_all(data["unknown"]["of_what"])),
        tuple(normal(data["estimated"]["beginnings"])),
        tuple(
            f" {one}" if part.startswith(" ") else one
            for part in data["estimated"]["inside"]
            for one in normal([part])
        ),
        {
            normalise(name): number
            for names in data["months"].values()
            for number, same in enumerate(names, 1)
            for name in same.split("|")
        },
    )


def _in_all(lists: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield the normalised phrases of the lists of several languages."""
    for phrases in lists.values():
        yield from normal(phrases)


@lru_cache(maxsize=16384)
def is_note(text: str) -> bool:
    """Tell whether a lone cell is a remark on the table: “Note:”, “N.B.”, “Source: …”, “* estimated”."""
    marks = _marks()
    if _NOTE_SIGN.match(text) and any(letter.isalpha() for letter in text):
        return True
    key = f"{normalise(text)} "
    label = _LABEL.match(text)
    return any(key.startswith(f"{start} ") for start in marks.note_starts) or (
        label is not None and normalise(label.group(1)) in marks.note_labels
    )


@lru_cache(maxsize=16384)
def is_total(text: str) -> bool:
    """Tell whether a cell says that its row is a sum: “Total”, “Jumla kuu”, “Total cases: 45”."""
    marks = _marks()
    words = normalise(text).split()
    if len(words) > 8:
        return False
    key = f"{' '.join(words)} "
    for total in marks.totals:
        if key == f"{total} ":
            return True
        if key.startswith(f"{total} ") or key.endswith(f" {total} "):
            rest = key.removeprefix(f"{total} ").removesuffix(f"{total} ").split()
            named = [word for word in rest if not word.isdecimal() and word not in marks.counted]
            if len(named) <= 1 and len(rest) <= 6:
                return True
    return False


@lru_cache(maxsize=16384)
def is_unknown(text: str) -> bool:
    """Tell whether a cell says that its value is not known: blank, “?”, “n/a”, “sijui”, “unknown town”."""
    marks = _marks()
    key = normalise(text)
    if not key or text.strip().casefold() in marks.unknown_as_written or key in marks.unknown:
        return True
    words = key.split()
    if len(words) > 8:
        return False
    rest = " ".join(word for word in words if word not in marks.unknown_of)
    return rest != key and rest in marks.unknown


@lru_cache(maxsize=4096)
def says_estimated(heading: str) -> bool:
    """Tell whether a heading says that its numbers are estimates: “Cases (estimated)”, “makadirio”."""
    marks = _marks()
    key = normalise(heading)
    return (
        any(word.startswith(marks.estimated) for word in key.split())
        or any(part in f" {key} " for part in marks.estimated_inside)
        or re.search(r"(?:^|[\s(\[])est\.", heading, re.IGNORECASE) is not None
    )


def months() -> Mapping[str, int]:
    """Return the month, 1 to 12, of every normalised month name and abbreviation."""
    return _marks().months
