"""Countries of origin, of exploitation and of transit, and every pair of them."""

from __future__ import annotations

from njia.publish.counting import chain, counting_table
from njia.publish.document import Block, Cell, Paragraph, Section, Table
from njia.publish.findings import Findings, Row


def origins_destinations(findings: Findings) -> Section | None:
    """Return the chapter on countries and their roles."""
    _ = findings.gettext
    pairs = findings.rows("origin_destination")
    if not pairs:
        return None
    origins, destinations = _of(findings, "origin"), _of(findings, "destination")
    lead = _(
        "Countries of origin named: {origins}. Countries of exploitation named: {destinations}. "
        "Countries that are both: {both}."
    ).format(
        origins=findings.n(len(origins)),
        destinations=findings.n(len(destinations)),
        both=findings.n(len({row["country"] for row in origins} & {row["country"] for row in destinations})),
    )
    blocks: list[Block] = [Paragraph(lead, lead=True)]
    blocks += [
        _roles(findings, "origins", _("Where journeys begin"), "origin", origins),
        _roles(findings, "destinations", _("Where victims were exploited"), "destination", destinations),
    ]
    passed = _of(findings, "transit_only")
    if passed:
        blocks.append(
            _roles(findings, "transit-only", _("Only passed through, in this data"), "transit", passed),
        )
    blocks.append(_pairs(findings, pairs))
    return Section("countries", _("Countries of origin and destination"), tuple(blocks))


def _of(findings: Findings, role: str) -> list[Row]:
    return [row for row in findings.rows("country_roles", role=role) if row["country"]]


def _roles(findings: Findings, identity: str, title: str, role: str, rows: list[Row]) -> Table:
    return counting_table(
        findings,
        identity,
        title,
        [findings.gettext("Country")],
        [((Cell(findings.place(row["country"]), roles=(role,)),), row) for row in rows],
    )


def _pairs(findings: Findings, rows: list[Row]) -> Table:
    _ = findings.gettext
    return counting_table(
        findings,
        "pairs",
        _("From origin to destination, every pair of countries"),
        [_("Way")],
        [
            ((chain([findings.place(row["origin"]), findings.place(row["destination"])]),), row)
            for row in rows
        ],
        findings.result("origin_destination").notes,
    )
