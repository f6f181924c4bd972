"""Land and borders for a map's frame, from the packed boundaries of Natural Earth.

Source: world-atlas 2.0.2, countries-50m (Natural Earth 1:50m, public domain); made by
`tools/build_boundaries.py`. Each point carries a weight, so that a map shows what its scale can show.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from njia.publish.projection import EARTH_KM, EqualEarth, Frame

DATA = Path(__file__).parent / "data" / "boundaries.npz"
DEGREE_KM = EARTH_KM * np.pi / 180
UNIT = 0.5
"""Land is drawn on a grid of half a drawing unit, in whole numbers: a path of a third of the length."""

LEAST_ISLAND = 1.5
"""Pieces of land smaller than this, in drawing units, are drawn only for countries the map is about."""

Array = NDArray[np.float64]
Index = NDArray[np.int64]


@dataclass(frozen=True)
class Boundaries:
    """Every country's rings as shared arcs of points."""

    codes: tuple[str, ...]
    labels: dict[str, tuple[float, float]]
    """A point (lon, lat) well inside each country, where its name can stand."""
    lon: Array
    lat: Array
    weights: NDArray[np.uint8]
    starts: NDArray[np.int64]
    """Where each arc begins in `lon` and `lat`; one more entry than arcs."""
    ring_refs: NDArray[np.int64]
    """The arcs of all rings, one after the other; `~arc` is an arc backwards."""
    ring_starts: NDArray[np.int64]
    """Where each ring begins in `ring_refs`; one more entry than rings."""
    ring_country: NDArray[np.str_]
    shared: NDArray[np.bool_]
    """Which arcs are borders between two countries."""


@dataclass(frozen=True, slots=True)
class Land:
    """Path data for one frame, in units of `UNIT`."""

    plain: str
    marked: str
    borders: str


@cache
def boundaries() -> Boundaries:
    """Load the boundaries once."""
    with np.load(DATA) as data:
        lengths = data["arc_length"].astype(np.int64)
        starts = np.concatenate([[0], lengths.cumsum()])
        deltas = np.empty((int(starts[-1]), 2), dtype=np.int64)
        firsts = np.zeros(len(deltas), dtype=bool)
        firsts[starts[:-1]] = True
        deltas[firsts] = data["first"]
        deltas[~firsts] = data["steps"]
        total = deltas.cumsum(axis=0)
        before = np.concatenate([[[0, 0]], total[starts[1:-1] - 1]])
        points = (total - np.repeat(before, lengths, axis=0)) * data["scale"] + data["translate"]
        codes = tuple(str(code) for code in data["codes"])
        refs = data["ring_arcs"].astype(np.int64)
        return Boundaries(
            codes=codes,
            labels={
                code: (float(lon), float(lat)) for code, (lon, lat) in zip(codes, data["labels"], strict=True)
            },
            lon=points[:, 0],
            lat=points[:, 1],
            weights=data["weights"],
            starts=starts,
            ring_refs=refs,
            ring_starts=np.concatenate([[0], data["ring_length"].astype(np.int64).cumsum()]),
            ring_country=np.array(codes)[data["ring_country"]],
            shared=np.bincount(_arcs(refs), minlength=len(lengths)) > 1,
        )


def label_point(country: str) -> tuple[float, float] | None:
    """Return a point (lon, lat) inside a country where its name can stand."""
    return boundaries().labels.get(country)


@cache
def extent(country: str) -> tuple[tuple[float, float], ...]:
    """Return the outermost points (lon, lat) of a country's largest land, none for an unknown one."""
    shape = boundaries()
    rings = np.flatnonzero(shape.ring_country == country)
    if not len(rings):
        return ()
    largest = max(
        _lines_of_rings(shape, rings),
        key=lambda index: float(np.ptp(shape.lon[index]) * np.ptp(shape.lat[index])),
    )
    lon, lat = shape.lon[largest], shape.lat[largest]
    outermost = {int(lon.argmin()), int(lon.argmax()), int(lat.argmin()), int(lat.argmax())}
    return tuple((float(lon[at]), float(lat[at])) for at in sorted(outermost))


def land(frame: Frame, marked: Collection[str] = ()) -> Land:
    """Return the land of a frame: countries in `marked` apart, and the borders between countries."""
    shape = _thinned(_least_weight(frame))
    x, y = frame.project(shape.lon, shape.lat)
    begin = shape.starts[:-1]
    low_x, high_x = np.minimum.reduceat(x, begin), np.maximum.reduceat(x, begin)
    low_y, high_y = np.minimum.reduceat(y, begin), np.maximum.reduceat(y, begin)
    whole = np.logical_and.reduceat(frame.whole(x, y), begin)
    around = isinstance(frame.projection, EqualEarth)
    reached = (
        whole & (high_y > 0) & (low_y < frame.height) & (around | ((high_x > 0) & (low_x < frame.width)))
    )

    arcs, ring = _arcs(shape.ring_refs), shape.ring_starts[:-1]
    low_x, high_x = np.minimum.reduceat(low_x[arcs], ring), np.maximum.reduceat(high_x[arcs], ring)
    low_y, high_y = np.minimum.reduceat(low_y[arcs], ring), np.maximum.reduceat(high_y[arcs], ring)
    meets = (
        np.logical_and.reduceat(whole[arcs], ring)
        & ((high_y > 0) & (low_y < frame.height))
        & (around | ((high_x > 0) & (low_x < frame.width)))
    )
    strong = np.isin(shape.ring_country, list(marked))
    large = np.maximum(high_x - low_x, high_y - low_y) >= LEAST_ISLAND

    def drawn(lines: Sequence[Index], end: str = "") -> str:
        if around:
            return "".join(path + end for line in lines for path in _around(frame, shape, line) if path)
        return "".join(path + end for path in _clipped([(x[line], y[line]) for line in lines], frame) if path)

    return Land(
        plain=drawn(_lines_of_rings(shape, np.flatnonzero(meets & large & ~strong)), "z"),
        marked=drawn(_lines_of_rings(shape, np.flatnonzero(meets & strong)), "z"),
        borders=drawn(_lines(shape, np.flatnonzero(shape.shared & reached))),
    )


def _least_weight(frame: Frame) -> int:
    """Return the weight from which on points matter at a frame's scale: an area over half a square unit."""
    units_a_degree = frame.scale / EARTH_KM * DEGREE_KM
    return max(0, math.ceil(8 * (math.log2(0.5 / units_a_degree**2) + 24)))


@lru_cache(maxsize=16)
def _thinned(least_weight: int) -> Boundaries:
    """Return the boundaries without the points of less weight; the ends of arcs always stay."""
    shape = boundaries()
    kept = np.flatnonzero(shape.weights >= least_weight)
    return replace(
        shape,
        lon=shape.lon[kept],
        lat=shape.lat[kept],
        weights=shape.weights[kept],
        starts=np.searchsorted(kept, shape.starts),
    )


def _arcs(refs: Index) -> Index:
    """Return the arcs of references, without their direction."""
    return np.where(refs < 0, ~refs, refs)


def _lines_of_rings(shape: Boundaries, rings: Index) -> list[Index]:
    """Return the points of each ring, in their order."""
    starts, ends = shape.ring_starts[rings], shape.ring_starts[rings + 1]
    lines = _lines(shape, shape.ring_refs[_spread(starts, ends)])
    at = np.concatenate([[0], (ends - starts).cumsum()]).tolist()
    return [np.concatenate(lines[one:following]) for one, following in pairwise(at)]


def _lines(shape: Boundaries, refs: Index) -> list[Index]:
    """Return the points of each arc, in the direction of its reference."""
    arcs = _arcs(refs)
    starts, ends = shape.starts[arcs].tolist(), shape.starts[arcs + 1].tolist()
    every = np.arange(len(shape.lon))
    return [
        every[start:end] if forwards else every[start:end][::-1]
        for start, end, forwards in zip(starts, ends, (refs >= 0).tolist(), strict=True)
    ]


def _spread(starts: Index, ends: Index) -> Index:
    """Return all whole numbers of many ranges, one range after the other."""
    lengths = ends - starts
    before = np.repeat(starts - (lengths.cumsum() - lengths), lengths)
    return np.asarray(np.arange(len(before)) + before)


def _around(frame: Frame, shape: Boundaries, line: Index) -> list[str]:
    """Draw a line wherever it meets a world map: as it is, and a turn of the Earth to west and east."""
    lon = np.unwrap(shape.lon[line], period=360)
    turns = [frame.project(lon + turn, shape.lat[line]) for turn in (-360, 0, 360)]
    return _clipped([(x, y) for x, y in turns if x.max() >= 0 and x.min() <= frame.width], frame)


def _clipped(lines: Sequence[tuple[Array, Array]], frame: Frame) -> list[str]:
    """Return each line's path data without points that lie, with both neighbours, in one part beyond the frame.

    All lines are worked on at once, end to end.
    """
    if not lines:
        return []
    x, y = np.concatenate([x for x, _ in lines]), np.concatenate([y for _, y in lines])
    starts = np.concatenate([[0], np.cumsum([len(x) for x, _ in lines])])
    margin = 8.0
    beyond = (
        (x < -margin) * 1
        + (x > frame.width + margin) * 2
        + (y < -margin) * 4
        + (y > frame.height + margin) * 8
    )
    keep = beyond == 0
    keep[1:] |= beyond[:-1] != beyond[1:]
    keep[:-1] |= beyond[1:] != beyond[:-1]
    keep[starts[:-1]] = keep[starts[1:] - 1] = True
    kept = np.flatnonzero(keep)
    grid = np.rint(np.stack([x[kept], y[kept]], axis=1) / UNIT).astype(np.int64)
    steps = np.diff(grid, axis=0, prepend=grid[:1])
    first = np.searchsorted(kept, starts)
    moved = (steps != 0).any(axis=1)
    moved[first[:-1]] = False
    after = np.concatenate([[0], moved.cumsum()])[first].tolist()
    numbers = steps[moved].tolist()
    outside = np.bitwise_and.reduceat(beyond, starts[:-1]) != 0
    return [
        "" if out or start == end else f"M{x0} {y0}l" + _steps(numbers[start:end])
        for (start, end), (x0, y0), out in zip(
            pairwise(after), grid[first[:-1]].tolist(), outside.tolist(), strict=True
        )
    ]


def _steps(pairs: Sequence[Sequence[int]]) -> str:
    return " ".join([f"{x} {y}" for x, y in pairs]).replace(" -", "-")
