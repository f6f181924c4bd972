"""Names that are nearly the same: when a misspelling is certain, and what else to propose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from njia.places.normalise import single_letters

LONG = 8
"""Letters from which one wrong letter leaves no doubt."""
LONG_SWAPPED = 7
LONG_DOUBLED = 5
PROPOSED = 12


@dataclass(frozen=True, slots=True)
class Near:
    """A name near the one written: its position in the list searched, its distance, whether certain."""

    at: int
    distance: int
    certain: bool


def near_names(written: str, names: Sequence[str]) -> list[Near]:
    """Return the names within a quarter of their letters, nearest first.

    Distance counts letters left out, added, changed, or swapped with their neighbour (optimal string
    alignment). Certain is a name that differs in doubled letters only, or in one letter of a long name.
    """
    most = min(3, max(1, (len(written) + 1) // 4)) if len(written) >= 4 else 0
    found = process.extract(written, names, scorer=OSA.distance, score_cutoff=most, limit=PROPOSED * 4)
    return [Near(at, int(distance), _certain(written, name, int(distance))) for name, distance, at in found]


def _certain(written: str, name: str, distance: int) -> bool:
    if distance == 0:
        return True
    if written[0] != name[0]:
        return False
    shorter = min(len(written), len(name))
    if shorter >= LONG_DOUBLED and single_letters(written) == single_letters(name):
        return True
    swapped = distance == 1 and len(written) == len(name) and sorted(written) == sorted(name)
    return distance == 1 and shorter >= (LONG_SWAPPED if swapped else LONG)
