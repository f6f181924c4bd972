"""Names that are nearly the one written: how far apart they are, and how likely each is the one meant.

A misspelling is judged as by a reader who knows the country. A near name is as likely as its place is
prominent, times how easily the name is written so; against all of them stands that the text is the
right name of a place that the gazetteer does not know. The numbers are fitted on slips made in names of
GeoNames, on its Arabic and Ethiopic names against the Latin ones, on the rows of the truth list that are for
tuning, and on names of places that the gazetteer lacked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp

from rapidfuzz import process
from rapidfuzz.distance import OSA

from njia.places.normalise import single_letters
from njia.places.sounds import first_sound, sound

LETTER = 2.16
"""What a letter that stands otherwise costs."""
ALIKE = 1.2
"""What a letter costs that stands otherwise and sounds the same ("Jaygaon" for Jaigaon)."""
DOUBLED = 1.53
"""What letters cost that are doubled in one of the two only."""
SCRIPT = 1.44
"""What another script costs, in which a letter is compared by its sound."""
BEGINNING = 0.85
"""What another first sound costs: people rarely get it wrong."""
PROMINENT = 0.85
"""What ten times the people gain."""
UNLISTED = -0.15
"""What an unlisted name weighs; each sound of a longer text makes it rarer that it comes near a listed one."""
LONGER = 0.16
WIDEST = 3
MOST_IN_REACH = 12


@dataclass(frozen=True, slots=True)
class Apart:
    """How far a name is from the one written: in letters (of another script: in sounds), and as a cost."""

    letters: int
    cost: float


def apart(written: str, heard: str, name: str) -> Apart:
    """Return how far a key, which sounds as heard, is from a name's."""
    beginning = BEGINNING if first_sound(written) != first_sound(name) else 0.0
    if written.isascii() != name.isascii():
        sounds = int(OSA.distance(heard, sound(name)))
        return Apart(sounds, SCRIPT + LETTER * sounds + beginning)
    letters = int(OSA.distance(written, name))
    once = int(OSA.distance(single_letters(written), single_letters(name)))
    other = min(once, int(OSA.distance(heard, sound(name)))) if once else 0
    alike = ALIKE * (once - other) + (DOUBLED if once < letters else 0.0)
    return Apart(letters, LETTER * other + alike + beginning)


def likelihoods(written: str, weights: Sequence[float]) -> list[float]:
    """Return how likely each near name is meant, of their weights: its place's own, less the cost of its name."""
    unlisted = exp(UNLISTED - LONGER * len(sound(written)))
    shares = [exp(weight) for weight in weights]
    return [share / (unlisted + sum(shares)) for share in shares]


def within_reach(heard: str, sounds: Sequence[str]) -> list[int]:
    """Return the positions of the sounds within a third of the letters of one, at most `WIDEST`."""
    most = min(WIDEST, len(heard) // 3)
    found = process.extract(heard, sounds, scorer=OSA.distance, score_cutoff=most, limit=MOST_IN_REACH)
    return [at for _, _, at in found]
