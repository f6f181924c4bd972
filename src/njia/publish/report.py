"""The report of a network: every chapter, as one folder that opens without a server."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from njia.analysis import Selection
from njia.publish import html
from njia.publish.artist import Draw, draw_here
from njia.publish.chapters.airlines import airlines
from njia.publish.chapters.contributors import contributors
from njia.publish.chapters.country import country
from njia.publish.chapters.industries import industries
from njia.publish.chapters.method import method
from njia.publish.chapters.observations import observations
from njia.publish.chapters.origins_destinations import origins_destinations
from njia.publish.chapters.printed import printed as printed_chapter
from njia.publish.chapters.quality import quality
from njia.publish.chapters.recruitment import recruitment
from njia.publish.chapters.regions import regions
from njia.publish.chapters.rounds import rounds
from njia.publish.chapters.summary import summary
from njia.publish.chapters.transit import transit
from njia.publish.chapters.transport import transport
from njia.publish.chapters.ways import ways
from njia.publish.chapters.who import who
from njia.publish.conditions import conditions
from njia.publish.document import Document, Labels
from njia.publish.figures import role_words, submissions
from njia.publish.findings import Findings
from njia.publish.folder import PAGE, put_in_place
from njia.publish.network import Network
from njia.publish.printed import PrintedFigure
from njia.standard.language import mark, translator

if TYPE_CHECKING:
    from njia.snapshot import Snapshot

NETWORK = "network"

_CHAPTERS = (
    origins_destinations,
    country,
    transit,
    regions,
    transport,
    airlines,
    industries,
    recruitment,
    who,
    observations,
    rounds,
    contributors,
    method,
    quality,
)


class ReportError(ValueError):
    """Why a report cannot be written, as one plain sentence; `sentence` gives it in a language."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message.format(**values))
        self.message = message
        self.values = values

    def sentence(self, language: str = "en") -> str:
        """Return the sentence in a language."""
        return translator(language)(self.message).format(**self.values)


class NotYetSafe(ReportError):
    """A report for readers outside the network, which needs disclosure control first."""

    def __init__(self, audience: str) -> None:
        super().__init__(
            mark(
                "A report for the audience “{audience}” is refused until disclosure control exists: "
                "its figures could let somebody be recognised. Write it for the network instead."
            ),
            audience=audience,
        )


class AlreadyThere(ReportError, FileExistsError):
    """The folder to write is there already."""

    def __init__(self, out: Path) -> None:
        super().__init__(
            mark("{out} is already there and was left as it is. Name another folder, or say --replace."),
            out=out,
        )


def write_report(
    snapshot: Snapshot,
    out: Path,
    *,
    network: Network,
    language: str,
    selection: Selection,
    printed: Sequence[PrintedFigure] = (),
    replace: bool = False,
    audience: str = NETWORK,
    draw: Draw = draw_here,
) -> Path:
    """Write the report as the folder `out`, with its page `index.html`; all of it or nothing.

    Raises:
        NotYetSafe: the audience is not the network.
        AlreadyThere: `out` exists and `replace` is not said.
        OSError: the folder cannot be written.
    """
    if audience != NETWORK:
        raise NotYetSafe(audience)
    if out.exists() and not replace:
        raise AlreadyThere(out)
    page = html.render(
        report(snapshot, network=network, language=language, selection=selection, printed=printed, draw=draw)
    )
    staging = out.with_name(f".{out.name}.partial")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True)
    try:
        (staging / PAGE).write_text(page, "utf-8")
        put_in_place(staging, out)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise
    return out


def report(
    snapshot: Snapshot,
    *,
    network: Network,
    language: str,
    selection: Selection,
    printed: Sequence[PrintedFigure] = (),
    draw: Draw = draw_here,
) -> Document:
    """Return the report as a document, from which every renderer writes."""
    findings = Findings(snapshot, selection, network, language, draw)
    _ = findings.gettext
    sections = [summary(findings)]
    if findings.submissions:
        sections += [section for chapter in _CHAPTERS if (section := chapter(findings)) is not None]
        sections += [section for section in (printed_chapter(findings, printed), ways(findings)) if section]
    else:
        sections += [section for section in (method(findings), quality(findings)) if section]
    kicker = _("Human-trafficking routes · round {rounds}").format(
        rounds=findings.apart(findings.rounds, ", ")
    )
    return Document(
        title=network.title or kicker,
        kicker=kicker,
        lead=_lead(findings),
        language=language,
        right_to_left=findings.mirrored,
        labels=Labels(
            contents=_("Contents"),
            skip=_("Go to the content"),
            note=_("Note."),
            source=_("Source."),
            roles=role_words(findings),
        ),
        sections=tuple(sections),
        notice=network.notice,
        audience=_(
            "For the organisations of the network only. Small numbers can let a person be recognised: "
            "do not pass it on."
        ),
        colophon=_colophon(findings),
    )


def _lead(findings: Findings) -> str:
    _ = findings.gettext
    if not findings.submissions:
        return _("There are no submissions in this selection.")
    organisations = findings.ngettext(
        "{n} organisation", "{n} organisations", findings.measure("organisations")
    )
    countries = findings.ngettext("{n} country", "{n} countries", findings.measure("countries"))
    return _(
        "{organisations} reported {submissions}. They name {countries} of origin, transit and exploitation."
    ).format(
        organisations=organisations.format(n=findings.n(findings.measure("organisations"))),
        submissions=submissions(findings, findings.submissions),
        countries=countries.format(n=findings.n(findings.measure("countries"))),
    )


def _colophon(findings: Findings) -> tuple[str, ...]:
    _ = findings.gettext
    met = conditions(findings)
    lines = [_("Snapshot {snapshot}, made with Njia.").format(snapshot=findings.snapshot.id)]
    if met:
        lines.append(_("Only submissions that meet: {conditions}.").format(conditions=findings.apart(met)))
    if findings.network.source:
        lines.append(findings.network.source)
    lines.append(_("Land and borders: Natural Earth, public domain, by way of world-atlas."))
    return tuple(lines)
