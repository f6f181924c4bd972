"""What can be wrong with a question, each as one plain sentence in the reader's language."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

from njia.standard.language import mark, translator


class AnalysisError(ValueError):
    """A question that cannot be answered; `str` is its English sentence."""

    def __init__(self, message: str, **values: str) -> None:
        super().__init__(message.format(**values))
        self.message = message
        self.values = values

    def sentence(self, language: str = "en") -> str:
        """Return the sentence in a language."""
        return translator(language)(self.message).format(**self.values)


class SelectionError(AnalysisError):
    """A condition with a key, code or form that does not exist."""


class UnknownTableError(AnalysisError):
    """A table name that does not exist."""


class EngineError(AnalysisError):
    """A database that cannot be reached or used."""


def nearest(word: str, labels: dict[str, str], most: int = 3) -> list[str]:
    """Return the codes whose spelling or label is nearest to a word, best first."""
    by_spelling: dict[str, str] = {}
    for code, label in labels.items():
        by_spelling.setdefault(code.casefold(), code)
        by_spelling.setdefault(label.casefold(), code)
    close = difflib.get_close_matches(word.casefold().replace(" ", "_"), by_spelling, n=most)
    close += difflib.get_close_matches(word.casefold(), by_spelling, n=most)
    return list(dict.fromkeys(by_spelling[spelling] for spelling in close))[:most]


def unknown_table(name: str, names: Iterable[str]) -> UnknownTableError:
    """Return the error that names the tables nearest to a name, or all of them."""
    there = {one: one for one in names}
    return UnknownTableError(
        mark("There is no table “{name}”. There are: {tables}."),
        name=name,
        tables=", ".join(nearest(name, there) or there),
    )
