"""Comparison with the round before: what is new, what is gone, what stays."""

from __future__ import annotations

from njia.publish.counting import chain
from njia.publish.document import Cell, Column, Note, Paragraph, Section, Table
from njia.publish.findings import Findings, Row
from njia.publish.names import sorting_key


def rounds(findings: Findings) -> Section | None:
    """Return the chapter that compares two rounds, or `None` where there is one."""
    rows = findings.rows("rounds")
    if not rows:
        return None
    _ = findings.gettext
    before, after = str(rows[0]["before_round"]), str(rows[0]["after_round"])
    new = {subject: _new(findings, rows, subject) for subject in ("origin", "destination")}
    lead = _(
        "New as a country of origin since round {round}: {origins}. "
        "New as a country of exploitation: {destinations}."
    ).format(round=before, origins=new["origin"], destinations=new["destination"])
    note = _(
        "Who reports, and how much, differs between rounds: a country that is new may have been there before "
        "without anybody reporting it."
    )
    return Section(
        "rounds",
        _("Compared with round {round}").format(round=before),
        (
            Paragraph(lead, lead=True),
            Note(note),
            *(
                _table(findings, rows, subject, before, after)
                for subject in ("origin", "transit", "destination", "pair")
            ),
        ),
    )


def _new(findings: Findings, rows: list[Row], subject: str) -> str:
    items = [row["item"] for row in rows if row["subject"] == subject and row["change"] == "new"]
    return findings.list(
        sorted((_item(findings, str(item)) for item in items), key=sorting_key)
    ) or findings.gettext("none")


def _table(findings: Findings, rows: list[Row], subject: str, before: str, after: str) -> Table:
    _ = findings.gettext
    titles = {
        "origin": _("Countries of origin"),
        "transit": _("Countries of transit"),
        "destination": _("Countries of exploitation"),
        "pair": _("Pairs of countries"),
    }
    changes = {"new": _("new"), "gone": _("not named again"), "stays": _("named in both")}
    named = _("Submissions in round {round}")
    return Table(
        f"rounds-{subject}",
        titles[subject],
        (
            Column(titles[subject]),
            Column(_("Change")),
            Column(named.format(round=before), "number"),
            Column(named.format(round=after), "number"),
        ),
        tuple(
            (
                Cell(_item(findings, str(row["item"]))),
                Cell(changes.get(str(row["change"]), str(row["change"]))),
                Cell(findings.n(row["before"] or 0)),
                Cell(findings.n(row["after"] or 0)),
            )
            for row in rows
            if row["subject"] == subject
        ),
        findings.result("rounds").notes,
        findings.source,
    )


def _item(findings: Findings, item: str) -> str:
    return chain([findings.place(code) for code in item.split("-")]) if "-" in item else findings.place(item)
