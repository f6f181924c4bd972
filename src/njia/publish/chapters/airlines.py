"""Carriers, and the routes on which each was named."""

from __future__ import annotations

from itertools import groupby

from njia.publish.counting import chain, counting_table
from njia.publish.document import Cell, Note, Paragraph, Section
from njia.publish.findings import Findings
from njia.standard.journey import OTHER


def airlines(findings: Findings) -> Section | None:
    """Return the chapter on airlines and other carriers; a claim of “one of several” stays one claim."""
    _ = findings.gettext
    rows = [row for row in findings.rows("carriers") if row["carrier"]]
    if not rows:
        return None
    named = {row["carrier"] for row in rows if row["claim"] == "named"}
    claims = {row["carrier"] for row in rows if row["claim"] == "one_of"}
    lead = findings.ngettext(
        "{n} carrier is named with a route.", "{n} carriers are named with a route.", len(named)
    ).format(n=findings.n(len(named)))
    blocks: list[Paragraph | Note] = [Paragraph(lead, lead=True)]
    if claims:
        blocks.append(
            Note(
                _(
                    "Where a submission names several carriers and does not say which of them it was, "
                    "this stays one claim: it counts for none of them alone."
                )
            )
        )
    blocks.append(
        Note(
            _(
                "That victims travelled with a carrier does not say that it knew. "
                "It may help to recognise them."
            )
        )
    )
    ordered = sorted(rows, key=lambda row: (row["claim"] != "named", row["carrier"], -row["submissions"]))
    table = counting_table(
        findings,
        "carriers",
        _("Carriers and the routes they were named on"),
        [_("Carrier"), _("Route")],
        [
            ((Cell(_carrier(findings, carrier, claim)), _route(findings, row["route"])), row)
            for (claim, carrier), group in groupby(ordered, key=lambda row: (row["claim"], row["carrier"]))
            for row in group
        ],
        (_("A question mark stands for a stop that is not known."), *findings.result("carriers").notes),
    )
    return Section("carriers-chapter", _("Airlines and other carriers"), (*blocks, table))


def _carrier(findings: Findings, carrier: str, claim: str) -> str:
    if claim != "one_of":
        return carrier.removeprefix(OTHER)
    template = findings.gettext("one of: {carriers} – which one is not known")
    names = [one.strip().removeprefix(OTHER) for one in carrier.split("|")]
    return template.format(carriers=findings.apart(names, ", "))


def _route(findings: Findings, route: str | None) -> str:
    return chain(findings.local(name) for name in (route or "?").split(" > "))
