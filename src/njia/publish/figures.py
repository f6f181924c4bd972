"""Figures as the document shows them: a map with all that must be said beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from njia.publish.document import Drawing, Figure, Link
from njia.publish.findings import Findings
from njia.publish.maps import Words
from njia.publish.paths import Way
from njia.publish.routes import Routes, routes

WIDE, NARROW = 880.0, 328.0


def route_map(
    findings: Findings,
    identity: str,
    title: str,
    ways: Sequence[Way],
    table: Link,
    *,
    near: Collection[str] | None = None,
    focus: Collection[str] = (),
    caption: str | None = None,
) -> Figure | None:
    """Return the map of some ways, or `None` where no way can be drawn; see `routes` and `flow_map`."""
    shown = routes(ways, findings.language, near)
    if not shown.flows:
        return None
    caption = caption or _counted(findings, near)
    alternative = _described(findings, shown, title)
    words = _words(findings, shown, title, alternative, near, focus)
    asked = (shown.nodes, shown.flows, words)
    wide = findings.draw(*asked, f"{identity}-w", WIDE, tuple(focus))
    narrow = findings.draw(*asked, f"{identity}-n", NARROW, tuple(focus))

    def drawn() -> Drawing:
        on_wide, on_narrow = wide(), narrow()
        notes = (_unnamed(findings, one.unnamed) for one in (on_wide, on_narrow))
        return Drawing(on_wide.svg, on_narrow.svg, *notes)

    return Figure(
        identity,
        title,
        caption,
        drawn,
        alternative,
        _notes(findings, shown),
        f"{findings.source} {borders(findings)}",
        table,
    )


def borders(findings: Findings) -> str:
    """Return what a map of borders and names must say of them."""
    return findings.gettext(
        "Land and borders: Natural Earth. Borders and names on the maps imply no opinion "
        "on the legal status of any territory."
    )


def role_words(findings: Findings) -> dict[str, str]:
    """Return the words of the three roles, as legends say them."""
    _ = findings.gettext
    return {"origin": _("origin"), "transit": _("transit"), "destination": _("destination")}


def submissions(findings: Findings, count: int) -> str:
    """Return “1 submission”, “3 submissions”."""
    return findings.ngettext("{n} submission", "{n} submissions", count).format(n=findings.n(count))


def _counted(findings: Findings, near: Collection[str] | None) -> str:
    _ = findings.gettext
    if near is not None and not near:
        return _("Submissions, from country to country. Each flow narrows towards where it leads.")
    return _("Submissions, from stop to stop. Each flow narrows towards where it leads.")


def _words(
    findings: Findings,
    shown: Routes,
    title: str,
    description: str,
    near: Collection[str] | None,
    focus: Collection[str],
) -> Words:
    _ = findings.gettext
    most = max(flow.submissions for flow in shown.flows)
    overview = near is not None and not near
    around = {node.country for node in shown.nodes if node.country} | set(focus)
    return Words(
        title=title,
        description=description,
        roles=role_words(findings),
        widths={count: submissions(findings, count) for count in range(1, most + 1)},
        worked=_("cases worked on"),
        heard=_("heard of"),
        unknown=_("not told whether worked on or heard of"),
        gap=_("a stop in between is not known"),
        hatched=_("known only as a country or county, not as a town"),
        by_country=_("all places of a country together"),
        several=_("a place of several roles"),
        beyond=_("beyond this map, at the edge where the way leads there"),
        country_names={} if overview else {code: findings.place(code, short=True) for code in sorted(around)},
        mirrored=findings.mirrored,
    )


def _described(findings: Findings, shown: Routes, title: str) -> str:
    """Return a drawing in words: the title and its greatest flows."""
    greatest = sorted(shown.flows, key=lambda flow: (-flow.submissions, flow.words))[:5]
    template = findings.gettext("{title} The flows of most submissions: {flows}.")
    return template.format(title=title, flows=findings.apart([flow.words for flow in greatest]))


def _unnamed(findings: Findings, names: Sequence[str]) -> str:
    if not names:
        return ""
    template = findings.gettext("No room on the map for these names: {names}.")
    return template.format(names=findings.list(names))


def _notes(findings: Findings, shown: Routes) -> tuple[str, ...]:
    n = findings.n
    notes = [
        findings.ngettext(
            "Shown: {shown} of {n} submission.",
            "Shown: {shown} of {n} submissions.",
            shown.drawn + shown.undrawn,
        ).format(shown=n(shown.drawn), n=n(shown.drawn + shown.undrawn))
    ]
    if shown.undrawn:
        template = findings.ngettext(
            "{n} has fewer than two stops that are known, and is in the table only.",
            "{n} have fewer than two stops that are known, and are in the table only.",
            shown.undrawn,
        )
        notes.append(template.format(n=n(shown.undrawn)))
    if shown.rough:
        template = findings.ngettext(
            "{n} knows its origin or destination only as a country or county.",
            "{n} know their origin or destination only as a country or county.",
            shown.rough,
        )
        notes.append(template.format(n=n(shown.rough)))
    if shown.hidden_stops:
        template = findings.ngettext(
            "{n} stop is not known and is not drawn.",
            "{n} stops are not known and are not drawn.",
            shown.hidden_stops,
        )
        notes.append(template.format(n=n(shown.hidden_stops)))
    return tuple(notes)
