"""The table of submissions that an example is made from, and how its values are put into words."""

from __future__ import annotations

import csv
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CODE_FIELDS = (
    "modes",
    "industry",
    "exploitation",
    "recruiter",
    "means",
    "channel",
    "promise",
    "evidence",
    "status",
)
Submission = Mapping[str, str]
"""One row of `submissions.csv` by column; what is not known is an empty text."""


def read_table(path: Path) -> list[Submission]:
    """Read a CSV table of an example as one mapping a row."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def several(text: str) -> list[str]:
    """Split a cell of several values: "bus; plane" gives both."""
    return [part for part in text.split("; ") if part]


def transit_stops(text: str) -> list[tuple[str, str]]:
    """Split a way into (place, country): "Busia (KE) > EG > unknown"."""
    stops = []
    for part in text.split(" > ") if text else []:
        written = re.fullmatch(r"(.+) \(([A-Z]{2})\)", part)
        stops.append((written[1], written[2]) if written else ("", part))
    return stops


@dataclass(frozen=True, slots=True)
class Words:
    """What one member writes for codes, countries, places and months, in its language."""

    lists: Mapping[str, Mapping[str, str]]
    months: tuple[str, ...]
    unknown: str
    one_of: Mapping[str, str]

    @classmethod
    def load(cls, folder: Path, language: str, own: Mapping[str, Any]) -> Words:
        """Read the words of a language, a member's own words instead of them where it has some."""
        common = tomllib.loads((folder / f"{language}.toml").read_text("utf-8"))
        lists = {name: words | own.get(name, {}) for name, words in common.items() if isinstance(words, dict)}
        return cls(lists, tuple(common["months"]), common["unknown"], common["one_of"])

    def code(self, field: str, code: str) -> str:
        """Return the word for a code of `CODE_FIELDS`; `KeyError` where the language has none yet."""
        return self.lists[field][code]

    def country(self, code: str) -> str:
        """Return the name of a country, or the word for an unknown one; nothing for nothing."""
        return self.unknown if code == "unknown" else self.lists["country"][code] if code else ""

    def place(self, name: str) -> str:
        """Return how the member writes a place."""
        return self.lists["place"].get(name, name)

    def period(self, text: str, pattern: str) -> str:
        """Write "2019-03" by a pattern of month and year; "2019" stays."""
        year, _, month = text.partition("-")
        return pattern.format(month=self.months[int(month) - 1], number=month, year=year) if month else year

    def airline(self, text: str) -> str:
        """Write an airline; one of several, not known which, stays one claim."""
        names = text.split(" | ")
        return self.one_of["join"].join(names) + (self.one_of["after"] if len(names) > 1 else "")
