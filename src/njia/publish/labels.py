"""Labels that do not collide: words are measured, then set where there is room, or left out and named."""

from __future__ import annotations

import csv
import math
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import itemgetter
from pathlib import Path
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

WIDTHS = Path(__file__).parent / "data" / "text_widths.csv"
OTHER_SCRIPTS = 1000
"""Width, in thousandths of an em, of a letter that the table does not hold."""
LINE = 1.2
"""Height of a line, in ems."""

_AWAY = (0.0, 9.0, 20.0, 36.0)
_CLEAR = 14.0
_MISTAKEN = 100.0
_GAP = 2.0
_DETOUR = 36.0
_NEAR = 72.0
_PER_LINE = 7.0

Point = tuple[float, float]
Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box, gap: float = 0) -> bool:
        """Tell whether two boxes come nearer than `gap`."""
        return (
            self.left < other.right + gap
            and other.left < self.right + gap
            and self.top < other.bottom + gap
            and other.top < self.bottom + gap
        )

    def within(self, other: Box) -> bool:
        """Tell whether this box lies wholly in another."""
        return (
            other.left <= self.left
            and other.top <= self.top
            and self.right <= other.right
            and self.bottom <= other.bottom
        )

    def nearest(self, x: float, y: float) -> Point:
        """Return the point of the box that is nearest to another."""
        return min(max(x, self.left), self.right), min(max(y, self.top), self.bottom)

    def moved(self, across: float, down: float) -> Box:
        """Return the box as far to the right and down as told."""
        return Box(self.left + across, self.top + down, self.right + across, self.bottom + down)

    @property
    def middle(self) -> Point:
        """The point in the middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @classmethod
    def around(cls, x: float, y: float, width: float, height: float) -> Box:
        """Return the box of a size around a point."""
        return cls(x - width / 2, y - height / 2, x + width / 2, y + height / 2)


@dataclass(frozen=True, slots=True)
class Wish:
    """A label that wants to stand beside a mark at (x, y) of a radius; heavier ones choose first."""

    key: str
    text: str
    x: float
    y: float
    reach: float
    weight: float


@dataclass(frozen=True, slots=True)
class Label:
    """A label with its place: lines of text, their anchor and the first baseline."""

    key: str
    lines: tuple[str, ...]
    x: float
    y: float
    anchor: str
    box: Box


def text_width(words: str, size: float) -> float:
    """Return how wide words are at a font size, at most; shaped scripts by their letters' average."""
    firsts, lasts, widths = _table()
    total = 0
    for letter in words:
        code = ord(letter)
        at = bisect_right(firsts, code) - 1
        if at >= 0 and code <= lasts[at]:
            total += widths[at]
        elif unicodedata.category(letter)[0] not in "MC":
            total += OTHER_SCRIPTS
    return total * size / 1000


def wrapped(words: str, size: float, width: float) -> tuple[str, ...]:
    """Return words in one line, or in two of about equal width where one is too wide."""
    parts = words.split()
    if len(parts) < 2 or text_width(words, size) <= width:
        return (words,)
    halves = [(" ".join(parts[:at]), " ".join(parts[at:])) for at in range(1, len(parts))]
    return min(halves, key=lambda half: max(text_width(line, size) for line in half))


def lines_of(words: str, size: float, width: float) -> list[str]:
    """Return words in as many lines as a width needs; a word that is wider stands alone."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [words]


def place_labels(
    wishes: Iterable[Wish],
    size: float,
    taken: Sequence[Box],
    bounds: Box,
    crossed: Sequence[Point] = (),
    widest: float = 130,
) -> tuple[list[Label], list[Wish]]:
    """Return the labels that found room, and the wishes that did not.

    No label meets a box of `taken`, another label or the edge; of the places left beside its mark, or
    else a little further off, each takes one that is not nearer to another mark, with the fewest points
    of `crossed` (the flows) under it. Heavier wishes choose first.
    """
    boxes, placed, dropped = list(taken), [], []
    wishes = sorted(wishes, key=lambda wish: (-wish.weight, wish.key))
    points = np.array(crossed).reshape(-1, 2)
    marks = np.array([(wish.x, wish.y) for wish in wishes]).reshape(-1, 2)
    for wish in wishes:
        lines = wrapped(wish.text, size, widest)
        others = marks[~(marks == (wish.x, wish.y)).all(axis=1)]
        found: list[tuple[float, Label]] = []
        for away in _AWAY:
            free = [
                (_unclear(label, wish, points, others), label)
                for label in _candidates(wish, lines, size, away)
                if label.box.within(bounds) and not any(label.box.overlaps(box, 1) for box in boxes)
            ]
            found += [one for one in free if one[0] < _MISTAKEN or not away]
            if any(unclear < _MISTAKEN for unclear, _ in found):
                break
        if found:
            placed.append(min(found, key=itemgetter(0))[1])
            boxes.append(placed[-1].box)
        else:
            dropped.append(wish)
    return placed, dropped


def place_boxes(
    wishes: Iterable[tuple[str, Box, float]],
    taken: Sequence[Box],
    bounds: Box,
    reach: float,
    lines: Sequence[tuple[str, str]] = (),
    points: Mapping[str, Point] = MappingProxyType({}),
) -> dict[str, Box]:
    """Return boxes moved as little as needed to lie free, within `reach` of where they wished to be.

    A wish is a key, a box and a weight; one that finds no room is absent. Of the free places that are
    about as near, a box takes one with few `lines` under it: pairs of keys, whose `points` they join
    straight until their boxes are placed.
    """
    boxes, placed, at = list(taken), {}, dict(points)
    for key, box, _ in sorted(wishes, key=lambda wish: (-wish[2], wish[0])):
        offsets = _free(box, boxes, bounds, min(reach, _NEAR))
        if not len(offsets):
            offsets = _free(box, boxes, bounds, reach)
        if not len(offsets):
            continue
        far = np.hypot(*offsets.T)
        near = far <= far[0] + _DETOUR
        passing = [(*at[one], *at[other]) for one, other in lines if key not in {one, other}]
        cost = far[near] + _PER_LINE * crossings(_moved(box, offsets[near]), np.array(passing))
        moved = box.moved(*map(float, offsets[near][int(cost.argmin())]))
        placed[key] = moved
        boxes.append(moved)
        at[key] = moved.middle
    return placed


def crossings(boxes: Array, lines: Array) -> Array:
    """Return how many straight lines (x, y, x, y) run through each box (left, top, right, bottom)."""
    if not len(lines):
        return np.zeros(len(boxes))
    enters, leaves = np.zeros((len(boxes), len(lines))), np.ones((len(boxes), len(lines)))
    for axis in (0, 1):
        run = lines[:, axis + 2] - lines[:, axis]
        run = np.where(run == 0, 1e-9, run)
        sides = [(boxes[:, [side]] - lines[:, axis]) / run for side in (axis, axis + 2)]
        enters = np.maximum(enters, np.minimum(*sides))
        leaves = np.minimum(leaves, np.maximum(*sides))
    return np.asarray((enters < leaves).sum(axis=1), dtype=float)


def _free(box: Box, boxes: Sequence[Box], bounds: Box, reach: float) -> Array:
    """Return the offsets, nearest first, at which a box lies within bounds and meets no other."""
    offsets = _rings(reach)
    moved = _moved(box, offsets)
    within = (moved[:, :2] >= (bounds.left, bounds.top)) & (moved[:, 2:] <= (bounds.right, bounds.bottom))
    offsets, moved = offsets[within.all(axis=1)], moved[within.all(axis=1)]
    others = np.array([(one.left, one.top, one.right, one.bottom) for one in boxes]).reshape(-1, 4)
    begins, ends = moved[:, None, :2], moved[:, None, 2:]
    apart = (begins >= others[:, 2:] + _GAP) | (others[:, :2] >= ends + _GAP)
    return np.asarray(offsets[(apart[..., 0] | apart[..., 1]).all(axis=1)])


def _moved(box: Box, offsets: Array) -> Array:
    corners = np.array([box.left, box.top, box.right, box.bottom])
    return np.asarray(corners + np.concatenate([offsets, offsets], axis=1))


@cache
def _table() -> tuple[list[int], list[int], list[int]]:
    with WIDTHS.open(encoding="utf-8", newline="") as file:
        rows = sorted(
            (int(row["first"], 16), int(row["last"], 16), int(row["thousandths_of_em"]))
            for row in csv.DictReader(file)
        )
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


@cache
def _rings(reach: float) -> Array:
    steps = [(0.0, 0.0)]
    for radius in range(6, int(reach) + 1, 6):
        turns = max(8, radius // 3)
        steps += [
            (radius * math.cos(2 * math.pi * turn / turns), radius * math.sin(2 * math.pi * turn / turns))
            for turn in range(turns)
        ]
    return np.array(steps)


def _unclear(label: Label, wish: Wish, crossed: Array, others: Array) -> float:
    """Return how many points of flows lie under a label; one that seems another mark's counts as many."""
    box = label.box
    low, high = np.array([box.left, box.top]), np.array([box.right, box.bottom])
    under = float(((crossed >= low) & (crossed <= high)).all(axis=1).sum())
    near = min(math.dist(box.nearest(wish.x, wish.y), (wish.x, wish.y)), _CLEAR)
    far = np.hypot(*np.maximum(np.maximum(low - others, others - high), 0).T)
    return under + _MISTAKEN * float((far <= near).any())


def _candidates(wish: Wish, lines: tuple[str, ...], size: float, away: float) -> list[Label]:
    width = max(text_width(line, size) for line in lines)
    height = size * LINE * len(lines)
    gap = wish.reach + 3 + away
    slant = gap * 0.7
    corners = (
        ("start", wish.x + gap, wish.y - height / 2),
        ("end", wish.x - gap, wish.y - height / 2),
        ("start", wish.x + slant, wish.y - slant - height * 0.8),
        ("start", wish.x + slant, wish.y + slant - height * 0.2),
        ("end", wish.x - slant, wish.y - slant - height * 0.8),
        ("end", wish.x - slant, wish.y + slant - height * 0.2),
        ("middle", wish.x, wish.y - gap - height),
        ("middle", wish.x, wish.y + gap),
    )
    share = {"start": 0.0, "middle": 0.5, "end": 1.0}
    return [
        Label(
            wish.key,
            lines,
            x,
            top + size * 0.95,
            anchor,
            Box(x - width * share[anchor], top, x + width * (1 - share[anchor]), top + height),
        )
        for anchor, x, top in corners
    ]
