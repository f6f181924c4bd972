"""Tables of counts: the words of a row, then submissions, cases and organisations, everywhere alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from njia.publish.document import Cell, Column, Link, Table
from njia.publish.findings import Findings, Row


def counts(findings: Findings) -> tuple[Column, ...]:
    """Return the columns that every counting table ends with."""
    _ = findings.gettext
    return (
        Column(_("Submissions"), "number", bars=True),
        Column(_("Cases"), "number"),
        Column(_("Organisations"), "number"),
    )


def counted(findings: Findings, row: Row) -> tuple[Cell, ...]:
    """Return the cells of `counts` for a row with the measures."""
    return (
        Cell(findings.n(row["submissions"]), float(row["submissions"])),
        Cell(findings.cases(row)),
        Cell(findings.n(row["organisations"])),
    )


def counting_table(
    findings: Findings,
    identity: str,
    title: str,
    headings: Sequence[str],
    rows: Iterable[tuple[Sequence[Cell | str], Row]],
    notes: Sequence[str] = (),
    back: Link | None = None,
) -> Table:
    """Return a table whose rows are words and the measures of a row of the analysis."""
    return Table(
        identity,
        title,
        (*(Column(heading) for heading in headings), *counts(findings)),
        tuple(
            (*(Cell(word) if isinstance(word, str) else word for word in words), *counted(findings, row))
            for words, row in rows
        ),
        tuple(notes),
        findings.source,
        back,
    )


def isolate(words: str) -> str:
    """Return words that keep their own direction within a sentence of the other."""
    return f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}"


def chain(names: Iterable[str]) -> str:
    """Return names as a way from the first to the last, in the direction of the text around it."""
    return " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ".join(isolate(name) for name in names)
