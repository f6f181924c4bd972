"""Texts as they are compared, and the phrases of the data files that name headings, marks and numbers."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from njia.places.normalise import LETTERS_FILE

DATA_DIR = Path(__file__).parent / "data"

_ASCII_WORDS = re.compile(r"[a-z0-9]+")
_APOSTROPHES = "ʹʻʼʽʾʿˈ"
_CHOICE_SIGNS = "(|)"
_CHOICE = re.compile(r"([(|)])")
_PLAIN = re.compile(r"[a-z0-9 ()|]*")


@lru_cache(maxsize=16384)
def normalise(text: str) -> str:
    """Return a text as it is compared: without case, accents, punctuation or letters written for others."""
    if text.isascii():
        return " ".join(_ASCII_WORDS.findall(text.replace("&", " and ").lower()))
    return " ".join(_folded(text).translate(_letters("")).split())


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())


def parts_words(sign: str) -> bool:
    """Tell whether a sign stands between words as they are compared; accents and soft hyphens do not."""
    return _folded(sign).translate(_letters("")).isspace()


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
def load(name: str) -> dict[str, Any]:
    """Return a data file of this room, read once."""
    return tomllib.loads((DATA_DIR / f"{name}.toml").read_text("utf-8"))


def expand(phrase: str) -> list[str]:
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


def normal(phrases: Iterable[str]) -> Iterator[str]:
    """Yield, normalised, what the phrases of a data file stand for."""
    for phrase in phrases:
        yield from (" ".join(one.split()) for one in expand(template(phrase)))


def template(phrase: str) -> str:
    """Return a phrase normalised but for its choices."""
    return phrase if _PLAIN.fullmatch(phrase) else _folded(phrase).translate(_letters(_CHOICE_SIGNS))
