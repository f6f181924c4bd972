"""What is new, gone or stays between two rounds of collection."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir

from njia.analysis.columns import ALPHA_2
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark


def rounds(star: Star) -> ir.Table:
    """Compare the two latest rounds selected, or two that are named, the first as the one before."""
    journeys = star.journeys
    names = _two_rounds(journeys, star.selection.filters.get("round", ()))
    sides = journeys.select(journey="id", round="round", origin="origin", destination="destination")
    items = _items(sides, star.way)
    compared = items.cross_join(names)
    counts = compared.group_by(["subject", "item", "before_round", "after_round"]).agg(
        before=compared.count(where=compared["round"] == compared.before_round),
        after=compared.count(where=compared["round"] == compared.after_round),
    )
    counts = counts.filter((counts.before > 0) | (counts.after > 0))
    return counts.mutate(
        change=ibis.cases((counts.before == 0, "new"), (counts.after == 0, "gone"), else_="stays")
    )


def _two_rounds(journeys: ir.Table, named: tuple[str, ...]) -> ir.Table:
    """Return (before_round, after_round) in one row, or none where there are not two."""
    place = ibis.dense_rank().over(order_by=journeys["round"].desc())
    ranked = journeys.select(round="round", place=place)
    at = ranked.place
    if len(named) == 2:
        at = ranked["round"].cases((named[1], 0), (named[0], 1))
    pair = ranked.aggregate(
        after_round=ranked["round"].max(where=at == 0), before_round=ranked["round"].max(where=at == 1)
    )
    return pair.filter(pair.before_round.notnull() & pair.after_round.notnull())


def _items(sides: ir.Table, way: ir.Table) -> ir.Table:
    """Return each thing compared once a journey: (journey, round, subject, item)."""
    passed = way.filter((way.role == "transit") & way.country.notnull()).select("journey", "country")
    transits = passed.distinct().inner_join(sides, "journey")
    ends = [
        sides.filter(sides[end].notnull()).select("journey", "round", subject=ibis.literal(end), item=end)
        for end in ("origin", "destination")
    ]
    transit = transits.select("journey", "round", subject=ibis.literal("transit"), item="country")
    both = sides.filter(sides.origin.notnull() & sides.destination.notnull())
    pair = both.select(
        "journey", "round", subject=ibis.literal("pair"), item=both.origin + "-" + both.destination
    )
    return ibis.union(*ends, transit, pair)


QUESTION = Question(
    name="rounds",
    title=mark("Between two rounds"),
    definition=mark(
        "Countries by role, and pairs of origin and destination, that are new in a round, gone since the "
        "round before it, or stay. The two rounds are the latest of the selection by name, or the two that "
        "it names, the first as the one before. What is new may be newly reported, not newly happening."
    ),
    columns=(
        Column("subject", "string", "code", mark("origin, transit, destination or pair.")),
        Column("item", "string", ALPHA_2, mark("Country, or the two of a pair: “KE-SA”.")),
        Column("change", "string", "code", mark("new, gone or stays.")),
        Column("before", "integer", "submissions", mark("Submissions in the round before.")),
        Column("after", "integer", "submissions", mark("Submissions in the later round.")),
        Column("before_round", "string", None, mark("The round before.")),
        Column("after_round", "string", None, mark("The later round.")),
    ),
    rounds="two",
    ask=rounds,
    order=(
        ("subject", "ascending"),
        ("change", "ascending"),
        ("after", "descending"),
        ("before", "descending"),
        ("item", "ascending"),
    ),
    source="journeys, stops",
    caveats=frozenset({"rounds"}),
)
