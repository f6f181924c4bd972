"""The summary: the numbers a reader takes away, the pairs reported most, and the map of all routes."""

from __future__ import annotations

from njia.publish.counting import chain, counting_table
from njia.publish.document import Block, KeyFigure, KeyFigures, Link, Note, Paragraph, Section
from njia.publish.figures import route_map, submissions
from njia.publish.findings import Findings, Row
from njia.publish.names import span

MOST = 5


def summary(findings: Findings) -> Section:
    """Return the summary chapter; a report without submissions says so and stops there."""
    _ = findings.gettext
    if not findings.submissions:
        empty = Paragraph(
            _("No submission meets the conditions of this report, so there is nothing to count yet.")
        )
        return Section("summary", _("Summary"), (empty,))
    pairs = [row for row in findings.rows("origin_destination") if row["origin"] and row["destination"]]
    blocks: list[Block] = [key_figures(findings)]
    if pairs:
        blocks += [
            Paragraph(pair_sentence(findings, pairs[0]), lead=True),
            most_reported(findings, pairs[:MOST]),
        ]
    blocks += overview(findings, pairs)
    return Section("summary", _("Summary"), tuple(blocks))


def key_figures(findings: Findings) -> KeyFigures:
    """Return the key figures, each with its range and its caveat."""
    _, n, measure = findings.gettext, findings.n, findings.measure
    cases = findings.rows("summary", measure="cases")
    low, high = (cases[0]["low"], cases[0]["high"]) if cases else (None, None)
    known = _("known in {known} of {n} submissions; reports may overlap").format(
        known=n(measure("cases_known")), n=n(findings.submissions)
    )
    evidence = _("{worked} from cases worked on, {heard} heard of").format(
        worked=n(measure("worked")), heard=n(measure("heard"))
    )
    if measure("evidence_unknown"):
        evidence = _("{worked} from cases worked on, {heard} heard of, {unknown} not told").format(
            worked=n(measure("worked")), heard=n(measure("heard")), unknown=n(measure("evidence_unknown"))
        )
    roles = _("{origins} of origin, {destinations} of exploitation, {transit} only passed through").format(
        origins=n(measure("origin_countries")),
        destinations=n(measure("destination_countries")),
        transit=n(measure("transit_only_countries")),
    )
    return KeyFigures(
        (
            KeyFigure(n(findings.submissions), _("submissions"), evidence),
            KeyFigure(span(low, high, findings.language), _("cases"), known),
            KeyFigure(n(measure("organisations")), _("organisations that reported"), ""),
            KeyFigure(n(measure("countries")), _("countries"), roles),
            KeyFigure(
                n(measure("places")),
                _("places known by name"),
                _("towns, crossings, camps, airports; countries not counted"),
            ),
        )
    )


def pair_sentence(findings: Findings, row: Row) -> str:
    """Return what is told of the way between two countries, as one sentence."""
    template = findings.ngettext(
        "{n} submission, {cases}, tells of the way from {origin} to {destination}.",
        "{n} submissions, {cases}, tell of the way from {origin} to {destination}.",
        row["submissions"],
    )
    return template.format(
        n=findings.n(row["submissions"]),
        origin=findings.place(row["origin"]),
        destination=findings.place(row["destination"]),
        cases=findings.cases_phrase(row),
    )


def most_reported(findings: Findings, pairs: list[Row]) -> Block:
    """Return the table of the pairs reported most."""
    _ = findings.gettext
    return counting_table(
        findings,
        "most-reported",
        _("Most reported: from which country to which"),
        [_("Way")],
        [
            ((chain([findings.place(row["origin"]), findings.place(row["destination"])]),), row)
            for row in pairs
        ],
        [note for note in findings.result("origin_destination").notes if note],
    )


def overview(findings: Findings, pairs: list[Row]) -> list[Block]:
    """Return the map of all routes from country to country, and what it cannot bear."""
    _ = findings.gettext
    title = _("All routes, from country to country")
    if pairs:
        template = _("The way told of most often leads from {origin} to {destination}: {some} of {all}")
        title = template.format(
            origin=findings.place(pairs[0]["origin"]),
            destination=findings.place(pairs[0]["destination"]),
            some=findings.n(pairs[0]["submissions"]),
            all=submissions(findings, findings.submissions),
        )
    figure = route_map(
        findings,
        "all-routes",
        title,
        findings.ways,
        Link(_("All ways, stop by stop, as a table"), "ways"),
        near=(),
        caption=_(
            "Submissions: each flow counts one step, from country to country, and narrows towards where it "
            "leads; the title counts from origin to destination."
        )
        if pairs
        else None,
    )
    if figure is None:
        return [
            Note(
                _("No submission tells of two known stops, so there is no map. The table has what is known.")
            )
        ]
    return [figure]
