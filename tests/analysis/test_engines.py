"""Other databases: the same expressions, loaded under the same names, and plain errors."""

from __future__ import annotations

import gc
from threading import Thread

import ibis
import pyarrow as pa
import pytest
from ibis.backends.sql.compilers import ClickHouseCompiler, DuckDBCompiler, PostgresCompiler
from ibis.backends.sql.compilers.pyspark import PySparkCompiler
from ibis.common.exceptions import TableNotFound

from njia.analysis import EngineError, Scope, Selection, compute, names
from njia.analysis.engine import engine_of
from njia.analysis.registry import question
from njia.analysis.star import Star
from njia.standard import schema

EVERYTHING = Selection({}, Scope.administrator())
EVERY_KEY = Selection.parse(
    [
        "round=2020,unknown",
        "evidence=worked,unknown",
        "organisation=HOPE",
        "origin=KE,unknown",
        "destination=SA",
        "region=east_africa,unknown",
        "place=iso:KE,Nairobi,unknown",
        "country=KE,unknown",
        "industry=begging,unknown",
        "exploitation=forced_labour",
        "mode=bus",
        "carrier=KLM,unknown",
        "recruiter=friend",
        "status=running",
        "period=2019,2020-05,unknown",
    ],
    Scope.network("HOPE"),
)
COMPILERS = (DuckDBCompiler, PostgresCompiler, PySparkCompiler, ClickHouseCompiler)


@pytest.fixture(scope="module")
def unbound():
    tables = {}
    for name, columns in schema.TABLES.items():
        nullable = pa.schema([field.with_nullable(True) for field in columns])
        tables[name] = ibis.table(ibis.Schema.from_pyarrow(nullable), name)
    return tables


@pytest.mark.parametrize("compiler", COMPILERS, ids=lambda compiler: compiler.dialect.__name__)
@pytest.mark.parametrize("selection", [EVERYTHING, EVERY_KEY], ids=["everything", "every key"])
def test_every_table_is_written_for_every_database(unbound, compiler, selection):
    star = Star.of(unbound, selection)
    for name in names():
        query = compiler().to_sqlglot(question(name).ask(star)).sql(compiler.dialect)
        assert query.upper().startswith(("SELECT", "WITH")), name


def test_an_engine_named_by_its_url_gives_the_same_tables(network):
    snapshot = network.snapshot(network.journey("Kampala > Busia > Nairobi", carriers=("KLM",)))
    for name in names():
        assert compute(snapshot, name, EVERYTHING, engine="duckdb://") == compute(snapshot, name, EVERYTHING)


@pytest.mark.parametrize("url", ["nonsense", "nothing://x", "postgres://me:secret@127.0.0.1:1/none"])
def test_a_database_that_cannot_be_used_is_one_plain_sentence_without_a_password(network, url):
    snapshot = network.snapshot()
    with pytest.raises(EngineError) as caught:
        compute(snapshot, "modes", EVERYTHING, engine=url)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_a_snapshot_is_opened_once_and_a_selection_kept(network):
    snapshot = network.snapshot(network.journey("Nairobi > Riyadh"))
    engine = engine_of(snapshot)
    assert engine_of(snapshot) is engine
    assert engine.asked(EVERYTHING) is engine.asked(Selection({}, Scope.administrator()))


def test_selections_no_longer_kept_leave_nothing_behind(network):
    snapshot = network.snapshot(network.journey("Nairobi > Riyadh"))
    engine = engine_of(snapshot)
    for member in range(30):
        compute(snapshot, "corridors", Selection({}, Scope.network(f"member {member}")))
    kept = [name for asked in engine.kept.values() for name in asked.made]
    assert len(kept) < 30
    assert all(engine.backend.table(name).schema() for name in kept)
    with pytest.raises(TableNotFound):
        engine.backend.table("kept_0")


def test_another_snapshot_in_the_same_folder_is_read_anew(network, tmp_path, rows):
    one = network.snapshot(network.journey("Nairobi > Riyadh"))
    assert len(rows(one, "modes")) == 1
    two = network.snapshot()
    one.path.rename(tmp_path / "away")
    two.path.rename(one.path)
    assert rows(type(two).open(one.path), "modes") == []


def test_threads_that_ask_at_once_get_the_same_answers(network):
    snapshot = network.snapshot(*(network.journey("Kampala > Busia > Nairobi") for _ in range(20)))
    expected = compute(snapshot, "corridors", EVERYTHING).to_json()
    found = []

    def ask(member):
        selection = Selection({}, Scope.network(f"member {member}"))
        for name in ("corridors", "modes", "summary"):
            compute(snapshot, name, selection)
        found.append(compute(snapshot, "corridors", EVERYTHING).to_json())

    threads = [Thread(target=ask, args=(member,)) for member in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    gc.collect()
    assert found == [expected] * 6
