"""The snapshots that the store keeps: made again where one is damaged, and read while another is made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from running import njia


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text("Origin,Destination,Cases\nKampala,Dubai,4\n", "utf-8")
    njia("import", path, "--round", "1", data=tmp_path / "data")
    assert table(tmp_path / "data")
    return tmp_path / "data"


def table(data: Path) -> list[dict[str, object]]:
    run = njia("tables", "origin_destination", "--json", data=data)
    assert run.code == 0, run.err
    rows: list[dict[str, object]] = run.json["rows"]
    return rows


@pytest.mark.parametrize("written", ["[]", "null", '"x"', '{"state": 1}', '{"id": 5, "state": "1-2"}', "{"])
def test_a_damaged_note_on_the_current_snapshot_is_written_again(data: Path, written: str) -> None:
    (data / "snapshots" / "current.json").write_text(written, "utf-8")
    assert table(data)[0]["submissions"] == 1


@pytest.mark.parametrize("damage", ["missing", "cut", "manifest"])
def test_a_damaged_snapshot_is_made_again(data: Path, damage: str) -> None:
    named = json.loads((data / "snapshots" / "current.json").read_text("utf-8"))["id"]
    folder = data / "snapshots" / named
    if damage == "missing":
        (folder / "journeys.parquet").unlink()
    elif damage == "cut":
        (folder / "journeys.parquet").write_bytes(b"PAR1")
    else:
        (folder / "snapshot.json").write_text("{", "utf-8")
    assert table(data)[0]["submissions"] == 1
    out = data.parent / "out"
    assert njia("snapshot", "--out", out, data=data).code == 0
    assert (out / "journeys.parquet").stat().st_size > 100
