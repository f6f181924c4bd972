"""Where a snapshot's tables are asked: one connection a snapshot, DuckDB unless told otherwise."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import count
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import ibis
import ibis.expr.types as ir
import pyarrow as pa
import pyarrow.parquet as pq

from njia.analysis.errors import AnalysisError, EngineError
from njia.analysis.notes import Tally
from njia.analysis.presence import refuse_absent
from njia.analysis.selection import Selection
from njia.analysis.star import Star
from njia.standard import schema
from njia.standard.language import mark

if TYPE_CHECKING:
    from njia.snapshot import Snapshot

_SELECTIONS_KEPT = 8
_SNAPSHOTS_KEPT = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """A star of which the selected rows are materialised as `made`, and what its notes tell."""

    star: Star
    tally: Tally
    made: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Engine:
    """An open connection with a snapshot's tables; `lock` serialises its use by threads."""

    backend: Any
    tables: dict[str, ir.Table]
    rounds: tuple[str, ...]
    lock: RLock = field(default_factory=RLock)
    embedded: bool = False
    kept: OrderedDict[Selection, Asked] = field(default_factory=OrderedDict)
    numbers: Iterator[int] = field(default_factory=count)

    def asked(self, selection: Selection) -> Asked:
        """Return the star of a selection, kept for the questions that follow.

        Raises `SelectionError` where the selection names what is not in the snapshot.
        """
        with self.lock:
            if selection not in self.kept:
                self.kept[selection] = self._ask(selection)
            self.kept.move_to_end(selection)
            while len(self.kept) > _SELECTIONS_KEPT:
                _, dropped = self.kept.popitem(last=False)
                for name in dropped.made:
                    self.backend.drop_table(name, force=True)
            return self.kept[selection]

    def fetch(self, table: ir.Table) -> pa.Table:
        """Compute a table. The embedded DuckDB gives Arrow itself: Ibis' own way to it loads pandas first."""
        if not self.embedded:
            fetched: pa.Table = table.to_pyarrow()
            return fetched
        self.backend._run_pre_execute_hooks(table)
        rows: pa.Table = self.backend.con.sql(self.backend.compile(table)).to_arrow_table()
        return rows

    def _ask(self, selection: Selection) -> Asked:
        refuse_absent(self.tables, self.rounds, selection, self.fetch)
        made: list[str] = []

        def keep(table: ir.Table) -> ir.Table:
            name = f"kept_{next(self.numbers)}"
            try:
                kept: ir.Table = self.backend.create_table(name, table, temp=True)
            except NotImplementedError:  # no temporary tables there: it stays an expression
                return table
            made.append(name)
            return kept

        star = Star.of(self.tables, selection, keep=keep)
        return Asked(star, Tally.of(star, self.fetch), tuple(made))


def engine_of(snapshot: Snapshot, url: str | None = None) -> Engine:
    """Return the connection for a snapshot, opened once; `EngineError` says why it cannot be."""
    return _open(snapshot.path, snapshot.id, snapshot.rounds, url)


@lru_cache(maxsize=_SNAPSHOTS_KEPT)
def _open(folder: Path, snapshot_id: str, rounds: tuple[str, ...], url: str | None) -> Engine:
    """`snapshot_id` tells apart what was in one folder at different times."""
    with plainly(url):
        backend = ibis.duckdb.connect() if url is None else ibis.connect(url)
        return Engine(backend, _load(backend, folder), rounds, embedded=url is None)


@contextmanager
def plainly(url: str | None) -> Iterator[None]:
    """Turn what another database raises into an `EngineError`, and connect anew the next time."""
    try:
        yield
    except AnalysisError:
        raise
    except Exception as error:
        if url is None:
            raise
        _open.cache_clear()
        raise EngineError(
            mark("The database {engine} cannot be used: {reason}"),
            engine=_without_password(url),
            reason=str(error).strip().partition("\n")[0] or type(error).__name__,
        ) from error


def _load(backend: Any, folder: Path) -> dict[str, ir.Table]:
    """Give every table its name in the database: a view of its file, else a temporary copy."""
    tables = {}
    for name in schema.TABLES:
        file = folder / f"{name}.parquet"
        try:
            tables[name] = backend.read_parquet(file, table_name=name)
        except NotImplementedError:
            tables[name] = backend.create_table(name, _nullable(pq.read_table(file)), temp=True)
    return tables


def _nullable(table: pa.Table) -> pa.Table:
    """Return a table whose columns may all be null, as those of a file that is viewed."""
    return table.cast(pa.schema([field.with_nullable(True) for field in table.schema]))


def _without_password(url: str) -> str:
    try:
        parts = urlsplit(url)
        return f"{parts.scheme}://{parts.hostname or ''}{parts.path}"
    except ValueError:
        return url.partition(":")[0]
