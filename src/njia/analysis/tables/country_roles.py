"""Which countries are origins, transits and destinations."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from njia.analysis.columns import ALPHA_2, MEASURES, counting_order
from njia.analysis.measures import counted
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark


def country_roles(star: Star) -> ir.Table:
    """Count journeys by country and role; a journey without an end has null for that role."""
    journeys = star.journeys
    met = star.way.select("journey", "country", "role")
    origins = journeys.filter(journeys.origin.isnull()).select(
        journey="id", country="origin", role=ibis.literal("origin")
    )
    destinations = journeys.filter(journeys.destination.isnull()).select(
        journey="id", country="destination", role=ibis.literal("destination")
    )
    only = transit_only(star.way)
    passed = met.filter(met.role == "transit")
    passed_only = passed.semi_join(only, "country").mutate(role=ibis.literal("transit_only"))
    return counted(journeys, ibis.union(met, origins, destinations, passed_only), "country", "role")


def transit_only(way: ir.Table) -> ir.Table:
    """Return the countries (one column) that are a transit but no origin or destination of any journey."""
    passed = way.filter((way.role == "transit") & way.country.notnull()).select("country").distinct()
    ends = way.filter(way.role != "transit")
    return passed.anti_join(ends, "country")


QUESTION = Question(
    name="country_roles",
    title=mark("Countries by role"),
    definition=mark(
        "Journeys by country and its role on them. A country has a row for each of its roles; one that is "
        "only passed through, being neither origin nor destination of any journey selected, also has a row "
        "transit_only. A journey that meets a country twice in one role counts once there."
    ),
    columns=(
        Column("country", "string", ALPHA_2, mark("Country; empty where it is not known.")),
        Column("role", "string", "code", mark("origin, transit, destination or transit_only.")),
        *MEASURES,
    ),
    ask=country_roles,
    order=counting_order("country", "role"),
    source="journeys, stops",
    caveats=frozenset({"cases", "ends"}),
)
