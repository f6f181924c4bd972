"""One country looked at closely: as origin, as destination and on the way."""

from __future__ import annotations

from njia.publish.boundaries import extent
from njia.publish.counting import counting_table
from njia.publish.document import Block, Cell, Link, Note, Paragraph, Section, Table
from njia.publish.figures import route_map, submissions
from njia.publish.findings import Findings, Row
from njia.publish.paths import Way


def country(findings: Findings) -> Section | None:
    """Return the chapter on the country in focus, or `None` where the data names none."""
    code = findings.country
    if code is None or not findings.rows("country_roles", country=code):
        return None
    parts = [
        part
        for part in (
            _as_origin(findings, code),
            _as_destination(findings, code),
            _on_the_way(findings, code),
            _within(findings, code),
        )
        if part is not None
    ]
    return Section("country", findings.place(code), (), tuple(parts))


def _as_origin(findings: Findings, code: str) -> Section | None:
    _ = findings.gettext
    ways = [way for way in findings.ways if way.origin == code]
    if not ways:
        return None
    name = findings.place(code)
    told = sum(way.submissions for way in ways)
    pairs = [row for row in findings.rows("origin_destination", origin=code) if row["destination"]]
    lead = findings.ngettext(
        "{n} submission tells of a journey that began in {country}. "
        "The destinations named most: {countries}.",
        "{n} submissions tell of journeys that began in {country}. The destinations named most: {countries}.",
        told,
    ).format(n=findings.n(told), country=name, countries=_named(findings, pairs, "destination"))
    blocks: list[Block] = [Paragraph(lead, lead=True)]
    title = _("Where journeys from {country} begin, and where they lead").format(country=name)
    blocks += _map(findings, "from-country", title, ways, code, "from-country-places")
    blocks += _places(findings, code, "origin", "from-country-places", _("Places of origin in {country}"))
    blocks.append(
        counting_table(
            findings,
            "from-country-destinations",
            _("Destinations of journeys from {country}").format(country=name),
            [_("Country of exploitation")],
            [((Cell(findings.place(row["destination"]), roles=("destination",)),), row) for row in pairs],
        )
    )
    return Section("as-origin", _("{country} as a country of origin").format(country=name), tuple(blocks))


def _as_destination(findings: Findings, code: str) -> Section | None:
    _ = findings.gettext
    ways = [way for way in findings.ways if way.destination == code]
    if not ways:
        return None
    name = findings.place(code)
    told = sum(way.submissions for way in ways)
    pairs = [row for row in findings.rows("origin_destination", destination=code) if row["origin"]]
    lead = findings.ngettext(
        "{n} submission tells of exploitation in {country}. The origins named most: {countries}.",
        "{n} submissions tell of exploitation in {country}. The origins named most: {countries}.",
        told,
    ).format(n=findings.n(told), country=name, countries=_named(findings, pairs, "origin"))
    blocks: list[Block] = [Paragraph(lead, lead=True)]
    title = _("Where journeys to {country} begin, and where they lead").format(country=name)
    blocks += _map(findings, "to-country", title, ways, code, "to-country-places")
    blocks += _places(
        findings, code, "destination", "to-country-places", _("Places of exploitation in {country}")
    )
    blocks.append(
        counting_table(
            findings,
            "to-country-origins",
            _("Origins of journeys to {country}").format(country=name),
            [_("Country of origin")],
            [((Cell(findings.place(row["origin"]), roles=("origin",)),), row) for row in pairs],
        )
    )
    return Section(
        "as-destination", _("{country} as a destination country").format(country=name), tuple(blocks)
    )


def _on_the_way(findings: Findings, code: str) -> Section | None:
    _ = findings.gettext
    ways = [way for way in findings.ways if any(h.role == "transit" and h.country == code for h in way.halts)]
    if not ways:
        return None
    name = findings.place(code)
    told = sum(way.submissions for way in ways)
    lead = findings.ngettext(
        "{n} submission names a stop in {country} on the way.",
        "{n} submissions name a stop in {country} on the way.",
        told,
    ).format(n=findings.n(told), country=name)
    title = _("The stops in {country} on the way").format(country=name)
    blocks: list[Block] = [Paragraph(lead, lead=True)]
    blocks += _map(findings, "through-country", title, ways, code, "through-country-places")
    blocks += _places(
        findings, code, "transit", "through-country-places", _("Places of transit in {country}")
    )
    return Section("as-transit", _("{country} on the way").format(country=name), tuple(blocks))


def _within(findings: Findings, code: str) -> Section:
    """Return journeys that stay in the country, or the sentence that there are none."""
    _ = findings.gettext
    name = findings.place(code)
    heading = _("Journeys that stay in {country}").format(country=name)
    rows = findings.rows("internal", country=code)
    if not rows:
        none = _("No submission tells of a journey with origin and destination both in {country}.")
        return Section("within-country", heading, (Paragraph(none.format(country=name)),))
    told = sum(row["submissions"] for row in rows)
    lead = findings.ngettext(
        "{n} submission tells of a journey that stays in {country}.",
        "{n} submissions tell of journeys that stay in {country}.",
        told,
    ).format(n=findings.n(told), country=name)
    unknown = _("not known more closely")
    table = counting_table(
        findings,
        "within-country-places",
        _("From where to where in {country}").format(country=name),
        [_("Origin"), _("Destination")],
        [((row["origin_name"] or unknown, row["destination_name"] or unknown), row) for row in rows],
    )
    return Section("within-country", heading, (Paragraph(lead, lead=True), table))


def _named(findings: Findings, pairs: list[Row], column: str) -> str:
    words = findings.gettext("{country} ({n})")
    return findings.list(
        [
            words.format(country=findings.place(row[column]), n=findings.n(row["submissions"]))
            for row in pairs[:6]
        ]
    )


def _map(
    findings: Findings, identity: str, title: str, ways: list[Way], code: str, table: str
) -> list[Block]:
    _ = findings.gettext
    template = _("{title}: {some} of {all}")
    told = template.format(
        title=title,
        some=findings.n(sum(way.submissions for way in ways)),
        all=submissions(findings, findings.submissions),
    )
    near = {code} if extent(code) else None
    figure = route_map(
        findings,
        identity,
        told,
        ways,
        Link(_("The places as a table"), table),
        near=near,
        focus=near or (),
    )
    if figure is None:
        return [Note(_("None of these submissions tells of two known stops, so there is no map."))]
    return [figure]


def _places(findings: Findings, code: str, role: str, identity: str, title: str) -> list[Block]:
    _ = findings.gettext
    rows = findings.rows("places_by_role", country=code, role=role)
    table: Table = counting_table(
        findings,
        identity,
        title.format(country=findings.place(code)),
        [_("Place"), _("Kind")],
        [
            (
                (Cell(_place(findings, row), roles=(role,)), findings.label("place_kind", row["kind"])),
                row,
            )
            for row in rows
        ],
    )
    return [table]


def _place(findings: Findings, row: Row) -> str:
    if row["place"] is None:
        return findings.gettext("written, but not understood")
    if row["kind"] == "country":
        return findings.gettext("{country}, not known more closely").format(
            country=findings.place(row["country"])
        )
    return str(row["name"])
