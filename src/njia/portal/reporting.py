"""What a report says of the network whose store this is."""

from __future__ import annotations

from collections.abc import Sequence

from njia.portal import models
from njia.portal.network import network, regions
from njia.publish import Network, PrintedFigure, printed_figures


def report_round(names: Sequence[str]) -> models.Round | None:
    """Return the one round that a report is about, `None` where it is about several or none."""
    return models.Round.objects.filter(name=names[0]).first() if len(names) == 1 else None


def report_network(round_: models.Round | None, language: str) -> Network:
    """Return the network as its report presents it, in a language."""
    about = round_.about if round_ else {}
    title = about.get("title", {})
    notice = about.get("notice", {})
    return Network(
        title=title.get(language) or title.get("en") or network().name,
        country=network().country or None,
        notice=notice.get(language) or notice.get("en", ""),
        thanks=tuple(about.get("thanks", ())),
        source=about.get("source", ""),
        regions=regions(),
    )


def report_printed(round_: models.Round | None) -> tuple[PrintedFigure, ...]:
    """Return the figures that an earlier report on this round printed, where the round tells them."""
    printed = round_.about.get("printed") if round_ else None
    return printed_figures(printed) if printed else ()
