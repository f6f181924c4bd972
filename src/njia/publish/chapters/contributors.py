"""Who contributed: organisations by round, and those the network thanks."""

from __future__ import annotations

from njia.publish.counting import counted, counts
from njia.publish.document import Block, Bullets, Cell, Column, Paragraph, Section, Table
from njia.publish.findings import Findings


def contributors(findings: Findings) -> Section | None:
    """Return the chapter on the organisations that contributed."""
    _ = findings.gettext
    rows = findings.rows("contributors")
    thanks = findings.network.thanks
    if not rows and not thanks:
        return None
    blocks: list[Block] = []
    if rows:
        blocks.append(
            Table(
                "contributors-table",
                _("Submissions by organisation"),
                (Column(_("Organisation")), Column(_("Round")), *counts(findings)[:-1]),
                tuple(
                    (Cell(str(row["organisation"])), Cell(str(row["round"])), *counted(findings, row)[:-1])
                    for row in rows
                ),
                findings.result("contributors").notes,
                findings.source,
            )
        )
    if thanks:
        blocks += [Paragraph(_("The network thanks:")), Bullets(thanks)]
    return Section("contributors", _("Contributors"), tuple(blocks))
