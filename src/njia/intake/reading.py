"""A file, read: every row with its disposition, the journeys, the observations, the problems.

Reading is a pure function of the workbook, the mapping, the gazetteer and people's decisions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from njia.intake.decisions import Decisions
from njia.intake.identity import journey_id, with_ordinals
from njia.intake.layout import Layout, Table, find_tables
from njia.intake.mapping import IDENTITY_FIELDS, Column, ColumnMapping, names_a_person
from njia.intake.problems import Problem, ProblemCode, Refused
from njia.intake.rows import Disposition, RowReader
from njia.intake.workbook import Row, Sheet, Workbook
from njia.places import Gazetteer
from njia.standard.journey import Journey, Observation

DECIDED = "decided"
"""Why a row is ignored that a person said is no journey."""

NOT_KEPT = "[not kept]"
"""What stands in the place of a cell that may identify a person."""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row as received and what became of it; `row` counts from 1, `key` is empty when ignored."""

    sheet: int
    row: int
    cells: Row
    disposition: Disposition
    reason: str = ""
    key: str = ""


@dataclass(frozen=True, slots=True)
class SheetReading:
    """A sheet's name, and the columns of its tables as they were understood."""

    name: str
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class FileReading:
    """Everything read from one file."""

    file: str
    sha256: str
    organisation: str
    round: str
    sheets: tuple[SheetReading, ...]
    rows: tuple[SourceRow, ...]
    journeys: tuple[Journey, ...]
    observations: tuple[Observation, ...]
    problems: tuple[Problem, ...]

    def dispositions(self) -> Counter[str]:
        """Count the rows by disposition."""
        return Counter(row.disposition for row in self.rows)


@dataclass(frozen=True, slots=True)
class Context:
    """What a reading depends on besides the file."""

    gazetteer: Gazetteer
    decisions: Decisions = field(default_factory=Decisions)
    mapping: ColumnMapping = field(default_factory=ColumnMapping)
    home: str | None = None
    """The network's own country (alpha-2), which decides between places of one name."""


def read_workbook(
    book: Workbook,
    organisation: str,
    round_: str,
    context: Context,
    earlier: Mapping[str, int] = MappingProxyType({}),
) -> FileReading:
    """Read every sheet of a workbook.

    `earlier` counts the keys of the same organisation and round in the files before this one, so
    that equal rows of several files are told apart. Raises `Refused` where no sheet holds a table of journeys or observations.
    """
    sheets: list[SheetReading] = []
    rows: list[SourceRow] = []
    journeys: list[Journey] = []
    observations: list[Observation] = []
    problems: list[Problem] = list(book.notices)
    for number, sheet in enumerate(book.sheets):
        layout = find_tables(sheet, context.mapping, book.name)
        problems += layout.problems
        clean, hidden = _without_identities(sheet, layout, book.name)
        problems += hidden
        columns = tuple(column for table in layout.tables for column in table.columns)
        sheets.append(SheetReading(sheet.name, columns))
        rows += [
            SourceRow(number, index + 1, clean.rows[index], "ignored", reason)
            for index, reason in layout.ignored.items()
        ]
        if not layout.tables and any(reason != "blank" for reason in layout.ignored.values()):
            told = sum(reason != "blank" for reason in layout.ignored.values())
            problems.append(Problem(ProblemCode.SHEET_NOT_READ, book.name, sheet.name, text=str(told)))
        for table in layout.tables:
            home = None if context.home else _most_named_country(table, clean, context.gazetteer)
            reader = RowReader(table.columns, organisation, round_, book.name, sheet.name, context, home)
            for index in table.rows:
                read = reader.read(index + 1, clean.rows[index])
                reason = DECIDED if read.disposition == "ignored" else ""
                rows.append(
                    SourceRow(number, index + 1, clean.rows[index], read.disposition, reason, read.key)
                )
                problems += read.problems
                journeys += read.journeys
                observations += read.observations
            if reader.assumptions and home:
                problems.append(_home_assumed(reader, home, context.gazetteer))
    if not any(sheet.columns for sheet in sheets):
        raise _no_table(book)
    rows.sort(key=lambda row: (row.sheet, row.row))
    reading = FileReading(
        book.name,
        book.sha256,
        organisation,
        round_,
        tuple(sheets),
        tuple(rows),
        tuple(journeys),
        tuple(observations),
        tuple(problems),
    )
    return _told_apart(reading, earlier)


_COUNTRY_FIELDS = ("origin_country", "destination_country", "origin", "destination")


def _most_named_country(table: Table, sheet: Sheet, gazetteer: Gazetteer) -> str | None:
    """Return the country that more than half of the rows name as origin or destination."""
    places = [column.index for column in table.columns if column.field in _COUNTRY_FIELDS]
    counts: Counter[str] = Counter()
    for index in table.rows:
        row = sheet.rows[index]
        texts = [str(row[i]).rpartition(",")[2] for i in places if i < len(row) and row[i] is not None]
        counts.update({code for text in texts if (code := gazetteer.country_code(text.strip()))})
    most = min(counts, key=lambda code: (-counts[code], code), default=None)
    return most if most and counts[most] * 2 > len(table.rows) else None


def _home_assumed(reader: RowReader, home: str, gazetteer: Gazetteer) -> Problem:
    names = ", ".join(sorted(set(reader.assumptions)))
    country = gazetteer.place(f"iso:{home}").name
    return Problem(ProblemCode.HOME_ASSUMED, reader.file, reader.sheet, column=country, text=names)


def _no_table(book: Workbook) -> Refused:
    widest = max(sum(cell is not None for cell in row) for sheet in book.sheets for row in sheet.rows)
    code = ProblemCode.ONE_COLUMN if widest == 1 else ProblemCode.NO_TABLE
    return Refused(code, book.name)


def _without_identities(sheet: Sheet, layout: Layout, file: str) -> tuple[Sheet, tuple[Problem, ...]]:
    """Leave out the cells under headings that identify people, of every row below, and say how many."""
    rows = [list(row) for row in sheet.rows]
    problems = []
    for index, heading, below in _identity_columns(sheet, layout):
        told = [i for i in below if index < len(rows[i]) and rows[i][index] not in {None, NOT_KEPT}]
        for i in told:
            rows[i][index] = NOT_KEPT
        if told:
            code = ProblemCode.IDENTITY_COLUMN
            problems.append(Problem(code, file, sheet.name, column=heading, text=str(len(told))))
    return Sheet(sheet.name, tuple(tuple(row) for row in rows)), tuple(problems)


def _identity_columns(sheet: Sheet, layout: Layout) -> Iterator[tuple[int, str, range]]:
    """Yield the columns that identify people: position, heading, and the rows down to the next table.

    On a sheet without a table any cell may be such a heading.
    """
    heads = [index for index, reason in sorted(layout.ignored.items()) if reason == "heading"]
    for table in layout.tables:
        first = min(table.rows, default=len(sheet.rows))
        end = next((head for head in heads if head > first), len(sheet.rows))
        for column in table.columns:
            if column.field in IDENTITY_FIELDS:
                yield column.index, column.heading, range(first, end)
    if not layout.tables:
        for number, row in enumerate(sheet.rows):
            for index, cell in enumerate(row):
                if isinstance(cell, str) and names_a_person(cell):
                    yield index, cell, range(number + 1, len(sheet.rows))


def _told_apart(reading: FileReading, before: Mapping[str, int]) -> FileReading:
    """Number equal rows, and mark those that say the same as an earlier one."""
    told = [row for row in reading.rows if row.key]
    keys = with_ordinals((row.key for row in told), before)
    first: dict[str, SourceRow] = {}
    renamed: dict[tuple[int, int], tuple[str, str]] = {}
    problems = list(reading.problems)
    for row, key in zip(told, keys, strict=True):
        earlier = first.setdefault(row.key, row)
        if key != row.key:
            renamed[row.sheet, row.row] = (row.key, key)
        if earlier is not row:
            code = ProblemCode.REFERENCE_TWICE if row.key.startswith("ref:") else ProblemCode.ROW_TWICE
            sheet = reading.sheets[row.sheet].name
            problems.append(Problem(code, reading.file, sheet, row.row, text=str(earlier.row), key=key))
    return _renamed(replace(reading, problems=tuple(problems)), renamed) if renamed else reading


def _renamed(reading: FileReading, renamed: dict[tuple[int, int], tuple[str, str]]) -> FileReading:
    names = {(reading.sheets[sheet].name, row): keys for (sheet, row), keys in renamed.items()}

    def key_of(sheet: str | None, row: int | None, key: str) -> str:
        found = names.get((sheet or "", row or 0))
        return found[1] if found and found[0] == key else key

    def new_id(one: Journey | Observation, part: str) -> str:
        found = names.get((one.source.sheet, one.source.rows[0]))
        return journey_id(one.organisation, one.round, found[1], part) if found else one.id

    return replace(
        reading,
        rows=tuple(
            replace(row, key=renamed[row.sheet, row.row][1]) if (row.sheet, row.row) in renamed else row
            for row in reading.rows
        ),
        journeys=tuple(replace(one, id=new_id(one, "")) for one in reading.journeys),
        observations=tuple(replace(one, id=new_id(one, "observation")) for one in reading.observations),
        problems=tuple(replace(one, key=key_of(one.sheet, one.row, one.key)) for one in reading.problems),
    )
