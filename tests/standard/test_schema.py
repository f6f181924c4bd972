"""The snapshot's schema: no column can hold free text."""

from __future__ import annotations

import re

import pyarrow as pa
import pytest

from njia.standard.schema import TABLES

CLOSED = {
    "id": "an id",
    "journey": "an id",
    "organisation": "a name that the administrator gives",
    "round": "a name that the administrator gives",
    "sharing": "a code",
    "evidence": "a code",
    "status": "a code",
    "cases_basis": "a code",
    "role": "a code",
    "kind": "a code",
    "list": "the name of a code list",
    "code": "a code",
    "region": "a code",
    "period_from": "a year or month",
    "period_to": "a year or month",
    "origin": "a country",
    "destination": "a country",
    "intended": "a country",
    "country": "a country",
    "origin_place": "a place",
    "destination_place": "a place",
    "intended_place": "a place",
    "place": "a place",
    "ancestor": "a place",
    "name": "a name of the gazetteer",
}
FREE = re.compile(
    r"text|note|comment|descri|detail|reference|remark|file$|sheet|cell|person|phone|birth|address"
)


@pytest.mark.parametrize("table", TABLES)
def test_every_text_column_holds_an_id_a_code_or_a_name_and_no_free_text(table: str) -> None:
    for column in TABLES[table]:
        if pa.types.is_string(column.type):
            assert column.name in CLOSED, f"{table}.{column.name}: say in this test what it holds"
        else:
            assert pa.types.is_int64(column.type) or pa.types.is_float64(column.type), (
                f"{table}.{column.name}"
            )


@pytest.mark.parametrize("table", TABLES)
def test_no_column_is_named_for_what_identifies_or_narrates(table: str) -> None:
    assert [name for name in TABLES[table].names if FREE.search(name)] == []


def test_names_stand_only_in_the_dimension_of_places() -> None:
    assert [table for table, schema in TABLES.items() if "name" in schema.names] == ["places"]


def test_every_fact_says_whose_it_is_and_what_may_be_shared() -> None:
    for table in ("journeys", "observations", "contributions", "problems"):
        for column in ("organisation", "round", "sharing"):
            assert not TABLES[table].field(column).nullable
