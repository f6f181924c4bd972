"""Which file is a new version of which: by its name, else by the submissions that both hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from running import Run, njia

HEAD = "Reference,Origin,Origin country,Destination,Number of cases\n"
FORMER = ("R1,Busia,Kenya,Qatar,1", "R2,Kitui,Kenya,Oman,3")
CORRECTED = ("R1,Busia,Kenya,Qatar,5", "R2,Kitui,Kenya,Oman,3", "R3,Malindi,Kenya,Iraq,2")
NO_REFERENCE = "Origin,Origin country,Destination,Number of cases\n"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def file(tmp_path: Path):
    def file(name: str, *rows: str, head: str = HEAD) -> Path:
        path = tmp_path / name
        path.write_text(head + "".join(f"{row}\n" for row in rows), "utf-8")
        return path

    return file


def sent(path: Path, data: Path, *options: str, organisation: str = "O", round_: str = "1") -> Run:
    return njia("import", path, "--round", round_, "--organisation", organisation, *options, data=data)


def cases(data: Path) -> list[int]:
    return sorted(one["cases"]["low"] for one in njia("journeys", "--json", data=data).lines)


def test_a_renamed_correction_is_shown_and_replaces_the_former_file_with_yes(file, data: Path) -> None:
    sent(file("a.csv", *FORMER), data)
    corrected = file("a_v2.csv", *CORRECTED)
    shown = sent(corrected, data)
    assert shown.code == 0
    for told in ("new version of a.csv", "row 2 was", "row 4 is new", "in place of a.csv", "--yes"):
        assert told in shown.err
    assert cases(data) == [1, 3]
    (result,) = sent(corrected, data, "--json").json["files"]
    assert (result["status"], result["taken"]) == ("changed", False)
    taken = sent(corrected, data, "--yes")
    assert "in place of a.csv" in taken.err
    assert cases(data) == [2, 3, 5]
    assert "unchanged" in sent(corrected, data).err


def test_a_renamed_correction_without_references_is_known_by_its_rows(file, data: Path) -> None:
    rows = ["Busia,Kenya,Qatar,1", "Kitui,Kenya,Oman,3", "Malindi,Kenya,Iraq,2"]
    sent(file("a.csv", *rows, head=NO_REFERENCE), data)
    rows[0] = "Busia,Kenya,Qatar,7"
    assert "new version of a.csv" in sent(file("b.csv", *rows, head=NO_REFERENCE), data).err


def test_a_renamed_file_keeps_what_was_decided_on_its_cells(file, data: Path) -> None:
    sent(file("a.csv", "R1,Malamba,Kenya,Qatar,1", *FORMER[1:]), data)
    (problem,) = njia("problems", "--json", data=data).lines
    assert njia("decide", problem["id"], "--accept", "--scope", "cell", data=data).code == 0
    sent(file("b.csv", "R1,Malamba,Kenya,Qatar,4", *FORMER[1:]), data, "--yes")
    assert njia("problems", "--json", data=data).out == ""
    assert cases(data) == [3, 4]


@pytest.mark.parametrize(("organisation", "round_"), [("P", "1"), ("O", "2")])
def test_another_members_or_another_rounds_file_is_no_version(
    file, data: Path, organisation: str, round_: str
) -> None:
    sent(file("a.csv", *FORMER), data)
    sent(file("b.csv", *CORRECTED), data, organisation=organisation, round_=round_)
    assert len(cases(data)) == 5


def test_less_than_half_in_common_is_another_file(file, data: Path) -> None:
    rows = [f"R{number},Busia,Kenya,Qatar,{number}" for number in range(1, 11)]
    sent(file("a.csv", *rows[:6]), data)
    assert sent(file("b.csv", *rows[4:]), data).code == 0
    assert len(cases(data)) == 12


def test_one_row_in_common_is_another_file_unless_it_is_all_of_it(file, data: Path) -> None:
    common, second, third = "Kenya,,Qatar,1", "Uganda,,Oman,3", "Malindi,Kenya,Iraq,2"
    sent(file("a.csv", common, second, head=NO_REFERENCE), data)
    sent(file("b.csv", common, third, head=NO_REFERENCE), data)
    assert len(cases(data)) == 4
    assert "new version of" in sent(file("c.csv", second, head=NO_REFERENCE), data).err


def test_rows_that_a_file_holds_several_times_say_nothing(file, data: Path) -> None:
    equal = ["Kenya,,Qatar,1"] * 3
    sent(file("a.csv", *equal, "Uganda,,Oman,3", head=NO_REFERENCE), data)
    sent(file("b.csv", *equal, "Malindi,Kenya,Iraq,2", head=NO_REFERENCE), data)
    assert len(cases(data)) == 8


def test_the_file_with_most_in_common_is_the_former_whatever_came_first(file, tmp_path: Path) -> None:
    little = file("little.csv", "R1,Busia,Kenya,Qatar,1", "R2,Kitui,Kenya,Oman,3")
    much = file("much.csv", *(f"R{number},Busia,Kenya,Qatar,9" for number in range(3, 7)))
    both = file("both.csv", *(f"R{number},Busia,Kenya,Qatar,8" for number in range(1, 7)))
    found = []
    for data, order in ((tmp_path / "one", (little, much)), (tmp_path / "two", (much, little))):
        for path in order:
            sent(path, data)
        assert "new version of much.csv" in sent(both, data, "--yes", "--dry-run").err
        sent(both, data, "--yes")
        found.append(cases(data))
    assert found[0] == found[1]


def test_the_same_name_goes_before_what_is_in_common(file, data: Path) -> None:
    sent(file("a.csv", *FORMER), data)
    sent(file("b.csv", "R8,Busia,Kenya,Qatar,1", "R9,Busia,Kenya,Qatar,1"), data)
    assert "b.csv: a version of it is here already" in sent(file("b.csv", *CORRECTED), data).err


@pytest.mark.parametrize("name", ["a.csv", "b.csv"])
def test_the_same_file_with_other_columns_says_so(file, data: Path, tmp_path: Path, name: str) -> None:
    sent(file("a.csv", *FORMER), data)
    mapping = tmp_path / "m.toml"
    mapping.write_text('[columns]\nOrigin = "transit"\n', "utf-8")
    shown = sent(file(name, *FORMER), data, "--mapping", str(mapping))
    assert "only its columns are read otherwise" in shown.err
    assert "rows are the same" not in shown.err
    assert "--yes" in shown.err
    assert sent(file(name, *FORMER), data, "--mapping", str(mapping), "--yes").code == 0
    assert cases(data) == [1, 3]


def test_equal_rows_under_another_title_are_said_to_be_the_same(file, data: Path) -> None:
    sent(file("a.csv", *FORMER), data)
    shown = sent(file("a.csv", *FORMER, head=f"Our cases of 2026,,,,\n{HEAD}"), data)
    assert "All 2 rows are the same" in shown.err
    assert "these are not" not in shown.err
