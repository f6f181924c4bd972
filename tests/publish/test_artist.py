"""Maps drawn by a second process are those drawn here."""

from __future__ import annotations

from pathlib import Path

import pytest

from njia.analysis import Scope, Selection
from njia.publish import Network, write_report
from njia.publish import artist as drawing

EVERYTHING = Selection({}, Scope.administrator())


def page(snapshot, folder: Path, draw: drawing.Draw) -> str:
    network = Network("A network", "KE")
    write_report(snapshot, folder, network=network, language="en", selection=EVERYTHING, draw=draw)
    return (folder / "index.html").read_text("utf-8")


@pytest.fixture
def two_ways(snapshot, told):
    return snapshot(told(1, "KE", "SA"), told(2, "Kampala", "Busia", "Nairobi"))


def test_the_report_is_the_same_whoever_draws(two_ways, tmp_path: Path) -> None:
    here = page(two_ways, tmp_path / "here", drawing.draw_here)
    with drawing.artist() as draw:
        there = page(two_ways, tmp_path / "there", draw)
    assert "<svg" in here
    assert here == there


def test_a_process_that_is_gone_does_not_stop_the_report(two_ways, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(drawing.sys, "executable", "/bin/false")
    with drawing.artist() as draw:
        assert "<svg" in page(two_ways, tmp_path / "out", draw)


def test_a_process_that_cannot_be_started_does_not_either(two_ways, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(drawing.sys, "executable", str(tmp_path / "no-python"))
    with drawing.artist() as draw:
        assert "<svg" in page(two_ways, tmp_path / "out", draw)
