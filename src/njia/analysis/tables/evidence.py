"""How submissions are known: worked on, or heard of."""

from __future__ import annotations

import ibis.expr.types as ir

from njia.analysis.columns import MEASURES, counting_order
from njia.analysis.measures import measures
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark


def evidence(star: Star) -> ir.Table:
    """Count journeys by evidence."""
    return star.journeys.group_by("evidence").agg(**measures(star.journeys))


QUESTION = Question(
    name="evidence",
    title=mark("Evidence"),
    definition=mark("Journeys by how they are known: from cases worked on, or from routes heard of."),
    columns=(
        Column("evidence", "string", "code", mark("worked or heard; empty where it was not told.")),
        *MEASURES,
    ),
    ask=evidence,
    order=counting_order("evidence"),
    source="journeys",
    caveats=frozenset({"cases"}),
)
