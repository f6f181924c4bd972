"""The words of members' files: headings, marks of notes, totals and unknowns, numbers, months, carriers."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, islice, product
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from njia.places.normalise import LETTERS_FILE

DATA_DIR = Path(__file__).parent / "data"

_ASCII_WORDS = re.compile(r"[a-z0-9]+")
_LANGUAGES = {"latin": ("en", "fr", "sw", "so", "om"), "arabic": ("ar",), "ethiopic": ("am",)}
_APOSTROPHES = "ʹʻʼʽʾʿˈ"
_WORD = re.compile(r"[^\s()|]+")
_CHOICE_SIGNS = "(|)"
_CHOICE = re.compile(r"([(|)])")
_PLAIN = re.compile(r"[a-z0-9 ()|]*")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_BRACKETS = re.compile(r"[(\[{（](.*?)(?:[)\]}）]|$)", re.DOTALL)
_SLASHES = re.compile(r"[/|\n;؛፤]|\b(?:or|ou|au|ama|yookiin)\b|\sأو\s|\sወይም\s", re.IGNORECASE)
_DASHES = re.compile(r"\s[-–—]+\s|[:：፡]\s*")
_LATIN = re.compile(r"[A-Za-zÀ-ɏ][^\u0600-\u06ff\u1200-\u137f]*")
_OTHER_SCRIPT = re.compile(r"[\u0600-\u06ff\u1200-\u137f][^A-Za-zÀ-ɏ]*")
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


@dataclass(frozen=True, slots=True)
class NumberWords:
    """Words of numbers and of what stands round them, normalised; signs such as “~” as they are."""

    values: Mapping[str, int]
    approximate_values: Mapping[str, int]
    """Number words that are themselves approximate: “une dizaine”, “a dozen or so”."""
    approximate: frozenset[str]
    more_than: frozenset[str]
    at_least: frozenset[str]
    less_than: frozenset[str]
    up_to: frozenset[str]
    between: frozenset[str]
    to: frozenset[str]
    persons: frozenset[str]
    groups: frozenset[str]


@lru_cache(maxsize=16384)
def normalise(text: str) -> str:
    """Return a text as it is compared: without case, accents, punctuation or letters written for others."""
    if text.isascii():
        return " ".join(_ASCII_WORDS.findall(text.replace("&", " and ").lower()))
    return " ".join(_folded(text).translate(_letters("")).split())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())


class _Letters(dict[int, str]):
    """What each letter counts as; marks vanish, digits become 0–9, whatever else is a space."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        category = unicodedata.category(letter)
        if category == "Nd":
            counts_as = str(unicodedata.digit(letter))
        elif category[0] in "LN" or category == "Mc":
            counts_as = letter
        else:
            counts_as = "" if category in {"Mn", "Me", "Cf"} else " "
        self[code] = counts_as
        return counts_as


@cache
def _letters(kept: str) -> _Letters:
    data = tomllib.loads(LETTERS_FILE.read_text("utf-8"))
    table = _Letters(
        {ord(one): other for script in ("latin", "arabic") for one, other in data[script].items()}
    )
    for row in data["ethiopic"]:
        table |= {ord(one): other for one, other in zip(row["written"], row["counts_as"], strict=True)}
    table |= dict.fromkeys(map(ord, _APOSTROPHES), " ") | {ord(sign): sign for sign in kept}
    return table


@cache
def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA_DIR / f"{name}.toml").read_text("utf-8"))


def _expand(phrase: str) -> list[str]:
    """Return what a phrase of the data files stands for: `(town|city) of origin` is two headings."""
    if "(" not in phrase:
        return [phrase]
    done: list[str] = []
    open_: list[tuple[list[str], list[str]]] = []
    so_far = [""]
    for piece in _CHOICE.split(phrase):
        if piece == "(":
            open_.append((so_far, done))
            so_far, done = [""], []
        elif piece == "|":
            done, so_far = done + so_far, [""]
        elif piece == ")":
            options = dict.fromkeys(done + so_far)
            before, done = open_.pop()
            so_far = [first + option for first in before for option in options]
        else:
            so_far = [first + piece for first in so_far]
    return so_far


def _normal(phrases: Iterable[str]) -> Iterator[str]:
    """Yield, normalised, what the phrases of a data file stand for."""
    for phrase in phrases:
        yield from (" ".join(one.split()) for one in _expand(_template(phrase)))


def _template(phrase: str) -> str:
    """Return a phrase normalised but for its choices."""
    return phrase if _PLAIN.fullmatch(phrase) else _folded(phrase).translate(_letters(_CHOICE_SIGNS))


@dataclass(frozen=True, slots=True)
class _Headings:
    written: Mapping[str, str]
    """Machine names as written, casefolded → field."""
    open: Mapping[str, Mapping[str, float]]
    """Headings that say too little, such as “Country” → the fields they may name, with their scores."""
    indexed: frozenset[str]
    asides: tuple[str, ...]
    ordinals: Mapping[str, int]


@cache
def _headings() -> _Headings:
    data = _load("headings")
    return _Headings(
        {phrase.casefold(): name for name, one in data["fields"].items() for phrase in one["code"]},
        {one: scores for phrase, scores in data["open"].items() for one in _normal([phrase])},
        frozenset(data["indexed"]),
        tuple(sorted((f" {one} " for one in _normal(data["asides"])), key=len, reverse=True)),
        {normalise(word): number for word, number in data["ordinals"].items()},
    )


def _script(key: str) -> str:
    """Return the script whose headings a text is compared with: that of its first letter outside Latin."""
    found = None if key.isascii() else _OTHER_SCRIPT.search(key)
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
    for name in _load("headings")["fields"]:
        for template in _templates(name, script):
            for one in _expand(_WORD.sub(counting, template)):
                form = " ".join(sorted(one.split()))
                if form and name not in (others := loose.get(form, ())):
                    loose[form] = (*others, name)
    single = {word for one in _headings().open for word in one.split()} | _alike().keys()
    words: dict[int, list[str]] = {}
    for word in sorted(counting.seen.keys() | {word for word in single if _script(word) == script}):
        words.setdefault(len(word), []).append(word)
    return _Index(loose, {length: tuple(found) for length, found in words.items()})


def _templates(name: str, script: str) -> Iterator[str]:
    """Yield a field's headings in a script as normalised templates, machine names last."""
    languages = _load("headings")["fields"][name]
    for language in _LANGUAGES[script]:
        yield from map(_template, languages[language])
    if script == "latin":
        yield from (normalise(_CAMEL.sub(" ", phrase)) for phrase in (name, *languages["code"]))


@cache
def _exactly(name: str, script: str) -> frozenset[str]:
    """Return every heading of a field in a script, normalised."""
    return frozenset(_normal(_templates(name, script)))


def _exact(key: str) -> str | None:
    """Return the field that has exactly this heading, the first of the file where there are several."""
    script = _script(key)
    return next((name for name in _loosely(key) if key in _exactly(name, script)), None)


@cache
def _alike() -> Mapping[str, str]:
    """Return for each word the one it counts as in a loose comparison, empty for one that does not matter."""
    data = _load("headings")
    alike = {one: first for first, words in data["alike"].items() for one in _normal(words)}
    return alike | dict.fromkeys(_normal(data["small_words"]), "")


@cache
def _counts_as(word: str) -> str:
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
            counted = self.seen[word] = _counts_as(word)
        return counted


def _loose(key: str) -> str:
    """Return a heading's words that matter in alphabetical order, one word standing for those like it."""
    return " ".join(sorted(counted for word in key.split() if (counted := _counts_as(word))))


def _loosely(key: str) -> tuple[str, ...]:
    """Return the fields that have a heading of the same words that matter."""
    return _index(_script(key)).loose.get(_loose(key), ())


def _bare(word: str) -> str:
    """Return a word without the Arabic article or the Amharic genitive."""
    return word.removeprefix("ال") if len(word) > 4 else word.removeprefix("የ") if len(word) > 2 else word


@cache
def fields() -> frozenset[str]:
    """Return the names of all fields of a submission."""
    return frozenset(_load("headings")["fields"])


@lru_cache(maxsize=16384)
def match_heading(text: str) -> tuple[Match, ...]:
    """Return the fields that a heading may name, the best first; empty where none is known.

    Exact words score 1.0, one side of a bilingual heading 0.97, other small words 0.9, a misspelling 0.8;
    what neighbours must decide scores below 0.75.
    """
    known = _headings()
    if len(text) > _LONGEST or not text.strip():
        return ()
    name = known.written.get(text.strip().casefold())
    if name:
        return (Match(name, 1.0, "a known column name", None),)
    plain = _ADULTS.sub(" over 18 ", _MINORS.sub(" under 18 ", _NUMBERING.sub("", text)))
    whole = _read(plain)
    if not whole or whole[0].score < 1:
        rivals = (whole, _read_sides(plain), _read(_CAMEL.sub(" ", plain)))
        whole = max(rivals, key=lambda found: found[0].score if found else 0.0)
    return whole or _contained(plain)


def _read(text: str) -> tuple[Match, ...]:
    """Read a heading that is one phrase: exact, with a number, without asides, loosely, misspelt."""
    known = _headings()
    key = normalise(text)
    if not key or len(key) > _LONGEST_PHRASE:
        return ()
    base, index = _without_numbers(key)
    shorter = _without_asides(base)
    for one, score, number in ((key, 1.0, None), (base, 0.98, index), (shorter, 0.9, index)):
        if one in known.open:
            return _undecided(known.open[one], number)
        name = _exact(one)
        if name and _may(name, number, one not in {key, base}):
            return (Match(name, score, "a known heading", number),)
    names = [name for name in _loosely(base) or _loosely(shorter) if _may(name, index, True)]
    if names:
        score = 0.9 if len(names) == 1 else 0.6
        return tuple(Match(name, score, "the words of a known heading", index) for name in names)
    return _near(base, index) or (_near(shorter, index) if shorter != base else ())


def _may(name: str, index: int | None, shortened: bool) -> bool:
    """Tell whether a field may be taken from a heading whose number or asides were set aside."""
    if index is not None and name not in _headings().indexed:
        return False
    return not (shortened and name in {"row_number", "person_name"})


def _undecided(scores: Mapping[str, float], index: int | None) -> tuple[Match, ...]:
    found = (Match(name, score, "a heading that says too little", index) for name, score in scores.items())
    return tuple(sorted(found, key=lambda match: -match.score))


def _without_numbers(key: str) -> tuple[str, int | None]:
    """Return a heading without years and without its number, and that number: “2nd transit” is 2."""
    ordinals = _headings().ordinals
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
    for aside in _headings().asides:
        if aside in shorter:
            shorter = shorter.replace(aside, " ")
    return shorter.strip() or key


def _near(key: str, index: int | None) -> tuple[Match, ...]:
    """Return the field whose heading is a slip of the pen away; two such fields are both doubtful.

    One word is corrected where it is long, a word among others where one of those is known, so that places
    and values stay what they are.
    """
    known = _headings()
    words = [word for word in key.split() if _counts_as(word)]
    if not words or len(key) > 60:
        return ()
    choices = [_spellings(word, 7 if len(words) == 1 else 6 if len(words) == 2 else 5) for word in words]
    same = [choice == (word,) for word, choice in zip(words, choices, strict=True)]
    anchored = any(kept and len(word) >= 4 for kept, word in zip(same, words, strict=True))
    if all(same) or not all(choices) or not (anchored or (len(words) == 1 and key.isascii())):
        return ()
    found: dict[str, None] = {}
    for spelling in islice(product(*choices), 8):
        one = " ".join(spelling)
        found |= dict.fromkeys(known.open.get(one) or _loosely(one))
    names = [name for name in found if _may(name, index, True)]
    score = 0.8 if len(names) == 1 else 0.6
    return tuple(Match(name, score, "a known heading, misspelt", index) for name in names)


@lru_cache(maxsize=4096)
def _spellings(word: str, shortest: int) -> tuple[str, ...]:
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


def _read_sides(text: str) -> tuple[Match, ...]:
    """Read a heading of two languages or with a hint in brackets, by those sides of it that say something."""
    bare = _BRACKETS.sub(" ", text)
    scripts = [*_LATIN.findall(bare), *_OTHER_SCRIPT.findall(bare)]
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
            name = _exact(" ".join(words[start : start + length]))
            if name and name not in {"row_number", "person_name"}:
                return (Match(name, 0.6, "a known heading inside a longer text", None),)
    return ()


@dataclass(frozen=True, slots=True)
class _Marks:
    note_starts: tuple[str, ...]
    note_labels: frozenset[str]
    totals: tuple[str, ...]
    counted: frozenset[str]
    unknown: frozenset[str]
    unknown_as_written: frozenset[str]
    unknown_of: frozenset[str]
    estimated: tuple[str, ...]
    estimated_inside: tuple[str, ...]
    months: Mapping[str, int]


@cache
def _marks() -> _Marks:
    data = _load("marks")
    return _Marks(
        tuple(_in_all(data["notes"]["starts"])),
        frozenset(_in_all(data["notes"]["labels"])),
        tuple(_in_all(data["totals"]["words"])),
        frozenset(_in_all(data["totals"]["of_what"])),
        frozenset(_in_all(data["unknown"]["words"])),
        frozenset(data["unknown"]["as_written"]),
        frozenset(_in_all(data["unknown"]["of_what"])),
        tuple(_normal(data["estimated"]["beginnings"])),
        tuple(
            f" {one}" if part.startswith(" ") else one
            for part in data["estimated"]["inside"]
            for one in _normal([part])
        ),
        {
            normalise(name): number
            for names in data["months"].values()
            for number, same in enumerate(names, 1)
            for name in same.split("|")
        },
    )


def _in_all(lists: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Yield the normalised phrases of the lists of several languages."""
    for phrases in lists.values():
        yield from _normal(phrases)


_NOTE_SIGN = re.compile(r"\s*(?:[*†‡※•]|\(\*+\)|[¹²³])")
_LABEL = re.compile(r"\s*([^:：፡=–—]{1,40}?)\s*(?:[:：፡=–—]|\s-\s|$)")


@lru_cache(maxsize=16384)
def is_note(text: str) -> bool:
    """Tell whether a lone cell is a remark on the table: “Note:”, “N.B.”, “Source: …”, “* estimated”."""
    marks = _marks()
    if _NOTE_SIGN.match(text) and any(letter.isalpha() for letter in text):
        return True
    key = f"{normalise(text)} "
    label = _LABEL.match(text)
    return any(key.startswith(f"{start} ") for start in marks.note_starts) or (
        label is not None and normalise(label.group(1)) in marks.note_labels
    )


@lru_cache(maxsize=16384)
def is_total(text: str) -> bool:
    """Tell whether a cell says that its row is a sum: “Total”, “Jumla kuu”, “Total cases: 45”."""
    marks = _marks()
    words = normalise(text).split()
    if len(words) > 8:
        return False
    key = f"{' '.join(words)} "
    for total in marks.totals:
        if key == f"{total} ":
            return True
        if key.startswith(f"{total} ") or key.endswith(f" {total} "):
            rest = key.removeprefix(f"{total} ").removesuffix(f"{total} ").split()
            named = [word for word in rest if not word.isdecimal() and word not in marks.counted]
            if len(named) <= 1 and len(rest) <= 6:
                return True
    return False


@lru_cache(maxsize=16384)
def is_unknown(text: str) -> bool:
    """Tell whether a cell says that its value is not known: blank, “?”, “n/a”, “sijui”, “unknown town”."""
    marks = _marks()
    key = normalise(text)
    if not key or text.strip().casefold() in marks.unknown_as_written or key in marks.unknown:
        return True
    words = key.split()
    if len(words) > 8:
        return False
    rest = " ".join(word for word in words if word not in marks.unknown_of)
    return rest != key and rest in marks.unknown


@lru_cache(maxsize=4096)
def says_estimated(heading: str) -> bool:
    """Tell whether a heading says that its numbers are estimates: “Cases (estimated)”, “makadirio”."""
    marks = _marks()
    key = normalise(heading)
    return (
        any(word.startswith(marks.estimated) for word in key.split())
        or any(part in f" {key} " for part in marks.estimated_inside)
        or re.search(r"(?:^|[\s(\[])est\.", heading, re.IGNORECASE) is not None
    )


def months() -> Mapping[str, int]:
    """Return the month, 1 to 12, of every normalised month name and abbreviation."""
    return _marks().months


@cache
def numbers() -> NumberWords:
    """Return the words of numbers in seven languages and of what people write round numbers."""
    data = _load("numbers")
    values: dict[str, int] = {}
    for language in data["language"].values():
        for phrase, value in _numerals(language):
            values.setdefault(phrase, value)
    around = {
        name: frozenset(
            normalise(one) or one
            for phrases in languages.values()
            for phrase in phrases
            for one in _expand(phrase)
        )
        for name, languages in data["around"].items()
    }
    approximate = {
        normalise(phrase): value
        for one in data["approximate_values"].values()
        for phrase, value in one.items()
    }
    return NumberWords({k: v for k, v in values.items() if k not in approximate}, approximate, **around)


def _numerals(language: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield the number words of a language: those listed, then tens with units and hundreds with tens."""
    words, tens, hundreds = (
        {normalise(word): value for word, value in language[of].items()}
        for of in ("words", "tens", "hundreds")
    )
    yield from (*words.items(), *tens.items(), *hundreds.items())
    units = {word: value for word, value in words.items() if 1 <= value <= 9}
    teens = {word: value for word, value in words.items() if 10 <= value <= 19}
    twenties = {ten: tens[ten] for ten in language.get("counts_in_twenties", ())}
    for pattern in language["tens_and_units"]:
        for (ten, more), (unit, value) in chain(
            product(tens.items(), units.items()), product(twenties.items(), teens.items())
        ):
            yield pattern.format(ten=ten, unit=unit), more + value
    rest = {word: value for word, value in (words | tens).items() if value == 25 or value % 10 == 0 < value}
    for pattern in language["hundreds_and_tens"]:
        for (hundred, more), (word, value) in product(hundreds.items(), rest.items()):
            yield pattern.format(hundred=hundred, rest=word), more + value


@dataclass(frozen=True, slots=True)
class _Carriers:
    names: Mapping[str, str]
    iata: Mapping[str, str]


@cache
def _carriers() -> _Carriers:
    names: dict[str, str] = {}
    iata: dict[str, str] = {}
    for canonical, entry in _load("carriers")["carriers"].items():
        for name in (canonical, *entry.get("names", ())):
            names.setdefault(normalise(name), canonical)
        if "iata" in entry:
            iata[entry["iata"]] = canonical
    return _Carriers(names, iata)


@lru_cache(maxsize=4096)
def match_carrier(text: str) -> str | None:
    """Return the name by which Njia knows an airline or bus company, `None` where it knows none.

    Two letters are an IATA code only where the whole cell is exactly them, in capitals.
    """
    known = _carriers()
    if text.strip() in known.iata:
        return known.iata[text.strip()]
    key = normalise(text)
    if key in known.names:
        return known.names[key]
    if len(key) < 6:
        return None
    found = process.extractOne(key, list(known.names), scorer=fuzz.ratio, score_cutoff=90)
    return None if found is None else known.names[found[0]]
