"""The colours that carry meaning; pages set them again for a dark theme and for print."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "ink": "#1A1C1E",
        "paper": "#FCFBF8",
        "quiet": "#5A5F63",
        "land": "#EBE7DD",
        "marked": "#DAD4C4",
        "border": "#FCFBF8",
        "flow": "#3C4650",
        "origin": "#0072B2",
        "transit": "#E69F00",
        "destination": "#D55E00",
        "unknown": "#767676",
    }
)
ROLES: tuple[str, ...] = ("origin", "transit", "destination")
