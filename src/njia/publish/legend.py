"""Legends of maps and diagrams: what each mark, width and line says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from njia.publish import flows, marks
from njia.publish.labels import LINE, Box, lines_of, text_width
from njia.publish.palette import LIGHT, ROLES
from njia.publish.svg import element, text

SIZE = 12.0
ROW = 24.0
_GAP = 18.0
_LINE = SIZE * LINE
_BESIDE = 6.0


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing a legend explains: a kind of glyph, its detail and the words beside it.

    Kinds: `role` (detail: a role), `roles` (a place of all of them), `width` (a width in drawing units),
    `line` (a key of `flows.DASHES` or `worked`) and `hatch` (`rough`, `country` or `beyond`).
    """

    kind: str
    detail: str | float
    words: str


def legend(
    rows: Iterable[Sequence[Entry]], width: float, top: float, identity: str, *, mirrored: bool = False
) -> tuple[str, float]:
    """Return the legend's SVG below `top` and the height it takes.

    Each row begins anew; where it is too long its entries wrap, and in an entry its words.
    """
    parts: list[str] = []
    y = top + ROW / 2
    for row in rows:
        x, deep = 0.0, 1
        for entry in row:
            glyph = _glyph_width(entry)
            lines = lines_of(entry.words, SIZE, width - glyph - _BESIDE)
            needed = glyph + _BESIDE + max(text_width(line, SIZE) for line in lines)
            if x > 0 and x + needed > width:
                x, y, deep = 0.0, y + ROW + (deep - 1) * _LINE, 1
            left = width - x - glyph if mirrored else x
            parts.append(_glyph(entry, left, y, glyph, identity))
            beside = left - _BESIDE if mirrored else left + glyph + _BESIDE
            anchor = "end" if mirrored else "start"
            parts += [
                text(line, beside, y + SIZE * 0.36 + at * _LINE, SIZE, anchor, "quiet")
                for at, line in enumerate(lines)
            ]
            x += needed + _GAP
            deep = max(deep, len(lines))
        if row:
            y += ROW + (deep - 1) * _LINE
    return "".join(parts), y - ROW / 2 - top


def _glyph_width(entry: Entry) -> float:
    return {"role": 13.0, "roles": 15.0, "width": 44.0, "line": 44.0, "hatch": 30.0}[entry.kind]


def _glyph(entry: Entry, x: float, y: float, width: float, identity: str) -> str:
    if entry.kind == "role":
        return marks.role_mark(x + width / 2, y, {str(entry.detail)})
    if entry.kind == "roles":
        return marks.role_mark(x + width / 2, y, ROLES)
    if entry.kind == "hatch":
        box = Box.around(x + width / 2, y, width, 14)
        return marks.pill(
            "", box, (), identity, hatched=entry.detail == "rough", square=entry.detail == "beyond"
        )
    thick = float(entry.detail) if entry.kind == "width" else 6.0
    line = np.stack([np.linspace(x, x + width, flows.SAMPLES), np.full(flows.SAMPLES, y)], axis=1)
    dash = flows.DASHES.get(str(entry.detail)) if entry.kind == "line" else None
    grey = entry.detail == "gap"
    return element(
        "path",
        d=flows.ribbon(line, thick, dash),
        fill=LIGHT["unknown" if grey else "flow"],
        class_="m-gap" if grey else "m-flow",
    )
