"""Reading again what was received, with today's gazetteer, mappings and decisions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet

from njia.intake.identity import restored
from njia.intake.mapping import ColumnMapping
from njia.intake.problems import Problem, ProblemCode
from njia.intake.reading import Context, FileReading, read_workbook
from njia.intake.workbook import Sheet, Workbook
from njia.portal import models
from njia.portal.actions.import_file import tell_files_apart
from njia.portal.audit import Actor, record
from njia.portal.jobs import working
from njia.portal.reading_context import reading_context
from njia.portal.staging import Progress, sheets_value, write_findings
from njia.portal.store import changing

OF_THE_WORKBOOK = (ProblemCode.ENCODING_ASSUMED, ProblemCode.SHEET_HIDDEN)
"""What is known of a file only as it is opened, and therefore kept."""


@dataclass(frozen=True, slots=True)
class ReadAgain:
    """Read every current file again; what was received and decided stays as it is."""

    data: Path
    actor: Actor

    def run(self, progress: Progress = lambda done, total: None) -> int:
        """Do it and return the number of files read."""
        with changing(self.data):
            files = models.ReceivedFile.objects.filter(current=True).select_related("organisation", "round")
            count = read_files_again(self.data, files, progress)
            record(self.actor, "read", "all files", files=count)
        return count


def read_files_again(
    data: Path, files: QuerySet[models.ReceivedFile], progress: Progress = lambda done, total: None
) -> int:
    """Read files again, each in one transaction; the lock is the caller's."""
    context = reading_context(data)
    chosen = list(files)
    with working("read", "") as job:
        for number, file in enumerate(chosen, start=1):
            _read_file(file, context)
            job.advance(number, len(chosen))
            progress(number, len(chosen))
    return len(chosen)


def _read_file(file: models.ReceivedFile, context: Context) -> None:
    mapping = ColumnMapping(file.mapping)
    here = replace(context, mapping=mapping)
    reading = read_workbook(_workbook(file), file.organisation.name, file.round.name, here)
    with transaction.atomic():
        file.journeys.all().delete()
        file.observations.all().delete()
        file.problems.all().delete()
        _update_submissions(file, reading)
        file.sheets = sheets_value(reading.sheets)
        file.save(update_fields=["sheets"])
        write_findings(file, reading)
        tell_files_apart(file)


def _workbook(file: models.ReceivedFile) -> Workbook:
    """Give the file as it was received, from the cells that were kept."""
    rows = file.submissions.order_by("sheet", "row").values_list("sheet", "row", "cells")
    by_sheet = {
        sheet: tuple(tuple(restored(cell) for cell in cells) for _, _, cells in group)
        for sheet, group in groupby(rows, key=lambda row: row[0])
    }
    sheets = tuple(Sheet(one["name"], by_sheet.get(number, ())) for number, one in enumerate(file.sheets))
    notices = tuple(
        Problem(ProblemCode[told.code.upper()], file.name, told.sheet or None, text=told.text)
        for told in file.problems.filter(code__in=[code.code for code in OF_THE_WORKBOOK])
    )
    return Workbook(file.name, file.sha256, sheets, notices)


def _update_submissions(file: models.ReceivedFile, reading: FileReading) -> None:
    read = {(row.sheet, row.row): row for row in reading.rows}
    changed = []
    for submission in file.submissions.all():
        row = read[submission.sheet, submission.row]
        now = (row.key, row.disposition, row.reason)
        if (submission.key, submission.disposition, submission.reason) != now:
            submission.key, submission.disposition, submission.reason = now
            changed.append(submission)
    models.Submission.objects.bulk_update(changed, ["key", "disposition", "reason"], batch_size=500)
