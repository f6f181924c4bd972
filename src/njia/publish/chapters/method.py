"""Method: what was collected, how it is counted, and what the figures cannot say."""

from __future__ import annotations

from njia.publish.document import Bullets, Paragraph, Section
from njia.publish.findings import Findings


def method(findings: Findings) -> Section:
    """Return the chapter on method, in plain sentences."""
    _ = findings.gettext
    counted = (
        _(
            "A submission is one route that one organisation reported in one round. "
            "It may speak of many cases."
        ),
        _(
            "Cases are victims, as the organisation counted or estimated them. "
            "“10 to 15” stays a range, “20+” is 20 or more."
        ),
        _(
            "Sums of ranges add the lower and the upper ends. "
            "Where a range has no upper end, its sum has none."
        ),
        _("A sum of cases counts only submissions that tell a number; each table says how many do."),
    )
    limits = (
        _("Reports of several organisations may overlap: the same victims may be counted more than once."),
        _(
            "The figures show what organisations met and reported. They do not show how often trafficking "
            "happens, and a place that is not named may only be one from which nobody reported."
        ),
        _(
            "Submissions from cases worked on and from routes only heard of are counted together "
            "and drawn apart."
        ),
        _(
            "A place that is not certain is not guessed: it is counted as ambiguous or not understood, "
            "and not drawn."
        ),
        _("A stop known only by its country stays at its country; it is never placed in a town."),
    )
    drawn = (
        _("Maps use an equal-area projection fitted to the journeys they show."),
        _("A journey is drawn through its stops in their order. Lines are no roads and no flight paths."),
        _(
            "The width of a flow is the number of submissions at its beginning; "
            "it narrows towards where it leads."
        ),
    )
    return Section(
        "method",
        _("Method"),
        (Paragraph(_("How this report counts")), Bullets(counted)),
        (
            Section("method-limits", _("What the figures cannot say"), (Bullets(limits),)),
            Section("method-maps", _("How the maps are drawn"), (Bullets(drawn),)),
        ),
    )
