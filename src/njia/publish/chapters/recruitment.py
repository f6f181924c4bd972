"""Recruitment: by whom, how, through what and with which promise; and whether the journey led elsewhere."""

from __future__ import annotations

from njia.publish.counting import chain, counting_table
from njia.publish.document import Block, Paragraph, Section
from njia.publish.findings import Findings


def recruitment(findings: Findings) -> Section | None:
    """Return the chapter on recruitment and deception about the destination."""
    _ = findings.gettext
    rows = findings.rows("recruitment")
    if not any(row["code"] for row in rows):
        return None
    titles = {
        "recruiter": (_("Who recruited"), _("Recruiter")),
        "means": (_("By what means"), _("Means")),
        "channel": (_("Through what"), _("Channel")),
        "promise": (_("With which promise"), _("Promise")),
    }
    recruiters = [row for row in rows if row["list"] == "recruiter" and row["code"]]
    blocks: list[Block] = []
    if recruiters:
        lead = _("Recruiters named most often: {recruiters}.").format(
            recruiters=findings.list(
                [findings.in_sentence("recruiter", row["code"]) for row in recruiters[:3]]
            )
        )
        blocks.append(Paragraph(lead, lead=True))
    for name, (title, heading) in titles.items():
        listed = [row for row in rows if row["list"] == name]
        if any(row["code"] for row in listed):
            blocks.append(
                counting_table(
                    findings,
                    f"recruitment-{name}",
                    title,
                    [heading],
                    [((findings.label(name, row["code"]),), row) for row in listed],
                    (_("A submission may name several, and counts in each."),),
                )
            )
    return Section("recruitment", _("Recruitment"), tuple(blocks), _deception(findings))


def _deception(findings: Findings) -> tuple[Section, ...]:
    _ = findings.gettext
    rows = findings.rows("deception")
    told = [row for row in rows if row["outcome"] != "unknown"]
    if not told:
        return ()
    outcomes = {
        "as_intended": _("where they meant to go"),
        "another_place": _("another place in the same country"),
        "another_country": _("another country"),
    }
    elsewhere = sum(row["submissions"] for row in told if row["outcome"] != "as_intended")
    total = sum(row["submissions"] for row in told)
    lead = findings.ngettext(
        "Of {n} submission that tells where the victims meant to go, {some} led elsewhere.",
        "Of {n} submissions that tell where the victims meant to go, {some} led elsewhere.",
        total,
    ).format(n=findings.n(total), some=findings.n(elsewhere))
    table = counting_table(
        findings,
        "deception",
        _("Where victims meant to go, and where they were exploited"),
        [_("Meant › exploited"), _("They came to")],
        [
            (
                (
                    chain([findings.place(row["intended"]), findings.place(row["destination"])]),
                    outcomes.get(str(row["outcome"]), _("not known")),
                ),
                row,
            )
            for row in told
        ],
        findings.result("deception").notes,
    )
    return (
        Section("intended", _("Intended destination and place of exploitation"), (Paragraph(lead), table)),
    )
