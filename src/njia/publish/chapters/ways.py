"""The table behind the maps: every way told, stop by stop."""

from __future__ import annotations

from njia.publish.counting import chain
from njia.publish.document import Cell, Column, Link, Section, Table
from njia.publish.findings import Findings
from njia.publish.names import sorting_key, span
from njia.publish.paths import Halt, Way


def ways(findings: Findings) -> Section | None:
    """Return the chapter with every way, those of one pair of countries together."""
    if not findings.ways:
        return None
    _ = findings.gettext
    ordered = sorted(
        findings.ways,
        key=lambda way: (
            sorting_key(findings.place(way.origin)),
            sorting_key(findings.place(way.destination)),
            -way.submissions,
        ),
    )
    table = Table(
        "ways",
        _("Every way, stop by stop"),
        (
            Column(_("Way")),
            Column(_("Evidence")),
            Column(_("Submissions"), "number"),
            Column(_("Cases"), "number"),
            Column(_("Organisations"), "number"),
        ),
        tuple(_row(findings, way) for way in ordered),
        (
            _(
                "A question mark stands for a stop that is not known; "
                "a country alone, for one known no better."
            ),
        ),
        findings.source,
        Link(_("Back to the map of all routes"), "all-routes"),
    )
    return Section("ways-chapter", _("The ways behind the maps"), (table,))


def _row(findings: Findings, way: Way) -> tuple[Cell, ...]:
    names = [_stop(findings, halt, at, way.halts) for at, halt in enumerate(way.halts)]
    return (
        Cell(chain(names)),
        Cell(findings.label("evidence", way.evidence)),
        Cell(findings.n(way.submissions)),
        Cell(span(way.cases_low, way.cases_high, findings.language)),
        Cell(findings.n(way.organisations)),
    )


def _stop(findings: Findings, halt: Halt, at: int, halts: tuple[Halt, ...]) -> str:
    """Return a stop's name, with its country where that is not the country of the stop before."""
    name = halt.label(findings.language)
    if name is None:
        return "?"
    before = halts[at - 1].country if at else None
    if halt.kind == "country" or halt.country is None or halt.country == before:
        return name
    return findings.gettext("{place} ({country})").format(place=name, country=findings.place(halt.country))
