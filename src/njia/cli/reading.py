"""`njia read`: everything again, with today's gazetteer, mappings and decisions."""

from __future__ import annotations

import argparse

from njia.cli.console import Console
from njia.cli.opening import opened_store
from njia.standard.language import mark

READ = mark("Read {files} files again.")
READING = mark("Reading")


def run(options: argparse.Namespace, console: Console) -> int:
    """Read all current files again."""
    with opened_store(options):
        from njia.portal.actions.read_again import ReadAgain
        from njia.portal.audit import Actor

        what = console.translate(READING)
        files = ReadAgain(options.data, Actor.command_line()).run(
            lambda done, total: console.progress(what, done, total)
        )
    console.say(READ, files=files)
    return 0
