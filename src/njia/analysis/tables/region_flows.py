"""From which region of the world to which."""

from __future__ import annotations

import ibis.expr.types as ir

from njia.analysis.columns import MEASURES, counting_order
from njia.analysis.measures import FACTS, measures
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark


def region_flows(star: Star) -> ir.Table:
    """Count journeys by the regions of their two ends."""
    journeys = star.journeys.select("origin", "destination", *FACTS)
    starts = star.regions.select(origin="country", origin_region="region")
    ends = star.regions.select(destination="country", destination_region="region")
    placed = journeys.left_join(starts, "origin").left_join(ends, "destination")
    return placed.group_by(["origin_region", "destination_region"]).agg(**measures(placed))


QUESTION = Question(
    name="region_flows",
    title=mark("Between regions"),
    definition=mark(
        "Journeys by the region of their origin and of their destination, in the scheme of regions of the "
        "snapshot. A region is empty where the country is in none of the scheme or is not known."
    ),
    columns=(
        Column("origin_region", "string", "region", mark("Region of the country of origin.")),
        Column("destination_region", "string", "region", mark("Region of the country of exploitation.")),
        *MEASURES,
    ),
    ask=region_flows,
    order=counting_order("origin_region", "destination_region"),
    source="journeys, regions",
    caveats=frozenset({"cases", "ends"}),
)
