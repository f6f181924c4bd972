"""What the network publishes: the report today; briefs, atlas and data package read the same tables later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from njia.publish.network import Network
    from njia.publish.printed import PrintedFigure, printed_figures, read_printed
    from njia.publish.report import AlreadyThere, NotYetSafe, ReportError, write_report

__all__ = [
    "AlreadyThere",
    "Network",
    "NotYetSafe",
    "PrintedFigure",
    "ReportError",
    "printed_figures",
    "read_printed",
    "write_report",
]

_HOMES = {
    "Network": "network",
    "PrintedFigure": "printed",
    "printed_figures": "printed",
    "read_printed": "printed",
    "AlreadyThere": "report",
    "NotYetSafe": "report",
    "ReportError": "report",
    "write_report": "report",
}


def __getattr__(name: str) -> Any:
    """Load a module at its first use, so that importing the room stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
