"""Flow maps as SVG: places, the ways between them, and what could not be drawn."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from njia.publish import boundaries, flows, marks
from njia.publish.bends import Leg, bent
from njia.publish.labels import LINE, Box, Label, Point, Wish, place_labels, text_width
from njia.publish.layout import Flow, Layout, Node, lay_out
from njia.publish.legend import Entry, legend
from njia.publish.palette import LIGHT, ROLES
from njia.publish.projection import Frame
from njia.publish.svg import drawing, element, text, tooltip

_BENDS = {"worked": 0.13, "unknown": 0.2, "heard": 0.27}
_RIM = 4.0
_LED = 7.0


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
    several: str
    beyond: str
    country_names: Mapping[str, str] = field(default_factory=dict)
    mirrored: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """A drawn map: its SVG, and the names that found no room."""

    svg: str
    unnamed: tuple[str, ...]


def flow_map(
    nodes: Sequence[Node],
    ways: Sequence[Flow],
    words: Words,
    identity: str,
    width: float = 880,
    focus: Collection[str] = (),
) -> Map:
    """Draw a map `width` units wide, fitted to its nodes; ids in it begin with `identity`.

    With `focus` (countries), it is fitted to those; ends elsewhere stand at its edge with their names.
    """
    layout = lay_out(nodes, ways, width, focus)
    frame, scale = layout.frame, flows.Scale(max((way.submissions for way in ways), default=1))
    shapes, crossed = _ribbons(ways, layout, scale)
    names, leaders, unnamed = _names(nodes, layout, words, crossed)
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
        leaders,
        *(_mark(node, layout, words, identity) for node in nodes),
        names,
        below,
    ]
    return Map(
        drawing(parts, width, frame.height + 8 + height, identity, words.title, words.description), unnamed
    )


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


def _ribbons(ways: Sequence[Flow], layout: Layout, scale: flows.Scale) -> tuple[str, list[Point]]:
    parts, crossed = [], []
    ordered = sorted(ways, key=lambda way: (-way.submissions, way.start, way.end, way.evidence, way.gap))
    legs = [
        Leg(
            way.start,
            way.end,
            _BENDS[way.evidence] + (0.05 if way.gap else 0),
            scale.width(way.submissions),
        )
        for way in ordered
    ]
    bounds = Box(_RIM, _RIM, layout.frame.width - _RIM, layout.frame.height - _RIM)
    for way, points in zip(ordered, bent(legs, layout.ends, bounds), strict=True):
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


def _leader(node: Node, layout: Layout) -> str:
    """Return the line from a name that had to move to the country it means."""
    box = layout.boxes.get(node.key)
    if box is None or node.key in layout.beyond:
        return ""
    x, y = layout.frame.place(node.lon, node.lat)
    near_x, near_y = box.nearest(x, y)
    if math.hypot(near_x - x, near_y - y) < 5:
        return ""
    dot = element("circle", cx=x, cy=y, r=1.6, fill=LIGHT["quiet"], class_="m-quiet")
    return _line(near_x, near_y, x, y) + dot


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    line = {"stroke": LIGHT["quiet"], "stroke_width": 1, "class_": "m-leader"}
    return element("path", d=f"M{x:.1f} {y:.1f}L{to_x:.1f} {to_y:.1f}", fill="none", **line)


def _mark(node: Node, layout: Layout, words: Words, identity: str) -> str:
    end = layout.ends[node.key]
    if end.box is not None:
        return marks.pill(
            node.name,
            end.box,
            node.roles,
            identity,
            hatched=node.shown == "rough",
            compact=layout.compact,
            square=node.key in layout.beyond,
            mirrored=words.mirrored,
        )
    if node.shown != "exact" or node.key in layout.beyond:
        return element(
            "g",
            tooltip(node.name),
            marks.small_area(end.x, end.y, node.roles, identity, hatched=node.shown == "rough"),
        )
    return element("g", tooltip(node.name), marks.role_mark(end.x, end.y, node.roles))


def _names(
    nodes: Sequence[Node], layout: Layout, words: Words, crossed: Sequence[Point]
) -> tuple[str, str, tuple[str, ...]]:
    """Return the names of marks and countries, the lines from those that stand off, and who has no room."""
    frame = layout.frame
    size = 12.0 if layout.compact else 12.5
    bounds = Box(2, 2, frame.width - 2, frame.height - 2)
    exact = [node for node in nodes if node.shown == "exact" and node.key not in layout.beyond]
    discs = [node for node in nodes if node not in exact and node.key not in layout.boxes]
    taken = [
        *layout.boxes.values(),
        *(Box.around(*_middle(layout, node), 13, 13) for node in exact),
        *(Box.around(*_middle(layout, node), 19, 19) for node in discs),
    ]
    wishes = [
        Wish(node.key, node.name, *_middle(layout, node), marks.RADIUS, float(node.submissions))
        for node in exact
    ]
    placed, dropped = place_labels(wishes, size, taken, bounds, crossed)
    taken += [label.box for label in placed]
    known = {node.key for node in nodes}
    countries = _country_names(frame, words.country_names, known, taken, bounds)
    lines = [line for label in placed for line in _lines(label, size)]
    leaders = [_to_mark(label, layout.ends[label.key]) for label in placed]
    unnamed = tuple(sorted({wish.text for wish in dropped} | {node.name for node in discs}))
    return "".join([*countries, *lines]), "".join(leaders), unnamed


def _country_names(
    frame: Frame, names: Mapping[str, str], drawn: Collection[str], taken: list[Box], bounds: Box
) -> list[str]:
    """Return the names of countries in view that nothing else names, quietly, where there is room."""
    size, parts = 12.0, []
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


def _to_mark(label: Label, mark: flows.End) -> str:
    near_x, near_y = label.box.nearest(mark.x, mark.y)
    far = math.hypot(near_x - mark.x, near_y - mark.y) - marks.RADIUS
    return _line(near_x, near_y, mark.x, mark.y) if far > _LED else ""


def _lines(label: Label, size: float) -> list[str]:
    return [
        text(line, label.x, label.y + number * size * LINE, size, label.anchor, halo=True)
        for number, line in enumerate(label.lines)
    ]


def _middle(layout: Layout, node: Node) -> Point:
    end = layout.ends[node.key]
    return end.x, end.y


def _legend_rows(
    nodes: Sequence[Node], ways: Sequence[Flow], layout: Layout, scale: flows.Scale, words: Words
) -> list[list[Entry]]:
    roles = {role for node in nodes for role in node.roles}
    lines = [
        ("worked", words.worked, any(way.evidence == "worked" and not way.gap for way in ways)),
        ("heard", words.heard, any(way.evidence == "heard" and not way.gap for way in ways)),
        ("gap", words.unknown, any(way.evidence == "unknown" for way in ways)),
        ("gap", words.gap, any(way.gap and way.evidence != "unknown" for way in ways)),
    ]
    rough = any(node.shown == "rough" for node in nodes)
    country = any(node.shown == "country" and node.key not in layout.beyond for node in nodes)
    areas = [
        Entry("hatch", kind, said)
        for kind, said, shown in (
            ("rough", words.hatched, rough),
            ("country", words.by_country, country),
            ("beyond", words.beyond, bool(layout.beyond)),
        )
        if shown
    ]
    nested = any(len(node.roles) > 1 and (layout.compact or node.key not in layout.boxes) for node in nodes)
    return [
        [
            *(Entry("role", role, words.roles[role]) for role in ROLES if role in roles),
            *([Entry("roles", "", words.several)] if nested else []),
        ],
        [Entry("width", scale.width(count), words.widths[count]) for count in scale.examples()]
        if ways
        else [],
        [Entry("line", kind, said) for kind, said, shown in lines if shown],
        areas,
    ]
