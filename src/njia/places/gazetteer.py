"""The gazetteer: the shipped index, and before it a network's own places."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from pathlib import Path

from njia.places.hits import Hit
from njia.places.index import INDEX_DIR, Index
from njia.places.normalise import key, tidy
from njia.places.place_file import PlaceRow, PlacesFileError, read_places
from njia.places.resolution import Context, Resolution
from njia.places.resolve import Resolver
from njia.places.words_beside import bare
from njia.standard.journey import Place
from njia.standard.language import mark

CODE = "#"
"""Before a code in the index, so that no name is ever taken for one."""


class Gazetteer:
    """Places by id and by name. Open one with `Gazetteer.open`; it may be shared between threads."""

    def __init__(self, index: Index, own: Sequence[PlaceRow], version: str) -> None:
        self.version = version
        self._index = index
        self._own: dict[str, Hit] = {}
        self._own_names: dict[str, list[Hit]] = {}
        for row in own:
            self._add(row)
        self._names_of = lru_cache(maxsize=32)(self._read_names_of)
        self._resolve = lru_cache(maxsize=16_384)(Resolver(self).resolve)

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
        return self._resolve(text, context or Context())

    def place(self, place_id: str) -> Place:
        """Return a place by its id, such as `gn:184745`, `iso:KE` or `iata:NBO`; `KeyError` if none."""
        if place_id in self._own:
            return self._own[place_id].place
        return self._index.place(self._index.row_of(place_id))

    def country_code(self, text: str) -> str | None:
        """Return the alpha-2 code that a country's name or code means, `None` if it means none.

        Names in English, French, Swahili, Arabic, Amharic, Somali and Oromo, old names, abbreviations,
        demonyms and frequent misspellings; codes of two or three letters in capitals.
        """
        codes = {hit.place.country for hit in self.hits(tidy(text)[:200]) if hit.place.kind == "country"}
        return codes.pop() if len(codes) == 1 else None

    def hits(self, text: str) -> list[Hit]:
        """Return every place that bears a name, in any country."""
        name_key = key(text)
        found = [*self._own_names.get(name_key, ()), *self._indexed(name_key)]
        plain = text.replace(".", "")
        if plain.isascii() and plain.isupper() and plain.isalpha() and 2 <= len(plain) <= 4:
            found += (replace(hit, by_code=True) for hit in self._indexed(CODE + plain.lower()))
        return found

    def names_of(self, country: str) -> tuple[Sequence[str], Sequence[Hit | int]]:
        """Return all names of a country as two lists in step: keys, and what bears each."""
        return self._names_of(country)

    def country_names(self) -> tuple[Sequence[str], Sequence[Hit | int]]:
        """Return all names of countries as two lists in step: keys, and what bears each."""
        return self._country_names

    def hit(self, bearer: Hit | int) -> Hit:
        """Return what bears a name of these lists."""
        if isinstance(bearer, Hit):
            return bearer
        return Hit(self._index.place(bearer), True, self._index.population(bearer))

    @cached_property
    def _country_names(self) -> tuple[Sequence[str], Sequence[Hit | int]]:
        found = [named for named in self._index.names_of_kind("country") if not named[0].startswith(CODE)]
        return [name_key for name_key, _ in found], [row for _, row in found]

    def _indexed(self, name_key: str) -> Iterable[Hit]:
        for row, primary in self._index.rows(name_key):
            yield Hit(self._index.place(row), primary, self._index.population(row))

    def _read_names_of(self, country: str) -> tuple[Sequence[str], Sequence[Hit | int]]:
        keys: list[str] = []
        bearers: list[Hit | int] = []
        for name_key, hits in self._own_names.items():
            for hit in hits:
                if hit.place.country == country:
                    keys.append(name_key)
                    bearers.append(hit)
        for name_key, row in self._index.names_of(country):
            if not name_key.startswith(CODE):
                keys.append(name_key)
                bearers.append(row)
        return keys, bearers

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
        hit = Hit(place, True, row.population, own=True)
        self._own[place.id] = hit
        for name_key in set().union(*keys_of(place.kind, (place.name, *row.names))):
            self._own_names.setdefault(name_key, []).append(hit)


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
