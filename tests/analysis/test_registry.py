"""The tables there are, what they declare, and the page that documents them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest

from njia.analysis import KEYS, Scope, Selection, UnknownTableError, compute, names, tables
from njia.analysis.measures import MEASURE_NAMES
from njia.analysis.page import HEADING, tables_page
from njia.analysis.registry import question, questions
from njia.standard.journey import Who
from njia.standard.language import LANGUAGES

PAGE = Path(__file__).parents[2] / "docs" / "tables.md"
ARROW = {"string": pa.string(), "integer": pa.int64()}
EVERYTHING = Selection({}, Scope.administrator())


@pytest.fixture
def small(network):
    told = {"carriers": ("KLM",), "modes": ("bus",), "industries": ("begging",), "who": Who(women=1)}
    rows = {"files": 1, "journey_rows": 1, "held_rows": 1, "observation_rows": 1, "ignored_rows": 1}
    return network.snapshot(
        network.journey("Kampala > Busia > Nairobi", round="2019", **told),
        network.journey("Nairobi > Busia > Mombasa", "BARAKA", **told),
        observations=[network.observation("Busia")],
        contributions=[{"organisation": "HOPE", "round": "2020"} | rows],
    )


def test_the_tables_there_are_need_no_database_to_be_named():
    heavy = "{'ibis', 'duckdb', 'pyarrow', 'pandas', 'numpy'}"
    code = f"import sys, njia.analysis; njia.analysis.names(); assert not {heavy} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_every_question_is_a_module_of_its_name():
    modules = {path.stem for path in Path(tables.__path__[0]).glob("*.py")} - {"__init__"}
    assert set(names()) == modules
    assert [one.name for one in questions()] == list(names())


@pytest.mark.parametrize("name", names())
def test_a_table_has_the_columns_that_it_declares(small, name):
    result = compute(small, name, EVERYTHING)
    declared = [(column.name, ARROW[column.type]) for column in result.columns]
    assert [(field.name, field.type) for field in result.data.schema] == declared
    assert result.data.num_rows > 0
    assert all(column.description for column in result.columns)
    assert len({column.name for column in result.columns}) == len(result.columns)


@pytest.mark.parametrize("name", names())
def test_counting_tables_have_all_measures_side_by_side(name):
    columns = tuple(column.name for column in question(name).columns)
    if "cases_low" in columns:
        at = columns.index("submissions")
        assert columns[at : at + len(MEASURE_NAMES)] == MEASURE_NAMES


@pytest.mark.parametrize("name", names())
def test_a_table_is_ordered_by_all_its_names(name):
    one = question(name)
    ordered = {column for column, _ in one.order}
    texts = {column.name for column in one.columns if column.type == "string"}
    dependent = {"unit", "change", "before_round", "after_round"}
    assert "position" in ordered or texts - dependent <= ordered


@pytest.mark.parametrize("name", names())
def test_json_holds_plain_values_and_is_the_same_twice(small, name):
    once = compute(small, name, EVERYTHING).to_json()
    assert set(once) == {"name", "columns", "rows", "snapshot", "notes"}
    assert once["columns"][0].keys() == {"name", "type", "unit"}
    assert {type(value) for row in once["rows"] for value in row.values()} <= {str, int, type(None)}
    assert once["snapshot"] == small.id
    assert compute(small, name, EVERYTHING).to_json() == once


def test_a_table_that_does_not_exist_names_the_nearest(small):
    with pytest.raises(UnknownTableError, match="transit_hubs"):
        compute(small, "hubs", EVERYTHING)


@pytest.mark.parametrize("language", LANGUAGES)
def test_codes_have_labels_in_every_language(small, language):
    rows = compute(small, "codes", EVERYTHING, language).data.to_pylist()
    assert {"mode", "industry", "recruiter"} <= {row["list"] for row in rows}
    assert all(row["label"] for row in rows)
    assert all(row["htcds_field"] or row["why"] for row in rows)


def test_the_page_of_tables_is_in_step_with_the_code():
    written = PAGE.read_text("utf-8")
    assert tables_page(written) == written, "python -m njia.analysis.page docs/tables.md"


def test_the_page_of_tables_tells_every_key():
    head = PAGE.read_text("utf-8").partition(HEADING)[0]
    assert [key for key in KEYS if f"`{key}`" not in head] == []
