"""Flows: curved ribbons that taper towards where they lead."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from njia.publish.labels import Box

Array = NDArray[np.float64]

SAMPLES = 20
"""Points of a ribbon, at least."""
_STEP = 18
TIP = 0.28
"""Width of a ribbon's end, as a part of its beginning."""
LEAST_TIP = 1.3
"""Width of a ribbon's end, at least, in drawing units."""
DASHES: dict[str, tuple[float, float]] = {"heard": (8, 5), "gap": (2.2, 3.4)}
"""Length of a dash and of the space after it."""


@dataclass(frozen=True, slots=True)
class End:
    """Where a ribbon begins or ends: the middle of a round mark, or of a box."""

    x: float
    y: float
    radius: float
    box: Box | None = None

    def hides(self, points: Array) -> NDArray[np.bool_]:
        """Tell which points lie under the mark."""
        x, y = points[..., 0], points[..., 1]
        if self.box is None:
            return np.asarray(np.hypot(x - self.x, y - self.y) < self.radius)
        box = self.box
        return np.asarray((x >= box.left) & (x <= box.right) & (y >= box.top) & (y <= box.bottom))


@dataclass(frozen=True, slots=True)
class Scale:
    """Widths in drawing units: from `least` for one submission to `most` for the greatest number."""

    greatest: int
    least: float = 3.4
    most: float = 17.0

    def width(self, count: int) -> float:
        """Return the width with which a ribbon of so many submissions begins."""
        if self.greatest <= 1:
            return self.least
        steepest = min(self.most - self.least, 2.2 * (self.greatest - 1))
        return self.least + steepest * (count - 1) / (self.greatest - 1)

    def examples(self) -> tuple[int, ...]:
        """Return up to three real numbers for a legend, the greatest among them."""
        return tuple(sorted({1, max(1, round(self.greatest / 2)), self.greatest}))


def curve(start: End, end: End, bend: float, lean: float = 0) -> Array:
    """Return points of the way from mark to mark, bent to its own right: there and back lie apart.

    `bend` is the height of the arc as a part of its length, below 0 to its left; `lean` moves its top
    towards the end, as a part of the length. A way from a place to itself is a loop above it, or below.
    """
    points: Array = arcs(start, end, np.array([bend]), np.array([lean]))[0]
    if start == end:
        return points
    seen = np.flatnonzero(~start.hides(points) & ~end.hides(points))
    if len(seen) < SAMPLES // 2:
        return _even(points)
    return _even(points[seen[0] : seen[-1] + 1])


def arcs(start: End, end: End, bends: Array, leans: Array, samples: int = 4 * SAMPLES) -> Array:
    """Return points of whole arcs, from middle to middle, of several bends: (bends, samples, 2)."""
    if start == end:
        return np.stack([_loop(start, 12 + 90 * abs(bend), bend < 0) for bend in bends])
    across, down = end.x - start.x, end.y - start.y
    top = np.stack(
        [
            (start.x + end.x) / 2 - down * bends * 2 + across * leans,
            (start.y + end.y) / 2 + across * bends * 2 + down * leans,
        ],
        axis=1,
    )
    at = np.linspace(0, 1, samples)[:, None]
    return np.asarray(
        (1 - at) ** 2 * np.array([start.x, start.y])
        + 2 * at * (1 - at) * top[:, None, :]
        + at**2 * np.array([end.x, end.y])
    )


def ribbon(points: Array, width: float, dash: tuple[float, float] | None = None) -> str:
    """Return path data of a ribbon along points, from `width` to its tip; dashed if asked."""
    steps = np.gradient(points, axis=0)
    length = np.maximum(np.hypot(steps[:, 0], steps[:, 1]), 1e-9)
    normal = np.stack([-steps[:, 1], steps[:, 0]], axis=1) / length[:, None]
    half = widths(points, width)[:, None] / 2
    left, right = points + normal * half, points - normal * half
    if dash is None:
        return _outline(left, right)
    along = np.concatenate([[0.0], np.hypot(*np.diff(points, axis=0).T).cumsum()])
    pieces = []
    for begin in np.arange(0, along[-1], sum(dash)):
        stretch = np.linspace(begin, min(begin + dash[0], along[-1]), 3)
        pieces.append(_outline(_at(stretch, along, left), _at(stretch, along, right)))
    return "".join(pieces)


def widths(points: Array, width: float) -> Array:
    """Return the width of a ribbon at each of its points."""
    return np.linspace(width, max(width * TIP, LEAST_TIP), len(points))


def _loop(start: End, size: float, below: bool) -> Array:
    turn = np.linspace(0.15, 0.85, SAMPLES) * 2 * np.pi
    radius = size / 2
    reach = (start.box.bottom - start.box.top) / 2 if start.box else start.radius
    up = reach + radius * 0.7 - radius * np.cos(turn)
    return np.stack([start.x + radius * np.sin(-turn), start.y + (up if below else -up)], axis=1)


def _even(points: Array) -> Array:
    along = np.concatenate([[0.0], np.hypot(*np.diff(points, axis=0).T).cumsum()])
    count = min(max(SAMPLES, int(along[-1] / _STEP)), 2 * SAMPLES)
    return _at(np.linspace(0, along[-1], count), along, points)


def _at(where: Array, along: Array, points: Array) -> Array:
    return np.stack([np.interp(where, along, points[:, 0]), np.interp(where, along, points[:, 1])], axis=1)


def _outline(left: Array, right: Array) -> str:
    around = np.concatenate([left, right[::-1]])
    return "M" + "L".join([f"{x:.1f} {y:.1f}" for x, y in around.tolist()]) + "Z"
