"""How the index lies on disk: plain arrays that are mapped, never loaded.

Places are rows sorted by country, so that a country is a range of rows. Names are keys of
`njia.places.normalise`, sorted as UTF-8 and front-coded in blocks of `BLOCK`: the first key of a
block whole, each other as the length of what it shares with the one before, and its rest. Each key
has one or more pairs, a pair being a place row with four bits: `PRIMARY` (the place's own name, not an
alternate), `LAST` (the key's last pair), `MEANT` (in its country the name means this place) and
`RIVALLED` (others of the country bear it too; without `MEANT` it cannot be told which). A key is found by
its hash, and the keys that are near in sound by the hashes of `njia.places.sounds`.

| file | content |
| --- | --- |
| `places.npy` | one `PLACE` a row, so that a place is read at once |
| `labels.bin` | UTF-8: the names as shown |
| `id_starts.npy`, `ids.bin` | uint32 offsets, UTF-8: ids that are not GeoNames' |
| `source_starts.npy`, `sources.bin` | uint32 offsets, UTF-8: the own source of each place in `ids`, if any |
| `spoken.npy` | uint32, sorted: row times 8 plus position in `LANGUAGES`, for each name by language |
| `spoken_starts.npy`, `spoken.bin` | uint32 offsets, UTF-8: the names by language |
| `block_starts.npy`, `keys.bin` | uint32 offset of each block; keys, each with its two length bytes |
| `pairs.npy` | uint32 pairs |
| `hash_starts.npy`, `hashes.npy` | uint32 first hash of each group of keys (`key_hash`); uint64 hash and first pair |
| `sounds.npy`, `sound_keys.npy` | uint32 hashes of sounds, sorted; uint32 position of each one's key |
| `about.json` | format, country ranges, sources with versions, digest of the data |
"""

from __future__ import annotations

import json
import mmap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from math import log10
from pathlib import Path
from struct import Struct
from typing import Any

import numpy as np

from njia.places.sounds import SHORTEST, sound, sound_hash
from njia.standard.journey import PLACE_KINDS

FORMAT = 3
LANGUAGES = ("fr", "sw", "ar", "am", "so", "om")
"""Languages whose names of places are kept beside the one that is shown; at most eight."""
BLOCK = 16
PLACE = np.dtype(
    [
        ("lat", "<i4"),
        ("lon", "<i4"),
        ("number", "<i4"),
        ("parent", "<i4"),
        ("label", "<u4"),
        ("prominence", "<u2"),
        ("kind", "u1"),
        ("label_size", "u1"),
    ]
)
"""A place: its point in hundred-thousandths of a degree (`NO_POINT` where there is none); GeoNames id, or
below zero the position of the id in `ids` (-1 is the first); row of the next larger place, -1 for none;
where its name stands in `labels`; thousandths of `Entry.prominence`; position in `PLACE_KINDS`; bytes of
its name."""
READ_PLACE = Struct("<iiiiIHBB").unpack_from
DEGREE = 100_000
NO_POINT = -(2**31)
PRIMARY = 1 << 31
LAST = 1 << 30
MEANT = 1 << 29
RIVALLED = 1 << 28
ROW = RIVALLED - 1
LONGEST_KEY = 255
SMALLEST = 500
"""People of a settlement of which no number is known: GeoNames' list begins there."""
ALTERNATE = -1.7
"""What another name of a place weighs beside its own: GeoNames' lists hold slips and old transcriptions.

Weights are logarithms (base 10) in persons, as `Entry.prominence`.
"""
HASH_PRIME = 1_428_449_131_095_041_369
HASH_FACTOR = 772_912_819_165_042_831
"""A prime of 61 bits and a factor under it, both drawn by lot, so that like keys have unlike hashes."""
GROUP_BITS = 16
PAIR_BITS = 24
_FINGERPRINT_BITS = 61 - GROUP_BITS - 5
_IDEOGRAPHS = "\u2e80"
"""From here on letters have no sound of their own that a misspelling would keep."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A place on its way into the index, with its keys: its own (`primary`) and the others.

    `prominence` is a logarithm (base 10) in persons: a city of a million has 6, more if the world knows it.
    `spoken` are names by language, `source` is what its row in our own files says.
    """

    id: str
    name: str
    kind: str
    country: str | None
    lat: float | None
    lon: float | None
    prominence: float
    parent: str | None
    primary: frozenset[str]
    alternate: frozenset[str]
    spoken: Mapping[str, str] = field(default_factory=dict)
    source: str = ""


def prominence_of(population: int) -> float:
    """Return the prominence of a settlement with so many people, 0 where not known."""
    return log10(max(population, SMALLEST))


def key_hash(name_key: str) -> tuple[int, int]:
    """Return the group of a key and its fingerprint in the group, shifted to stand before a pair's number."""
    number = int.from_bytes(name_key.encode(), "big") * HASH_FACTOR % HASH_PRIME
    return number >> (61 - GROUP_BITS), (number >> 5 & (1 << _FINGERPRINT_BITS) - 1) << PAIR_BITS


def write_index(folder: Path, entries: Iterable[Entry], sources: Mapping[str, str], digest: str) -> None:
    """Write the files of an index; the same entries give the same bytes, in whatever order they come."""
    rows = sorted(entries, key=lambda entry: (entry.country or "", _id_order(entry.id)))
    position = {entry.id: row for row, entry in enumerate(rows)}
    if len(position) != len(rows):
        raise ValueError("two places share an id")
    folder.mkdir(parents=True, exist_ok=True)
    for former in (*folder.glob("*.npy"), *folder.glob("*.bin")):
        former.unlink()
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


def mark_meant(folder: Path, meant: Callable[[str, Sequence[int]], Iterable[tuple[int, int]]]) -> None:
    """Mark the pairs of an index by what the key means in its country.

    `meant` gives, for a key and its pairs, positions of pairs with the bits to set.
    """
    pairs = np.load(folder / "pairs.npy")
    ends = np.flatnonzero(pairs & LAST) + 1
    starts = np.concatenate(([0], ends[:-1]))
    keys = _read_keys(folder)
    for name_key, first, end in zip(keys, starts.tolist(), ends.tolist(), strict=True):
        for at, bits in meant(name_key, pairs[first:end].tolist()):
            pairs[first + at] |= bits
    _save(folder, "pairs", pairs)


def _read_keys(folder: Path) -> Iterator[str]:
    blob, starts = (folder / "keys.bin").read_bytes(), np.load(folder / "block_starts.npy").tolist()
    for first, end in pairwise(starts):
        yield from (encoded.decode() for encoded in keys_of_block(blob, first, end))


def keys_of_block(blob: mmap.mmap | bytes, at: int, end: int) -> Iterator[bytes]:
    """Yield the keys of a block that lies from `at` to `end`."""
    before = b""
    while at < end:
        shared, rest = blob[at], blob[at + 1]
        before = before[:shared] + blob[at + 2 : at + 2 + rest]
        at += 2 + rest
        yield before


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
    labels = [entry.name.encode() for entry in rows]
    places = np.zeros(len(rows), PLACE)
    places["lat"] = [_degrees(entry.lat) for entry in rows]
    places["lon"] = [_degrees(entry.lon) for entry in rows]
    places["number"] = [numbered[e.id] if e.id in numbered else int(e.id.removeprefix("gn:")) for e in rows]
    places["parent"] = [position[entry.parent] if entry.parent else -1 for entry in rows]
    places["label"] = np.cumsum([0, *map(len, labels)])[:-1]
    places["prominence"] = [round(entry.prominence * 1000) for entry in rows]
    places["kind"] = [PLACE_KINDS.index(entry.kind) for entry in rows]
    places["label_size"] = [_one_byte(label) for label in labels]
    _save(folder, "places", places)
    (folder / "labels.bin").write_bytes(b"".join(labels))
    _save_texts(folder, "id_starts", "ids", other_ids)
    sources = {entry.id: entry.source for entry in rows}
    _save_texts(folder, "source_starts", "sources", [sources[place_id] for place_id in other_ids])
    spoken = {
        row * 8 + LANGUAGES.index(language): name
        for row, entry in enumerate(rows)
        for language, name in entry.spoken.items()
    }
    _save(folder, "spoken", np.array(sorted(spoken), np.uint32))
    _save_texts(folder, "spoken_starts", "spoken", [spoken[at] for at in sorted(spoken)])


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
    pairs: list[int] = []
    hashes: list[tuple[int, int]] = []
    sounds: list[tuple[int, int]] = []
    before = b""
    for at, encoded in enumerate(sorted(meant)):
        name_key = encoded.decode()
        group, fingerprint = key_hash(name_key)
        hashes.append((group, fingerprint | len(pairs)))
        if name_key[0].isalnum() and name_key[0] < _IDEOGRAPHS and len(heard := sound(name_key)) >= SHORTEST:
            sounds.append((sound_hash(heard), at))
        if at % BLOCK == 0:
            block_starts.append(len(blob))
            before = b""
        shared = _shared(before, encoded)
        blob += bytes((shared, len(encoded) - shared)) + encoded[shared:]
        before = encoded
        of_key = [row | (PRIMARY if primary else 0) for row, primary in sorted(meant[encoded].items())]
        of_key[-1] |= LAST
        pairs += of_key
    _save(folder, "block_starts", np.array([*block_starts, len(blob)], np.uint32))
    _save(folder, "pairs", np.array(pairs, np.uint32))
    (folder / "keys.bin").write_bytes(blob)
    hashes.sort()
    groups = np.searchsorted([group for group, _ in hashes], np.arange((1 << GROUP_BITS) + 1))
    _save(folder, "hash_starts", groups.astype(np.uint32))
    _save(folder, "hashes", np.array([entry for _, entry in hashes], np.uint64))
    sounds.sort()
    _save(folder, "sounds", np.array([heard for heard, _ in sounds], np.uint32))
    _save(folder, "sound_keys", np.array([at for _, at in sounds], np.uint32))


def _shared(before: bytes, after: bytes) -> int:
    length = 0
    for left, right in zip(before, after, strict=False):
        if left != right:
            break
        length += 1
    return length


def _one_byte(label: bytes) -> int:
    if len(label) > 255:
        raise ValueError(f"a name has more than 255 bytes: {label.decode()}")
    return len(label)


def _degrees(value: float | None) -> int:
    return NO_POINT if value is None else round(value * DEGREE)


def _save_texts(folder: Path, starts: str, blob: str, texts: Sequence[str]) -> None:
    encoded = [text.encode() for text in texts]
    ends = np.cumsum([0, *map(len, encoded)])
    _save(folder, starts, ends.astype(np.uint32))
    (folder / f"{blob}.bin").write_bytes(b"".join(encoded))


def _save(folder: Path, name: str, array: np.ndarray[Any, Any]) -> None:
    np.save(folder / f"{name}.npy", array, allow_pickle=False)
