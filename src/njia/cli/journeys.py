"""`njia journeys`: every journey as read, one line each."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from njia.cli.console import Console
from njia.cli.opening import opened_store
from njia.standard.language import mark

if TYPE_CHECKING:
    from njia.standard.journey import Cases, Journey

HEADS = (mark("Organisation"), mark("Round"), mark("Way"), mark("Cases"), mark("Evidence"), mark("Source"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the journeys: JSON lines, or a table for eyes."""
    with opened_store(options):
        from njia.portal.journeys import current_journeys

        if options.json:
            for journey in current_journeys():
                console.result_json(journey.to_json())
            return 0
        rows = [_row(journey) for journey in current_journeys()]
    console.table([console.translate(head) for head in HEADS], rows)
    return 0


def _row(journey: Journey) -> tuple[str | None, ...]:
    way = " > ".join(
        stop.place.name if stop.place else f"{stop.text} ({stop.status})" for stop in journey.stops
    )
    source = f"{journey.source.file}:{journey.source.rows[0]}"
    return journey.organisation, journey.round, way, cases_text(journey.cases), journey.evidence, source


def cases_text(cases: Cases | None) -> str | None:
    """Return a number of cases as people read it: `12`, `10–15`, `20+`, with `~` where estimated."""
    if cases is None:
        return None
    sign = "~" if cases.basis == "estimated" else ""
    if cases.high is None:
        return f"{sign}{cases.low}+"
    return f"{sign}{cases.low}" if cases.low == cases.high else f"{sign}{cases.low}–{cases.high}"
