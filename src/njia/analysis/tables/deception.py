"""Where victims were told they would go, and where they were exploited."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from njia.analysis.columns import ALPHA_2, DESTINATION, MEASURES, counting_order
from njia.analysis.measures import counted
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark


def deception(star: Star) -> ir.Table:
    """Compare the intended destination with the place of exploitation."""
    journeys = star.journeys
    compared = journeys.select(
        "intended",
        "destination",
        journey="id",
        outcome=ibis.cases(
            (journeys.intended.isnull() | journeys.destination.isnull(), "unknown"),
            (journeys.intended != journeys.destination, "another_country"),
            (journeys.id.isin(_apart(star)), "another_place"),
            else_="as_intended",
        ),
    )
    return counted(journeys, compared, "intended", "destination", "outcome")


def _apart(star: Star) -> ir.Column:
    """Return the journeys whose two places are both known and neither of which lies within the other."""
    journeys = star.journeys
    both = journeys.filter(journeys.intended_place.notnull() & journeys.destination_place.notnull())
    both = both.select("id", "intended_place", "destination_place")
    lies = star.place_within.select(intended_place="place", destination_place="ancestor")
    holds = star.place_within.select(intended_place="ancestor", destination_place="place")
    return both.anti_join(ibis.union(lies, holds), ["intended_place", "destination_place"]).id


QUESTION = Question(
    name="deception",
    title=mark("Intended and actual destination"),
    definition=mark(
        "Journeys by the country where the victim expected to go, the country of exploitation, and how the "
        "two compare: as_intended, another_place of the same country, another_country, or unknown. Where one "
        "of two places in one country is known only to the country, or one lies within the other, that is "
        "as_intended."
    ),
    columns=(
        Column("intended", "string", ALPHA_2, mark("Country intended; empty where it is not known.")),
        DESTINATION,
        Column("outcome", "string", "code", mark("as_intended, another_place, another_country or unknown.")),
        *MEASURES,
    ),
    ask=deception,
    order=counting_order("intended", "destination", "outcome"),
    source="journeys, place_within",
    caveats=frozenset({"cases", "ends"}),
)
