"""One row of a table, read: the journey or observation it tells, and what must be asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Literal, TypeVar

from njia.intake.cells import CellProblem, read_cases, read_count, read_period
from njia.intake.identity import journey_id, plain, submission_key
from njia.intake.mapping import Column
from njia.intake.marks import is_unknown, says_estimated
from njia.intake.problems import Problem, ProblemCode, Proposal
from njia.intake.stops import PlaceReader, PlaceText
from njia.intake.values import CodeReader
from njia.intake.workbook import Cell, Row
from njia.standard.journey import Cases, Journey, Leg, Observation, Period, Role, Source, Stop, Who

if TYPE_CHECKING:
    from njia.intake.reading import Context

Read = TypeVar("Read")

_COUNTS_OF_WHO = tuple(one.name for one in fields(Who) if one.name != "nationalities")
_PLACE_FIELDS = (
    "journey_route", "origin", "origin_country", "origin_admin", "transit", "transit_country",
    "destination", "destination_country", "destination_admin",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowReading:
    """What became of a data row."""

    disposition: Literal["journey", "observation", "held"]
    key: str
    journeys: tuple[Journey, ...] = ()
    observations: tuple[Observation, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class RowReader:
    """Reads the rows of one table."""

    columns: tuple[Column, ...]
    organisation: str
    round: str
    file: str
    sheet: str
    context: Context
    assumed_home: str | None = None
    assumptions: list[str] = field(default_factory=list)

    def read(self, number: int, cells: Row) -> RowReading:
        """Read the row that the spreadsheet numbers `number`."""
        return _Row(self, number, cells).read()


@dataclass(slots=True)
class _Row:
    table: RowReader
    number: int
    cells: Row
    key: str = ""
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> RowReading:
        reference = self._text("reference") or None
        self.key = submission_key(self.cells, reference)
        observations = self._observations()
        texts = self._places()
        if not texts:
            if observations and not self._told("modes", "industries", "cases"):
                return RowReading("observation", self.key, (), observations, tuple(self.problems))
            self._ask(ProblemCode.ROW_WITHOUT_PLACES)
            return RowReading("held", self.key, (), observations, tuple(self.problems))
        journey = self._journey(texts, reference)
        return RowReading("journey", self.key, (journey,), observations, tuple(self.problems))

    def _values(self, name: str) -> list[tuple[Column, str]]:
        found = []
        for column in self.table.columns:
            if column.field == name and column.index < len(self.cells):
                cell = self.cells[column.index]
                if cell is not None:
                    found.append((column, " ".join(str(plain(cell)).split(" "))))
        return found

    def _text(self, name: str) -> str:
        values = self._values(name)
        return " ".join(values[0][1].split()) if values else ""

    def _told(self, *names: str) -> bool:
        return any(self._values(name) for name in names)

    def _column(self, *names: str) -> str:
        return next((c.heading for name in names for c in self.table.columns if c.field == name), "")

    def _ask(
        self,
        code: ProblemCode,
        column: str | None = None,
        text: str = "",
        subject: str = "",
        proposals: tuple[Proposal, ...] = (),
        decided: str = "",
    ) -> None:
        table = self.table
        self.problems.append(
            Problem(
                code,
                table.file,
                table.sheet,
                self.number,
                column,
                text,
                subject,
                self.key,
                proposals,
                decided,
            )
        )

    def _place_reader(self) -> PlaceReader:
        table, context = self.table, self.table.context
        return PlaceReader(
            context.gazetteer,
            context.decisions,
            context.home,
            table.organisation,
            self.key,
            table.file,
            table.sheet,
            self.number,
            self.problems,
            table.assumed_home,
            table.assumptions,
        )

    def _code_reader(self) -> CodeReader:
        table = self.table
        return CodeReader(
            table.context.decisions,
            table.organisation,
            self.key,
            table.file,
            table.sheet,
            self.number,
            self.problems,
        )

    def _places(self) -> list[PlaceText]:
        """Gather the places of a journey in order: the whole route of one cell, or cell by cell."""
        reader = self._place_reader()
        route = self._text("journey_route")
        if route:
            return _route(reader.split(route), self._column("journey_route"))
        texts = self._one_place("origin")
        texts += self._transits(reader)
        texts += self._one_place("destination")
        return texts

    def _one_place(self, role: Literal["origin", "destination", "intended"]) -> list[PlaceText]:
        text, country = self._text(role), self._text(f"{role}_country")
        division = self._text(f"{role}_admin")
        if not (text or country or division):
            return []
        stop_role: Role = "origin" if role == "origin" else "destination"
        column = self._column(role, f"{role}_admin", f"{role}_country")
        return [PlaceText(stop_role, text, country, division, column)]

    def _transits(self, reader: PlaceReader) -> list[PlaceText]:
        countries = [text for _, text in self._values("transit_country")]
        columns = sorted(self._values("transit"), key=lambda value: (value[0].order or 0, value[0].index))
        if not columns:
            return [
                PlaceText("transit", "", part, "", self._column("transit_country"))
                for text in countries
                for part in reader.split(text)
            ]
        texts = []
        for number, (column, text) in enumerate(columns):
            paired = len(columns) == len(countries)
            country = countries[number] if paired else ""
            parts = reader.split(text)
            texts += [
                PlaceText("transit", part, country if len(parts) == 1 else "", "", column.heading)
                for part in parts
            ]
        return texts

    def _journey(self, texts: list[PlaceText], reference: str | None) -> Journey:
        table = self.table
        stops = self._place_reader().read(texts)
        roles = {stop.role for stop in stops}
        if "origin" not in roles:
            self._ask(ProblemCode.ORIGIN_MISSING, self._column("origin", "origin_country"))
        if "destination" not in roles:
            self._ask(ProblemCode.DESTINATION_MISSING, self._column("destination", "destination_country"))
        promised = self._one_place("intended")
        intended = self._place_reader().read(promised)[0] if promised else None
        codes = self._code_reader()
        read = codes.read({name: self._values(name) for name in codes.FIELDS})
        modes, carriers = read["mode"], read["carrier"]
        legs = self._legs(codes, stops, modes, carriers)
        return Journey(
            id=journey_id(table.organisation, table.round, self.key),
            organisation=table.organisation,
            round=table.round,
            stops=stops,
            source=self._source(),
            evidence=codes.one(read["evidence"]),  # type: ignore[arg-type]
            status=codes.one(read["status"]) or "unknown",  # type: ignore[arg-type]
            period=self._period("period"),
            cases=self._cases(),
            intended=intended,
            legs=legs,
            modes=tuple(dict.fromkeys((*modes, *(mode for leg in legs for mode in leg.modes)))),
            carriers=tuple(dict.fromkeys((*carriers, *(one for leg in legs for one in leg.carriers)))),
            industries=read["industry"],
            exploitation=read["exploitation"],
            recruiters=read["recruiter"],
            means=read["means"],
            channels=read["channel"],
            promises=read["promise"],
            who=self._who(),
            reference=reference,
        )

    def _legs(
        self, codes: CodeReader, stops: tuple[Stop, ...], modes: tuple[str, ...], carriers: tuple[str, ...]
    ) -> tuple[Leg, ...]:
        """Give the legs whose modes are certain: told leg by leg, or the only leg there is."""
        told = sorted(self._values("leg_modes"), key=lambda value: (value[0].order or 0, value[0].index))
        if len(told) == len(stops) - 1 and told:
            return tuple(
                Leg(number, number + 1, codes.read({"leg_modes": [value]})["mode"])
                for number, value in enumerate(told)
            )
        if len(stops) == 2 and len(modes) == 1:
            return (Leg(0, 1, modes, carriers),)
        return ()

    def _source(self) -> Source:
        return Source(self.table.file, self.table.sheet, (self.number,))

    def _decided(self, subject: str, text: str) -> str | None:
        table = self.table
        return table.context.decisions.find(table.organisation, self.key, subject, text)

    def _cases(self) -> Cases | None:
        low, high = self._cell("cases_low"), self._cell("cases_high")
        column, cell = self._cell("cases")
        if cell is None and low[1] is not None and high[1] is not None:
            column, cell = low[0], f"{plain(low[1])}-{plain(high[1])}"
        elif cell is None:
            column, cell = low if low[1] is not None else high
        if column is None or cell is None:
            return None
        return self._read("cases", column, cell, read_cases, says_estimated(column.heading))

    def _cell(self, name: str) -> tuple[Column | None, Cell]:
        for column in self.table.columns:
            if column.field == name and column.index < len(self.cells):
                return column, self.cells[column.index]
        return None, None

    def _read(
        self, subject: str, column: Column, cell: Cell, reader: Callable[..., Read | None], *options: bool
    ) -> Read | None:
        """Read a cell, or what a person decided instead of it; ask where neither is understood."""
        text = str(plain(cell))
        try:
            return reader(cell, *options)
        except CellProblem as problem:
            decided = self._decided(subject, text)
            self._ask(problem.code, column.heading, text, subject, problem.proposals, decided or "")
        try:
            return reader(decided, *options) if decided else None
        except CellProblem:
            return None

    def _period(self, name: str) -> Period | None:
        column, cell = self._cell(name)
        if column is not None and cell is not None:
            return self._read("period", column, cell, read_period)
        ends = []
        for end in ("from", "to"):
            column, cell = self._cell(f"{name}_{end}")
            told = column is not None and cell is not None
            ends.append(self._read("period", column, cell, read_period) if told and column else None)
        if not any(ends):
            return None
        return Period(ends[0].start if ends[0] else None, ends[1].end if ends[1] else None)

    def _who(self) -> Who | None:
        counts: dict[str, int] = {}
        for name in _COUNTS_OF_WHO:
            column, cell = self._cell(name)
            if column is not None and cell is not None:
                count = self._read(f"count:{name}", column, cell, read_count)
                if count is not None:
                    counts[name] = count
        nations = self._nationalities()
        return Who(**counts, nationalities=nations) if counts or nations else None

    def _nationalities(self) -> tuple[tuple[str, int | None], ...]:
        reader = self._place_reader()
        found: dict[str, None] = {}
        for column, text in self._values("nationality"):
            for part in reader.split(text):
                code = reader.gazetteer.country_code(part)
                if code:
                    found[code] = None
                elif not is_unknown(part):
                    self._ask(ProblemCode.COUNTRY_UNRESOLVED, column.heading, part, "place:")
        return tuple((code, None) for code in found)

    def _observations(self) -> tuple[Observation, ...]:
        kinds, places = self._values("observation_kind"), self._values("observation_place")
        if not kinds and not places and not self._told("observation_country"):
            return ()
        table, reader = self.table, self._place_reader()
        codes = self._code_reader()
        read = codes.read({"observation_kind": kinds})["observation_kind"]
        if not read:
            read = codes.kinds_in_headings(column.heading for column, _ in places) or ("other",)
        country = self._text("observation_country")
        texts = [
            PlaceText("transit", part, country if len(parts) == len(places) == 1 else "", "", column.heading)
            for column, text in places
            if not is_unknown(text)
            for parts in [reader.split(text)]
            for part in parts
        ]
        if not texts and country:
            texts = [PlaceText("transit", "", country, "", self._column("observation_country"))]
        if not texts:
            if kinds and not self._told(*_PLACE_FIELDS):
                self._ask(ProblemCode.OBSERVATION_WITHOUT_PLACE, self._column("observation_place"))
            return ()
        evidence = codes.one(codes.read({"evidence": self._values("evidence")})["evidence"])
        period = self._period("observation_period") or self._period("period")
        return tuple(
            Observation(
                journey_id(table.organisation, table.round, self.key, f"observation {number} {kind}"),
                table.organisation,
                table.round,
                kind,
                stop,
                self._source(),
                period,
                evidence,  # type: ignore[arg-type]
            )
            for number, stop in enumerate(reader.read(texts))
            for kind in read
        )


def _route(parts: Sequence[str], column: str) -> list[PlaceText]:
    last = len(parts) - 1
    roles: list[Role] = [
        "origin" if number == 0 else "destination" if number == last else "transit"
        for number in range(len(parts))
    ]
    return [PlaceText(role, part, "", "", column) for role, part in zip(roles, parts, strict=True)]
