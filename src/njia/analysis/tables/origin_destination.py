"""From which country to which."""

from __future__ import annotations

import ibis.expr.types as ir

from njia.analysis.columns import DESTINATION, MEASURES, ORIGIN, counting_order
from njia.analysis.measures import measures
from njia.analysis.question import Question
from njia.analysis.star import Star
from njia.standard.language import mark


def origin_destination(star: Star) -> ir.Table:
    """Count journeys by their two ends."""
    return star.journeys.group_by(["origin", "destination"]).agg(**measures(star.journeys))


QUESTION = Question(
    name="origin_destination",
    title=mark("From origin to destination"),
    definition=mark(
        "Journeys by country of origin and country of exploitation. A journey that lacks an end has nothing "
        "there. A journey within one country has the same country twice."
    ),
    columns=(ORIGIN, DESTINATION, *MEASURES),
    ask=origin_destination,
    order=counting_order("origin", "destination"),
    source="journeys",
    caveats=frozenset({"cases", "ends"}),
)
