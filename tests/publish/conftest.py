"""Snapshots and reports of a few journeys, written as a test needs them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html.parser import HTMLParser

import pytest

from njia.analysis import Scope, Selection
from njia.publish import Network, write_report
from njia.snapshot import Content, Snapshot, write_snapshot
from njia.standard.journey import Cases, Evidence, Journey, Observation, Place, Role, Source, Stop

EVERYTHING = Selection({}, Scope.administrator())
PLACES = {
    "Nairobi": Place("gn:184745", "Nairobi", "place", "KE", -1.286, 36.817, ("iso:KE",)),
    "Busia": Place("gn:198474", "Busia", "border_crossing", "KE", 0.46, 34.11, ("iso:KE",)),
    "Mombasa": Place("gn:186301", "Mombasa", "place", "KE", -4.05, 39.67, ("iso:KE",)),
    "Kampala": Place("gn:232422", "Kampala", "place", "UG", 0.316, 32.58, ("iso:UG",)),
    "Riyadh": Place("gn:108410", "Riyadh", "place", "SA", 24.69, 46.72, ("iso:SA",)),
    "Kitui": Place("njia:kitui", "Kitui County", "admin1", "KE", -1.37, 38.01, ("iso:KE",)),
}
_COUNTRIES = {"KE": "Kenya", "UG": "Uganda", "SA": "Saudi Arabia", "XS": "Somaliland", "DE": "Germany"}


def country(code: str) -> Place:
    return Place(f"iso:{code}", _COUNTRIES.get(code, code), "country", code)


def stop(role: Role, where: str | Place | None) -> Stop:
    """A place by name, a country by code, or nothing known."""
    if where is None:
        return Stop(role, "", "unknown")
    place = where if isinstance(where, Place) else PLACES.get(where) or country(where)
    return Stop(role, place.name, "resolved", place, place.country)


def journey(
    number: int,
    *way: str | Place | None,
    cases: tuple[int, int | None] | None = (3, 3),
    evidence: Evidence | None = "worked",
    organisation: str = "Alpha",
    round_: str = "2020",
    **more: object,
) -> Journey:
    roles: list[Role] = ["origin", *(["transit"] * (len(way) - 2)), "destination"]  # type: ignore[list-item]
    return Journey(
        f"j{number}",
        organisation,
        round_,
        tuple(stop(role, where) for role, where in zip(roles, way, strict=True)),
        Source("a.csv", "a", (number,)),
        evidence=evidence,
        cases=Cases(*cases, "counted", "") if cases else None,
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="session")
def told():
    """The helpers to write journeys with."""
    return journey


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Snapshot]:
    """A snapshot of some journeys."""

    def make(
        *journeys: Journey, observations: Sequence[Observation] = (), problems: Sequence[dict] = ()
    ) -> Snapshot:
        contributions = [
            {
                "organisation": organisation,
                "round": round_,
                "files": 1,
                "journey_rows": sum((j.organisation, j.round) == (organisation, round_) for j in journeys),
                "held_rows": 1,
                "observation_rows": len(observations),
                "ignored_rows": 2,
            }
            for organisation, round_ in sorted({(j.organisation, j.round) for j in journeys})
        ]
        regions = {"KE": "east_africa", "UG": "east_africa", "XS": "east_africa", "SA": "middle_east"}
        content = Content(journeys, observations, contributions, problems, regions)
        return write_snapshot(
            tmp_path_factory.mktemp("made") / "snapshot",
            content,
            lambda place: country(place.removeprefix("iso:")),
        )

    return make


@pytest.fixture(scope="session")
def page(snapshot, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """The page of a report of some journeys."""

    def make(
        *journeys: Journey, language: str = "en", network: Network | None = None, **content: object
    ) -> str:
        made = snapshot(*journeys, **content)
        written = write_report(
            made,
            tmp_path_factory.mktemp("written") / "report",
            network=network or Network("A network"),
            language=language,
            selection=EVERYTHING,
        )
        return (written / "index.html").read_text("utf-8")

    return make


class Outline(HTMLParser):
    """What a page is made of: its tags with attributes, in order, and the text of each heading."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.headings: list[tuple[int, str]] = []
        self.words: list[str] = []
        self._within: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in {"meta", "br", "col"}:
            self._within.append(tag)
        if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            self.headings.append((int(tag[1]), ""))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._within, f"</{tag}> closes nothing"
        assert self._within.pop() == tag, f"</{tag}> closes another element"

    def handle_data(self, data: str) -> None:
        if self._within and self._within[-1] in {"h1", "h2", "h3", "h4", "h5", "h6"}:
            level, words = self.headings[-1]
            self.headings[-1] = (level, words + data)
        if not set(self._within) & {"style", "title"}:
            self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]


@pytest.fixture(scope="session")
def outline() -> type[Outline]:
    return Outline
