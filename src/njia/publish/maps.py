"""Flow maps as SVG: places, the ways between them, and what could not be drawn."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from njia.publish import boundaries, flows, marks
from njia.publish.labels import LINE, Box, Label, Point, Wish, place_boxes, place_labels, text_width
from njia.publish.legend import Entry, legend
from njia.publish.palette import LIGHT, ROLES
from njia.publish.projection import Frame, fit
from njia.publish.svg import drawing, element, text, tooltip

Shown = Literal["exact", "rough", "country"]

_BENDS = {"worked": 0.13, "unknown": 0.2, "heard": 0.27}
_EDGE = 10.0


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
class Words:
    """What a map says besides the names of places, in the reader's language."""

    title: str
    description: str
    roles: Mapping[str, str]
    widths: Mapping[int, str]
    worked: str
    heard: str
    unknown: str
    gap: str
    hatched: str
    by_country: str
    country_names: Mapping[str, str] = field(default_factory=dict)
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """A drawn map: its SVG, and the names that found no room."""

    svg: str
    unnamed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Layout:
    frame: Frame
    ends: Mapping[str, flows.End]
    boxes: Mapping[str, Box]
    beyond: frozenset[str]
    compact: bool


def flow_map(
    nodes: Sequence[Node],
    ways: Sequence[Flow],
    words: Words,
    identity: str,
    width: float = 880,
    *,
    focus: Collection[str] = (),
) -> Map:
    """Draw a map `width` units wide, fitted to its nodes; ids in it begin with `identity`.

    With `focus` (countries), it is fitted to those; ends elsewhere stand at its edge with their names.
    """
    layout = _layout(nodes, ways, width, focus)
    frame, scale = layout.frame, flows.Scale(max((way.submissions for way in ways), default=1))
    shapes, crossed = _ribbons(ways, layout, scale)
    names, unnamed = _names(nodes, layout, words, crossed)
    named = frozenset(focus) or frozenset(node.country for node in nodes if node.country)
    ground = boundaries.land(frame, named)
    rows = _legend_rows(nodes, ways, layout, scale, words)
    below, height = legend(rows, width, frame.height + 8, identity, mirrored=words.mirrored)
    parts = [
        marks.hatching(identity),
        element("clipPath", element("rect", width=width, height=frame.height), id=f"{identity}-c"),
        element("g", _ground(ground), clip_path=f"url(#{identity}-c)"),
        element("g", shapes, clip_path=f"url(#{identity}-c)"),
        *(_leader(node, layout) for node in nodes),
        *(_mark(node, layout, identity) for node in nodes),
        names,
        below,
    ]
    return Map(
        drawing(parts, width, frame.height + 8 + height, identity, words.title, words.description), unnamed
    )


def _layout(nodes: Sequence[Node], ways: Sequence[Flow], width: float, focus: Collection[str]) -> _Layout:
    inside = [node for node in nodes if not focus or node.country in focus]
    fitted = [(node.lon, node.lat) for node in (inside or nodes)]
    fitted += [point for country in focus for point in boundaries.extent(country)]
    narrow = width < 500
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
    exact = [node for node in nodes if node.shown == "exact" and node.key not in beyond]
    taken = [Box.around(*places[node.key], 14, 14) for node in exact]
    wishes = [
        (
            node.key,
            marks.pill_box(node.name, *places[node.key], node.roles, compact=narrow),
            float(node.submissions),
        )
        for node in nodes
        if node not in exact
    ]
    bounds = Box(3, 3, width - 3, frame.height - 3)
    wishes = [(key, _pushed_in(box, bounds), weight) for key, box, weight in wishes]
    boxes = place_boxes(wishes, taken, bounds, 60 if narrow else 200)
    unnamed = [
        (key, Box.around(*places[key], 18, 18), weight) for key, _, weight in wishes if key not in boxes
    ]
    discs = place_boxes(
        [(key, _pushed_in(box, bounds), weight) for key, box, weight in unnamed],
        [*taken, *boxes.values()],
        bounds,
        120,
    )
    ends = {
        node.key: flows.End(
            *((boxes | discs).get(node.key) or Box.around(*places[node.key], 0, 0)).middle, 8.0
        )
        for node in nodes
    }
    ends |= {key: replace(ends[key], box=box) for key, box in boxes.items()}
    return _Layout(frame, ends, boxes, beyond, narrow)


def _pushed_in(box: Box, bounds: Box) -> Box:
    across = max(0.0, bounds.left - box.left) - max(0.0, box.right - bounds.right)
    down = max(0.0, bounds.top - box.top) - max(0.0, box.bottom - bounds.bottom)
    return Box(box.left + across, box.top + down, box.right + across, box.bottom + down)


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


def _ground(ground: boundaries.Land) -> str:
    scaled = f"scale({boundaries.UNIT})"
    return element(
        "g",
        element("path", d=ground.plain, fill=LIGHT["land"], class_="m-land"),
        element("path", d=ground.marked, fill=LIGHT["marked"], class_="m-marked"),
        element(
            "path", d=ground.borders, fill="none", stroke=LIGHT["border"], stroke_width=1.5, class_="m-border"
        ),
        transform=scaled,
    )


def _ribbons(ways: Sequence[Flow], layout: _Layout, scale: flows.Scale) -> tuple[str, list[Point]]:
    parts, crossed = [], []
    for way in sorted(ways, key=lambda way: (-way.submissions, way.start, way.end, way.evidence)):
        bend = _BENDS[way.evidence] + (0.05 if way.gap else 0)
        points = flows.curve(layout.ends[way.start], layout.ends[way.end], bend)
        dash = flows.DASHES.get("gap" if way.gap or way.evidence == "unknown" else way.evidence)
        grey = way.gap or way.evidence == "unknown"
        parts.append(
            element(
                "path",
                tooltip(way.words),
                d=flows.ribbon(points, scale.width(way.submissions), dash),
                fill=LIGHT["unknown" if grey else "flow"],
                fill_opacity=0.8,
                stroke=LIGHT["paper"],
                stroke_width=0.6,
                class_="m-gap" if grey else "m-flow",
            )
        )
        crossed += [(float(x), float(y)) for x, y in points[::3]]
    return element("g", *parts), crossed


def _leader(node: Node, layout: _Layout) -> str:
    """Return the line from a name that had to move to the country it means."""
    box = layout.boxes.get(node.key)
    if box is None or node.key in layout.beyond:
        return ""
    x, y = layout.frame.place(node.lon, node.lat)
    near_x, near_y = min(max(x, box.left), box.right), min(max(y, box.top), box.bottom)
    if math.hypot(near_x - x, near_y - y) < 5:
        return ""
    line = {"stroke": LIGHT["quiet"], "stroke_width": 1, "class_": "m-leader"}
    return element("path", d=f"M{near_x:.1f} {near_y:.1f}L{x:.1f} {y:.1f}", fill="none", **line) + element(
        "circle", cx=x, cy=y, r=1.6, fill=LIGHT["quiet"], class_="m-quiet"
    )


def _mark(node: Node, layout: _Layout, identity: str) -> str:
    end = layout.ends[node.key]
    if end.box is not None:
        return marks.pill(
            node.name, end.box, node.roles, identity, hatched=node.shown == "rough", compact=layout.compact
        )
    if node.shown != "exact" or node.key in layout.beyond:
        return element(
            "g",
            tooltip(node.name),
            marks.small_area(end.x, end.y, node.roles, identity, hatched=node.shown == "rough"),
        )
    return element("g", tooltip(node.name), marks.role_mark(end.x, end.y, node.roles))


def _names(
    nodes: Sequence[Node], layout: _Layout, words: Words, crossed: Sequence[Point]
) -> tuple[str, tuple[str, ...]]:
    frame = layout.frame
    size = 11.0 if frame.width < 500 else 12.5
    bounds = Box(2, 2, frame.width - 2, frame.height - 2)
    exact = [node for node in nodes if node.shown == "exact" and node.key not in layout.beyond]
    taken = [*layout.boxes.values(), *(Box.around(*_middle(layout, node), 13, 13) for node in exact)]
    wishes = [
        Wish(node.key, node.name, *_middle(layout, node), marks.RADIUS, float(node.submissions))
        for node in exact
    ]
    placed, dropped = place_labels(wishes, size, taken, bounds, crossed)
    taken += [label.box for label in placed]
    known = {node.key for node in nodes}
    countries = _country_names(frame, words.country_names, known, taken, bounds)
    boxless = [node.name for node in nodes if node not in exact and node.key not in layout.boxes]
    lines = [line for label in placed for line in _lines(label, size)]
    return "".join([*countries, *lines]), tuple(sorted({wish.text for wish in dropped} | set(boxless)))


def _country_names(
    frame: Frame, names: Mapping[str, str], drawn: Collection[str], taken: list[Box], bounds: Box
) -> list[str]:
    """Return the names of countries in view that nothing else names, quietly, where there is room."""
    size, parts = 11.0, []
    for country, name in names.items():
        point = boundaries.label_point(country)
        if point is None or f"country:{country}" in drawn:
            continue
        x, y = frame.place(*point)
        box = Box.around(x, y, text_width(name, size), size * LINE)
        if box.within(bounds) and not any(box.overlaps(other, 2) for other in taken):
            taken.append(box)
            parts.append(text(name, x, y + size * 0.36, size, "middle", "quiet", halo=True))
    return parts


def _lines(label: Label, size: float) -> list[str]:
    return [
        text(line, label.x, label.y + number * size * LINE, size, label.anchor, halo=True)
        for number, line in enumerate(label.lines)
    ]


def _middle(layout: _Layout, node: Node) -> Point:
    end = layout.ends[node.key]
    return end.x, end.y


def _legend_rows(
    nodes: Sequence[Node], ways: Sequence[Flow], layout: _Layout, scale: flows.Scale, words: Words
) -> list[list[Entry]]:
    roles = {role for node in nodes for role in node.roles}
    lines = [
        ("worked", words.worked, any(way.evidence == "worked" and not way.gap for way in ways)),
        ("heard", words.heard, any(way.evidence == "heard" and not way.gap for way in ways)),
        ("gap", words.unknown, any(way.evidence == "unknown" for way in ways)),
        ("gap", words.gap, any(way.gap and way.evidence != "unknown" for way in ways)),
    ]
    areas = [
        Entry("hatch", shown, said)
        for shown, said in (("rough", words.hatched), ("country", words.by_country))
        if any(node.shown == shown for node in nodes)
    ]
    return [
        [Entry("role", role, words.roles[role]) for role in ROLES if role in roles],
        [Entry("width", scale.width(count), words.widths[count]) for count in scale.examples()]
        if ways
        else [],
        [Entry("line", kind, said) for kind, said, shown in lines if shown],
        areas,
    ]
