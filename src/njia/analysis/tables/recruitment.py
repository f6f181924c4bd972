"""How victims are recruited: by whom, by what means, through which channel, with which promise."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from njia.analysis.columns import MEASURES, counting_order
from njia.analysis.measures import counted
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark

LISTS = ("recruiter", "means", "channel", "promise")


def recruitment(star: Star) -> ir.Table:
    """Count journeys by each code of the four lists, with null for a list of which nothing was told."""
    lists = ibis.array(list(LISTS)).unnest().name("list").as_table()
    asked = star.journeys.select(journey="id").cross_join(lists)
    told = star.journey_codes.filter(star.journey_codes.list.isin(LISTS))
    rows = asked.left_join(told, ["journey", "list"]).select("journey", "list", "code")
    return counted(star.journeys, rows, "list", "code")


QUESTION = Question(
    name="recruitment",
    title=mark("Recruitment"),
    definition=mark(
        "Journeys by who recruited, by what means, through which channel and with which promise. A journey "
        "counts in each that it names, so that the rows of a list do not add up to the total."
    ),
    columns=(
        Column("list", "string", "code list", mark("recruiter, means, channel or promise.")),
        Column("code", "string", "code", mark("Code of that list; empty where none was told.")),
        *MEASURES,
    ),
    ask=recruitment,
    order=counting_order("list", "code"),
    source="journeys, journey_codes",
    caveats=frozenset({"cases"}),
)
