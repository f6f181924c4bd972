"""Extract the fields of HTCDS 2.0 from IOM's spreadsheet into `src/njia/standard/data/htcds/fields.csv`.

Usage: python tools/extract_htcds.py HTCDS_Field_Standards_2.0.ods
"""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

import python_calamine

FIELDS_CSV = Path(__file__).parents[1] / "src/njia/standard/data/htcds/fields.csv"

COLUMNS = {
    "status": "Status",
    "core": "Core",
    "field": "Field Name including Prefix",
    "label": "Field Label",
    "type": "Field Type",
    "value_names": "Value Names (if picklist)",
    "value_labels": "Value Labels (if picklist)",
    "description": "Description",
    "notes": "Notes",
}


def extract(ods: Path) -> list[dict[str, str]]:
    """Return one row a field, in the order of the spreadsheet, each with its section.

    Space round each line of a cell is dropped and no-break spaces are made plain: the spreadsheet has
    some by accident. Headings of sections and example questions ("N/A") are no fields. A field whose
    full name is left empty (`per_Organisation`) gets it from its prefix and name.
    """
    heading, *rows = python_calamine.CalamineWorkbook.from_path(ods).get_sheet_by_index(0).to_python()
    section = ""
    fields = []
    for row in rows:
        cells = {str(title): _tidy(str(cell)) for title, cell in zip(heading, row, strict=True)}
        section = " ".join(cells["Section"].split()) or section
        name = cells["Field Name"]
        if not name or name == "N/A":
            continue
        field = {column: cells[title] for column, title in COLUMNS.items()}
        field["field"] = field["field"] or cells["Field Name Prefix"] + name
        fields.append({"section": section, **field})
    return fields


def as_csv(fields: list[dict[str, str]]) -> str:
    """Return the fields as CSV with a heading row."""
    out = io.StringIO()
    writer = csv.DictWriter(out, ["section", *COLUMNS], lineterminator="\n")
    writer.writeheader()
    writer.writerows(fields)
    return out.getvalue()


def _tidy(cell: str) -> str:
    return "\n".join(line.replace("\xa0", " ").strip() for line in cell.splitlines()).strip()


if __name__ == "__main__":
    FIELDS_CSV.write_text(as_csv(extract(Path(sys.argv[1]))), "utf-8")
    print(f"wrote {FIELDS_CSV}")
