"""Routes between regions: a map and the pairs of countries for each group."""

from __future__ import annotations

from njia.publish.counting import chain, counting_table
from njia.publish.document import Block, Link, Note, Paragraph, Section
from njia.publish.figures import route_map, submissions
from njia.publish.findings import Findings, Row


def regions(findings: Findings) -> Section | None:
    """Return the chapter on the regional groups, in order of their submissions."""
    _ = findings.gettext
    rows = findings.rows("region_flows")
    groups = [row for row in rows if row["origin_region"] and row["destination_region"]]
    if not groups:
        return None
    table = counting_table(
        findings,
        "region-flows",
        _("Submissions by region of origin and of destination"),
        [_("Way")],
        [((_group(findings, row),), row) for row in rows],
        findings.result("region_flows").notes,
    )
    first = groups[0]
    lead = _("Of {all}, {some} tell of the group named most: {group}.").format(
        all=submissions(findings, findings.submissions),
        some=findings.n(first["submissions"]),
        group=_group(findings, first),
    )
    parts = tuple(_part(findings, row, at) for at, row in enumerate(groups))
    return Section("regions", _("Routes by region"), (Paragraph(lead, lead=True), table), parts)


def _group(findings: Findings, row: Row) -> str:
    _ = findings.gettext
    origin, destination = row["origin_region"], row["destination_region"]
    if origin is not None and origin == destination:
        return _("Within {region}").format(region=findings.region(origin))
    return chain([findings.region(origin), findings.region(destination)])


def _heading(findings: Findings, row: Row) -> str:
    _ = findings.gettext
    if row["origin_region"] == row["destination_region"]:
        return _("Within {region}").format(region=findings.region(row["origin_region"]))
    return _("From {origin} to {destination}").format(
        origin=findings.region(row["origin_region"]), destination=findings.region(row["destination_region"])
    )


def _part(findings: Findings, row: Row, at: int) -> Section:
    _ = findings.gettext
    identity, heading = f"region-{at + 1}", _heading(findings, row)
    in_region = findings.region_of
    ways = [
        way
        for way in findings.ways
        if in_region.get(way.origin or "") == row["origin_region"]
        and in_region.get(way.destination or "") == row["destination_region"]
    ]
    pairs = [
        pair
        for pair in findings.rows("origin_destination")
        if in_region.get(pair["origin"] or "") == row["origin_region"]
        and in_region.get(pair["destination"] or "") == row["destination_region"]
    ]
    lead = findings.ngettext(
        "{n} submission, {cases}. Pairs of countries: {pairs}.",
        "{n} submissions, {cases}. Pairs of countries: {pairs}.",
        row["submissions"],
    ).format(n=findings.n(row["submissions"]), cases=findings.cases_phrase(row), pairs=findings.n(len(pairs)))
    blocks: list[Block] = [Paragraph(lead)]
    title = heading
    if pairs:
        title = _("{group}: most often from {origin} to {destination}").format(
            group=heading,
            origin=findings.place(pairs[0]["origin"]),
            destination=findings.place(pairs[0]["destination"]),
        )
    figure = route_map(
        findings, f"{identity}-map", title, ways, Link(_("The pairs as a table"), f"{identity}-pairs")
    )
    blocks.append(
        figure or Note(_("None of these submissions tells of two known stops, so there is no map."))
    )
    blocks.append(
        counting_table(
            findings,
            f"{identity}-pairs",
            _("{group}: pairs of countries").format(group=heading),
            [_("Way")],
            [((chain([findings.place(p["origin"]), findings.place(p["destination"])]),), p) for p in pairs],
        )
    )
    if all(halt.key is None or not halt.exact for way in ways for halt in way.halts):
        blocks.append(Note(_("All of these submissions name countries only, no town.")))
    return Section(identity, heading, tuple(blocks))
