"""In which industries people are exploited, abroad and within a country."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from njia.analysis.columns import ALPHA_2, MEASURES, counting_order
from njia.analysis.measures import counted, with_codes
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark


def industries(star: Star) -> ir.Table:
    """Count journeys by industry for each group of people."""
    people = _people(star)
    exploited = people.filter(people.destination.notnull())
    own = exploited.people == exploited.destination
    abroad = exploited.filter(~own).select("journey", "basis", country="people", group=ibis.literal("abroad"))
    within = exploited.select(
        "journey",
        "basis",
        country="destination",
        group=ibis.cases(
            (exploited.people.isnull(), "within_unknown"), (own, "within_own"), else_="within_foreign"
        ),
    )
    everybody = star.journeys.select(
        journey="id", basis=ibis.null("string"), country=ibis.null("string"), group=ibis.literal("all")
    )
    groups = ibis.union(abroad, within, everybody)
    told = with_codes(star.journeys, star.journey_codes, "industry", "industry")
    rows = groups.inner_join(told, "journey")
    return counted(star.journeys, rows, "country", "group", "basis", "industry")


def _people(star: Star) -> ir.Table:
    """Return (journey, destination, people, basis): by nationality, without one by origin, else null."""
    nations = star.nationalities.select("journey", people="country").distinct()
    ends = star.journeys.select(journey="id", origin="origin", destination="destination")
    joined = ends.left_join(nations, "journey")
    return joined.select(
        "journey",
        "destination",
        people=joined.people.fill_null(joined.origin),
        basis=ibis.cases((joined.people.notnull(), "nationality"), (joined.origin.notnull(), "origin")),
    )


QUESTION = Question(
    name="industries",
    title=mark("Industries of exploitation"),
    definition=mark(
        "Journeys by industry, for four groups about each country and for all. abroad: people of the country "
        "exploited in another; within_own, within_foreign and within_unknown: its own people, people of "
        "other countries and people of whom that is not known, exploited in it. People belong to a country "
        "by nationality where it was told, else by origin; basis says which. A journey of several "
        "nationalities counts in the group of each, with all of its cases; one without a known destination "
        "only in all."
    ),
    columns=(
        Column("country", "string", ALPHA_2, mark("The country that the group is about; empty for all.")),
        Column("group", "string", "code", mark("abroad, within_own, within_foreign, within_unknown or all.")),
        Column(
            "basis",
            "string",
            "code",
            mark("nationality or origin; empty where neither is known, and for all."),
        ),
        Column("industry", "string", "code", mark("Industry of exploitation; empty where none was told.")),
        *MEASURES,
    ),
    ask=industries,
    order=counting_order("country", "group", "basis", "industry"),
    source="journeys, nationalities, journey_codes",
    caveats=frozenset({"cases", "ends"}),
)
