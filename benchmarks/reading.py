"""How fast a spreadsheet becomes journeys, beside a spreadsheet reader that only opens it.

Usage: python benchmarks/reading.py [ROWS]. Every figure is the best of three, in one run; the ratios
are what to compare between machines.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from python_calamine import load_workbook

from njia.intake.reading import Context, read_workbook
from njia.intake.workbook import open_workbook
from njia.places import Gazetteer

HEADINGS = (
    "Date", "Town of origin", "Country of origin", "Transit 1", "Transit 2", "Place of exploitation",
    "Country of destination", "Means of transport", "Industry", "Recruited by", "Number of cases", "Remarks",
)  # fmt: skip
TOWNS = (
    ("Nakuru", "Kenya"), ("Kisumu", "Kenya"), ("Mbale", "Uganda"), ("Arusha", "Tanzania"),
    ("Hargeisa", "Somaliland"), ("Dire Dawa", "Ethiopia"), ("Riyadh", "Saudi Arabia"), ("Doha", "Qatar"),
    ("Beirut", "Lebanon"), ("Muscat", "Oman"), ("Kigali", "Rwanda"), ("Juba", "South Sudan"),
)  # fmt: skip
MEANS = ("bus", "plane", "on foot", "boda boda and bus", "private car", "lorry")
WORK = ("domestic work", "construction", "sex work", "fishing", "begging", "farm work")
RECRUITERS = ("an agent", "a relative", "a friend", "online advert", "an employment agency")


def write(path: Path, rows: int) -> None:
    """Write a file such as a member sends: no two rows are the same."""
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, HEADINGS)
        for number in range(rows):
            origin, country = TOWNS[number % len(TOWNS)]
            goal, land = TOWNS[(number * 5 + 3 + number // len(TOWNS)) % len(TOWNS)]
            sheet.write_row(
                number + 1,
                0,
                (
                    f"{2015 + number % 9}-{number % 12 + 1:02d}", origin, country, "Nairobi", "Dubai", goal, land,
                    MEANS[number % len(MEANS)], WORK[number % len(WORK)], RECRUITERS[number % len(RECRUITERS)],
                    number % 40 + 1, f"note {number}",
                ),
            )  # fmt: skip


def best(work: Callable[[], object]) -> float:
    """Return the seconds of the fastest of three runs."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def main(rows: int) -> None:
    """Print seconds, rows a second and the ratio to the reader that only opens."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "member.xlsx"
        write(path, rows)
        gazetteer = Gazetteer.open()
        opened = open_workbook(path)
        context = Context(gazetteer)
        figures = {
            "opened by calamine alone": best(
                lambda: load_workbook(str(path)).get_sheet_by_index(0).to_python()
            ),
            "opened": best(lambda: open_workbook(path)),
            "read": best(lambda: read_workbook(opened, "A member", "2024", context)),
        }
        journeys = len(read_workbook(opened, "A member", "2024", context).journeys)
    base = figures["opened by calamine alone"]
    print(f"{rows:,} rows, {len(HEADINGS)} columns, {journeys:,} journeys")
    for name, seconds in figures.items():
        print(f"{name:<26}{seconds:8.2f} s {rows / seconds:12,.0f} rows/s {seconds / base:8.1f} x")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5_000)
