"""Who contributed: organisations by round, and those the network thanks."""

from __future__ import annotations

from njia.publish.counting import counting_table
from njia.publish.document import Block, Bullets, Paragraph, Section
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
            counting_table(
                findings,
                "contributors-table",
                _("Submissions by organisation"),
                [_("Organisation"), _("Round")],
                [((str(row["organisation"]), str(row["round"])), row) for row in rows],
                findings.result("contributors").notes,
            )
        )
    if thanks:
        blocks += [Paragraph(_("The network thanks:")), Bullets(thanks)]
    return Section("contributors", _("Contributors"), tuple(blocks))
