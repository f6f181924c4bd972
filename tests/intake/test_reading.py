"""Sheets as members send them, and what is read from each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from njia.intake.decisions import Decision, Decisions
from njia.intake.problems import ProblemCode
from njia.intake.reading import Context, FileReading, read_workbook
from njia.intake.workbook import Sheet, Workbook
from njia.places import Gazetteer

ENDS = ["Origin", "Destination", "Cases"]


@cache
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


def read(*rows: Sequence[object], decisions: Sequence[Decision] = ()) -> FileReading:
    cells = tuple(tuple(cell if cell != "" else None for cell in row) for row in rows)
    book = Workbook("list.csv", "0" * 64, (Sheet("list", cells),))
    return read_workbook(book, "A", "1", Context(gazetteer(), Decisions.of(decisions)))


def ways(reading: FileReading) -> list[str]:
    return [" > ".join(stop.text for stop in journey.stops) for journey in reading.journeys]


def codes(reading: FileReading) -> list[ProblemCode]:
    return [problem.code for problem in reading.problems]


def test_columns_under_a_merged_heading_of_stops_are_more_stops_and_say_so() -> None:
    reading = read(
        ["Country of origin", "Transit", "", "", "Country of destination"],
        ["Nepal", "New Delhi", "Mumbai", "Dubai", "Iraq"],
    )
    assert ways(reading) == ["Nepal > New Delhi > Mumbai > Dubai > Iraq"]
    assert codes(reading) == [ProblemCode.COLUMN_CONTINUES] * 2
    assert [problem.column for problem in reading.problems] == ["C", "D"]


def test_a_column_without_heading_is_told_of() -> None:
    reading = read(ENDS, ["Kampala", "Dubai", 4, "seen twice"])
    assert codes(reading) == [ProblemCode.COLUMN_WITHOUT_HEADING]
    assert reading.rows[1].cells[3] == "seen twice"


@pytest.mark.parametrize(
    "upper", [["Origin", "", "Destination", ""], ["Origin", "Origin", "Destination", "Destination"]]
)
def test_a_heading_of_two_rows_is_one_heading(upper: list[str]) -> None:
    reading = read([*upper, "Cases"], ["Town", "Country"] * 2, ["Pokhara", "Nepal", "Doha", "Qatar", 4])
    assert ways(reading) == ["Pokhara, Nepal > Doha, Qatar"]
    assert not reading.problems


def test_numbered_columns_under_one_heading_keep_their_order() -> None:
    reading = read(
        ["Origin", "Transit", "Transit", "Destination"],
        ["Town", "Second", "First", "Town"],
        ["Pokhara", "Mumbai", "Delhi", "Doha"],
    )
    assert ways(reading) == ["Pokhara > Delhi > Mumbai > Doha"]


@pytest.mark.parametrize(
    ("origin", "route", "destination", "way"),
    [
        ("Nigeria", "Niamey - Agadez", "Libya", "Nigeria > Niamey > Agadez > Libya"),
        ("Nigeria", "Kano > Agadez > Tripoli", "Libya", "Kano, Nigeria > Agadez > Tripoli, Libya"),
        ("Lagos", "Lagos, Cairo, Muscat", "Muscat", "Lagos > Cairo > Muscat"),
        ("Nigeria", "Agadez", "Libya", "Nigeria > Agadez > Libya"),
        ("", "Lagos via Cairo to Muscat", "", "Lagos > Cairo > Muscat"),
        ("", "Kano\nAgadez\nAlgiers", "", "Kano > Agadez > Algiers"),
        ("", "Kutoka Mbeya kupitia Nairobi hadi Muscat", "", "Mbeya > Nairobi > Muscat"),
        ("", "Kampala", "Dubai", "Kampala > Dubai"),
    ],
)
def test_a_route_is_joined_with_the_ends_of_other_columns(
    origin: str, route: str, destination: str, way: str
) -> None:
    reading = read(
        ["Country of origin", "Route", "Country of destination", "Cases"], [origin, route, destination, 2]
    )
    assert ways(reading) == [way]


@pytest.mark.parametrize(
    ("transit", "stops"),
    [
        ("n/a", 2),
        ("-", 2),
        ("N.A.", 2),
        ("لا ينطبق", 2),
        ("unknown", 3),
        ("?", 3),
        ("Nairobi / Addis Ababa", 4),
    ],
)
def test_no_transit_is_no_stop_and_an_unknown_one_is(transit: str, stops: int) -> None:
    reading = read(["Origin", "Transit", "Destination"], ["Kampala", transit, "Dubai"])
    assert len(reading.journeys[0].stops) == stops


@pytest.mark.parametrize(
    ("least", "most", "low", "high"),
    [(10, "", 10, None), ("", 30, 1, 30), (3, 5, 3, 5), ("", "", None, None)],
)
def test_one_end_of_a_range_stays_one_end(
    least: object, most: object, low: int | None, high: int | None
) -> None:
    reading = read(["Origin", "Destination", "Min cases", "Max cases"], ["Kampala", "Dubai", least, most])
    cases = reading.journeys[0].cases
    assert (cases and cases.low, cases and cases.high) == (low, high)
    assert cases is None or cases.basis == "estimated"


def test_a_number_sign_over_numbers_of_cases_is_no_number_of_a_row() -> None:
    reading = read(["From", "To", "#"], ["Kampala", "Dubai", "10-15"])
    assert reading.journeys[0].cases is not None
    assert codes(reading) == [ProblemCode.COLUMN_BY_ITS_CELLS]


def test_numbers_of_rows_are_not_cases() -> None:
    reading = read(["#", "From", "To"], [1, "Kampala", "Dubai"], ["2.", "Gulu, Uganda", "Juba"])
    assert [journey.cases for journey in reading.journeys] == [None, None]
    assert not reading.problems


def test_a_column_that_is_kept_only_says_so() -> None:
    reading = read([*ENDS, "Gender"], ["Kampala", "Dubai", 4, "2F 1M"])
    assert codes(reading) == [ProblemCode.COLUMN_KEPT_ONLY]


def answer(subject: str, text: str, value: str, key: str) -> Decision:
    return Decision(subject, text, value, "cell", "A", key)


def test_a_row_of_one_cell_is_held_until_a_person_says_what_it_is() -> None:
    rows = [*[ENDS], ["Kampala", "Dubai", 4], ["February 2024", "", ""]]
    held = read(*rows)
    assert held.dispositions() == {"ignored": 1, "journey": 1, "held": 1}
    (problem,) = held.problems
    assert (problem.code, problem.subject) == (ProblemCode.ROW_OF_ONE_CELL, "row")
    ignored = read(*rows, decisions=[answer("row", problem.text, "ignore", problem.key)])
    assert ignored.rows[2].disposition == "ignored"
    assert ignored.rows[2].reason == "decided"
    taken = read(*rows, decisions=[answer("row", problem.text, "Kampala > Juba", problem.key)])
    assert ways(taken) == ["Kampala > Dubai", "Kampala > Juba"]


def test_a_row_without_places_becomes_the_journey_that_a_person_tells() -> None:
    held = read(ENDS, ["Kampala", "Dubai", 4], ["", "", 7])
    (problem,) = held.problems
    told = read(
        ENDS,
        ["Kampala", "Dubai", 4],
        ["", "", 7],
        decisions=[answer("row", problem.text, "Mombasa > Juba", problem.key)],
    )
    assert ways(told)[1] == "Mombasa > Juba"
    assert told.journeys[1].cases is not None
    assert told.journeys[1].cases.low == 7
    assert told.problems[0].decided


def test_a_missing_end_is_where_a_person_says() -> None:
    asked = read(ENDS, ["Kampala", "", 4])
    (problem,) = asked.problems
    assert (problem.code, problem.subject) == (ProblemCode.DESTINATION_MISSING, "destination")
    told = read(
        ENDS, ["Kampala", "", 4], decisions=[answer("destination", problem.text, "iso:OM", problem.key)]
    )
    assert [stop.country for stop in told.journeys[0].stops] == ["UG", "OM"]


def test_what_was_seen_on_a_way_without_its_place_is_asked() -> None:
    rows = [["Origin", "Destination", "Corruption seen"], ["Kampala", "Dubai", "bribes"]]
    asked = read(*rows)
    (problem,) = asked.problems
    assert (problem.code, asked.observations) == (ProblemCode.SEEN_WITHOUT_PLACE, ())
    told = read(*rows, decisions=[answer("seen", problem.text, "iso:UG", problem.key)])
    assert [(one.kind, one.stop.country) for one in told.observations] == [("corruption", "UG")]


def test_a_row_of_averages_is_no_journey() -> None:
    assert read(ENDS, ["Kampala", "Dubai", 4], ["Average", "", 4]).dispositions()["journey"] == 1


@pytest.mark.parametrize(
    ("heading", "cell"),
    [
        ("Phone", "0712 345 678"),
        ("Parent's phone", "0712 345 678"),
        ("Huduma number", "A123"),
        ("Victim Name & Phone", "Amina 0712"),
        ("Survivor", "Amina"),
        ("Notes 2", "amina@example.org"),
        ("", "+254712345678"),
    ],
)
def test_what_identifies_a_person_is_kept_nowhere(heading: str, cell: str) -> None:
    reading = read(
        [*ENDS, heading],
        ["Kampala", "Dubai", 4, cell],
        ["", "", "", cell],
        ["Total", "", 4, cell],
    )
    assert cell not in {one for row in reading.rows for one in row.cells}
    assert ProblemCode.IDENTITY_COLUMN in codes(reading)


def test_a_sheet_of_people_is_not_kept_though_it_has_no_journeys() -> None:
    people = Sheet("people", (("Name of victim", "Mobile"), ("Amina", 712345678)))
    journeys = Sheet("list", (tuple(ENDS), ("Kampala", "Dubai", 4)))
    book = Workbook("list.xlsx", "0" * 64, (journeys, people))
    reading = read_workbook(book, "A", "1", Context(gazetteer()))
    assert not {"Amina", 712345678} & {cell for row in reading.rows for cell in row.cells}


def test_numbers_under_victim_are_cases() -> None:
    reading = read(["Origin", "Destination", "Victim"], ["Kampala", "Dubai", 4])
    assert reading.journeys[0].cases is not None
