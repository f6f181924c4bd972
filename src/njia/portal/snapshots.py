"""Snapshots of the store: made when something changed, kept in the data directory, named by content."""

from __future__ import annotations

import json
import shutil
import time
from collections import Counter
from pathlib import Path
from typing import Any

from django.db.models import Count, F
from filelock import FileLock

from njia.portal import models
from njia.portal.journeys import current_journeys, current_observations
from njia.portal.network import regions
from njia.portal.store import told_plainly
from njia.snapshot import Content, Snapshot, SnapshotError, write_snapshot
from njia.snapshot.content import PlaceById
from njia.standard import schema

KEPT_SECONDS = 3600
"""How long a snapshot that is no longer current stays, for whoever still reads it."""
_CURRENT = "current.json"


def store_content() -> Content:
    """Gather all that a snapshot is made of: current files only, no text as written."""
    return Content(
        journeys=list(current_journeys()),
        observations=list(current_observations()),
        contributions=_contributions(),
        problems=_problems(),
        regions=regions().countries,
        sharing=dict(models.Organisation.objects.values_list("name", "sharing")),
    )


def current_snapshot(data: Path) -> Snapshot:
    """Return the snapshot of the store as it is now, writing it if something changed since the last."""
    folder = data / "snapshots"
    found = _written(folder, _state())
    if found is not None:
        return found
    from njia.portal.reading_context import gazetteer

    with told_plainly(data):
        folder.mkdir(exist_ok=True)
        with FileLock(folder / ".lock"):
            state = _state()
            return _written(folder, state) or _write(folder, state, gazetteer(data).place)


def export_snapshot(data: Path, out: Path) -> Snapshot:
    """Copy the current snapshot to the folder `out`, in place of what is there."""
    snapshot = current_snapshot(data)
    with told_plainly(out):
        staging = out.with_name(f".{out.name}.partial")
        shutil.rmtree(staging, ignore_errors=True)
        shutil.copytree(snapshot.path, staging)
        if out.exists():
            shutil.rmtree(out)
        staging.rename(out)
    return Snapshot.open(out)


def _state() -> str:
    """Name the state of the store: every change of it leaves an audit event."""
    last = models.AuditEvent.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    return f"{schema.VERSION}-{last}"


def _written(folder: Path, state: str) -> Snapshot | None:
    try:
        current = json.loads((folder / _CURRENT).read_text("utf-8"))
        if current["state"] != state:
            return None
        snapshot = Snapshot.open(folder / current["id"])
        snapshot.check()
    except (OSError, ValueError, KeyError, TypeError, SnapshotError):
        return None
    return snapshot


def _write(folder: Path, state: str, place_by_id: PlaceById) -> Snapshot:
    staging = folder / ".new"
    shutil.rmtree(staging, ignore_errors=True)
    written = write_snapshot(staging, store_content(), place_by_id)
    named = folder / written.id
    shutil.rmtree(named, ignore_errors=True)
    staging.rename(named)
    current = folder / f"{_CURRENT}.new"
    current.write_text(json.dumps({"state": state, "id": written.id}), "utf-8")
    current.rename(folder / _CURRENT)
    for old in folder.iterdir():
        if old.is_dir() and old != named and time.time() - old.stat().st_mtime > KEPT_SECONDS:
            shutil.rmtree(old, ignore_errors=True)
    return Snapshot.open(named)


def _contributions() -> list[dict[str, Any]]:
    files = models.ReceivedFile.objects.filter(current=True)
    rows = (
        models.Submission.objects.filter(file__current=True)
        .values_list("file__organisation__name", "file__round__name", "disposition")
        .annotate(rows=Count("pk"))
    )
    counted: dict[tuple[str, str], Counter[str]] = {}
    for organisation, round_, disposition, count in rows:
        counted.setdefault((organisation, round_), Counter())[disposition] += count
    sent = Counter(files.values_list("organisation__name", "round__name"))
    return [
        {
            "organisation": organisation,
            "round": round_,
            "files": sent[organisation, round_],
            **{f"{name}_rows": counts[name] for name in ("journey", "held", "observation", "ignored")},
        }
        for (organisation, round_), counts in sorted(counted.items())
    ]


def _problems() -> list[dict[str, Any]]:
    rows = (
        models.Problem.objects.filter(file__current=True)
        .values("code", "status", organisation=F("file__organisation__name"), round=F("file__round__name"))
        .annotate(count=Count("pk"))
    )
    return [dict(row) for row in rows]
