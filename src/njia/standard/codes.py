"""Code lists of the standard, read from the data files beside this module.

A file may say once, above its codes, why none of them has an HTCDS value (`htcds_none`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from njia.standard.journey import OTHER, claimed

CODES_DIR = Path(__file__).parent / "data" / "codes"


@dataclass(frozen=True, slots=True)
class Code:
    """One code: its label in each language, and its HTCDS 2.0 field and value or why it has none."""

    code: str
    labels: Mapping[str, str]
    htcds_field: str | None = None
    htcds_value: str | None = None
    htcds_none: str | None = None
    isic: str | None = None
    """Section letter of ISIC Rev. 4 (industries)."""
    isic_none: str | None = None


@dataclass(frozen=True, slots=True)
class CodeList:
    """A list of codes under one name, such as `mode`, in the order of its file."""

    name: str
    labels: Mapping[str, str]
    codes: Mapping[str, Code]
    source: str

    def label(self, code: str, language: str = "en") -> str:
        """Return a code's label; `other:word` gives the word, `one_of:A|B` every label."""
        if code.startswith(OTHER):
            return code.removeprefix(OTHER)
        if claimed(code):
            return " / ".join(self.label(one, language) for one in claimed(code))
        known = self.codes.get(code)
        return code if known is None else known.labels.get(language, known.labels["en"])


@cache
def code_lists() -> Mapping[str, CodeList]:
    """Return every code list by name, in alphabetical order."""
    return {path.stem: _load(path) for path in sorted(CODES_DIR.glob("*.toml"))}


def code_list(name: str) -> CodeList:
    """Return one code list; `KeyError` names the lists there are."""
    try:
        return code_lists()[name]
    except KeyError:
        raise KeyError(f"no code list {name!r}; there are {', '.join(code_lists())}") from None


def _load(path: Path) -> CodeList:
    data = tomllib.loads(path.read_text("utf-8"))
    codes = {
        code: Code(
            code=code,
            labels=entry["label"],
            htcds_field=entry.get("htcds_field"),
            htcds_value=entry.get("htcds_value"),
            htcds_none=entry.get("htcds_none", None if "htcds_field" in entry else data.get("htcds_none")),
            isic=entry.get("isic"),
            isic_none=entry.get("isic_none"),
        )
        for code, entry in data["codes"].items()
    }
    return CodeList(path.stem, data["label"], codes, data["source"])
