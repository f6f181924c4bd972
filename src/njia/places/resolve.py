"""From what people write to a place.

In this order, and the first that is certain holds: words that say "unknown"; what cannot be a name; the
whole text as a name; the text as several names ("Busia, Kenya", "Eastleigh (Nairobi)"); a misspelling
that leaves no doubt. Where a country is known, from the text or the row, only its places are meant: a
place of the wrong country is worse than none. Everything else stays ambiguous or unresolved and carries
ranked proposals.
"""

from __future__ import annotations

import re
from dataclasses import replace

from njia.places.hits import (
    AREAS,
    SETTLED,
    Choice,
    Hit,
    choose_in_country,
    choose_in_world,
    distance_km,
    order_of_kind,
)
from njia.places.normalise import tidy
from njia.places.partings import Parting, partings
from njia.places.proposals import Names, misspelt, proposals
from njia.places.resolution import Candidate, Context, Resolution
from njia.places.territories import found_under, regions_found_under
from njia.places.words_beside import Bare, bare, is_description, is_vague, means_unknown
from njia.standard.journey import Place, StopStatus

LONGEST_NAME = 200
MOST_CANDIDATES = 8
MOST_BEARERS = 50
WITHIN_KM = 50.0

_NOT_A_NAME = re.compile(r"^\s*[=+@]|[@\\{}<>]|://|\bwww\.|\d{3,}|\d+[./-]\d+[./-]\d+")
_ENUMERATED = re.compile(r"^[(\[]?\d{1,2}[.)\]:] +")
_KINDS_SAID = {
    "place": SETTLED,
    "neighbourhood": SETTLED,
    "admin1": AREAS,
    "admin2": AREAS,
    "camp": frozenset({"camp"}),
    "border_crossing": frozenset({"border_crossing"}),
    "airport": frozenset({"airport"}),
    "port": frozenset({"port"}),
}
_WORD_OF_KIND = {"camp": "camp", "border_crossing": "border", "airport": "airport", "port": "port"}


class Resolver:
    """Resolves texts by the names of one gazetteer."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def resolve(self, text: str, context: Context) -> Resolution:
        """Return what a text means; never raises, whatever the text."""
        shown = _ENUMERATED.sub("", tidy(text[: LONGEST_NAME * 4]))
        if means_unknown(shown):
            return _answer(text, context, "unknown", 1.0, why="the text says that the place is not known")
        if len(text) > LONGEST_NAME * 4 or len(shown) > LONGEST_NAME:
            return _answer(text, context, "unresolved", why="the text is too long to be a name")
        if _NOT_A_NAME.search(shown):
            return _answer(text, context, "unresolved", why="the text is no name of a place")
        if is_description(shown):
            why = "the text describes a place without naming it"
            return _answer(text, context, "unresolved", candidates=self._namesakes(shown, context), why=why)
        return replace(self._name(shown, context), text=text)

    def _name(self, shown: str, context: Context) -> Resolution:
        if not is_vague(shown):
            whole = self._whole(shown, context)
            parted = self._parted(shown, context) if whole is None or whole.status != "resolved" else None
            if parted and (whole is None or parted.status == "resolved"):
                return parted
            if whole:
                return whole
            if found := misspelt(self._names, shown, context):
                return _answer(shown, context, "resolved", found.score, found.place, (found,), found.why)
        return self._proposed(shown, context)

    def _whole(self, shown: str, context: Context) -> Resolution | None:
        """Return what the whole text names, with its word of kind ("Mexico City") or without it."""
        for said, hits in self._readings(shown):
            allowed = [hit for hit in hits if _allowed(hit, context)]
            if not allowed:
                continue
            airport = "airport" in bare(shown).kinds
            if context.country:
                choice = choose_in_country(allowed, airport=airport)
            else:
                choice = choose_in_world(allowed, context, airport=airport)
            return _chosen(shown, context, choice, said)
        return None

    def _readings(self, shown: str) -> list[tuple[Bare | None, list[Hit]]]:
        whole: list[tuple[Bare | None, list[Hit]]] = [(None, self._names.hits(shown))]
        without = bare(shown)
        if not without.kinds:
            return whole
        kind = without.kinds[0]
        named = self._names.hits(" ".join(without.words))
        hits = [hit for hit in named if hit.place.kind in _KINDS_SAID[kind]]
        return [*whole, (without, hits or self._at_place(named, kind))]

    def _at_place(self, named: list[Hit], kind: str) -> list[Hit]:
        """Return the airport, border, camp or port of a town that is named in another language than they are."""
        towns = {(hit.place.name, hit.place.country) for hit in named if hit.place.kind == "place"}
        if kind not in _WORD_OF_KIND:
            return []
        near = (
            hit
            for name in sorted({name for name, _ in towns})
            for hit in self._names.hits(f"{name} {_WORD_OF_KIND[kind]}")
            if hit.place.kind == kind and (name, hit.place.country) in towns
        )
        return list({hit.place.id: hit for hit in near}.values())

    def _namesakes(self, shown: str, context: Context) -> tuple[Candidate, ...]:
        hits = [hit for hit in self._names.hits(shown) if hit.primary and _allowed(hit, context)]
        why = "a place of this name, if none is only described"
        return tuple(Candidate(hit.place, 0.3, why) for hit in hits) if context.country else ()

    def _parted(self, shown: str, context: Context) -> Resolution | None:
        for parting in partings(shown, lambda name: self._names.country_code(name) is not None):
            found = (
                self._in_country(shown, parting, context)
                or self._described(shown, parting, context)
                or self._in_one_another(shown, parting, context)
            )
            if found:
                return found
        return None

    def _described(self, shown: str, parting: Parting, context: Context) -> Resolution | None:
        """Return what one name and a description beside it mean: "Busia (border)", "Malindi, beach"."""
        described = [name for name in parting.names if is_description(name) and not means_unknown(name)]
        named = [name for name in parting.names if name not in described]
        if len(described) != 1 or len(named) != 1:
            return None
        of_kind = bool(bare(described[0]).kinds)
        found = self._whole(f"{named[0]} {described[0]}" if of_kind else named[0], context)
        return replace(found, text=shown) if found else None

    def _in_country(self, shown: str, parting: Parting, context: Context) -> Resolution | None:
        codes = [self._names.country_code(name) for name in parting.names]
        if not any(codes):
            return None
        if all(codes):
            return self._only_countries(shown, parting, context)
        at = len(codes) - 1 if codes[-1] else next(at for at, code in enumerate(codes) if code)
        code = codes[at] or ""
        rest = [name for other, name in enumerate(parting.names) if other != at]
        written = ", ".join(rest)
        within = replace(context, country=_narrower(code, context.country))
        if within.country is None:
            return self._contradiction(shown, written, code, context)
        found: Resolution | None
        if parting.sort == "after" and not is_description(written):
            found = self._whole(written, within)
        else:
            found = self._rest(written, within)
        return replace(found, text=shown) if found else None

    def _rest(self, written: str, within: Context) -> Resolution:
        if means_unknown(written):
            return _answer(
                written, within, "unknown", 1.0, why=f"a place not known, country {within.country}"
            )
        if is_description(written):
            return _answer(
                written,
                within,
                "unresolved",
                why=f"a place not named, only described, country {within.country}",
            )
        return self._name(written, within)

    def _only_countries(self, shown: str, parting: Parting, context: Context) -> Resolution | None:
        found = [self._whole(name, context) for name in parting.names]
        places = [one.place for one in found if one and one.place]
        if len(places) == len(found) and len({place.id for place in places}) == 1:
            return replace(found[0], text=shown) if found[0] else None
        return _several(shown, context, places) if len(places) > 1 else None

    def _contradiction(self, shown: str, written: str, code: str, context: Context) -> Resolution:
        either = (self._whole(written, one) for one in (replace(context, country=code), context))
        candidates = tuple(candidate for found in either if found for candidate in found.candidates)
        why = f"the text says country {code}, the row says {context.country}"
        return _answer(shown, replace(context, country=None), "unresolved", candidates=candidates, why=why)

    def _in_one_another(self, shown: str, parting: Parting, context: Context) -> Resolution | None:
        found = [self._bearers(name, context) for name in parting.names]
        if parting.sort == "within":
            for inner, outer in ((0, -1), (0, 1), (-1, 0)):
                pairs = [(a, b) for a in found[inner] for b in found[outer] if a is not b and _lies_in(a, b)]
                if pairs:
                    a, b = min(pairs, key=_likeliest)
                    why = f"matched {parting.names[inner]!r} = {a.place.name!r} in {b.place.name!r}"
                    return _answer(
                        shown, context, "resolved", 0.97, a.place, (Candidate(a.place, 0.97, why),), why
                    )
        each = [self._whole(name, context) for name in parting.names]
        places = [one.place for one in each if one and one.place]
        if len(places) == len(each):
            if len({place.id for place in places}) == 1:
                return replace(each[0], text=shown) if each[0] else None
            return _several(shown, context, places)
        return None

    def _bearers(self, name: str, context: Context) -> list[Hit]:
        hits: list[Hit] = []
        for _, found in self._readings(name):
            hits = [hit for hit in found if _allowed(hit, context)]
            if hits:
                break
        return sorted(hits, key=lambda hit: (-hit.weight, hit.place.id))[:MOST_BEARERS]

    def _proposed(self, shown: str, context: Context) -> Resolution:
        found = proposals(self._names, shown, context)
        if not found:
            why = "no place of this name is known"
        elif is_vague(shown):
            why = "the text says only near or beyond which place"
        elif code := self._names.country_code(shown):
            why = f"the text names country {code}, the row another"
        else:
            why = f"no place of exactly this name is known; nearest is {found[0].place.name!r}"
        where = f", country {context.country}" if context.country else ""
        return _answer(shown, context, "unresolved", candidates=found, why=why + where)


def _allowed(hit: Hit, context: Context) -> bool:
    if not context.country:
        return True
    return hit.place.country in found_under(context.country) or bool(
        regions_found_under(context.country) & {hit.place.id, *hit.place.parents}
    )


def _narrower(code: str, country: str | None) -> str | None:
    """Return the country that text and row together mean, `None` where they contradict."""
    if country is None or code in found_under(country):
        return code
    return country if country in found_under(code) else None


def _likeliest(pair: tuple[Hit, Hit]) -> tuple[int, float, str]:
    inner, outer = pair
    return order_of_kind(inner.place), -inner.weight * outer.weight, inner.place.id


def _lies_in(inner: Hit, outer: Hit) -> bool:
    if outer.place.id in inner.place.parents:
        return True
    apart = distance_km(inner.place, outer.place)
    near = apart is not None and apart <= WITHIN_KM and inner.place.country == outer.place.country
    return (
        near and inner.place.kind not in AREAS and outer.place.kind == "place" and outer.weight > inner.weight
    )


def _chosen(shown: str, context: Context, choice: Choice, said: Bare | None) -> Resolution:
    kind = f", kind {said.kinds[0]} as the text says" if said else ""
    where = f", country {context.country}" if context.country else ""
    if choice.place:
        reason = f", {choice.reason}" if choice.reason else ""
        why = f"matched {shown!r} = {choice.place.name!r}{kind}{where}{reason}"
        best = Candidate(choice.place, choice.score, why)
        others = [other for other in choice.ranked if other.place.id != choice.place.id]
        return _answer(shown, context, "resolved", choice.score, choice.place, (best, *others), why)
    status: StopStatus = "ambiguous" if len(choice.ranked) > 1 else "unresolved"
    return _answer(shown, context, status, choice.score, None, choice.ranked, f"{choice.reason}{where}")


def _several(shown: str, context: Context, places: list[Place]) -> Resolution:
    names = " and ".join(place.name for place in places)
    candidates = tuple(
        Candidate(place, 0.5, f"one of several places named: {place.name}") for place in places
    )
    return _answer(shown, context, "ambiguous", 0.5, candidates=candidates, why=f"the text names {names}")


def _answer(
    text: str,
    context: Context,
    status: StopStatus,
    score: float = 0.0,
    place: Place | None = None,
    candidates: tuple[Candidate, ...] = (),
    why: str = "",
) -> Resolution:
    country = place.country if place else context.country
    return Resolution(text, status, score, place, candidates[:MOST_CANDIDATES], why, country)
