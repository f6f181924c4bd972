"""Numbers of cases, counts and periods, as people write them in seven languages."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache

from njia.intake.marks import is_unknown, months
from njia.intake.number_words import numbers
from njia.intake.phrases import normalise
from njia.intake.problems import ProblemCode, Proposal
from njia.standard.journey import Basis, Cases, Period

MOST_CASES = 10_000_000
"""A larger number in one row is a slip of the pen, not a number of cases."""

_DASHES = re.compile(r"[‐‑‒–—―−~〜]")
_NUMBER = re.compile(r"\d+(?:[.,\u066c\u00a0\u202f' ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?")
_HYPHEN = re.compile(r"(?<=[^\W\d])-(?=[^\W\d])")
"""A hyphen within number words: “twenty-five” is one number."""
_PROCLITIC = re.compile(r"\b[ከበለ]\s?(?=\d)")
"""Amharic writes “from”, “in” and “to” onto the number."""
_YEAR = re.compile(r"(?:19|20)\d\d")
LATEST_YEAR = 2050
"""A later year is a slip of the pen, or of another calendar."""


class CellProblem(Exception):
    """A cell that is not understood: which problem it is, and what it might have meant."""

    def __init__(self, code: ProblemCode, *proposals: Proposal) -> None:
        self.code = code
        self.proposals = proposals
        super().__init__(code.code)


def read_cases(cell: object, estimated: bool = False) -> Cases | None:
    """Read a number of cases: `12`, `10-15`, `20+`, `about 20`, `kumi na mbili`.

    `estimated` says that the heading itself speaks of estimates. Returns `None` where the cell says
    that it is unknown; raises `CellProblem` where it is no number.
    """
    if isinstance(cell, dt.date):
        raise CellProblem(ProblemCode.CASES_WERE_A_DATE, *_range_behind(cell))
    text = " ".join(str(cell).split())
    if is_unknown(text):
        return None
    low, high, approximate = _range(text)
    basis: Basis = "estimated" if estimated or approximate or low != high else "counted"
    if high is not None and high < low:
        raise CellProblem(ProblemCode.CASES_UPSIDE_DOWN, Proposal(f"{high}-{low}", f"{high}–{low}"))
    if max(low, high or 0) > MOST_CASES:
        raise CellProblem(ProblemCode.CASES_NOT_UNDERSTOOD)
    if high == 0:
        raise CellProblem(ProblemCode.CASES_ZERO)
    return Cases(low, high, basis, text)


def is_number(cell: object) -> bool:
    """Tell whether a cell is understood as a number of cases, or as one that is not known."""
    try:
        read_cases(cell)
    except CellProblem:
        return False
    return True


def read_count(cell: object) -> int | None:
    """Read a whole number of persons; `None` where it is said to be unknown."""
    text = " ".join(str(cell).split())
    if is_unknown(text):
        return None
    try:
        low, high, _ = _range(text)
    except CellProblem:
        raise CellProblem(ProblemCode.COUNT_NOT_UNDERSTOOD) from None
    if low != high or isinstance(cell, dt.date):
        raise CellProblem(ProblemCode.COUNT_NOT_UNDERSTOOD)
    return low


def _range_behind(date: dt.date) -> tuple[Proposal, ...]:
    """Propose the range that a spreadsheet turned into a date: 5 August from “5-8”."""
    low, high = sorted((date.day, date.month))
    return (Proposal(f"{low}-{high}", f"{low}–{high}"),)


_WORD_TYPES = (
    "more_than",
    "at_least",
    "less_than",
    "up_to",
    "between",
    "to",
    "approximate",
    "persons",
    "groups",
)


@cache
def _phrases() -> tuple[dict[str, tuple[str, int]], int]:
    """Return every phrase of numbers.toml with its type and value, and the most words of one."""
    known = numbers()
    phrases = {
        normalise(phrase): (name, 0)
        for name in _WORD_TYPES
        for phrase in getattr(known, name)
        if normalise(phrase)
    }
    phrases |= {
        normalise(phrase): ("approximate_number", value) for phrase, value in known.approximate_values.items()
    }
    phrases |= {normalise(phrase): ("number", value) for phrase, value in known.values.items()}
    return phrases, max(len(phrase.split()) for phrase in phrases)


def _range(text: str) -> tuple[int, int | None, bool]:
    """Return low, high (`None`: open) and whether it is said to be approximate."""
    tokens = _tokens(text)
    kinds = [kind for kind, _ in tokens]
    values = [value for kind, value in tokens if kind in {"number", "approximate_number"}]
    approximate = "approximate" in kinds or "approximate_number" in kinds
    shape = tuple(kind for kind in kinds if kind not in {"approximate", "persons"})
    shape = tuple("number" if kind == "approximate_number" else kind for kind in shape)
    match shape:
        case ("number",):
            return values[0], values[0], approximate
        case ("number", "to" | "dash", "number") | ("between", "number", "to" | "dash" | "and", "number"):
            return values[0], values[1], approximate
        case ("number", "plus") | ("at_least", "number") | ("number", "at_least") | ("plus", "number"):
            return values[0], None, approximate
        case ("more_than", "number") | ("number", "more_than"):
            return values[0] + 1, None, approximate
        case ("up_to" | "to", "number") | ("number", "up_to"):
            return min(1, values[0]), values[0], approximate
        case ("less_than", "number") | ("number", "less_than"):
            return min(1, max(values[0] - 1, 0)), max(values[0] - 1, 0), approximate
        case _:
            raise CellProblem(ProblemCode.CASES_NOT_UNDERSTOOD)


def _tokens(text: str) -> list[tuple[str, int]]:
    """Cut a text into numbers, known phrases and signs; an unknown word is a token of its own."""
    plain = _PROCLITIC.sub("", _plain_digits(text))
    marked = re.sub(r"(?<!\d)\s*[~±≈]\s*|(?<=\d)\s*\(?\?+\)?", " approx ", plain)
    marked = _HYPHEN.sub(" ", _DASHES.sub("-", marked))
    tokens: list[tuple[str, int]] = []
    position = 0
    for found in _NUMBER.finditer(marked):
        tokens += _word_tokens(marked[position : found.start()])
        tokens.append(("number", _whole(found.group())))
        position = found.end()
    return tokens + _word_tokens(marked[position:])


def _plain_digits(text: str) -> str:
    """Return a text with the digits of every script as 0–9, and without raised figures, which mark footnotes."""
    return "".join(
        str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text if c.isdecimal() or not c.isdigit()
    )


def _whole(digits: str) -> int:
    if re.fullmatch(r"\d+(?:[.,\u066c\u00a0\u202f' ]\d{3})+", digits):
        return int(re.sub(r"\D", "", digits))
    whole, _, part = digits.replace(",", ".").partition(".")
    if part.strip("0"):
        raise CellProblem(ProblemCode.CASES_NOT_UNDERSTOOD)
    return int(whole[:18])


_SIGNS = {
    "+": "plus",
    "-": "dash",
    "/": "unknown",
    "<": "less_than",
    ">": "more_than",
    "≥": "at_least",
    "≤": "up_to",
    "%": "unknown",
}


def _word_tokens(text: str) -> list[tuple[str, int]]:
    tokens: list[tuple[str, int]] = []
    for piece in re.split(r"(>=|<=|[+\-/<>≥≤%])", text):
        if piece in {">=", "<="}:
            tokens.append(("at_least" if piece == ">=" else "up_to", 0))
        elif piece in _SIGNS:
            tokens.append((_SIGNS[piece], 0))
        else:
            tokens += _phrase_tokens(normalise(piece).split())
    return tokens


def _phrase_tokens(words: list[str]) -> list[tuple[str, int]]:
    phrases, longest = _phrases()
    tokens: list[tuple[str, int]] = []
    position = 0
    while position < len(words):
        for length in range(min(longest, len(words) - position), 0, -1):
            known = phrases.get(" ".join(words[position : position + length]))
            if known:
                tokens.append(known)
                position += length
                break
        else:
            word = words[position]
            if word in {"and", "et", "na", "و", "እና"}:
                tokens.append(("and", 0))
            elif word == "plus":
                tokens.append(("plus", 0))
            else:
                tokens.append(("unknown", 0))
            position += 1
    return tokens


def read_period(cell: object) -> Period | None:
    """Read a year, a month or a range of them: `2019`, `Mar 2019`, `2019-05`, `Jan-Mar 2019`.

    Returns `None` where the cell says that it is unknown; raises `CellProblem` otherwise.
    """
    if isinstance(cell, dt.date):
        month = f"{cell.year:04d}-{cell.month:02d}"
        return _possible([month, month])
    text = " ".join(str(cell).split())
    if is_unknown(text):
        return None
    return _possible(_points(text))


def _possible(points: list[str]) -> Period:
    if (
        not 1 <= len(points) <= 2
        or points[0] > points[-1][: len(points[0])]
        or any(int(point[:4]) > LATEST_YEAR for point in points)
    ):
        raise CellProblem(ProblemCode.PERIOD_NOT_UNDERSTOOD)
    return Period(points[0], points[-1])


_QUARTER = re.compile(
    r"(?:q|quarter|trim(?:estre)?)\s*([1-4])|([1-4])(?:st|nd|rd|th|er|e|eme)?\s*(?:quarter|trimestre)"
)
_ISO = re.compile(r"((?:19|20)\d\d)[-/.](0?[1-9]|1[0-2])(?:[-/.]\d{1,2})?(?!\d)")
_DATE = re.compile(r"(?<!\d)(?:(\d{1,2})[-/.])?(\d{1,2})[-/.]((?:19|20)\d\d)(?!\d)")
"""A date or month in figures: which comes first, day or month, only a number over 12 tells."""
_FILLER = frozenset(
    {
        "in", "of", "de", "du", "en", "au", "a", "the", "to", "from", "since", "until", "between", "and",
        "et", "na", "mwaka", "mwezi", "year", "month", "annee", "mois", "ya", "hadi", "mpaka", "kuanzia",
        "عام", "سنة", "شهر", "من", "الى", "في", "و", "እስከ", "ከ", "ዓ", "ም", "ወር", "early", "mid", "late",
        "end", "beginning", "start",
    }
)  # fmt: skip


def _points(text: str) -> list[str]:
    """Return the years and months that a text names, in its order; empty where a word is not understood."""
    folded = _plain_digits(text)
    iso = _ISO.findall(folded)
    if iso and not _ISO.sub("", folded).strip(" -–—/to"):
        return [f"{year}-{int(month):02d}" for year, month in iso]
    dates = _DATE.findall(folded)
    if dates and not _DATE.sub("", folded).strip(" -–—/to"):
        return _months_of(dates)
    folded = _DASHES.sub("-", folded)
    quarter = _QUARTER.search(normalise(folded))
    years = _YEAR.findall(folded)
    if quarter and len(years) == 1:
        first = int(quarter.group(1) or quarter.group(2)) * 3 - 2
        return [f"{years[0]}-{first:02d}", f"{years[0]}-{first + 2:02d}"]
    return _month_points(normalise(re.sub(r"\b((?:19|20)\d\d)[-/](\d\d)\b", r"\1 20\2", folded)).split())


def _months_of(dates: list[tuple[str, str, str]]) -> list[str]:
    """Return the months of dates in figures; of 3/4/2024, which is in March or in April, the span of both."""
    months_ = []
    for first, second, year in dates:
        figures = {int(first or second), int(second)}
        least, most = min(figures), max(figures)
        if least < 1 or least > 12 or most > 31 or (not first and most > 12):
            return []
        months_ += [(year, month) for month in (least, most) if month <= 12]
    points = [f"{year}-{month:02d}" for year, month in months_]
    return [min(points), max(points)]


def _month_points(words: list[str]) -> list[str]:
    points: list[str] = []
    waiting: list[int] = []
    for word in words:
        if _YEAR.fullmatch(word):
            points += [f"{word}-{month:02d}" for month in waiting] or [word]
            waiting = []
        elif word in months():
            waiting.append(months()[word])
        elif (word not in _FILLER and not word.isdigit()) or (word.isdigit() and not 1 <= int(word) <= 31):
            return []
    return [] if waiting else points
