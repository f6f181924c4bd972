"""`njia import`: all of a file or nothing, and every row accounted for."""

from __future__ import annotations

import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import EXAMPLES, njia

CSV = (
    "Origin,Country of origin,Transit,Destination country,Number of cases\n"
    "Busia,Kenya,Nairobi,Qatar,12\n"
    "Kitui,Kenya,,Oman,10-15\n"
)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "our-list.csv"
    path.write_text(CSV, "utf-8")
    return path


def imported(path: Path, data: Path, *options: str) -> dict[str, object]:
    run = njia("import", path, "--round", "2026", "--json", *options, data=data)
    return run.json["files"][0]


def test_every_row_of_the_twelve_files_is_accounted_for(tmp_path: Path) -> None:
    files = sorted((EXAMPLES / "kenya-2020").glob("member-*"))
    run = njia("import", *files, "--round", "2020", "--json", data=tmp_path / "data")
    assert run.code == 0
    results = run.json["files"]
    assert [one["status"] for one in results] == ["imported"] * 12
    assert sum(one["journeys"] for one in results) == 84
    assert sum(one["rows"]["journey"] for one in results) == 84
    assert sum(one["rows"]["held"] for one in results) == 0


def test_the_same_file_again_changes_nothing(sheet: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    assert imported(sheet, data)["status"] == "imported"
    assert imported(sheet, data)["status"] == "unchanged"
    assert len(njia("journeys", "--json", data=data).lines) == 2


def test_a_changed_file_is_shown_and_taken_only_with_yes(sheet: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    imported(sheet, data)
    sheet.write_text(CSV.replace(",12\n", ",13\n") + "Malindi,Kenya,,Iraq,2\n", "utf-8")
    shown = njia("import", sheet, "--round", "2026", data=data)
    assert shown.code == 0
    assert "--yes" in shown.err
    assert "row 2 was" in shown.err
    assert "row 4 is new" in shown.err
    assert {one["cases"]["low"] for one in njia("journeys", "--json", data=data).lines} == {12, 10}
    assert imported(sheet, data, "--yes")["taken"]
    assert {one["cases"]["low"] for one in njia("journeys", "--json", data=data).lines} == {13, 10, 2}


def test_rows_inserted_above_do_not_change_a_journey(sheet: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    imported(sheet, data)
    before = {one["id"] for one in njia("journeys", "--json", data=data).lines}
    sheet.write_text("Our cases of 2026,,,,\n,,,,\n" + CSV, "utf-8")
    imported(sheet, data, "--yes")
    after = njia("journeys", "--json", data=data).lines
    assert {one["id"] for one in after} == before
    assert [one["source"]["row"] for one in after] == [4, 5]


def test_equal_rows_are_two_journeys_and_marked(sheet: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    sheet.write_text(CSV + "Busia,Kenya,Nairobi,Qatar,12\n", "utf-8")
    assert imported(sheet, data)["journeys"] == 3
    assert len({one["id"] for one in njia("journeys", "--json", data=data).lines}) == 3
    codes = [one["code"] for one in njia("problems", "--json", data=data).lines]
    assert codes == ["row_twice"]


def test_the_order_in_which_files_came_does_not_change_the_ids(sheet: Path, tmp_path: Path) -> None:
    twin = tmp_path / "z-later.csv"
    others = "Malindi,Kenya,,Iraq,2\nNarok,Kenya,,Kuwait,3\nVoi,Kenya,,Oman,4\n"
    twin.write_text("".join(CSV.splitlines(keepends=True)[:2]) + others, "utf-8")
    for data, order in ((tmp_path / "one", (sheet, twin)), (tmp_path / "two", (twin, sheet))):
        for path in order:
            njia("import", path, "--round", "1", "--organisation", "A", data=data)

    def ids(data: Path) -> set[tuple[str, str, int]]:
        lines = njia("journeys", "--json", data=data).lines
        return {(one["id"], one["source"]["file"], one["source"]["row"]) for one in lines}

    assert len(ids(tmp_path / "one")) == 6
    assert ids(tmp_path / "one") == ids(tmp_path / "two")


def test_a_refused_file_does_not_stop_the_others(sheet: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.xlsx"
    bad.write_bytes(b"")
    run = njia("import", bad, sheet, "--round", "1", "--json", data=tmp_path / "data")
    assert run.code == 1
    assert [one["status"] for one in run.json["files"]] == ["refused", "imported"]
    assert "bad.xlsx is empty" in run.json["files"][0]["reason"]
    assert len(run.err.splitlines()) == 2


def test_a_csv_of_one_column_says_the_remedy(tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text("Origin\nBusia\nKitui\n", "utf-8")
    run = njia("import", path, "--round", "1", data=tmp_path / "data")
    assert run.code == 1
    assert "only one column" in run.err


def test_a_dry_run_writes_nothing(sheet: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    run = njia("import", sheet, "--round", "1", "--dry-run", data=data)
    assert run.code == 0
    assert "origin_country" in run.out
    assert njia("journeys", "--json", data=data).out == ""


def test_a_mapping_file_says_what_a_column_holds(tmp_path: Path) -> None:
    path, mapping = tmp_path / "a.csv", tmp_path / "m.toml"
    path.write_text("Aa,Bb,Cc\nKenya,Qatar,7\n", "utf-8")
    assert njia("import", path, "--round", "1", data=tmp_path / "data").code == 1
    mapping.write_text('[columns]\nAa = "origin"\nBb = "destination"\nCc = "cases"\n', "utf-8")
    run = njia("import", path, "--round", "1", "--mapping", mapping, data=tmp_path / "data")
    assert run.code == 0
    journey = njia("journeys", "--json", data=tmp_path / "data").lines[0]
    assert [stop["place"]["id"] for stop in journey["stops"]] == ["iso:KE", "iso:QA"]
    mapping.write_text('[columns]\nAa = "from"\n', "utf-8")
    run = njia("import", path, "--round", "1", "--mapping", mapping, data=tmp_path / "data")
    assert run.code == 1
    assert "no field" in run.err


def test_what_identifies_people_is_not_kept_and_it_is_said(tmp_path: Path) -> None:
    path, data = tmp_path / "a.csv", tmp_path / "data"
    path.write_text(
        "Name of victim,Phone number,Origin,Destination\nAmina Njeri,0722000000,Kenya,Qatar\n", "utf-8"
    )
    run = njia("import", path, "--round", "1", data=data)
    assert run.code == 0
    content = b"".join(part.read_bytes() for part in data.glob("njia.sqlite3*"))
    assert b"Njeri" not in content
    assert b"0722000000" not in content
    told = [one["code"] for one in njia("problems", "--json", data=data).lines]
    assert told.count("identity_column") == 2


def test_the_same_place_twice_in_one_row_is_one_question(tmp_path: Path) -> None:
    path, data = tmp_path / "a.csv", tmp_path / "data"
    path.write_text(
        "Origin,Origin country,Destination\nXqzzplace,Kenya,Qatar\nXqzzplace,Kenya,Oman\n", "utf-8"
    )
    njia("import", path, "--round", "1", data=data)
    problems = njia("problems", "--json", data=data).lines
    assert [one["settles"] for one in problems if one["code"] == "place_unresolved"] == [2, 2]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte, where the tests may mount one."""
    disk = tmp_path / "small"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("needs the right to mount a small disk")
    yield disk
    subprocess.run(["umount", disk], check=True)


def test_a_read_only_data_directory(sheet: Path, small_disk: Path) -> None:
    data = small_disk / "data"
    assert imported(sheet, data)["status"] == "imported"
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    other = sheet.with_name("other.csv")
    other.write_text(CSV.replace("Busia", "Malindi"), "utf-8")
    for target in (data, small_disk / "new"):
        run = njia("import", other, "--round", "1", data=target)
        assert run.code == 1
        assert "cannot be written" in run.err
        assert len(run.err.strip().splitlines()) == 1


def test_a_data_directory_that_is_a_file(sheet: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.write_text("not a folder", "utf-8")
    run = njia("import", sheet, "--round", "1", data=data)
    assert run.code == 1
    assert len(run.err.strip().splitlines()) == 1
    assert data.read_text("utf-8") == "not a folder"


def test_a_damaged_store_is_said_and_left_alone(sheet: Path, tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "njia.sqlite3").write_bytes(b"this is no database, " * 200)
    run = njia("import", sheet, "--round", "1", data=data)
    assert run.code == 1
    assert len(run.err.strip().splitlines()) == 1


def test_a_full_disk_leaves_the_store_as_it_was(small_disk: Path, tmp_path: Path) -> None:
    data = small_disk / "data"
    many = tmp_path / "many.csv"
    many.write_text(CSV + "".join(f"Busia,Kenya,Nairobi,Qatar,{n + 1}\n" for n in range(4000)), "utf-8")
    first = tmp_path / "first.csv"
    first.write_text(CSV, "utf-8")
    assert njia("import", first, "--round", "1", data=data).code == 0
    run = njia("import", many, "--round", "1", data=data)
    assert run.code == 1
    assert "full" in run.err
    assert len(run.err.strip().splitlines()) == 1
    assert len(njia("journeys", "--json", data=data).lines) == 2


def test_a_second_import_at_the_same_time_is_told_to_wait(sheet: Path, tmp_path: Path) -> None:
    from filelock import FileLock

    data = tmp_path / "data"
    assert imported(sheet, data)["status"] == "imported"
    other = tmp_path / "other.csv"
    other.write_text(CSV.replace("Busia", "Malindi"), "utf-8")
    with FileLock(data / ".changing.lock"):
        run = njia("import", other, "--round", "2026", data=data)
    assert run.code == 1
    assert "Another import" in run.err
    assert len(njia("journeys", "--json", data=data).lines) == 2


@pytest.mark.parametrize("wait", [0.6, 1.2, 1.8])
def test_a_killed_import_leaves_all_of_a_file_or_nothing(tmp_path: Path, wait: float) -> None:
    data = tmp_path / "data"
    first = tmp_path / "first.csv"
    first.write_text(CSV, "utf-8")
    njia("import", first, "--round", "1", data=data)
    many = tmp_path / "many.csv"
    many.write_text(CSV + "".join(f"Busia,Kenya,Nairobi,Qatar,{n + 100}\n" for n in range(1500)), "utf-8")
    killed = subprocess.Popen(
        [sys.executable, "-m", "njia.cli.main", "--data", data, "import", many, "--round", "1"],
        stderr=subprocess.DEVNULL,
    )
    time.sleep(wait)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert len(njia("journeys", "--json", data=data).lines) in {2, 1504}
    again = njia("import", many, "--round", "1", "--json", data=data)
    assert again.code == 0
    assert again.json["files"][0]["status"] in {"imported", "unchanged"}
    assert len(njia("journeys", "--json", data=data).lines) == 1504
    store = sqlite3.connect(data / "njia.sqlite3")
    assert store.execute("select count(*) from portal_receivedfile").fetchone() == (2,)
    store.close()


def test_a_sheet_name_or_cell_like_a_path_or_a_formula_is_only_text(tmp_path: Path) -> None:
    path, data = tmp_path / "a.csv", tmp_path / "data"
    path.write_text(
        "Origin,Destination,Remarks\nKenya,Qatar,=cmd|' /C calc'!A0\n../../etc/passwd,Oman,x\n", "utf-8"
    )
    assert njia("import", path, "--round", "../../2026", data=data).code == 0
    out = tmp_path / "q.xlsx"
    assert njia("problems", "--out", out, data=data).code == 0
    assert not (tmp_path.parent / "2026").exists()


def test_two_languages_of_messages(sheet: Path, tmp_path: Path) -> None:
    shutil.copy(sheet, tmp_path / "b.csv")
    run = njia("--lang", "fr", "import", tmp_path / "b.csv", "--round", "1", data=tmp_path / "data")
    assert "trajets" in run.err


def test_the_country_beside_what_was_seen_decides_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "seen.csv"
    path.write_text(
        "What was observed,Border point or town,Country,When\nBribes,Moyale,Ethiopia,2019\nBribes,,Uganda,\n",
        "utf-8",
    )
    data = tmp_path / "data"
    assert imported(path, data)["rows"] == {"journey": 0, "observation": 2, "held": 0, "ignored": 1}
    first, second = (one["place"] for one in njia("observations", "--json", data=data).lines)
    assert (first["place"]["name"], first["country"]) == ("Moyale", "ET")
    assert second["place"]["id"] == "iso:UG"
