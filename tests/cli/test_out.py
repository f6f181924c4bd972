"""What `--out` and `--replace` may write over, and what else a command is given that it cannot use."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from running import njia

WRITERS = (("report",), ("snapshot",), ("problems",))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "list.csv"
    path.write_text("Origin,Destination,Cases\nKampala,Dubai,4\nMalamba,Dubai,4\n", "utf-8")
    assert njia("import", path, "--round", "1", data=tmp_path / "data").code == 0
    return tmp_path / "data"


@pytest.mark.parametrize("command", WRITERS)
def test_what_the_command_wrote_is_replaced_and_nothing_else(
    data: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    out = tmp_path / "out.xlsx"
    assert njia(*command, "--out", out, data=data).code == 0
    assert njia(*command, "--out", out, data=data).code == 1
    assert njia(*command, "--out", out, "--replace", data=data).code == 0
    thesis = tmp_path / "thesis"
    thesis.mkdir()
    (thesis / "index.html").write_text("<title>My thesis</title>", "utf-8")
    for mine in (thesis, data, data / "njia.sqlite3", tmp_path):
        run = njia(*command, "--out", mine, "--replace", data=data)
        assert run.code == 1
        assert len(run.err.splitlines()) == 1
    assert (thesis / "index.html").read_text("utf-8") == "<title>My thesis</title>"
    assert len(njia("journeys", "--json", data=data).lines) == 2


def test_signs_that_steer_a_terminal_are_only_shown(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Origin,Destination,Cases\nKam\x1b[31mpala,Dubai,4\x07\n", "utf-8")
    run = njia("import", path, "--round", "1", data=tmp_path / "data")
    listed = njia("problems", data=tmp_path / "data")
    assert not {"\x1b", "\x07"} & set(run.err + run.out + listed.out + listed.err)


def test_a_blank_name_and_a_port_that_is_none_are_usage(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text("Origin,Destination\nKampala,Dubai\n", "utf-8")
    assert njia("import", path, "--round", "  ", data=tmp_path / "data").code == 2
    assert njia("import", path, "--round", "1", "--organisation", "", data=tmp_path / "data").code == 2
    assert njia("demo", "--port", "99999", data=tmp_path / "data").code == 2
    assert not (tmp_path / "data").exists()


def test_letters_that_are_not_utf_8_are_one_sentence(tmp_path: Path) -> None:
    command = [sys.executable.encode(), b"-m", b"njia.cli.main", b"decide", b"\xff", b"--undo"]
    done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path, timeout=60)
    assert done.returncode == 1
    assert done.stderr.count(b"\n") == 1
    assert b"UTF-8" in done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, as Linux has it")
def test_a_result_that_cannot_be_written_is_told(data: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "njia.cli.main", "--data", str(data), "tables"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
            env=os.environ,
        )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr


def test_a_wrong_row_among_the_own_places_is_told_with_its_line(data: Path) -> None:
    (data / "places.csv").write_text("name,kind,country\nKwa Njenga,hamlet,KE\n", "utf-8")
    for command in (("read",), ("place", "Kampala")):
        run = njia(*command, data=data)
        assert run.code == 1
        assert "places.csv, line 2" in run.err
