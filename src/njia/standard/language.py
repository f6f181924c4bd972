"""The languages Njia speaks, and how a sentence gets into them."""

from __future__ import annotations

import gettext
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

LANGUAGES: tuple[str, ...] = ("en", "fr", "sw", "ar", "am")
RIGHT_TO_LEFT: frozenset[str] = frozenset({"ar"})
LOCALE_DIR = Path(__file__).parents[1] / "locale"


@cache
def translation(language: str) -> gettext.NullTranslations:
    """Return the catalogue of a language; a language without one speaks English."""
    return gettext.translation("njia", LOCALE_DIR, [language], fallback=True)


def translator(language: str) -> Callable[[str], str]:
    """Return gettext's `_` for a language of `LANGUAGES`."""
    return translation(language).gettext


def speak(language: str) -> None:
    """Let libraries that speak through gettext themselves, such as argparse, say it in a language."""
    gettext.bindtextdomain("njia", str(LOCALE_DIR))
    gettext.textdomain("njia")
    os.environ["LANGUAGE"] = language


def mark(message: str) -> str:
    """Mark a sentence for translation where it is written, to be translated where it is shown."""
    return message
