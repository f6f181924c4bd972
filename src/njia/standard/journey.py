"""What a journey is: the one shape that every reading gives and every later room takes.

Unknown values are `None` or an empty tuple and are never invented. Codes come from the lists of
`njia.standard.codes`; a word outside its list is kept as `other:word`, and a value known only to
be one of several is kept as one claim, `one_of:A|B|C`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any, Literal, NamedTuple

Role = Literal["origin", "transit", "destination"]
StopStatus = Literal["resolved", "ambiguous", "unresolved", "unknown"]
Evidence = Literal["worked", "heard"]
CaseStatus = Literal["running", "closed", "unknown"]
Basis = Literal["counted", "estimated"]

PLACE_KINDS: tuple[str, ...] = (
    "country",
    "region",
    "admin1",
    "admin2",
    "place",
    "neighbourhood",
    "camp",
    "border_crossing",
    "airport",
    "port",
)

OTHER = "other:"
ONE_OF = "one_of:"


def one_of(codes: Iterable[str]) -> str:
    """Return the claim that one of several codes holds, not known which."""
    return ONE_OF + "|".join(codes)


def claimed(code: str) -> list[str]:
    """Return the codes of such a claim, none where it is none."""
    return code.removeprefix(ONE_OF).split("|") if code.startswith(ONE_OF) else []


class Place(NamedTuple):
    """A place of the gazetteer.

    `id` is `gn:` GeoNames, `iso:` country or subdivision, `iata:` airport, `njia:` ours or `own:`
    a network's; `country` is ISO 3166-1 alpha-2 (XS Somaliland, XK Kosovo), `None` for a region of
    several; `lat` and `lon` are WGS 84 degrees, `None` where no honest point exists; `parents` are
    ids from the nearest to the country.
    """

    id: str
    name: str
    kind: str
    country: str | None
    lat: float | None = None
    lon: float | None = None
    parents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the way, as written and as understood; `place` is `None` unless resolved."""

    role: Role
    text: str
    status: StopStatus
    place: Place | None = None
    country: str | None = None
    """The country that is certain even where the place is not (alpha-2)."""


@dataclass(frozen=True, slots=True)
class Leg:
    """The way between two stops, given by their positions in `Journey.stops`."""

    start: int
    end: int
    modes: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cases:
    """How many victims: a closed range, or open above where `high` is `None` ("20+")."""

    low: int
    high: int | None
    basis: Basis
    text: str


@dataclass(frozen=True, slots=True)
class Period:
    """From and to, each a year ("2019") or a month ("2019-05"); either may be unknown."""

    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True)
class Who:
    """Counts of who, never a person; `None` where not told.

    `nationalities` pairs an alpha-2 code with a count, or with `None` where only named.
    """

    women: int | None = None
    men: int | None = None
    girls: int | None = None
    boys: int | None = None
    adults: int | None = None
    children: int | None = None
    female: int | None = None
    male: int | None = None
    with_disability: int | None = None
    nationalities: tuple[tuple[str, int | None], ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """Where it was received; rows are counted as the spreadsheet shows them, from 1."""

    file: str
    sheet: str
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Journey:
    """One trafficking journey reported by one organisation in one round."""

    id: str
    organisation: str
    round: str
    stops: tuple[Stop, ...]
    source: Source
    evidence: Evidence | None = None
    status: CaseStatus = "unknown"
    period: Period | None = None
    cases: Cases | None = None
    intended: Stop | None = None
    legs: tuple[Leg, ...] = ()
    modes: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    industries: tuple[str, ...] = ()
    exploitation: tuple[str, ...] = ()
    recruiters: tuple[str, ...] = ()
    means: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    promises: tuple[str, ...] = ()
    who: Who | None = None
    reference: str | None = field(default=None, repr=False)
    """The member's own case reference: for its owner's eyes only, never in a snapshot."""

    def to_json(self) -> dict[str, Any]:
        """Return the journey line of the command-line contract, ready for `json.dumps`."""
        return {
            "id": self.id,
            "organisation": self.organisation,
            "round": self.round,
            "evidence": self.evidence,
            "status": self.status,
            "period": period_json(self.period),
            "cases": asdict(self.cases) if self.cases else None,
            "stops": [stop_json(stop) for stop in self.stops],
            "intended": stop_json(self.intended) if self.intended else None,
            "legs": [
                {
                    "from": leg.start,
                    "to": leg.end,
                    "modes": list(leg.modes),
                    "carriers": list(leg.carriers),
                }
                for leg in self.legs
            ],
            "modes": list(self.modes),
            "carriers": list(self.carriers),
            "industries": list(self.industries),
            "exploitation": list(self.exploitation),
            "recruiters": list(self.recruiters),
            "means": list(self.means),
            "channels": list(self.channels),
            "promises": list(self.promises),
            "who": who_json(self.who),
            "source": source_json(self.source),
        }


@dataclass(frozen=True, slots=True)
class Observation:
    """What a member saw at a place, such as corruption at a border crossing."""

    id: str
    organisation: str
    round: str
    kind: str
    stop: Stop
    source: Source
    period: Period | None = None
    evidence: Evidence | None = None

    def to_json(self) -> dict[str, Any]:
        """Return the observation line of the command-line contract."""
        return {
            "id": self.id,
            "organisation": self.organisation,
            "round": self.round,
            "kind": self.kind,
            "place": stop_json(self.stop, role=False),
            "period": period_json(self.period),
            "evidence": self.evidence,
            "source": source_json(self.source),
        }


def place_json(place: Place | None) -> dict[str, Any] | None:
    """Return a place as every JSON of Njia shows it."""
    if place is None:
        return None
    return {
        "id": place.id,
        "name": place.name,
        "kind": place.kind,
        "country": place.country,
        "lat": place.lat,
        "lon": place.lon,
    }


def stop_json(stop: Stop, *, role: bool = True) -> dict[str, Any]:
    """Return a stop as JSON, with or without its role."""
    shown: dict[str, Any] = {"role": stop.role} if role else {}
    return shown | {
        "text": stop.text,
        "status": stop.status,
        "place": place_json(stop.place),
        "country": stop.country,
    }


def period_json(period: Period | None) -> dict[str, Any] | None:
    """Return a period as JSON."""
    return {"from": period.start, "to": period.end} if period else None


def who_json(who: Who | None) -> dict[str, Any] | None:
    """Return the counts of who that are known, as JSON."""
    if who is None:
        return None
    counts = {name: count for name, count in asdict(who).items() if isinstance(count, int)}
    nations = [{"country": country, "count": count} for country, count in who.nationalities]
    return counts | ({"nationalities": nations} if nations else {})


def source_json(source: Source) -> dict[str, Any]:
    """Return a source as JSON: `row` is the first of `rows`."""
    return {
        "file": source.file,
        "sheet": source.sheet,
        "row": source.rows[0],
        "rows": list(source.rows),
    }
