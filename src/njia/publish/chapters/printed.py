"""What an earlier report printed, beside what the data give, and why they differ where they do."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from njia.publish.document import Cell, Column, Note, Paragraph, Section, Table
from njia.publish.findings import Findings
from njia.publish.printed import Compared, PrintedFigure, compare


def printed(findings: Findings, figures: Sequence[PrintedFigure]) -> Section | None:
    """Return the chapter that compares, or `None` where nothing was printed before."""
    if not figures:
        return None
    _ = findings.gettext
    compared = compare(figures, findings.snapshot, findings.selection, findings.result)
    asked = [one for one in compared if one.agrees is not None]
    same = sum(one.agrees is True for one in asked)
    lead = _("Of {all} printed figures that can be computed, {same} agree with the data.").format(
        all=findings.n(len(asked)), same=findings.n(same)
    )
    note = _(
        "Where they differ, the computed figure follows from the submissions as they stand, "
        "and the reason is told."
    )
    table = Table(
        "printed-table",
        _("Printed, computed, and why they differ"),
        (
            Column(_("Figure"), share=26),
            Column(_("Printed"), share=20),
            Column(_("Computed"), share=20),
            Column(_("Why"), share=34),
        ),
        tuple(_row(findings, one) for one in compared),
        (),
        findings.network.source or findings.source,
    )
    return Section("printed", _("Beside the printed report"), (Paragraph(lead, lead=True), Note(note), table))


def _row(findings: Findings, one: Compared) -> tuple[Cell, ...]:
    _ = findings.gettext
    figure = one.figure
    why = figure.why.get(findings.language) or figure.why.get("en", "")
    if one.agrees and not why:
        why = _("agrees")
    elif one.agrees is False and not why:
        why = _("differs; no reason is recorded")
    computed = _("not computed") if one.agrees is None else _written(findings, figure, one.computed)
    printed = figure.said.get(findings.language) or _written(findings, figure, figure.printed)
    return (
        Cell(figure.what.get(findings.language) or figure.what["en"]),
        Cell(printed),
        Cell(computed),
        Cell(why),
    )


def _written(findings: Findings, figure: PrintedFigure, value: Any) -> str:
    """Return a value as a reader writes it: countries by name, codes by label, numbers grouped."""
    if value is None or value == []:
        return findings.gettext("nothing")
    if isinstance(value, list | tuple):
        if figure.compare == "majority" and all(isinstance(one, int) for one in value):
            template = findings.gettext("{part} of {whole}")
            return template.format(part=findings.n(value[0]), whole=findings.n(value[1]))
        return findings.apart(_written(findings, figure, one) for one in value)
    if isinstance(value, int):
        return findings.n(value)
    return _word(findings, figure, str(value))


def _word(findings: Findings, figure: PrintedFigure, word: str) -> str:
    if any(column in {"country", "origin", "destination", "item"} for column in figure.take):
        return findings.place(word)
    if figure.table == "industries" and "industry" in figure.take:
        return findings.label("industry", word)
    if figure.table == "modes" and "mode" in figure.take:
        return findings.label("mode", word)
    if figure.table == "recruitment" and "code" in figure.take:
        return findings.label(str(figure.where.get("list", "recruiter")), word)
    return word.replace(" > ", " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} ")
