"""Files as they come, and files that cannot be taken."""

from __future__ import annotations

import io
import os
import re
import tracemalloc
import zipfile
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from njia.intake.problems import ProblemCode, Refused
from njia.intake.questions import is_question_sheet
from njia.intake.workbook import open_workbook


def refusal(path: Path) -> ProblemCode:
    with pytest.raises(Refused) as raised:
        open_workbook(path)
    sentence = str(raised.value)
    assert path.name in sentence
    assert sentence.endswith(".")
    return raised.value.problem.code


def xlsx(path: Path, rows: list[list[object]], sheet: str = "Sheet1") -> Path:
    book = xlsxwriter.Workbook(str(path))
    page = book.add_worksheet(sheet)
    for number, row in enumerate(rows):
        page.write_row(number, 0, row)
    book.close()
    return path


def write(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def test_a_missing_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "gone.xlsx") is ProblemCode.FILE_MISSING


def test_a_folder(tmp_path: Path) -> None:
    assert refusal(tmp_path) is ProblemCode.FILE_IS_FOLDER


def test_an_empty_file(tmp_path: Path) -> None:
    assert refusal(write(tmp_path / "a.xlsx", b"")) is ProblemCode.FILE_EMPTY


def test_a_truncated_file(tmp_path: Path) -> None:
    whole = xlsx(tmp_path / "whole.xlsx", [["Origin", "Destination"], ["Kenya", "Oman"]]).read_bytes()
    assert refusal(write(tmp_path / "cut.xlsx", whole[: len(whole) // 2])) is ProblemCode.FILE_DAMAGED


def test_an_encrypted_file(tmp_path: Path) -> None:
    ole = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        + b"\0" * 600
        + "EncryptedPackage".encode("utf-16-le")
        + b"\0" * 600
    )
    assert refusal(write(tmp_path / "a.xlsx", ole)) is ProblemCode.FILE_ENCRYPTED


def test_an_encrypted_ods(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "x")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")
    assert refusal(tmp_path / "a.ods") is ProblemCode.FILE_ENCRYPTED


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 x", b"\x89PNG\r\n", b"<html><table></table></html>", b"{\\rtf1 x}"]
)
def test_a_file_of_another_type(tmp_path: Path, content: bytes) -> None:
    assert refusal(write(tmp_path / "a.xlsx", content)) is ProblemCode.FILE_TYPE


def test_a_zip_that_is_no_workbook(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.docx", "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    assert refusal(tmp_path / "a.docx") is ProblemCode.FILE_TYPE


def test_a_workbook_of_pictures(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    page = book.add_worksheet()
    pixel = io.BytesIO(
        bytes.fromhex(
            "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc00000030101"
            "00c9fe92ef0000000049454e44ae426082"
        )
    )
    page.insert_image("A1", "a.png", {"image_data": pixel})
    book.close()
    assert refusal(tmp_path / "a.xlsx") is ProblemCode.NO_CELLS


def test_a_workbook_without_a_sheet(tmp_path: Path) -> None:
    with (
        zipfile.ZipFile(xlsx(tmp_path / "whole.xlsx", [["a"]])) as whole,
        zipfile.ZipFile(tmp_path / "a.xlsx", "w") as cut,
    ):
        for name in whole.namelist():
            content = whole.read(name)
            if name == "xl/workbook.xml":
                start, end = content.index(b"<sheets>"), content.index(b"</sheets>")
                content = content[:start] + b"<sheets>" + content[end:]
            cut.writestr(name, content)
    assert refusal(tmp_path / "a.xlsx") is ProblemCode.NO_SHEETS


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    assert refusal(write(tmp_path / "a.csv", os.urandom(64) + b"\x00\x01\x02")) is ProblemCode.UNREADABLE_TEXT


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "x")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as sheet:
            for _ in range(1100):
                sheet.write(b"\0" * (1 << 20))
    assert refusal(tmp_path / "a.xlsx") is ProblemCode.FILE_TOO_LARGE


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_any_delimiter_and_unicode_encoding(tmp_path: Path, delimiter: str, encoding: str) -> None:
    lines = [["Pays d'origine", "Cas"], ["Éthiopie", "10,5"], ["جيبوتي", "3"]]
    text = "\r\n".join(delimiter.join(f'"{cell}"' for cell in line) for line in lines)
    book = open_workbook(write(tmp_path / "a.csv", text.encode(encoding)))
    assert [list(row) for row in book.sheets[0].rows] == lines
    assert not book.notices


def test_a_windows_file_is_read_and_the_assumption_told(tmp_path: Path) -> None:
    text = (
        "Pays d'origine;Lieu d'exploitation;Détails\r\nÉthiopie;Nairobi;employée à la maison, très éloignée\r\n"
        * 3
    )
    book = open_workbook(write(tmp_path / "a.csv", text.encode("cp1252")))
    assert book.sheets[0].rows[1][0] == "Éthiopie"
    assert [notice.code for notice in book.notices] == [ProblemCode.ENCODING_ASSUMED]


def test_rows_are_counted_as_the_spreadsheet_shows_them(tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    book.add_worksheet().write("C4", "here")
    book.close()
    rows = open_workbook(tmp_path / "a.xlsx").sheets[0].rows
    assert rows[3][2] == "here"
    assert all(cell is None for row in rows[:3] for cell in row)


def test_blank_lines_of_a_csv_are_rows(tmp_path: Path) -> None:
    rows = open_workbook(write(tmp_path / "a.csv", b"a,b\n\n\nc,d\n")).sheets[0].rows
    assert rows == (("a", "b"), (), (), ("c", "d"))


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused_in_one_sentence(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / "a.csv"
    path.write_bytes(content)
    try:
        open_workbook(path)
    except Refused as refused:
        sentence = str(refused)
    else:
        sentence = "."
    assert sentence.endswith(".")


def test_a_quotation_mark_that_is_never_closed_is_refused_with_its_row(tmp_path: Path) -> None:
    path = tmp_path / "open.csv"
    path.write_text('Origin,Destination,Notes\nKampala,Dubai,"by phone\nGulu,Juba,\n', "utf-8")
    with pytest.raises(Refused) as refused:
        open_workbook(path)
    assert (refused.value.problem.code, refused.value.problem.text) == (ProblemCode.QUOTE_OPEN, "2")


def test_a_cell_of_two_lines_at_the_end_is_no_open_quotation(tmp_path: Path) -> None:
    path = tmp_path / "closed.csv"
    path.write_text('Origin,Destination,Notes\nKampala,Dubai,"by\nphone"', "utf-8")
    assert open_workbook(path).sheets[0].rows[1][2] == "by\nphone"


@pytest.mark.parametrize("at", [(1_048_575, 0), (4_000_000 // 700, 699)])
def test_a_cell_far_away_is_refused_and_named(tmp_path: Path, at: tuple[int, int]) -> None:
    path = tmp_path / "far.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Origin", "Destination"])
        sheet.write(*at, "x")
    with pytest.raises(Refused) as refused:
        open_workbook(path)
    assert refused.value.problem.code is ProblemCode.FAR_CELL
    assert refused.value.problem.text.endswith(str(at[0] + 1))


def sheet_xml(path: Path, cells: str) -> Path:
    """Write a workbook whose first sheet holds these rows as they stand."""
    xlsx(path, [["Origin", "Destination"]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    rows = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>{cells}'
    parts["xl/worksheets/sheet1.xml"] = re.sub(
        b"<sheetData>.*</sheetData>",
        b"<sheetData>%s</sheetData>" % rows.encode(),
        parts["xl/worksheets/sheet1.xml"],
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1048576"><c r="F1048576" s="1"/></row>',
        '<row r="1048576" s="1" customFormat="1"/>',
        '<row r="9"><c s="1" r="XFD9"></c></row>',
        "".join(f'<row r="{n}"><c r="A{n}" s="1"/><c r="AZ{n}" s="1"/></row>' for n in range(2, 40_000)),
    ],
    ids=["cell", "row", "without value", "columns with borders"],
)
def test_cells_that_only_have_a_format_are_none_of_the_table(tmp_path: Path, cells: str) -> None:
    (sheet,) = open_workbook(sheet_xml(tmp_path / "formats.xlsx", cells)).sheets
    assert sheet.rows == ((1, 2),)


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1048576"><c r="F1048576"><v>3</v></c></row>',
        '<row><c s="1" r="XFD9000"><v>3</v></c></row>',
        "<row><c r = 'XFD9000'><v>3</v></c></row>",
        '<row r="2">' + '<c r="C2" s="1"/>' * 50_000 + '</row><row><c r="F1048576"><v>3</v></c></row>',
    ],
    ids=["row", "column", "other quotes", "among many formats"],
)
def test_a_filled_cell_far_away_is_found_however_it_is_written(tmp_path: Path, cells: str) -> None:
    assert refusal(sheet_xml(tmp_path / "far.xlsx", cells)) is ProblemCode.FAR_CELL


@pytest.mark.parametrize("damage", [b"\xff" * 60, b""])
def test_a_damaged_or_locked_part_of_an_archive(tmp_path: Path, damage: bytes) -> None:
    path = xlsx(tmp_path / "part.xlsx", [["Origin", "Destination"]] * 200)
    content = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as archive:
        part = archive.getinfo("xl/worksheets/sheet1.xml")
    if damage:
        content[part.header_offset + 80 : part.header_offset + 80 + len(damage)] = damage
    else:
        central = content.index(b"PK\x01\x02")
        content[central + 8] |= 1
    path.write_bytes(content)
    assert refusal(path) is (ProblemCode.FILE_DAMAGED if damage else ProblemCode.FILE_ENCRYPTED)
    assert not is_question_sheet(path)


def test_whether_a_file_is_a_sheet_of_questions_is_asked_without_unpacking_it_all(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", bytes(1 << 28))
    tracemalloc.start()
    try:
        assert not is_question_sheet(path)
        assert tracemalloc.get_traced_memory()[1] < 1 << 24
    finally:
        tracemalloc.stop()


def test_sheets_of_one_name_and_hidden_ones_are_told_apart(tmp_path: Path) -> None:
    path = tmp_path / "hidden.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("list").write(0, 0, "Origin")
        hidden = book.add_worksheet("old")
        hidden.write(0, 0, "Origin")
        hidden.hide()
    (notice,) = open_workbook(path).notices
    assert (notice.code, notice.sheet) == (ProblemCode.SHEET_HIDDEN, "old")


def test_what_is_no_ordinary_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.csv")
    assert refusal(tmp_path / "pipe.csv") is ProblemCode.FILE_NOT_ORDINARY
