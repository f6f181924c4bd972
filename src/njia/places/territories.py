"""Which countries' places are found under which, and lands without an ISO code: `territories.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

TERRITORIES_FILE = Path(__file__).parent / "data" / "territories.toml"


@dataclass(frozen=True, slots=True)
class Land:
    """A land without an ISO code: its regions are those of ISO 3166-2 under another country."""

    code: str
    name: str
    iso_of: str
    regions: tuple[str, ...]
    also_finds: tuple[str, ...]


def lands() -> tuple[Land, ...]:
    """Return the lands without an ISO code."""
    return tuple(
        Land(code, row["name"], row["iso_of"], tuple(row["regions"]), tuple(row["also_finds"]))
        for code, row in _data()["land"].items()
    )


@cache
def found_under(country: str) -> tuple[str, ...]:
    """Return the countries whose places a row of this country means: itself first."""
    return (country, *_data()["also_finds"].get(country, ()))


@cache
def others_found_under(country: str) -> tuple[str, ...]:
    """Return the other countries whose places a row of this country means."""
    return found_under(country)[1:]


@cache
def regions_found_under(country: str) -> frozenset[str]:
    """Return ids of other countries' regions whose places are found under this one too."""
    return frozenset(f"iso:{area}" for land in lands() if land.code == country for area in land.also_finds)


@cache
def _data() -> dict[str, Any]:
    return tomllib.loads(TERRITORIES_FILE.read_text("utf-8"))
