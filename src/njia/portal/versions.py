"""Which file of the store a new one is a version of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from django.db.models import QuerySet

from njia.intake.identity import without_ordinal
from njia.intake.reading import FileReading
from njia.portal import models

LEAST_SHARED = 0.5
"""A file of which at least this share of the submissions stands in another is a version of it."""


def former_version(reading: FileReading, files: QuerySet[models.ReceivedFile]) -> models.ReceivedFile | None:
    """Return the file of which a reading is a newer version, of the current ones of its organisation and round.

    It is the one of the same name, else the very same file under another name, else the one that
    shares most submissions, by name where several do; `None` where none shares enough.
    """
    named = files.filter(name=reading.file).first() or files.filter(sha256=reading.sha256).first()
    if named is not None:
        return named
    new = _counted(row.key for row in reading.rows if row.key)
    keys: dict[int, list[str]] = {}
    rows = models.Submission.objects.filter(file__in=files).exclude(key="")
    for file, key in rows.values_list("file_id", "key"):
        keys.setdefault(file, []).append(key)
    alike = {file: shared for file in keys if (shared := _shared(new, _counted(keys[file])))}
    found = files.filter(pk__in=[file for file, shared in alike.items() if shared == max(alike.values())])
    return found.order_by("name").first()


def _counted(keys: Iterable[str]) -> Counter[str]:
    """Count submissions by key, equal rows together."""
    return Counter(without_ordinal(key) for key in keys)


def _shared(one: Mapping[str, int], other: Mapping[str, int]) -> int:
    """Return how many submissions two files share, 0 where that may be chance.

    A row that a file holds several times says nothing, and a single one only where it is a whole file.
    """
    shared = sum(one[key] == other[key] == 1 for key in one.keys() & other.keys())
    smaller = min(len(one), len(other))
    enough = shared >= smaller * LEAST_SHARED and (shared >= 2 or shared == smaller)
    return shared if enough else 0
