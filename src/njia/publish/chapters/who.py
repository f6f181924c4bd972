"""Who the victims are, as far as it was told: counts of groups, never a person."""

from __future__ import annotations

from njia.publish.document import Cell, Column, Note, Section, Table
from njia.publish.findings import Findings, Row

_NATIONALITY = "nationality:"


def who(findings: Findings) -> Section | None:
    """Return the chapter on who the victims are."""
    rows = findings.rows("who")
    if not rows:
        return None
    _ = findings.gettext
    table = Table(
        "who-groups",
        _("Victims by group, where a submission counted them"),
        (
            Column(_("Group")),
            Column(_("People"), "number"),
            Column(_("Submissions that tell"), "number", bars=True),
        ),
        tuple(
            (
                Cell(_group(findings, row)),
                Cell(findings.n(row["people"]) if row["people"] is not None else _("not counted")),
                Cell(findings.n(row["submissions"]), float(row["submissions"])),
            )
            for row in rows
        ),
        findings.result("who").notes,
        findings.source,
    )
    note = Note(
        _("Most submissions do not count groups. These numbers say nothing of the cases that do not tell.")
    )
    return Section("who", _("Who the victims are"), (note, table))


def _group(findings: Findings, row: Row) -> str:
    _ = findings.gettext
    name = str(row["group"])
    if name.startswith(_NATIONALITY):
        country = findings.place(name.removeprefix(_NATIONALITY))
        return _("nationality: {country}").format(country=country)
    words = {
        "women": _("women"),
        "men": _("men"),
        "girls": _("girls"),
        "boys": _("boys"),
        "adults": _("adults"),
        "children": _("children"),
        "female": _("female"),
        "male": _("male"),
        "with_disability": _("with a disability"),
    }
    return words.get(name, name)
