"""Which of two places lies in the other or beside it: what parts of one text mean together."""

from __future__ import annotations

from collections.abc import Sequence

from njia.places.hits import AREAS, DOMINATES, SETTLED, ZONE_KM, Hit, distance_km
from njia.places.partings import Parting
from njia.places.words_beside import bare
from njia.standard.journey import Place

WITHIN_KM = 50.0
"""How far a place may be from a town that a text names as the larger one."""


def lies_in(inner: Hit, outer: Hit) -> bool:
    """Return whether a place lies in another, by its parents or, in a town or zone, by how far apart they are."""
    if outer.place.id in inner.place.parents:
        return True
    if outer.kind == "region" and outer.country:
        return inner.country == outer.country and inner.kind != "country"
    apart = distance_km(inner.place, outer.place)
    if inner.prominence > outer.prominence and outer.kind != "admin2":
        return False
    if apart is None or inner.country != outer.country or inner.kind in AREAS:
        return False
    return apart <= (WITHIN_KM if outer.kind == "place" else ZONE_KM if outer.kind == "admin2" else 0)


def surely_in(inner: Hit, outer: Hit) -> bool:
    """Return the same where the text names the larger place first ("Nairobi, Kawangware")."""
    return lies_in(inner, outer) and (part_of(inner, outer) or outer.weight > inner.weight + DOMINATES)


def part_of(inner: Hit, outer: Hit) -> bool:
    """Return whether a place, other than an area, has another among its parents."""
    return outer.place.id in inner.place.parents and inner.kind not in AREAS


def by_its_kind(parting: Parting, places: Sequence[Place]) -> bool:
    """Return whether the first name says its kind and the others only where that is ("Moria camp, Lesbos")."""
    apart = [distance_km(places[0], other) for other in places[1:]]
    near = all(km is not None and km <= ZONE_KM for km in apart)
    return parting.sort == "within" and near and places[0].kind in bare(parting.names[0]).kinds


def beside_area(places: Sequence[Place]) -> bool:
    """Return whether a settlement is named with areas or airports near it ("Angeles City, Pampanga", "Kalakla, KRT")."""
    first, *others = places
    return first.kind in SETTLED and all(
        (other.kind in AREAS or other.kind == "airport") and _near_or_beside(first, other) for other in others
    )


def _near_or_beside(first: Place, other: Place) -> bool:
    apart = distance_km(first, other)
    return apart <= ZONE_KM if apart is not None else other.parents[:1] == first.parents[:1]


def two_places(pair: tuple[Hit, Hit], inner: Sequence[Hit], outer: Sequence[Hit]) -> bool:
    """Return whether two names of one place are rather those of two ("Metema / Gallabat")."""
    a, b = pair
    if a.place.id != b.place.id:
        return False
    others = (inner if not a.primary else ()), (outer if not b.primary else ())
    return any(hit.primary and hit.place.id != a.place.id for hits in others for hit in hits)
