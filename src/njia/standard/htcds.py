"""The Human Trafficking Case Data Standard (HTCDS) 2.0 of IOM, and where its fields stand in a journey.

Source: https://github.com/UNMigration/HTCDS, CC BY 4.0; see `data/htcds/README.md`.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HTCDS_DIR = Path(__file__).parent / "data" / "htcds"


@dataclass(frozen=True, slots=True)
class HtcdsField:
    """One field of HTCDS 2.0, in the words of the standard."""

    name: str
    section: str
    status: str
    core: bool
    label: str
    type: str
    values: Mapping[str, str]
    """The picklist: value → label, empty where there is none or where it is another standard's."""
    values_from: str | None
    """What the standard says in place of a picklist, such as "Use ISO 3166 country codes standard"."""
    description: str
    notes: str


@dataclass(frozen=True, slots=True)
class ValueMapping:
    """Where one value of a picklist stands in a journey.

    `to` holds codes as `list:code`, or a count such as `who.female`; several mean one of them, not
    known which. Where it is empty, `none` is the reason.
    """

    to: tuple[str, ...]
    none: str | None


@dataclass(frozen=True, slots=True)
class FieldMapping:
    """Where one field stands in a journey; where `njia` is empty, `none` is the reason."""

    field: str
    topic: str
    njia: tuple[str, ...]
    """Fields of the journey line, such as `stops.role`."""
    none: str | None
    note: str | None
    also: tuple[str, ...]
    """Other spellings of the field in the files that IOM published with the standard."""
    values: Mapping[str, ValueMapping]
    values_from: str | None
    """The standard that the values are taken from unchanged."""


@dataclass(frozen=True, slots=True)
class HtcdsMapping:
    """Every field of HTCDS 2.0 by name; every section without fields with the reason why it is not mapped."""

    source: str
    fields: Mapping[str, FieldMapping]
    sections: Mapping[str, str]

    def field(self, name: str) -> FieldMapping | None:
        """Return the mapping of a field by any spelling of its name; `None` if HTCDS has no such field."""
        return self.fields.get(name) or next((one for one in self.fields.values() if name in one.also), None)


@cache
def htcds_fields() -> Mapping[str, HtcdsField]:
    """Return the fields of HTCDS 2.0 by name, in the order of the standard."""
    with (HTCDS_DIR / "fields.csv").open(encoding="utf-8", newline="") as file:
        return {row["field"]: _field(row) for row in csv.DictReader(file)}


@cache
def htcds_mapping() -> HtcdsMapping:
    """Return where each field and value of HTCDS 2.0 stands in a journey, or why it stands in none."""
    data = tomllib.loads((HTCDS_DIR / "mapping.toml").read_text("utf-8"))
    fields = {
        name: FieldMapping(
            field=name,
            topic=entry["topic"],
            njia=tuple(entry.get("njia", ())),
            none=entry.get("none"),
            note=entry.get("note"),
            also=tuple(entry.get("also", ())),
            values={
                value: ValueMapping(tuple(target.get("to", ())), target.get("none"))
                for value, target in entry.get("values", {}).items()
            },
            values_from=entry.get("values_from"),
        )
        for name, entry in data["fields"].items()
    }
    return HtcdsMapping(
        data["source"], fields, {name: entry["none"] for name, entry in data["sections"].items()}
    )


def _field(row: Mapping[str, str]) -> HtcdsField:
    names = row["value_names"].splitlines()
    labels = row["value_labels"].splitlines()
    borrowed = next((line for line in labels if "standard" in line), None)
    return HtcdsField(
        name=row["field"],
        section=row["section"],
        status=row["status"],
        core=row["core"] == "Core",
        label=row["label"],
        type=row["type"],
        values={} if borrowed else dict(zip(names, labels, strict=True)),
        values_from=borrowed,
        description=row["description"],
        notes=row["notes"],
    )
