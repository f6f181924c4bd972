"""`njia observations`: what members saw at places, one line each."""

from __future__ import annotations

import argparse

from njia.cli.console import Console
from njia.cli.opening import opened_store
from njia.standard.language import mark

HEADS = (mark("Organisation"), mark("Round"), mark("What"), mark("Where"), mark("When"), mark("Source"))


def run(options: argparse.Namespace, console: Console) -> int:
    """Print the observations: JSON lines, or a table for eyes."""
    with opened_store(options):
        from njia.portal.journeys import current_observations
        from njia.standard.codes import code_list

        found = list(current_observations())
    if options.json:
        for one in found:
            console.result_json(one.to_json())
        return 0
    kinds = code_list("observation_kind")
    rows = [
        (
            one.organisation,
            one.round,
            kinds.label(one.kind, console.language),
            one.stop.place.name if one.stop.place else f"{one.stop.text} ({one.stop.status})",
            one.period.start if one.period else None,
            f"{one.source.file}:{one.source.rows[0]}",
        )
        for one in found
    ]
    console.table([console.translate(head) for head in HEADS], rows)
    return 0
