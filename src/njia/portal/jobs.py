"""Work that takes a while, recorded so that anybody can see how far it is and how it ended."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.utils import timezone

from njia.portal import models

_SECONDS_BETWEEN_NOTES = 1.0


@dataclass(slots=True)
class Working:
    """A job under way; its progress is written at most once a second."""

    job: models.Job
    noted: float = field(default_factory=time.monotonic)

    def advance(self, done: int, total: int) -> None:
        """Say how far the work is."""
        if time.monotonic() - self.noted >= _SECONDS_BETWEEN_NOTES:
            self.noted = time.monotonic()
            models.Job.objects.filter(pk=self.job.pk).update(done=done, total=total)


@contextmanager
def working(kind: str, message: str) -> Iterator[Working]:
    """Record a job while its work is done; one that was cut short before is marked as failed."""
    models.Job.objects.filter(kind=kind, state="running").update(state="failed", ended_at=timezone.now())
    job = models.Job.objects.create(kind=kind, message=message)
    try:
        yield Working(job)
    except BaseException:
        models.Job.objects.filter(pk=job.pk).update(state="failed", ended_at=timezone.now())
        raise
    models.Job.objects.filter(pk=job.pk).update(state="done", ended_at=timezone.now())
