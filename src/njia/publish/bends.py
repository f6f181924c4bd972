"""Bends of flows: ways around the names and marks at which a flow does not stop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from njia.publish.flows import TIP, Array, End, arcs, curve
from njia.publish.labels import Box

MARGIN = 2.5
"""Room between a ribbon and what it passes, in drawing units."""
APART = 0.06
"""Difference of two bends between the same places by which they can be told apart."""
_OTHERS = (-0.06, 0.07, 0.16, 0.28)
_LEANS = (0.0, 0.22, -0.22)
_SAMPLES = 32
_OUTSIDE = 4.0

Choices = tuple[Array, Array]
"""Bends, and how far each leans."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A flow to bend: the keys of its ends, the bend it would have alone, and how wide it begins."""

    start: str
    end: str
    bend: float
    width: float


def bent(legs: Sequence[Leg], ends: Mapping[str, End], bounds: Box) -> list[Array]:
    """Return the points of each leg, which lie within bounds and, where a bend allows it, run under no mark.

    Earlier legs choose first; two between the same places keep different bends.
    """
    keys = {key: at for at, key in enumerate(ends)}
    stands = np.array([_stand(end) for end in ends.values()]).reshape(-1, 4)
    used: dict[tuple[str, str], list[float]] = defaultdict(list)
    curves = []
    for leg in legs:
        start, end = ends[leg.start], ends[leg.end]
        passed = np.delete(stands, [keys[leg.start], keys[leg.end]], axis=0)
        pair, side = ((leg.start, leg.end), 1) if leg.start < leg.end else ((leg.end, leg.start), -1)
        bends, leans = _choices(leg.bend)
        if used[pair]:
            near = np.abs(side * bends[:, None] - np.array(used[pair])).min(axis=1) < APART
            bends, leans = bends[~near], leans[~near]
        at = _best(leg, start, end, (bends, leans), passed, bounds)
        used[pair].append(side * float(bends[at]))
        points = curve(start, end, float(bends[at]), float(leans[at]))
        curves.append(np.clip(points, (bounds.left, bounds.top), (bounds.right, bounds.bottom)))
    return curves


def _stand(end: End) -> tuple[float, float, float, float]:
    box = end.box or Box.around(end.x, end.y, 1.6 * end.radius, 1.6 * end.radius)
    return box.left, box.top, box.right, box.bottom


@cache
def _choices(bend: float) -> Choices:
    """Return bends and leans to try: its own first, then flatter, rounder, the other side, and leaning."""
    bends = [bend, *(bend + more for more in _OTHERS)]
    turned = sorted([*bends, *(-one for one in bends), 0.02, -0.02], key=lambda one: _strain(one, bend))
    tried = [(one, lean) for lean in _LEANS for one in turned]
    return np.array([one for one, _ in tried]), np.array([lean for _, lean in tried])


def _strain(bend: float, own: float) -> float:
    return abs(abs(bend) - own) + (0.05 if bend < 0 else 0)


def _best(leg: Leg, start: End, end: End, choices: Choices, passed: Array, bounds: Box) -> int:
    """Return the first choice that lies free, or the one that runs the least way under something."""
    bends, leans = choices
    hidden = np.zeros(0)
    for until in (1, *(1 + np.flatnonzero(np.diff(leans))), len(bends)):
        more = slice(len(hidden), until)
        hidden = np.append(hidden, _hidden(leg, start, end, (bends[more], leans[more]), passed, bounds))
        if hidden.min() == 0:
            return int(hidden.argmin())
    return int((hidden + 0.3 * np.arange(len(hidden))).argmin())


def _hidden(leg: Leg, start: End, end: End, choices: Choices, passed: Array, bounds: Box) -> Array:
    """Return the length of each arc that would run under something, or far worse, out of bounds."""
    points = arcs(start, end, *choices, _SAMPLES)
    x, y = points[..., 0], points[..., 1]
    wide = MARGIN + leg.width / 2
    near = (passed[:, :2] < (x.max() + wide, y.max() + wide)) & (
        passed[:, 2:] > (x.min() - wide, y.min() - wide)
    )
    passed = passed[near.all(axis=1)]
    margin = MARGIN + leg.width / 2 * np.linspace(1, TIP, points.shape[1])
    middle, half = (passed[:, :2] + passed[:, 2:]) / 2, (passed[:, 2:] - passed[:, :2]) / 2
    beside = np.abs(x[..., None] - middle[:, 0]) < margin[:, None] + half[:, 0]
    level = np.abs(y[..., None] - middle[:, 1]) < margin[:, None] + half[:, 1]
    under = (beside & level).any(axis=-1)
    out: NDArray[np.bool_] = (x < bounds.left) | (x > bounds.right) | (y < bounds.top) | (y > bounds.bottom)
    if not (under.any() or out.any()):
        return np.zeros(len(points))
    seen: NDArray[np.bool_] = ~(start.hides(points) | end.hides(points))
    step = np.hypot(*np.moveaxis(np.diff(points, axis=1), -1, 0)).mean(axis=1)
    return np.asarray(((under & seen).sum(axis=1) + _OUTSIDE * out.sum(axis=1)) * step)
