"""What members saw at places, such as corruption at a border crossing."""

from __future__ import annotations

import ibis.expr.types as ir

from njia.analysis.columns import ALPHA_2
from njia.analysis.conditions import OBSERVATION_KEYS
from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.language import mark


def observations(star: Star) -> ir.Table:
    """Count observations by kind and place."""
    seen = star.observations
    places = star.places.select(found="id", name="name")
    named = seen.left_join(places, seen.place == places.found)
    return named.group_by(["kind", "place", "name", "country"]).agg(
        observations=named.count(), organisations=named.organisation.nunique()
    )


QUESTION = Question(
    name="observations",
    title=mark("Observations"),
    definition=mark("What members saw at places, by kind and place."),
    columns=(
        Column("kind", "string", "code", mark("What was seen.")),
        Column("place", "string", "place id", mark("Place; empty where it was not understood.")),
        Column("name", "string", None, mark("Name of the place.")),
        Column("country", "string", ALPHA_2, mark("Country of the place; empty where it is not known.")),
        Column("observations", "integer", "observations", mark("Observations reported.")),
        Column("organisations", "integer", "organisations", mark("Organisations that reported them.")),
    ),
    ask=observations,
    order=(
        ("observations", "descending"),
        ("kind", "ascending"),
        ("name", "ascending"),
        ("country", "ascending"),
        ("place", "ascending"),
    ),
    source="observations, places",
    conditions=OBSERVATION_KEYS,
)
