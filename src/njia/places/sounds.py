"""Names as they sound, in any script: the form in which misspellings and transcriptions come close.

`sound` writes a key of `njia.places.normalise` in Latin letters and makes letters one that people write one
for another: "Nyarugussu" and "Nyarugusu" sound the same, and so do "Mombasa" and "مومباسا". `near_hashes`
are the hashes of all forms within one letter of a sound, so that an index of the hashes of all names
answers in one search which names are near, however many there are.
"""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
from anyascii import anyascii
from numpy.typing import NDArray

from njia.places.normalise import single_letters

HASH_PRIME = 4_294_967_291
"""The largest prime under 2³²: products of two remainders fit in 64 bits."""
SHORTEST = 3
"""Letters of the shortest sound that is compared: two letters are near half of all names."""

_BASE = 256
_LETTERS = re.compile(r"[^a-z0-9]+")
_LONG_VOWELS = str.maketrans({"ا": "a", "و": "u", "ي": "i"})
_SPELT = (
    ("tsch", "ʧ"), ("tch", "ʧ"), ("ch", "ʧ"), ("sh", "ʃ"), ("sʧ", "ʃ"), ("ph", "f"), ("dj", "j"), ("ck", "k"),
    ("ce", "se"), ("ci", "si"), ("cy", "si"), ("ts", "s"), ("tz", "s"), ("dz", "s"), ("ou", "u"),
)  # fmt: skip
_SPELT_SO = re.compile("|".join(written for written, _ in _SPELT))
_ALIKE = str.maketrans(
    {
        "c": "k",
        "q": "k",
        "x": "ks",
        "z": "s",
        "v": "f",
        "o": "u",
        "w": "u",
        "e": "i",
        "y": "i",
        "ʧ": "c",
        "ʃ": "x",
    }
)
_ALPHABET = np.frombuffer(b"abcdfgijklmnprstux", np.uint8).astype(np.uint64)


def sound(name_key: str) -> str:
    """Return a key as it sounds: lower-case ASCII letters and digits, empty for a script that says no sound."""
    latin = name_key if name_key.isascii() else anyascii(name_key.translate(_LONG_VOWELS))
    heard = latin.lower() if latin.isalnum() else _LETTERS.sub("", latin.lower())
    if _SPELT_SO.search(heard):
        for written, read in _SPELT:
            heard = heard.replace(written, read)
    return single_letters((heard[:1] + heard[1:].replace("h", "")).translate(_ALIKE))


def first_sound(name_key: str) -> str:
    """Return the letter with which the sound of a key begins."""
    return name_key[:1].translate(_ALIKE) if name_key.isascii() else sound(name_key)[:1]


def sound_hash(heard: str) -> int:
    """Return the hash of a sound: its letters as the digits of a number, by a prime under 2³²."""
    return int.from_bytes(heard.encode(), "big") % HASH_PRIME


def near_hashes(heard: str) -> NDArray[np.uint32]:
    """Return the hashes, sorted, of a sound and of all that differ from it in one letter or in two swapped.

    Some stand twice: a doubled letter can be left out in two ways.
    """
    letters = np.frombuffer(heard.encode(), np.uint8).astype(np.uint64)
    size = len(letters)
    head = np.array(_hashes_of_beginnings(heard), np.uint64)
    weights = _powers(size)
    digits = letters * weights[size - 1 :: -1] % HASH_PRIME
    tail = np.zeros(size + 2, np.uint64)
    tail[:size] = digits[::-1].cumsum()[::-1] % HASH_PRIME
    at, between = np.arange(size), np.arange(size + 1)
    other = (head[:, None] * _BASE + _ALPHABET) % HASH_PRIME
    changed = other[:size] * weights[size - 1 - at][:, None] % HASH_PRIME + tail[1 : size + 1, None]
    added = other * weights[size - between][:, None] % HASH_PRIME + tail[: size + 1, None]
    removed = head[:size] * weights[size - 1 - at] % HASH_PRIME + tail[1 : size + 1]
    pair = ((head[: size - 1] * _BASE + letters[1:]) * _BASE + letters[:-1]) % HASH_PRIME
    swapped = pair * weights[size - 2 - at[: size - 1]] % HASH_PRIME + tail[2 : size + 1]
    near = np.concatenate((changed.ravel(), added.ravel(), removed, swapped, head[size:]))
    return np.sort((near % HASH_PRIME).astype(np.uint32))


def _hashes_of_beginnings(heard: str) -> list[int]:
    hashes = [0]
    for letter in heard.encode():
        hashes.append((hashes[-1] * _BASE + letter) % HASH_PRIME)
    return hashes


@lru_cache(maxsize=128)
def _powers(size: int) -> NDArray[np.uint64]:
    return np.array([pow(_BASE, power, HASH_PRIME) for power in range(size + 1)], np.uint64)
