"""Who sent a file, where nobody said so: the file's own column, a line above the table, or its name."""

from __future__ import annotations

import re
from pathlib import Path

from njia.intake.headings import match_heading
from njia.intake.layout import find_tables
from njia.intake.mapping import CERTAIN, ColumnMapping
from njia.intake.workbook import Workbook


def owner_of(book: Workbook, mapping: ColumnMapping) -> str:
    """Return the one organisation that a file names, else its name without its ending, as words."""
    named: dict[str, None] = {}
    for sheet in book.sheets:
        layout = find_tables(sheet, mapping, book.name)
        for table in layout.tables:
            for column in table.columns:
                if column.field == "organisation":
                    cells = [
                        sheet.rows[i][column.index] for i in table.rows if column.index < len(sheet.rows[i])
                    ]
                    named |= {" ".join(str(cell).split()): None for cell in cells if cell is not None}
        for index, reason in layout.ignored.items():
            if reason == "title":
                named |= dict.fromkeys(_named_above([cell for cell in sheet.rows[index] if cell is not None]))
    return next(iter(named)) if len(named) == 1 else name_of_file(book.name)


def _named_above(cells: list[object]) -> list[str]:
    """Read “Organisation: Member 4”, in one cell or in two."""
    texts = [" ".join(str(cell).split()) for cell in cells]
    head, _, tail = texts[0].partition(":") if texts else ("", "", "")
    value = tail.strip() or (texts[1] if len(texts) == 2 else "")
    found = match_heading(head)
    says = bool(found) and found[0].field == "organisation" and found[0].score >= CERTAIN
    return [value] if says and value else []


def name_of_file(name: str) -> str:
    """Return a file's name as words: `member-3.xlsx` is `Member 3`."""
    words = re.sub(r"[\s_-]+", " ", Path(name).stem).strip() or name
    return words[:1].upper() + words[1:]
