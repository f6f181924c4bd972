"""The commands as their contract has them."""

from __future__ import annotations

import json
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from running import njia

JOURNEY_KEYS = [
    "id", "organisation", "round", "evidence", "status", "period", "cases", "stops", "intended", "legs", "modes",
    "carriers", "industries", "exploitation", "recruiters", "means", "channels", "promises", "who", "source",
]  # fmt: skip


def test_the_demo_makes_the_example_and_its_report(example: Path) -> None:
    page = (example / "report" / "index.html").read_text("utf-8")
    assert "814" in page
    assert "reconstruction" in page.casefold()
    again = njia("demo", "--no-serve", data=example)
    assert again.code == 0, again.err


def test_the_demo_holds_the_decision_that_malamba_is_malaba(example: Path) -> None:
    journeys = njia("journeys", "--json", data=example).lines
    (stop,) = [s for j in journeys for s in j["stops"] if s["text"].startswith("Malamba")]
    assert stop["place"]["name"] == "Malaba"
    assert stop["place"]["country"] == "KE"


def test_a_journey_line_has_every_field_of_the_contract(example: Path) -> None:
    journeys = njia("journeys", "--json", data=example).lines
    assert len([j for j in journeys if j["round"] == "2020"]) == 84
    for journey in journeys:
        assert list(journey) == JOURNEY_KEYS
        assert journey["source"]["row"] == journey["source"]["rows"][0]
        for stop in journey["stops"]:
            assert (stop["place"] is not None) == (stop["status"] == "resolved")


def test_observations_have_lines_of_their_own(example: Path) -> None:
    found = njia("observations", "--json", data=example).lines
    assert found
    assert {one["kind"] for one in found} >= {"corruption"}
    assert all(one["place"]["status"] == "resolved" for one in found)


def test_tables_lists_and_prints(example: Path) -> None:
    names = [one["name"] for one in njia("tables", "--json", data=example).json]
    assert {"summary", "origin_destination", "rounds", "codes"} <= set(names)
    for name in names:
        run = njia("tables", name, "--json", data=example)
        assert run.code == 0, run.err
        assert list(run.json) == ["name", "columns", "rows", "snapshot", "notes"]
    table = njia("tables", "origin_destination", "--json", data=example).json
    assert table["rows"][0] | {"organisations": 0} == table["rows"][0] | {
        "origin": "KE", "destination": "SA", "submissions": 11, "cases_low": 814, "cases_high": 814, "organisations": 0,
    }  # fmt: skip


def test_where_filters_a_table(example: Path) -> None:
    run = njia(
        "tables",
        "origin_destination",
        "--where",
        "origin=UG",
        "--where",
        "round=2020",
        "--json",
        data=example,
    )
    assert {row["origin"] for row in run.json["rows"]} == {"UG"}
    assert njia("tables", "origin_destination", "--where", "planet=mars", data=example).code == 1
    assert njia("tables", "no_such_table", data=example).code == 1


def test_place_tells_what_a_name_means_and_why() -> None:
    found = njia("place", "Busia", "--country", "KE", "--json").json
    assert (found["status"], found["place"]["country"]) == ("resolved", "KE")
    assert found["why"]
    assert njia("place", "Busia", "--json").json["status"] == "ambiguous"
    assert njia("place").code == 1


def test_place_answers_many_lines_in_their_order() -> None:
    run = njia("place", "--stdin", stdin='Nairobi,KE\n"Riyadh, Saudi Arabia"\nدبي,AE\n,\n')
    assert [line["place"] and line["place"]["country"] for line in run.lines] == ["KE", "SA", "AE", None]


def test_a_snapshot_is_written_once_and_named_by_its_content(example: Path, tmp_path: Path) -> None:
    out = tmp_path / "snapshot"
    first = njia("snapshot", "--out", out, "--json", data=example).json
    assert pq.read_table(out / "journeys.parquet").num_rows == first["rows"]["journeys"]
    refused = njia("snapshot", "--out", out, data=example)
    assert refused.code == 1
    assert "--replace" in refused.err
    assert njia("snapshot", "--out", out, "--replace", "--json", data=example).json["id"] == first["id"]


@pytest.mark.parametrize("audience", ["partner", "public"])
def test_reports_that_would_leave_the_network_are_refused(
    example: Path, tmp_path: Path, audience: str
) -> None:
    run = njia("report", "--audience", audience, "--out", tmp_path / "r", data=example)
    assert run.code == 1
    assert "disclosure" in run.err
    assert not (tmp_path / "r").exists()


@pytest.mark.parametrize("language", ["en", "fr", "sw", "ar", "am"])
def test_a_report_in_each_language(example: Path, tmp_path: Path, language: str) -> None:
    run = njia("--lang", language, "report", "--out", tmp_path / "r", data=example)
    assert run.code == 0, run.err
    page = (tmp_path / "r" / "index.html").read_text("utf-8")
    assert f'lang="{language}"' in page
    assert ('dir="rtl"' in page) == (language == "ar")
    for member in ("HAART", "Trace Kenya"):
        assert member in page


def test_problems_are_answered_by_decisions_and_undone(tmp_path: Path) -> None:
    path, data = tmp_path / "a.csv", tmp_path / "data"
    path.write_text(
        "Origin,Origin country,Destination,Mode of transport\nMalamba,Kenya,Qatar,zeppelin\n", "utf-8"
    )
    njia("import", path, "--round", "1", data=data)
    problems = {one["text"]: one for one in njia("problems", "--json", data=data).lines}
    assert set(problems) == {"Malamba", "zeppelin"}
    before = njia("journeys", "--json", data=data).lines[0]
    assert before["modes"] == ["other:zeppelin"]
    assert before["stops"][0]["status"] != "resolved"
    assert njia("decide", problems["Malamba"]["id"], "--accept", "--scope", "network", data=data).code == 0
    assert njia("decide", problems["zeppelin"]["id"], "--value", "plane", data=data).code == 0
    after = njia("journeys", "--json", data=data).lines[0]
    assert after["stops"][0]["place"]["name"] == "Malaba"
    assert after["modes"] == ["plane"]
    assert after["id"] == before["id"]
    assert njia("problems", "--json", data=data).out == ""
    assert njia("read", data=data).code == 0
    assert njia("journeys", "--json", data=data).lines[0] == after
    assert njia("decide", problems["zeppelin"]["id"], "--undo", data=data).code == 0
    assert njia("journeys", "--json", data=data).lines[0]["modes"] == ["other:zeppelin"]


def test_an_answer_that_is_none_is_refused_with_the_codes(tmp_path: Path) -> None:
    path, data = tmp_path / "a.csv", tmp_path / "data"
    path.write_text("Origin,Destination,Mode of transport\nKenya,Qatar,zeppelin\n", "utf-8")
    njia("import", path, "--round", "1", data=data)
    (problem,) = njia("problems", "--json", data=data).lines
    refused = njia("decide", problem["id"], "--value", "airship", data=data)
    assert refused.code == 1
    assert "minibus" in refused.err
    assert njia("decide", "0000000000", "--accept", data=data).code == 1
    assert njia("decide", problem["id"], "--accept", data=data).code == 1


def test_a_sheet_of_questions_comes_back_with_its_answers(tmp_path: Path) -> None:
    import openpyxl

    path, data, sheet = tmp_path / "a.csv", tmp_path / "data", tmp_path / "questions.xlsx"
    path.write_text(
        "Origin,Origin country,Destination,Number of cases\nMalamba,Kenya,Qatar,two families\n", "utf-8"
    )
    njia("import", path, "--round", "1", data=data)
    assert njia("problems", "--out", sheet, data=data).code == 0
    book = openpyxl.load_workbook(sheet)
    page = book.worksheets[0]
    for row in page.iter_rows(min_row=3):
        row[8].value = "yes" if row[5].value == "Malamba" else "8-10"
    book.save(sheet)
    run = njia("import", sheet, "--round", "1", data=data)
    assert run.code == 0
    assert "2 answers" in run.err
    journey = njia("journeys", "--json", data=data).lines[0]
    assert journey["stops"][0]["place"]["name"] == "Malaba"
    assert journey["cases"]["low"] == 8


def test_without_data_the_next_step_is_said(tmp_path: Path) -> None:
    for command in (
        ("journeys",),
        ("problems",),
        ("tables", "summary"),
        ("report", "--out", str(tmp_path / "r")),
    ):
        run = njia(*command, data=tmp_path / "nothing")
        assert run.code == 1
        assert "njia demo" in run.err
        assert not (tmp_path / "nothing").exists()


def test_usage_errors_exit_with_2() -> None:
    assert njia("fly").code == 2
    assert njia().code == 2
    assert njia("import", "a.csv").code == 2


def test_usage_errors_are_told_in_the_language_asked_for() -> None:
    assert "njia import : erreur : il manque : FILE, --round" in " ".join(
        njia("--lang", "fr", "import").err.replace("\u202f", " ").split()
    )
    assert "x si lango la mtandao: 0 hadi 65535" in njia("--lang=sw", "demo", "--port", "x").err


def test_output_is_utf_8_in_any_locale(example: Path) -> None:
    run = njia(
        "journeys",
        "--json",
        data=example,
        environment={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert run.code == 0
    assert any("\u0600" <= letter <= "\u06ff" for letter in run.out)


def test_every_action_leaves_an_audit_event(example: Path) -> None:
    import sqlite3

    store = sqlite3.connect(example / "njia.sqlite3")
    actions = {row[0] for row in store.execute("select action from portal_auditevent")}
    names = [
        json.loads(row[0])
        for row in store.execute("select details from portal_auditevent where action='import'")
    ]
    store.close()
    assert {"import", "decide", "describe network", "describe round"} <= actions
    assert len(names) == 18


def test_a_network_without_a_title_still_has_a_heading(tmp_path: Path) -> None:
    path, data = tmp_path / "a.csv", tmp_path / "data"
    path.write_text("Origin,Destination,Number of cases\nKenya,Qatar,3\n", "utf-8")
    njia("import", path, "--round", "2026", data=data)
    assert njia("report", "--out", tmp_path / "r", data=data).code == 0
    page = (tmp_path / "r" / "index.html").read_text("utf-8")
    heading = page.partition("<h1")[2].partition("</h1>")[0]
    assert "2026" in heading
