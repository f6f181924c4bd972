"""Figures that an earlier report printed, and where Njia computes them: `printed.toml` of an example."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from njia import analysis

if TYPE_CHECKING:
    from njia.places import Gazetteer
    from njia.snapshot import Snapshot

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class PrintedFigure:
    """One printed figure; the fields are those that `printed.toml` explains at its head."""

    id: str
    section: str
    what: Mapping[str, str]
    printed: Any
    said: Mapping[str, str] = field(default_factory=dict)
    table: str | None = None
    filter: Mapping[str, Any] = field(default_factory=dict)
    where: Mapping[str, Any] = field(default_factory=dict)
    empty: tuple[str, ...] = ()
    has: Mapping[str, str] = field(default_factory=dict)
    take: tuple[str, ...] = ()
    compare: str = "value"
    expect: Any = None
    computed: Any = None
    why: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Compared:
    """A printed figure beside what the data give; `agrees` is `None` where nothing is computed."""

    figure: PrintedFigure
    computed: Any
    agrees: bool | None


def read_printed(path: Path) -> tuple[PrintedFigure, ...]:
    """Read the printed figures of a file such as `examples/kenya-2020/printed.toml`."""
    return printed_figures(tomllib.loads(path.read_text("utf-8")))


def printed_figures(data: Mapping[str, Any]) -> tuple[PrintedFigure, ...]:
    """Return the printed figures of such a file's content, wherever it was kept."""
    return tuple(_figure(entry) for entry in data.get("figure", ()))


def compare(
    figures: Iterable[PrintedFigure],
    snapshot: Snapshot,
    selection: analysis.Selection,
    whole: Callable[[str], analysis.Result] | None = None,
) -> list[Compared]:
    """Ask the analysis for each figure and compare; names of places are compared as the gazetteer reads them.

    What compares two rounds is not computed from a snapshot of one. `whole` gives the tables of the
    whole selection where they are at hand already.
    """

    @cache
    def rows_of(table: str, asked: analysis.Selection) -> Sequence[Row]:
        found = whole(table) if whole and asked == selection else analysis.compute(snapshot, table, asked)
        rows: Sequence[Row] = found.data.to_pylist()
        return rows

    return [_compared(figure, selection, rows_of, len(snapshot.rounds)) for figure in figures]


def _compared(
    figure: PrintedFigure,
    selection: analysis.Selection,
    rows_of: Callable[[str, analysis.Selection], Sequence[Row]],
    rounds: int,
) -> Compared:
    if figure.table is None or (figure.table == "rounds" and rounds < 2):
        return Compared(figure, None, None)
    added = {key: _texts(value) for key, value in figure.filter.items()}
    rows = rows_of(figure.table, replace(selection, filters={**selection.filters, **added}))
    kept = [row for row in rows if _meets(row, figure)]
    expected = figure.printed if figure.expect is None else figure.expect
    found, agrees = _COMPARE[figure.compare](figure, kept, rows, expected)
    return Compared(figure, found, agrees)


def _figure(entry: Mapping[str, Any]) -> PrintedFigure:
    known = {name: entry[name] for name in PrintedFigure.__dataclass_fields__ if name in entry}
    take = known.get("take", ())
    known["take"] = (take,) if isinstance(take, str) else tuple(take)
    known["empty"] = tuple(known.get("empty", ()))
    return PrintedFigure(**known)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list | tuple) else (str(value),)


def _meets(row: Row, figure: PrintedFigure) -> bool:
    return all(row[column] == value for column, value in figure.where.items()) and all(
        text in str(row[column] or "") for column, text in figure.has.items()
    )


def _taken(figure: PrintedFigure, row: Row) -> Any:
    values = [row[column] for column in figure.take]
    return values[0] if len(values) == 1 else values


def _value(figure: PrintedFigure, kept: Sequence[Row], _: Sequence[Row], expected: Any) -> tuple[Any, bool]:
    found = _taken(figure, kept[0]) if len(kept) == 1 else None
    return found, found == expected


def _rows(figure: PrintedFigure, kept: Sequence[Row], _: Sequence[Row], expected: Any) -> tuple[Any, bool]:
    return len(kept), len(kept) == expected


def _set(figure: PrintedFigure, kept: Sequence[Row], _: Sequence[Row], expected: Any) -> tuple[Any, bool]:
    found = sorted({str(_taken(figure, row)) for row in kept if _taken(figure, row) is not None})
    return found, set(found) == set(expected)


def _order(figure: PrintedFigure, kept: Sequence[Row], _: Sequence[Row], expected: Any) -> tuple[Any, bool]:
    """Compare the first by submissions; a value that stands in several rows has those of all of them."""
    sums: Counter[Any] = Counter()
    for row in kept:
        if _taken(figure, row) is not None:
            sums[_taken(figure, row)] += row["submissions"]
    found = [value for value, _count in sums.most_common(len(expected))]
    return found, found == list(expected)


def _among(figure: PrintedFigure, kept: Sequence[Row], _: Sequence[Row], expected: Any) -> tuple[Any, bool]:
    found = {_taken(figure, row) for row in kept}
    wanted = [expected] if isinstance(expected, str) else expected
    return [one for one in wanted if one in found], all(one in found for one in wanted)


def _sum_filled(
    figure: PrintedFigure, kept: Sequence[Row], _: Sequence[Row], expected: Any
) -> tuple[Any, bool]:
    filled = [row for row in kept if all(row[column] is not None for column in figure.empty)]
    found = sum(_taken(figure, row) or 0 for row in filled)
    return found, found == expected


def _majority(figure: PrintedFigure, kept: Sequence[Row], rows: Sequence[Row], _: Any) -> tuple[Any, bool]:
    part, whole = (sum(_taken(figure, row) or 0 for row in some) for some in (kept, rows))
    return [part, whole], 2 * part > whole


def _places(figure: PrintedFigure, kept: Sequence[Row], _: Sequence[Row], expected: Any) -> tuple[Any, bool]:
    """Compare places as the gazetteer reads their names; of `places_among`, only those wanted are told."""
    precise = [row for row in kept if row["place"] and row["kind"] != "country"]
    wanted = _resolved(expected, figure.where.get("country"))
    found = {row["place"] for row in precise}
    exact = figure.compare == "places"
    told = [row for row in precise if exact or row["place"] in wanted]
    names = sorted({str(row["name"]) for row in told})
    return names, (found == wanted) if exact else wanted <= found


def _resolved(names: Iterable[str], country: str | None) -> set[str | None]:
    from njia.places import Context

    gazetteer = _gazetteer()
    resolutions = [gazetteer.resolve(name, Context(country=country)) for name in names]
    return {resolution.place.id if resolution.place else None for resolution in resolutions}


@cache
def _gazetteer() -> Gazetteer:
    from njia.places import Gazetteer

    return Gazetteer.open()


_COMPARE = {
    "value": _value,
    "rows": _rows,
    "set": _set,
    "order": _order,
    "among": _among,
    "sum_filled": _sum_filled,
    "majority": _majority,
    "places": _places,
    "places_among": _places,
}
