"""A dry run leaves nothing behind."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import njia


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "a.csv"
    path.write_text("Origin,Destination\nKwa Zuberi,Qatar\n", "utf-8")
    return path


def test_where_there_was_no_data_directory_there_is_none_afterwards(sheet: Path, tmp_path: Path) -> None:
    data, elsewhere = tmp_path / "data", tmp_path / "elsewhere"
    elsewhere.mkdir()
    run = njia(
        "import", sheet, "--round", "1", "--dry-run", data=data, environment={"TMPDIR": str(elsewhere)}
    )
    assert run.code == 0
    assert "would give 1 journeys" in run.err
    assert not data.exists()
    assert list(elsewhere.iterdir()) == []


def test_the_networks_own_places_are_read_where_there_is_no_store_yet(sheet: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    own = data / "places.csv"
    own.write_text("id,name,kind,country,lat,lon\nown:1,Kwa Zuberi,place,KE,-4.0,39.6\n", "utf-8")
    run = njia("import", sheet, "--round", "1", "--dry-run", "--json", data=data)
    assert run.json["files"][0]["problems"] == 0
    assert list(data.iterdir()) == [own]


def test_a_store_that_is_there_stays_byte_for_byte(sheet: Path, tmp_path: Path) -> None:
    data, other = tmp_path / "data", tmp_path / "b.csv"
    njia("import", sheet, "--round", "1", data=data)
    other.write_text("Origin,Destination\nUganda,Oman\n", "utf-8")
    before = (data / "njia.sqlite3").read_bytes()
    assert njia("import", other, "--round", "2", "--dry-run", data=data).code == 0
    assert (data / "njia.sqlite3").read_bytes() == before
