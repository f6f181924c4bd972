"""Texts written out: a name whose text holds the number of a part, digits for letters or a letter for a word."""

from __future__ import annotations

import re

_PART = re.compile(
    r"(?:[\s,]+(?:section|sec|phase|block|stage|ext|extension|unit|part|no|zone|area)\.?\s*(?:\d{1,2}|[ivx]{1,4}|[a-d])"
    r"|(?<=[^\W\d_]{5})\s+\d{1,2})$",
    re.IGNORECASE,
)
_DIRECTION = re.compile(r"\b([NSEW])\.\s?(?=[A-Z][a-z]{3})")
_DIRECTIONS = {"N": "North ", "S": "South ", "E": "East ", "W": "West "}
_CHAT = re.compile(r"(?<=[a-z])[235679]|[235679](?=[a-z])", re.IGNORECASE)
_CHAT_LETTERS = {"2": "", "3": "a", "5": "kh", "6": "t", "7": "h", "9": "s"}


def written_out(shown: str) -> str | None:
    """Return a text without the number of a part ("Eastleigh section 3"), or written out ("Sa3da", "W. Azerbaijan")."""
    plainer = _DIRECTION.sub(lambda letter: _DIRECTIONS[letter[1]], _PART.sub("", shown))
    if shown.isascii():
        plainer = _CHAT.sub(lambda digit: _CHAT_LETTERS[digit[0]], plainer)
    return plainer if plainer != shown else None
