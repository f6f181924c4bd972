"""What is asked of the gazetteer and what it answers."""

from __future__ import annotations

from typing import NamedTuple

from njia.standard.journey import Place, StopStatus


class Context(NamedTuple):
    """What is known beside the name: all countries are alpha-2 codes.

    `country` is the country of the row's own column: only its places are meant. `near` are the
    countries of the other stops, `home` that of the network; these two only weigh.
    """

    country: str | None = None
    near: tuple[str, ...] = ()
    home: str | None = None


class Candidate(NamedTuple):
    """A place that may be meant, how likely from 0 to 1, and why in plain English."""

    place: Place
    score: float
    why: str


class Resolution(NamedTuple):
    """What a text resolves to.

    `place` is set only where `status` is resolved; `candidates` run from the likeliest down.
    `country` is the country that is certain even where the place is not.
    """

    text: str
    status: StopStatus
    score: float
    place: Place | None
    candidates: tuple[Candidate, ...]
    why: str
    country: str | None
