"""Which tables there are, without loading what computes them."""

from __future__ import annotations

from importlib import import_module

from njia.analysis.errors import unknown_table
from njia.analysis.question import Question

_NAMES: tuple[str, ...] = (
    "summary",
    "origin_destination",
    "country_roles",
    "places_by_role",
    "transit_hubs",
    "corridors",
    "internal",
    "region_flows",
    "modes",
    "mode_combinations",
    "carriers",
    "industries",
    "recruitment",
    "deception",
    "who",
    "observations",
    "evidence",
    "contributors",
    "rounds",
    "codes",
)


def names() -> tuple[str, ...]:
    """Return the names of the tables, in the order in which a reader meets them."""
    return _NAMES


def question(name: str) -> Question:
    """Return the question of a table; `UnknownTableError` names the nearest there are."""
    if name not in _NAMES:
        raise unknown_table(name, _NAMES)
    found: Question = import_module(f"njia.analysis.tables.{name}").QUESTION
    return found


def questions() -> tuple[Question, ...]:
    """Return the questions of all tables, in the order of `names`."""
    return tuple(question(name) for name in _NAMES)
