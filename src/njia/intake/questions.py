"""The sheet of questions that a member answers in its own time: written here, read back at import."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import xlsxwriter

from njia.intake.marks import is_unknown
from njia.intake.problems import Refused
from njia.intake.workbook import DAMAGED, Cell, open_workbook
from njia.standard.language import RIGHT_TO_LEFT, mark, translator

SIGNATURE = "njia-questions-1"
"""Stands in the first cell of the second sheet, so that an answered sheet is known whatever its name."""

_HEADS = (
    mark("Question"),
    mark("File"),
    mark("Sheet"),
    mark("Row"),
    mark("Column"),
    mark("Written there"),
    mark("What is asked"),
    mark("We would say"),
    mark("Your answer"),
)
_MOST_NAMES = 1 << 20
"""Bytes within which a workbook names the sheets of such a file."""
_WIDTHS = (12, 22, 14, 6, 20, 24, 60, 34, 34)
_HOW = mark(
    "Write your answer in the last column, or leave it empty if you do not know. “yes” takes what we would say. "
    "Then send this file back."
)
YES = frozenset({"yes", "y", "ok", "oui", "ndiyo", "ndio", "نعم", "አዎ"})


@dataclass(frozen=True, slots=True)
class Question:
    """One problem as a member is asked it."""

    id: str
    file: str
    sheet: str
    row: int | None
    column: str
    text: str
    sentence: str
    proposal: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a member wrote beside a question; `value` is `None` where the proposal is taken."""

    id: str
    row: int
    value: str | None


def write_questions(path: Path, questions: Sequence[Question], language: str) -> None:
    """Write the questions as a workbook; raises `OSError` where it cannot be written."""
    _ = translator(language)
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet(_("Questions"))
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    answer = book.add_format({"text_wrap": True, "valign": "top", "bg_color": "#FFF7E0", "border": 1})
    if language in RIGHT_TO_LEFT:
        sheet.right_to_left()
    sheet.merge_range(0, 0, 0, len(_HEADS) - 1, _(_HOW), wrapped)
    sheet.set_row(0, 32)
    for index, (head, width) in enumerate(zip(_HEADS, _WIDTHS, strict=True)):
        sheet.write(1, index, _(head), bold)
        sheet.set_column(index, index, width)
    for number, one in enumerate(questions, start=2):
        row = "" if one.row is None else str(one.row)
        told = (one.id, one.file, one.sheet, row, one.column, one.text, one.sentence, one.proposal)
        for index, value in enumerate(told):
            sheet.write_string(number, index, value, wrapped)
        sheet.write_blank(number, len(told), None, answer)
    sheet.freeze_panes(2, 0)
    marked = book.add_worksheet("njia")
    marked.write_string(0, 0, SIGNATURE)
    marked.hide()
    try:
        book.close()
    except xlsxwriter.exceptions.FileCreateError as error:
        raise OSError(str(error)) from error


def is_question_sheet(path: Path) -> bool:
    """Tell whether a file is such a sheet."""
    if path.suffix.lower() != ".xlsx":
        return False
    try:
        with zipfile.ZipFile(path) as archive, archive.open("xl/workbook.xml") as book:
            names = book.read(_MOST_NAMES)
    except (*DAMAGED, KeyError, RuntimeError):
        return False
    if b'"njia"' not in names:
        return False
    try:
        sheets = open_workbook(path).sheets
    except Refused:
        return False
    return len(sheets) > 1 and any(sheet.rows and sheet.rows[0][:1] == (SIGNATURE,) for sheet in sheets[1:])


def read_answers(path: Path) -> tuple[list[Answer], int]:
    """Read the answers of a sheet; return them with the number of questions left empty."""
    answers, left = [], 0
    for number, row in enumerate(open_workbook(path).sheets[0].rows[2:], start=3):
        question = _text(row, 0)
        answer = _text(row, len(_HEADS) - 1)
        if question and answer and not is_unknown(answer):
            answers.append(Answer(question, number, None if answer.casefold() in YES else answer))
        elif question:
            left += 1
    return answers, left


def _text(row: Sequence[Cell], index: int) -> str:
    cell = row[index] if index < len(row) else None
    return "" if cell is None else " ".join(str(cell).split())
