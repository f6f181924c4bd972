"""The documentation of every table, written from the questions themselves."""

from __future__ import annotations

import sys
from pathlib import Path

from njia.analysis.question import Column, Question
from njia.analysis.registry import questions

HEADING = "## The tables\n"
"""What stands under it in the page is written from here; what stands over it, by hand."""


def tables_page(page: str) -> str:
    """Return a Markdown page with all that stands under `HEADING` written anew, in English."""
    head, _, _ = page.partition(HEADING)
    return "\n".join([head + HEADING, *(_section(one) for one in questions())])


def _section(one: Question) -> str:
    lines = [f"### `{one.name}`", "", f"**{one.title}.** {one.definition}", ""]
    lines += [f"Source: {one.source}.", ""]
    if one.conditions is not None:
        reach = ", ".join(f"`{key}`" for key in one.conditions)
        lines += [f"Of the conditions, {reach} reach it." if reach else "Conditions do not reach it.", ""]
    lines += ["| column | type | unit | meaning |", "| --- | --- | --- | --- |"]
    return "\n".join([*lines, *(_row(column) for column in one.columns), ""])


def _row(column: Column) -> str:
    description = column.description.replace("|", "\\|")
    return f"| `{column.name}` | {column.type} | {column.unit or ''} | {description} |"


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.write_text(tables_page(file.read_text("utf-8")), "utf-8")
