"""Observations: what members saw at a place."""

from __future__ import annotations

from njia.publish.document import Cell, Column, Paragraph, Section, Table
from njia.publish.findings import Findings, Row


def observations(findings: Findings) -> Section | None:
    """Return the chapter on observations, such as corruption at a crossing."""
    rows = findings.rows("observations")
    if not rows:
        return None
    _ = findings.gettext
    total = sum(row["observations"] for row in rows)
    lead = findings.ngettext(
        "Members reported {n} observation.", "Members reported {n} observations.", total
    ).format(n=findings.n(total))
    table = Table(
        "observations-table",
        _("What members saw, and where"),
        (
            Column(_("Observation")),
            Column(_("Place")),
            Column(_("Country")),
            Column(_("Observations"), "number", bars=True),
            Column(_("Organisations"), "number"),
        ),
        tuple(
            (
                Cell(findings.label("observation_kind", row["kind"])),
                Cell(_place(findings, row)),
                Cell(findings.place(row["country"])),
                Cell(findings.n(row["observations"]), float(row["observations"])),
                Cell(findings.n(row["organisations"])),
            )
            for row in rows
        ),
        findings.result("observations").notes,
        findings.source,
    )
    return Section("observations", _("Observations on the way"), (Paragraph(lead, lead=True), table))


def _place(findings: Findings, row: Row) -> str:
    return str(row["name"]) if row["place"] else findings.gettext("not known")
