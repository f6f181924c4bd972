"""Through which places journeys pass, from where and to where next."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from njia.analysis.columns import ALPHA_2, MEASURES, counting_order
from njia.analysis.measures import counted
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark

_OTHER = {"other": "place", "other_name": "name", "other_country": "country"}


def transit_hubs(star: Star) -> ir.Table:
    """Count journeys by transit place, direction and the stop before or after."""
    way = star.way
    passed = way.filter((way.role == "transit") & way.place.notnull())
    hub = ("journey", "place", "name", "country")

    def towards(direction: str, side: str) -> ir.Table:
        others = {name: f"{side}_{column}" for name, column in _OTHER.items()}
        return passed.select(*hub, direction=ibis.literal(direction), **others)

    ways = ibis.union(towards("in", "previous"), towards("out", "next"))
    return counted(star.journeys, ways, "place", "name", "country", "direction", *_OTHER)


QUESTION = Question(
    name="transit_hubs",
    title=mark("Transit hubs"),
    definition=mark(
        "For every place of transit, the stops from which journeys come in and to which they go out, one "
        "stop before and after. Where that stop is not there or its place was not understood, it is empty. "
        "Stops in transit whose own place was not understood are left out."
    ),
    columns=(
        Column("place", "string", "place id", mark("Place of transit.")),
        Column("name", "string", None, mark("Name of the place of transit.")),
        Column("country", "string", ALPHA_2, mark("Country of the place of transit.")),
        Column("direction", "string", "code", mark("in: from the other place; out: to the other place.")),
        Column("other", "string", "place id", mark("The stop before or after.")),
        Column("other_name", "string", None, mark("Name of the stop before or after.")),
        Column("other_country", "string", ALPHA_2, mark("Country of the stop before or after.")),
        *MEASURES,
    ),
    ask=transit_hubs,
    order=counting_order("name", "country", "direction", "other_name", "other_country", "place", "other"),
    source="journeys, stops, places",
    caveats=frozenset({"cases"}),
)
