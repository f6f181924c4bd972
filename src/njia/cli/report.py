"""`njia report`: the report with its maps, a folder that opens without internet."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from njia.cli.console import Console, Failure
from njia.cli.opening import CANNOT_WRITE, check_out, current, opened_store
from njia.standard.language import mark

if TYPE_CHECKING:
    from njia.publish.artist import Draw

WRITTEN = mark("Report written: {path}")


def run(options: argparse.Namespace, console: Console) -> int:
    """Write the report of the store's current snapshot."""
    from njia.publish.artist import artist
    from njia.publish.folder import is_report

    check_out(options, is_report)
    with artist() as draw, opened_store(options):
        path = make_report(options, options.out, console.language, options.audience, options.where, draw=draw)
    console.say(WRITTEN, path=path / "index.html")
    return 0


def make_report(
    options: argparse.Namespace,
    out: Path,
    language: str,
    audience: str = "network",
    where: Sequence[str] = (),
    *,
    replace: bool = False,
    draw: Draw,
) -> Path:
    """Write the report of an open store to the folder `out` and return it."""
    from njia.analysis import AnalysisError, Scope, Selection, in_rounds
    from njia.portal.reporting import report_network, report_printed, report_round
    from njia.publish import AlreadyThere, NotYetSafe, write_report

    try:
        snapshot = current(options)
        selection = in_rounds(Selection.parse(where, Scope.administrator()), snapshot.rounds)
        round_ = report_round(selection.filters.get("round", snapshot.rounds))
        return write_report(
            snapshot,
            out,
            network=report_network(round_, language),
            language=language,
            printed=report_printed(round_),
            selection=selection,
            replace=replace or getattr(options, "replace", False),
            audience=audience,
            draw=draw,
        )
    except (AnalysisError, AlreadyThere, NotYetSafe) as error:
        raise Failure("{error}", error=error.sentence(language)) from error
    except OSError as error:
        raise Failure(CANNOT_WRITE, out=out, reason=error.strerror or error) from error
