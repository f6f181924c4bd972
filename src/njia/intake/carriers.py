"""Airlines and bus companies by the names and codes that people write."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

from njia.intake.phrases import load, normalise


@dataclass(frozen=True, slots=True)
class _Carriers:
    names: Mapping[str, str]
    iata: Mapping[str, str]


@cache
def _carriers() -> _Carriers:
    names: dict[str, str] = {}
    iata: dict[str, str] = {}
    for canonical, entry in load("carriers")["carriers"].items():
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
