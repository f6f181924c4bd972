"""The phrases of the code lists' word files, and how the words of a text are compared with them.

Each list has a file in `data/words`: `[words]` are taken wherever they stand, `[bare]` only in the
list's own column or beside one of its `cues` (“promised school”), `[whole]` only where they are all
that a piece of the own column says; `ignore` looks like a word of the list and is none (“car wash”).
`data/words/grammar.toml` holds what joins, denies or merely fills.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from njia.intake.phrases import DATA_DIR, normalise
from njia.standard.codes import code_list, code_lists

WORDS_DIR = DATA_DIR / "words"

_BREAK = "xbreakx"
"""A word that nobody writes; it stands between phrases while they are normalised together."""
_ARTICLE = "ال"
"""The Arabic article, which is written together with its word."""
_SECTIONS = ("words", "bare", "whole")
_PLAIN = re.compile(r"[a-z0-9 ]*")
_ELISION = re.compile(r"\b([cdjlmnst]|qu)['’ʼ`](?=\w)")
_AT = re.compile(r"\bà\b")
_APOSTROPHES = re.compile(r"['’ʼ`‘]")
SIGN = re.compile(r"[;/+&|،؛፣፤•→>]")
"""The signs that separate values in a cell."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases by their first word, each with its value and whether only the list's own column takes it."""

    by_first: dict[str, list[tuple[list[str], str, bool]]] = field(default_factory=dict)

    def add(self, words: list[str], value: str, own: bool = False) -> None:
        """Add a phrase; one of no words adds nothing."""
        if words:
            self.by_first.setdefault(words[0], []).append((words, value, own))

    def longest(self, words: Sequence[str], start: int, own: bool = False) -> tuple[str, int] | None:
        """Return the value and the end of the longest phrase that begins at a word; of equals the first."""
        best = None
        length = 0
        for form in _forms(words[start]) if start < len(words) else ():
            for phrase, value, only_own in self.by_first.get(form, ()):
                if (
                    length < len(phrase) <= len(words) - start
                    and own >= only_own
                    and _same(phrase, words, start)
                ):
                    best, length = value, len(phrase)
        return None if best is None else (best, start + length)

    def stands_in(self, words: Sequence[str]) -> bool:
        """Tell whether any of the phrases stands in a text."""
        return any(self.longest(words, start) for start in range(len(words)))


def _same(phrase: list[str], words: Sequence[str], start: int) -> bool:
    return all(word in _forms(words[start + place]) for place, word in enumerate(phrase) if place)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one list."""

    words: Phrases
    whole: Phrases
    cues: Phrases


@dataclass(frozen=True, slots=True)
class Grammar:
    """What joins, denies or merely fills, in all languages."""

    ands: frozenset[str]
    ors: frozenset[str]
    silent: frozenset[str]
    """Words that say nothing: fillers, and the words that join."""
    denials: Phrases
    denials_after: Phrases
    claims: Phrases
    together: Phrases
    joined_before: tuple[str, ...]
    """Arabic and Amharic particles written together with the word that follows; then with the one before."""
    joined_after: tuple[str, ...]


def without(words: Sequence[str], silent: frozenset[str]) -> list[str]:
    """Return the words that are not silent."""
    return [word for word in words if word not in silent]


def tokens(text: str) -> list[str]:
    """Return the comparable words of a text, without articles."""
    return _kept_words(_comparable(text))


def _phrases(table: Mapping[str, str]) -> Iterator[list[str]]:
    """Yield the comparable words of each phrase of a table: language → phrases, with commas between."""
    for written in table.values():
        yield from map(_kept_words, _comparable(written.replace(",", f" {_BREAK} ")).split(_BREAK))


def _comparable(text: str) -> str:
    plain = text.lower()
    if _PLAIN.fullmatch(plain):
        return plain
    if _APOSTROPHES.search(plain):
        plain = _APOSTROPHES.sub("", _ELISION.sub(r"\1 ", plain))
    return normalise(_AT.sub("au", plain) if "à" in plain else plain)


def _kept_words(comparable: str) -> list[str]:
    words = comparable.split()
    articles = _articles()
    if not articles.isdisjoint(words):
        words = [word for word in words if word not in articles]
    return [_without_article(word) for word in words] if _ARTICLE in comparable else words


def _without_article(word: str) -> str:
    return word[2:] if word.startswith(_ARTICLE) and len(word) >= 5 else word


@lru_cache(maxsize=4096)
def _forms(word: str) -> tuple[str, ...]:
    """Return a word as written, then without the Arabic or Amharic particles that may be joined to it."""
    if word.isascii():
        return (word,)
    known = grammar()
    ends = [word.removesuffix(end) for end in known.joined_after if word.endswith(end) and len(word) >= 4]
    forms = [
        _without_article(form.removeprefix(start))
        for form in (word, *ends)
        for start in ("", *known.joined_before)
        if form.startswith(start) and len(form) - len(start) >= 2
    ]
    return tuple(dict.fromkeys((word, *forms)))


@cache
def _file(name: str) -> dict[str, Any]:
    return tomllib.loads((WORDS_DIR / f"{name}.toml").read_text("utf-8"))


@cache
def _articles() -> frozenset[str]:
    return frozenset(_listed(_file("grammar")["articles"]))


def _listed(table: Mapping[str, str]) -> Iterator[str]:
    return (phrase.strip() for written in table.values() for phrase in written.split(","))


@cache
def grammar() -> Grammar:
    """Return the grammar of all languages, read once."""
    data = _file("grammar")
    ands, ors, fillers = (
        frozenset(token for phrase in _phrases(data[name]) for token in phrase)
        for name in ("and", "or", "fillers")
    )
    denials, denials_after, claims, together = (Phrases() for _ in range(4))
    for phrase in _phrases(data["no_denials"]):
        denials.add(phrase, "")
    for name, phrases in (("denials", denials), ("denials_after", denials_after), ("claims", claims)):
        for phrase in _phrases(data[name]):
            phrases.add(phrase, name)
    for written in _written():
        if SIGN.search(written) or not ands.isdisjoint(written.split()):
            for one in written.split(","):
                words = tokens(one)
                if SIGN.search(one) or not ands.isdisjoint(words):
                    together.add(without(words, ands), "together")
    before, after = (tuple(_listed(data[name])) for name in ("joined_before", "joined_after"))
    return Grammar(ands, ors, ands | ors | fillers, denials, denials_after, claims, together, before, after)


def _written() -> Iterator[str]:
    """Yield the phrases of the word lists by language, and the labels of their codes, as written."""
    yield from _file("grammar")["together"].values()
    for name in code_lists():
        if (WORDS_DIR / f"{name}.toml").exists():
            for section in _SECTIONS:
                for table in _file(name).get(section, {}).values():
                    yield from table.values()
            for code in code_list(name).codes.values():
                yield from code.labels.values()


@cache
def lexicon(name: str) -> Lexicon:
    """Load a list's words; the labels of its codes are words of it, too."""
    data = _file(name)
    known_words = Lexicon(Phrases(), Phrases(), Phrases())
    for phrase in _phrases(data.get("ignore", {})):
        known_words.words.add(phrase, "")
    for phrase in _phrases(data.get("cues", {})):
        known_words.cues.add(phrase, "cue")
    for code, known in code_list(name).codes.items():
        tables = {section: data.get(section, {}).get(code, {}) for section in _SECTIONS}
        named = "words" if tables["words"] else "bare" if tables["bare"] else "whole"
        labels = {"code": code.replace("_", " "), "labels": ", ".join(known.labels.values())}
        tables[named] = {**tables[named], **labels}
        for phrase in _phrases(tables["whole"]):
            known_words.whole.add(phrase, code)
        bare = list(_phrases(tables["bare"]))
        for phrase in bare:
            known_words.words.add(phrase, code, own=True)
        for phrase in _phrases(tables["words"]):
            if phrase not in bare:
                known_words.words.add(phrase, code)
    return known_words


@cache
def spellings(name: str) -> Mapping[str, tuple[str, bool]]:
    """Return a list's phrases, each with its code and whether only the list's own column takes it."""
    entries = (entry for entries in lexicon(name).words.by_first.values() for entry in entries)
    return {" ".join(phrase): (code, own) for phrase, code, own in reversed(list(entries)) if code}
