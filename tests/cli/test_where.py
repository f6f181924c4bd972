"""Conditions at the command line, on tables and on the report."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import njia


@pytest.mark.parametrize(
    ("condition", "told"),
    [
        ("region=mars", "east_africa"),
        ("round=2031", "2019, 2020"),
        ("organisation=member 3", "Member 3"),
        ("place=Mombassa", "Mombasa"),
        ("place=gn:1", "“gn:1”"),
        ("carrier=emirate", "Emirates"),
    ],
)
def test_a_slip_of_the_pen_is_refused_with_what_there_is(example: Path, condition: str, told: str) -> None:
    run = njia("tables", "modes", "--where", condition, "--json", data=example)
    assert (run.code, run.out) == (1, "")
    assert told in run.err
    assert len(run.err.splitlines()) == 1


def test_a_report_on_nothing_that_is_there_is_refused_and_not_written(example: Path, tmp_path: Path) -> None:
    run = njia("report", "--where", "round=2031", "--out", tmp_path / "r", data=example)
    assert run.code == 1
    assert "2019, 2020" in run.err
    assert list(tmp_path.iterdir()) == []


def test_the_report_says_that_it_takes_conditions() -> None:
    assert "--where KEY=VALUE[,VALUE]\n" in njia("report", "--help").out
