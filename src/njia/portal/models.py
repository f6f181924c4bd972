"""The store: what was received, what people decided, and what was read from both.

A file is *current* once its import is complete; until then, and after a newer version replaced it,
nothing of it is shown. The database itself refuses what the design rules out.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint

from njia.standard.codes import code_list


def _one_of(list_name: str) -> list[str]:
    return list(code_list(list_name).codes)


class Network(models.Model):
    """The network that this store belongs to: one row."""

    name = models.CharField(max_length=200, blank=True)
    country = models.CharField(max_length=2, blank=True)
    regions = models.TextField(blank=True)
    """A regional scheme of its own, as the text of a regions.toml; empty for the default one."""

    class Meta:
        constraints = [CheckConstraint(condition=Q(pk=1), name="one_network")]


class Organisation(models.Model):
    """A member of the network."""

    name = models.CharField(max_length=200, unique=True)
    sharing = models.CharField(max_length=10, default="journeys")

    class Meta:
        ordering = ["name"]
        constraints = [
            CheckConstraint(condition=~Q(name=""), name="organisation_named"),
            CheckConstraint(condition=Q(sharing__in=_one_of("sharing")), name="organisation_sharing"),
        ]

    def __str__(self) -> str:
        return self.name


class Round(models.Model):
    """One collection of data."""

    name = models.CharField(max_length=100, unique=True)
    about = models.JSONField(default=dict)
    """Title, notice, thanks and printed figures, as a round.toml tells them."""

    class Meta:
        ordering = ["name"]
        constraints = [CheckConstraint(condition=~Q(name=""), name="round_named")]

    def __str__(self) -> str:
        return self.name


class ReceivedFile(models.Model):
    """One version of a file that an organisation sent in a round."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="files")
    round = models.ForeignKey(Round, models.PROTECT, related_name="files")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    sheets = models.JSONField(default=list)
    """For each sheet its name and how its columns were understood."""
    mapping = models.JSONField(default=dict)
    """A person's word on columns: heading → field."""
    received_at = models.DateTimeField(auto_now_add=True)
    current = models.BooleanField(default=False)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["organisation__name", "round__name", "name"]
        constraints = [
            UniqueConstraint(
                fields=["organisation", "round", "name"], condition=Q(current=True), name="file_current_once"
            ),
            CheckConstraint(
                condition=Q(current=False) | Q(replaced_at=None), name="file_current_or_replaced"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Submission(models.Model):
    """One row as received, and what became of it."""

    file = models.ForeignKey(ReceivedFile, models.CASCADE, related_name="submissions")
    sheet = models.PositiveIntegerField()
    row = models.PositiveIntegerField()
    cells = models.JSONField()
    key = models.CharField(max_length=40, blank=True, db_index=True)
    disposition = models.CharField(max_length=11)
    reason = models.CharField(max_length=20, blank=True)

    class Meta:
        ordering = ["file", "sheet", "row"]
        constraints = [
            UniqueConstraint(fields=["file", "sheet", "row"], name="submission_row_once"),
            CheckConstraint(
                condition=Q(disposition__in=_one_of("disposition")), name="submission_disposition"
            ),
            CheckConstraint(
                condition=(Q(disposition="ignored") & ~Q(reason=""))
                | (~Q(disposition="ignored") & Q(reason="")),
                name="submission_ignored_with_reason",
            ),
            CheckConstraint(condition=Q(row__gte=1), name="submission_row_from_one"),
        ]


class Journey(models.Model):
    """A journey as read; its lists hold codes of the standard."""

    file = models.ForeignKey(ReceivedFile, models.CASCADE, related_name="journeys")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="journeys")
    round = models.ForeignKey(Round, models.PROTECT, related_name="journeys")
    submissions = models.ManyToManyField(Submission, related_name="journeys")
    key = models.CharField(max_length=48)
    public_id = models.CharField(max_length=16)
    evidence = models.CharField(max_length=10, null=True)
    status = models.CharField(max_length=10, default="unknown")
    period_from = models.CharField(max_length=7, null=True)
    period_to = models.CharField(max_length=7, null=True)
    cases_low = models.PositiveIntegerField(null=True)
    cases_high = models.PositiveIntegerField(null=True)
    cases_basis = models.CharField(max_length=10, null=True)
    cases_text = models.CharField(max_length=200, blank=True)
    modes = models.JSONField(default=list)
    carriers = models.JSONField(default=list)
    industries = models.JSONField(default=list)
    exploitation = models.JSONField(default=list)
    recruiters = models.JSONField(default=list)
    means = models.JSONField(default=list)
    channels = models.JSONField(default=list)
    promises = models.JSONField(default=list)
    who = models.JSONField(null=True)
    reference = models.CharField(max_length=200, blank=True)
    """The member's own case reference, for its owner only."""

    class Meta:
        ordering = ["organisation__name", "round__name", "file__name", "pk"]
        constraints = [
            UniqueConstraint(fields=["file", "public_id"], name="journey_once_a_file"),
            CheckConstraint(
                condition=Q(evidence=None) | Q(evidence__in=_one_of("evidence")), name="journey_evidence"
            ),
            CheckConstraint(condition=Q(status__in=_one_of("status")), name="journey_status"),
            CheckConstraint(
                condition=Q(cases_high=None) | Q(cases_low__lte=F("cases_high")),
                name="journey_cases_in_order",
            ),
            CheckConstraint(
                condition=Q(cases_low=None, cases_high=None, cases_basis=None)
                | Q(cases_low__isnull=False, cases_basis__in=_one_of("basis")),
                name="journey_cases_whole",
            ),
        ]


class Stop(models.Model):
    """A stop of a journey in its order, or the intended destination, which has none."""

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="stops")
    position = models.PositiveIntegerField(null=True)
    role = models.CharField(max_length=11)
    text = models.TextField(blank=True)
    status = models.CharField(max_length=10)
    country = models.CharField(max_length=2, null=True)
    place_id = models.CharField(max_length=60, null=True, db_index=True)
    place = models.JSONField(null=True)

    class Meta:
        ordering = ["journey", "position"]
        constraints = [
            UniqueConstraint(fields=["journey", "position"], name="stop_position_once"),
            CheckConstraint(
                condition=Q(role="intended", position=None)
                | Q(role__in=_one_of("role"), position__isnull=False),
                name="stop_role",
            ),
            CheckConstraint(
                condition=Q(status="resolved", place_id__isnull=False)
                | Q(status__in=["ambiguous", "unresolved", "unknown"], place_id=None),
                name="stop_place_only_when_resolved",
            ),
        ]


class Leg(models.Model):
    """The way between two stops of a journey, by their positions."""

    journey = models.ForeignKey(Journey, models.CASCADE, related_name="legs")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    modes = models.JSONField(default=list)
    carriers = models.JSONField(default=list)

    class Meta:
        ordering = ["journey", "start"]
        constraints = [
            UniqueConstraint(fields=["journey", "start", "end"], name="leg_once"),
            CheckConstraint(condition=Q(start__lt=F("end")), name="leg_forward"),
        ]


class Observation(models.Model):
    """What a member saw at a place."""

    file = models.ForeignKey(ReceivedFile, models.CASCADE, related_name="observations")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="observations")
    round = models.ForeignKey(Round, models.PROTECT, related_name="observations")
    submission = models.ForeignKey(Submission, models.CASCADE, related_name="observations")
    key = models.CharField(max_length=60)
    public_id = models.CharField(max_length=16)
    kind = models.CharField(max_length=60)
    text = models.TextField(blank=True)
    status = models.CharField(max_length=10)
    country = models.CharField(max_length=2, null=True)
    place_id = models.CharField(max_length=60, null=True)
    place = models.JSONField(null=True)
    period_from = models.CharField(max_length=7, null=True)
    period_to = models.CharField(max_length=7, null=True)
    evidence = models.CharField(max_length=10, null=True)

    class Meta:
        ordering = ["organisation__name", "round__name", "pk"]
        constraints = [
            UniqueConstraint(fields=["file", "public_id"], name="observation_once_a_file"),
            CheckConstraint(
                condition=Q(status="resolved", place_id__isnull=False)
                | Q(status__in=["ambiguous", "unresolved", "unknown"], place_id=None),
                name="observation_place_only_when_resolved",
            ),
        ]


class Decision(models.Model):
    """A person's answer, and where it holds; undone, never deleted."""

    scope = models.CharField(max_length=12)
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="decisions")
    round = models.ForeignKey(Round, models.PROTECT, null=True, related_name="decisions")
    key = models.CharField(max_length=48, blank=True)
    problem = models.CharField(max_length=10)
    """The id of the problem that was answered."""
    subject = models.CharField(max_length=40)
    text = models.TextField()
    value = models.CharField(max_length=200)
    label = models.CharField(max_length=300)
    reason = models.TextField(blank=True)
    by = models.CharField(max_length=200)
    at = models.DateTimeField(auto_now_add=True)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            CheckConstraint(
                condition=Q(scope="cell", organisation__isnull=False) & ~Q(key="")
                | Q(scope="organisation", organisation__isnull=False, key="")
                | Q(scope="network", organisation=None, key=""),
                name="decision_scope",
            ),
        ]


class Problem(models.Model):
    """One thing to decide or to know about a file, a row or a cell."""

    OPEN, DECIDED = "open", "decided"

    file = models.ForeignKey(ReceivedFile, models.CASCADE, related_name="problems")
    submission = models.ForeignKey(Submission, models.CASCADE, null=True, related_name="problems")
    public_id = models.CharField(max_length=10, db_index=True)
    code = models.CharField(max_length=40)
    sheet = models.CharField(max_length=300, blank=True)
    column = models.CharField(max_length=300, blank=True)
    text = models.TextField(blank=True)
    subject = models.CharField(max_length=40, blank=True)
    proposals = models.JSONField(default=list)
    status = models.CharField(max_length=10, default=OPEN)

    class Meta:
        ordering = ["file", "pk"]
        constraints = [CheckConstraint(condition=Q(status__in=["open", "decided"]), name="problem_status")]


class Job(models.Model):
    """Work that takes a while: what, how far, and how it ended."""

    STATES = ("running", "done", "failed", "cancelled")

    kind = models.CharField(max_length=20)
    state = models.CharField(max_length=10, default="running")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    message = models.TextField(blank=True)
    started_at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            CheckConstraint(
                condition=Q(state__in=["running", "done", "failed", "cancelled"]), name="job_state"
            ),
            CheckConstraint(
                condition=Q(state="running", ended_at=None)
                | (~Q(state="running") & Q(ended_at__isnull=False)),
                name="job_ended_or_running",
            ),
        ]


class AuditEvent(models.Model):
    """One action, for good: it can be added and read, never changed or removed."""

    at = models.DateTimeField(auto_now_add=True)
    actor = models.CharField(max_length=200)
    action = models.CharField(max_length=40)
    subject = models.CharField(max_length=300)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the event; an event that exists is never written again."""
        if self.pk is not None:
            raise TypeError("an audit event is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Refuse."""
        raise TypeError("an audit event is never removed")
