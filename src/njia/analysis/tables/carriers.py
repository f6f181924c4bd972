"""Which carriers are named, on which routes."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from njia.analysis.columns import DESTINATION, MEASURES, ORIGIN, counting_order
from njia.analysis.measures import counted
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.journey import ONE_OF
from njia.standard.language import mark

NOT_KNOWN = "?"
"""What stands in a route for a stop of which neither place nor country is known."""


def carriers(star: Star) -> ir.Table:
    """Count journeys by carrier as claimed and by route."""
    told = star.journey_codes.filter(star.journey_codes.list == "carrier")
    several = told.code.startswith(ONE_OF)
    claims = told.select(
        "journey",
        carrier=ibis.ifelse(several, told.code.replace(ONE_OF, "").replace("|", " | "), told.code),
        claim=ibis.ifelse(several, "one_of", "named"),
    )
    ends = star.journeys.select(journey="id", origin="origin", destination="destination")
    routed = claims.left_join(_routes(star), "journey").drop("journey_right")
    routed = routed.inner_join(ends, "journey")
    return counted(star.journeys, routed, "carrier", "claim", "route", "origin", "destination")


def _routes(star: Star) -> ir.Table:
    stops = star.way
    name = ibis.coalesce(stops.name, stops.country, NOT_KNOWN)
    whole = ibis.window(group_by=stops.journey, order_by=stops.position)
    return stops.select("journey", route=name.group_concat(" > ").over(whole)).distinct()


QUESTION = Question(
    name="carriers",
    title=mark("Carriers and their routes"),
    definition=mark(
        "Journeys by the carrier named and by the stops of the whole journey. Where a source says that it is "
        "one of several carriers, that is one claim, never a claim about each. Journeys that name no carrier "
        "are left out."
    ),
    columns=(
        Column("carrier", "string", "carrier", mark("Carrier, or the several that it is one of: “A | B”.")),
        Column("claim", "string", "code", mark("named, or one_of: one of several, not known which.")),
        Column(
            "route",
            "string",
            None,
            mark(
                "Stops of the journey, “Busia > Nairobi > Beirut”; a country or ? where the place is not "
                "known."
            ),
        ),
        ORIGIN,
        DESTINATION,
        *MEASURES,
    ),
    ask=carriers,
    order=counting_order("carrier", "route", "origin", "destination", "claim"),
    source="journeys, journey_codes, stops, places",
    caveats=frozenset({"cases"}),
)
