"""What an unknown name may have been meant to be: misspellings that leave no doubt, and proposals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from njia.places.hits import KNOWN_TO_ALL, Choice, Hit, order_of_kind, weight_from
from njia.places.near_names import PROMINENT, Apart, apart, likelihoods
from njia.places.normalise import key, words
from njia.places.resolution import Candidate, Context
from njia.places.sounds import SHORTEST, sound
from njia.places.territories import found_under
from njia.places.words_beside import bare, is_description, means_unknown
from njia.standard.journey import Place

LONGEST_MISSPELT = 60
MOST_WORDS = 8
"""Words of a text whose parts are tried as names."""
MOST_CHOICES = 8
"""Near names that are looked at, of which each would mean another place."""
NEGLIGIBLE = 4.0
"""How much less a near name weighs than the likeliest (base e) for nobody to mean it."""
OF_ONE_NAME = 3
"""Bearers of a near name that are proposed."""
OTHER_SCRIPT = 1.2
"""What a name in other letters than Latin ones gains: it is never a place's own here, and yet no slip."""
ELSEWHERE = 5.0
"""Prominence from which a place of another country, named exactly so, is meant rather than a misspelling."""
MOST_PROMINENT = 6.5
"""Above this nothing is likelier to be misspelt: a country's own name is rare in the column of its places."""


class Names(Protocol):
    """What resolving needs of a gazetteer."""

    def hits(self, text: str, country: str | None = None) -> list[Hit]:
        """Return every place that bears a name, of those found under a country if one is given."""

    def told(self, name_key: str, text: str, country: str) -> tuple[Place, float] | tuple[Candidate, ...]:
        """Return the place that a name means in a country and how certain that is, or those it may mean."""

    def near(self, name_key: str, countries: Sequence[str], least: float | None) -> dict[str, list[Hit]]:
        """Return names near one, with what bears each in some countries or is at least so prominent anywhere."""

    def framed(self, beginning: str, end: str, countries: Sequence[str]) -> list[Hit]:
        """Return what bears a name of some countries that begins and ends so."""

    def near_border(self, place: Place, within_km: float) -> bool:
        """Return whether a place of another country lies so near."""

    def country_code(self, text: str) -> str | None:
        """Return the code that a country's name means."""


@dataclass(frozen=True, slots=True)
class NearChoice:
    """A near name, what it would mean, how far it is from the text and how likely it is meant."""

    name: str
    choice: Choice
    apart: Apart
    likely: float

    def why(self, written: str, place: Place) -> str:
        """Return why a text is taken for this name, which means a place."""
        return f'"{written}" ≈ "{place.name}", edit distance {self.apart.letters}{_where(place)}'


def near_choices(
    names: Names, written: str, context: Context, choose: Callable[[str, list[Hit]], Choice | None]
) -> list[NearChoice]:
    """Return what names near a key would mean, the likeliest first; `choose` decides between bearers."""
    heard = sound(written)
    if len(heard) < SHORTEST or len(written) > LONGEST_MISSPELT:
        return []
    near: list[tuple[float, str, list[Hit], Apart]] = []
    for name, hits in names.near(written, *_reach(context)).items():
        if name.isascii() or not written.isascii():
            far = apart(written, heard, name)
            gain = 0.0 if name.isascii() else OTHER_SCRIPT
            prominent = min(MOST_PROMINENT, gain + max(weight_from(hit, context) for hit in hits))
            near.append((PROMINENT * prominent - far.cost, name, hits, far))
    near.sort(key=lambda one: (-one[0], one[1]))
    best: dict[str, tuple[float, str, Choice, Apart]] = {}
    heaviest = float("-inf")
    for weight, name, hits, far in near:
        if len(best) == MOST_CHOICES or (best and weight < heaviest - NEGLIGIBLE):
            break
        if choice := choose(name, hits):
            heaviest = max(heaviest, weight)
            best.setdefault(choice.place.id if choice.place else name, (weight, name, choice, far))
    likely = likelihoods(written, [weight for weight, *_ in best.values()])
    return [
        NearChoice(name, choice, far, share)
        for (_, name, choice, far), share in zip(best.values(), likely, strict=True)
    ]


def named_elsewhere(names: Names, text: str) -> bool:
    """Return whether a text is exactly the name of a place that many know, in whatever country."""
    return any(hit.prominence >= ELSEWHERE and hit.primary for hit in names.hits(text))


def proposals(names: Names, text: str, context: Context, near: Sequence[NearChoice]) -> tuple[Candidate, ...]:
    """Return places that a text may mean, the likeliest first.

    Near names, then names within the text, then places of the name in other countries.
    """
    written = bare(text).key or key(text)
    ranked: dict[str, Candidate] = {}
    for one in near:
        for candidate in one.choice.ranked(OF_ONE_NAME):
            score = round(max(0.05, min(0.8, one.likely * candidate.score)), 3)
            why = one.why(written, candidate.place)
            ranked.setdefault(candidate.place.id, Candidate(candidate.place, score, why))
    for part, hit in _named_within(names, text, context):
        ranked.setdefault(hit.place.id, Candidate(hit.place, 0.4, f"the text holds the name {part!r}"))
    for hit in sorted(names.hits(text), key=lambda hit: -hit.weight)[:4]:
        why = f"of this name, but elsewhere: country {hit.country}"
        score = 0.82 if hit.kind == "country" else 0.1
        ranked.setdefault(hit.place.id, Candidate(hit.place, score, why))
    return tuple(sorted(ranked.values(), key=lambda candidate: -candidate.score))


def _reach(context: Context) -> tuple[tuple[str, ...], float | None]:
    if context.country:
        return found_under(context.country), None
    around = (context.home, *context.near)
    return tuple(dict.fromkeys(country for country in around if country))[:4], KNOWN_TO_ALL


def _named_within(names: Names, text: str, context: Context) -> Iterator[tuple[str, Hit]]:
    found = words(text)[:MOST_WORDS]
    countries = found_under(context.country) if context.country else ()
    for size in range(len(found) - 1, 0, -1):
        for start in range(len(found) - size + 1):
            part = " ".join(found[start : start + size])
            if len(part) < 3 or means_unknown(part) or is_description(part):
                continue
            hits = [hit for hit in names.hits(part) if not countries or hit.country in countries]
            best = min(hits, key=lambda hit: (order_of_kind(hit.kind), -hit.weight), default=None)
            if best and (countries or best.weight >= KNOWN_TO_ALL):
                yield part, best


def _where(place: Place) -> str:
    return f", country {place.country}" if place.country and place.kind != "country" else ""
