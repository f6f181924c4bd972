"""Opening the store in a data directory: set up, migrated, locked while it is changed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from filelock import FileLock, Timeout

from njia.standard.language import mark

DATABASE = "njia.sqlite3"


class StoreError(Exception):
    """The store cannot be used; `sentence` says why and what to do, with `{data}` for the directory."""

    def __init__(self, sentence: str, data: Path, detail: str = "") -> None:
        self.sentence = sentence
        self.tokens = {"data": str(data), "detail": detail}
        super().__init__(sentence.format(**self.tokens))


NO_DATA = mark(
    "There is no data in {data} yet. Import files with `njia import FILE --round NAME`, or try `njia demo`."
)
NOT_WRITABLE = mark("{data} cannot be written ({detail}). Choose a folder you may write in, with --data.")
DISK_FULL = mark("The disk that holds {data} is full. Nothing was changed. Free some space and do it again.")
BUSY = mark(
    "Another import or reading is at work in {data}. Nothing was changed. Wait for it to end and do it again."
)
DAMAGED = mark("The store in {data} cannot be read ({detail}). Nothing was changed. Restore a backup.")


def open_store(data: Path, *, create: bool = False) -> None:
    """Point Django at the store in `data` and bring it up to date.

    Raises `StoreError` where there is none (unless `create`) or it cannot be read or written.
    """
    database = data / DATABASE
    with told_plainly(data):
        if not database.exists() and not create:
            raise StoreError(NO_DATA, data)
        if create:
            _make_directory(data)
        _configure(database)
        _migrate(data)


@contextmanager
def tried_store(data: Path) -> Iterator[Path]:
    """Open the store for work that changes nothing, and give its directory.

    Where `data` holds none yet, it is an empty one elsewhere, with the network's own places, and
    nothing of it is left behind. Raises `StoreError` as `open_store` does.
    """
    if (data / DATABASE).exists():
        open_store(data)
        yield data
        return
    with TemporaryDirectory(prefix="njia-") as folder:
        elsewhere = Path(folder)
        open_store(elsewhere, create=True)
        from django.db import connection

        from njia.places import OWN_PLACES

        if (data / OWN_PLACES).exists():
            shutil.copy(data / OWN_PLACES, elsewhere)
        try:
            yield elsewhere
        finally:
            connection.close()


def _make_directory(data: Path) -> None:
    if not data.exists():
        data.mkdir(parents=True)
        data.chmod(stat.S_IRWXU)
    probe = data / f".writable-{os.getpid()}"
    probe.touch()
    probe.unlink()


def _configure(database: Path) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "njia.portal.settings")
    import django
    from django.apps import apps
    from django.db import connections

    if not apps.ready:
        django.setup(set_prefix=False)
    connection = connections["default"]
    if str(connection.settings_dict["NAME"]) != str(database):
        connection.close()
        connection.settings_dict["NAME"] = str(database)


def _migrate(data: Path) -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    def is_due() -> bool:
        executor = MigrationExecutor(connection)
        return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))

    if is_due():
        with FileLock(data / ".setting-up.lock"):
            if is_due():
                call_command("migrate", verbosity=0, interactive=False)


@contextmanager
def changing(data: Path) -> Iterator[None]:
    """Hold the one lock under which the store is changed; a second holder is told so at once."""
    with told_plainly(data):
        lock = FileLock(data / ".changing.lock", timeout=0)
        try:
            with lock:
                yield
        except Timeout:
            raise StoreError(BUSY, data) from None


@contextmanager
def told_plainly(data: Path) -> Iterator[None]:
    """Turn what a disk or database refuses into one plain sentence.

    A reader of the output that has gone away is no trouble of the store's, and passes through.
    """
    from django.db import DatabaseError

    try:
        yield
    except BrokenPipeError:
        raise
    except (OSError, sqlite3.Error, DatabaseError) as error:
        if isinstance(error, Timeout):
            raise
        raise _plain(error, data) from error


def _plain(error: BaseException, data: Path) -> StoreError:
    text = str(error)
    if getattr(error, "errno", None) == 28 or "is full" in text:
        return StoreError(DISK_FULL, data)
    if "locked" in text:
        return StoreError(BUSY, data)
    if "malformed" in text or "not a database" in text:
        return StoreError(DAMAGED, data, text)
    return StoreError(NOT_WRITABLE, data, getattr(error, "strerror", None) or text)
