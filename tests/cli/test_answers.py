"""Sheets of questions that come back: what is taken, what would be, and what each file says in JSON."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from running import njia

CSV = "Origin,Origin country,Destination,Number of cases\nMalamba,Kenya,Qatar,two families\nKitui,Kenya,Oman,3\n"
NO_ROWS = {"journey": 0, "observation": 0, "held": 0, "ignored": 0}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A store that asks two questions: where Malamba is, and how many two families are."""
    path = tmp_path / "a.csv"
    path.write_text(CSV, "utf-8")
    njia("import", path, "--round", "1", data=tmp_path / "data")
    return tmp_path / "data"


@pytest.fixture
def sheet(data: Path, tmp_path: Path) -> Callable[..., Path]:
    def sheet(malamba: str | None, families: str | None) -> Path:
        path = tmp_path / "questions.xlsx"
        assert njia("problems", "--out", path, "--replace", data=data).code == 0
        book = openpyxl.load_workbook(path)
        for row in book.worksheets[0].iter_rows(min_row=3):
            row[8].value = malamba if row[5].value == "Malamba" else families
        book.save(path)
        return path

    return sheet


def test_a_dry_run_of_answers_writes_nothing_and_tells_how_many(data: Path, sheet) -> None:
    answered = sheet("yes", "8-10")
    journeys, problems = (njia(name, "--json", data=data).out for name in ("journeys", "problems"))
    run = njia("import", answered, "--round", "1", "--dry-run", "--json", data=data)
    assert run.code == 0
    assert "2 answers would be taken" in run.err
    (told,) = run.json["files"]
    assert (told["taken"], told["answers"]["taken"]) == (False, 2)
    assert njia("journeys", "--json", data=data).out == journeys
    assert njia("problems", "--json", data=data).out == problems
    assert "2 answers taken" in njia("import", answered, "--round", "1", data=data).err
    assert njia("problems", "--json", data=data).out == ""


def test_answers_are_told_in_json_beside_the_other_files(data: Path, sheet, tmp_path: Path) -> None:
    other = tmp_path / "b.csv"
    other.write_text("Origin,Destination\nUganda,Oman\n", "utf-8")
    run = njia("import", sheet("yes", None), other, "--round", "1", "--json", data=data)
    assert run.code == 0
    answered, imported = run.json["files"]
    assert answered == {
        "file": "questions.xlsx",
        "status": "imported",
        "reason": None,
        "taken": True,
        "rows": NO_ROWS,
        "journeys": 0,
        "problems": 0,
        "answers": {"taken": 1, "left": 1, "refused": []},
    }
    assert list(answered["rows"]) == list(imported["rows"])
    assert (imported["file"], imported["journeys"]) == ("b.csv", 1)


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_a_refused_answer_does_not_stop_the_others_and_exits_with_1(
    data: Path, sheet, options: tuple[str, ...]
) -> None:
    run = njia("import", sheet("yes", "a few"), "--round", "1", "--json", *options, data=data)
    assert run.code == 1
    answers = run.json["files"][0]["answers"]
    assert (answers["taken"], answers["left"]) == (1, 0)
    (refused,) = answers["refused"]
    assert "a few" in refused["reason"]
    assert f"questions.xlsx, row {refused['row']}: {refused['reason']}" in run.err


def test_a_refused_answer_is_told_in_the_readers_language(data: Path, sheet) -> None:
    run = njia("--lang", "fr", "import", sheet(None, "a few"), "--round", "1", data=data)
    assert "n'est pas un nombre" in run.err


def test_a_problem_of_two_equal_rows_is_listed_and_asked_once(tmp_path: Path) -> None:
    data, head = tmp_path / "data", "Origin,Origin country,Destination\n"
    for name, other in (("p.csv", "Kitui,Kenya,Oman"), ("q.csv", "Busia,Kenya,Iraq")):
        (tmp_path / name).write_text(f"{head}Malamba,Kenya,Qatar\n{other}\n", "utf-8")
        njia("import", tmp_path / name, "--round", "1", "--organisation", "O", data=data)
    (problem,) = njia("problems", "--json", data=data).lines
    assert (problem["text"], problem["settles"], problem["file"]) == ("Malamba", 2, "p.csv")
    asked = tmp_path / "questions.xlsx"
    njia("problems", "--out", asked, data=data)
    assert openpyxl.load_workbook(asked).worksheets[0].max_row == 3
    njia("decide", problem["id"], "--accept", data=data)
    assert njia("problems", "--json", data=data).out == ""
