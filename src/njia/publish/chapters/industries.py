"""Industries of exploitation: everywhere, and for the country in focus abroad and at home."""

from __future__ import annotations

from njia.publish.counting import counting_table
from njia.publish.document import Block, Note, Paragraph, Section, Table
from njia.publish.figures import submissions
from njia.publish.findings import Findings, Row


def industries(findings: Findings) -> Section | None:
    """Return the chapter on industries of exploitation."""
    _ = findings.gettext
    every = findings.rows("industries", group="all")
    told = [row for row in every if row["industry"]]
    if not told:
        return None
    lead = _("Named most often: {industries}.").format(
        industries=findings.list(
            [
                _("{industry} ({some})").format(
                    industry=findings.in_sentence("industry", row["industry"]),
                    some=submissions(findings, row["submissions"]),
                )
                for row in told[:3]
            ]
        )
    )
    blocks: list[Block] = [
        Paragraph(lead, lead=True),
        _table(findings, "industries-all", _("Industries of exploitation"), every),
    ]
    code = findings.country
    if code is not None:
        blocks += _of_country(findings, code)
    return Section("industries", _("Industries of exploitation"), tuple(blocks))


def _of_country(findings: Findings, code: str) -> list[Block]:
    _ = findings.gettext
    name = findings.place(code)
    titles = {
        "abroad": _("Victims from {country}, exploited abroad"),
        "within_own": _("Victims from {country}, exploited in {country}"),
        "within_foreign": _("Victims from elsewhere, exploited in {country}"),
        "within_unknown": _("Victims exploited in {country}, from where is not known"),
    }
    blocks: list[Block] = []
    guessed = False
    for group, title in titles.items():
        rows = findings.rows("industries", country=code, group=group)
        if rows:
            guessed = guessed or any(row["basis"] == "origin" for row in rows)
            blocks.append(_table(findings, f"industries-{group}", title.format(country=name), _merged(rows)))
    if guessed:
        blocks.append(
            Note(
                _(
                    "Where a submission does not tell the victims' nationality, "
                    "the country of origin of the journey stands for it."
                )
            )
        )
    return blocks


def _merged(rows: list[Row]) -> list[tuple[str, Row]]:
    """Return rows with the basis of their group in words: rows of both bases stay apart."""
    return [(str(row["basis"]), row) for row in rows]


def _table(findings: Findings, identity: str, title: str, rows: list[Row] | list[tuple[str, Row]]) -> Table:
    _ = findings.gettext
    notes = (
        _("A submission may name several industries and counts in each."),
        *findings.result("industries").notes,
    )
    plain = [row[1] if isinstance(row, tuple) else row for row in rows]
    bases = {"nationality": _("nationality told"), "origin": _("by country of origin")}
    if len({row["basis"] for row in plain}) < 2:
        return counting_table(
            findings,
            identity,
            title,
            [_("Industry")],
            [((findings.label("industry", row["industry"]),), row) for row in plain],
            notes,
        )
    return counting_table(
        findings,
        identity,
        title,
        [_("Industry"), _("Known by")],
        [
            ((findings.label("industry", row["industry"]), bases.get(str(row["basis"]), _("not told"))), row)
            for row in plain
        ],
        notes,
    )
