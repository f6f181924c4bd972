"""Opening the store for a command, with its refusals said plainly."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from njia.cli.console import Failure
from njia.standard.language import mark

if TYPE_CHECKING:
    from njia.snapshot import Snapshot

OUT_EXISTS = mark("{out} exists already. Name another place, or add --replace.")
NOT_OURS = mark("{out} is not what this command writes, so --replace leaves it as it is. Name another place.")
HOLDS_DATA = mark("{out} holds the data of Njia itself. Name another place.")
CANNOT_WRITE = mark("{out} cannot be written: {reason}.")


@contextmanager
def opened_store(
    options: argparse.Namespace, *, create: bool = False, dry_run: bool = False
) -> Iterator[Path]:
    """Open the store and give its directory; what it refuses fails the command with its sentence.

    With `dry_run` a store that is not there is tried elsewhere and leaves nothing behind.
    """
    from njia.places import PlacesFileError
    from njia.portal.store import StoreError, open_store, told_plainly, tried_store

    try:
        with told_plainly(options.data):
            if dry_run:
                with tried_store(options.data) as data:
                    yield data
            else:
                open_store(options.data, create=create)
                yield Path(options.data)
    except StoreError as error:
        raise Failure(error.sentence, **error.tokens) from error
    except PlacesFileError as error:
        raise Failure("{error}", error=error) from error


def check_out(options: argparse.Namespace, ours: Callable[[Path], bool]) -> None:
    """Refuse an `--out` that exists, unless `--replace` is said and `ours` knows it for what the command writes."""
    if Path(options.data).resolve().is_relative_to(options.out.resolve()):
        raise Failure(HOLDS_DATA, out=options.out)
    if not options.out.exists():
        return
    if not options.replace:
        raise Failure(OUT_EXISTS, out=options.out)
    if not ours(options.out):
        raise Failure(NOT_OURS, out=options.out)


def current(options: argparse.Namespace) -> Snapshot:
    """Return the store's current snapshot; the store must be open."""
    from njia.portal.snapshots import current_snapshot

    snapshot: Snapshot = current_snapshot(options.data)
    return snapshot
