"""Writing a reading into the store, out of sight until its file is made current."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import chain
from typing import Any, TypeVar

from njia.intake.identity import kept
from njia.intake.reading import FileReading, SheetReading
from njia.portal import models
from njia.portal.journeys import JOURNEY_FIELDS, STOP_FIELDS, journey_values, stop_values
from njia.portal.writing import BATCH, insert
from njia.standard.journey import Journey, Observation

_WHOSE = ("file_id", "organisation_id", "round_id")
_OBSERVATION = ("submission_id", "key", "public_id", "kind", "period_from", "period_to", "evidence")
_PROBLEM = ("submission_id", "public_id", "code", "sheet", "column", "text", "subject", "proposals", "status")
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
    insert(
        models.Submission,
        ("file_id", "sheet", "row", "cells", "key", "disposition", "reason"),
        _told(_submissions(file, reading), len(reading.rows), progress),
    )
    write_findings(file, reading)
    return file


def write_findings(file: models.ReceivedFile, reading: FileReading) -> None:
    """Write journeys, observations and problems of a file whose submissions are written."""
    _Findings(file, reading).write()


def _submissions(file: models.ReceivedFile, reading: FileReading) -> Iterator[tuple[Any, ...]]:
    for row in reading.rows:
        cells = [kept(cell) for cell in row.cells]
        yield file.pk, row.sheet, row.row, cells, row.key, row.disposition, row.reason


def _told(rows: Iterable[Item], total: int, progress: Progress) -> Iterator[Item]:
    """Pass rows on and tell now and then how many there were."""
    done = 0
    for done, row in enumerate(rows, 1):
        if done % BATCH == 0:
            progress(done, total)
        yield row
    progress(done, total)


class _Findings:
    """What was read from a file, on its way into the store beside the file's submissions."""

    def __init__(self, file: models.ReceivedFile, reading: FileReading) -> None:
        self._file, self._reading = file, reading
        self._numbers = {sheet.name: number for number, sheet in enumerate(reading.sheets)}
        self._keys = {(row.sheet, row.row): row.key for row in reading.rows}
        told = file.submissions.values_list("pk", "sheet", "row")
        self._submissions = {(sheet, row): pk for pk, sheet, row in told.iterator()}
        self._whose = (file.pk, file.organisation_id, file.round_id)

    def write(self) -> None:
        """Write all of it; what points at a journey is written when that has its number."""
        insert(models.Journey, (*_WHOSE, "key", *JOURNEY_FIELDS), self._journeys())
        told = models.Journey.objects.filter(file=self._file).values_list("public_id", "pk")
        numbers = dict(told.iterator())
        made = [(numbers[one.id], one) for one in self._reading.journeys]
        links = ((pk, self._submission(one.source.sheet, row)) for pk, one in made for row in one.source.rows)
        insert(models.Journey.submissions.through, ("journey_id", "submission_id"), links)
        stops = (
            (pk, position, stop.role, *stop_values(stop))
            for pk, one in made
            for position, stop in enumerate(one.stops)
        )
        promised = ((pk, None, "intended", *stop_values(one.intended)) for pk, one in made if one.intended)
        insert(models.Stop, ("journey_id", "position", "role", *STOP_FIELDS), chain(stops, promised))
        legs = (
            (pk, leg.start, leg.end, list(leg.modes), list(leg.carriers))
            for pk, one in made
            for leg in one.legs
        )
        insert(models.Leg, ("journey_id", "start", "end", "modes", "carriers"), legs)
        insert(models.Observation, (*_WHOSE, *_OBSERVATION, *STOP_FIELDS), self._observations())
        insert(models.Problem, ("file_id", *_PROBLEM), self._problems())

    def _submission(self, sheet: str | None, row: int | None) -> int | None:
        return self._submissions.get((self._numbers.get(sheet or "", -1), row or 0))

    def _key(self, one: Journey | Observation) -> str:
        return self._keys[self._numbers[one.source.sheet], one.source.rows[0]]

    def _journeys(self) -> Iterator[tuple[Any, ...]]:
        for one in self._reading.journeys:
            yield *self._whose, self._key(one), *journey_values(one)

    def _observations(self) -> Iterator[tuple[Any, ...]]:
        for one in self._reading.observations:
            start, end = (one.period.start, one.period.end) if one.period else (None, None)
            submission = self._submission(one.source.sheet, one.source.rows[0])
            about = (submission, self._key(one), one.id, one.kind[:60], start, end, one.evidence)
            yield *self._whose, *about, *stop_values(one.stop)

    def _problems(self) -> Iterator[tuple[Any, ...]]:
        reading = self._reading
        for one in reading.problems:
            yield (
                self._file.pk,
                self._submission(one.sheet, one.row),
                one.id(reading.organisation, reading.round),
                one.code.code,
                (one.sheet or "")[:300],
                (one.column or "")[:300],
                one.text,
                one.subject,
                [[proposal.value, proposal.label] for proposal in one.proposals],
                models.Problem.DECIDED if one.decided else models.Problem.OPEN,
            )
