"""Lines in and lines out: one that cannot be answered, and a reader that has read enough."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from running import njia


def test_a_line_with_an_unknown_country_does_not_stop_the_stream() -> None:
    run = njia("place", "--stdin", stdin="Nairobi,KE\nBusia,ZZ\nRiyadh,SA\n")
    assert run.code == 0
    assert [line["text"] for line in run.lines] == ["Nairobi", "Busia", "Riyadh"]
    assert [line["status"] for line in run.lines] == ["resolved", "unresolved", "resolved"]
    assert list(run.lines[1]) == list(run.lines[0])
    assert run.lines[1] | {"why": ""} == {
        "text": "Busia",
        "status": "unresolved",
        "score": 0,
        "place": None,
        "candidates": [],
        "why": "",
    }
    assert "“ZZ” is not a country" in run.lines[1]["why"]


def test_one_name_with_an_unknown_country_is_refused() -> None:
    run = njia("place", "Busia", "--country", "ZZ")
    assert run.code == 1
    assert "“ZZ” is not a country" in run.err


@pytest.mark.parametrize("read", [0, 10])
def test_a_reader_that_has_read_enough_ends_the_command_quietly(tmp_path: Path, read: int) -> None:
    path, data = tmp_path / "a.csv", tmp_path / "data"
    rows = "".join(f"Kenya,Qatar,{number}\n" for number in range(1, 400))
    path.write_text("Origin,Destination,Number of cases\n" + rows, "utf-8")
    njia("import", path, "--round", "1", data=data)
    command = subprocess.Popen(
        [sys.executable, "-m", "njia.cli.main", "--data", data, "journeys", "--json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert command.stdout
    assert command.stderr
    command.stdout.read(read)
    command.stdout.close()
    said = command.stderr.read()
    assert (command.wait(), said) == (0, b"")


def test_a_short_answer_that_nobody_reads_ends_quietly_too() -> None:
    command = subprocess.Popen(
        [sys.executable, "-m", "njia.cli.main", "tables"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert command.stdout
    assert command.stderr
    command.stdout.close()
    said = command.stderr.read()
    assert (command.wait(), said) == (0, b"")
