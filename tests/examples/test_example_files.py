"""The members' files as they lie there: readable, complete, and made again with the same bytes."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from datetime import date
from pathlib import Path

import pytest
from kenya_examples import EXAMPLES, cells, codes, facts, layout, pair, round_of, submissions
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

LANGUAGES = {"en", "fr", "sw", "ar", "am"}
FILES = [(year, file) for year in (2020, 2019) for file in round_of(year)["files"]]
HOW_MANY = re.compile(r"^\D*?(\d+)(?:\s*(?:-|à|to|hadi)\s*(\d+)|(\+))?\D*$")


def headings(says: dict) -> list[str]:
    return [column["heading"] for column in says["columns"]]


def column_of(says: dict, *fields: str) -> int:
    """Return the first column that holds one of the fields, "origin" also by its country."""
    return next(i for i, column in enumerate(says["columns"]) if column["field"] in fields)


def journey_rows(year: int, file: str) -> list[list]:
    """Return the rows below the headings that tell both where from and where to."""
    says = layout(year, file)
    rows = [row[: len(says["columns"])] for row in cells(EXAMPLES / f"kenya-{year}", file, says)]
    first = rows.index(headings(says)) + 1
    ends = column_of(says, "origin", "origin_country"), column_of(says, "destination", "destination_country")
    return [row for row in rows[first:] if all(row[end] for end in ends)]


def test_a_round_names_each_file_there_is_and_whose_it_is():
    for year, count in ((2020, 12), (2019, 6)):
        said = round_of(year)
        there = {path.name for path in (EXAMPLES / f"kenya-{year}").glob("member-*")}
        assert set(said["files"]) == there
        assert list(said["files"].values()) == [f"Member {n}" for n in range(1, count + 1)]
        assert (said["round"], said["country"], said["collected"]) == (str(year), "KE", year)
        assert set(said["notice"]) == set(said["title"]) == LANGUAGES
        assert len(said["thanks"]) == count


def test_the_twelve_are_of_the_kinds_that_members_send():
    kinds = [Path(file).suffix for year, file in FILES if year == 2020]
    assert {kind: kinds.count(kind) for kind in kinds} == {".xlsx": 7, ".ods": 2, ".csv": 3}


@pytest.mark.parametrize(("year", "file"), FILES)
def test_a_file_holds_each_of_its_members_submissions_in_one_row(year, file):
    member = round_of(year)["files"][file]
    own = [row for row in submissions(year) if row["member"] == member]
    assert len(journey_rows(year, file)) == len(own)


@pytest.mark.parametrize(("year", "file"), FILES)
def test_numbers_of_cases_stand_in_the_file_as_in_the_table(year, file):
    says = layout(year, file)
    member = round_of(year)["files"][file]
    own = [row for row in submissions(year) if row["member"] == member]
    column = column_of(says, "cases")
    for row, submission in zip(journey_rows(year, file), own, strict=True):
        written = str(row[column]).removesuffix(".0")
        if not submission["cases_low"]:
            assert written == ""
            continue
        low, high, is_open = HOW_MANY.match(written).groups()
        assert low == submission["cases_low"], submission["id"]
        assert ("" if is_open else high or low) == submission["cases_high"]
        estimated = submission["cases_basis"] == "estimated"
        assert estimated == (not written.isdecimal())


@pytest.mark.parametrize(("year", "file"), FILES)
def test_towns_and_airlines_stand_in_the_file(year, file):
    says = layout(year, file)
    words = tomllib.loads((EXAMPLES / "words" / f"{says['language']}.toml").read_text("utf-8"))
    places = words["place"] | says.get("words", {}).get("place", {})
    member = round_of(year)["files"][file]
    own = [row for row in submissions(year) if row["member"] == member]
    for row, submission in zip(journey_rows(year, file), own, strict=True):
        line = " | ".join(map(str, row))
        towns = [submission[f"{end}_place"] for end in ("origin", "destination", "intended")]
        towns += re.findall(r"([^>]+?) \([A-Z]{2}\)", submission["transit"])
        towns += submission.get("airline", "").split(" | ")
        for town in filter(None, map(str.strip, towns)):
            assert places.get(town, town) in line, submission["id"]


def test_one_of_four_airlines_is_one_claim_in_words():
    written = {
        row[column_of(layout(2020, "member-1.xlsx"), "airline")]
        for row in journey_rows(2020, "member-1.xlsx")
    }
    four = "Emirates or Kenya Airways or Qatar Airways or Turkish Airlines (not known which)"
    assert written == {"", four, "Saudi Arabian Airlines"}


def test_the_csv_files_have_the_encodings_and_separators_of_their_programs():
    folder = EXAMPLES / "kenya-2020"
    assert (folder / "member-3.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    french = (folder / "member-5.csv").read_bytes()
    with pytest.raises(UnicodeDecodeError):
        french.decode("utf-8")
    assert french.decode("cp1252").splitlines()[2].split(";")[1] == "Pays d’origine"
    assert not (folder / "member-10.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_files_have_titles_totals_subtotals_notes_and_blank_rows_that_are_no_journeys():
    says = layout(2020, "member-6.xlsx")
    rows = cells(EXAMPLES / "kenya-2020", "member-6.xlsx", says)
    labels = [next((cell for cell in row if cell != ""), None) for row in rows]
    assert labels[0] == "ROUTES BY REGION OF DESTINATION, 2019"
    for label in ("ROUTES TO EUROPE", "Subtotal Europe", "Subtotal Middle East", "Grand total", None):
        assert label in labels
    assert labels[-1] == "Compiled from the case files of the legal aid desk."
    merged = load_workbook(EXAMPLES / "kenya-2020" / "member-6.xlsx").active.merged_cells.ranges
    assert [str(area) for area in merged] == ["A1:P1"]


def test_a_member_keeps_its_numbers_as_text_and_another_its_months_as_dates():
    says = layout(2020, "member-6.xlsx")
    numbers = [row[column_of(says, "cases")] for row in journey_rows(2020, "member-6.xlsx")]
    assert "45" in numbers
    assert all(isinstance(number, str) for number in numbers)
    says = layout(2020, "member-12.xlsx")
    months = [row[column_of(says, "period")] for row in journey_rows(2020, "member-12.xlsx")]
    assert date(2019, 5, 1) in [getattr(month, "date", lambda month=month: month)() for month in months]


def test_a_second_sheet_tells_what_was_seen_at_borders():
    book = CalamineWorkbook.from_path(str(EXAMPLES / "kenya-2020" / "member-8.xlsx"))
    assert book.sheet_names == ["Journeys", "Observations"]
    rows = book.get_sheet_by_name("Observations").to_python()
    assert rows[0] == ["What was observed", "Border point or town", "Country", "When"]
    places = {row[1] for row in rows[1:]}
    assert len(rows) == 6
    assert places <= set(facts(2020)["places"]["transit"])


def test_no_file_names_a_real_organisation():
    named = {name for year in (2020, 2019) for name in round_of(year)["thanks"]}
    for year, file in FILES:
        text = "\n".join(
            " ".join(map(str, row)) for row in cells(EXAMPLES / f"kenya-{year}", file, layout(year, file))
        )
        assert not [name for name in named if re.search(rf"\b{re.escape(name)}\b", text)]


@pytest.mark.parametrize("year", [2020, 2019])
def test_making_the_files_again_gives_what_lies_there_and_the_same_bytes_each_time(year, tmp_path):
    made = [tmp_path / "one", tmp_path / "two"]
    for out in made:
        out.mkdir()
        script = EXAMPLES / f"kenya-{year}" / "make.py"
        subprocess.run([sys.executable, str(script), str(out)], check=True, capture_output=True)
    for file in round_of(year)["files"]:
        first, second = ((out / file).read_bytes() for out in made)
        assert first == second
        says = layout(year, file)
        assert cells(made[0], file, says) == cells(EXAMPLES / f"kenya-{year}", file, says)


@pytest.mark.parametrize(("year", "file"), [one for one in FILES if not one[1].endswith("csv")])
def test_workbooks_carry_no_date_of_today(year, file):
    with zipfile.ZipFile(EXAMPLES / f"kenya-{year}" / file) as book:
        assert {part.date_time[0] for part in book.infolist()} <= {1980, 2020}


def test_printed_figures_are_told_in_five_languages_and_agree_with_the_facts():
    printed = tomllib.loads((EXAMPLES / "kenya-2020" / "printed.toml").read_text("utf-8"))["figure"]
    figures = {figure["id"]: figure for figure in printed}
    assert len(figures) == len(printed)
    for figure in printed:
        assert set(figure["what"]) == LANGUAGES
        assert set(figure.get("why", figure["what"])) == LANGUAGES
        assert ("compare" in figure) == ("table" in figure)
        assert "computed" not in figure or "why" in figure
    report = facts(2020)
    totals, countries, places = report["totals"], report["countries"], report["places"]
    expected = {
        "submissions": totals["submissions"],
        "heard": totals["from_known_routes_only"],
        "countries": totals["countries_stated"],
        "kenya_as_origin": totals["kenya_as_origin"],
        "kenya_as_destination": totals["kenya_as_destination"],
        "origins": countries["origins"],
        "destinations": countries["destinations"],
        "transit_only": countries["transit_only_stated"],
        "new_origins": countries["new_since_2019_as_origin"],
        "new_destinations": countries["new_since_2019_as_destination"],
        "kenya_top_destinations": countries["kenya_top_destinations_in_order"],
        "kenyan_origins": places["kenyan_origins"],
        "kenyan_destinations": places["kenyan_destinations"],
        "transit_places": places["transit"],
        "airports": places["airports"],
    }
    assert {name: figures[name]["printed"] for name in expected} == expected
    for one in report["origin_destination"]:
        assert figures[f"{one['origin']}-{one['destination']}"]["printed"] == [
            one["submissions"],
            one["cases"],
        ]
    routes = [route for listed in report["airline_routes"] for route in listed["routes"]]
    told = [route for f in printed if f.get("table") == "carriers" for route in f["printed"]]
    assert sorted(told) == sorted(routes)
    assert sum(figure["printed"] for figure in printed if figure.get("table") == "region_flows") == 2 * 82


def test_the_one_decision_is_about_malamba():
    decisions = tomllib.loads((EXAMPLES / "kenya-2020" / "decisions.toml").read_text("utf-8"))["decisions"]
    assert [(one["text"], one["value"], one["scope"]) for one in decisions] == [
        ("Malamba", "Malaba, Kenya", "network")
    ]
    written = [row for row in submissions(2020) if row["origin_place"] == "Malamba"]
    assert [(pair(row), codes(row, "modes")) for row in written] == [("KE-DE", ["bus", "car", "plane"])]
