"""From the words that caseworkers write in a cell to the standard's codes, list by list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz, process

from njia.intake.lexicon import SIGN, Phrases, grammar, lexicon, spellings, tokens, without
from njia.intake.marks import is_unknown
from njia.intake.phrases import normalise, parts_words

Span = tuple[int, int]

LEAST_LIKENESS = 90
"""Per cent of likeness (normalised indel similarity) from which an unknown phrase is a misspelling."""
SHORTEST_MISSPELT = 6
"""Letters below which no word is taken for the misspelling of another."""

REMEMBERED = 16_384
"""Texts whose reading is kept: those of a file come again and again."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼ`‘][^\W_]+)*")
_LETTER = "x"
_TOGETHER = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|(?<!\w)\w/\w(?!\w)")
_SEPARATOR = re.compile(rf"[,\n\r]|{SIGN.pattern}")
_TRIMMED = " \t\u00a0\u200e\u200f.-–—*·"


@dataclass(frozen=True, slots=True)
class WordReading:
    """What a cell says: for each list asked for its codes, and the pieces that none of them knows."""

    codes: Mapping[str, tuple[str, ...]]
    leftover: tuple[str, ...]


@lru_cache(maxsize=REMEMBERED)
def read_words(text: str, lists: tuple[str, ...]) -> WordReading:
    """Read a cell as words of code lists; the first list asked for is the one whose column it is.

    Codes come in order of appearance, without doubles. A piece of which some list takes or denies a
    word (“no bus”) is understood; a piece of only filling words or a mark for unknown says nothing.
    """
    found: dict[str, dict[str, None]] = {name: {} for name in lists}
    leftover: list[str] = []
    said = tokens(text)
    own = {name: place == 0 or lexicon(name).cues.stands_in(said) for place, name in enumerate(lists)}
    for piece in split_values(text):
        words = tokens(piece)
        understood = False
        for name, is_own in own.items():
            codes, touched = _scan(words, lexicon(name).words, is_own)
            found[name] |= dict.fromkeys(codes)
            understood = understood or touched
        if understood:
            continue
        whole = _whole(words, lists[0]) if lists else {}
        for name, code in (whole or _misspelt(words, own)).items():
            found[name][code] = None
            understood = True
        if not understood and not all(word in grammar().silent for word in words) and not is_unknown(piece):
            leftover.append(piece)
    return WordReading({name: tuple(codes) for name, codes in found.items()}, tuple(leftover))


@lru_cache(maxsize=REMEMBERED)
def split_values(text: str) -> tuple[str, ...]:
    """Split a cell into its values at commas, slashes, “and” and the like, as written.

    A separator splits nothing inside parentheses, between single letters (“n/a”), or inside a phrase of
    the word lists (“hotels and restaurants”).
    """
    return tuple(_pieces(text, _joining(text, grammar().ands)))


@lru_cache(maxsize=REMEMBERED)
def alternatives(text: str) -> tuple[str, ...]:
    """Return the values of a claim that one of several holds (“A or B, not known which”), as written.

    Empty where the text makes no such claim.
    """
    known = grammar()
    options, claimed = _without_claim(text)
    ors = _joining(options, known.ors)
    ands = _joining(options, known.ands)
    if not claimed and (not ors or ands or re.search(r"[;\n+&]", options)):
        return ()
    pieces = tuple(piece for piece in _pieces(options, [*ors, *ands]) if not is_unknown(piece))
    return pieces if len(pieces) > 1 else ()


def _scan(words: Sequence[str], tree: Phrases, own: bool) -> tuple[list[str], bool]:
    """Return the codes of a piece, and whether any word of the list stands in it, taken or denied."""
    known = grammar()
    codes: list[str] = []
    touched = denied = False
    position = 0
    while position < len(words):
        hit = tree.longest(words, position, own)
        denial = None if hit else known.denials.longest(words, position)
        if hit:
            code, position = hit
            touched = touched or bool(code)
            if code and not denied and not known.denials_after.longest(words, position):
                codes.append(code)
            denied = denied and position < len(words) and words[position] in known.ors
        elif denial:
            denied, position = bool(denial[0]), denial[1]
        else:
            denied = denied and words[position] in known.silent
            position += 1
    return codes, touched


def _whole(words: Sequence[str], name: str) -> dict[str, str]:
    """Return the code of a piece that means it only where it says nothing else."""
    for said in (words, without(words, grammar().silent)):
        hit = lexicon(name).whole.longest(said, 0)
        if hit and hit[1] == len(said):
            return {name: hit[0]}
    return {}


def _misspelt(words: Sequence[str], own: Mapping[str, bool]) -> dict[str, str]:
    """Return the code that a piece without any known word most resembles, in each list equally near."""
    said = " ".join(without(words, grammar().silent))
    if len(said) < SHORTEST_MISSPELT or any(letter.isdigit() for letter in said):
        return {}
    near: dict[str, tuple[float, str]] = {}
    for name, is_own in own.items():
        known = spellings(name)
        choices = [phrase for phrase, (_, bare) in known.items() if phrase[0] == said[0] and is_own >= bare]
        best = process.extractOne(said, choices, scorer=fuzz.ratio, score_cutoff=LEAST_LIKENESS)
        if best:
            near[name] = best[1], known[best[0]][0]
    highest = max((score for score, _ in near.values()), default=0.0)
    return {name: code for name, (score, code) in near.items() if score == highest}


def _pieces(text: str, joins: Iterable[Span]) -> Iterator[str]:
    kept = [match.span() for match in _TOGETHER.finditer(text)] + list(_kept_together(text))
    cuts = [match.span() for match in _SEPARATOR.finditer(text)] + list(joins)
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
    known = grammar()
    said = [(token, span) for word, span in _words(text) for token in tokens(word) if token not in known.ands]
    words = [token for token, _ in said]
    for start in range(len(words)):
        hit = known.together.longest(words, start)
        if hit:
            yield said[start][1][0], said[hit[1] - 1][1][1]


def _without_claim(text: str) -> tuple[str, bool]:
    """Return a text without the words that say that one of several holds, and whether there were any."""
    said = [(token, span) for word, span in _words(text) for token in tokens(word)]
    words = [token for token, _ in said]
    for start in range(len(words)):
        hit = grammar().claims.longest(words, start)
        if hit:
            first, last = said[start][1][0], said[hit[1] - 1][1][1]
            before = text[:first].rstrip(_TRIMMED + "([,;:")
            return (before if tokens(before) else text[last:].lstrip(_TRIMMED + ")],;:")), True
    return text, False


def _joining(text: str, joins: frozenset[str]) -> list[Span]:
    return [span for word, span in _words(text) if normalise(word) in joins]


def _words(text: str) -> Iterator[tuple[str, Span]]:
    """Yield each word with where it stands; accents and invisible signs within a word do not part it."""
    joined = text if text.isascii() else text.translate(_IN_WORDS)
    for match in _WORD.finditer(joined):
        yield text[slice(*match.span())], match.span()


class _InWords(dict[int, str]):
    """Letters for the signs that belong to a word though they are none, such as a soft hyphen or “™”."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        self[code] = sign if sign.isascii() or parts_words(sign) else _LETTER
        return self[code]


_IN_WORDS = _InWords()
