"""Labels that do not collide: words are measured, then set where there is room, or left out and named."""

from __future__ import annotations

import csv
import math
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WIDTHS = Path(__file__).parent / "data" / "text_widths.csv"
OTHER_SCRIPTS = 1000
"""Width, in thousandths of an em, of a letter that the table does not hold."""
LINE = 1.2
"""Height of a line, in ems."""

Point = tuple[float, float]


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

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies in the box."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom

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


def place_labels(
    wishes: Iterable[Wish],
    size: float,
    taken: Sequence[Box],
    bounds: Box,
    crossed: Sequence[Point] = (),
    widest: float = 130,
) -> tuple[list[Label], list[Wish]]:
    """Return the labels that found room, and the wishes that did not.

    No label meets a box of `taken`, another label or the edge; of the places left, each takes the one
    with the fewest points of `crossed` (the flows) under it. Heavier wishes choose first.
    """
    boxes, placed, dropped = list(taken), [], []
    for wish in sorted(wishes, key=lambda wish: (-wish.weight, wish.key)):
        lines = wrapped(wish.text, size, widest)
        free = [
            label
            for label in _candidates(wish, lines, size)
            if label.box.within(bounds) and not any(label.box.overlaps(box, 1) for box in boxes)
        ]
        if not free:
            dropped.append(wish)
            continue
        best = min(free, key=lambda label: sum(label.box.holds(point) for point in crossed))
        boxes.append(best.box)
        placed.append(best)
    return placed, dropped


def place_boxes(
    wishes: Iterable[tuple[str, Box, float]], taken: Sequence[Box], bounds: Box, reach: float
) -> dict[str, Box]:
    """Return boxes moved as little as needed to lie free, within `reach` of where they wished to be.

    A wish is a key, a box and a weight; one that finds no room is absent.
    """
    boxes, placed = list(taken), {}
    for key, box, _ in sorted(wishes, key=lambda wish: (-wish[2], wish[0])):
        for across, down in _rings(reach):
            moved = Box(box.left + across, box.top + down, box.right + across, box.bottom + down)
            if moved.within(bounds) and not any(moved.overlaps(other, 2) for other in boxes):
                placed[key] = moved
                boxes.append(moved)
                break
    return placed


@cache
def _table() -> tuple[list[int], list[int], list[int]]:
    with WIDTHS.open(encoding="utf-8", newline="") as file:
        rows = sorted(
            (int(row["first"], 16), int(row["last"], 16), int(row["thousandths_of_em"]))
            for row in csv.DictReader(file)
        )
    return [row[0] for row in rows], [row[1] for row in rows], [row[2] for row in rows]


@cache
def _rings(reach: float) -> tuple[Point, ...]:
    steps = [(0.0, 0.0)]
    for radius in range(6, int(reach) + 1, 6):
        turns = max(8, radius // 3)
        steps += [
            (radius * math.cos(2 * math.pi * turn / turns), radius * math.sin(2 * math.pi * turn / turns))
            for turn in range(turns)
        ]
    return tuple(steps)


def _candidates(wish: Wish, lines: tuple[str, ...], size: float) -> list[Label]:
    width = max(text_width(line, size) for line in lines)
    height = size * LINE * len(lines)
    gap = wish.reach + 3
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
