"""Role marks, told apart by shape as by colour, and the hatched name of a place known only roughly."""

from __future__ import annotations

from collections.abc import Collection

from njia.publish.labels import Box, text_width
from njia.publish.palette import LIGHT, ROLES
from njia.publish.svg import element, text

RADIUS = 5.5
PILL_SIZE = 12.0
_MARK_STEP = 13
_PAD = 7


def role_mark(x: float, y: float, roles: Collection[str], size: float = RADIUS) -> str:
    """Return the mark of a place: a ring, a diamond and a dot, one in another where it has several roles.

    The diamond has a rim of ink, as amber alone stands out too little from paper.
    """
    alone = len(roles) == 1
    size = size if alone else size * 1.25
    parts = [element("circle", cx=x, cy=y, r=size + 1.5, fill=LIGHT["paper"], class_="m-back")]
    if "origin" in roles:
        parts.append(
            element(
                "circle",
                cx=x,
                cy=y,
                r=size,
                fill="none",
                stroke=LIGHT["origin"],
                stroke_width=2,
                class_="m-origin",
            )
        )
    if "transit" in roles:
        reach = size + 1.5 if "origin" not in roles else size - 1.5
        there, back = f"{reach:.1f}", f"{-reach:.1f}"
        around = f"M{x:.1f} {y - reach:.1f}l{there} {there} {back} {there} {back} {back}z"
        rim = {"fill": LIGHT["paper"], "stroke": LIGHT["ink"], "stroke_width": 2.8}
        parts += [
            element("path", d=around, **rim, class_="m-rim"),
            element(
                "path", d=around, fill="none", stroke=LIGHT["transit"], stroke_width=2, class_="m-transit"
            ),
        ]
    if "destination" in roles:
        reach = size if alone else size * 0.42
        parts.append(
            element("circle", cx=x, cy=y, r=reach, fill=LIGHT["destination"], class_="m-destination")
        )
    return "".join(parts)


def pill_box(words: str, x: float, y: float, roles: Collection[str], *, compact: bool = False) -> Box:
    """Return the box that a name in a box needs around a point."""
    marks = _MARK_STEP * (min(1, len(roles)) if compact else len(roles))
    return Box.around(x, y, text_width(words, PILL_SIZE) + marks + 2 * _PAD, 20)


def pill(
    words: str,
    box: Box,
    roles: Collection[str],
    identity: str,
    *,
    hatched: bool = True,
    compact: bool = False,
    square: bool = False,
    mirrored: bool = False,
) -> str:
    """Return a name in its box, hatched where the place is known no better; role marks stand before it.

    A `compact` one has its marks one in another, a `square` one is of a place beyond the map, and a
    `mirrored` one begins at the right.
    """
    width, height = box.right - box.left, box.bottom - box.top
    middle = (box.top + box.bottom) / 2
    outline = {
        "x": box.left,
        "y": box.top,
        "width": width,
        "height": height,
        "rx": 2 if square else height / 2,
    }
    parts = [element("rect", **outline, fill=LIGHT["paper"], class_="m-back")]
    if hatched:
        parts.append(element("rect", **outline, fill=f"url(#{identity}-h)"))
    parts.append(
        element(
            "rect",
            **outline,
            fill="none",
            stroke=LIGHT["quiet"],
            stroke_width=1,
            stroke_dasharray="3 2" if hatched else None,
            class_="m-outline",
        )
    )
    shown = [set(roles)] if compact and roles else [{role} for role in ROLES if role in roles]
    side, turn = (box.right, -1) if mirrored else (box.left, 1)
    for step, role in enumerate(shown):
        at = side + turn * (_PAD - 1 + _MARK_STEP * (step + 0.5))
        parts.append(role_mark(at, middle, role, 3.6))
    near, far = side + turn * (_PAD + _MARK_STEP * len(shown)), side + turn * (width - _PAD)
    parts.append(text(words, (near + far) / 2, middle + PILL_SIZE * 0.36, PILL_SIZE, "middle", halo=hatched))
    return "".join(parts)


def small_area(x: float, y: float, roles: Collection[str], identity: str, *, hatched: bool) -> str:
    """Return the mark of a country or county whose name found no room: a disc around its role mark."""
    disc = {"cx": x, "cy": y, "r": 9}
    return (
        element("circle", **disc, fill=LIGHT["paper"], class_="m-back")
        + (element("circle", **disc, fill=f"url(#{identity}-h)") if hatched else "")
        + element("circle", **disc, fill="none", stroke=LIGHT["quiet"], stroke_width=1, class_="m-outline")
        + role_mark(x, y, roles, 4)
    )


def hatching(identity: str) -> str:
    """Return the pattern that hatches: lines at 45 degrees, under a name of its own in each drawing."""
    line = element("path", d="M0 0V5", stroke=LIGHT["quiet"], stroke_width=1, class_="m-hatch")
    pattern = element(
        "pattern",
        line,
        id=f"{identity}-h",
        width=5,
        height=5,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(45)",
    )
    return element("defs", pattern)
