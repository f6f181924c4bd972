"""Whose report it is: what a network says of itself, beyond its figures."""

from __future__ import annotations

from dataclasses import dataclass, field

from njia.standard.regions import Regions


@dataclass(frozen=True, slots=True)
class Network:
    """A network and its report.

    `country` is the alpha-2 code of the country that the report looks at closely; without one, it is
    the country of most submissions. `notice` is shown on top, at every figure and on every printed
    page. `thanks` names organisations beside those that the data names. `regions` gives regions names.
    """

    title: str
    country: str | None = None
    notice: str = ""
    thanks: tuple[str, ...] = ()
    source: str = ""
    regions: Regions = field(default_factory=Regions.default)
