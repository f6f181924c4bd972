"""Reading the examples and the facts of the reports for the tests, without Njia."""

from __future__ import annotations

import csv
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
Table = list[dict[str, str]]


def facts(year: int) -> dict[str, Any]:
    """Return what the report prints, or skip where the working copy stands without the references."""
    path = ROOT.parent / "shared" / "reference" / f"kenya-{year}-facts.toml"
    if not path.exists():
        pytest.skip("the reference facts are not beside this copy")
    return tomllib.loads(path.read_text("utf-8"))


def submissions(year: int) -> Table:
    """Return `submissions.csv` of an example."""
    with (EXAMPLES / f"kenya-{year}" / "submissions.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def round_of(year: int) -> dict[str, Any]:
    """Return `round.toml` of an example."""
    return tomllib.loads((EXAMPLES / f"kenya-{year}" / "round.toml").read_text("utf-8"))


def layout(year: int, file: str) -> dict[str, Any]:
    """Return the layout a member's file is made by."""
    path = EXAMPLES / f"kenya-{year}" / "layouts" / f"{Path(file).stem}.toml"
    return tomllib.loads(path.read_text("utf-8"))


def pair(row: dict[str, str]) -> str:
    """Return a row's pair of countries, "KE-SA"."""
    return f"{row['origin_country']}-{row['destination_country']}"


def codes(row: dict[str, str], field: str) -> list[str]:
    """Return the codes of a cell of several."""
    return [code for code in row.get(field, "").split("; ") if code]


def stops(row: dict[str, str]) -> list[str]:
    """Return the transit stops of a row as written."""
    return row["transit"].split(" > ") if row["transit"] else []


def stop_country(stop: str) -> str | None:
    """Return the country of a transit stop, `None` of an unknown one."""
    found = re.search(r"\(?([A-Z]{2})\)?$", stop)
    return found[1] if found else None


def stop_place(stop: str) -> str | None:
    """Return the place of a transit stop, `None` where only its country is written."""
    found = re.fullmatch(r"(.+) \([A-Z]{2}\)", stop)
    return found[1] if found else None


def cells(folder: Path, file: str, says: dict[str, Any]) -> list[list[Any]]:
    """Return the rows of the first sheet of a member's file, read by calamine or as CSV."""
    path = folder / file
    if path.suffix == ".csv":
        with path.open(encoding=says["encoding"], newline="") as opened:
            return [list(row) for row in csv.reader(opened, delimiter=says.get("delimiter", ","))]
    book = CalamineWorkbook.from_path(str(path))
    return book.get_sheet_by_index(0).to_python(skip_empty_area=False)
