"""Places found by a name, and which of them is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from njia.places.resolution import Candidate, Context
from njia.standard.journey import Place

SETTLED = frozenset({"place", "neighbourhood", "camp"})
AREAS = frozenset({"admin1", "admin2"})

ALTERNATE = 0.02
"""What another name of a place weighs beside its own: GeoNames' lists hold slips and old transcriptions."""
DOMINATES = 10.0
"""How much more a place must weigh than the next of its name for nobody to mean the other."""
KNOWN_TO_ALL = 50_000
"""Weight under which a name alone, without any country, is no proof."""
AT_HOME = 20.0
NEAR = 4.0
TWIN_KM = 40.0
SAME_KM = 25.0

_WEIGHT_OF_KIND = {
    "country": 10_000_000,
    "region": 5_000_000,
    "admin1": 100_000,
    "admin2": 60_000,
    "camp": 100_000,
    "border_crossing": 50_000,
    "airport": 50_000,
    "port": 50_000,
}
_LEAST = 500


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that bears the name: whether as its own name, how many live there, whether a network's own.

    `by_code` where the text is its code (ISO country, IATA airport) in capitals.
    """

    place: Place
    primary: bool
    population: int
    own: bool = False
    by_code: bool = False

    @property
    def weight(self) -> float:
        """How readily the name means this place."""
        size = max(self.population, _WEIGHT_OF_KIND.get(self.place.kind, _LEAST))
        return size * (1.0 if self.primary else ALTERNATE) * (1e6 if self.own else 1.0)


@dataclass(frozen=True, slots=True)
class Choice:
    """What a list of hits comes to: one place, several, or none that is certain."""

    place: Place | None
    score: float
    ranked: tuple[Candidate, ...]
    reason: str


def distance_km(one: Place, other: Place) -> float | None:
    """Return the great-circle distance of two places, `None` where either has no point."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    lat1, lat2 = radians(one.lat), radians(other.lat)
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin(radians(other.lon - one.lon) / 2) ** 2
    return 12742 * asin(sqrt(half))


def choose_in_country(hits: Sequence[Hit], *, airport: bool = False) -> Choice:
    """Choose among places of the one country that is meant; `airport` if the text says it is one."""
    countries = [hit for hit in hits if hit.place.kind == "country"]
    meant = countries[:1] or _of_first_kind(hits)
    best, *others = sorted(meant, key=_rank)
    candidates = _candidates(hits)
    rivals = [hit for hit in others if not _same_place(hit, best) and not _inside(hit, best)]
    if rivals and best.weight < DOMINATES * rivals[0].weight:
        return Choice(None, 0.5, candidates, "several places of the country bear the name")
    if _only_a_city(best, airport):
        return Choice(None, 0.6, candidates, "only the city of an airport bears the name")
    area = next((hit.place.name for hit in hits if _other_area(hit, best)), None)
    if area:
        return Choice(None, 0.5, candidates, f"{area} is also an area that this place does not lie in")
    score = 0.94 if not best.primary else 0.97 if rivals else 1.0
    return Choice(best.place, score, candidates, "")


def choose_in_world(hits: Sequence[Hit], context: Context, *, airport: bool = False) -> Choice:
    """Choose among places of all countries, where nothing says which country is meant."""
    candidates = _candidates(hits, context)
    for kind in ("country", "region"):
        of_kind = [hit for hit in hits if hit.place.kind == kind]
        if of_kind and not any(hit.own for hit in hits):
            best = min(of_kind, key=_rank)
            return Choice(best.place, 1.0 if best.primary else 0.94, candidates, "")
    meant = _of_first_kind(_within_reach(hits, context))
    best, *others = sorted(meant, key=lambda hit: (-_weight_from(hit, context), hit.place.id))
    others = [hit for hit in others if not _same_place(hit, best)]
    twin = next((hit for hit in others if _twins(hit, best)), None)
    if twin and not best.own:
        return _across_border(best, twin, candidates, context)
    weight = _weight_from(best, context)
    if others and weight < DOMINATES * _weight_from(others[0], context):
        return Choice(None, 0.5, candidates, "places of several countries or areas bear the name")
    if _only_a_city(best, airport):
        return Choice(None, 0.6, candidates, "only the city of an airport bears the name")
    known = best.own or best.by_code or best.population * (1 if best.primary else 0.5) >= KNOWN_TO_ALL
    if not known and weight < KNOWN_TO_ALL and best.place.country not in {context.home, *context.near}:
        return Choice(None, 0.6, candidates, "no country is given and the place is not widely known")
    return Choice(best.place, 0.97 if best.primary else 0.93, candidates, "")


def _within_reach(hits: Sequence[Hit], context: Context) -> Sequence[Hit]:
    """Return the places of the own country and of those on the way, where some bear the name itself.

    A place elsewhere counts against them only where everybody knows it.
    """
    reach = {context.home, *context.near} - {None}
    near = [hit for hit in hits if hit.place.country in reach and hit.primary]
    known = any(hit.population >= KNOWN_TO_ALL for hit in hits if hit.place.country not in reach)
    return near if near and not known else hits


def _across_border(best: Hit, twin: Hit, candidates: tuple[Candidate, ...], context: Context) -> Choice:
    """Take the twin on the network's own side, else the one of the only country that the journey names."""
    twins = (best, twin)
    side = [hit for hit in twins if hit.place.country == context.home]
    side = side or [hit for hit in twins if hit.place.country in context.near]
    if len(side) == 1:
        country = side[0].place.country
        whose = "home" if country == context.home else "the journey"
        return Choice(side[0].place, 0.9, candidates, f"of two sides of a border that of {whose}, {country}")
    countries = f"{best.place.country} and {twin.place.country}"
    return Choice(None, 0.5, candidates, f"it names a place on both sides of the border of {countries}")


def order_of_kind(place: Place) -> int:
    """Return how readily a bare name means this kind of place: 0 first."""
    return (
        0 if place.kind in SETTLED or place.kind in ("country", "region") else 1 if place.kind in AREAS else 2
    )


def _of_first_kind(hits: Sequence[Hit]) -> list[Hit]:
    own = [hit for hit in hits if hit.own]
    if own:
        return own
    settled = [hit for hit in hits if hit.place.kind in SETTLED]
    areas = [hit for hit in hits if hit.place.kind in AREAS]
    coded = [hit for hit in hits if hit.by_code]
    if coded and not any(hit.primary for hit in (*settled, *areas)):
        return coded
    if settled and (any(hit.primary for hit in settled) or not any(hit.primary for hit in areas)):
        return settled
    if areas:
        first = [hit for hit in areas if hit.place.kind == "admin1"]
        return [*settled, *(first or areas)]
    return list(hits)


def _only_a_city(best: Hit, airport: bool) -> bool:
    return best.place.kind == "airport" and not best.primary and not airport


def _rank(hit: Hit) -> tuple[float, str]:
    return -hit.weight, hit.place.id


def _weight_from(hit: Hit, context: Context) -> float:
    country = hit.place.country
    if not country:
        return hit.weight
    boost = AT_HOME if country == context.home else NEAR if country in context.near else 1.0
    return hit.weight * boost


def _same_place(hit: Hit, best: Hit) -> bool:
    apart = distance_km(hit.place, best.place)
    return hit.place.country == best.place.country and apart is not None and apart <= SAME_KM


def _inside(hit: Hit, best: Hit) -> bool:
    return hit.place.id in best.place.parents or best.place.id in hit.place.parents


def _twins(hit: Hit, best: Hit) -> bool:
    apart = distance_km(hit.place, best.place)
    return hit.primary and hit.place.country != best.place.country and apart is not None and apart <= TWIN_KM


def _other_area(hit: Hit, best: Hit) -> bool:
    if best.own or hit.place.kind != "admin1" or best.place.kind not in SETTLED or not hit.primary:
        return False
    areas = [parent for parent in best.place.parents if parent.startswith("iso:") and "-" in parent]
    return bool(areas) and hit.place.id not in areas


def _candidates(hits: Iterable[Hit], context: Context | None = None) -> tuple[Candidate, ...]:
    weights = [(hit, _weight_from(hit, context or Context())) for hit in hits]
    weights.sort(key=lambda one: (order_of_kind(one[0].place), -one[1], one[0].place.id))
    most = max(weight for _, weight in weights)
    score, candidates = 0.9, []
    for hit, weight in weights[:12]:
        score = min(score, round(0.3 + 0.6 * weight / most, 3))
        candidates.append(Candidate(hit.place, score, _bears(hit)))
    return tuple(candidates)


def _bears(hit: Hit) -> str:
    where = f", country {hit.place.country}" if hit.place.country else ""
    return f"{'named' if hit.primary else 'also called'} so: {hit.place.name}{where}"
