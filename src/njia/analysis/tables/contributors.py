"""Who contributed, how much, and what became of the rows received."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from njia.analysis.columns import MEASURES, counting_order
from njia.analysis.measures import MEASURE_NAMES, measures
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark

_ROWS = ("files", "journey_rows", "observation_rows", "held_rows", "ignored_rows")
_COUNTS = ("submissions", "cases_known", "organisations")


def contributors(star: Star) -> ir.Table:
    """Join what each organisation contributed in a round with the journeys selected."""
    journeys = star.journeys
    told = journeys.group_by(teller="organisation", told_in="round").agg(**measures(journeys))
    given = star.contributions
    joined = given.outer_join(told, [given.organisation == told.teller, given["round"] == told.told_in])
    return joined.select(
        *_ROWS,
        organisation=ibis.coalesce(joined.organisation, joined.teller),
        round=ibis.coalesce(joined["round"], joined.told_in),
        **{name: joined[name].fill_null(0) if name in _COUNTS else joined[name] for name in MEASURE_NAMES},
    )


QUESTION = Question(
    name="contributors",
    title=mark("Contributors"),
    definition=mark(
        "Submissions by organisation and round, with what became of every row received: part of a journey, "
        "an observation, held until a person decides, or ignored, such as a heading. Files and rows are all "
        "those of the organisation in the round, also where conditions select only some of its journeys."
    ),
    columns=(
        Column("organisation", "string", None, mark("Organisation.")),
        Column("round", "string", None, mark("Round of collection.")),
        *MEASURES,
        Column("files", "integer", "files", mark("Files received.")),
        Column("journey_rows", "integer", "rows", mark("Rows that are part of a journey.")),
        Column("observation_rows", "integer", "rows", mark("Rows that are an observation.")),
        Column("held_rows", "integer", "rows", mark("Rows held until a person decides.")),
        Column(
            "ignored_rows", "integer", "rows", mark("Rows without a report: blank, heading, note, total.")
        ),
    ),
    rounds="every",
    ask=contributors,
    order=counting_order("organisation", "round"),
    source="journeys, contributions",
    caveats=frozenset({"cases"}),
)
