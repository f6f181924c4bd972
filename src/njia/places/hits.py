"""Places found by a name, and which of them is meant."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from math import asin, cos, radians, sin, sqrt
from operator import itemgetter
from typing import NamedTuple

from rapidfuzz.distance import OSA

from njia.places.index_format import ALTERNATE
from njia.places.meanings import AMBIGUOUS, AMBIGUOUS_WITH_COUNTRY, meaning
from njia.places.normalise import key
from njia.places.resolution import Candidate, Context
from njia.places.sounds import sound
from njia.standard.journey import Place

SETTLED = frozenset({"place", "neighbourhood", "camp"})
AREAS = frozenset({"admin1", "admin2"})

DOMINATES = 1.0
"""How much more a place must weigh (base 10) than the next of its name for nobody to mean the other."""
AHEAD = 0.3
"""The same over a place that has the name only among its others, in the country that is meant."""
USUAL = 1.5
"""What a place gains that everybody means by a name which others bear too (`meanings.csv`)."""
GREAT = 6.0
"""Prominence of a city that is meant by its name in every part of the world."""
MANY = 6
"""Others of a name from which it is so common that no one place but a large one is meant ("Buenavista")."""
LARGE_CITY = 5.5
CITY = 5.0
"""Prominence of a town that is meant by its name rather than an area of it."""
ZONE_KM = 90.0
"""How far from its middle a place may lie in a zone or district, whose bounds are not known."""
FEW = 4.3
"""Prominence under which a settlement may have namesakes that the gazetteer lacks."""
DOUBTED = 0.88
"""How certain a place is that is likely meant, but may have a namesake or an area of its name beside it."""
KNOWN_TO_ALL = 4.7
"""Weight under which a name alone, without any country, is no proof."""
AT_HOME = 1.3
NEAR = 0.6
MOST_RANKED = 8
SEVERAL = "several places of the country bear the name"
TWIN_KM = 40.0
SAME_KM = 25.0
SLIGHT = 2
"""Sounds by which the names of a town and of its area may differ and still be one name."""

_OWN = 6.0
_ORDER_OF_KIND = dict.fromkeys(AREAS, 1) | dict.fromkeys((*SETTLED, "country", "region"), 0)


class Hit:
    """A place that bears the name: whether as its own name, how prominent it is, whether a network's own.

    `by_code` where the text is its code (ISO country, IATA airport) in capitals. Of many hits few are
    looked at closely: the place itself is put together when it is asked for.
    """

    __slots__ = ("_made", "by_code", "country", "kind", "make", "own", "primary", "prominence")

    def __init__(
        self,
        kind: str,
        country: str | None,
        make: Callable[[], Place],
        primary: bool,
        prominence: float,
        *,
        own: bool = False,
        by_code: bool = False,
    ) -> None:
        self.kind, self.country, self.primary, self.prominence = kind, country, primary, prominence
        self.own, self.by_code = own, by_code
        self.make = make
        self._made: Place | None = None

    @property
    def place(self) -> Place:
        """The place, with its parents."""
        if self._made is None:
            self._made = self.make()
        return self._made

    @property
    def weight(self) -> float:
        """How readily the name means this place."""
        return self.prominence + (0.0 if self.primary else ALTERNATE) + (_OWN if self.own else 0.0)


class Choice(NamedTuple):
    """What a list of hits comes to: one place, several, or none that is certain."""

    place: Place | None
    score: float
    hits: Sequence[Hit]
    context: Context
    reason: str = ""

    def ranked(self, most: int = MOST_RANKED) -> tuple[Candidate, ...]:
        """Return the places that may be meant, the likeliest first."""
        weighed = (
            (order_of_kind(hit.kind), -weight_from(hit, self.context), hit.primary, hit.make)
            for hit in self.hits
        )
        return ranked(weighed, most)


def ranked(
    bearers: Iterable[tuple[int, float, bool, Callable[[], Place]]], most: int = MOST_RANKED
) -> tuple[Candidate, ...]:
    """Return bearers of a name as candidates, the likeliest first, at most so many.

    Of each: `order_of_kind`, its weight below zero, whether the name is its own, and what puts it together.
    """
    ordered = sorted(bearers, key=itemgetter(0, 1))
    least = min(ordered, key=itemgetter(1))[1]
    score, candidates = 0.9, []
    for _, weight, primary, make in ordered[:most]:
        place = make()
        score = min(score, round(0.3 + 0.6 * 10 ** (least - weight), 3))
        where = f", country {place.country}" if place.country else ""
        why = f"{'named' if primary else 'also called'} so: {place.name}{where}"
        candidates.append(Candidate(place, score, why))
    return tuple(candidates)


def distance_km(one: Place, other: Place) -> float | None:
    """Return the great-circle distance of two places, `None` where either has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 12742 * asin(sqrt(half))


def choose_in_country(
    hits: Sequence[Hit], context: Context, name_key: str = "", *, airport: bool = False
) -> Choice:
    """Choose among places of the one country that bear a name; `airport` if the text says it is one."""
    usual = meaning(name_key, context.country)
    if usual == AMBIGUOUS:
        return Choice(None, 0.5, hits, context, SEVERAL)
    if usual and (said := next((hit for hit in hits if hit.place.id == usual), None)):
        score = certainty(said.kind, said.prominence, primary=said.primary, rivalled=True, beginning=False)
        return Choice(said.place, score, hits, context)
    countries = [hit for hit in hits if hit.kind == "country" and hit.country == context.country]
    meant = countries[:1] or _of_first_kind(hits, name_key)
    best, *others = _town_first(sorted(meant, key=_rank))
    rivals = [hit for hit in others if not _same_place(hit, best) and not _inside(hit, best)]
    common = len(rivals) >= MANY and best.prominence < LARGE_CITY
    beginning = not best.primary and begins_so(best.place, name_key)
    ahead = DOMINATES if beginning else AHEAD
    if common or any(best.weight - hit.weight < (DOMINATES if hit.primary else ahead) for hit in rivals):
        return Choice(None, 0.5, hits, context, SEVERAL)
    if _only_a_city(best, airport):
        return Choice(None, 0.6, hits, context, "only the city of an airport bears the name")
    area = next((hit.place.name for hit in hits if _other_area(hit, best)), None)
    if area and best.prominence < CITY:
        return Choice(None, 0.5, hits, context, f"{area} is also an area that this place does not lie in")
    score = certainty(
        best.kind, best.prominence, primary=best.primary, rivalled=bool(rivals), beginning=beginning
    )
    return Choice(best.place, score, hits, context)


def begins_so(place: Place, name_key: str) -> bool:
    """Return whether a place's own name begins with a key ("Reggio" of Reggio nell'Emilia)."""
    return bool(name_key) and key(place.name).startswith(name_key)


def certainty(kind: str, prominence: float, *, primary: bool, rivalled: bool, beginning: bool) -> float:
    """Return how certain a place is in its country: by its own name or another, alone or among others.

    Another name that is only the `beginning` of its own is less so, for others may begin so too; and so is
    a small place, for the country may have more of its name than the gazetteer, and an area, for a town in
    it may be meant. (Measured on the rows of the truth list that are for tuning.)
    """
    if beginning or kind in AREAS or kind == "region" or (prominence < FEW and kind in SETTLED):
        return DOUBTED
    return 0.94 if not primary else 0.97 if rivalled else 0.99


def choose_in_world(
    hits: Sequence[Hit], context: Context, name_key: str = "", *, airport: bool = False
) -> Choice:
    """Choose among places of all countries that bear a name, where nothing says which country is meant."""
    usual = meaning(name_key) or _meant_by_own_name(hits, name_key)
    if usual == AMBIGUOUS_WITH_COUNTRY:
        return Choice(None, 0.5, hits, context, "a country and other places bear the name")
    for kind in ("country", "region"):
        of_kind = [hit for hit in hits if hit.kind == kind and (kind == "country" or hit.country is None)]
        if of_kind and not any(hit.own for hit in hits):
            best = min(of_kind, key=_rank)
            alone = kind == "country" and not any(_also_meant(hit) for hit in hits)
            return Choice(best.place, 0.97 if alone else DOUBTED, hits, context)

    def weight(hit: Hit) -> float:
        return weight_from(hit, context) + (USUAL if hit.place.id == usual else 0.0)

    meant = _of_first_kind(_within_reach(hits, context), name_key)
    meant += [hit for hit in hits if hit.place.id == usual and hit not in meant]
    best, *others = _town_first(sorted(meant, key=lambda hit: -weight(hit)))
    others = [hit for hit in others if not _same_place(hit, best) and not _inside(hit, best)]
    twin = next((hit for hit in others if _twins(hit, best)), None)
    if twin and not best.own:
        return _across_border(best, twin, hits, context)
    unsure = usual == AMBIGUOUS and best.country not in {context.home, *context.near}
    gained = best.prominence + weight(best) - best.weight
    common = best.kind == "place" and gained < LARGE_CITY and usual != best.place.id and not best.own
    if unsure or (others and (common or weight(best) - weight(others[0]) < DOMINATES)):
        return Choice(None, 0.5, hits, context, "places of several countries or areas bear the name")
    reason = (
        _not_meant_alone(best, weight(best), name_key, context, airport) if usual != best.place.id else ""
    )
    if reason:
        return Choice(None, 0.6, hits, context, reason)
    certain = best.own or best.by_code or best.prominence >= GREAT or usual == best.place.id
    return Choice(best.place, 0.95 if certain else DOUBTED, hits, context)


def _also_meant(hit: Hit) -> bool:
    return hit.kind not in ("country", "region") and hit.weight >= KNOWN_TO_ALL


def _not_meant_alone(best: Hit, weight: float, name_key: str, context: Context, airport: bool) -> str:
    """Return why a name that only one place bears does not mean it without its country, nothing if it does."""
    if _only_a_city(best, airport):
        return "only the city of an airport bears the name"
    if best.kind == "camp" and not best.own and any(letter.isdigit() for letter in name_key):
        return "camps of several countries go by numbers"
    least = LARGE_CITY if best.kind == "neighbourhood" else KNOWN_TO_ALL
    known = best.own or best.by_code or best.prominence >= least
    if not known and weight < KNOWN_TO_ALL and best.country not in {context.home, *context.near}:
        return "no country is given and the place is not widely known"
    return ""


def _within_reach(hits: Sequence[Hit], context: Context) -> Sequence[Hit]:
    """Return the places of the own country and of those on the way, where some bear the name itself.

    A place elsewhere counts against them only where everybody knows it.
    """
    reach = {context.home, *context.near} - {None}
    near = [hit for hit in hits if hit.country in reach and hit.primary]
    known = any(hit.prominence >= KNOWN_TO_ALL for hit in hits if hit.country not in reach)
    return near if near and not known else hits


def _across_border(best: Hit, twin: Hit, hits: Sequence[Hit], context: Context) -> Choice:
    """Take the twin on the network's own side, else the one of the only country that the journey names."""
    twins = (best, twin)
    side = [hit for hit in twins if hit.country == context.home]
    side = side or [hit for hit in twins if hit.country in context.near]
    if len(side) == 1:
        country = side[0].place.country
        whose = "home" if country == context.home else "the journey"
        return Choice(
            side[0].place, 0.9, hits, context, f"of two sides of a border that of {whose}, {country}"
        )
    countries = f"{best.country} and {twin.country}"
    return Choice(None, 0.5, hits, context, f"it names a place on both sides of the border of {countries}")


def order_of_kind(kind: str) -> int:
    """Return how readily a bare name means this kind of place: 0 first."""
    return _ORDER_OF_KIND.get(kind, 2)


def _of_first_kind(hits: Sequence[Hit], name_key: str) -> list[Hit]:
    own = [hit for hit in hits if hit.own]
    if own:
        return own
    settled = [hit for hit in hits if hit.kind in SETTLED]
    areas = [hit for hit in hits if hit.kind in AREAS or hit.kind == "region"]
    coded = [hit for hit in hits if hit.by_code]
    if coded and not any(hit.primary for hit in (*settled, *areas)):
        return coded
    named = any(hit.primary for hit in settled) or not any(hit.primary for hit in areas)
    seats = any(_seat(hit, area, name_key) for hit in settled for area in areas)
    if settled and (named or seats):
        return settled
    if areas:
        first = [hit for hit in areas if hit.kind == "admin1"]
        return [*settled, *(first or areas)]
    return list(hits)


def seat_in(town: Place, area: Place) -> bool:
    """Return whether a town lies in an area of its name; where the bounds are not known, near its middle."""
    if area.id in town.parents:
        return True
    if area.kind != "admin2" or area.country != town.country:
        return False
    apart = distance_km(town, area)
    return apart <= ZONE_KM if apart is not None else area.parents[0] in town.parents


def _seat(town: Hit, area: Hit, name_key: str) -> bool:
    """Return whether a town lies in an area and has, spelt a little otherwise, its name.

    Of a name in other letters it is enough that a large town of the country bears it, and of a district that
    the name of a large town in it begins so.
    """
    if town.prominence >= CITY and not name_key.isascii() and town.country == area.country:
        return True
    one, other = sound(key(town.place.name)), sound(key(area.place.name))
    beginning = area.kind == "admin2" and town.prominence >= CITY and begins_so(town.place, name_key)
    return seat_in(town.place, area.place) and (beginning or OSA.distance(one, other) <= SLIGHT)


def _meant_by_own_name(hits: Sequence[Hit], name_key: str) -> str | None:
    """Return the place that a name in other letters than Latin ones means as their own name does ("اثينا", Athens)."""
    if name_key.isascii():
        return None
    least = max(hit.prominence for hit in hits) - DOMINATES
    names = {key(hit.place.name) for hit in hits if hit.prominence >= least}
    return meaning(names.pop()) if len(names) == 1 else None


def _town_first(meant: list[Hit]) -> list[Hit]:
    """Put the town before its own camp of the name, which bears it too."""
    if meant[0].kind == "camp":
        towns = (hit for hit in meant if hit.kind == "place" and _same_place(hit, meant[0]))
        if town := next(towns, None):
            return [town, *(hit for hit in meant if hit is not town)]
    return meant


def _only_a_city(best: Hit, airport: bool) -> bool:
    return best.kind == "airport" and not best.primary and not airport


def _rank(hit: Hit) -> float:
    return -hit.weight


def weight_from(hit: Hit, context: Context) -> float:
    """Return a hit's weight, with what it gains in the network's own country or on the way."""
    country = hit.country
    if not country:
        return hit.weight
    return hit.weight + (AT_HOME if country == context.home else NEAR if country in context.near else 0.0)


def _same_place(hit: Hit, best: Hit) -> bool:
    apart = distance_km(hit.place, best.place)
    return hit.country == best.country and apart is not None and apart <= SAME_KM


def _inside(hit: Hit, best: Hit) -> bool:
    return hit.place.id in best.place.parents or best.place.id in hit.place.parents


def _twins(hit: Hit, best: Hit) -> bool:
    apart = distance_km(hit.place, best.place)
    return hit.primary and hit.country != best.country and apart is not None and apart <= TWIN_KM


def _other_area(hit: Hit, best: Hit) -> bool:
    if best.own or hit.kind != "admin1" or best.kind not in SETTLED or not hit.primary:
        return False
    areas = [parent for parent in best.place.parents if parent.startswith("iso:") and "-" in parent]
    return bool(areas) and hit.place.id not in areas
