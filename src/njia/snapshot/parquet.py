"""Snapshots on disk: one Parquet file a table and a manifest, named by what they hold."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.json
import pyarrow.parquet as pq

from njia.snapshot.content import Content, PlaceById, star_rows
from njia.standard import schema

MANIFEST = "snapshot.json"


class SnapshotError(ValueError):
    """A folder that is no snapshot, or one of a schema that this version does not read."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An immutable snapshot: a folder of `<table>.parquet` files, and the hash of their content."""

    path: Path
    id: str
    rounds: tuple[str, ...]

    @classmethod
    def open(cls, path: Path) -> Snapshot:
        """Open a snapshot folder; `SnapshotError` says why it cannot be."""
        try:
            manifest = json.loads((path / MANIFEST).read_text("utf-8"))
            named, rounds = str(manifest["id"]), tuple(manifest["rounds"])
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise SnapshotError(f"{path} is not a snapshot: it has no readable {MANIFEST}.") from error
        if manifest.get("schema") != schema.VERSION:
            raise SnapshotError(
                f"{path} is a snapshot of schema {manifest.get('schema')}; this Njia reads schema "
                f"{schema.VERSION}. Make it again with `njia snapshot`."
            )
        return cls(path, named, rounds)

    @property
    def manifest(self) -> dict[str, Any]:
        """The manifest as written."""
        manifest: dict[str, Any] = json.loads((self.path / MANIFEST).read_text("utf-8"))
        return manifest

    def check(self) -> None:
        """Raise `SnapshotError` where a table's file is missing or cannot be read."""
        for table, columns in schema.TABLES.items():
            try:
                whole = pq.read_schema(self.file(table)).names == columns.names
            except (OSError, pa.ArrowInvalid):
                whole = False
            if not whole:
                raise SnapshotError(f"{self.file(table)} is missing or damaged")

    def file(self, table: str) -> Path:
        """Return the Parquet file of a table of the schema."""
        return self.path / f"{table}.parquet"


def arrow_tables(content: Content, place_by_id: PlaceById) -> dict[str, pa.Table]:
    """Return every table of the star, rows in canonical order: equal content, equal tables."""
    rows = star_rows(content, place_by_id)
    tables = {}
    for name, columns in schema.TABLES.items():
        table = _arrow(rows[name], columns)
        tables[name] = table.sort_by([(column, "ascending") for column in columns.names])
    return tables


def _arrow(rows: Sequence[Mapping[str, Any]], columns: pa.Schema) -> pa.Table:
    """Return rows as a table, by way of JSON: `pa.array` would load pandas first."""
    if not rows:
        return columns.empty_table()
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    optional = pa.schema([field.with_nullable(True) for field in columns])
    read = pyarrow.json.read_json(
        io.BytesIO(lines.encode()),
        parse_options=pyarrow.json.ParseOptions(explicit_schema=optional, unexpected_field_behavior="error"),
    )
    return read.select(columns.names).cast(columns)


def content_id(tables: dict[str, pa.Table]) -> str:
    """Return the hash that names a snapshot: SHA-256 over the tables' Arrow streams, 16 hex digits."""
    digest = hashlib.sha256(f"njia snapshot {schema.VERSION}".encode())
    for name in sorted(tables):
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(sink, tables[name].schema) as writer:
            writer.write_table(tables[name].combine_chunks())
        digest.update(name.encode())
        digest.update(sink.getvalue())
    return digest.hexdigest()[:16]


def write_snapshot(out: Path, content: Content, place_by_id: PlaceById) -> Snapshot:
    """Write a snapshot as the new folder `out`; all of it or nothing.

    Raises `FileExistsError` where `out` exists, `OSError` where it cannot be written.
    """
    if out.exists():
        raise FileExistsError(out)
    tables = arrow_tables(content, place_by_id)
    told = {journey.round for journey in content.journeys} | {seen.round for seen in content.observations}
    rounds = sorted({row["round"] for row in content.contributions} | told)
    named = content_id(tables)
    manifest = {
        "id": named,
        "schema": schema.VERSION,
        "rounds": rounds,
        "rows": {name: table.num_rows for name, table in tables.items()},
        "use": "internal: what may be shared is made from a release only",
    }
    staging = out.with_name(f".{out.name}.partial")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        for name, table in tables.items():
            pq.write_table(table, staging / f"{name}.parquet", compression="zstd")
        (staging / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=2) + "\n", "utf-8")
        staging.rename(out)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return Snapshot(out, named, tuple(rounds))
