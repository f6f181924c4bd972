"""The gazetteer: the shipped index, and before it a network's own places."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import lru_cache, partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from njia.places.hits import Hit, begins_so, certainty, order_of_kind, ranked
from njia.places.index import INDEX_DIR, Index
from njia.places.index_format import ALTERNATE, MEANT, RIVALLED, prominence_of
from njia.places.near_names import within_reach
from njia.places.normalise import key, tidy
from njia.places.place_file import PlaceRow, PlacesFileError, read_places
from njia.places.resolution import Candidate, Context, Resolution
from njia.places.resolve import Resolver
from njia.places.sounds import SHORTEST, sound
from njia.places.territories import found_under, others_found_under, regions_found_under
from njia.places.words_beside import bare
from njia.standard.journey import Place
from njia.standard.language import mark

CODE = "#"
"""Before a code in the index, so that no name is ever taken for one."""
LONGEST_CODE = 4
NOTHING_KNOWN = Context()
REMEMBERED = 16_384
"""Texts whose answer is kept where it takes longer to find: those of an import come again and again."""
SOURCES = {
    "gn": "GeoNames (CC BY 4.0)",
    "iso": "ISO 3166 by pycountry (LGPL 2.1), names by Unicode CLDR (Unicode-3.0)",
    "iata": "airportsdata (MIT)",
    "njia": "Njia (Apache-2.0)",
}
"""Where the places of each kind of id come from, and under which licence."""
LISTED = 3.9
"""What a name must weigh to be compared with a text that no name is within one letter of."""


class Gazetteer:
    """Places by id and by name. Open one with `Gazetteer.open`; it may be shared between threads."""

    def __init__(self, index: Index, own: Sequence[PlaceRow], version: str) -> None:
        self.version = version
        self._index = index
        self._own: dict[str, Hit] = {}
        self._own_names: dict[str, list[Hit]] = {}
        self._own_sounds: dict[str, str] = {}
        self._own_sources = {row.place.id: row.source for row in own}
        self._countries = frozenset(country for country in index.ranges if country)
        for row in own:
            self._add(row)
        self._country_code_of = lru_cache(maxsize=REMEMBERED)(self._read_country_code)
        self._names_of = lru_cache(maxsize=256)(index.names_of)
        self._sounds_of = lru_cache(maxsize=256)(self._read_sounds_of)
        self._resolver = Resolver(self)
        self._resolved: dict[tuple[str, Context], Resolution] = {}

    @classmethod
    def open(cls, own: Sequence[Path] = (), *, index: Path = INDEX_DIR) -> Gazetteer:
        """Open the shipped index and a network's own files of places, which win over it.

        Raises `PlacesFileError` where an own file is wrong: it names file, line, reason and remedy.
        """
        opened = Index(index)
        digest = hashlib.sha256(opened.data_digest.encode())
        rows: list[PlaceRow] = []
        ids: dict[str, str] = {}
        for file in own:
            digest.update(file.read_bytes())
            for row in read_places(file, own=True):
                _check_own(file, row, opened, ids)
                ids[row.place.id] = file.name
                rows.append(row)
        return cls(
            opened,
            rows,
            f"{opened.data_digest[:12]}-{digest.hexdigest()[:12]}" if own else opened.data_digest[:12],
        )

    def __len__(self) -> int:
        return len(self._index) + len(self._own)

    def resolve(self, text: str, context: Context | None = None) -> Resolution:
        """Return what a text means in its context; see `njia.places.resolve` for the rules."""
        context = context or NOTHING_KNOWN
        if plain := self._resolver.plainly(text, context):
            return plain
        asked = text, context
        found = self._resolved.get(asked)
        if found is None:
            found = self._resolver.resolve(*asked)
            if len(self._resolved) >= REMEMBERED:
                self._resolved.clear()
            self._resolved[asked] = found
        return found

    def place(self, place_id: str) -> Place:
        """Return a place by its id, such as `gn:184745`, `iso:KE` or `iata:NBO`; `KeyError` if none."""
        if place_id in self._own:
            return self._own[place_id].place
        return self._index.place(self._index.row_of(place_id))

    @property
    def countries(self) -> frozenset[str]:
        """The alpha-2 codes of all countries, with XS for Somaliland and XK for Kosovo."""
        return self._countries

    def names_by_language(self, place_id: str) -> dict[str, str]:
        """Return a place's names in French, Swahili, Arabic, Amharic, Somali and Oromo, as far as known, by code.

        Raises `KeyError` for an id that is not there. Those of GeoNames come without language: a name in
        Arabic letters is taken for Arabic and one in Ethiopic letters for Amharic.
        """
        if place_id in self._own:
            return {}
        return self._index.spoken(self._index.row_of(place_id))

    def source(self, place_id: str) -> str:
        """Return where a place is known from, with the licence; `KeyError` for an id that is not there."""
        if place_id in self._own:
            return self._own_sources[place_id]
        row = self._index.row_of(place_id)
        own = self._index.source(row)
        given = SOURCES.get(place_id.partition(":")[0], "")
        return "; ".join(part for part in (given, own) if part)

    def country_code(self, text: str) -> str | None:
        """Return the alpha-2 code that a country's name or code means, `None` if it means none.

        Names in English, French, Swahili, Arabic, Amharic, Somali and Oromo, old names, abbreviations,
        demonyms and frequent misspellings; codes of two or three letters in capitals.
        """
        return self._country_code_of(text)

    def _read_country_code(self, text: str) -> str | None:
        shown = tidy(text)[:200]
        rows = [row for row, _ in self._index.rows(key(shown))]
        if _may_be_code(shown):
            rows += (row for row, _ in self._index.rows(CODE + shown.lower()))
        codes = {
            self._index.country(row) for row in rows if self._index.kind_and_prominence(row)[0] == "country"
        }
        codes |= {hit.country for hit in self._own_names.get(key(shown), ()) if hit.kind == "country"}
        return codes.pop() if len(codes) == 1 else None

    def hits(self, text: str, country: str | None = None) -> list[Hit]:
        """Return every place that bears a name, of those found under a country if one is given."""
        name_key = key(text)
        found = [*self._own_names.get(name_key, ()), *self._indexed(name_key, country)]
        if _may_be_code(text):
            found += (self._hit(*row, by_code=True) for row in self._index.rows(CODE + text.lower()))
        return found

    def told(self, name_key: str, text: str, country: str) -> tuple[Place, float] | tuple[Candidate, ...]:
        """Return the place that a name means in a country and how certain that is, as the index has it.

        Candidates where the name does not tell which of them is meant; none where that is to be found out:
        also where a network's own place bears the name, or where the text is a code.
        """
        if name_key in self._own_names or (len(text) <= LONGEST_CODE and text.isupper()):
            return ()
        index = self._index
        found = index.told(name_key, country, others_found_under(country))
        if found and found[0][2] & MEANT:
            row, primary, bits = found[0]
            rivalled = bits & RIVALLED != 0
            place = index.place(row, country)
            kind, prominence = index.kind_and_prominence(row)
            beginning = not primary and begins_so(place, name_key)
            return place, certainty(kind, prominence, primary=primary, rivalled=rivalled, beginning=beginning)
        bearers = []
        for row, primary, _ in found:
            kind, prominence = index.kind_and_prominence(row)
            weight = prominence if primary else prominence + ALTERNATE
            bearers.append((order_of_kind(kind), -weight, primary, partial(index.place, row, country)))
        return ranked(bearers) if bearers else ()

    def near(self, name_key: str, countries: Sequence[str], least: float | None) -> dict[str, list[Hit]]:
        """Return the names near one, each with all that bear it.

        Only places of the countries count and, where `least` is given, those anywhere that are as
        prominent as that.
        """
        heard = sound(name_key)
        if len(heard) < SHORTEST:
            return {}
        ranges = [self._index.ranges[country] for country in countries if country in self._index.ranges]

        def wanted(rows: NDArray[np.int64]) -> NDArray[np.bool_]:
            meant = (
                np.zeros(len(rows), bool) if least is None else self._index.prominences[rows] >= least * 1000
            )
            for first, end in ranges:
                meant |= (rows >= first) & (rows < end)
            return meant

        only = countries[0] if len(countries) == 1 and least is None else None
        found: dict[str, list[Hit]] = {}
        for name, row, primary in self._index.near(heard, wanted):
            found.setdefault(name, []).append(self._hit(row, primary, only))
        for name, own_sound in self._own_sounds.items():
            if OSA.distance(heard, own_sound, score_cutoff=2) <= 2:
                found.setdefault(name, []).extend(self._own_names[name])
        if not found:
            for country in countries:
                names, sounds = self._sounds_of(country)
                for at in within_reach(heard, sounds):
                    found.setdefault(names[at][0], []).append(self._hit(*names[at][1:]))
        return found

    def framed(self, beginning: str, end: str, countries: Sequence[str]) -> list[Hit]:
        """Return what bears a name of some countries that begins and ends so."""
        own_letters = beginning.isascii()  # a name in other ones is never a place's own
        least = LISTED if own_letters else LISTED + ALTERNATE
        return [
            self._hit(row, primary)
            for country in countries
            for name, row, primary in self._names_of(country, least)
            if name.startswith(beginning) and name.endswith(end) and len(name) > len(beginning) + len(end)
        ]

    def near_border(self, place: Place, within_km: float) -> bool:
        """Return whether a place of another country lies so near."""
        if place.lat is None or place.lon is None:
            return False
        around = self._index.rows_around(place.lat, place.lon, within_km)
        return any(self._index.country(row) != place.country for row in around)

    def _read_sounds_of(self, country: str) -> tuple[list[tuple[str, int, bool]], list[str]]:
        names = [name for name in self._names_of(country, LISTED) if not name[0].startswith(CODE)]
        return names, [sound(name) for name, _, _ in names]

    def _hit(self, row: int, primary: bool, country: str | None = None, *, by_code: bool = False) -> Hit:
        index = self._index
        country = country or index.country(row)
        make = partial(index.place, row, country)
        kind, prominence = index.kind_and_prominence(row)
        return Hit(kind, country, make, primary, prominence, by_code=by_code)

    def _indexed(self, name_key: str, country: str | None) -> Iterable[Hit]:
        if country is None or regions_found_under(country):
            return [self._hit(row, primary) for row, primary in self._index.rows(name_key)]
        ranges = [self._index.ranges.get(found, (0, 0)) for found in found_under(country)]
        return [
            self._hit(row, primary)
            for row, primary in self._index.rows(name_key)
            if any(first <= row < end for first, end in ranges)
        ]

    def _add(self, row: PlaceRow) -> None:
        parents: tuple[str, ...] = ()
        within = row.within or (f"iso:{row.place.country}" if row.place.country else None)
        if within:
            parents = (within, *self.place(within).parents)
        place = Place(
            row.place.id,
            row.place.name,
            row.place.kind,
            row.place.country,
            row.place.lat,
            row.place.lon,
            parents,
        )
        hit = Hit(place.kind, place.country, lambda: place, True, prominence_of(row.population), own=True)
        self._own[place.id] = hit
        for name_key in set().union(*keys_of(place.kind, (place.name, *row.names))):
            self._own_names.setdefault(name_key, []).append(hit)
            self._own_sounds[name_key] = sound(name_key)


def _may_be_code(text: str) -> bool:
    return 2 <= len(text) <= LONGEST_CODE and text.isascii() and text.isupper() and text.isalpha()


def keys_of(kind: str, names: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return the keys of names whole ("Ifo Camp"), and those without their word of kind ("Ifo")."""
    whole, without = set[str](), set[str]()
    for name in names:
        whole.add(key(name))
        left = bare(name)
        if kind != "place" and kind in left.kinds:
            without.add(left.key)
    return whole - {""}, without - whole - {""}


def _check_own(file: Path, row: PlaceRow, index: Index, ids: dict[str, str]) -> None:
    def known(place_id: str) -> bool:
        try:
            index.row_of(place_id)
        except KeyError:
            return False
        return True

    if row.place.id in ids:
        raise PlacesFileError(
            file,
            row.line,
            mark("The id {id} was used in {file} already.").format(id=row.place.id, file=ids[row.place.id]),
            mark("Give each place its own id."),
        )
    if row.place.country and row.place.country not in index.ranges:
        raise PlacesFileError(
            file,
            row.line,
            mark("No country has the code {code}.").format(code=row.place.country),
            mark("Write its two letters of ISO 3166-1, such as KE; XS is Somaliland, XK Kosovo."),
        )
    if row.within and row.within not in ids and not known(row.within):
        raise PlacesFileError(
            file,
            row.line,
            mark("The place {id}, in which it is said to lie, is not known.").format(id=row.within),
            mark("Name an id of the gazetteer or of a row above, or leave the cell empty."),
        )
