"""Turn world-atlas' TopoJSON of countries into the compact boundary file of njia.publish.

Run once when the source changes:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python tools/build_boundaries.py package/countries-50m.json

Boundaries are Natural Earth 1:50m (public domain), packed by world-atlas 2.0.2 (ISC). Each point carries its
Visvalingam weight, so that a map keeps just the points its scale can show, alike on both sides of a border.
"""

from __future__ import annotations

import heapq
import json
import math
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pycountry
from numpy.typing import NDArray

TARGET = Path(__file__).parents[1] / "src" / "njia" / "publish" / "data" / "boundaries.npz"
LEFT_OUT = frozenset({"AQ"})
BY_NAME = {"Somaliland": "XS", "Kosovo": "XK"}
NO_COUNTRY = "--"
"""Areas of the source that have no ISO code of their own are drawn as land, without a name."""
ENDPOINT = 255

Points = NDArray[np.float64]


def alpha_2(geometry: dict[str, Any]) -> str:
    """Return a geometry's country code by ISO numeric code, else by its name."""
    name = geometry["properties"]["name"]
    country = pycountry.countries.get(numeric=geometry["id"]) if "id" in geometry else None
    return str(country.alpha_2) if country else BY_NAME.get(name, NO_COUNTRY)


def effective_areas(points: Points) -> list[float]:
    """Return the Visvalingam area of each point of a line, in square degrees; ends are infinite."""
    count = len(points)
    areas = [math.inf] * count
    if count < 3:
        return areas
    scale = math.cos(math.radians(float(points[:, 1].mean())))
    xs: list[float] = (points[:, 0] * scale).tolist()
    ys: list[float] = points[:, 1].tolist()
    before, after = list(range(-1, count - 1)), list(range(1, count + 1))

    def triangle(at: int) -> float:
        a, b = before[at], after[at]
        return abs((xs[a] - xs[at]) * (ys[b] - ys[at]) - (xs[b] - xs[at]) * (ys[a] - ys[at])) / 2

    current = {at: triangle(at) for at in range(1, count - 1)}
    heap = [(area, at) for at, area in current.items()]
    heapq.heapify(heap)
    largest = 0.0
    while heap:
        area, at = heapq.heappop(heap)
        if current.get(at) != area:
            continue
        largest = max(largest, area)
        areas[at] = largest
        del current[at]
        a, b = before[at], after[at]
        after[a], before[b] = b, a
        for near in (a, b):
            if near in current:
                current[near] = triangle(near)
                heapq.heappush(heap, (current[near], near))
    return areas


def weights(points: Points) -> NDArray[np.uint8]:
    """Return each point's weight: eight steps for each doubling of its area, from 2**-24 square degrees."""
    areas = effective_areas(points)
    return np.array(
        [
            ENDPOINT
            if math.isinf(area)
            else max(0, min(ENDPOINT - 1, round(8 * (math.log2(area or 1e-9) + 24))))
            for area in areas
        ],
        dtype=np.uint8,
    )


def inner_point(rings: list[Points]) -> tuple[float, float]:
    """Return a point of a polygon far from every edge: its pole of inaccessibility, to 1/500 of its width."""
    scale = math.cos(math.radians(float(rings[0][:, 1].mean())))
    flat = [ring * np.array([scale, 1.0]) for ring in rings]
    starts = np.concatenate([ring[:-1] for ring in flat])
    ends = np.concatenate([ring[1:] for ring in flat])
    low, high = flat[0].min(axis=0), flat[0].max(axis=0)
    best = (low + high) / 2
    for _ in range(4):
        grid = np.stack(np.meshgrid(np.linspace(low[0], high[0], 31), np.linspace(low[1], high[1], 31)), -1)
        candidates = grid.reshape(-1, 2)
        distance = np.array([_signed_distance(point, starts, ends) for point in candidates])
        best = candidates[int(distance.argmax())]
        reach = (high - low) / 15
        low, high = best - reach, best + reach
    return float(best[0] / scale), float(best[1])


def _signed_distance(point: Points, starts: Points, ends: Points) -> float:
    along = ends - starts
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    part = np.clip(((point - starts) * along).sum(axis=1) / length, 0, 1)[:, None]
    nearest = float(np.sqrt((((starts + part * along) - point) ** 2).sum(axis=1).min()))
    crosses = (starts[:, 1] > point[1]) != (ends[:, 1] > point[1])
    with np.errstate(divide="ignore", invalid="ignore"):
        at = starts[:, 0] + (point[1] - starts[:, 1]) / along[:, 1] * along[:, 0]
    inside = bool(np.count_nonzero(crosses & (at > point[0])) % 2)
    return nearest if inside else -nearest


def ring_points(refs: list[int], arcs: list[Points]) -> Points:
    """Return the closed ring that a list of arc references describes (TopoJSON 1.0, section 2.1.4)."""
    parts = [arcs[ref] if ref >= 0 else arcs[~ref][::-1] for ref in refs]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def area(ring: Points) -> float:
    """Return a ring's area in square degrees, corrected for its latitude."""
    x, y = ring[:, 0] * math.cos(math.radians(float(ring[:, 1].mean()))), ring[:, 1]
    return abs(float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())) / 2


def build(source: Path, target: Path = TARGET) -> None:
    """Write the compact file: arcs with weights, rings of arcs, and each country's inner point."""
    topology = json.loads(source.read_text("utf-8"))
    scale, translate = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    steps = [np.array(arc, dtype=np.int64) for arc in topology["arcs"]]
    arcs = [step.cumsum(axis=0) * scale + translate for step in steps]

    polygons: dict[str, list[list[list[int]]]] = {}
    for geometry in topology["objects"]["countries"]["geometries"]:
        shapes = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        polygons.setdefault(alpha_2(geometry), []).extend(shapes)
    polygons = {code: polygons[code] for code in sorted(polygons) if code not in LEFT_OUT}

    used = sorted(
        {ref if ref >= 0 else ~ref for shapes in polygons.values() for s in shapes for r in s for ref in r}
    )
    position = {arc: at for at, arc in enumerate(used)}
    refs: list[int] = []
    ring_length: list[int] = []
    ring_country: list[int] = []
    labels: list[tuple[float, float]] = []
    for index, shapes in enumerate(polygons.values()):
        largest = max(shapes, key=lambda shape: area(ring_points(shape[0], arcs)))
        labels.append(inner_point([ring_points(ring, arcs) for ring in largest]))
        for ring in (ring for shape in shapes for ring in shape):
            refs.extend(position[ref] if ref >= 0 else ~position[~ref] for ref in ring)
            ring_length.append(len(ring))
            ring_country.append(index)

    kept = [steps[arc] for arc in used]
    np.savez_compressed(
        target,
        codes=np.array(list(polygons)),
        labels=np.array(labels, dtype=np.float32),
        first=np.array([arc[0] for arc in kept], dtype=np.int32),
        steps=np.concatenate([arc[1:] for arc in kept]).astype(np.int32),
        weights=np.concatenate([weights(arcs[arc]) for arc in used]),
        arc_length=np.array([len(arc) for arc in kept], dtype=np.uint16),
        ring_arcs=np.array(refs, dtype=np.int16),
        ring_length=np.array(ring_length, dtype=np.uint16),
        ring_country=np.array(ring_country, dtype=np.uint8),
        scale=scale,
        translate=translate,
    )
    print(f"{target}: {len(polygons)} codes, {len(used)} arcs, {target.stat().st_size // 1024} kB")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
