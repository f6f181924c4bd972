"""Whole journeys as sequences of stops, counted: what maps are drawn from.

The tables of `njia.analysis` count pairs of stops; a map shows the way through all of them, so this
module reads the selected journeys' stops once, in order, and groups equal ways.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from njia.analysis import Selection
from njia.publish.boundaries import label_point
from njia.publish.names import country_name

if TYPE_CHECKING:
    from njia.snapshot import Snapshot

ROUGH_KINDS = frozenset({"country", "region", "admin1", "admin2"})
"""Kinds of place that have no point of their own: on a map they are drawn hatched, at their name."""


@dataclass(frozen=True, slots=True)
class Halt:
    """A stop of a way; without a place and country it is not known."""

    role: str
    place: str | None
    name: str | None
    kind: str | None
    country: str | None
    lon: float | None
    lat: float | None

    @property
    def key(self) -> str | None:
        """What stops at the same place share; a stop known by country only is at its country."""
        if self.lon is not None and self.lat is not None and self.kind not in {"country", "region"}:
            return self.place
        if self.country is not None and label_point(self.country) is not None:
            return f"country:{self.country}"
        return None

    @property
    def exact(self) -> bool:
        """Whether the stop is a place with a point of its own."""
        return self.key == self.place and self.kind not in ROUGH_KINDS and self.key is not None

    def label(self, language: str) -> str | None:
        """Return what to call the stop; `None` for one that is not known."""
        if self.name is not None and self.kind not in {"country", None}:
            return self.name
        return None if self.country is None else country_name(self.country, language)


@dataclass(frozen=True, slots=True)
class Way:
    """A sequence of stops told by some submissions of one kind of evidence."""

    halts: tuple[Halt, ...]
    evidence: str | None
    submissions: int
    cases_low: int | None
    cases_high: int | None
    organisations: int

    @property
    def origin(self) -> str | None:
        """The country of origin."""
        return next((halt.country for halt in self.halts if halt.role == "origin"), None)

    @property
    def destination(self) -> str | None:
        """The country of exploitation."""
        return next((halt.country for halt in reversed(self.halts) if halt.role == "destination"), None)

    @property
    def drawable(self) -> bool:
        """Whether a map can show anything of it: two stops or more, or one place that is both ends."""
        return sum(halt.key is not None for halt in self.halts) > 1


def read_ways(snapshot: Snapshot, selection: Selection) -> tuple[Way, ...]:
    """Return the selected journeys' ways, most submissions first."""
    from njia.analysis.engine import engine_of

    engine = engine_of(snapshot)
    with engine.lock:
        star = engine.asked(selection).star
        stops = star.stops.select("journey", "position", "role", "place", stop_country="country")
        places = star.places.select("name", "kind", "lat", "lon", found="id", place_country="country")
        facts = star.journeys.select(
            "organisation", "evidence", "cases_low", "cases_high", found_journey="id"
        )
        joined = stops.left_join(places, stops.place == places.found)
        joined = joined.inner_join(facts, joined.journey == facts.found_journey)
        rows = engine.fetch(joined.order_by("journey", "position")).to_pylist()
    return _grouped(rows)


def _grouped(rows: Iterable[Mapping[str, Any]]) -> tuple[Way, ...]:
    told: dict[tuple[tuple[Halt, ...], str | None], list[Mapping[str, Any]]] = {}
    for _, stops in groupby(rows, key=itemgetter("journey")):
        listed = list(stops)
        halts = tuple(_halt(row) for row in listed)
        told.setdefault((halts, listed[0]["evidence"]), []).append(listed[0])
    ways = [
        Way(halts, evidence, len(facts), *_cases(facts), len({fact["organisation"] for fact in facts}))
        for (halts, evidence), facts in told.items()
    ]
    return tuple(sorted(ways, key=lambda way: (-way.submissions, -(way.cases_low or 0), str(way.halts))))


def _halt(row: Mapping[str, Any]) -> Halt:
    country = row["stop_country"] or row["place_country"]
    kind = row["kind"] or ("country" if country else None)
    return Halt(row["role"], row["place"], row["name"], kind, country, row["lon"], row["lat"])


def _cases(facts: Sequence[Mapping[str, Any]]) -> tuple[int | None, int | None]:
    known = [fact for fact in facts if fact["cases_low"] is not None]
    if not known:
        return None, None
    open_above = any(fact["cases_high"] is None for fact in known)
    return (
        sum(fact["cases_low"] for fact in known),
        None if open_above else sum(fact["cases_high"] for fact in known),
    )
