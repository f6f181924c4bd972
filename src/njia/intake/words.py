"""From the words that caseworkers write in a cell to the standard's codes, list by list.

Each list has a file in `data/words`: `[words]` are taken wherever they stand, `[bare]` only in the
list's own column (the first list asked for) or beside one of its `cues` (“promised school”), `[whole]`
only where they are all that a piece of the own column says; `ignore` looks like a word of the list and
is none (“car wash”). `data/words/grammar.toml` holds what joins, denies or merely fills.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from njia.intake.vocabulary import is_unknown, normalise
from njia.standard.codes import code_list, code_lists

WORDS_DIR = Path(__file__).parent / "data" / "words"

LEAST_LIKENESS = 90
"""Per cent of likeness (normalised indel similarity) from which an unknown phrase is a misspelling."""
SHORTEST_MISSPELT = 6
"""Letters below which no word is taken for the misspelling of another."""

_BREAK = "xbreakx"
"""A word that nobody writes; it stands between phrases while they are normalised together."""
_ARTICLE = "ال"
"""The Arabic article, which is written together with its word."""
_SECTIONS = ("words", "bare", "whole")
_PLAIN = re.compile(r"[a-z0-9 ]*")
_ELISION = re.compile(r"\b([cdjlmnst]|qu)['’ʼ`](?=\w)")
_AT = re.compile(r"\bà\b")
_APOSTROPHES = re.compile(r"['’ʼ`‘]")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`‘][^\W_]+)*")
_TOGETHER = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|(?<!\w)\w/\w(?!\w)")
_SIGN = re.compile(r"[;/+&|،؛፣፤•→>]")
_SEPARATOR = re.compile(rf"[,\n\r]|{_SIGN.pattern}")
_TRIMMED = " \t\u00a0\u200e\u200f.-–—*·"


@dataclass(frozen=True, slots=True)
class WordReading:
    """What a cell says: for each list asked for its codes, and the pieces that none of them knows."""

    codes: Mapping[str, tuple[str, ...]]
    leftover: tuple[str, ...]


def read_words(text: str, lists: Sequence[str]) -> WordReading:
    """Read a cell as words of code lists; the first list asked for is the one whose column it is.

    Codes come in order of appearance, without doubles. A piece of which some list takes or denies a
    word (“no bus”) is understood; a piece of only filling words or a mark for unknown says nothing.
    """
    found: dict[str, dict[str, None]] = {name: {} for name in lists}
    leftover: list[str] = []
    said = _tokens(text)
    own = {name: place == 0 or _lexicon(name).cues.stands_in(said) for place, name in enumerate(lists)}
    for piece in split_values(text):
        words = _tokens(piece)
        understood = False
        for name, is_own in own.items():
            codes, touched = _scan(words, _lexicon(name).words, is_own)
            found[name] |= dict.fromkeys(codes)
            understood = understood or touched
        if understood:
            continue
        whole = _whole(words, lists[0]) if lists else {}
        for name, code in (whole or _misspelt(words, own)).items():
            found[name][code] = None
            understood = True
        if not understood and not all(word in _grammar().silent for word in words) and not is_unknown(piece):
            leftover.append(piece)
    return WordReading({name: tuple(codes) for name, codes in found.items()}, tuple(leftover))


def split_values(text: str) -> tuple[str, ...]:
    """Split a cell into its values at commas, slashes, “and” and the like, as written.

    A separator splits nothing inside parentheses, between single letters (“n/a”), or inside a phrase of
    the word lists (“hotels and restaurants”).
    """
    return tuple(_pieces(text, _joining(text, _grammar().ands)))


def alternatives(text: str) -> tuple[str, ...]:
    """Return the values of a claim that one of several holds (“A or B, not known which”), as written.

    Empty where the text makes no such claim.
    """
    grammar = _grammar()
    options, claimed = _without_claim(text)
    ors = _joining(options, grammar.ors)
    ands = _joining(options, grammar.ands)
    if not claimed and (not ors or ands or re.search(r"[;\n+&]", options)):
        return ()
    pieces = tuple(piece for piece in _pieces(options, [*ors, *ands]) if not is_unknown(piece))
    return pieces if len(pieces) > 1 else ()


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases by their first word, each with its value and whether only the list's own column takes it."""

    by_first: dict[str, list[tuple[list[str], str, bool]]] = field(default_factory=dict)

    def add(self, words: list[str], value: str, own: bool = False) -> None:
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
        return any(self.longest(words, start) for start in range(len(words)))


def _same(phrase: list[str], words: Sequence[str], start: int) -> bool:
    return all(word in _forms(words[start + place]) for place, word in enumerate(phrase) if place)


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The words of one list."""

    words: _Phrases
    whole: _Phrases
    cues: _Phrases


@dataclass(frozen=True, slots=True)
class _Grammar:
    ands: frozenset[str]
    ors: frozenset[str]
    silent: frozenset[str]
    """Words that say nothing: fillers, and the words that join."""
    denials: _Phrases
    denials_after: _Phrases
    claims: _Phrases
    together: _Phrases
    joined_before: tuple[str, ...]
    """Arabic and Amharic particles written together with the word that follows; then with the one before."""
    joined_after: tuple[str, ...]


def _scan(words: Sequence[str], tree: _Phrases, own: bool) -> tuple[list[str], bool]:
    """Return the codes of a piece, and whether any word of the list stands in it, taken or denied."""
    grammar = _grammar()
    codes: list[str] = []
    touched = denied = False
    position = 0
    while position < len(words):
        hit = tree.longest(words, position, own)
        denial = None if hit else grammar.denials.longest(words, position)
        if hit:
            code, position = hit
            touched = touched or bool(code)
            if code and not denied and not grammar.denials_after.longest(words, position):
                codes.append(code)
            denied = denied and position < len(words) and words[position] in grammar.ors
        elif denial:
            denied, position = bool(denial[0]), denial[1]
        else:
            denied = denied and words[position] in grammar.silent
            position += 1
    return codes, touched


def _whole(words: Sequence[str], name: str) -> dict[str, str]:
    """Return the code of a piece that means it only where it says nothing else."""
    for said in (words, _without(words, _grammar().silent)):
        hit = _lexicon(name).whole.longest(said, 0)
        if hit and hit[1] == len(said):
            return {name: hit[0]}
    return {}


def _misspelt(words: Sequence[str], own: Mapping[str, bool]) -> dict[str, str]:
    """Return the code that a piece without any known word most resembles, in each list equally near."""
    said = " ".join(_without(words, _grammar().silent))
    if len(said) < SHORTEST_MISSPELT or any(letter.isdigit() for letter in said):
        return {}
    near: dict[str, tuple[float, str]] = {}
    for name, is_own in own.items():
        known = _spellings(name)
        choices = [phrase for phrase, (_, bare) in known.items() if phrase[0] == said[0] and is_own >= bare]
        best = process.extractOne(said, choices, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
        if best:
            near[name] = best[1], known[best[0]][0]
    highest = max((score for score, _ in near.values()), default=0.0)
    return {name: code for name, (score, code) in near.items() if score == highest}


def _without(words: Sequence[str], silent: frozenset[str]) -> list[str]:
    return [word for word in words if word not in silent]


def _pieces(text: str, joins: Iterable[re.Match[str]]) -> Iterator[str]:
    kept = [match.span() for match in _TOGETHER.finditer(text)] + list(_kept_together(text))
    cuts = [match.span() for match in (*_SEPARATOR.finditer(text), *joins)]
    start = 0
    for cut, end in [*sorted(cuts), (len(text), len(text))]:
        if any(first <= cut < last for first, last in kept):
            continue
        piece = text[start:cut].strip(_TRIMMED)
        if piece:
            yield piece
        start = end


def _kept_together(text: str) -> Iterator[tuple[int, int]]:
    """Yield where phrases stand that themselves hold a separator, such as “hotels and restaurants”."""
    grammar = _grammar()
    said = [(token, match.span()) for match in _WORD.finditer(text) for token in _tokens(match.group())]
    said = [(token, span) for token, span in said if token not in grammar.ands]
    words = [token for token, _ in said]
    for start in range(len(words)):
        hit = grammar.together.longest(words, start)
        if hit:
            yield said[start][1][0], said[hit[1] - 1][1][1]


def _without_claim(text: str) -> tuple[str, bool]:
    """Return a text without the words that say that one of several holds, and whether there were any."""
    said = [(token, match.span()) for match in _WORD.finditer(text) for token in _tokens(match.group())]
    words = [token for token, _ in said]
    for start in range(len(words)):
        hit = _grammar().claims.longest(words, start)
        if hit:
            first, last = said[start][1][0], said[hit[1] - 1][1][1]
            before = text[:first].rstrip(_TRIMMED + "([,;:")
            return (before if _tokens(before) else text[last:].lstrip(_TRIMMED + ")],;:")), True
    return text, False


def _joining(text: str, words: frozenset[str]) -> list[re.Match[str]]:
    return [match for match in _WORD.finditer(text) if " ".join(_tokens(match.group())) in words]


def _tokens(text: str) -> list[str]:
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
    grammar = _grammar()
    ends = [word.removesuffix(end) for end in grammar.joined_after if word.endswith(end) and len(word) >= 4]
    forms = [
        _without_article(form.removeprefix(start))
        for form in (word, *ends)
        for start in ("", *grammar.joined_before)
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
def _grammar() -> _Grammar:
    data = _file("grammar")
    ands, ors, fillers = (
        frozenset(token for phrase in _phrases(data[name]) for token in phrase)
        for name in ("and", "or", "fillers")
    )
    denials, denials_after, claims, together = (_Phrases() for _ in range(4))
    for phrase in _phrases(data["no_denials"]):
        denials.add(phrase, "")
    for name, phrases in (("denials", denials), ("denials_after", denials_after), ("claims", claims)):
        for phrase in _phrases(data[name]):
            phrases.add(phrase, name)
    for written in _written():
        if _SIGN.search(written) or not ands.isdisjoint(written.split()):
            for one in written.split(","):
                words = _tokens(one)
                if _SIGN.search(one) or not ands.isdisjoint(words):
                    together.add(_without(words, ands), "together")
    before, after = (tuple(_listed(data[name])) for name in ("joined_before", "joined_after"))
    return _Grammar(ands, ors, ands | ors | fillers, denials, denials_after, claims, together, before, after)


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
def _lexicon(name: str) -> _Lexicon:
    """Load a list's words; the labels of its codes are words of it, too."""
    data = _file(name)
    lexicon = _Lexicon(_Phrases(), _Phrases(), _Phrases())
    for phrase in _phrases(data.get("ignore", {})):
        lexicon.words.add(phrase, "")
    for phrase in _phrases(data.get("cues", {})):
        lexicon.cues.add(phrase, "cue")
    for code, known in code_list(name).codes.items():
        tables = {section: data.get(section, {}).get(code, {}) for section in _SECTIONS}
        named = "words" if tables["words"] else "bare" if tables["bare"] else "whole"
        labels = {"code": code.replace("_", " "), "labels": ", ".join(known.labels.values())}
        tables[named] = {**tables[named], **labels}
        for phrase in _phrases(tables["whole"]):
            lexicon.whole.add(phrase, code)
        bare = list(_phrases(tables["bare"]))
        for phrase in bare:
            lexicon.words.add(phrase, code, own=True)
        for phrase in _phrases(tables["words"]):
            if phrase not in bare:
                lexicon.words.add(phrase, code)
    return lexicon


@cache
def _spellings(name: str) -> Mapping[str, tuple[str, bool]]:
    """Return a list's phrases, each with its code and whether only the list's own column takes it."""
    entries = (entry for entries in _lexicon(name).words.by_first.values() for entry in entries)
    return {" ".join(phrase): (code, own) for phrase, code, own in reversed(list(entries)) if code}
