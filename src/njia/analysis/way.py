"""The way of each journey: its stops with their places, and the stops before and after."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

COUNTRY = "country"

_NEIGHBOUR = ("place", "name", "country")


def way(stops: ir.Table, places: ir.Table) -> ir.Table:
    """Return one row a stop: where it is, with names, and where its neighbours are.

    Columns journey, position, role, place, name, kind, country, has_next, and place, name and
    country of the stop before (`previous_…`) and after (`next_…`). A stop whose place was not told
    (status *unknown*) but whose country is certain is at its country, kind *country*; one whose place
    was not understood keeps its country and has no place.
    """
    located = _located(stops, places)
    along = ibis.window(group_by=located.journey, order_by=located.position)
    return located.mutate(
        has_next=located.position.lead().over(along).notnull(),
        **{f"previous_{column}": located[column].lag().over(along) for column in _NEIGHBOUR},
        **{f"next_{column}": located[column].lead().over(along) for column in _NEIGHBOUR},
    )


def _located(stops: ir.Table, places: ir.Table) -> ir.Table:
    not_told = stops.place.isnull() & (stops.status == "unknown")
    placed = stops.mutate(
        place=ibis.ifelse(not_told, "iso:" + stops.country, stops.place),
        at_country=not_told & stops.country.notnull(),
    )
    known = places.select(found="id", name="name", kind="kind")
    joined = placed.left_join(known, placed.place == known.found)
    return joined.select(
        "journey",
        "position",
        "role",
        "place",
        name=ibis.ifelse(joined.at_country, joined.name.fill_null(joined.country), joined.name),
        kind=ibis.ifelse(joined.at_country, COUNTRY, joined.kind),
        country=joined.country,
    )
