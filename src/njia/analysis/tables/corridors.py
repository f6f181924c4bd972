"""Between which consecutive stops journeys move."""

from __future__ import annotations

import ibis.expr.types as ir

from njia.analysis.columns import ALPHA_2, MEASURES, counting_order
from njia.analysis.measures import counted
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark

_WAY = ("start", "start_name", "start_country", "end", "end_name", "end_country")


def corridors(star: Star) -> ir.Table:
    """Count journeys by each pair of consecutive stops."""
    pairs = star.way.filter(star.way.has_next).select(
        "journey",
        start="place",
        start_name="name",
        start_country="country",
        end="next_place",
        end_name="next_name",
        end_country="next_country",
    )
    return counted(star.journeys, pairs, *_WAY)


QUESTION = Question(
    name="corridors",
    title=mark("Corridors"),
    definition=mark(
        "Every pair of consecutive stops, in the direction of travel. A journey that goes the same way twice "
        "counts once there; there and back are two corridors. A journey of one stop has none."
    ),
    columns=(
        Column(
            "start", "string", "place id", mark("Where the way starts; empty where it was not understood.")
        ),
        Column("start_name", "string", None, mark("Name of the start.")),
        Column("start_country", "string", ALPHA_2, mark("Country of the start.")),
        Column("end", "string", "place id", mark("Where the way ends; empty where it was not understood.")),
        Column("end_name", "string", None, mark("Name of the end.")),
        Column("end_country", "string", ALPHA_2, mark("Country of the end.")),
        *MEASURES,
    ),
    ask=corridors,
    order=counting_order("start_name", "start_country", "end_name", "end_country", "start", "end"),
    source="journeys, stops, places",
    caveats=frozenset({"cases"}),
)
