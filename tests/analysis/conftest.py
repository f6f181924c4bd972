"""Small networks written by hand: routes in words, real snapshots, and tables as rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from njia import analysis
from njia.analysis import Scope, Selection
from njia.snapshot import Content, Snapshot, write_snapshot
from njia.standard.journey import Cases, Journey, Observation, Place, Source, Stop

COUNTRIES = {
    "Kenya": "KE",
    "Uganda": "UG",
    "Ethiopia": "ET",
    "Saudi Arabia": "SA",
    "Lebanon": "LB",
    "Germany": "DE",
    "Egypt": "EG",
    "Libya": "LY",
}
TOWNS = {
    "Nairobi": "KE",
    "Mombasa": "KE",
    "Busia": "KE",
    "Kampala": "UG",
    "Addis Ababa": "ET",
    "Riyadh": "SA",
    "Jeddah": "SA",
    "Beirut": "LB",
    "Frankfurt": "DE",
    "Cairo": "EG",
    "Tripoli": "LY",
}
GAZETTEER: dict[str, Place] = {
    **{name: Place(f"iso:{code}", name, "country", code) for name, code in COUNTRIES.items()},
    **{
        name: Place(f"gn:{name}", name, "place", code, 1.0, 2.0, (f"iso:{code}",))
        for name, code in TOWNS.items()
    },
    "Eastleigh": Place(
        "njia:eastleigh", "Eastleigh", "neighbourhood", "KE", 1.0, 2.0, ("gn:Nairobi", "iso:KE")
    ),
}
BY_ID = {place.id: place for place in GAZETTEER.values()}
REGIONS = {
    "KE": "east_africa",
    "UG": "east_africa",
    "ET": "east_africa",
    "SA": "middle_east",
    "LB": "middle_east",
}

ADMINISTRATOR = Scope.administrator()


def stop(word: str, role: str = "transit") -> Stop:
    """`Nairobi` is resolved; `?KE` not understood but in Kenya, `?` nowhere; `~KE` not told but in Kenya."""
    if word.startswith("?"):
        return Stop(role, word, "unresolved", None, word[1:] or None)  # type: ignore[arg-type]
    if word.startswith("~"):
        return Stop(role, word, "unknown", None, word[1:] or None)  # type: ignore[arg-type]
    place = GAZETTEER[word]
    return Stop(role, word, "resolved", place, place.country)  # type: ignore[arg-type]


def stops(route: str) -> tuple[Stop, ...]:
    """`A > B > C` is origin, transit, destination; `- > B > C` has no origin, `A > B > -` no destination."""
    words = [word.strip() for word in route.split(">")]
    last = len(words) - 1
    roles = ["origin" if at == 0 else "destination" if at == last else "transit" for at in range(len(words))]
    return tuple(stop(word, role) for word, role in zip(words, roles, strict=True) if word != "-")


class Network:
    """Journeys told in short, each of its own source row."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.numbers = count(1)

    def journey(
        self,
        route: str,
        organisation: str = "HOPE",
        *,
        round: str = "2020",  # noqa: A002
        cases: tuple[int, int | None] | None = (1, 1),
        intended: str | None = None,
        **more: Any,
    ) -> Journey:
        number = next(self.numbers)
        return Journey(
            id=f"j{number:03}",
            organisation=organisation,
            round=round,
            stops=stops(route),
            source=Source("f.xlsx", "S", (number,)),
            cases=Cases(*cases, "counted", "x") if cases else None,
            intended=stop(intended, "destination") if intended else None,
            **more,
        )

    def observation(
        self, place: str, kind: str = "corruption", organisation: str = "HOPE", **more: Any
    ) -> Observation:
        number = next(self.numbers)
        values: dict[str, Any] = {"round": "2020"} | more
        source = Source("f.xlsx", "S", (number,))
        return Observation(
            f"o{number:03}", organisation, kind=kind, stop=stop(place), source=source, **values
        )

    def snapshot(
        self,
        *journeys: Journey,
        observations: Sequence[Observation] = (),
        contributions: Sequence[Mapping[str, Any]] = (),
        problems: Sequence[Mapping[str, Any]] = (),
        sharing: Mapping[str, str] | None = None,
    ) -> Snapshot:
        content = Content(journeys, observations, contributions, problems, REGIONS, sharing or {})
        return write_snapshot(self.folder / f"snapshot{next(self.numbers)}", content, BY_ID.__getitem__)


@pytest.fixture
def network(tmp_path: Path) -> Network:
    return Network(tmp_path)


@pytest.fixture
def rows() -> Callable[..., list[dict[str, Any]]]:
    """The rows of a table over every round, as the administrator sees them unless told otherwise."""

    def rows(
        snapshot: Snapshot, name: str, *conditions: str, scope: Scope = ADMINISTRATOR
    ) -> list[dict[str, Any]]:
        every_round = () if any(one.startswith("round=") for one in conditions) else ("round=all",)
        result = analysis.compute(snapshot, name, Selection.parse((*every_round, *conditions), scope))
        found: list[dict[str, Any]] = result.data.to_pylist()
        return found

    return rows


@pytest.fixture
def counts(rows: Callable[..., list[dict[str, Any]]]) -> Callable[..., dict[Any, int]]:
    """Submissions by the values of some columns of a table: `counts(snapshot, "modes", "mode")`."""

    def counts(snapshot: Snapshot, name: str, by: str, *conditions: str, **more: Any) -> dict[Any, int]:
        columns = by.split()
        found = {}
        for row in rows(snapshot, name, *conditions, **more):
            key = tuple(row[column] for column in columns)
            assert key not in found, "one group stands in two rows"
            found[key[0] if len(key) == 1 else key] = row["submissions"]
        return found

    return counts
