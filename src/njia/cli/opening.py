"""Opening the store for a command, with its refusals said plainly."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from njia.cli.console import Failure
from njia.standard.language import mark

if TYPE_CHECKING:
    from njia.snapshot import Snapshot

OUT_EXISTS = mark("{out} exists already. Name another place, or add --replace.")
CANNOT_WRITE = mark("{out} cannot be written: {reason}.")


@contextmanager
def opened_store(options: argparse.Namespace, *, create: bool = False) -> Iterator[None]:
    """Open the store in the data directory; what it refuses fails the command with its sentence."""
    from njia.portal.store import StoreError, open_store, told_plainly

    try:
        open_store(options.data, create=create)
        with told_plainly(options.data):
            yield
    except StoreError as error:
        raise Failure(error.sentence, **error.tokens) from error


def current(options: argparse.Namespace) -> Snapshot:
    """Return the store's current snapshot; the store must be open."""
    from njia.portal.snapshots import current_snapshot

    snapshot: Snapshot = current_snapshot(options.data)
    return snapshot
