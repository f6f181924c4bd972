"""What an unknown name may have been meant to be: misspellings that leave no doubt, and proposals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from njia.places.hits import KNOWN_TO_ALL, Hit, choose_in_country, order_of_kind
from njia.places.near_names import near_names
from njia.places.normalise import key, words
from njia.places.resolution import Candidate, Context
from njia.places.territories import found_under
from njia.places.words_beside import bare, is_description, means_unknown
from njia.standard.journey import Place

CERTAIN_SCORE = 0.9
LONGEST_MISSPELT = 60
MOST_WORDS = 8
"""Words of a text whose parts are tried as names."""


class Names(Protocol):
    """What resolving needs of a gazetteer."""

    def hits(self, text: str) -> list[Hit]:
        """Return every place that bears a name."""

    def names_of(self, country: str) -> tuple[Sequence[str], Sequence[Hit | int]]:
        """Return all names of a country: keys, and what bears each."""

    def country_names(self) -> tuple[Sequence[str], Sequence[Hit | int]]:
        """Return all names of countries: keys, and what bears each."""

    def hit(self, bearer: Hit | int) -> Hit:
        """Return what bears a name of these lists."""

    def country_code(self, text: str) -> str | None:
        """Return the code that a country's name means."""


@dataclass(frozen=True, slots=True)
class _NearHit:
    hit: Hit
    name: str
    distance: int
    certain: bool


def misspelt(names: Names, text: str, context: Context) -> Candidate | None:
    """Return the one place of the country (without one: the country) that a misspelling can only mean.

    A text that names a place elsewhere exactly is no misspelling.
    """
    without = bare(text)
    written = without.key or key(text)
    if names.hits(text) or names.hits(" ".join(without.words)):
        return None
    found = _near(names, written, context, around=False)
    certain = [near for near in found if near.certain]
    if not certain:
        return None
    choice = choose_in_country([near.hit for near in certain])
    best = next((near for near in certain if near.hit.place == choice.place), None)
    if best is None or any(_rivals(near, best) for near in found):
        return None
    why = f'matched "{written}" ≈ "{best.hit.place.name}", edit distance {best.distance}'
    return Candidate(best.hit.place, CERTAIN_SCORE, why + _where(best.hit.place))


def proposals(names: Names, text: str, context: Context) -> tuple[Candidate, ...]:
    """Return places that a text may mean, the likeliest first.

    Near names, then names within the text, then places of the name in other countries.
    """
    written = bare(text).key or key(text)
    ranked: dict[str, Candidate] = {}
    near = _near(names, written, context, around=True)
    near.sort(key=lambda one: (one.distance, order_of_kind(one.hit.place), -one.hit.weight, one.hit.place.id))
    for one in near:
        score = round(max(0.1, 0.8 - 1.5 * one.distance / max(4, len(written))), 3)
        why = f'"{written}" ≈ "{one.hit.place.name}", edit distance {one.distance}{_where(one.hit.place)}'
        ranked.setdefault(one.hit.place.id, Candidate(one.hit.place, score, why))
    for part, hit in _named_within(names, text, context):
        ranked.setdefault(hit.place.id, Candidate(hit.place, 0.4, f"the text holds the name {part!r}"))
    for hit in sorted(names.hits(text), key=lambda hit: (-hit.weight, hit.place.id))[:4]:
        why = f"of this name, but elsewhere: country {hit.place.country}"
        ranked.setdefault(hit.place.id, Candidate(hit.place, 0.1, why))
    return tuple(sorted(ranked.values(), key=lambda candidate: -candidate.score))


def _rivals(near: _NearHit, best: _NearHit) -> bool:
    other = near.hit.place.id != best.hit.place.id and near.name != best.name
    return other and near.distance <= best.distance and near.hit.weight * 20 > best.hit.weight


def _near(names: Names, written: str, context: Context, *, around: bool) -> list[_NearHit]:
    if len(written) > LONGEST_MISSPELT:
        return []
    nearest: dict[str, _NearHit] = {}
    for keys, bearers in [*_lists(names, context), *(_lists_around(names, context) if around else ())]:
        for near in near_names(written, keys):
            found = _NearHit(names.hit(bearers[near.at]), keys[near.at], near.distance, near.certain)
            before = nearest.get(found.hit.place.id)
            if before is None or (found.certain, -found.distance) > (before.certain, -before.distance):
                nearest[found.hit.place.id] = found
    return list(nearest.values())


def _lists(names: Names, context: Context) -> list[tuple[Sequence[str], Sequence[Hit | int]]]:
    if context.country:
        return [names.names_of(country) for country in found_under(context.country)]
    return [names.country_names()]


def _lists_around(names: Names, context: Context) -> list[tuple[Sequence[str], Sequence[Hit | int]]]:
    if context.country:
        return []
    around = dict.fromkeys(country for country in (context.home, *context.near) if country)
    return [names.names_of(country) for country in list(around)[:4]]


def _named_within(names: Names, text: str, context: Context) -> Iterator[tuple[str, Hit]]:
    found = words(text)[:MOST_WORDS]
    countries = found_under(context.country) if context.country else ()
    for size in range(len(found) - 1, 0, -1):
        for start in range(len(found) - size + 1):
            part = " ".join(found[start : start + size])
            if len(part) < 4 or means_unknown(part) or is_description(part):
                continue
            hits = [hit for hit in names.hits(part) if not countries or hit.place.country in countries]
            best = min(
                hits, key=lambda hit: (order_of_kind(hit.place), -hit.weight, hit.place.id), default=None
            )
            if best and (countries or best.weight >= KNOWN_TO_ALL):
                yield part, best


def _where(place: Place) -> str:
    return f", country {place.country}" if place.country and place.kind != "country" else ""
