"""Transit diagrams: from where journeys come to a place, and where they go on to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from njia.publish.labels import text_width, wrapped
from njia.publish.marks import role_mark
from njia.publish.palette import LIGHT
from njia.publish.svg import drawing, element, text, tooltip

WIDTH = 320.0
_ROW = 26.0
_SIZE = 12.0
_SIDE = 118.0
_HUB = 10.0
_TOP = 8.0
_HEAD = 16.0


@dataclass(frozen=True, slots=True)
class Strand:
    """The stops before or after at one place: its name, how many submissions, and that in words."""

    name: str
    submissions: int
    count: str
    words: str
    known: bool = True


def transit_diagram(
    incoming: Sequence[Strand],
    outgoing: Sequence[Strand],
    identity: str,
    title: str,
    description: str,
    heads: tuple[str, str],
    *,
    mirrored: bool = False,
) -> str:
    """Draw ribbons into a place and out of it, as wide as their submissions; mirrored for right to left.

    `heads` say what stands on the side where they come in, and where they go out.
    """
    greatest = max(sum(strand.submissions for strand in side) for side in (incoming, outgoing))
    unit = min(6.0, 84.0 / max(greatest, 1))
    height = _TOP * 2 + max(len(incoming), len(outgoing), 1) * _ROW
    height = max(height, greatest * unit + 2 * _TOP)
    middle = height / 2
    thick = max(greatest * unit, 12.0)
    parts = []
    for side, leads_in in ((incoming, True), (outgoing, False)):
        parts.append(_strands(side, leads_in != mirrored, middle, height, unit))
    left, right = reversed(heads) if mirrored else heads
    above = [
        text(left, _SIDE - 5, _HEAD - 4, _SIZE, "end", "quiet"),
        text(right, WIDTH - _SIDE + 5, _HEAD - 4, _SIZE, "start", "quiet"),
    ]
    hub = element(
        "rect",
        x=(WIDTH - _HUB) / 2,
        y=middle - thick / 2,
        width=_HUB,
        height=thick,
        rx=2,
        fill=LIGHT["flow"],
        class_="m-flow",
    )
    below = element(
        "g", *parts, hub, role_mark(WIDTH / 2, middle, {"transit"}, 6), transform=f"translate(0 {_HEAD:.0f})"
    )
    return drawing(
        [*above, below],
        WIDTH,
        height + _HEAD,
        identity,
        title,
        description,
    )


def _strands(side: Sequence[Strand], on_left: bool, middle: float, height: float, unit: float) -> str:
    total = sum(strand.submissions for strand in side) * unit
    row = (height - 2 * _TOP) / max(len(side), 1)
    at_hub = middle - total / 2
    parts = []
    for position, strand in enumerate(side):
        y = _TOP + row * (position + 0.5)
        thick = strand.submissions * unit
        outer = _SIDE if on_left else WIDTH - _SIDE
        inner = (WIDTH - _HUB) / 2 if on_left else (WIDTH + _HUB) / 2
        parts.append(
            element(
                "path",
                tooltip(strand.words),
                d=_band(outer, y, inner, at_hub + thick / 2, thick),
                fill=LIGHT["flow" if strand.known else "unknown"],
                fill_opacity=0.55,
                class_="m-band" if strand.known else "m-gap",
            )
        )
        parts.append(_label(strand, outer, y, on_left))
        at_hub += thick
    return "".join(parts)


def _label(strand: Strand, outer: float, y: float, on_left: bool) -> str:
    anchor = "end" if on_left else "start"
    count_at = outer - 5 if on_left else outer + 5
    room = _SIDE - 12 - text_width(strand.count, _SIZE) - 5
    name_at = (
        count_at - text_width(strand.count, _SIZE) - 5
        if on_left
        else count_at + text_width(strand.count, _SIZE) + 5
    )
    lines = wrapped(strand.name, _SIZE, room)
    size = _SIZE * min(1.0, room / max(text_width(line, _SIZE) for line in lines))
    first = y + size * 0.36 - (len(lines) - 1) * size * 0.55
    colour = "ink" if strand.known else "quiet"
    return text(strand.count, count_at, y + _SIZE * 0.36, _SIZE, anchor, bold=True) + "".join(
        text(line, name_at, first + number * size * 1.1, size, anchor, colour)
        for number, line in enumerate(lines)
    )


def _band(x: float, y: float, hub_x: float, hub_y: float, thick: float) -> str:
    half, bend = thick / 2, (x + hub_x) / 2
    above, below, hub_above, hub_below = y - half, y + half, hub_y - half, hub_y + half
    return (
        f"M{x:.1f} {above:.1f}C{bend:.1f} {above:.1f} {bend:.1f} {hub_above:.1f} {hub_x:.1f} {hub_above:.1f}"
        f"V{hub_below:.1f}C{bend:.1f} {hub_below:.1f} {bend:.1f} {below:.1f} {x:.1f} {below:.1f}Z"
    )
