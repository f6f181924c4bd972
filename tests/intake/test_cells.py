"""Numbers and periods as people write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from njia.intake.cells import CellProblem, read_cases, read_count, read_period
from njia.intake.problems import ProblemCode


@pytest.mark.parametrize(
    ("written", "low", "high", "basis"),
    [
        (12, 12, 12, "counted"),
        ("12", 12, 12, "counted"),
        ("12 girls", 12, 12, "counted"),
        ("1,200", 1200, 1200, "counted"),
        ("1 200", 1200, 1200, "counted"),
        ("١٧", 17, 17, "counted"),
        ("kumi na mbili", 12, 12, "counted"),
        ("half a dozen", 6, 6, "counted"),
        ("10-15", 10, 15, "estimated"),
        ("10 – 15", 10, 15, "estimated"),
        ("10 à 15", 10, 15, "estimated"),
        ("entre 6 et 8", 6, 8, "estimated"),
        ("5 hadi 8", 5, 8, "estimated"),
        ("about 20", 20, 20, "estimated"),
        ("env. 12", 12, 12, "estimated"),
        ("± 12", 12, 12, "estimated"),
        ("une vingtaine", 20, 20, "estimated"),
        ("حوالي 35", 35, 35, "estimated"),
        ("64 ገደማ", 64, 64, "estimated"),
        ("up to 10", 1, 10, "estimated"),
        ("less than 10", 1, 9, "estimated"),
    ],
)
def test_a_number_or_range_is_read_as_written(written: object, low: int, high: int, basis: str) -> None:
    cases = read_cases(written)
    assert cases is not None
    assert (cases.low, cases.high, cases.basis) == (low, high, basis)


@pytest.mark.parametrize(
    ("written", "low"),
    [
        ("20+", 20),
        ("20 plus", 20),
        ("at least 20", 20),
        ("more than 50", 51),
        ("zaidi ya 20", 21),
        ("ከ10 በላይ", 11),
    ],
)
def test_twenty_plus_is_an_open_range(written: str, low: int) -> None:
    cases = read_cases(written)
    assert cases is not None
    assert (cases.low, cases.high) == (low, None)


def test_an_estimate_in_the_heading_makes_a_plain_number_an_estimate() -> None:
    cases = read_cases(12, True)
    assert cases is not None
    assert cases.basis == "estimated"


@pytest.mark.parametrize("written", ["unknown", "n/a", "sijui", "inconnu", "غير معروف", "አይታወቅም", "-"])
def test_an_unknown_number_is_no_number(written: str) -> None:
    assert read_cases(written) is None


@pytest.mark.parametrize(
    "written", ["two families", "12 girls and 3 boys", "-5", "10%", "3/4", "12.5", "many", "9" * 40]
)
def test_what_is_no_number_of_cases_is_asked(written: str) -> None:
    with pytest.raises(CellProblem) as raised:
        read_cases(written)
    assert raised.value.code is ProblemCode.CASES_NOT_UNDERSTOOD


def test_a_date_in_the_column_of_cases_proposes_the_range_it_was() -> None:
    with pytest.raises(CellProblem) as raised:
        read_cases(dt.date(2019, 8, 5))
    assert raised.value.code is ProblemCode.CASES_WERE_A_DATE
    assert raised.value.proposals[0].value == "5-8"


def test_a_range_upside_down_is_asked_with_its_mirror() -> None:
    with pytest.raises(CellProblem) as raised:
        read_cases("15-10")
    assert raised.value.proposals[0].value == "10-15"


def test_zero_cases_are_asked() -> None:
    with pytest.raises(CellProblem) as raised:
        read_cases(0)
    assert raised.value.code is ProblemCode.CASES_ZERO


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        (2019, "2019", "2019"),
        ("2018-2019", "2018", "2019"),
        ("2018/19", "2018", "2019"),
        ("2019-05", "2019-05", "2019-05"),
        ("05/2019", "2019-05", "2019-05"),
        ("12/05/2019", "2019-05", "2019-12"),
        ("13/05/2019", "2019-05", "2019-05"),
        ("05/13/2019", "2019-05", "2019-05"),
        ("1/1/2019 - 15/3/2019", "2019-01", "2019-03"),
        ("Mar 2019", "2019-03", "2019-03"),
        ("Jan-Mar 2019", "2019-01", "2019-03"),
        ("May 2019 - June 2020", "2019-05", "2020-06"),
        ("Q3 2019", "2019-07", "2019-09"),
        ("août 2019", "2019-08", "2019-08"),
        ("Agosti 2019", "2019-08", "2019-08"),
        ("مارس 2019", "2019-03", "2019-03"),
        ("٢٠١٩", "2019", "2019"),
        ("2019²", "2019", "2019"),
        (dt.datetime(2019, 8, 5), "2019-08", "2019-08"),
    ],
)
def test_a_period_is_a_year_a_month_or_a_range(written: object, start: str, end: str) -> None:
    period = read_period(written)
    assert period is not None
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize("written", ["soon", "12", "the rainy season", "2020-2018", "2081", "15/15/2020"])
def test_what_is_no_period_is_asked(written: str) -> None:
    with pytest.raises(CellProblem):
        read_period(written)


cells = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=60),
    st.dates(),
    st.datetimes(),
    st.times(),
)


@given(cells)
def test_no_cell_breaks_the_readers(cell: object) -> None:
    for reader in (read_cases, read_count, read_period):
        try:
            reader(cell)  # type: ignore[operator]
        except CellProblem:
            continue


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_any_range_is_read_back(low: int, more: int) -> None:
    cases = read_cases(f"{low}-{low + more}")
    assert cases is not None
    assert (cases.low, cases.high) == (low, low + more)
