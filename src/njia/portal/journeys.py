"""Between the store's rows and the standard's journeys and observations, both ways."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from django.db.models import QuerySet

from njia.portal import models
from njia.standard.journey import Cases, Journey, Leg, Observation, Period, Place, Source, Stop, Who

CODE_FIELDS = (
    "modes", "carriers", "industries", "exploitation", "recruiters", "means", "channels", "promises",
)  # fmt: skip


def current_journeys(**filters: Any) -> Iterator[Journey]:
    """Give every journey of current files in canonical order."""
    rows = (
        models.Journey.objects.filter(file__current=True, **filters)
        .select_related("organisation", "round", "file")
        .prefetch_related("stops", "legs", "submissions")
    )
    return (_journey(row) for row in _ordered(rows))


def current_observations(**filters: Any) -> Iterator[Observation]:
    """Give every observation of current files in canonical order."""
    rows = models.Observation.objects.filter(file__current=True, **filters).select_related(
        "organisation", "round", "file", "submission"
    )
    return (_observation(row) for row in _ordered(rows))


def _ordered(rows: QuerySet[Any]) -> Iterable[Any]:
    return rows.order_by("organisation__name", "round__name", "file__name", "pk").iterator(chunk_size=2000)


def _source(file: models.ReceivedFile, submissions: Iterable[models.Submission]) -> Source:
    ordered = sorted(submissions, key=lambda one: (one.sheet, one.row))
    sheet = file.sheets[ordered[0].sheet]["name"] if ordered else ""
    return Source(file.name, sheet, tuple(one.row for one in ordered) or (1,))


def _place(value: dict[str, Any] | None) -> Place | None:
    return Place(**(value | {"parents": tuple(value["parents"])})) if value else None


def _stop(row: models.Stop | models.Observation, role: str) -> Stop:
    return Stop(role, row.text, row.status, _place(row.place), row.country)  # type: ignore[arg-type]


def _period(row: models.Journey | models.Observation) -> Period | None:
    return Period(row.period_from, row.period_to) if row.period_from or row.period_to else None


def _cases(row: models.Journey) -> Cases | None:
    if row.cases_low is None:
        return None
    return Cases(row.cases_low, row.cases_high, row.cases_basis, row.cases_text)  # type: ignore[arg-type]


def _who(value: dict[str, Any] | None) -> Who | None:
    if not value:
        return None
    nations = tuple((country, count) for country, count in value.get("nationalities", ()))
    return Who(**(value | {"nationalities": nations}))


def _journey(row: models.Journey) -> Journey:
    stops = sorted(row.stops.all(), key=lambda stop: -1 if stop.position is None else stop.position)
    intended = next((stop for stop in stops if stop.role == "intended"), None)
    return Journey(
        id=row.public_id,
        organisation=row.organisation.name,
        round=row.round.name,
        stops=tuple(_stop(stop, stop.role) for stop in stops if stop.role != "intended"),
        source=_source(row.file, row.submissions.all()),
        evidence=row.evidence,  # type: ignore[arg-type]
        status=row.status,  # type: ignore[arg-type]
        period=_period(row),
        cases=_cases(row),
        intended=_stop(intended, "destination") if intended else None,
        legs=tuple(Leg(leg.start, leg.end, tuple(leg.modes), tuple(leg.carriers)) for leg in row.legs.all()),
        who=_who(row.who),
        reference=row.reference or None,
        **{name: tuple(getattr(row, name)) for name in CODE_FIELDS},
    )


def _observation(row: models.Observation) -> Observation:
    return Observation(
        id=row.public_id,
        organisation=row.organisation.name,
        round=row.round.name,
        kind=row.kind,
        stop=_stop(row, "transit"),
        source=_source(row.file, [row.submission]),
        period=_period(row),
        evidence=row.evidence,  # type: ignore[arg-type]
    )


JOURNEY_FIELDS = (
    "public_id", "evidence", "status", "period_from", "period_to", "cases_low", "cases_high", "cases_basis",
    "cases_text", "who", "reference", *CODE_FIELDS,
)  # fmt: skip
"""A journey's own columns in the store, without its file, stops and legs."""
STOP_FIELDS = ("text", "status", "country", "place_id", "place")
"""What the store keeps of a stop, without its role and position."""


def journey_values(journey: Journey) -> tuple[Any, ...]:
    """Return the values of `JOURNEY_FIELDS`."""
    period, cases = journey.period, journey.cases
    return (
        journey.id,
        journey.evidence,
        journey.status,
        period.start if period else None,
        period.end if period else None,
        cases.low if cases else None,
        cases.high if cases else None,
        cases.basis if cases else None,
        cases.text[:200] if cases else "",
        asdict(journey.who) if journey.who else None,
        (journey.reference or "")[:200],
        *(list(getattr(journey, name)) for name in CODE_FIELDS),
    )


def stop_values(stop: Stop) -> tuple[Any, ...]:
    """Return the values of `STOP_FIELDS`."""
    place = stop.place
    return stop.text, stop.status, stop.country, place.id if place else None, place and place._asdict()
