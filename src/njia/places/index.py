"""The index, opened: a place by its row, rows by a name, names near a sound, all names of a country."""

from __future__ import annotations

import json
import mmap
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import islice
from math import cos, radians
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from njia.places.index_format import (
    ALTERNATE,
    BLOCK,
    DEGREE,
    FORMAT,
    LANGUAGES,
    LAST,
    MEANT,
    NO_POINT,
    PAIR_BITS,
    PLACE,
    PRIMARY,
    READ_PLACE,
    RIVALLED,
    ROW,
    key_hash,
    keys_of_block,
)
from njia.places.sounds import near_hashes
from njia.standard.journey import PLACE_KINDS, Place

SIFT = 10
"""Bits of a hash of a sound that are left out of its beginning."""
INDEX_DIR = Path(__file__).parent / "index"


class Index:
    """The files of `njia.places.index_format`, mapped; opening reads none of the names."""

    def __init__(self, folder: Path = INDEX_DIR) -> None:
        about: dict[str, Any] = json.loads((folder / "about.json").read_text("utf-8"))
        if about["format"] != FORMAT:
            raise ValueError(f"the index has format {about['format']}, this version reads {FORMAT}")
        self.data_digest: str = about["data"]
        self.sources: Mapping[str, str] = about["sources"]
        self.ranges: Mapping[str, tuple[int, int]] = {c: (r[0], r[1]) for c, r in about["countries"].items()}
        self._range_starts = [start for start, _ in self.ranges.values()]
        self._range_codes = list(self.ranges)
        self._folder = folder
        self._places = _array(folder, "places")
        self._place_bytes = self._places.view(np.uint8).data
        self._labels = _bytes(folder, "labels")
        self._id_starts, self._ids = _numbers(folder, "id_starts"), _bytes(folder, "ids")
        self._hash_starts, self._hashes = _numbers(folder, "hash_starts"), _numbers(folder, "hashes")
        self._pairs, self._keys = _numbers(folder, "pairs"), _bytes(folder, "keys")
        self._block_starts = _numbers(folder, "block_starts")
        self._ancestors = lru_cache(maxsize=16_384)(self._read_ancestors)

    def __len__(self) -> int:
        return len(self._places)

    def rows(self, name_key: str) -> list[tuple[int, bool]]:
        """Return the place rows of a key, each with whether it is the place's own name."""
        return [(value & ROW, value >= PRIMARY) for value in self._values(name_key)]

    def told(self, name_key: str, country: str, others: Sequence[str]) -> list[tuple[int, bool, int]]:
        """Return what the index knows that a key means in a country: (row, own name, bits).

        The first has `MEANT` where the name means that place; else none of them can be told. Nothing where only
        the rules of `njia.places.resolve` decide, or where places of the other countries bear the name.
        """
        first, end = self.ranges.get(country, (0, 0))
        values = self._values(name_key)
        if others and any(self.country(value & ROW) in others for value in values):
            return []
        found = [value for value in values if first <= value & ROW < end]
        if meant := [value for value in found if value & MEANT]:
            found = meant
        elif not all(value & RIVALLED for value in found):
            return []
        return [(value & ROW, value >= PRIMARY, value & (MEANT | RIVALLED)) for value in found]

    def _values(self, name_key: str) -> list[int]:
        group, sought = key_hash(name_key)
        at = bisect_left(self._hashes, sought, self._hash_starts[group], self._hash_starts[group + 1])
        if at == len(self._hashes) or (pair := self._hashes[at] ^ sought) >> PAIR_BITS:
            return []
        value = self._pairs[pair]
        values = [value]
        while not value & LAST:
            pair += 1
            value = self._pairs[pair]
            values.append(value)
        return values

    def near(
        self, heard: str, wanted: Callable[[NDArray[np.int64]], NDArray[np.bool_]]
    ) -> list[tuple[str, int, bool]]:
        """Return every (key, row, own name) within one letter of a sound, of the rows that are `wanted`."""
        sounds, sound_keys, first_pairs = self._sounds
        sought = near_hashes(heard)
        sought = sought[self._any_sound[sought >> SIFT]]
        first = sounds.searchsorted(sought)
        first = first[sounds.take(first, mode="clip") == sought]
        keys = np.array(
            sorted(set(sound_keys[_runs(first, sounds.searchsorted(sounds[first], "right"))].tolist())), int
        )
        starts, ends = first_pairs[keys], first_pairs[keys + 1]
        pairs = self._pair_array[_runs(starts, ends)]
        meant = wanted((pairs & ROW).astype(np.int64))
        named = keys.repeat(ends - starts)[meant].tolist()
        return [
            (self._key(at), value & ROW, value >= PRIMARY)
            for at, value in zip(named, pairs[meant].tolist(), strict=True)
        ]

    def place(self, row: int, country: str | None = None) -> Place:
        """Return the place of a row, with its parents from the nearest to the country; its country if known."""
        lat, lon, number, parent, label, _, kind, size = self._read(row)
        known = lat != NO_POINT
        return Place(
            f"gn:{number}" if number >= 0 else self._other_id(number),
            self._labels[label : label + size].decode(),
            PLACE_KINDS[kind],
            country or self.country(row),
            lat / DEGREE if known else None,
            lon / DEGREE if known else None,
            self._ancestors(parent) if parent >= 0 else (),
        )

    def row_of(self, place_id: str) -> int:
        """Return the row of an id; `KeyError` if there is none."""
        scheme, _, rest = place_id.partition(":")
        if scheme != "gn":
            return self._rows_of_other_ids[place_id]
        if not (rest.isascii() and rest.isdigit() and len(rest) < 10):
            raise KeyError(place_id)
        order, numbers = self._rows_by_number
        at = int(np.searchsorted(numbers, int(rest)))
        if at == len(numbers) or int(numbers[at]) != int(rest):
            raise KeyError(place_id)
        return int(order[at])

    def id(self, row: int) -> str:
        """Return the id of a row."""
        number = self._read(row)[2]
        return f"gn:{number}" if number >= 0 else self._other_id(number)

    def label(self, row: int) -> str:
        """Return the name of a row as shown."""
        _, _, _, _, label, _, _, size = self._read(row)
        return self._labels[label : label + size].decode()

    def kind_and_prominence(self, row: int) -> tuple[str, float]:
        """Return the kind of a row and how readily its name means it, as a logarithm in persons."""
        _, _, _, _, _, prominence, kind, _ = self._read(row)
        return PLACE_KINDS[kind], prominence / 1000

    def country(self, row: int) -> str | None:
        """Return the alpha-2 code of a row, `None` for a region of several countries."""
        return self._range_codes[bisect_right(self._range_starts, row) - 1] or None

    def spoken(self, row: int) -> dict[str, str]:
        """Return the names of a row in other languages, by language."""
        sought, starts, blob = self._spoken
        first, end = bisect_left(sought, row * 8), bisect_left(sought, row * 8 + 8)
        return {LANGUAGES[sought[at] % 8]: _text(blob, starts, at) for at in range(first, end)}

    def source(self, row: int) -> str:
        """Return what our own files name as the source of a row, nothing for a row of GeoNames."""
        number = self._read(row)[2]
        starts, blob = self._sources
        return "" if number >= 0 else _text(blob, starts, -1 - number)

    def names_of(self, country: str, least: float) -> list[tuple[str, int, bool]]:
        """Return every (key, row, own name) of a country that weighs as much: for comparing, not for looking up."""
        first, end = self.ranges.get(country, (0, 0))
        rows = self._pair_array & ROW
        at = np.flatnonzero((rows >= first) & (rows < end))
        weight = self.prominences[rows[at]] / 1000 + np.where(self._pair_array[at] >= PRIMARY, 0.0, ALTERNATE)
        return self._names_at(at[weight >= least])

    def rows_around(self, lat: float, lon: float, within_km: float) -> list[int]:
        """Return the rows of a square about a point, each side as far from it as that."""
        high = within_km / 111.2
        wide = high / max(0.05, cos(radians(lat)))
        lats, lons = self._places["lat"], self._places["lon"]
        near = np.abs(lats - lat * DEGREE) <= high * DEGREE
        near &= np.abs(lons - lon * DEGREE) <= wide * DEGREE
        return np.flatnonzero(near).tolist()

    @cached_property
    def prominences(self) -> NDArray[np.uint16]:
        """The prominence of each row, in thousandths."""
        return np.ascontiguousarray(self._places["prominence"])

    def _names_at(self, pairs: NDArray[np.int64]) -> list[tuple[str, int, bool]]:
        _, _, first_pairs = self._sounds
        keys = np.searchsorted(first_pairs, pairs, side="right") - 1
        blocks = {block: list(self._block(block)) for block in np.unique(keys // BLOCK).tolist()}
        return [
            (blocks[key // BLOCK][key % BLOCK].decode(), value & ROW, value >= PRIMARY)
            for key, value in zip(keys.tolist(), self._pair_array[pairs].tolist(), strict=True)
        ]

    def _key(self, at: int) -> str:
        return next(islice(self._block(at // BLOCK), at % BLOCK, None)).decode()

    def _block(self, block: int) -> Iterator[bytes]:
        return keys_of_block(self._keys, self._block_starts[block], self._block_starts[block + 1])

    def _read(self, row: int) -> tuple[int, ...]:
        return READ_PLACE(self._place_bytes, row * PLACE.itemsize)

    def _other_id(self, number: int) -> str:
        return _text(self._ids, self._id_starts, -1 - number)

    def _read_ancestors(self, row: int) -> tuple[str, ...]:
        ancestors: list[str] = []
        while row >= 0:
            ancestors.append(self.id(row))
            row = self._read(row)[3]
        return tuple(ancestors)

    @cached_property
    def _spoken(self) -> tuple[memoryview, memoryview, mmap.mmap | bytes]:
        folder = self._folder
        return _numbers(folder, "spoken"), _numbers(folder, "spoken_starts"), _bytes(folder, "spoken")

    @cached_property
    def _sources(self) -> tuple[memoryview, mmap.mmap | bytes]:
        return _numbers(self._folder, "source_starts"), _bytes(self._folder, "sources")

    @cached_property
    def _pair_array(self) -> NDArray[np.uint32]:
        return _array(self._folder, "pairs")

    @cached_property
    def _sounds(self) -> tuple[NDArray[np.uint32], NDArray[np.uint32], NDArray[np.int64]]:
        """Hashes of sounds, the key of each, and the first pair of each key (one more at the end)."""
        first_pairs = np.concatenate(([0], np.flatnonzero(self._pair_array & LAST) + 1))
        return _array(self._folder, "sounds"), _array(self._folder, "sound_keys"), first_pairs

    @cached_property
    def _any_sound(self) -> NDArray[np.bool_]:
        """Whether any sound has a hash that begins so: spares the search for most of those that none has."""
        begins = np.zeros(1 << (32 - SIFT), bool)
        begins[self._sounds[0] >> SIFT] = True
        return begins

    @cached_property
    def _rows_by_number(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        numbers = self._places["number"]
        order = np.argsort(numbers, kind="stable")
        return order, numbers[order]

    @cached_property
    def _rows_of_other_ids(self) -> dict[str, int]:
        return {self.id(row): row for row in np.flatnonzero(self._places["number"] < 0).tolist()}


def _array(folder: Path, name: str) -> NDArray[Any]:
    return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))


def _numbers(folder: Path, name: str) -> memoryview:
    """Return an array for single look-ups: a number of a memory view comes several times as quickly."""
    return _array(folder, name).data


def _bytes(folder: Path, name: str) -> mmap.mmap | bytes:
    path = folder / f"{name}.bin"
    if not path.stat().st_size:
        return b""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _text(blob: mmap.mmap | bytes, starts: memoryview, at: int) -> str:
    return blob[starts[at] : starts[at + 1]].decode()


def _runs(starts: NDArray[Any], ends: NDArray[Any]) -> NDArray[np.int64]:
    """Return the positions from each start up to each end, one run after the other."""
    sizes = (ends - starts).astype(np.int64)
    ends_of_runs = sizes.cumsum()
    total = int(ends_of_runs[-1]) if len(sizes) else 0
    runs: NDArray[np.int64] = np.arange(total) + (starts.astype(np.int64) - ends_of_runs + sizes).repeat(
        sizes
    )
    return runs
