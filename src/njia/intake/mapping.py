"""Which column holds which field: from a heading, its neighbours, or a mapping file that a person wrote."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from njia.intake.cells import is_number
from njia.intake.contents import field_of_cells, identity_of_cells
from njia.intake.heading_index import fields
from njia.intake.headings import Match, match_heading
from njia.intake.identity import plain
from njia.intake.phrases import normalise
from njia.intake.problems import Problem, ProblemCode
from njia.intake.workbook import Cell

CERTAIN = 0.75
"""A heading that matches a field at least this well stands on its own; below, its neighbours decide."""

BY_CELLS = 0.7
"""How sure a field is that only the cells of the column tell."""
TOLD_BY_CELLS = "told by the words in its cells"
SAID = "said by the mapping file"
NO_HEADING = "it has no heading"
CONTINUES = "it has no heading and follows a column of stops"

LEAST, LEAD = 0.5, 0.1
"""A weaker heading must match at least this well, and be this far ahead of the next field."""

IDENTITY_FIELDS = frozenset({"person_name", "phone", "email", "id_number", "birth_date", "address"})
REPEATED_FIELDS = frozenset(
    {"transit", "transit_country", "leg_modes", "modes", "carriers", "remarks", "unused"}
) | (IDENTITY_FIELDS)
KEPT_ONLY = frozenset({"victim_age", "victim_sex"})
"""Fields whose cells are kept, and read by nobody."""
_FAMILIES = ("origin", "transit", "destination", "intended", "observation", "period", "cases")


def names_a_person(heading: str) -> bool:
    """Tell whether a heading says that what stands under it identifies people."""
    found = match_heading(heading)
    return bool(found) and found[0].field in IDENTITY_FIELDS and found[0].score >= LEAST


class MappingError(ValueError):
    """A mapping file that cannot be used; the message names it, what is wrong and the remedy."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """A person's word on columns: heading (normalised) → field, or `unused` for none."""

    columns: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> ColumnMapping:
        """Read a mapping file: `[columns]`, each `"Heading as written" = "field"`."""
        try:
            data = tomllib.loads(path.read_text("utf-8"))
        except FileNotFoundError:
            raise MappingError(f"The mapping file {path} was not found. Check the name.") from None
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise MappingError(f"The mapping file {path} cannot be read: {error}.") from None
        columns = data.get("columns")
        if not isinstance(columns, dict):
            raise MappingError(f'{path} needs a [columns] table with lines such as "Town" = "origin".')
        for heading, name in columns.items():
            if not isinstance(name, str) or name not in fields():
                raise MappingError(
                    f"{path} says that “{heading}” is “{name}”, which is no field. "
                    f"The fields are: {', '.join(sorted(fields()))}."
                )
        return cls({normalise(heading): name for heading, name in columns.items()})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its position from 0, heading, and the field it was taken for."""

    index: int
    heading: str
    field: str | None
    score: float
    why: str
    order: int | None = None
    """The number in headings such as “Transit 2”."""


def map_columns(
    headings: Sequence[tuple[str, ...]],
    cells: Sequence[Sequence[Cell]],
    mapping: ColumnMapping,
    file: str,
    sheet: str,
) -> tuple[tuple[Column, ...], tuple[Problem, ...]]:
    """Take each column for a field, at most one column a field where a field is single.

    `headings[i]` holds the ways to read the heading of column `i`, the most specific first, none
    where the column has no heading; `cells[i]` holds the first cells that stand under it.
    """
    matches = [_matches(texts, mapping) for texts in headings]
    certain = [_certain(found) for found in matches]
    for _ in range(2):  # a neighbour may itself have been told by its neighbour
        taken = {match.field for match in certain if match is not None} - REPEATED_FIELDS
        certain = [one or _by_neighbours(index, matches, certain, taken) for index, one in enumerate(certain)]
    for index, found in enumerate(matches):
        if certain[index] is None and headings[index]:
            certain[index] = _by_lead(found, certain) or _by_cells(found, cells[index], certain)
    certain = [_counted(one, cells[index], certain) for index, one in enumerate(certain)]
    certain = [
        ((one is None or one.field == "remarks") and _told_by_cells(identity_of_cells(cells[index]))) or one
        for index, one in enumerate(certain)
    ]
    columns: list[Column] = []
    for index, texts in enumerate(headings):
        chosen = certain[index]
        if chosen is not None:
            heading = texts[0] if texts else letters_of(index)
            columns.append(Column(index, heading, chosen.field, chosen.score, chosen.why, chosen.index))
        elif not texts and cells[index]:
            columns.append(_without_heading(index, columns))
        else:
            heading = texts[0] if texts else ""
            columns.append(Column(index, heading, None, 0.0, "no field is known by this heading"))
    return _without_doubles(columns, file, sheet)


def _matches(texts: tuple[str, ...], mapping: ColumnMapping) -> tuple[Match, ...]:
    found: list[Match] = []
    for text in texts:
        said = mapping.columns.get(normalise(text))
        if said:
            return (Match(said, 2.0, SAID, None),)
        found += match_heading(text)
    return tuple(sorted(found, key=lambda match: -match.score))


def _certain(matches: tuple[Match, ...]) -> Match | None:
    if not matches or matches[0].score < CERTAIN:
        return None
    rivals = [match for match in matches if match.field != matches[0].field]
    return None if rivals and rivals[0].score >= matches[0].score else matches[0]


def _family(name: str) -> str:
    return next((family for family in _FAMILIES if name.startswith(family)), name)


def _by_neighbours(
    index: int,
    matches: Sequence[tuple[Match, ...]],
    certain: Sequence[Match | None],
    taken: Collection[str],
) -> Match | None:
    """Let “Country” beside “Town of origin” be the country of origin; alone it stays open."""
    beside = [
        _family(match.field)
        for step in (index - 1, index + 1)
        if 0 <= step < len(certain) and (match := certain[step]) is not None
    ]
    for family in beside:
        for match in matches[index]:
            if _family(match.field) == family and match.field not in taken:
                return Match(match.field, CERTAIN, f"{match.why}, beside a column of {family}", match.index)
    return None


def _by_lead(matches: tuple[Match, ...], certain: Sequence[Match | None]) -> Match | None:
    """Let a weak match stand that is clearly ahead of the others, once the fields found elsewhere are left out."""
    taken = {match.field for match in certain if match is not None} - REPEATED_FIELDS
    left = sorted(
        (match for match in matches if match.field not in taken),
        key=lambda match: (-match.score, len(match.field)),
    )
    rival = next((m.score for m in left[1:] if _family(m.field) != _family(left[0].field)), 0.0)
    return left[0] if left and left[0].score >= LEAST and left[0].score - rival >= LEAD - 1e-9 else None


def _counted(found: Match | None, cells: Sequence[Cell], certain: Sequence[Match | None]) -> Match | None:
    """Let numbers be cases under “#” where they number no rows, and under “Victim” where they are no names."""
    if found is None or found.field not in {"row_number", "person_name"} or found.why == SAID:
        return found
    if found.field == "person_name":
        if found.score >= CERTAIN or not cells or not all(map(is_number, cells)):
            return found
    elif all(re.fullmatch(r"\W*[^\W\d]{0,3}\W?\d+\W*", str(plain(cell))) for cell in cells):
        return found
    free = not any(one is not None and one.field.startswith("cases") for one in certain)
    return _told_by_cells("cases" if free and all(map(is_number, cells)) else None)


def _told_by_cells(field: str | None) -> Match | None:
    return Match(field, BY_CELLS, TOLD_BY_CELLS, None) if field else None


def _without_heading(index: int, before: Sequence[Column]) -> Column:
    """Take a column without a heading for more stops where it follows one of stops, else for none."""
    left = before[-1] if before and before[-1].index == index - 1 else None
    if left is not None and left.field == "transit":
        return Column(index, left.heading, "transit", BY_CELLS, CONTINUES, left.order)
    return Column(index, "", None, 0.0, NO_HEADING)


def _by_cells(
    matches: tuple[Match, ...], cells: Sequence[Cell], certain: Sequence[Match | None]
) -> Match | None:
    """Let the cells tell, among the fields that no other column is, and that the heading does not rule out."""
    taken = {match.field for match in certain if match is not None}
    possible = {match.field for match in matches} or set(fields())
    texts = [cell for cell in cells if isinstance(cell, str)]
    return _told_by_cells(field_of_cells(texts, frozenset(possible - taken)))


def _without_doubles(
    columns: Sequence[Column], file: str, sheet: str
) -> tuple[tuple[Column, ...], tuple[Problem, ...]]:
    best: dict[str, Column] = {}
    for column in columns:
        if column.field and column.field not in REPEATED_FIELDS:
            rival = best.get(column.field)
            if rival is None or column.score > rival.score:
                best[column.field] = column
    kept, problems = [], []
    for column in columns:
        rival = best.get(column.field or "")
        if rival is not None and rival is not column:
            kept.append(Column(column.index, column.heading, None, 0.0, f"another column is {column.field}"))
            problems.append(
                Problem(ProblemCode.COLUMN_TWICE, file, sheet, column=column.heading, text=column.field or "")
            )
        else:
            kept.append(column)
            problems += _told(column, file, sheet)
    return tuple(kept), tuple(problems)


def _told(column: Column, file: str, sheet: str) -> Iterator[Problem]:
    """Yield what must be told of a column that was taken, or left."""
    if column.why == TOLD_BY_CELLS:
        code, text = ProblemCode.COLUMN_BY_ITS_CELLS, column.field or ""
    elif column.why in {NO_HEADING, CONTINUES}:
        continues = column.why == CONTINUES
        code = ProblemCode.COLUMN_CONTINUES if continues else ProblemCode.COLUMN_WITHOUT_HEADING
        yield Problem(code, file, sheet, column=letters_of(column.index), text=column.heading)
        return
    elif column.field in KEPT_ONLY:
        code, text = ProblemCode.COLUMN_KEPT_ONLY, ""
    elif column.field is None and column.heading:
        code, text = ProblemCode.COLUMN_NOT_UNDERSTOOD, ""
    else:
        return
    yield Problem(code, file, sheet, column=column.heading, text=text)


def letters_of(index: int) -> str:
    """Return the letters by which a spreadsheet names a column: A for 0, AA for 26."""
    letters = ""
    while index >= 0:
        letters = chr(ord("A") + index % 26) + letters
        index = index // 26 - 1
    return letters
