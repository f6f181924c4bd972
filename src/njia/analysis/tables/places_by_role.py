"""Which places are origins, transits and destinations."""

from __future__ import annotations

import ibis.expr.types as ir

from njia.analysis.columns import ALPHA_2, MEASURES, counting_order
from njia.analysis.measures import counted
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark


def places_by_role(star: Star) -> ir.Table:
    """Count journeys by place and role."""
    return counted(star.journeys, star.way, "place", "name", "kind", "country", "role")


QUESTION = Question(
    name="places_by_role",
    title=mark("Places by role"),
    definition=mark(
        "Journeys by place and its role on them. A stop known only to its country appears as that country, "
        "kind country; one whose place was not understood has no place, and its country where that is "
        "certain."
    ),
    columns=(
        Column("place", "string", "place id", mark("Place; empty where it was not understood.")),
        Column("name", "string", None, mark("Name of the place.")),
        Column("kind", "string", "code", mark("Kind of the place.")),
        Column("country", "string", ALPHA_2, mark("Country of the place; empty where it is not known.")),
        Column("role", "string", "code", mark("origin, transit or destination.")),
        *MEASURES,
    ),
    ask=places_by_role,
    order=counting_order("name", "country", "role", "place", "kind"),
    source="journeys, stops, places",
    caveats=frozenset({"cases"}),
)
