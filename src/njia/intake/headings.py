"""The field that a column's heading names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, product

from njia.intake.heading_index import CAMEL, OTHER_SCRIPT, counts_as, exact, headings, loosely, spellings
from njia.intake.phrases import normalise

_BRACKETS = re.compile(r"[(\[{（](.*?)(?:[)\]}）]|$)", re.DOTALL)
_SLASHES = re.compile(r"[/|\n;؛፤]|\b(?:or|ou|au|ama|yookiin)\b|\sأو\s|\sወይም\s", re.IGNORECASE)
_DASHES = re.compile(r"\s[-–—]+\s|[:：፡]\s*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][^\u0600-\u06ff\u1200-\u137f]*")
_NUMBERING = re.compile(
    r"^\s*(?:(?:[A-Za-z]{0,2}\d{1,2}(?:\.\d{1,2})*[a-z]?|[A-Za-z]|[ivx]{1,4})\s*[.):]+|[A-Za-z]?\d{1,2}(?:\.\d{1,2})+\s)"
    r"\s*(?=\D)"
)
_MINORS = re.compile(
    r"(?:<\s*18|\b0\s*[-–]\s*1[78]\b|\b(?:below|less than|moins de|chini ya)\s+(?:miaka\s+)?18)", re.I
)
_ADULTS = re.compile(
    r"(?:[>≥]=?\s*18|\b18\s*(?:\+|(?:years\s+)?(?:and|&)\s+(?:above|over|older))"
    r"|\b(?:above|plus de|zaidi ya)\s+(?:miaka\s+)?18)",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LONGEST = 400
_LONGEST_PHRASE = 120
_LONGEST_EXPLANATION = 5
_STRONG = 0.75


@dataclass(frozen=True, slots=True)
class Match:
    """A field that a heading may name; `score` 1.0 is certain, below 0.75 neighbours decide."""

    field: str
    score: float
    why: str
    index: int | None
    """The number in headings such as “Transit 2”."""


@lru_cache(maxsize=16384)
def match_heading(text: str) -> tuple[Match, ...]:
    """Return the fields that a heading may name, the best first; empty where none is known.

    Exact words score 1.0, one side of a bilingual heading 0.97, other small words 0.9, a misspelling 0.8;
    what neighbours must decide scores below 0.75.
    """
    known = headings()
    if len(text) > _LONGEST or not text.strip():
        return ()
    name = known.written.get(text.strip().casefold())
    if name:
        return (Match(name, 1.0, "a known column name", None),)
    plain = _ADULTS.sub(" over 18 ", _MINORS.sub(" under 18 ", _NUMBERING.sub("", text)))
    whole = _read(plain)
    if not whole or whole[0].score < 1:
        rivals = (whole, _read_sides(plain), _read(CAMEL.sub(" ", plain)))
        whole = max(rivals, key=lambda found: found[0].score if found else 0.0)
    return whole or _contained(plain)


def may_head_a_part(text: str) -> bool:
    """Tell whether a text may stand under a heading that spans columns: “Town”, “First”, “2”."""
    return bool(match_heading(text)) or all(
        word.isdecimal() or word in headings().ordinals for word in normalise(text).split()
    )


def _read(text: str) -> tuple[Match, ...]:
    """Read a heading that is one phrase: exact, with a number, without asides, loosely, misspelt."""
    known = headings()
    key = normalise(text)
    if not key or len(key) > _LONGEST_PHRASE:
        return ()
    base, index = _without_numbers(key)
    shorter = _without_asides(base)
    for one, score, number in ((key, 1.0, None), (base, 0.98, index), (shorter, 0.9, index)):
        if one in known.open:
            return _undecided(known.open[one], number)
        name = exact(one)
        if name and _may(name, number, one not in {key, base}):
            return (Match(name, score, "a known heading", number),)
    names = [name for name in loosely(base) or loosely(shorter) if _may(name, index, True)]
    if names:
        score = 0.9 if len(names) == 1 else 0.6
        return tuple(Match(name, score, "the words of a known heading", index) for name in names)
    return _near(base, index) or (_near(shorter, index) if shorter != base else ())


def _may(name: str, index: int | None, shortened: bool) -> bool:
    """Tell whether a field may be taken from a heading whose number or asides were set aside."""
    if index is not None and name not in headings().indexed:
        return False
    return not (shortened and name in {"row_number", "person_name"})


def _undecided(scores: Mapping[str, float], index: int | None) -> tuple[Match, ...]:
    found = (Match(name, score, "a heading that says too little", index) for name, score in scores.items())
    return tuple(sorted(found, key=lambda match: -match.score))


def _without_numbers(key: str) -> tuple[str, int | None]:
    """Return a heading without years and without its number, and that number: “2nd transit” is 2."""
    ordinals = headings().ordinals
    words, index = [], None
    for word in key.split():
        number = ordinals.get(word) or (int(word) if word.isdecimal() and len(word) <= 2 else None)
        if number is not None and index is None:
            index = number
        elif not _YEAR.fullmatch(word):
            words.append(word)
    base = " ".join(words)
    return (base, index) if base else (key, None)


def _without_asides(key: str) -> str:
    shorter = f" {key} "
    for aside in headings().asides:
        if aside in shorter:
            shorter = shorter.replace(aside, " ")
    return shorter.strip() or key


def _near(key: str, index: int | None) -> tuple[Match, ...]:
    """Return the field whose heading is a slip of the pen away; two such fields are both doubtful.

    One word is corrected where it is long, a word among others where one of those is known, so that places
    and values stay what they are.
    """
    known = headings()
    words = [word for word in key.split() if counts_as(word)]
    if not words or len(key) > 60:
        return ()
    choices = [spellings(word, 7 if len(words) == 1 else 6 if len(words) == 2 else 5) for word in words]
    same = [choice == (word,) for word, choice in zip(words, choices, strict=True)]
    anchored = any(kept and len(word) >= 4 for kept, word in zip(same, words, strict=True))
    if all(same) or not all(choices) or not (anchored or (len(words) == 1 and key.isascii())):
        return ()
    found: dict[str, None] = {}
    for spelling in islice(product(*choices), 8):
        one = " ".join(spelling)
        found |= dict.fromkeys(known.open.get(one) or loosely(one))
    names = [name for name in found if _may(name, index, True)]
    score = 0.8 if len(names) == 1 else 0.6
    return tuple(Match(name, score, "a known heading, misspelt", index) for name in names)


def _read_sides(text: str) -> tuple[Match, ...]:
    """Read a heading of two languages or with a hint in brackets, by those sides of it that say something."""
    bare = _BRACKETS.sub(" ", text)
    scripts = [*_LATIN.findall(bare), *OTHER_SCRIPT.findall(bare)]
    sides = [bare] if bare != text else []
    sides += _parts(_SLASHES, bare) + (scripts if len(scripts) > 1 else [])
    found = [match for side in sides if len(side.strip()) > 1 and (match := _read(side))]
    labelled = _parts(_DASHES, bare)
    rest = [match[0] for match in map(_read, labelled[1:]) if match]
    for first in filter(None, map(_read, labelled[:1])):
        agrees = any(match.field == first[0].field for match in rest)
        brief = len(" ".join(labelled[1:]).split()) <= _LONGEST_EXPLANATION and ":" not in text
        found.append(_at_most(0.97 if agrees else 0.8 if brief else 0.7, first))
    if all(match[0].score < _STRONG for match in found):
        hints = [hint for hint in _BRACKETS.findall(text) if " " in hint.strip()]
        found += [_at_most(0.8, match) for match in map(_read, hints) if match]
    strong = [match[0] for match in found if match[0].score >= _STRONG]
    if not strong:
        return found[0] if found else ()
    score = 0.97 if len({match.field for match in strong}) == 1 else 0.7
    best = {match.field: match for match in sorted(strong, key=lambda match: match.score)}
    return _at_most(score, sorted(best.values(), key=lambda match: -match.score))


def _parts(separator: re.Pattern[str], text: str) -> list[str]:
    """Return the parts of a text that a separator sets apart, none where there is only one."""
    parts = [part for part in separator.split(text) if part.strip()]
    return parts if len(parts) > 1 else []


def _at_most(score: float, matches: Iterable[Match]) -> tuple[Match, ...]:
    return tuple(
        Match(match.field, min(score, match.score), "one side of the heading", match.index)
        for match in matches
    )


def _contained(text: str) -> tuple[Match, ...]:
    """Return the field whose heading of two words or more stands inside a longer text, as a mere hint."""
    words = normalise(text).split()
    if not 3 <= len(words) <= 25:
        return ()
    for length in range(min(6, len(words) - 1), 1, -1):
        for start in range(len(words) - length + 1):
            name = exact(" ".join(words[start : start + length]))
            if name and name not in {"row_number", "person_name"}:
                return (Match(name, 0.6, "a known heading inside a longer text", None),)
    return ()
