"""From submissions to a member's spreadsheet: its headings, columns, titles, totals and notes."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from submissions import CODE_FIELDS, Submission, Words, read_table, several, transit_stops
from workbooks import Cell, Row, Sheet, write_file

WORDS = Path(__file__).parent / "words"
_PLACES = ("origin", "destination", "intended")
_NOT_SHOWN = frozenset({"id", "member", "stated", "inferred", "filled_in"})


@dataclass(frozen=True, slots=True)
class Layout:
    """How one member keeps its file, as its layout file says."""

    member: str
    file: str
    words: Words
    says: Mapping[str, Any]

    @classmethod
    def load(cls, path: Path) -> Layout:
        """Read a layout file; `words` in it stand instead of those of its language."""
        says = tomllib.loads(path.read_text("utf-8"))
        words = Words.load(WORDS, says["language"], says.get("words", {}))
        return cls(says["member"], says["file"], words, says)

    @property
    def columns(self) -> Sequence[Mapping[str, Any]]:
        """The columns in their order: `heading`, `field`, and how the field is written."""
        return self.says["columns"]


def make_files(folder: Path, out: Path) -> list[Path]:
    """Write every member's file of an example folder into `out`; return the paths in order."""
    submissions = read_table(folder / "submissions.csv")
    observations = folder / "observations.csv"
    seen = read_table(observations) if observations.exists() else []
    written = []
    for path in sorted(folder.glob("layouts/member-*.toml"), key=lambda path: int(path.stem.split("-")[1])):
        layout = Layout.load(path)
        own = [row for row in submissions if row["member"] == layout.member]
        sheets = [journey_sheet(layout, own)]
        if "observations" in layout.says:
            sheets.append(observation_sheet(layout, [row for row in seen if row["member"] == layout.member]))
        written.append(write_file(out / layout.file, sheets, layout.says))
    return written


def journey_sheet(layout: Layout, submissions: Sequence[Submission]) -> Sheet:
    """Lay a member's submissions out; a value without a column is an error, for it would be lost."""
    for submission in submissions:
        _refuse_losses(layout, submission)
    says = layout.says
    rows = [Row("title", (text,)) for text in says.get("title", [])]
    rows += [Row("blank", ())] * says.get("blank_rows_under_title", 0)
    if any("over" in column for column in layout.columns):
        rows.append(Row("over", tuple(column.get("over") for column in layout.columns)))
    rows.append(Row("heading", tuple(column["heading"] for column in layout.columns)))
    sections = says.get("sections") or [{"first": submissions[0]["id"]}]
    starts = [_position(submissions, section["first"]) for section in sections] + [len(submissions)]
    for number, section in enumerate(sections):
        part = submissions[starts[number] : starts[number + 1]]
        rows += [Row("section", (section["title"],))] if "title" in section else []
        for position, submission in enumerate(part, starts[number] + 1):
            if submission["id"] in says.get("blank_before", []):
                rows.append(Row("blank", ()))
            cells = (cell(layout, column, submission, position) for column in layout.columns)
            rows.append(Row("data", tuple(cells)))
        rows += [_total(layout, section["subtotal"], part)] if "subtotal" in section else []
    rows += [_total(layout, says["total"], submissions)] if "total" in says else []
    notes = says.get("notes", [])
    rows += [Row("blank", ())] * bool(notes) + [Row("note", (text,)) for text in notes]
    widths = tuple(column.get("width", 16) for column in layout.columns)
    return Sheet(says.get("sheet", "Sheet1"), tuple(rows), widths, says.get("right_to_left", False))


def observation_sheet(layout: Layout, observations: Sequence[Submission]) -> Sheet:
    """Lay out what a member saw at places: kind, place, when."""
    says = layout.says["observations"]
    rows = [Row("heading", tuple(column["heading"] for column in says["columns"]))]
    for seen in observations:
        values = {
            "kind": says["kinds"][seen["kind"]],
            "place": layout.words.place(seen["place"]),
            "country": layout.words.country(seen["country"]),
            "period": layout.words.period(seen["period"], layout.says["period"]),
        }
        rows.append(Row("data", tuple(values[column["field"]] for column in says["columns"])))
    return Sheet(says["sheet"], tuple(rows), tuple(column["width"] for column in says["columns"]))


def cell(layout: Layout, column: Mapping[str, Any], submission: Submission, position: int) -> Cell:
    """Write one cell of a submission as the member would."""
    field = column["field"]
    if field == "number":
        return position
    if isinstance(field, list):
        parts = [word for one in field for word in _code_words(layout, one, submission)]
        return column["join"].join(parts) or None
    if field in CODE_FIELDS:
        return column.get("join", ", ").join(_code_words(layout, field, submission)) or column.get("empty")
    written = _single(layout, column, field, submission)
    return column.get("empty") if written in {"", None} else written


def _single(layout: Layout, column: Mapping[str, Any], field: str, submission: Submission) -> Cell:
    words = layout.words
    value = submission.get(field, "")
    stops = [_stop(layout, column, stop) for stop in transit_stops(submission["transit"])]
    written: Cell
    match field:
        case "cases":
            written = _cases(layout, *(submission[f"cases_{part}"] for part in ("low", "high", "basis")))
        case "period":
            written = _period(layout, value)
        case "transit":
            written = _way(column, stops)
        case "origin" | "destination" | "intended":
            place, country = submission[f"{field}_place"], submission[f"{field}_country"]
            written = _place(column["pattern"], words, place, country)
        case "airline":
            written = words.airline(value)
        case _ if field.startswith("transit_"):
            written = "".join(stops[int(field.removeprefix("transit_")) - 1 :][:1])
        case _ if field.endswith("_country") or field == "nationality":
            written = words.country(value)
        case _ if field.endswith("_place") or field == "corruption_at":
            written = words.place(value)
        case _:
            written = int(value) if value.isdecimal() else value
    return written


def _code_words(layout: Layout, field: str, submission: Submission) -> list[str]:
    return [layout.words.code(field, code) for code in several(submission.get(field, ""))]


def _place(pattern: str, words: Words, place: str, country: str) -> str:
    if not place:
        return words.country(country)
    return pattern.format(place=words.place(place), country=words.country(country))


def _stop(layout: Layout, column: Mapping[str, Any], stop: tuple[str, str]) -> str:
    return _place(column.get("pattern", "{place}"), layout.words, *stop)


def _way(column: Mapping[str, Any], stops: Sequence[str]) -> str:
    if not stops:
        return ""
    last = column.get("last", column["join"])
    way = last.join(filter(None, (column["join"].join(stops[:-1]), stops[-1])))
    return column.get("before", "") + way


def _cases(layout: Layout, low: str, high: str, basis: str) -> Cell:
    patterns = layout.says.get("cases", {})
    if not low:
        return None
    if low == high and basis == "counted":
        return low if patterns.get("as_text") else int(low)
    kind = "about" if low == high else "range" if high else "open"
    return patterns[kind].format(low=low, high=high)


def _period(layout: Layout, value: str) -> Cell:
    pattern = layout.says.get("period", "{year}")
    if "-" not in value:
        return int(value) if value else None
    if pattern == "date cell":
        return date.fromisoformat(f"{value}-01")
    return layout.words.period(value, pattern)


def _total(layout: Layout, label: str, submissions: Sequence[Submission]) -> Row:
    cells: list[Cell] = [None] * len(layout.columns)
    for position, column in enumerate(layout.columns):
        if column["field"] == "cases":
            lows = [int(row["cases_low"]) for row in submissions if row["cases_low"]]
            highs = [row["cases_high"] for row in submissions if row["cases_low"]]
            high = str(sum(map(int, highs))) if all(highs) else ""
            cells[position] = _cases(layout, str(sum(lows)), high, "counted")
        elif column["field"] in {"women", "girls", "men", "boys"}:
            cells[position] = sum(int(row[column["field"]]) for row in submissions)
    cells[layout.says.get("total_column", 0)] = label
    return Row("total", tuple(cells))


def _position(submissions: Sequence[Submission], name: str) -> int:
    return next(position for position, row in enumerate(submissions) if row["id"] == name)


def _shown(layout: Layout) -> Iterable[str]:
    for column in layout.columns:
        fields = column["field"] if isinstance(column["field"], list) else [column["field"]]
        for field in fields:
            if field == "cases":
                yield from ("cases_low", "cases_high", "cases_basis")
            elif field in _PLACES:
                yield from (f"{field}_place", f"{field}_country")
            else:
                yield "transit" if field.startswith("transit_") else field


def _refuse_losses(layout: Layout, submission: Submission) -> None:
    shown = _NOT_SHOWN.union(_shown(layout))
    lost = [field for field, value in submission.items() if value and field not in shown]
    columns = sum(str(column["field"]).startswith("transit_") for column in layout.columns)
    if columns and len(transit_stops(submission["transit"])) > columns:
        lost.append("transit")
    if lost:
        raise ValueError(f"{layout.file} has no column for {', '.join(lost)} of {submission['id']}")
