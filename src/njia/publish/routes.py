"""From ways to the nodes and flows of a map."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from njia.publish.boundaries import label_point
from njia.publish.layout import Flow, Node, Shown
from njia.publish.names import country_name, number, span
from njia.publish.paths import Halt, Way
from njia.standard.language import translation


@dataclass(frozen=True, slots=True)
class Routes:
    """What a map shows of some ways, and how many submissions it cannot show."""

    nodes: tuple[Node, ...]
    flows: tuple[Flow, ...]
    drawn: int
    undrawn: int
    rough: int
    """Submissions with an end that is known only as a country or county."""
    hidden_stops: int
    """Stops, of submissions drawn, that are not known."""


@dataclass(slots=True)
class _Sum:
    submissions: int = 0
    low: int = 0
    high: int | None = 0
    known: bool = False

    def add(self, way: Way) -> None:
        self.submissions += way.submissions
        if way.cases_low is not None:
            self.known = True
            self.low += way.cases_low
            self.high = None if self.high is None or way.cases_high is None else self.high + way.cases_high


def routes(ways: Sequence[Way], language: str, near: Collection[str] | None = None) -> Routes:
    """Return the nodes and flows of ways: each journey leads through its known stops, in order.

    With `near` (countries), stops elsewhere are shown by their country only; an empty `near` gives ways
    from country to country.
    """

    def key_of(halt: Halt) -> str | None:
        far = near is not None and halt.country is not None and halt.country not in near
        at_country = f"country:{halt.country}"
        return at_country if far and halt.key and label_point(str(halt.country)) else halt.key

    drawable = [way for way in ways if way.drawable]
    halts: dict[str, Halt] = {}
    roles: dict[str, Counter[str]] = defaultdict(Counter)
    sums: dict[tuple[str, str, str, bool], _Sum] = defaultdict(_Sum)
    for way in drawable:
        for key, role in {(key_of(halt), halt.role) for halt in way.halts}:
            if key:
                roles[key][role] += way.submissions
        keys = [key_of(halt) for halt in way.halts]
        for key, halt in zip(keys, way.halts, strict=True):
            if key:
                halts.setdefault(key, halt)
        for start, end, gap in set(_legs(keys)):
            sums[start, end, way.evidence or "unknown", gap].add(way)
    nodes = tuple(_node(key, halt, roles[key], language, near) for key, halt in sorted(halts.items()))
    names = {node.key: node.name for node in nodes}
    drawn = sum(way.submissions for way in drawable)
    return Routes(
        nodes,
        tuple(
            Flow(
                start, end, total.submissions, evidence, gap, _said(names[start], names[end], total, language)
            )
            for (start, end, evidence, gap), total in sorted(sums.items())
        ),
        drawn,
        sum(way.submissions for way in ways) - drawn,
        sum(way.submissions for way in drawable if _rough_end(way)),
        sum(way.submissions * sum(halt.key is None for halt in way.halts) for way in drawable),
    )


def _legs(keys: Sequence[str | None]) -> Iterable[tuple[str, str, bool]]:
    """Yield each step from a known stop to the next; within one node only where there is no other."""
    alone = len({key for key in keys if key}) == 1
    before: str | None = None
    gap = False
    for key in keys:
        if key is None:
            gap = before is not None
            continue
        if before is not None and (before != key or alone):
            yield before, key, gap
        before, gap = key, False


def _rough_end(way: Way) -> bool:
    ends = [halt for halt in way.halts if halt.role != "transit"]
    return any(halt.key is not None and not halt.exact for halt in ends)


def _node(key: str, halt: Halt, roles: Counter[str], language: str, near: Collection[str] | None) -> Node:
    at_country = key.startswith("country:")
    name = country_name(halt.country, language, short=True) if at_country else str(halt.name)
    point = label_point(str(halt.country)) if at_country else None
    lon, lat = point or (float(halt.lon or 0), float(halt.lat or 0))
    shown: Shown = "exact" if halt.exact else "rough"
    if near is not None and halt.country is not None and halt.country not in near:
        shown = "country"
    return Node(key, name, halt.country, lon, lat, shown, frozenset(roles), sum(roles.values()))


def _said(start: str, end: str, total: _Sum, language: str) -> str:
    """Return a flow in words: from where to where, by how many submissions and cases."""
    say = translation(language)
    cases = span(total.low if total.known else None, total.high, language)
    sentence = say.ngettext(
        "{start} to {end}: {n} submission; cases: {cases}",
        "{start} to {end}: {n} submissions; cases: {cases}",
        total.submissions,
    )
    return sentence.format(start=start, end=end, n=number(total.submissions, language), cases=cases)
