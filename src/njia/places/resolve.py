"""From what people write to a place.

In this order, and the first that is certain holds: words that say "unknown"; what cannot be a name; the
whole text as a name; the text as several names ("Busia, Kenya", "Eastleigh (Nairobi)"); a misspelling
that leaves no doubt. Where a country is known, from the text or the row, only its places are meant: a
place of the wrong country is worse than none. Everything else stays ambiguous or unresolved and carries
ranked proposals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from njia.places.hits import (
    AREAS,
    CITY,
    DOMINATES,
    SETTLED,
    SEVERAL,
    Choice,
    Hit,
    choose_in_country,
    choose_in_world,
    order_of_kind,
    seat_in,
)
from njia.places.lying_in import beside_area, by_its_kind, lies_in, part_of, surely_in, two_places
from njia.places.meanings import AMBIGUOUS, meaning
from njia.places.normalise import key, tidy, words
from njia.places.partings import Parting, partings
from njia.places.proposals import Names, NearChoice, named_elsewhere, near_choices, proposals
from njia.places.resolution import Candidate, Context, Resolution
from njia.places.sounds import sound
from njia.places.territories import found_under, regions_found_under
from njia.places.words_beside import (
    bare,
    is_description,
    is_doubtful,
    is_vague,
    means_unknown,
    plain_key,
    without_article,
    without_side,
)
from njia.places.writing_out import written_out
from njia.standard.journey import Place, StopStatus

LONGEST_NAME = 200
MOST_CANDIDATES = 8
MOST_BEARERS = 50
CERTAIN = 0.75
"""How likely a misspelling must mean a place to be taken for it."""
CERTAIN_ANYWHERE = 0.85
"""The same where no country is known."""
CERTAIN_WITHIN = 0.5
"""The same where the text names what the place lies in."""
MISSPELT = 0.98
"""The most that a name is certain which is not written as the place's."""
ONE_KNOWN = 0.85
INSTEAD = 0.9
TURNED = 0.95
SHORTENED = 0.9
PART_LEFT_OUT = 0.9
"""The most that a place is certain of which the text names a numbered part or writes a word short."""
BORDER_KM = 20.0
HOLDING = frozenset({"admin1", "admin2", "region", "place", "camp"})
HOLDS_OTHERS = 4.0
MOST_HOLDING = 3
CERTAIN_SHORT = 0.9
"""The same of a text of fewer than `SHORT` sounds: villages that no gazetteer has are often a letter apart."""
SHORT = 5
LONG_ENOUGH = 5
"""Sounds (of another script one less) from which a misspelling is looked for within what the text names beside it."""

_NOT_A_NAME = re.compile(r"^\s*[=+@]|[@\\{}<>]|://|\bwww\.|\d{3,}|\d+[./-]\d+[./-]\d+")
_SHORTENED = re.compile(r"([^\W\d_]{1,3})['’./]\s?([^\W\d_]{2,}(?: [^\W\d_]+)*)")
_ENUMERATED = re.compile(r"^[(\[]?\d{1,2}[.)\]:] +")
_BOTH_SIDES = re.compile(r"\w\s*[/–—-]\s*\w")
_KINDS_SAID = {
    "country": frozenset({"country"}),
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
_CALLED_SO = _WORD_OF_KIND.keys() - {"camp"}
"""Kinds that a name means only with their word: a camp goes by its bare name too."""


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a text as a name: what bears it, what to say of it, and how certain the way is."""

    hits: list[Hit]
    note: str = ""
    certain: float = 1.0


class Resolver:
    """Resolves texts by the names of one gazetteer."""

    def __init__(self, names: Names) -> None:
        self._names = names

    def resolve(self, text: str, context: Context) -> Resolution:
        """Return what a text means that `plainly` does not tell; never raises, whatever the text."""
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
        found = self._name(shown, context)
        if found.status in ("unresolved", "ambiguous") and (plainer := written_out(shown)):
            without = self._name(plainer, context)
            if without.place:
                score = min(without.score, PART_LEFT_OUT)
                why = f"{without.why}, of which {shown!r} is a part"
                found = without._replace(
                    score=score, why=why, candidates=(Candidate(without.place, score, why),)
                )
        return found._replace(text=text)

    def plainly(self, text: str, context: Context) -> Resolution | None:
        """Return what a name means in its country, as the index has it: most texts, answered soonest."""
        country = context.country
        if country is None or (name_key := plain_key(text)) is None:
            return None
        told = self._names.told(name_key, text, country)
        if not told:
            return None
        if isinstance(told[0], Candidate):
            why = f"{SEVERAL}, country {country}"
            return Resolution(text, "ambiguous", 0.5, None, told, why, country)
        place, score = told
        why = f"matched {text!r} = {place.name!r}, country {country}"
        return Resolution(text, "resolved", score, place, (Candidate(place, score, why),), why, country)

    def _name(self, shown: str, context: Context) -> Resolution:
        if why := self._left_open(shown, context):
            return self._proposed(shown, context, (), why)
        whole = self._whole(shown, context)
        if whole and whole.status == "resolved":
            return whole
        parted = self._parted(shown, context, known=whole is not None and len(whole.candidates) > 1)
        if parted and (parted.status == "resolved" or (whole is None and parted.status != "unresolved")):
            return parted
        if whole and (whole.status == "ambiguous" or whole.candidates[0].place.kind != "airport"):
            return whole
        if shortened := self._shortened(shown, context):
            return shortened
        near = self._near(shown, context)
        certain = CERTAIN if context.country else CERTAIN_ANYWHERE
        return (
            self._misspelt(shown, context, near, certain)
            or (None if whole else self._misspelt_within(shown, context))
            or whole
            or parted
            or self._proposed(shown, context, near)
        )

    def _left_open(self, shown: str, context: Context) -> str:
        """Return why a text cannot mean one place, whatever the gazetteer has; nothing if it may."""
        if is_vague(shown):
            return "the text says only near or beyond which place"
        listed = meaning(key(shown), context.country) == AMBIGUOUS
        return SEVERAL if listed and not self._names.hits(shown, context.country) else ""

    def _shortened(self, shown: str, context: Context) -> Resolution | None:
        """Return the place of the country whose name begins and ends so: "K'la", "F/Portal", "V. Kladuša"."""
        short = _SHORTENED.fullmatch(shown)
        if short is None or not context.country:
            return None
        named = self._names.framed(key(short[1]), key(short[2]), found_under(context.country))
        hits = sorted(
            (hit for hit in named if hit.primary or not shown.isascii()), key=lambda hit: -hit.weight
        )
        others = [hit for hit in hits[1:] if hit.place.id != hits[0].place.id]
        if not hits or any(hits[0].weight - hit.weight < DOMINATES for hit in others):
            return None
        why = f"matched {shown!r} = {hits[0].place.name!r}, shortened, country {context.country}"
        found = Candidate(hits[0].place, SHORTENED, why)
        return _answer(shown, context, "resolved", SHORTENED, found.place, (found,), why)

    def _near(self, shown: str, context: Context, within: Sequence[Hit] = ()) -> list[NearChoice]:
        """Return what names near the text would mean, `within` some places where these are given.

        With its word of kind ("Port Morsby"), or without it and then of that kind only ("Tierkidi camp").
        """
        said = bare(shown)
        found = self._near_key(key(shown), None, context, within)
        if without := without_article(shown):
            found += self._near_key(key(without), None, context, within)
        if said.kinds and said.key != key(shown):
            found += self._near_key(said.key, said.kinds[0], context, within)
        return sorted(found, key=lambda one: (-one.likely, one.name))

    def _near_key(
        self, written: str, kind: str | None, context: Context, within: Sequence[Hit]
    ) -> list[NearChoice]:
        def choose(name_key: str, hits: list[Hit]) -> Choice | None:
            allowed = [
                hit
                for hit in hits
                if _allowed(hit, context)
                and (_named_with_kind(hit, name_key) if kind is None else hit.kind in _KINDS_SAID[kind])
                and (not within or any(lies_in(hit, outer) for outer in within))
            ]
            if not allowed:
                return None
            choice = self._choose(allowed, name_key, context, airport=kind == "airport")
            area = kind is None and choice.place is not None and choice.place.kind in AREAS
            return self.seat_of(choice) if area else choice

        return near_choices(self._names, written, context, choose)

    def _choose(self, hits: list[Hit], name_key: str, context: Context, *, airport: bool) -> Choice:
        if context.country:
            return choose_in_country(hits, context, name_key, airport=airport)
        choice = choose_in_world(hits, context, name_key, airport=airport)
        if (
            choice.place
            and choice.place.kind == "border_crossing"
            and self._has_two_sides(choice.place, name_key, context)
        ):
            return Choice(None, 0.6, hits, context, "the crossing has two sides, and no country is given")
        return choice

    def _has_two_sides(self, crossing: Place, name_key: str, context: Context) -> bool:
        """Return whether a crossing's other side has its name too, and neither home nor the way tells which is meant."""
        named = (*self._names.hits(crossing.name), *self._names.hits(name_key))
        sides = {hit.country for hit in named if hit.kind == "border_crossing"}
        return len(sides) > 1 and crossing.country not in {context.home, *context.near}

    def _misspelt(
        self, shown: str, context: Context, near: Sequence[NearChoice], least: float = CERTAIN
    ) -> Resolution | None:
        """Return the place that a misspelling can only mean; a text that names a place elsewhere is none."""
        best = near[0] if near else None
        place = best.choice.place if best else None
        if best is None or place is None or best.likely < least or is_doubtful(shown):
            return None
        if len(sound(key(shown))) < SHORT and best.likely < CERTAIN_SHORT:
            return None
        without = bare(shown)
        if any(named_elsewhere(self._names, name) for name in (shown, " ".join(without.words))):
            return None
        if context.country is None and self._names_other_country(shown, best):
            return None
        why = f"matched {best.why(without.key if place.kind in without.kinds else key(shown), place)}"
        score = min(MISSPELT, round(best.likely * best.choice.score, 3))
        found = Candidate(place, score, why)
        return _answer(shown, context, "resolved", score, found.place, (found,), why)

    def _names_other_country(self, shown: str, meant: NearChoice) -> bool:
        """Return whether a word beside the name is a country in which the place does not lie ("GZ China")."""
        country = meant.choice.place.country if meant.choice.place else None
        own = words(meant.choice.place.name) if meant.choice.place else ()
        found = [word for word in shown.split() if len(word) > 3 and key(word) not in own]
        codes = {self._names.country_code(word) for word in found} - {None}
        return country is not None and any(country not in found_under(code) for code in codes if code)

    def _whole(self, shown: str, context: Context) -> Resolution | None:
        """Return what the whole text names, with its word of kind ("Mexico City") or without it."""
        for reading in self._readings(shown, context):
            allowed = [hit for hit in reading.hits if _allowed(hit, context)]
            if not allowed:
                continue
            airport = "airport" in bare(shown).kinds
            choice = self._choose(allowed, key(shown), context, airport=airport)
            if not context.country and choice.place and choice.place.kind == "border_crossing":
                choice = _of_one_side(choice, shown)
            if choice.place and choice.place.kind in AREAS and not bare(shown).kinds:
                choice = self.seat_of(choice)
            return _chosen(shown, context, choice, reading)
        return None

    def seat_of(self, choice: Choice) -> Choice:
        """Return the town of an area that has its very name, where the text does not say that the area is meant."""
        area = choice.place
        seats = [
            hit.place
            for hit in self._names.hits(area.name if area else "")
            if area and hit.primary and hit.kind == "place" and seat_in(hit.place, area)
        ]
        if len(seats) != 1:
            return choice
        return choice._replace(place=seats[0], reason="the town and not its area")

    def _readings(self, shown: str, context: Context) -> Iterator[Reading]:
        """Yield what bears the text as a name: as it stands, of the kind it says, without its article."""
        yield Reading(self._names.hits(shown, context.country))
        without = bare(shown)
        if without.kinds:
            kind = without.kinds[0]
            named = self._names.hits(without.text, context.country)
            hits = [hit for hit in named if hit.kind in _KINDS_SAID[kind]]
            yield Reading(hits or self._at_place(named, kind), f", kind {kind} as the text says")
            if not hits:
                yield from self._town_instead(named, kind, latin=without.key.isascii())
        if name := without_article(shown):
            yield Reading(self._names.hits(name, context.country))
        if len(found := shown.split()) == 2 and found[0].isalpha():
            turned = self._names.hits(f"{found[1]} {found[0]}", context.country)
            hits = [hit for hit in turned if hit.kind != "country"]
            yield Reading(hits, ", its words the other way round", TURNED)

    def _town_instead(self, named: list[Hit], kind: str, *, latin: bool) -> Iterator[Reading]:
        """Yield the towns at a border or over a district, where no crossing or district of the name is listed."""
        towns = [hit for hit in named if hit.kind in SETTLED and (hit.primary or not latin)]
        if kind == "border_crossing":
            at_border = [hit for hit in towns if self._names.near_border(hit.place, BORDER_KM)]
            yield Reading(at_border, ", the town at the border, of which no crossing is listed", INSTEAD)
        elif kind == "admin2" or (kind == "admin1" and not latin):
            yield Reading(towns, ", the town of which no district is listed", INSTEAD)

    def _at_place(self, named: list[Hit], kind: str) -> list[Hit]:
        """Return the airport, border, camp or port of a town that is named in another language than they are."""
        towns = {(hit.place.name, hit.country) for hit in named if hit.kind == "place"}
        if kind not in _WORD_OF_KIND:
            return []
        near = (
            hit
            for name in sorted({name for name, _ in towns})
            for hit in self._names.hits(f"{name} {_WORD_OF_KIND[kind]}")
            if hit.kind == kind and (name, hit.country) in towns
        )
        return list({hit.place.id: hit for hit in near}.values())

    def _namesakes(self, shown: str, context: Context) -> tuple[Candidate, ...]:
        hits = [hit for hit in self._names.hits(shown) if hit.primary and _allowed(hit, context)]
        why = "a place of this name, if none is only described"
        return tuple(Candidate(hit.place, 0.3, why) for hit in hits) if context.country else ()

    def _parted(self, shown: str, context: Context, *, known: bool) -> Resolution | None:
        """Return what the names in a text mean; of one that is `known` as a name its words alone are none."""
        left_open = None
        for parting in self._partings(shown, context):
            if known and parting.sort == "spaced":
                continue
            found = None
            if parting.sort != "near":
                found = self._in_country(shown, parting, context) or self._described(shown, parting, context)
            near = not known and parting.sort != "spaced"
            found = found or self._in_one_another(shown, parting, context, near=near)
            if found and (found.status != "unresolved" or parting.sort == "after"):
                return found
            left_open = left_open or found
        return left_open

    def _misspelt_within(self, shown: str, context: Context) -> Resolution | None:
        """Return what a misspelt name means beside that of a larger place ("Kawangwari Nairobi")."""
        spaced = (parting for parting in self._partings(shown, context) if parting.sort == "spaced")
        found = (self._in_one_another(shown, parting, context, near=True) for parting in spaced)
        return next((one for one in found if one), None)

    def _partings(self, shown: str, context: Context) -> Iterator[Parting]:
        return partings(shown, lambda name: self._code(name, context) is not None)

    def _described(self, shown: str, parting: Parting, context: Context) -> Resolution | None:
        """Return what one name and a description beside it mean: "Busia (border)", "Malindi, beach"."""
        described = [name for name in parting.names if is_description(name) and not means_unknown(name)]
        named = [name for name in parting.names if name not in described]
        if len(described) != 1 or len(named) != 1:
            return None
        of_kind = bool(bare(described[0]).kinds)
        found = self._whole(f"{named[0]} {described[0]}" if of_kind else named[0], context)
        return found._replace(text=shown) if found else None

    def _in_country(self, shown: str, parting: Parting, context: Context) -> Resolution | None:
        codes = [self._code(name, context) for name in parting.names]
        if not any(codes) and parting.sort == "within":
            codes[-1] = self._misspelt_country(parting.names[-1])
        if not any(codes):
            return None
        if all(codes):
            return self._only_countries(shown, parting, context)
        at = len(codes) - 1 if codes[-1] else next(at for at, code in enumerate(codes) if code)
        code = codes[at] or ""
        rest = [name for other, name in enumerate(parting.names) if other != at]
        written = ", ".join(rest)
        within = context._replace(country=_narrower(code, context.country))
        if within.country is None:
            return self._contradiction(shown, written, code, context)
        if parting.sort != "after":
            return self._rest(written, within)._replace(text=shown)
        if not is_description(written):
            found = self._whole(written, within)
        elif bare(written).kinds:
            return None
        else:
            found = self._rest(written, within)
        return found._replace(text=shown) if found else None

    def _code(self, name: str, context: Context) -> str | None:
        """Return the country that a name means; the code of the row's own country in small letters too ("Mahboula kwt")."""
        code = self._names.country_code(name) or self._names.country_code(without_side(name))
        if code is None and context.country and len(name) in (2, 3) and name.isascii():
            own = self._names.country_code(name.upper())
            return own if own == context.country else None
        return code

    def _misspelt_country(self, name: str) -> str | None:
        found = self._misspelt(name, Context(), self._near(name, Context()))
        return found.country if found and found.place and found.place.kind == "country" else None

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
            return found[0]._replace(text=shown) if found[0] else None
        return _several(shown, context, places) if len(places) > 1 else None

    def _contradiction(self, shown: str, written: str, code: str, context: Context) -> Resolution:
        either = (self._whole(written, one) for one in (context._replace(country=code), context))
        candidates = tuple(candidate for found in either if found for candidate in found.candidates)
        why = f"the text says country {code}, the row says {context.country}"
        return _answer(shown, context._replace(country=None), "unresolved", candidates=candidates, why=why)

    def _in_one_another(
        self, shown: str, parting: Parting, context: Context, *, near: bool
    ) -> Resolution | None:
        found = [self._bearers(name, context) for name in parting.names]
        last = len(found) - 1
        turned = ((last, 0),) if parting.sort != "near" else ()
        between = ((0, 1),) if parting.sort not in ("beside", "near") else ()
        ways = ((0, last), *between, *turned)
        for inner, outer in ways:
            lies = part_of if parting.sort == "beside" else lies_in if inner < outer else surely_in
            pairs = [
                (a, b) for a in found[inner] for b in found[outer] if a.place.id == b.place.id or lies(a, b)
            ]
            if parting.sort == "spaced":
                pairs = [(a, b) for a, b in pairs if context.country or b.weight >= CITY]
            if parting.sort == "beside":
                pairs = [pair for pair in pairs if not two_places(pair, found[inner], found[outer])]
            if pairs:
                a, b = min(pairs, key=_likeliest)
                where = f" in {b.place.name!r}" if a.place.id != b.place.id else ""
                why = f"matched {parting.names[inner]!r} = {a.place.name!r}{where}"
                return _answer(
                    shown, context, "resolved", 0.97, a.place, (Candidate(a.place, 0.97, why),), why
                )
        if near and parting.sort != "beside":
            least = HOLDS_OTHERS if context.country or parting.sort != "spaced" else CITY
            for inner, outer in ways:
                holding = [hit for hit in found[outer] if hit.weight >= least]
                if misspelt := self._near_in(parting.names[inner], holding, context):
                    return misspelt._replace(text=shown)
        return self._beside(shown, parting, context) if parting.sort not in ("spaced", "near") else None

    def _near_in(self, name: str, outer: Sequence[Hit], context: Context) -> Resolution | None:
        """Return the place within one of the outer ones that a misspelt name means."""
        if len(sound(key(name))) < (LONG_ENOUGH if name.isascii() else LONG_ENOUGH - 1):
            return None
        holding = [hit for hit in outer if hit.kind in HOLDING]
        for hit in holding[:MOST_HOLDING]:
            within = context._replace(country=hit.country or context.country)
            near = self._near(name, within, (hit,))
            if found := self._misspelt(name, within, near, CERTAIN_WITHIN):
                return found._replace(why=f"{found.why}, in {hit.place.name!r}")
        return None

    def _beside(self, shown: str, parting: Parting, context: Context) -> Resolution | None:
        """Return what names mean of which none lies in another: several places, or the only one that is known."""
        each = [self._whole(name, context) for name in parting.names]
        places = [one.place for one in each if one and one.place]
        if len(places) == len(each):
            if len({place.id for place in places}) == 1 or by_its_kind(parting, places):
                return each[0]._replace(text=shown) if each[0] else None
            if parting.sort == "within" and beside_area(places) and each[0]:
                return each[0]._replace(text=shown, score=min(each[0].score, ONE_KNOWN))
            return _several(shown, context, places)
        known = [one for one in each if one and (one.place or not _agrees(one, places))]
        open_kinds = {
            kind
            for name, one in zip(parting.names, each, strict=True)
            if not one
            for kind in bare(name).kinds
        }
        if (
            parting.sort == "within"
            and len(places) == len(known) == 1
            and (places[0].kind in SETTLED or places[0].kind in _kinds_of_known(parting, each))
            and not open_kinds & _WORD_OF_KIND.keys()
        ):
            others = ", ".join(name for name, one in zip(parting.names, each, strict=True) if not one)
            why = f"{known[0].why}; beside it {others!r}, of which nothing is known"
            found = Candidate(places[0], ONE_KNOWN, why)
            return _answer(shown, context, "resolved", ONE_KNOWN, places[0], (found,), why)
        return None

    def _bearers(self, name: str, context: Context) -> list[Hit]:
        hits: list[Hit] = []
        for reading in self._readings(name, context):
            hits = [hit for hit in reading.hits if _allowed(hit, context) and _says_kind(hit, name)]
            if hits:
                break
        return sorted(hits, key=lambda hit: -hit.weight)[:MOST_BEARERS]

    def _proposed(
        self, shown: str, context: Context, near: Sequence[NearChoice], why: str = ""
    ) -> Resolution:
        found = proposals(self._names, shown, context, near)
        why = why or self._why_none(shown, found)
        where = f", country {context.country}" if context.country else ""
        return _answer(shown, context, "unresolved", candidates=found, why=why + where)

    def _why_none(self, shown: str, found: Sequence[Candidate]) -> str:
        if not found:
            return "no place of this name is known"
        if code := self._names.country_code(shown):
            return f"the text names country {code}, the row another"
        return f"no place of exactly this name is known; nearest is {found[0].place.name!r}"


def _allowed(hit: Hit, context: Context) -> bool:
    if not context.country:
        return True
    return hit.country in found_under(context.country) or bool(
        regions_found_under(context.country) & {hit.place.id, *hit.place.parents}
    )


def _says_kind(hit: Hit, name: str) -> bool:
    """Return whether a name means a place of the hit's kind: an airport, a border or a port is called so."""
    return hit.kind not in _CALLED_SO or hit.by_code or hit.kind in bare(name).kinds


def _named_with_kind(hit: Hit, name_key: str) -> bool:
    """Return the same of a key, whose words are joined."""
    return hit.kind not in _CALLED_SO or _WORD_OF_KIND[hit.kind] in name_key


def _narrower(code: str, country: str | None) -> str | None:
    """Return the country that text and row together mean, `None` where they contradict."""
    if country is None or code in found_under(country):
        return code
    return country if country in found_under(code) else None


def _likeliest(pair: tuple[Hit, Hit]) -> tuple[int, float, str]:
    inner, outer = pair
    return order_of_kind(inner.kind), -inner.weight - outer.weight, inner.place.id


def _of_one_side(choice: Choice, shown: str) -> Choice:
    """Return no place for a crossing that is named by both of its sides ("Birgunj / Raxaul")."""
    if not _BOTH_SIDES.search(shown):
        return choice
    return choice._replace(
        place=None, reason="the crossing is named by its two sides, and no country is given"
    )


def _agrees(other: Resolution, places: Sequence[Place]) -> bool:
    """Return whether a name beside the only place that is known may mean it too ("AIBD (Diass)")."""
    return any(candidate.place.id == place.id for candidate in other.candidates for place in places[:1])


def _kinds_of_known(parting: Parting, each: Sequence[Resolution | None]) -> set[str]:
    """Return the kinds that the names say which are known ("aéroport AIBD")."""
    return {kind for name, one in zip(parting.names, each, strict=True) if one for kind in bare(name).kinds}


def _chosen(shown: str, context: Context, choice: Choice, reading: Reading) -> Resolution:
    where = f", country {context.country}" if context.country else ""
    if choice.place:
        reason = f", {choice.reason}" if choice.reason else ""
        why = f"matched {shown!r} = {choice.place.name!r}{reading.note}{where}{reason}"
        score = choice.score * reading.certain
        best = Candidate(choice.place, score, why)
        return _answer(shown, context, "resolved", score, choice.place, (best,), why)
    status: StopStatus = "ambiguous" if len(choice.hits) > 1 else "unresolved"
    return _answer(shown, context, status, choice.score, None, choice.ranked(), f"{choice.reason}{where}")


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
