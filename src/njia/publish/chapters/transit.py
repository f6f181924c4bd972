"""Places of transit: from where journeys come to each, and where they go on to."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from njia.publish.counting import counting_table
from njia.publish.document import Block, Cell, Drawing, Link, Panel, Panels, Paragraph, Section
from njia.publish.figures import submissions
from njia.publish.findings import Findings, Row
from njia.publish.transit_diagram import Strand, transit_diagram

SHOWN = 8
"""Strands on a side of a diagram; the rest are one strand."""


def transit(findings: Findings) -> Section | None:
    """Return the chapter on places of transit with a small diagram for each."""
    _ = findings.gettext
    places = [
        row
        for row in findings.rows("places_by_role", role="transit")
        if row["place"] and row["kind"] != "country"
    ]
    if not places:
        return None
    first = places[0]
    lead = _("Places of transit known by name: {n}. {place} is named most often, in {some}.").format(
        n=findings.n(len(places)), place=first["name"], some=submissions(findings, first["submissions"])
    )
    blocks: list[Block] = [Paragraph(lead, lead=True), _diagrams(findings, places)]
    blocks.append(
        counting_table(
            findings,
            "transit-places",
            _("Places of transit"),
            [_("Place"), _("Country"), _("Kind")],
            [
                (
                    (
                        Cell(row["name"], roles=("transit",)),
                        findings.place(row["country"]),
                        findings.label("place_kind", row["kind"]),
                    ),
                    row,
                )
                for row in places
            ],
            findings.result("places_by_role").notes,
            Link(_("Back to the diagrams"), "transit-diagrams"),
        )
    )
    return Section("transit", _("Transit points and border crossings"), tuple(blocks))


def _diagrams(findings: Findings, places: list[Row]) -> Panels:
    _ = findings.gettext
    rows = sorted(findings.rows("transit_hubs"), key=lambda row: (str(row["place"]), row["direction"]))
    by_place = {place: list(group) for place, group in groupby(rows, key=lambda row: row["place"])}
    return Panels(
        "transit-diagrams",
        _("From where to each place of transit, and where to from there"),
        _("Submissions by the stop before and the stop after. The wider the band, the more submissions."),
        tuple(
            _panel(findings, at, row, by_place[row["place"]])
            for at, row in enumerate(places)
            if by_place.get(row["place"])
        ),
        (_("A journey may pass through a place more than once, and counts once in each band."),),
        findings.source,
        Link(_("The places as a table"), "transit-places"),
    )


def _panel(findings: Findings, at: int, place: Row, rows: list[Row]) -> Panel:
    _ = findings.gettext
    identity = f"transit-{at + 1}"
    title = _("{place}, {country}").format(place=place["name"], country=findings.place(place["country"]))
    caption = findings.ngettext(
        "{n} submission passes through, {cases}",
        "{n} submissions pass through, {cases}",
        place["submissions"],
    ).format(n=findings.n(place["submissions"]), cases=findings.cases_phrase(place))
    incoming = _strands(findings, [row for row in rows if row["direction"] == "in"])
    outgoing = _strands(findings, [row for row in rows if row["direction"] == "out"])
    alternative = _("{title}. Journeys come from {before}. They go on to {after}.").format(
        title=title,
        before=findings.list([strand.words for strand in incoming]) or _("nowhere known"),
        after=findings.list([strand.words for strand in outgoing]) or _("nowhere known"),
    )
    svg = transit_diagram(
        incoming,
        outgoing,
        f"{identity}-d",
        title,
        alternative,
        (_("from"), _("on to")),
        mirrored=findings.mirrored,
    )
    return Panel(identity, title, caption, Drawing(svg), alternative)


def _strands(findings: Findings, rows: Iterable[Row]) -> list[Strand]:
    _ = findings.gettext
    ordered = sorted(
        rows, key=lambda row: (row["other"] is None, -row["submissions"], str(row["other_name"]))
    )
    shown = ordered if len(ordered) <= SHOWN else ordered[: SHOWN - 1]
    strands = [
        _strand(findings, _name(findings, row), row["submissions"], row["other"] is not None) for row in shown
    ]
    rest = ordered[len(shown) :]
    if rest:
        name = findings.ngettext("{n} more place", "{n} more places", len(rest)).format(
            n=findings.n(len(rest))
        )
        strands.append(_strand(findings, name, sum(row["submissions"] for row in rest), known=True))
    return strands


def _strand(findings: Findings, name: str, count: int, known: bool) -> Strand:
    words = findings.ngettext("{place} ({n} submission)", "{place} ({n} submissions)", count)
    return Strand(name, count, findings.n(count), words.format(place=name, n=findings.n(count)), known)


def _name(findings: Findings, row: Row) -> str:
    if row["other"] is None:
        country = row["other_country"]
        return findings.gettext("not known") if country is None else findings.place(country, short=True)
    if str(row["other"]).startswith("iso:") and len(str(row["other"])) == len("iso:KE"):
        return findings.place(row["other_country"], short=True)
    return str(row["other_name"])
