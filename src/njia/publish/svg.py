"""SVG written element by element, every value escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from njia.publish.palette import LIGHT

FONTS = "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'Noto Sans Arabic', 'Noto Sans Ethiopic', sans-serif"


def element(name: str, /, *children: str, **attributes: object) -> str:
    """Return an element; children are SVG already, `None` attributes are left out.

    Underscores in names become hyphens; a closing one, as in `class_`, is dropped.
    """
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(_value(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inside = "".join(children)
    return f"<{name}{written}>{inside}</{name}>" if inside else f"<{name}{written}/>"


def text(
    words: str,
    x: float,
    y: float,
    size: float,
    anchor: str = "start",
    colour: str = "ink",
    *,
    halo: bool = False,
    bold: bool = False,
) -> str:
    """Return words at a point, in their own direction; a halo of paper keeps them readable over lines."""
    rim = {"stroke": LIGHT["paper"], "stroke_width": 3, "stroke_linejoin": "round", "paint_order": "stroke"}
    return element(
        "text",
        escape(f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}"),
        x=x,
        y=y,
        font_size=size,
        font_weight=600 if bold else None,
        text_anchor=anchor,
        fill=LIGHT[colour],
        class_=f"m-{colour}-text" + (" m-halo" if halo else ""),
        **(rim if halo else {}),
    )


def tooltip(words: str) -> str:
    """Return the title of an element: read aloud, and shown under the pointer."""
    return element("title", escape(words))


def drawing(
    children: Iterable[str], width: float, height: float, identity: str, title: str, description: str
) -> str:
    """Return a whole SVG image that names and describes itself; `identity` is unique in its page."""
    return element(
        "svg",
        element("title", escape(title), id=f"{identity}-t"),
        element("desc", escape(description), id=f"{identity}-d"),
        *children,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        width=width,
        height=height,
        role="img",
        aria_labelledby=f"{identity}-t",
        aria_describedby=f"{identity}-d",
        direction="ltr",
        font_family=FONTS,
        class_="drawing",
    )


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0").replace("-0.0", "0") if isinstance(value, float) else str(value)
