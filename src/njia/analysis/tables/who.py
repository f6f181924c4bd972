"""Who the victims are, as far as it was told; counts, never persons."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from njia.analysis.columns import SUBMISSIONS
from njia.analysis.measures import upright
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark

GROUPS = ("women", "men", "girls", "boys", "adults", "children", "female", "male", "with_disability")
NATIONALITY = "nationality:"


def who(star: Star) -> ir.Table:
    """Sum the people of each group that was counted, and the submissions that count it."""
    journeys = star.journeys
    one_row = journeys.aggregate(
        **{f"{group}_people": journeys[group].sum() for group in GROUPS},
        **{f"{group}_submissions": journeys[group].count() for group in GROUPS},
    )
    columns = ("people", "submissions")
    rows = {group: {column: f"{group}_{column}" for column in columns} for group in GROUPS}
    counted = upright(one_row, rows, group=list(GROUPS))
    nations = star.nationalities
    by_nation = (
        nations.group_by("country")
        .agg(people=nations["count"].sum(), submissions=nations.journey.nunique())
        .select(
            position=ibis.literal(len(GROUPS), "int64"),
            group=NATIONALITY + ibis._.country,
            people="people",
            submissions="submissions",
        )
    )
    return ibis.union(counted.filter(counted.submissions > 0), by_nation)


QUESTION = Question(
    name="who",
    title=mark("Who the victims are"),
    definition=mark(
        "Victims by group, as far as submissions count them. Groups overlap: girls may also be counted among "
        "children and female. Groups that no submission counts are left out."
    ),
    columns=(
        Column(
            "group",
            "string",
            "code",
            mark(
                "women, men, girls, boys, adults, children, female, male, with_disability, or nationality: "
                "with the country's ISO 3166-1 alpha-2 code."
            ),
        ),
        Column("people", "integer", "victims", mark("Victims counted; empty where only named.")),
        SUBMISSIONS,
    ),
    ask=who,
    order=(("position", "ascending"), ("submissions", "descending"), ("group", "ascending")),
    source="journeys, nationalities",
    caveats=frozenset({"cases"}),
)
