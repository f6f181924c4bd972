"""Journeys within one country."""

from __future__ import annotations

import ibis.expr.types as ir

from njia.analysis.columns import ALPHA_2, MEASURES, counting_order
from njia.analysis.measures import FACTS, measures
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark


def internal(star: Star) -> ir.Table:
    """Count the journeys whose ends are in one country by their places."""
    journeys = star.journeys
    within = journeys.filter(journeys.origin == journeys.destination).select(
        "origin_place", "destination_place", *FACTS, country="origin"
    )
    starts = star.places.select(origin_place="id", origin_name="name")
    ends = star.places.select(destination_place="id", destination_name="name")
    named = within.left_join(starts, "origin_place").left_join(ends, "destination_place")
    by = ["country", "origin_place", "origin_name", "destination_place", "destination_name"]
    return named.group_by(by).agg(**measures(named))


QUESTION = Question(
    name="internal",
    title=mark("Within one country"),
    definition=mark(
        "Journeys whose origin and destination are in one country, by place, also where they pass through "
        "another country. A place is empty where it was not told or not understood."
    ),
    columns=(
        Column("country", "string", ALPHA_2, mark("The country of both ends.")),
        Column("origin_place", "string", "place id", mark("Place of origin.")),
        Column("origin_name", "string", None, mark("Name of the place of origin.")),
        Column("destination_place", "string", "place id", mark("Place of exploitation.")),
        Column("destination_name", "string", None, mark("Name of the place of exploitation.")),
        *MEASURES,
    ),
    ask=internal,
    order=counting_order("country", "origin_name", "destination_name", "origin_place", "destination_place"),
    source="journeys, places",
    caveats=frozenset({"cases", "ends"}),
)
