"""Names as they are compared: without case, accents, punctuation, spaces and letters of equal standing."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache, lru_cache
from pathlib import Path

LETTERS_FILE = Path(__file__).parent / "data" / "letters.toml"

_ASCII_WORDS = re.compile(r"[a-z0-9]+")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘`´ʻʼʽʾʿˈ\u02b9\u02bc\u05f3"))
_ELISION = re.compile(r"\b([dl])['’ʼ](?=\w)")
_DOUBLED = re.compile(r"(.)\1+")
_ARABIC_ARTICLE = "ال"
_INVISIBLE = frozenset({"Cf", "Cc", "Cs", "Co", "Cn"})


def tidy(text: str) -> str:
    """Return a text for reading: no control or direction characters, single spaces, composed letters."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    composed = unicodedata.normalize("NFKC", text)
    seen = (" " if letter in "\t\n\r\v\f\u2028\u2029" else letter for letter in composed)
    return " ".join("".join(c for c in seen if unicodedata.category(c) not in _INVISIBLE).split())


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Return the words of a name in comparable letters, in their order."""
    if not text.isascii() and not _ELISION.search(text):
        latin = text.lower().translate(_accents())
        text = latin if latin.isascii() else text
    if text.isascii():
        found = _ASCII_WORDS.findall(_ELISION.sub(r"\1 ", text.lower()).translate(_APOSTROPHES))
        return tuple(_longer(word) for word in found)
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    plain = _ELISION.sub(r"\1 ", folded).translate(_APOSTROPHES).translate(_letters())
    kept = (_kept(letter) for letter in plain)
    return tuple(_longer(_without_article(word)) for word in "".join(kept).split())


def plain_words(text: str) -> list[str] | None:
    """Return the words of a text that is nothing but Latin letters, apostrophes, spaces and hyphens, else `None`.

    The same as `words`, sooner, but for words that have a longer form.
    """
    folded = text.lower()
    if not folded.isascii() or "'" in folded:
        if _ELISION.search(folded):
            return None
        folded = folded.translate(_accents())
    found = folded.replace("-", " ").split()
    joined = "".join(found)
    return found if joined.isascii() and joined.isalpha() else None


@cache
def longer_forms() -> frozenset[str]:
    """Return the words that have a longer form ("St")."""
    return frozenset(_whole_words())


def key(text: str) -> str:
    """Return the comparable form of a name: its words, joined ("Lunga-Lunga" and "LUNGA LUNGA" are one)."""
    return "".join(words(text))


def has_letters(text: str) -> bool:
    """Return whether a text holds a letter of any script."""
    return any(letter.isalpha() for letter in text)


@lru_cache(maxsize=4096)
def single_letters(name_key: str) -> str:
    """Return a key with doubled letters written once ("nakurru" and "nakuru" are one)."""
    return _DOUBLED.sub(r"\1", name_key)


def _kept(letter: str) -> str:
    category = unicodedata.category(letter)
    if category[0] in "LN" or category == "Mc":
        return letter
    return "" if category == "Mn" or category in _INVISIBLE else " "


def _longer(word: str) -> str:
    return _whole_words().get(word, word)


def _without_article(word: str) -> str:
    bare = word.removeprefix(_ARABIC_ARTICLE)
    return bare if len(bare) >= 3 else word


@cache
def _accents() -> dict[int, str]:
    """Return what apostrophes and Latin letters with accents count as, where that is plain letters."""
    table: dict[int, str] = {ord("'"): "", ord("’"): ""}
    for number in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00)):
        decomposed = unicodedata.normalize("NFKD", chr(number).casefold()).translate(_letters())
        plain = "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")
        if plain.isascii() and plain.isalpha():
            table[number] = plain
    return table


@cache
def _letters() -> dict[int, str]:
    data = tomllib.loads(LETTERS_FILE.read_text("utf-8"))
    table = {ord(letter): other for script in ("latin", "arabic") for letter, other in data[script].items()}
    for row in data["ethiopic"]:
        table |= {ord(w): c for w, c in zip(row["written"], row["counts_as"], strict=True)}
    return table


@cache
def _whole_words() -> dict[str, str]:
    found: dict[str, str] = tomllib.loads(LETTERS_FILE.read_text("utf-8"))["words"]
    return found
