"""Where everything on a map stands: its frame, the marks, the boxes of names and the edge."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from njia.publish import boundaries, flows, marks
from njia.publish.labels import Box, Point, place_boxes
from njia.publish.projection import Frame, fit

Shown = Literal["exact", "rough", "country"]

NARROWER = 500
"""Width below which a drawing is for a phone."""
_EDGE = 10.0
_MARK = 10.5


@dataclass(frozen=True, slots=True)
class Node:
    """A place on a map, by how it is shown.

    `exact`: a mark at the place. `rough`: its name, hatched, as it is known only as a country or county.
    `country`: the name of a country, for all its places together, where the map goes into no detail.
    """

    key: str
    name: str
    country: str | None
    lon: float
    lat: float
    shown: Shown
    roles: frozenset[str]
    submissions: int


@dataclass(frozen=True, slots=True)
class Flow:
    """The ways from one node to the next by submissions of one kind of evidence; `words` say it in full.

    Across a `gap`, a stop between the two is not known.
    """

    start: str
    end: str
    submissions: int
    evidence: str
    gap: bool
    words: str


@dataclass(frozen=True, slots=True)
class Layout:
    """The frame of a map, where a flow to each node ends, and which nodes have a box or lie beyond it."""

    frame: Frame
    ends: Mapping[str, flows.End]
    boxes: Mapping[str, Box]
    beyond: frozenset[str]
    compact: bool


def lay_out(nodes: Sequence[Node], ways: Sequence[Flow], width: float, focus: Collection[str]) -> Layout:
    """Return where everything stands on a map `width` wide, fitted to its nodes or to the `focus` countries.

    A mark that another would cover stands a little beside its place; a box stands where few ways lead.
    """
    inside = [node for node in nodes if not focus or node.country in focus]
    fitted = [(node.lon, node.lat) for node in (inside or nodes)]
    fitted += [point for country in focus for point in boundaries.extent(country)]
    narrow = width < NARROWER
    frame = fit(
        fitted,
        width,
        (width * (0.95 if narrow else 0.5), width * (1.4 if narrow else 0.92)),
        padding=28 if narrow else 52,
    )
    places = {node.key: frame.place(node.lon, node.lat) for node in nodes}
    beyond = frozenset(node.key for node in nodes if not frame.holds(*places[node.key], margin=2))
    for key in beyond:
        places[key] = _at_edge(key, places, ways, beyond, frame)
    bounds = Box(3, 3, width - 3, frame.height - 3)
    exact = [node for node in nodes if node.shown == "exact" and node.key not in beyond]
    places |= _apart([(node.key, places[node.key], float(node.submissions)) for node in exact], bounds)
    taken = [Box.around(*places[node.key], 14, 14) for node in exact]
    wishes = [
        (
            node.key,
            _pushed_in(
                marks.pill_box(node.name, *places[node.key], node.roles, compact=narrow),
                bounds,
            ),
            float(node.submissions),
        )
        for node in nodes
        if node not in exact
    ]
    lines = [] if narrow else [(way.start, way.end) for way in ways]
    boxes = place_boxes(wishes, taken, bounds, 60 if narrow else 200, lines, places)
    unnamed = [
        (key, _pushed_in(Box.around(*places[key], 18, 18), bounds), weight)
        for key, _, weight in wishes
        if key not in boxes
    ]
    discs = place_boxes(unnamed, [*taken, *boxes.values()], bounds, 120)
    ends = {
        node.key: flows.End(
            *((boxes | discs).get(node.key) or Box.around(*places[node.key], 0, 0)).middle, 8.0
        )
        for node in nodes
    }
    ends |= {key: replace(ends[key], box=box) for key, box in boxes.items()}
    return Layout(frame, ends, boxes, beyond, narrow)


def _apart(marked: Sequence[tuple[str, Point, float]], bounds: Box) -> dict[str, Point]:
    """Return where marks stand that none covers another; the heavier of two stays at its place."""
    wishes = [(key, Box.around(*point, _MARK, _MARK), weight) for key, point, weight in marked]
    return {key: box.middle for key, box in place_boxes(wishes, [], bounds, 24).items()}


def _pushed_in(box: Box, bounds: Box) -> Box:
    across = max(0.0, bounds.left - box.left) - max(0.0, box.right - bounds.right)
    down = max(0.0, bounds.top - box.top) - max(0.0, box.bottom - bounds.bottom)
    return box.moved(across, down)


def _at_edge(
    key: str, places: Mapping[str, Point], ways: Sequence[Flow], beyond: frozenset[str], frame: Frame
) -> Point:
    """Return where the way to a place beyond the map leaves it."""
    near = [way.start if way.end == key else way.end for way in ways if key in {way.start, way.end}]
    inner = [places[other] for other in near if other not in beyond] or [(frame.width / 2, frame.height / 2)]
    x = sum(point[0] for point in inner) / len(inner)
    y = sum(point[1] for point in inner) / len(inner)
    across, down = places[key][0] - x, places[key][1] - y
    parts = [1.0]
    if across:
        parts.append(((frame.width - _EDGE if across > 0 else _EDGE) - x) / across)
    if down:
        parts.append(((frame.height - _EDGE if down > 0 else _EDGE) - y) / down)
    part = min(value for value in parts if value >= 0)
    return x + across * part, y + down * part
