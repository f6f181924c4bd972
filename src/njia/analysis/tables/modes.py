"""By which modes of transport."""

from __future__ import annotations

import ibis.expr.types as ir

from njia.analysis.columns import MEASURES, counting_order
from njia.analysis.measures import counted, with_codes
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark


def modes(star: Star) -> ir.Table:
    """Count journeys by mode."""
    return counted(star.journeys, with_codes(star.journeys, star.journey_codes, "mode", "mode"), "mode")


QUESTION = Question(
    name="modes",
    title=mark("Modes of transport"),
    definition=mark(
        "Journeys by mode of transport, on whichever part of the way. A journey by several modes counts in "
        "each, so that rows do not add up to the total."
    ),
    columns=(
        Column("mode", "string", "code", mark("Mode of transport; empty where none was told.")),
        *MEASURES,
    ),
    ask=modes,
    order=counting_order("mode"),
    source="journeys, journey_codes",
    caveats=frozenset({"cases"}),
)
