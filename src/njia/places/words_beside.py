"""Words beside a name ("town", "border", "kambi") and words instead of one ("unknown", "sijui")."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from njia.places.normalise import has_letters, key, longer_forms, plain_words, words

WORDS_FILE = Path(__file__).parent / "data" / "words.toml"

_NUMBER = re.compile(r"[\W_]*(\d+)[\W_]*")


@dataclass(frozen=True, slots=True)
class Bare:
    """A name without the words of kind at its edges, the kinds those words say, and the rest as written."""

    words: tuple[str, ...]
    kinds: tuple[str, ...]
    text: str

    @property
    def key(self) -> str:
        """The comparable form of what is left."""
        return "".join(self.words)


@dataclass(frozen=True, slots=True)
class _Lists:
    unknown: frozenset[str]
    unknown_numbers: frozenset[str]
    descriptions: frozenset[str]
    kinds: dict[tuple[str, ...], str]
    linking: frozenset[str]
    vague: frozenset[tuple[str, ...]]
    vague_beginnings: frozenset[str]
    vague_ends: frozenset[str]
    near: re.Pattern[str]
    alternatives: frozenset[str]
    articles: frozenset[str]
    doubtful: frozenset[str]
    sides: tuple[tuple[str, ...], ...]


def means_unknown(text: str) -> bool:
    """Return whether a text says that the place is not known: empty, "?", "999", "sijui", "غير معروف"."""
    if all(unicodedata.category(letter)[0] in "PZ" for letter in text):
        return True
    number = _NUMBER.fullmatch(text)
    if number:
        return number[1] in _lists().unknown_numbers
    return key(text) in _lists().unknown


def is_description(text: str) -> bool:
    """Return whether a text describes without naming ("guest house", "kijijini")."""
    if not has_letters(text) or key(text) in _lists().descriptions:
        return True
    return len(words(text)) > 1 and not bare(text).words


@lru_cache(maxsize=4096)
def bare(text: str) -> Bare:
    """Return a name without its words of kind: "Busia border post" is "busia", a border crossing."""
    left, kinds = words(text), list[str]()
    while (named := _word_of_kind(left))[0]:
        size, kind, at_start = named
        left = left[size:] if at_start else left[:-size]
        left = _without_linking(left, at_start)
        kinds.append(kind)
    return Bare(left, tuple(dict.fromkeys(kinds)), _as_written(text, left))


def without_side(text: str) -> str:
    """Return a text without the words that say the side of a border: "Kenya side" is "kenya"."""
    found = words(text)
    for side in _lists().sides:
        if found[-len(side) :] == side:
            found = found[: -len(side)]
        elif found[: len(side)] == side:
            found = found[len(side) :]
    return " ".join(found)


def is_doubtful(text: str) -> bool:
    """Return whether a text comes near a place's name and a source leaves open whether that is meant."""
    return bare(text).key in _lists().doubtful


def without_article(text: str) -> str | None:
    """Return a name without the Arabic article before it in Latin letters ("El Geneina"), `None` without one."""
    found = words(text)
    return " ".join(found[1:]) if len(found) > 1 and found[0] in _lists().articles else None


def plain_key(text: str) -> str | None:
    """Return the key of a text that can only be a name, `None` where one of its words may say more than that."""
    found = plain_words(text)
    if found is None or not longer_forms().isdisjoint(found):
        return None
    lists = _lists()
    name_key = "".join(found)
    if found[0] in lists.vague_beginnings or found[-1] in lists.vague_ends:
        return None
    return None if name_key in lists.unknown or name_key in lists.descriptions else name_key


def is_vague(text: str) -> bool:
    """Return whether a text only says that the place is near or beyond the name in it."""
    found, vague = words(text), _lists().vague
    return any(found[:size] in vague or found[-size:] in vague for size in range(1, min(4, len(found))))


def near_to(text: str) -> tuple[str, ...]:
    """Return the names of "A near B", or nothing."""
    names = tuple(name for name in _lists().near.split(text, maxsplit=1) if name)
    return names if len(names) == 2 else ()


def alternatives(text: str) -> list[str]:
    """Return the names of "A or B", or nothing."""
    pieces: list[list[str]] = [[]]
    for word in text.split():
        if key(word) in _lists().alternatives:
            pieces.append([])
        else:
            pieces[-1].append(word)
    names = [" ".join(piece) for piece in pieces if piece]
    return names if len(names) > 1 and len(names) == len(pieces) else []


def _as_written(text: str, left: tuple[str, ...]) -> str:
    """Return what is left as it was written, for codes in capitals, else in comparable letters."""
    if len(left) == 1 and left[0].upper() in text.split():
        return left[0].upper()
    return " ".join(left)


def _word_of_kind(found: tuple[str, ...]) -> tuple[int, str, bool]:
    kinds = _lists().kinds
    for size in range(min(5, len(found)), 0, -1):
        if kind := kinds.get(found[-size:]):
            return size, kind, False
        if kind := kinds.get(found[:size]):
            return size, kind, True
    return 0, "", False


def _without_linking(found: tuple[str, ...], at_start: bool) -> tuple[str, ...]:
    linking = _lists().linking
    while len(found) > 1 and found[0 if at_start else -1] in linking:
        found = found[1:] if at_start else found[:-1]
    return found


def _between(phrases: list[str]) -> re.Pattern[str]:
    longest_first = sorted(map(re.escape, phrases), key=len, reverse=True)
    return re.compile(rf"[\s,]+(?:{'|'.join(longest_first)})\s+", re.IGNORECASE)


@cache
def _lists() -> _Lists:
    data = tomllib.loads(WORDS_FILE.read_text("utf-8"))
    vague = frozenset(words(word) for word in (*data["vague"]["words"], *data["near"]["words"]))
    return _Lists(
        unknown=frozenset(map(key, data["unknown"])),
        unknown_numbers=frozenset(data["unknown_numbers"]),
        descriptions=frozenset(map(key, data["descriptions"])),
        kinds={words(word): kind for kind, listed in data["kinds"].items() for word in listed},
        linking=frozenset(data["linking"]["words"]),
        vague=vague,
        vague_beginnings=frozenset(phrase[0] for phrase in vague),
        vague_ends=frozenset(phrase[-1] for phrase in vague),
        near=_between(data["near"]["words"]),
        alternatives=frozenset(map(key, data["alternatives"]["words"])),
        articles=frozenset(data["articles"]["words"]),
        doubtful=frozenset(map(key, data["doubtful"]["words"])),
        sides=tuple(sorted((words(side) for side in data["sides"]["words"]), key=len, reverse=True)),
    )
