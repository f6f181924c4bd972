"""What changed between two versions of a file, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

Cells = Sequence[object]


@dataclass(frozen=True, slots=True)
class KeyedRow:
    """A row of either version: the number the spreadsheet shows, its key and its cells as text."""

    row: int
    key: str
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """One row that is not as it was: changed (`before` and `after`), new or gone."""

    before: KeyedRow | None
    after: KeyedRow | None


@dataclass(frozen=True, slots=True)
class Changes:
    """The rows that stayed, by count, and those that did not."""

    same: int
    rows: tuple[Change, ...]

    @property
    def former_keys(self) -> dict[str, str]:
        """The former key of each changed row, by its new key."""
        return {one.after.key: one.before.key for one in self.rows if one.before and one.after}


LEAST_ALIKE = 0.5
"""Two rows of which at least this share of the cells is equal may be one row, corrected."""


def compare(before: Sequence[KeyedRow], after: Sequence[KeyedRow]) -> Changes:
    """Match the rows of two versions: by key, then the changed ones by likeness, in their order."""
    old = {row.key: row for row in before}
    new = {row.key: row for row in after}
    same = [key for key in new if key in old]
    changed = [
        Change(old[key], new[key])
        for key in same
        if old[key].cells != new[key].cells and key.startswith("ref:")
    ]
    gone = [row for row in before if row.key not in new]
    for row in (row for row in after if row.key not in old):
        likeness, former = max(
            ((_likeness(one.cells, row.cells), one) for one in gone),
            key=lambda pair: pair[0],
            default=(0.0, None),
        )
        if former is not None and likeness >= LEAST_ALIKE:
            gone.remove(former)
            changed.append(Change(former, row))
        else:
            changed.append(Change(None, row))
    changed += [Change(row, None) for row in gone]
    changed.sort(key=lambda one: (one.after or one.before).row)  # type: ignore[union-attr]
    return Changes(
        len(same) - sum(1 for one in changed if one.before and one.after and one.before.key == one.after.key),
        tuple(changed),
    )


def _likeness(before: tuple[str, ...], after: tuple[str, ...]) -> float:
    pairs = [pair for pair in zip_longest(before, after, fillvalue="") if any(pair)]
    return sum(old == new for old, new in pairs) / len(pairs) if pairs else 0.0
