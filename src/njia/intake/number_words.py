"""Words of numbers in seven languages, and what people write round numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain, product
from typing import Any

from njia.intake.phrases import expand, load, normalise


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


@cache
def numbers() -> NumberWords:
    """Return the words of numbers in seven languages and of what people write round numbers."""
    data = load("numbers")
    values: dict[str, int] = {}
    for language in data["language"].values():
        for phrase, value in _numerals(language):
            values.setdefault(phrase, value)
    around = {
        name: frozenset(
            normalise(one) or one
            for phrases in languages.values()
            for phrase in phrases
            for one in expand(phrase)
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
