"""What a name means that several places bear, in the world or in a country, as people use it: `meanings.csv`."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from njia.places.normalise import key

MEANINGS_FILE = Path(__file__).parent / "data" / "meanings.csv"
AMBIGUOUS = "ambiguous"
AMBIGUOUS_WITH_COUNTRY = "ambiguous with country"
"""Such a name does not even tell whether the country of that name is meant ("Georgia")."""


def meaning(name_key: str, country: str | None = None) -> str | None:
    """Return the id of the place that a key means in a country, or without any; `AMBIGUOUS`, `None` if not listed."""
    return _listed().get((name_key, country or ""))


@cache
def _listed() -> dict[tuple[str, str], str]:
    with MEANINGS_FILE.open(encoding="utf-8", newline="") as file:
        return {(key(row["name"]), row["country"]): row["meant"] for row in csv.DictReader(file)}
