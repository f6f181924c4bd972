"""Data quality: what became of every row, which stops are uncertain, and which questions are open."""

from __future__ import annotations

from njia.publish.document import Block, Cell, Column, Paragraph, Section, Table
from njia.publish.findings import Findings
from njia.publish.quality_counts import problems, stops_by_status
from njia.standard.codes import code_list

_ROLES = ("origin", "transit", "destination")


def quality(findings: Findings) -> Section | None:
    """Return the chapter on data quality."""
    _ = findings.gettext
    blocks: list[Block] = []
    rows = findings.rows("contributors")
    received = sum(
        row[kind] or 0
        for row in rows
        for kind in ("journey_rows", "observation_rows", "held_rows", "ignored_rows")
    )
    if received:
        held = sum(row["held_rows"] or 0 for row in rows)
        template = findings.ngettext(
            "Every row received has one disposition. Of {all}, {n} is held until a person decides.",
            "Every row received has one disposition. Of {all}, {n} are held until a person decides.",
            held,
        )
        all_rows = findings.ngettext("{n} row", "{n} rows", received).format(n=findings.n(received))
        blocks += [
            Paragraph(template.format(all=all_rows, n=findings.n(held)), lead=True),
            _dispositions(findings),
        ]
    blocks += [table for table in (_stops(findings), _problems(findings)) if table is not None]
    return Section("quality", _("Data quality"), tuple(blocks)) if blocks else None


def _dispositions(findings: Findings) -> Table:
    _ = findings.gettext
    kinds = {
        "journey_rows": _("part of a journey"),
        "observation_rows": _("an observation"),
        "held_rows": _("held until a person decides"),
        "ignored_rows": _("ignored: blank, heading, title, note or total"),
    }
    rows = findings.rows("contributors")
    sums = {kind: sum(row[kind] or 0 for row in rows) for kind in kinds}
    return Table(
        "dispositions",
        _("What became of the rows received"),
        (Column(_("Disposition")), Column(_("Rows"), "number", bars=True)),
        tuple(
            (Cell(words), Cell(findings.n(sums[kind]), float(sums[kind]))) for kind, words in kinds.items()
        ),
        (),
        findings.source,
    )


def _stops(findings: Findings) -> Table | None:
    _ = findings.gettext
    counts = stops_by_status(findings.snapshot, findings.selection)
    if not counts:
        return None
    statuses = list(code_list("stop_status").codes)
    return Table(
        "stops",
        _("How certain the stops are"),
        (
            Column(_("Role")),
            *(Column(findings.label("stop_status", status), "number") for status in statuses),
        ),
        tuple(
            (
                Cell(findings.label("role", role), roles=(role,)),
                *(Cell(findings.n(counts.get((role, status), 0))) for status in statuses),
            )
            for role in _ROLES
        ),
        (_("Numbers of stops. Only resolved stops are drawn at a place."),),
        findings.source,
    )


def _problems(findings: Findings) -> Table | None:
    _ = findings.gettext
    rows = problems(findings.snapshot, findings.selection, findings.language)
    if not rows:
        return None
    states = {"open": _("open"), "decided": _("decided"), "dismissed": _("dismissed")}
    return Table(
        "problems",
        _("Questions that the data raised, and their state"),
        (
            Column(_("Question")),
            Column(_("State")),
            Column(_("Times"), "number", bars=True),
        ),
        tuple(
            (
                Cell(row.words),
                Cell(states.get(row.status, row.status)),
                Cell(findings.n(row.count), float(row.count)),
            )
            for row in rows
        ),
        (),
        findings.source,
    )
