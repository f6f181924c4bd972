"""How a text may part into names: "City, Country", "Eastleigh (Nairobi)", "Beirut - Lebanon", "A or B"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from njia.places.words_beside import alternatives, near_to

LONGEST_COUNTRY = 5
"""Words of the longest country name written after a place without a comma."""
MOST_SPACED = 6

_WITHIN = re.compile(r"\s*[,;:()\[\]{}|،፣፤]\s*|\s+[-–—−]+\s+")
_INSIDE = re.compile(r"\s+(?:in|at|à|dans|en|katika|ndani ya|في)\s+|\s+ب(?=ال)", re.IGNORECASE)
_BESIDE = re.compile(r"\s*(?:/|\\|>|→|\+|&|<->|->)\s*")
_HYPHEN = re.compile(r"\s*[-–—−_]\s*")


@dataclass(frozen=True, slots=True)
class Parting:
    """Names of one text: the smaller `within` the larger, `beside` one another, or a country's `after`.

    `spaced` are names with nothing but a space between them ("Kawangware Nairobi"), if they are two; `near` a
    place and what it is near to ("Mlolongo karibu na Nairobi").
    """

    names: tuple[str, ...]
    sort: Literal["within", "beside", "after", "spaced", "near"]


def partings(text: str, is_country: Callable[[str], bool]) -> Iterator[Parting]:
    """Yield the ways in which a text parts, the likeliest first."""
    if near := near_to(text):
        yield Parting(near, "near")
    for pattern, sort in ((_WITHIN, "within"), (_INSIDE, "within"), (_BESIDE, "beside"), (_HYPHEN, "beside")):
        names = tuple(part for part in pattern.split(text) if part.strip())
        if len(names) > 1:
            yield Parting(names, sort)  # type: ignore[arg-type]
    spaced = text.split()
    for size in range(min(LONGEST_COUNTRY, len(spaced) - 1), 0, -1):
        for country, rest in ((spaced[-size:], spaced[:-size]), (spaced[:size], spaced[size:])):
            if is_country(" ".join(country)):
                yield Parting((" ".join(rest), " ".join(country)), "after")
    either = alternatives(text)
    if either:
        yield Parting(tuple(either), "beside")
    elif len(spaced) <= MOST_SPACED:
        for at in range(len(spaced) - 1, 0, -1):
            yield Parting((" ".join(spaced[:at]), " ".join(spaced[at:])), "spaced")
