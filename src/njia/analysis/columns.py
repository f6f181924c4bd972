"""The columns that several tables share, and the order of counting tables."""

from __future__ import annotations

from njia.analysis.question import Column, Direction
from njia.standard.language import mark

ALPHA_2 = "ISO 3166-1 alpha-2"

SUBMISSIONS = Column(
    "submissions", "integer", "submissions", mark("Journeys reported. Each counts once in a row.")
)
MEASURES: tuple[Column, ...] = (
    SUBMISSIONS,
    Column(
        "cases_low",
        "integer",
        "cases",
        mark(
            "Victims, at least: the sum of the lower ends of the ranges that are known; empty where none is."
        ),
    ),
    Column(
        "cases_high",
        "integer",
        "cases",
        mark(
            "Victims, at most: the sum of the upper ends; empty where a range has no upper end or none is "
            "known."
        ),
    ),
    Column("cases_known", "integer", "submissions", mark("Submissions whose number of cases is known.")),
    Column("organisations", "integer", "organisations", mark("Organisations that made these submissions.")),
)

ORIGIN = Column("origin", "string", ALPHA_2, mark("Country of origin; empty where it is not known."))
DESTINATION = Column(
    "destination", "string", ALPHA_2, mark("Country of exploitation; empty where it is not known.")
)


def counting_order(*names: str) -> tuple[tuple[str, Direction], ...]:
    """Return the order of a counting table: most submissions, then most cases, then by names."""
    return (
        ("submissions", "descending"),
        ("cases_low", "descending"),
        *((name, "ascending") for name in names),
    )
