"""From journeys to the rows of the star schema."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from njia.standard.journey import OTHER, Journey, Observation, Place, Stop, claimed, one_of

Rows = dict[str, list[dict[str, Any]]]
PlaceById = Callable[[str], Place]

_COUNTS_OF_WHO = (
    "women", "men", "girls", "boys", "adults", "children", "female", "male", "with_disability",
)  # fmt: skip
_CODE_FIELDS = {
    "mode": "modes",
    "carrier": "carriers",
    "industry": "industries",
    "exploitation": "exploitation",
    "recruiter": "recruiters",
    "means": "means",
    "channel": "channels",
    "promise": "promises",
}

ELIDED = "…"
"""What stands after `other:` in the place of a text."""


@dataclass(frozen=True, slots=True)
class Content:
    """All that a snapshot is made of.

    `contributions` and `problems` are rows of their schemas without `sharing`, which `sharing`
    (organisation → level; *journeys* where not told) supplies; `regions` is country → region.
    """

    journeys: Sequence[Journey]
    observations: Sequence[Observation] = ()
    contributions: Sequence[Mapping[str, Any]] = ()
    problems: Sequence[Mapping[str, Any]] = ()
    regions: Mapping[str, str] = field(default_factory=dict)
    sharing: Mapping[str, str] = field(default_factory=dict)

    def shared(self, organisation: str) -> str:
        """Return the sharing level of an organisation."""
        return self.sharing.get(organisation, "journeys")


def star_rows(content: Content, place_by_id: PlaceById) -> Rows:
    """Return the rows of every table; texts as written and references stay behind.

    `place_by_id` finds a place's ancestors and raises `KeyError` for an id it does not know.
    """
    rows: Rows = {
        "journeys": [_journey_row(journey, content) for journey in content.journeys],
        "stops": [row for journey in content.journeys for row in _stop_rows(journey)],
        "legs": [row for journey in content.journeys for row in _leg_rows(journey)],
        "leg_codes": [row for journey in content.journeys for row in _leg_code_rows(journey)],
        "journey_codes": [row for journey in content.journeys for row in _code_rows(journey)],
        "nationalities": [row for journey in content.journeys for row in _nationality_rows(journey)],
        "observations": [_observation_row(seen, content) for seen in content.observations],
        "regions": [{"country": country, "region": region} for country, region in content.regions.items()],
        "contributions": [dict(row) | _sharing(row, content) for row in content.contributions],
        "problems": [dict(row) | _sharing(row, content) for row in content.problems],
    }
    rows["places"], rows["place_within"] = _place_rows(content, place_by_id)
    return rows


def _sharing(row: Mapping[str, Any], content: Content) -> dict[str, str]:
    return {"sharing": content.shared(row["organisation"])}


def _end(journey: Journey, role: str) -> Stop | None:
    stops = [stop for stop in journey.stops if stop.role == role]
    if not stops:
        return None
    return stops[0] if role == "origin" else stops[-1]


def country_of(stop: Stop | None) -> str | None:
    """Return the country that is certain of a stop, from its place or from its own cell."""
    if stop is None:
        return None
    return (stop.place.country if stop.place else None) or stop.country


def _place_id(stop: Stop | None) -> str | None:
    return stop.place.id if stop and stop.place else None


def _journey_row(journey: Journey, content: Content) -> dict[str, Any]:
    origin, destination = _end(journey, "origin"), _end(journey, "destination")
    who = asdict(journey.who) if journey.who else {}
    return {
        "id": journey.id,
        "organisation": journey.organisation,
        "round": journey.round,
        "sharing": content.shared(journey.organisation),
        "evidence": journey.evidence,
        "status": journey.status,
        "period_from": journey.period.start if journey.period else None,
        "period_to": journey.period.end if journey.period else None,
        "cases_low": journey.cases.low if journey.cases else None,
        "cases_high": journey.cases.high if journey.cases else None,
        "cases_basis": journey.cases.basis if journey.cases else None,
        "origin": country_of(origin),
        "origin_place": _place_id(origin),
        "destination": country_of(destination),
        "destination_place": _place_id(destination),
        "intended": country_of(journey.intended),
        "intended_place": _place_id(journey.intended),
        "stops": len(journey.stops),
    } | {name: who.get(name) for name in _COUNTS_OF_WHO}


def _stop_rows(journey: Journey) -> Iterable[dict[str, Any]]:
    for position, stop in enumerate(journey.stops):
        yield {
            "journey": journey.id,
            "position": position,
            "role": stop.role,
            "status": stop.status,
            "place": _place_id(stop),
            "country": country_of(stop),
        }


def _leg_rows(journey: Journey) -> Iterable[dict[str, Any]]:
    for number, leg in enumerate(journey.legs):
        yield {"journey": journey.id, "leg": number, "start": leg.start, "end": leg.end}


def _leg_code_rows(journey: Journey) -> Iterable[dict[str, Any]]:
    for number, leg in enumerate(journey.legs):
        for name, codes in (("mode", leg.modes), ("carrier", leg.carriers)):
            for code in codes:
                yield {"journey": journey.id, "leg": number, "list": name, "code": _without_text(code)}


_WORD = re.compile(r"[^\W\d_]{1,24}(?:[ '’-][^\W\d_]{1,24})?")


def _without_text(code: str) -> str:
    """Return a code as a snapshot may hold it: of a text in place of one, no more than two words without figures.

    A longer text may tell of a person; it stays in the store, with its owner.
    """
    if claimed(code):
        return one_of(map(_without_text, claimed(code)))
    if code.startswith(OTHER) and not _WORD.fullmatch(code.removeprefix(OTHER)):
        return OTHER + ELIDED
    return code


def _code_rows(journey: Journey) -> Iterable[dict[str, Any]]:
    for name, attribute in _CODE_FIELDS.items():
        codes = list(getattr(journey, attribute))
        if attribute in {"modes", "carriers"}:
            codes += [code for leg in journey.legs for code in getattr(leg, attribute)]
        for code in dict.fromkeys(map(_without_text, codes)):
            yield {"journey": journey.id, "list": name, "code": code}


def _nationality_rows(journey: Journey) -> Iterable[dict[str, Any]]:
    if journey.who:
        for country, count in journey.who.nationalities:
            yield {"journey": journey.id, "country": country, "count": count}


def _observation_row(seen: Observation, content: Content) -> dict[str, Any]:
    return {
        "id": seen.id,
        "organisation": seen.organisation,
        "round": seen.round,
        "sharing": content.shared(seen.organisation),
        "kind": _without_text(seen.kind),
        "status": seen.stop.status,
        "place": _place_id(seen.stop),
        "country": country_of(seen.stop),
        "period_from": seen.period.start if seen.period else None,
        "period_to": seen.period.end if seen.period else None,
        "evidence": seen.evidence,
    }


def _place_rows(
    content: Content, place_by_id: PlaceById
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    used = [stop.place for journey in content.journeys for stop in journey.stops if stop.place]
    used += [j.intended.place for j in content.journeys if j.intended and j.intended.place]
    used += [seen.stop.place for seen in content.observations if seen.stop.place]
    within = {place.id: dict.fromkeys((place.id, *place.parents)) for place in used}
    places = {place.id: place for place in used}
    for ancestors in within.values():
        for ancestor in ancestors:
            places.setdefault(ancestor, _known(ancestor, place_by_id))
    for place in list(places.values()):
        within.setdefault(place.id, dict.fromkeys((place.id, *place.parents)))
    place_rows = [
        {
            "id": place.id,
            "name": place.name,
            "kind": place.kind,
            "country": place.country,
            "lat": place.lat,
            "lon": place.lon,
        }
        for place in places.values()
    ]
    within_rows = [
        {"place": place, "ancestor": ancestor}
        for place, ancestors in within.items()
        for ancestor in ancestors
    ]
    return place_rows, within_rows


def _known(place_id: str, place_by_id: PlaceById) -> Place:
    try:
        return place_by_id(place_id)
    except KeyError:
        return Place(place_id, place_id, "admin1", None)
