"""`njia snapshot`: the Parquet star schema in a folder."""

from __future__ import annotations

import argparse

from njia.cli.console import Console
from njia.cli.opening import check_out, opened_store
from njia.standard.language import mark

WRITTEN = mark(
    "Snapshot {id} of {journeys} journeys written to {out}. It is internal: share only what a release makes of it."
)


def run(options: argparse.Namespace, console: Console) -> int:
    """Write the current snapshot."""
    with opened_store(options):
        from njia.portal.snapshots import export_snapshot
        from njia.snapshot.parquet import MANIFEST

        check_out(options, lambda out: (out / MANIFEST).is_file())
        snapshot = export_snapshot(options.data, options.out)
    manifest = snapshot.manifest
    if options.json:
        console.result_json(manifest | {"path": str(options.out)}, indent=2)
    else:
        console.say(WRITTEN, id=snapshot.id, journeys=manifest["rows"]["journeys"], out=options.out)
    return 0
