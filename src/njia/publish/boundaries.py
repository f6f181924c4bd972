"""Land and borders for a map's frame, from the packed boundaries of Natural Earth.

Source: world-atlas 2.0.2, countries-50m (Natural Earth 1:50m, public domain); made by
`tools/build_boundaries.py`. Each point carries a weight, so that a map shows what its scale can show.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
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
    rings: tuple[NDArray[np.int64], ...]
    """References to arcs; `~arc` is an arc backwards."""
    ring_country: tuple[str, ...]
    ring_arcs: NDArray[np.int64]
    """The arcs of all rings, one after the other, without their direction."""
    ring_starts: NDArray[np.int64]
    """Where each ring begins in `ring_arcs`."""
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
        arcs = np.where(refs < 0, ~refs, refs)
        ring_starts = np.concatenate([[0], data["ring_length"].astype(np.int64).cumsum()[:-1]])
        return Boundaries(
            codes=codes,
            labels={
                code: (float(lon), float(lat)) for code, (lon, lat) in zip(codes, data["labels"], strict=True)
            },
            lon=points[:, 0],
            lat=points[:, 1],
            weights=data["weights"],
            starts=starts,
            rings=tuple(np.split(refs, ring_starts[1:])),
            ring_country=tuple(codes[index] for index in data["ring_country"]),
            ring_arcs=arcs,
            ring_starts=ring_starts,
            shared=np.bincount(arcs, minlength=len(lengths)) > 1,
        )


def label_point(country: str) -> tuple[float, float] | None:
    """Return a point (lon, lat) inside a country where its name can stand."""
    return boundaries().labels.get(country)


@cache
def extent(country: str) -> tuple[tuple[float, float], ...]:
    """Return the outermost points (lon, lat) of a country's largest land, none for an unknown one."""
    shape = boundaries()
    rings = [refs for refs, code in zip(shape.rings, shape.ring_country, strict=True) if code == country]
    if not rings:
        return ()
    every = np.ones(len(shape.lon), dtype=bool)
    largest = max(
        (np.concatenate([_arc(shape, ref, every) for ref in refs]) for refs in rings),
        key=lambda index: float(np.ptp(shape.lon[index]) * np.ptp(shape.lat[index])),
    )
    lon, lat = shape.lon[largest], shape.lat[largest]
    outermost = {int(lon.argmin()), int(lon.argmax()), int(lat.argmin()), int(lat.argmax())}
    return tuple((float(lon[at]), float(lat[at])) for at in sorted(outermost))


def land(frame: Frame, marked: Collection[str] = ()) -> Land:
    """Return the land of a frame: countries in `marked` apart, and the borders between countries."""
    shape = boundaries()
    kept = _detail(frame, shape.weights)
    x, y = frame.project(shape.lon, shape.lat)
    begin = shape.starts[:-1]
    low_x, high_x = np.minimum.reduceat(x, begin), np.maximum.reduceat(x, begin)
    low_y, high_y = np.minimum.reduceat(y, begin), np.maximum.reduceat(y, begin)
    whole = np.logical_and.reduceat(frame.projection.visible(shape.lon, shape.lat), begin)
    around = isinstance(frame.projection, EqualEarth)
    reached = (
        whole & (high_y > 0) & (low_y < frame.height) & (around | ((high_x > 0) & (low_x < frame.width)))
    )

    arcs, ring = shape.ring_arcs, shape.ring_starts
    size = np.maximum(
        np.maximum.reduceat(high_x[arcs], ring) - np.minimum.reduceat(low_x[arcs], ring),
        np.maximum.reduceat(high_y[arcs], ring) - np.minimum.reduceat(low_y[arcs], ring),
    )
    meets = (
        (np.maximum.reduceat(high_y[arcs], ring) > 0)
        & (np.minimum.reduceat(low_y[arcs], ring) < frame.height)
        & (around | (np.maximum.reduceat(high_x[arcs], ring) > 0))
        & (around | (np.minimum.reduceat(low_x[arcs], ring) < frame.width))
    )
    plain: list[str] = []
    strong: list[str] = []
    for at in np.flatnonzero(meets & np.logical_and.reduceat(whole[arcs], ring)):
        strongly = shape.ring_country[at] in marked
        if size[at] < LEAST_ISLAND and not strongly:
            continue
        index = np.concatenate([_arc(shape, ref, kept) for ref in shape.rings[at]])
        drawn = _around(frame, shape, index) if around else [_clip(x[index], y[index], frame)]
        (strong if strongly else plain).extend(path + "z" for path in drawn if path)
    borders: list[str] = []
    for arc in np.flatnonzero(shape.shared & reached):
        index = _arc(shape, int(arc), kept)
        borders += _around(frame, shape, index) if around else [_clip(x[index], y[index], frame)]
    return Land("".join(plain), "".join(strong), "".join(borders))


def _detail(frame: Frame, weights: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Tell which points matter at a frame's scale: those whose area is over half a square unit."""
    units_a_degree = frame.scale / EARTH_KM * DEGREE_KM
    return np.asarray(weights >= 8 * (np.log2(0.5 / units_a_degree**2) + 24))


def _arc(shape: Boundaries, ref: int, kept: NDArray[np.bool_]) -> NDArray[np.int64]:
    arc = ~ref if ref < 0 else ref
    start, end = int(shape.starts[arc]), int(shape.starts[arc + 1])
    index = np.asarray(start + np.flatnonzero(kept[start:end]), dtype=np.int64)
    return index[::-1] if ref < 0 else index


def _around(frame: Frame, shape: Boundaries, index: NDArray[np.int64]) -> list[str]:
    """Draw a line wherever it meets a world map: as it is, and a turn of the Earth to west and east."""
    lon = np.unwrap(shape.lon[index], period=360)
    paths = []
    for turn in (-360, 0, 360):
        x, y = frame.project(lon + turn, shape.lat[index])
        if x.max() >= 0 and x.min() <= frame.width:
            paths.append(_clip(x, y, frame))
    return paths


def _clip(x: Array, y: Array, frame: Frame) -> str:
    """Return path data without points that lie, with both neighbours, in one part beyond the frame."""
    margin = 8.0
    if len(x) < 2:
        return ""
    beyond = (
        (x < -margin) * 1
        + (x > frame.width + margin) * 2
        + (y < -margin) * 4
        + (y > frame.height + margin) * 8
    )
    keep = np.ones(len(x), dtype=bool)
    keep[1:-1] = (beyond[1:-1] == 0) | (beyond[:-2] != beyond[1:-1]) | (beyond[2:] != beyond[1:-1])
    if np.bitwise_and.reduce(beyond):
        return ""
    grid = np.rint(np.stack([x[keep], y[keep]], axis=1) / UNIT).astype(np.int64)
    steps = np.diff(grid, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    if len(steps) == 0:
        return ""
    numbers = " ".join(map(str, steps.ravel().tolist())).replace(" -", "-")
    return f"M{grid[0, 0]} {grid[0, 1]}l{numbers}"
