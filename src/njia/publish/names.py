"""Names and numbers as a reader of the language writes them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any
from unicodedata import combining, normalize

from njia.standard.language import RIGHT_TO_LEFT, translation

_SEPARATORS = {"ar": {"; ": "؛ ", ", ": "، "}, "am": {"; ": "፤ ", ", ": "፣ "}}
LEFT_TO_RIGHT, ISOLATE_END = "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
COUNTRY_NAMES = Path(__file__).parent / "data" / "country_names.toml"


def country_name(code: str | None, language: str, *, short: bool = False) -> str:
    """Return a country's name, or its short one for a map; “not known” for none."""
    if code is None:
        return translation(language).gettext("not known")
    own = _own_names().get(code, {})
    if short and "short" in own:
        return str(own["short"].get(language, own["short"]["en"]))
    if "name" in own:
        return str(own["name"].get(language, own["name"]["en"]))
    return _territories(language).get(code, code)


@lru_cache(maxsize=4096)
def number(value: int, language: str) -> str:
    """Return a whole number with the language's grouping."""
    from babel.numbers import format_decimal

    return str(format_decimal(value, locale=language))


def span(low: int | None, high: int | None, language: str) -> str:
    """Return a range as “814”, “30–45” or “20 or more”; “not known” where nothing is."""
    _ = translation(language).gettext
    if low is None:
        return _("not known")
    if high is None:
        return _("{low} or more").format(low=number(low, language))
    if low == high:
        return number(low, language)
    both = _("{low}–{high}").format(low=number(low, language), high=number(high, language))
    return f"{LEFT_TO_RIGHT}{both}{ISOLATE_END}" if language in RIGHT_TO_LEFT else both


def joined(words: list[str], language: str) -> str:
    """Return words as a list in a sentence: “a, b and c”."""
    from babel.lists import format_list

    return str(format_list(words, locale=language)) if words else ""


def apart(words: Iterable[str], language: str, by: str = "; ") -> str:
    """Return words set apart by semicolons, or by commas, as the language writes them: “a; b”."""
    return _SEPARATORS.get(language, {}).get(by, by).join(words)


def sorting_key(word: str) -> tuple[str, str]:
    """Return what sorts names by their letters, and only then by their accents."""
    bare = "".join(letter for letter in normalize("NFKD", word) if not combining(letter))
    return bare.casefold(), word


@cache
def _own_names() -> Mapping[str, Any]:
    return tomllib.loads(COUNTRY_NAMES.read_text("utf-8"))


@cache
def _territories(language: str) -> Mapping[str, str]:
    from babel import Locale

    return dict(Locale(language).territories)
