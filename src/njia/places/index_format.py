"""How the index lies on disk: plain arrays that are mapped, never loaded.

Places are rows sorted by country, so that a country is a range of rows. Names are keys of
`njia.places.normalise`, sorted as UTF-8 and front-coded in blocks of `BLOCK`: the first key of a
block whole, each other as the length of what it shares with the one before, and its rest. Each key
has one or more pairs, a pair being a place row with two bits: `PRIMARY` (the place's own name, not an
alternate) and `LAST` (the key's last pair).

| file | content |
| --- | --- |
| `lat.npy`, `lon.npy` | int32, hundred-thousandths of a degree; `NO_POINT` where there is none |
| `population.npy` | uint32 |
| `number.npy` | int32: GeoNames id, or below zero the position of the id in `ids` (-1 is the first) |
| `parent.npy` | int32: row of the next larger place, -1 for none |
| `kind.npy` | uint8: position in `PLACE_KINDS` |
| `label_starts.npy`, `labels.bin` | uint32 offsets, UTF-8: the names as shown |
| `id_starts.npy`, `ids.bin` | uint32 offsets, UTF-8: ids that are not GeoNames' |
| `block_starts.npy`, `keys.bin` | uint32 offset of each block; keys, each with its two length bytes |
| `block_pairs.npy`, `pairs.npy` | uint32 first pair of each block; uint32 pairs |
| `about.json` | format, country ranges, sources with versions, digest of the data |
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from njia.standard.journey import PLACE_KINDS

FORMAT = 1
BLOCK = 16
DEGREE = 100_000
NO_POINT = -(2**31)
PRIMARY = 1 << 31
LAST = 1 << 30
ROW = LAST - 1
LONGEST_KEY = 255


@dataclass(frozen=True, slots=True)
class Entry:
    """A place on its way into the index, with its keys: its own (`primary`) and the others."""

    id: str
    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    population: int
    parent: str | None
    primary: frozenset[str]
    alternate: frozenset[str]


def write_index(folder: Path, entries: Iterable[Entry], sources: Mapping[str, str], digest: str) -> None:
    """Write the files of an index; the same entries give the same bytes, in whatever order they come."""
    rows = sorted(entries, key=lambda entry: (entry.country or "", _id_order(entry.id)))
    position = {entry.id: row for row, entry in enumerate(rows)}
    if len(position) != len(rows):
        raise ValueError("two places share an id")
    folder.mkdir(parents=True, exist_ok=True)
    _write_places(folder, rows, position)
    _write_keys(folder, rows)
    about = {
        "format": FORMAT,
        "places": len(rows),
        "countries": _ranges(rows),
        "sources": dict(sorted(sources.items())),
        "data": digest,
    }
    (folder / "about.json").write_text(json.dumps(about, indent=1, sort_keys=True) + "\n", "utf-8")


def _id_order(place_id: str) -> tuple[str, int, str]:
    scheme, _, rest = place_id.partition(":")
    return (scheme, int(rest), "") if scheme == "gn" else (scheme, 0, rest)


def _ranges(rows: Sequence[Entry]) -> dict[str, list[int]]:
    ranges: dict[str, list[int]] = {}
    for row, entry in enumerate(rows):
        ranges.setdefault(entry.country or "", [row, row])[1] = row + 1
    return ranges


def _write_places(folder: Path, rows: Sequence[Entry], position: Mapping[str, int]) -> None:
    other_ids = [entry.id for entry in rows if not entry.id.startswith("gn:")]
    numbered = {place_id: -1 - at for at, place_id in enumerate(other_ids)}
    _save(folder, "lat", np.array([_degrees(entry.lat) for entry in rows], np.int32))
    _save(folder, "lon", np.array([_degrees(entry.lon) for entry in rows], np.int32))
    _save(folder, "population", np.array([entry.population for entry in rows], np.uint32))
    numbers = [numbered[e.id] if e.id in numbered else int(e.id.removeprefix("gn:")) for e in rows]
    _save(folder, "number", np.array(numbers, np.int32))
    parents = [position[entry.parent] if entry.parent else -1 for entry in rows]
    _save(folder, "parent", np.array(parents, np.int32))
    _save(folder, "kind", np.array([PLACE_KINDS.index(entry.kind) for entry in rows], np.uint8))
    _save_texts(folder, "label_starts", "labels", [entry.name for entry in rows])
    _save_texts(folder, "id_starts", "ids", other_ids)


def _write_keys(folder: Path, rows: Sequence[Entry]) -> None:
    meant: dict[bytes, dict[int, bool]] = {}
    for row, entry in enumerate(rows):
        for keys, primary in ((entry.alternate, False), (entry.primary, True)):
            for name_key in keys:
                encoded = name_key.encode()
                if 0 < len(encoded) <= LONGEST_KEY:
                    meant.setdefault(encoded, {})[row] = primary
    blob = bytearray()
    block_starts: list[int] = []
    block_pairs: list[int] = []
    pairs: list[int] = []
    before = b""
    for at, encoded in enumerate(sorted(meant)):
        if at % BLOCK == 0:
            block_starts.append(len(blob))
            block_pairs.append(len(pairs))
            before = b""
        shared = _shared(before, encoded)
        blob += bytes((shared, len(encoded) - shared)) + encoded[shared:]
        before = encoded
        of_key = [row | (PRIMARY if primary else 0) for row, primary in sorted(meant[encoded].items())]
        of_key[-1] |= LAST
        pairs += of_key
    _save(folder, "block_starts", np.array([*block_starts, len(blob)], np.uint32))
    _save(folder, "block_pairs", np.array(block_pairs, np.uint32))
    _save(folder, "pairs", np.array(pairs, np.uint32))
    (folder / "keys.bin").write_bytes(blob)


def _shared(before: bytes, after: bytes) -> int:
    length = 0
    for left, right in zip(before, after, strict=False):
        if left != right:
            break
        length += 1
    return length


def _degrees(value: float | None) -> int:
    return NO_POINT if value is None else round(value * DEGREE)


def _save_texts(folder: Path, starts: str, blob: str, texts: Sequence[str]) -> None:
    encoded = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, encoded)])
    _save(folder, starts, ends.astype(np.uint32))
    (folder / f"{blob}.bin").write_bytes(b"".join(encoded))


def _save(folder: Path, name: str, array: np.ndarray[Any, Any]) -> None:
    np.save(folder / f"{name}.npy", array, allow_pickle=False)
