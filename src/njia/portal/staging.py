"""Writing a reading into the store, out of sight until its file is made current."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import islice
from typing import Any, TypeVar

from django.db import transaction

from njia.intake.identity import kept
from njia.intake.problems import Problem
from njia.intake.reading import FileReading, SheetReading
from njia.portal import models
from njia.portal.journeys import journey_values, stop_values
from njia.standard.journey import Journey, Observation

BATCH = 2000
Item = TypeVar("Item")
Progress = Callable[[int, int], None]


def sheets_value(sheets: Sequence[SheetReading]) -> list[dict[str, Any]]:
    """Return how the columns of each sheet were understood, as the store holds it."""
    return [{"name": sheet.name, "columns": [asdict(column) for column in sheet.columns]} for sheet in sheets]


def discard_staged() -> None:
    """Remove what an import that was cut short left out of sight."""
    models.ReceivedFile.objects.filter(current=False, replaced_at=None).delete()


def stage(reading: FileReading, mapping: dict[str, str], progress: Progress) -> models.ReceivedFile:
    """Write a file and all that was read from it, in batches, as a version that is not current."""
    organisation, _ = models.Organisation.objects.get_or_create(name=reading.organisation)
    round_, _ = models.Round.objects.get_or_create(name=reading.round)
    file = models.ReceivedFile.objects.create(
        organisation=organisation,
        round=round_,
        name=reading.file,
        sha256=reading.sha256,
        sheets=sheets_value(reading.sheets),
        mapping=mapping,
    )
    done = 0
    for rows in _batches(reading.rows):
        models.Submission.objects.bulk_create(
            models.Submission(
                file=file,
                sheet=row.sheet,
                row=row.row,
                cells=[kept(cell) for cell in row.cells],
                key=row.key,
                disposition=row.disposition,
                reason=row.reason,
            )
            for row in rows
        )
        done += len(rows)
        progress(done, len(reading.rows))
    write_findings(file, reading)
    return file


def write_findings(file: models.ReceivedFile, reading: FileReading) -> None:
    """Write journeys, observations and problems of a file whose submissions are written."""
    sheet_numbers = {sheet.name: number for number, sheet in enumerate(reading.sheets)}
    rows = {(sheet, row): pk for pk, sheet, row in file.submissions.values_list("pk", "sheet", "row")}
    keys = {(row.sheet, row.row): row.key for row in reading.rows}

    def submission(sheet: str | None, row: int | None) -> int | None:
        return rows.get((sheet_numbers.get(sheet or "", -1), row or 0))

    for journeys in _batches(reading.journeys):
        with transaction.atomic():
            _write_journeys(file, journeys, sheet_numbers, rows, keys)
    for observations in _batches(reading.observations):
        models.Observation.objects.bulk_create(
            _observation_row(file, one, submission(one.source.sheet, one.source.rows[0]), keys, sheet_numbers)
            for one in observations
        )
    for problems in _batches(reading.problems):
        models.Problem.objects.bulk_create(
            _problem_row(file, problem, submission(problem.sheet, problem.row), reading)
            for problem in problems
        )


def _write_journeys(
    file: models.ReceivedFile,
    journeys: Sequence[Journey],
    sheet_numbers: dict[str, int],
    rows: dict[tuple[int, int], int],
    keys: dict[tuple[int, int], str],
) -> None:
    first = [(sheet_numbers[one.source.sheet], one.source.rows[0]) for one in journeys]
    made = models.Journey.objects.bulk_create(
        models.Journey(
            file=file,
            organisation_id=file.organisation_id,
            round_id=file.round_id,
            key=keys[where],
            **journey_values(one),
        )
        for one, where in zip(journeys, first, strict=True)
    )
    links = models.Journey.submissions.through
    links.objects.bulk_create(
        links(journey_id=row.pk, submission_id=rows[sheet_numbers[one.source.sheet], number])
        for row, one in zip(made, journeys, strict=True)
        for number in one.source.rows
    )
    models.Stop.objects.bulk_create(
        models.Stop(journey=row, position=position, role=stop.role, **stop_values(stop))
        for row, one in zip(made, journeys, strict=True)
        for position, stop in enumerate(one.stops)
    )
    models.Stop.objects.bulk_create(
        models.Stop(journey=row, position=None, role="intended", **stop_values(one.intended))
        for row, one in zip(made, journeys, strict=True)
        if one.intended
    )
    models.Leg.objects.bulk_create(
        models.Leg(
            journey=row, start=leg.start, end=leg.end, modes=list(leg.modes), carriers=list(leg.carriers)
        )
        for row, one in zip(made, journeys, strict=True)
        for leg in one.legs
    )


def _observation_row(
    file: models.ReceivedFile,
    one: Observation,
    submission: int | None,
    keys: dict[tuple[int, int], str],
    sheet_numbers: dict[str, int],
) -> models.Observation:
    return models.Observation(
        file=file,
        organisation_id=file.organisation_id,
        round_id=file.round_id,
        submission_id=submission,
        key=keys[sheet_numbers[one.source.sheet], one.source.rows[0]],
        public_id=one.id,
        kind=one.kind[:60],
        period_from=one.period.start if one.period else None,
        period_to=one.period.end if one.period else None,
        evidence=one.evidence,
        **stop_values(one.stop),
    )


def _problem_row(
    file: models.ReceivedFile, problem: Problem, submission: int | None, reading: FileReading
) -> models.Problem:
    return models.Problem(
        file=file,
        submission_id=submission,
        public_id=problem.id(reading.organisation, reading.round),
        code=problem.code.code,
        sheet=(problem.sheet or "")[:300],
        column=(problem.column or "")[:300],
        text=problem.text,
        subject=problem.subject,
        proposals=[[proposal.value, proposal.label] for proposal in problem.proposals],
        status=models.Problem.DECIDED if problem.decided else models.Problem.OPEN,
    )


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    source = iter(items)
    while batch := list(islice(source, BATCH)):
        yield batch
