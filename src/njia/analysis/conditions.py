"""From a selection to predicates: who may see a row, and which journeys hold every condition."""

from __future__ import annotations

from collections.abc import Mapping
from functools import reduce
from operator import and_, or_

import ibis
import ibis.expr.types as ir

from njia.analysis.selection import Scope, Selection
from njia.analysis.vocabulary import UNKNOWN
from njia.standard.journey import ONE_OF

Tables = Mapping[str, ir.Table]

SEEN_BY_OTHERS = ("totals", "journeys")
OBSERVATION_KEYS = ("round", "organisation", "evidence", "country", "region", "place", "period")
CONTRIBUTION_KEYS = ("round", "organisation")

_PLAIN = {
    "round": "round",
    "evidence": "evidence",
    "organisation": "organisation",
    "origin": "origin",
    "destination": "destination",
}
_CODED = ("industry", "exploitation", "mode", "carrier", "recruiter")


def journeys(tables: Tables, selection: Selection) -> ir.Table:
    """Return the journeys that the viewer may see and that hold every condition."""
    seen = visible(tables["journeys"], selection.scope)
    held = [_journey_condition(seen, tables, key, values) for key, values in selection.filters.items()]
    return seen.filter(reduce(and_, held)) if held else seen


def observations(tables: Tables, selection: Selection) -> ir.Table:
    """Return the observations that the viewer may see and that hold the conditions that concern one."""
    seen = visible(tables["observations"], selection.scope)
    held = [
        _observation_condition(seen, tables, key, values)
        for key, values in selection.filters.items()
        if key in OBSERVATION_KEYS
    ]
    return seen.filter(reduce(and_, held)) if held else seen


def contributed(table: ir.Table, selection: Selection) -> ir.Table:
    """Return the contributions or problems that the viewer may see, of the rounds and organisations."""
    seen = visible(table, selection.scope)
    held = [
        _plain(seen[key], selection.filters[key]) for key in CONTRIBUTION_KEYS if key in selection.filters
    ]
    return seen.filter(reduce(and_, held)) if held else seen


def visible(table: ir.Table, scope: Scope) -> ir.Table:
    """Return the rows that a viewer may see, of a table with `organisation` and `sharing`."""
    if scope.everything:
        return table
    shared = table.sharing.isin(SEEN_BY_OTHERS)
    if scope.organisation is None:
        return table.filter(shared)
    return table.filter(shared | (table.organisation == scope.organisation))


def _journey_condition(seen: ir.Table, tables: Tables, key: str, values: tuple[str, ...]) -> ir.BooleanValue:
    if key in _PLAIN:
        return _plain(seen[_PLAIN[key]], values)
    if key in _CODED:
        return _coded(seen, tables["journey_codes"], key, values)
    if key == "status":
        return seen.status.isin(values)
    if key == "period":
        return _period(seen, values)
    if key == "region":
        return _region((seen.origin, seen.destination), tables["regions"], values)
    stops = tables["stops"]
    met = _country(stops, values) if key == "country" else _place(stops, tables, values)
    return seen.id.isin(stops.filter(met).journey)


def _observation_condition(
    seen: ir.Table, tables: Tables, key: str, values: tuple[str, ...]
) -> ir.BooleanValue:
    if key == "country":
        return _country(seen, values)
    if key == "place":
        return _place(seen, tables, values)
    if key == "period":
        return _period(seen, values)
    if key == "region":
        return _region((seen.country,), tables["regions"], values)
    return _plain(seen[_PLAIN[key]], values)


def _plain(column: ir.StringColumn, values: tuple[str, ...]) -> ir.BooleanValue:
    met = column.isin(values)
    return met | column.isnull() if UNKNOWN in values else met


def _country(located: ir.Table, values: tuple[str, ...]) -> ir.BooleanValue:
    return _plain(located.country, values)


def _coded(seen: ir.Table, codes: ir.Table, key: str, values: tuple[str, ...]) -> ir.BooleanValue:
    """A claim to be one of several holds for each of the several."""
    of_key = codes.filter(codes.list == key)
    several = of_key.code.startswith(ONE_OF)
    claimed = ibis.literal("|") + of_key.code.substr(len(ONE_OF)) + "|"
    met = of_key.code.isin(values) | reduce(or_, [several & claimed.contains(f"|{one}|") for one in values])
    found = seen.id.isin(of_key.filter(met).journey)
    return found | seen.id.notin(of_key.journey) if UNKNOWN in values else found


def _place(located: ir.Table, tables: Tables, values: tuple[str, ...]) -> ir.BooleanValue:
    """At or within: a stop of which only the country is certain lies within that country."""
    places, within = tables["places"], tables["place_within"]
    named = places.filter(places.id.isin(values) | places.name.isin(values)).id
    met = located.place.isin(within.filter(within.ancestor.isin(named)).place)
    countries = [one.removeprefix("iso:") for one in values if one.startswith("iso:") and len(one) == 6]
    if countries:
        met = met | located.country.isin(countries)
    return met | located.place.isnull() if UNKNOWN in values else met


def _region(ends: tuple[ir.StringColumn, ...], regions: ir.Table, values: tuple[str, ...]) -> ir.BooleanValue:
    within = regions.filter(regions.region.isin(values)).country
    met = reduce(or_, [end.isin(within) for end in ends])
    if UNKNOWN in values:
        met = reduce(or_, [end.isnull() | end.notin(regions.country) for end in ends], met)
    return met


def _period(seen: ir.Table, values: tuple[str, ...]) -> ir.BooleanValue:
    """Overlap of years and months as texts: a year stands before its months, and with -12 after them.

    A period with one end is open at the other; one with none overlaps nothing and is `unknown`.
    """
    start, end = seen.period_from, seen.period_to
    told = start.notnull() | end.notnull()
    met = [
        told & (start.isnull() | (start <= f"{value}-12")) & (end.isnull() | (end + "-12" >= value))
        for value in values
        if value != UNKNOWN
    ]
    if UNKNOWN in values:
        met.append(start.isnull() & end.isnull())
    return reduce(or_, met)
