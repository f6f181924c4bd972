"""Journeys to an immutable Parquet star schema, and back to where it can be read."""

from njia.snapshot.content import Content
from njia.snapshot.parquet import Snapshot, SnapshotError, write_snapshot

__all__ = ["Content", "Snapshot", "SnapshotError", "write_snapshot"]
