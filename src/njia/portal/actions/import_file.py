"""Taking a member's file: all of it or nothing, the same file again for nothing, a changed one shown first."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from django.db import transaction
from django.utils import timezone

from njia.intake.changes import Changes, KeyedRow, compare
from njia.intake.identity import journey_id, plain, restored, with_ordinals, without_ordinal
from njia.intake.mapping import ColumnMapping
from njia.intake.owner import owner_of
from njia.intake.problems import Problem, Refused
from njia.intake.reading import FileReading, read_workbook
from njia.intake.workbook import Workbook, open_workbook
from njia.portal import models
from njia.portal.audit import Actor, record
from njia.portal.jobs import working
from njia.portal.reading_context import reading_context
from njia.portal.staging import Progress, discard_staged, stage
from njia.portal.store import changing
from njia.portal.versions import former_version

Status = Literal["imported", "unchanged", "changed", "refused"]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What became of one file; `reading` is `None` where it was refused or is unchanged."""

    file: str
    status: Status
    reason: Problem | None = None
    reading: FileReading | None = None
    changes: Changes | None = None
    former: str | None = None
    """The name of the file here of which it is a version."""
    same_file: bool = False
    """Whether the former file is the very same and only its columns are read otherwise."""
    taken: bool = False

    def to_json(self, language: str = "en") -> dict[str, Any]:
        """Return the result as the command-line contract has it."""
        rows = self.reading.dispositions() if self.reading else {}
        asked = [one for one in self.reading.problems if not one.decided] if self.reading else []
        return {
            "file": self.file,
            "status": self.status,
            "reason": self.reason.sentence(language) if self.reason else None,
            "taken": self.taken,
            "rows": {name: rows.get(name, 0) for name in ("journey", "observation", "held", "ignored")},
            "journeys": len(self.reading.journeys) if self.reading else 0,
            "problems": len(asked),
        }


@dataclass(frozen=True, slots=True)
class ImportFile:
    """Import one file into a round.

    Without `organisation` the file's own word or its name tells who sent it. With `dry_run` nothing
    is written. A changed version of a file is taken only with `agreed`.
    """

    path: Path
    round: str
    data: Path
    actor: Actor
    organisation: str | None = None
    mapping: ColumnMapping = field(default_factory=ColumnMapping)
    dry_run: bool = False
    agreed: bool = False

    def run(self, progress: Progress = lambda done, total: None) -> ImportResult:
        """Do it; a file that cannot be taken is a result, a store that cannot be written an error."""
        try:
            book = open_workbook(self.path)
            organisation = self.organisation or owner_of(book, self.mapping)
            if self.dry_run:
                return self._read(book, organisation)[0]
            with changing(self.data):
                return self._take(book, organisation, progress)
        except Refused as refused:
            return ImportResult(self.path.name, "refused", refused.problem)

    def _current(self) -> Any:
        return models.ReceivedFile.objects.filter(current=True, round__name=self.round)

    def _read(self, book: Workbook, organisation: str) -> tuple[ImportResult, models.ReceivedFile | None]:
        """Read the file and compare it with what is there, writing nothing."""
        same = self._current().filter(sha256=book.sha256)
        if self.organisation:
            same = same.filter(organisation__name=organisation)
        if any(one.mapping == dict(self.mapping.columns) for one in same):
            return ImportResult(book.name, "unchanged"), None
        reading = read_workbook(book, organisation, self.round, reading_context(self.data, self.mapping))
        former = former_version(reading, self._current().filter(organisation__name=organisation))
        if former is None:
            return ImportResult(book.name, "imported", reading=reading), None
        return ImportResult(
            book.name,
            "changed",
            reading=reading,
            changes=compare(_stored_rows(former), _read_rows(reading)),
            former=former.name,
            same_file=former.sha256 == book.sha256,
        ), former

    def _take(self, book: Workbook, organisation: str, progress: Progress) -> ImportResult:
        result, former = self._read(book, organisation)
        if result.reading is None or (former is not None and not self.agreed):
            return result
        with working("import", book.name) as job:
            discard_staged()

            def told(done: int, total: int) -> None:
                job.advance(done, total)
                progress(done, total)

            staged = stage(result.reading, dict(self.mapping.columns), told)
            self._make_current(staged, former, result.changes, result.reading)
        return replace(result, taken=True)

    def _make_current(
        self,
        staged: models.ReceivedFile,
        former: models.ReceivedFile | None,
        changes: Changes | None,
        reading: FileReading,
    ) -> None:
        """Show the new version instead of the former, in one short transaction."""
        with transaction.atomic():
            if former is not None:
                models.ReceivedFile.objects.filter(pk=former.pk).update(
                    current=False, replaced_at=timezone.now()
                )
            models.ReceivedFile.objects.filter(pk=staged.pk).update(current=True)
            if changes is not None:
                _carry_cell_decisions(staged, changes)
            tell_files_apart(staged)
            record(
                self.actor,
                "import",
                f"{staged.organisation.name} / {staged.round.name} / {staged.name}",
                rows=dict(reading.dispositions()),
                journeys=len(reading.journeys),
                replaced=former.pk if former else None,
            )


def _carry_cell_decisions(staged: models.ReceivedFile, changes: Changes) -> None:
    """Let a decision on one cell hold for the corrected row where the cell itself is as it was."""
    former_keys = changes.former_keys
    for new_key, old_key in former_keys.items():
        for decision in models.Decision.objects.filter(
            scope="cell", organisation=staged.organisation, key=old_key, undone_at=None
        ):
            decision.pk = None
            decision.key = new_key
            decision.save(force_insert=True)


def tell_files_apart(file: models.ReceivedFile) -> None:
    """Number equal submissions of one organisation and round across its files, by file name and row.

    Whatever the order in which files came, equal rows get the same set of ids.
    """
    beside = models.ReceivedFile.objects.filter(
        organisation=file.organisation_id, round=file.round_id, current=True
    ).exclude(pk=file.pk)
    shared = set(
        models.Journey.objects.filter(file=file)
        .filter(public_id__in=models.Journey.objects.filter(file__in=beside).values("public_id"))
        .values_list("key", flat=True)
    )
    for base in sorted(set(map(without_ordinal, shared))):
        journeys = list(
            models.Journey.objects.filter(
                organisation=file.organisation_id, round=file.round_id, file__current=True
            )
            .filter(key__startswith=base)
            .select_related("organisation", "round", "file")
            .order_by("file__name", "pk")
        )
        for journey, key in zip(journeys, with_ordinals([base] * len(journeys), {}), strict=True):
            models.Journey.objects.filter(pk=journey.pk).update(
                public_id=journey_id(journey.organisation.name, journey.round.name, key)
            )


def _stored_rows(file: models.ReceivedFile) -> list[KeyedRow]:
    return [
        KeyedRow(row, key, _texts(restored(cell) for cell in cells))
        for row, key, cells in file.submissions.exclude(key="").values_list("row", "key", "cells")
    ]


def _read_rows(reading: FileReading) -> list[KeyedRow]:
    return [KeyedRow(row.row, row.key, _texts(row.cells)) for row in reading.rows if row.key]


def _texts(cells: Any) -> tuple[str, ...]:
    texts = ["" if cell is None else str(plain(cell)) for cell in cells]
    while texts and not texts[-1]:
        texts.pop()
    return tuple(texts)
