"""What a name means that several large places of the world bear, as people use it: `world_names.csv`."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from njia.places.normalise import key

WORLD_NAMES_FILE = Path(__file__).parent / "data" / "world_names.csv"
AMBIGUOUS = "ambiguous"
AMBIGUOUS_WITH_COUNTRY = "ambiguous with country"
"""Such a name does not even tell whether the country of that name is meant ("Georgia")."""


def world_name(name_key: str) -> str | None:
    """Return the id of the place that a key means without any country, `AMBIGUOUS`, or `None` if not listed."""
    return _listed().get(name_key)


@cache
def _listed() -> dict[str, str]:
    with WORLD_NAMES_FILE.open(encoding="utf-8", newline="") as file:
        return {key(row["name"]): row["meant"] for row in csv.DictReader(file)}
