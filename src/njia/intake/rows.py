"""One row of a table, read: the journey or observation it tells, and what must be asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Literal, TypeVar

from njia.intake.cells import CellProblem, read_cases, read_count, read_period
from njia.intake.identity import journey_id, plain, submission_key
from njia.intake.mapping import Column
from njia.intake.marks import is_unknown, says_estimated
from njia.intake.problems import Problem, ProblemCode, Proposal
from njia.intake.row_cells import Fields, RowCells, by_field
from njia.intake.row_places import one_place, places_of, route
from njia.intake.stops import PlaceReader, PlaceText
from njia.intake.values import CodeReader
from njia.intake.workbook import Cell, Row
from njia.standard.journey import Cases, Journey, Leg, Observation, Period, Place, Source, Stop, Who

if TYPE_CHECKING:
    from njia.intake.reading import Context

Read = TypeVar("Read")
Disposition = Literal["journey", "observation", "held", "ignored"]

IGNORE = "ignore"
"""What a person answers of a row that is no journey."""
FEWEST_COLUMNS = 2
_COUNTS_OF_WHO = tuple(one.name for one in fields(Who) if one.name != "nationalities")
_PLACE_FIELDS = (
    "journey_route", "origin", "origin_country", "origin_admin", "transit", "transit_country",
    "destination", "destination_country", "destination_admin",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RowReading:
    """What became of a data row."""

    disposition: Disposition
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
    fields: Fields = field(init=False)

    def __post_init__(self) -> None:
        """Sort the columns by field once for all rows."""
        object.__setattr__(self, "fields", by_field(self.columns))

    def read(self, number: int, cells: Row) -> RowReading:
        """Read the row that the spreadsheet numbers `number`."""
        return _Row(self, number, RowCells(self.fields, cells)).read()


@dataclass(slots=True)
class _Row:
    table: RowReader
    number: int
    row: RowCells
    key: str = ""
    problems: list[Problem] = field(default_factory=list)

    def read(self) -> RowReading:
        reference = self.row.text("reference") or None
        self.key = submission_key(self.row.cells, reference)
        observations = self._observations()
        texts = places_of(self.row, self._place_reader())
        if not texts and observations and not self.row.told("modes", "industries", "cases"):
            return self._became("observation", observations=observations)
        alone = self.row.filled == 1 and len(self.table.columns) > FEWEST_COLUMNS
        if not texts or alone:
            written = self.row.as_written
            decided = self._decided("row", written)
            code = ProblemCode.ROW_OF_ONE_CELL if texts else ProblemCode.ROW_WITHOUT_PLACES
            self._ask(code, None, written, "row", (), decided or "")
            if decided == IGNORE:
                return self._became("ignored")
            if not decided:
                return self._became("held", observations=observations)
            texts = route(decided, self._place_reader())
        journey = self._journey(texts, reference)
        return self._became("journey", (journey,), observations)

    def _became(
        self,
        disposition: Disposition,
        journeys: tuple[Journey, ...] = (),
        observations: tuple[Observation, ...] = (),
    ) -> RowReading:
        key = "" if disposition == "ignored" else self.key
        problems = tuple(dict.fromkeys(self.problems))  # one word may be asked by journey and observation
        return RowReading(disposition, key, journeys, observations, problems)

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

    def _journey(self, texts: list[PlaceText], reference: str | None) -> Journey:
        table = self.table
        stops = self._place_reader().read(texts)
        roles = {stop.role for stop in stops}
        if "origin" not in roles:
            stops = (*self._missing("origin", ProblemCode.ORIGIN_MISSING), *stops)
        if "destination" not in roles:
            stops = (*stops, *self._missing("destination", ProblemCode.DESTINATION_MISSING))
        promised = one_place(self.row, "intended")
        intended = self._place_reader().read(promised)[0] if promised else None
        codes = self._code_reader()
        read = codes.read({name: self.row.values(name) for name in codes.FIELDS})
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

    def _missing(self, role: Literal["origin", "destination"], code: ProblemCode) -> tuple[Stop, ...]:
        """Ask for an end that no cell tells; return it where a person said which place it was."""
        place = self._asked_place(code, role, self.row.column(role, f"{role}_country"))
        return (Stop(role, "", "resolved", place, place.country),) if place else ()

    def _asked_place(self, code: ProblemCode, subject: str, column: str) -> Place | None:
        written = self.row.as_written
        decided = self._decided(subject, written)
        self._ask(code, column, written, subject, (), decided or "")
        return self._place_reader().place_decided(decided)

    def _legs(
        self, codes: CodeReader, stops: tuple[Stop, ...], modes: tuple[str, ...], carriers: tuple[str, ...]
    ) -> tuple[Leg, ...]:
        """Give the legs whose modes are certain: told leg by leg, or the only leg there is."""
        told = self.row.in_order("leg_modes")
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
        low, high = self.row.cell("cases_low"), self.row.cell("cases_high")
        column, cell = self.row.cell("cases")
        if cell is None:
            column, least, most = low[0] or high[0], plain(low[1]), plain(high[1])
            if least is not None and most is not None:
                cell = f"{least}-{most}"
            else:
                cell = f"≥ {least}" if least is not None else f"≤ {most}" if most is not None else None
        if column is None or cell is None:
            return None
        return self._read("cases", column, cell, read_cases, says_estimated(column.heading))

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
        column, cell = self.row.cell(name)
        if column is not None and cell is not None:
            return self._read("period", column, cell, read_period)
        ends = []
        for end in ("from", "to"):
            column, cell = self.row.cell(f"{name}_{end}")
            told = column is not None and cell is not None
            ends.append(self._read("period", column, cell, read_period) if told and column else None)
        if not any(ends):
            return None
        return Period(ends[0].start if ends[0] else None, ends[1].end if ends[1] else None)

    def _who(self) -> Who | None:
        counts: dict[str, int] = {}
        for name in _COUNTS_OF_WHO:
            column, cell = self.row.cell(name)
            if column is not None and cell is not None:
                count = self._read(f"count:{name}", column, cell, read_count)
                if count is not None:
                    counts[name] = count
        nations = self._nationalities()
        return Who(**counts, nationalities=nations) if counts or nations else None

    def _nationalities(self) -> tuple[tuple[str, int | None], ...]:
        reader = self._place_reader()
        found: dict[str, None] = {}
        for column, text in self.row.values("nationality"):
            for part in reader.split(text):
                code = reader.gazetteer.country_code(part)
                if code:
                    found[code] = None
                elif not is_unknown(part):
                    self._ask(ProblemCode.COUNTRY_UNRESOLVED, column.heading, part, "place:")
        return tuple((code, None) for code in found)

    def _observations(self) -> tuple[Observation, ...]:
        kinds, places = self.row.values("observation_kind"), self.row.values("observation_place")
        if not kinds and not places and not self.row.told("observation_country"):
            return ()
        table, reader = self.table, self._place_reader()
        codes = self._code_reader()
        read = codes.read({"observation_kind": kinds})["observation_kind"]
        if not read:
            read = codes.kinds_in_headings(column.heading for column, _ in places) or ("other",)
        country = self.row.text("observation_country")
        texts = [
            PlaceText("transit", part, country if len(parts) == len(places) == 1 else "", "", column.heading)
            for column, text in places
            if not is_unknown(text)
            for parts in [reader.split(text)]
            for part in parts
        ]
        if not texts and country:
            texts = [PlaceText("transit", "", country, "", self.row.column("observation_country"))]
        stops = reader.read(texts)
        if not stops and any(not is_unknown(text) for _, text in kinds):
            on_the_way = self.row.told(*_PLACE_FIELDS)
            code = ProblemCode.SEEN_WITHOUT_PLACE if on_the_way else ProblemCode.OBSERVATION_WITHOUT_PLACE
            place = self._asked_place(code, "seen", self.row.column("observation_place"))
            stops = (Stop("transit", "", "resolved", place, place.country),) if place else ()
        evidence = codes.one(codes.read({"evidence": self.row.values("evidence")})["evidence"])
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
            for number, stop in enumerate(stops)
            for kind in read
        )
