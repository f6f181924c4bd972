"""Transport: modes, and modes together."""

from __future__ import annotations

from njia.publish.counting import counting_table
from njia.publish.document import Block, Paragraph, Section
from njia.publish.figures import submissions
from njia.publish.findings import Findings


def transport(findings: Findings) -> Section | None:
    """Return the chapter on how victims travelled."""
    _ = findings.gettext
    modes = findings.rows("modes")
    named = [row for row in modes if row["mode"]]
    if not named:
        return None
    together = findings.rows("mode_combinations")
    several = sum(row["submissions"] for row in together if row["modes"] and " + " in row["modes"])
    told = sum(row["submissions"] for row in together if row["modes"])
    lead = _("Named most often: {modes}. Of {told} that name a mode, {several} name more than one.").format(
        modes=findings.list([findings.in_sentence("mode", row["mode"]) for row in named[:3]]),
        told=submissions(findings, told),
        several=findings.n(several),
    )
    blocks: list[Block] = [
        Paragraph(lead, lead=True),
        counting_table(
            findings,
            "modes",
            _("Modes of transport"),
            [_("Mode")],
            [((findings.label("mode", row["mode"]),), row) for row in modes],
            (_("A submission may name several modes and counts in each."), *findings.result("modes").notes),
        ),
        counting_table(
            findings,
            "mode-combinations",
            _("Modes together on one journey"),
            [_("Modes")],
            [((_combined(findings, row["modes"]),), row) for row in together],
        ),
    ]
    return Section("transport", _("Transport"), tuple(blocks))


def _combined(findings: Findings, modes: str | None) -> str:
    if modes is None:
        return findings.label("mode", None)
    return " + ".join(findings.label("mode", mode) for mode in modes.split(" + "))
