"""Which column holds which field: from a heading, its neighbours, or a mapping file that a person wrote."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from njia.intake.contents import field_of_cells
from njia.intake.heading_index import fields
from njia.intake.headings import Match, match_heading
from njia.intake.phrases import normalise
from njia.intake.problems import Problem, ProblemCode

CERTAIN = 0.75
"""A heading that matches a field at least this well stands on its own; below, its neighbours decide."""

BY_CELLS = 0.7
"""How sure a field is that only the cells of the column tell."""
TOLD_BY_CELLS = "told by the words in its cells"

LEAST, LEAD = 0.5, 0.1
"""A weaker heading must match at least this well, and be this far ahead of the next field."""

IDENTITY_FIELDS = frozenset({"person_name", "phone", "email", "id_number", "birth_date", "address"})
REPEATED_FIELDS = frozenset(
    {"transit", "transit_country", "leg_modes", "modes", "carriers", "remarks", "unused"}
) | (IDENTITY_FIELDS)
_FAMILIES = ("origin", "transit", "destination", "intended", "observation", "period", "cases")


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
            if name not in fields():
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
    cells: Sequence[Sequence[str]],
    mapping: ColumnMapping,
    file: str,
    sheet: str,
) -> tuple[tuple[Column, ...], tuple[Problem, ...]]:
    """Take each column for a field, at most one column a field where a field is single.

    `headings[i]` holds the ways to read the heading of column `i`, the most specific first, none
    where the column has no heading; `cells[i]` holds texts that stand under it.
    """
    matches = [_matches(texts, mapping) for texts in headings]
    certain = [_certain(found) for found in matches]
    for _ in range(2):  # a neighbour may itself have been told by its neighbour
        certain = [one or _by_neighbours(index, matches, certain) for index, one in enumerate(certain)]
    for index, found in enumerate(matches):
        if certain[index] is None and headings[index]:
            certain[index] = _by_lead(found, certain) or _by_cells(found, cells[index], certain)
    columns = []
    for index, texts in enumerate(headings):
        chosen = certain[index]
        heading = texts[0] if texts else ""
        if chosen is None:
            columns.append(Column(index, heading, None, 0.0, "no field is known by this heading"))
        else:
            columns.append(Column(index, heading, chosen.field, chosen.score, chosen.why, chosen.index))
    return _without_doubles(columns, file, sheet)


def _matches(texts: tuple[str, ...], mapping: ColumnMapping) -> tuple[Match, ...]:
    found: list[Match] = []
    for text in texts:
        said = mapping.columns.get(normalise(text))
        if said:
            return (Match(said, 2.0, "said by the mapping file", None),)
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
    index: int, matches: Sequence[tuple[Match, ...]], certain: Sequence[Match | None]
) -> Match | None:
    """Let “Country” beside “Town of origin” be the country of origin; alone it stays open."""
    beside = [
        _family(match.field)
        for step in (index - 1, index + 1)
        if 0 <= step < len(certain) and (match := certain[step]) is not None
    ]
    taken = {match.field for match in certain if match is not None}
    for family in beside:
        for match in matches[index]:
            if _family(match.field) == family and match.field not in taken - REPEATED_FIELDS:
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


def _by_cells(
    matches: tuple[Match, ...], cells: Sequence[str], certain: Sequence[Match | None]
) -> Match | None:
    """Let the cells tell, among the fields that no other column is, and that the heading does not rule out."""
    taken = {match.field for match in certain if match is not None}
    possible = {match.field for match in matches} or set(fields())
    field = field_of_cells(cells, frozenset(possible - taken))
    return Match(field, BY_CELLS, TOLD_BY_CELLS, None) if field else None


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
            if column.why == TOLD_BY_CELLS:
                problems.append(
                    Problem(
                        ProblemCode.COLUMN_BY_ITS_CELLS,
                        file,
                        sheet,
                        column=column.heading,
                        text=column.field or "",
                    )
                )
            if column.field is None and column.heading:
                problems.append(
                    Problem(ProblemCode.COLUMN_NOT_UNDERSTOOD, file, sheet, column=column.heading)
                )
    return tuple(kept), tuple(problems)
