"""What a reading depends on today besides its file: places, decisions, the network's country."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from njia.intake.decisions import Decision, Decisions
from njia.intake.mapping import ColumnMapping
from njia.intake.reading import Context
from njia.places import OWN_PLACES, Gazetteer
from njia.portal import models
from njia.portal.network import network


def gazetteer(data: Path) -> Gazetteer:
    """Return the gazetteer with the network's own places, `places.csv` in the data directory."""
    own = data / OWN_PLACES
    return _opened(own, own.stat().st_mtime_ns) if own.exists() else _opened(None, 0)


@lru_cache(maxsize=2)
def _opened(own: Path | None, _changed_at: int) -> Gazetteer:
    """Open the gazetteer, once as long as the network's own places stay as they are."""
    return Gazetteer.open([own] if own else [])


def decisions() -> Decisions:
    """Return the decisions in force."""
    rows: Iterable[Any] = models.Decision.objects.filter(undone_at=None).select_related("organisation")
    return Decisions.of(
        Decision(
            row.subject,
            row.text,
            row.value,
            row.scope,
            row.organisation.name if row.organisation else None,
            row.key or None,
        )
        for row in rows
    )


def reading_context(data: Path, mapping: ColumnMapping | None = None) -> Context:
    """Return what a reading depends on today."""
    return Context(gazetteer(data), decisions(), mapping or ColumnMapping(), network().country or None)
