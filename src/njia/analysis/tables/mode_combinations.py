"""Which modes of transport go together in one journey."""

from __future__ import annotations

import ibis.expr.types as ir

from njia.analysis.columns import MEASURES, counting_order
from njia.analysis.measures import counted
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark


def mode_combinations(star: Star) -> ir.Table:
    """Count journeys by the set of their modes, in alphabetical order."""
    told = star.journey_codes.filter(star.journey_codes.list == "mode")
    sets = told.group_by("journey").agg(modes=told.code.collect().sort().join(" + "))
    ids = star.journeys.select(journey="id")
    combined = ids.left_join(sets, "journey").select("journey", "modes")
    return counted(star.journeys, combined, "modes")


QUESTION = Question(
    name="mode_combinations",
    title=mark("Modes of transport together"),
    definition=mark(
        "Journeys by all the modes of transport that each uses, in alphabetical order. Each journey is in "
        "one row."
    ),
    columns=(
        Column("modes", "string", "codes", mark("Modes, such as “bus + plane”; empty where none was told.")),
        *MEASURES,
    ),
    ask=mode_combinations,
    order=counting_order("modes"),
    source="journeys, journey_codes",
    caveats=frozenset({"cases"}),
)
