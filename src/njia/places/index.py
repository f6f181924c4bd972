"""The index, opened: a place by its row, rows by a name, all names of a country."""

from __future__ import annotations

import json
import mmap
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from njia.places.index_format import BLOCK, DEGREE, FORMAT, LAST, NO_POINT, PRIMARY, ROW
from njia.standard.journey import PLACE_KINDS, Place

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
        self._lat, self._lon = _array(folder, "lat"), _array(folder, "lon")
        self._population, self._kind = _array(folder, "population"), _array(folder, "kind")
        self._number, self._parent = _array(folder, "number"), _array(folder, "parent")
        self._label_starts, self._labels = _array(folder, "label_starts"), _bytes(folder, "labels")
        self._id_starts, self._ids = _array(folder, "id_starts"), _bytes(folder, "ids")
        self._block_starts, self._block_pairs = _array(folder, "block_starts"), _array(folder, "block_pairs")
        self._block_pair_ends = np.append(self._block_pairs[1:], len(_array(folder, "pairs")))
        self._pairs, self._keys = _array(folder, "pairs"), _bytes(folder, "keys")

    def __len__(self) -> int:
        return len(self._kind)

    def rows(self, name_key: str) -> list[tuple[int, bool]]:
        """Return the place rows of a key, each with whether it is the place's own name."""
        sought = name_key.encode()
        block = self._block_of(sought)
        if block < 0:
            return []
        pair = int(self._block_pairs[block])
        for found in self._block(block):
            if found >= sought:
                return self._pairs_from(pair) if found == sought else []
            while not self._pairs[pair] & LAST:
                pair += 1
            pair += 1
        return []

    def place(self, row: int) -> Place:
        """Return the place of a row, with its parents from the nearest to the country."""
        lat, lon = int(self._lat[row]), int(self._lon[row])
        known = lat != NO_POINT
        return Place(
            id=self.id(row),
            name=self.label(row),
            kind=PLACE_KINDS[self._kind[row]],
            country=self.country(row),
            lat=lat / DEGREE if known else None,
            lon=lon / DEGREE if known else None,
            parents=tuple(self.id(parent) for parent in self._ancestors(row)),
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
        number = int(self._number[row])
        return f"gn:{number}" if number >= 0 else _text(self._ids, self._id_starts, -1 - number)

    def label(self, row: int) -> str:
        """Return the name of a row as shown."""
        return _text(self._labels, self._label_starts, row)

    def kind(self, row: int) -> str:
        """Return the kind of a row."""
        return PLACE_KINDS[int(self._kind[row])]

    def population(self, row: int) -> int:
        """Return how many people live there; 0 where not known."""
        return int(self._population[row])

    def country(self, row: int) -> str | None:
        """Return the alpha-2 code of a row, `None` for a region of several countries."""
        return self._range_codes[bisect_right(self._range_starts, row) - 1] or None

    def names_of(self, country: str) -> list[tuple[str, int]]:
        """Return every (key, row) of a country: for comparing, not for looking up."""
        first, end = self.ranges.get(country, (0, 0))
        rows = self._pairs & ROW
        return self._names_at((rows >= first) & (rows < end))

    def names_of_kind(self, kind: str) -> list[tuple[str, int]]:
        """Return every (key, row) of a kind of place."""
        return self._names_at(self._kind[self._pairs & ROW] == PLACE_KINDS.index(kind))

    def _names_at(self, wanted: NDArray[np.bool_]) -> list[tuple[str, int]]:
        blocks = np.searchsorted(self._block_pairs, np.flatnonzero(wanted), side="right") - 1
        names: list[tuple[str, int]] = []
        for block in np.unique(blocks).tolist():
            of_block = slice(int(self._block_pairs[block]), int(self._block_pair_ends[block]))
            keys = self._block(block)
            found = next(keys)
            for value, meant in zip(self._pairs[of_block].tolist(), wanted[of_block].tolist(), strict=True):
                if meant:
                    names.append((found.decode(), value & ROW))
                if value & LAST:
                    found = next(keys, b"")
        return names

    def _block_of(self, sought: bytes) -> int:
        low, high = 0, len(self._block_pairs)
        while low < high:
            middle = (low + high) // 2
            start = int(self._block_starts[middle])
            if self._keys[start + 2 : start + 2 + self._keys[start + 1]] <= sought:
                low = middle + 1
            else:
                high = middle
        return low - 1

    def _block(self, block: int) -> Iterator[bytes]:
        at, end = int(self._block_starts[block]), int(self._block_starts[block + 1])
        before = b""
        for _ in range(BLOCK):
            if at >= end:
                return
            shared, rest = self._keys[at], self._keys[at + 1]
            before = before[:shared] + self._keys[at + 2 : at + 2 + rest]
            at += 2 + rest
            yield before

    def _pairs_from(self, pair: int) -> list[tuple[int, bool]]:
        found: list[tuple[int, bool]] = []
        while True:
            value = int(self._pairs[pair])
            found.append((value & ROW, bool(value & PRIMARY)))
            if value & LAST:
                return found
            pair += 1

    def _ancestors(self, row: int) -> Iterator[int]:
        row = int(self._parent[row])
        while row >= 0:
            yield row
            row = int(self._parent[row])

    @cached_property
    def _rows_by_number(self) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
        order = np.argsort(self._number, kind="stable")
        return order, self._number[order]

    @cached_property
    def _rows_of_other_ids(self) -> dict[str, int]:
        return {self.id(row): row for row in np.flatnonzero(self._number < 0).tolist()}


def _array(folder: Path, name: str) -> NDArray[Any]:
    return np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r", allow_pickle=False))


def _bytes(folder: Path, name: str) -> mmap.mmap | bytes:
    path = folder / f"{name}.bin"
    if not path.stat().st_size:
        return b""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def _text(blob: mmap.mmap | bytes, starts: NDArray[Any], at: int) -> str:
    return blob[int(starts[at]) : int(starts[at + 1])].decode()
