"""The headings that Njia knows, by script: exactly, by the words that matter, and by their spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

from rapidfuzz import process
from rapidfuzz.distance import OSA

from njia.intake.phrases import expand, load, normal, normalise, template

CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
OTHER_SCRIPT = re.compile(r"[\u0600-\u06ff\u1200-\u137f][^A-Za-zÀ-ɏ]*")

_LANGUAGES = {"latin": ("en", "fr", "sw", "so", "om"), "arabic": ("ar",), "ethiopic": ("am",)}
_WORD = re.compile(r"[^\s()|]+")


@dataclass(frozen=True, slots=True)
class Headings:
    """What the file of headings says beside the headings themselves."""

    written: Mapping[str, str]
    """Machine names as written, casefolded → field."""
    open: Mapping[str, Mapping[str, float]]
    """Headings that say too little, such as “Country” → the fields they may name, with their scores."""
    indexed: frozenset[str]
    asides: tuple[str, ...]
    ordinals: Mapping[str, int]


@cache
def headings() -> Headings:
    """Return it, read once."""
    data = load("headings")
    return Headings(
        {phrase.casefold(): name for name, one in data["fields"].items() for phrase in one["code"]},
        {one: scores for phrase, scores in data["open"].items() for one in normal([phrase])},
        frozenset(data["indexed"]),
        tuple(sorted((f" {one} " for one in normal(data["asides"])), key=len, reverse=True)),
        {normalise(word): number for word, number in data["ordinals"].items()},
    )


def _script(key: str) -> str:
    """Return the script whose headings a text is compared with: that of its first letter outside Latin."""
    found = None if key.isascii() else OTHER_SCRIPT.search(key)
    return "latin" if found is None else "arabic" if found.group() < "\u1200" else "ethiopic"


@dataclass(frozen=True, slots=True)
class _Index:
    loose: Mapping[str, tuple[str, ...]]
    """The words that matter, in alphabetical order → the fields that have them, in the order of the file."""
    words: Mapping[int, tuple[str, ...]]
    """Every word of a heading by its length."""


@cache
def _index(script: str) -> _Index:
    """Return the headings of one script, each script being read when a text of it comes."""
    loose: dict[str, tuple[str, ...]] = {}
    counting = _Counting()
    for name in load("headings")["fields"]:
        for written in _templates(name, script):
            for one in expand(_WORD.sub(counting, written)):
                form = " ".join(sorted(one.split()))
                if form and name not in (others := loose.get(form, ())):
                    loose[form] = (*others, name)
    single = {word for one in headings().open for word in one.split()} | _alike().keys()
    words: dict[int, list[str]] = {}
    for word in sorted(counting.seen.keys() | {word for word in single if _script(word) == script}):
        words.setdefault(len(word), []).append(word)
    return _Index(loose, {length: tuple(found) for length, found in words.items()})


def _templates(name: str, script: str) -> Iterator[str]:
    """Yield a field's headings in a script as normalised templates, machine names last."""
    languages = load("headings")["fields"][name]
    for language in _LANGUAGES[script]:
        yield from map(template, languages[language])
    if script == "latin":
        yield from (normalise(CAMEL.sub(" ", phrase)) for phrase in (name, *languages["code"]))


@cache
def _exactly(name: str, script: str) -> frozenset[str]:
    """Return every heading of a field in a script, normalised."""
    return frozenset(normal(_templates(name, script)))


def exact(key: str) -> str | None:
    """Return the field that has exactly this heading, the first of the file where there are several."""
    script = _script(key)
    return next((name for name in loosely(key) if key in _exactly(name, script)), None)


@cache
def _alike() -> Mapping[str, str]:
    """Return for each word the one it counts as in a loose comparison, empty for one that does not matter."""
    data = load("headings")
    alike = {one: first for first, words in data["alike"].items() for one in normal(words)}
    return alike | dict.fromkeys(normal(data["small_words"]), "")


@cache
def counts_as(word: str) -> str:
    """Return the word that a word counts as in a loose comparison, empty where it does not matter."""
    if word.isascii():
        return _alike().get(word, word)
    bare = _bare(word)
    return _alike().get(word, _alike().get(bare, bare))


class _Counting:
    """Replaces the words of a template by what they count as, and remembers which words there are."""

    def __init__(self) -> None:
        self.seen: dict[str, str] = {}

    def __call__(self, found: re.Match[str]) -> str:
        word = found.group()
        counted = self.seen.get(word)
        if counted is None:
            counted = self.seen[word] = counts_as(word)
        return counted


def _loose(key: str) -> str:
    """Return a heading's words that matter in alphabetical order, one word standing for those like it."""
    return " ".join(sorted(counted for word in key.split() if (counted := counts_as(word))))


def loosely(key: str) -> tuple[str, ...]:
    """Return the fields that have a heading of the same words that matter."""
    return _index(_script(key)).loose.get(_loose(key), ())


def _bare(word: str) -> str:
    """Return a word without the Arabic article or the Amharic genitive."""
    return word.removeprefix("ال") if len(word) > 4 else word.removeprefix("የ") if len(word) > 2 else word


@cache
def fields() -> frozenset[str]:
    """Return the names of all fields of a submission."""
    return frozenset(load("headings")["fields"])


@lru_cache(maxsize=4096)
def spellings(word: str, shortest: int) -> tuple[str, ...]:
    """Return the words of headings that a word may be meant for: itself, or the nearest by slips."""
    by_length = _index(_script(word)).words
    if word in by_length.get(len(word), ()) or len(word) < 4 or word.isdecimal():
        return (word,)
    if len(word) < shortest:
        return ()
    slips = 2 if len(word) >= 10 else 1
    near = chain.from_iterable(by_length.get(len(word) + more, ()) for more in range(-slips, slips + 1))
    likely = [other for other in near if other[0] == word[0] and len(other) >= shortest]
    found = process.extract(word, likely, scorer=OSA.distance, score_cutoff=slips, limit=4)
    least = min((distance for _, distance, _ in found), default=0)
    return tuple(other for other, distance, _ in found if distance == least)
