"""Njia, the open Victim Journey Tracker.

`njia.read(files)` reads members' spreadsheets into journeys, problems and tables, without a
database; the `njia` command and the portal do the same and keep it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from njia.intake.problems import Refused
    from njia.library import Frame, Reading, read

__all__ = ["Frame", "Reading", "Refused", "read"]


def __getattr__(name: str) -> Any:
    """Load the library at its first use, so that importing the package stays quick."""
    if name == "Refused":
        from njia.intake.problems import Refused

        return Refused
    if name in __all__:
        from njia import library

        return getattr(library, name)
    raise AttributeError(f"module 'njia' has no attribute {name!r}")
