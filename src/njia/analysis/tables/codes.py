"""The code lists of the standard and what each code is elsewhere."""

from __future__ import annotations

import ibis
import ibis.expr.types as ir
import pyarrow as pa

from njia.analysis.question import Column, Question
from njia.analysis.star import Star
from njia.standard.codes import Code, CodeList, code_lists
from njia.standard.language import mark

_SCHEMA = pa.schema(
    [("position", pa.int64())]
    + [(name, pa.string()) for name in ("list", "code", "label", "htcds_field", "htcds_value", "isic", "why")]
)


def codes(star: Star) -> ir.Table:
    """Return the code lists with labels in the language asked for."""
    return ibis.memtable(code_table(star.language))


def code_table(language: str) -> pa.Table:
    """Return the code lists, which need no snapshot, as an Arrow table in the order of their files."""
    rows = [_row(known, code, language) for known in code_lists().values() for code in known.codes.values()]
    return pa.Table.from_pylist([{"position": at} | row for at, row in enumerate(rows)], schema=_SCHEMA)


def _row(known: CodeList, code: Code, language: str) -> dict[str, str | None]:
    return {
        "list": known.name,
        "code": code.code,
        "label": known.label(code.code, language),
        "htcds_field": code.htcds_field,
        "htcds_value": code.htcds_value,
        "isic": code.isic,
        "why": "; ".join(reason for reason in (code.htcds_none, code.isic_none) if reason) or None,
    }


QUESTION = Question(
    name="codes",
    title=mark("Code lists"),
    definition=mark(
        "Every code of the standard, with its label and what it is in the Human Trafficking Case Data "
        "Standard (HTCDS) and, for industries, in ISIC. A word outside its list is kept as other:word."
    ),
    columns=(
        Column("list", "string", "code list", mark("Name of the list.")),
        Column("code", "string", "code", mark("The code.")),
        Column("label", "string", None, mark("What it is called in the language asked for.")),
        Column("htcds_field", "string", "HTCDS 2.0", mark("Field of HTCDS that takes it.")),
        Column("htcds_value", "string", "HTCDS 2.0", mark("Its value there.")),
        Column("isic", "string", "ISIC Rev. 4", mark("Section of ISIC (industries).")),
        Column("why", "string", None, mark("Why it has none there.")),
    ),
    rounds="every",
    ask=codes,
    order=(("position", "ascending"),),
    source="the code lists of the standard, not the snapshot",
    conditions=(),
)
