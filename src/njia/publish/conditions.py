"""The conditions of a selection in a reader's words."""

from __future__ import annotations

from njia.analysis.vocabulary import COUNTRY_KEYS, LISTED_KEYS, UNKNOWN
from njia.publish.findings import Findings


def conditions(findings: Findings) -> tuple[str, ...]:
    """Return the conditions of a report's selection, one a key: “destination: Saudi Arabia, Oman”."""
    template = findings.gettext("{what}: {values}")
    words = _words(findings)
    return tuple(
        template.format(
            what=words.get(key, key), values=findings.list([_value(findings, key, value) for value in values])
        )
        for key, values in findings.selection.filters.items()
    )


def _words(findings: Findings) -> dict[str, str]:
    _ = findings.gettext
    return {
        "round": _("round"),
        "evidence": _("evidence"),
        "organisation": _("organisation"),
        "origin": _("country of origin"),
        "destination": _("country of exploitation"),
        "region": _("region"),
        "place": _("place"),
        "country": _("country"),
        "industry": _("industry"),
        "exploitation": _("exploitation"),
        "mode": _("mode of transport"),
        "carrier": _("carrier"),
        "recruiter": _("recruiter"),
        "status": _("status"),
        "period": _("period"),
    }


def _value(findings: Findings, key: str, value: str) -> str:
    if value == UNKNOWN:
        return findings.gettext("not known")
    if key in COUNTRY_KEYS:
        return findings.place(value)
    if key in LISTED_KEYS:
        return findings.in_sentence(key, value)
    return findings.region(value) if key == "region" else value
