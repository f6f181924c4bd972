"""Whether what a selection names is in the data at all, so that a slip of the pen is no empty table."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from njia.analysis.conditions import Tables, visible
from njia.analysis.errors import SelectionError, nearest
from njia.analysis.selection import Scope, Selection
from njia.analysis.vocabulary import UNKNOWN
from njia.standard.journey import claimed
from njia.standard.language import mark

NEAREST = mark("There is no {key} “{value}” in this data. The nearest are: {values}.")
THERE_ARE = mark("There is no {key} “{value}” in this data. There are: {values}.")
NOT_THERE = mark("There is no {key} “{value}” in this data.")

_FEW = 12
"""So many rounds, organisations or regions a sentence can name."""


def refuse_absent(
    tables: Tables, rounds: Sequence[str], selection: Selection, fetch: Callable[[ir.Table], pa.Table]
) -> None:
    """Raise `SelectionError` for a value that stands nowhere in what the viewer may see.

    Which rounds there are is no secret, and the latest is chosen among all.
    """
    for key, values in selection.filters.items():
        asked = [value for value in values if value != UNKNOWN]
        if key == "round":
            _check(key, asked, dict(zip(rounds, rounds, strict=True)))
        if key not in _THERE or not asked:
            continue
        found = fetch(_THERE[key](tables, selection.scope)).to_pydict()
        names = dict(zip(found["value"], found["name"], strict=True))
        names |= {one: one for value in found["value"] for one in claimed(value)}
        _check(key, asked, names)


def _check(key: str, asked: Sequence[str], names: Mapping[str, str]) -> None:
    for value in asked:
        if value not in names and value not in names.values():
            raise _absent(key, value, names)


def _absent(key: str, value: str, names: Mapping[str, str]) -> SelectionError:
    there = {name: name for code, name in names.items() if not claimed(code)}
    whole = key not in {"place", "carrier"} and len(there) <= _FEW
    told = sorted(there) if whole else nearest(value, there)
    sentence = (THERE_ARE if whole else NEAREST) if told else NOT_THERE
    return SelectionError(sentence, key=key, value=value, values=", ".join(told))


def _organisations(tables: Tables, scope: Scope) -> ir.Table:
    seen = (visible(tables[name], scope) for name in ("journeys", "observations", "contributions"))
    return _named(*(table.organisation for table in seen))


def _regions(tables: Tables, scope: Scope) -> ir.Table:
    return _named(tables["regions"].region)


def _carriers(tables: Tables, scope: Scope) -> ir.Table:
    seen, codes = visible(tables["journeys"], scope), tables["journey_codes"]
    return _named(codes.filter((codes.list == "carrier") & codes.journey.isin(seen.id)).code)


def _places(tables: Tables, scope: Scope) -> ir.Table:
    """Give the places of stops and observations and all that they lie within, by their ids."""
    journeys, observations = visible(tables["journeys"], scope), visible(tables["observations"], scope)
    stops = tables["stops"].filter(tables["stops"].journey.isin(journeys.id))
    used = _named(stops.place, observations.place, journeys.intended_place)
    countries = _named(*("iso:" + table.country for table in (stops, observations)))
    within = tables["place_within"].filter(tables["place_within"].place.isin(used.value))
    there = _named(within.ancestor, countries.value)
    known = tables["places"].select(id="id", known="name")
    joined = there.left_join(known, there.value == known.id)
    return joined.select("value", name=ibis.coalesce(joined.known, joined.value))


_THERE: Mapping[str, Callable[[Tables, Scope], ir.Table]] = {
    "organisation": _organisations,
    "region": _regions,
    "carrier": _carriers,
    "place": _places,
}


def _named(*columns: ir.StringColumn) -> ir.Table:
    """Return the values of columns of any tables, each once, with themselves as names."""
    parts = [column.name("value").as_table() for column in columns]
    values = ibis.union(*parts, distinct=True) if len(parts) > 1 else parts[0].distinct()
    return values.filter(values.value.notnull()).mutate(name=values.value)
