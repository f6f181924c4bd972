"""What people decided, and where it holds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from njia.intake.phrases import normalise

Scope = Literal["cell", "organisation", "network"]


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's answer to a problem.

    `subject` is what is decided: `place:KE` (the country that is certain, or none), `word:<list>`,
    `cases`, `period`. `text` is what was written; `value` the answer: a place id or name, a code, a
    number or range, a period. A decision for a cell names its submission's `key`.
    """

    subject: str
    text: str
    value: str
    scope: Scope
    organisation: str | None = None
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Decisions:
    """Decisions in force, found by subject and text; the narrowest scope wins."""

    cells: Mapping[tuple[str, str, str, str], str] = field(default_factory=dict)
    organisations: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    network: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, decisions: Iterable[Decision]) -> Decisions:
        """Index decisions; of two on the same thing the later one holds."""
        cells: dict[tuple[str, str, str, str], str] = {}
        organisations: dict[tuple[str, str, str], str] = {}
        network: dict[tuple[str, str], str] = {}
        for one in decisions:
            what = (one.subject, normalise(one.text))
            if one.scope == "cell":
                cells[one.organisation or "", one.key or "", *what] = one.value
            elif one.scope == "organisation":
                organisations[one.organisation or "", *what] = one.value
            else:
                network[what] = one.value
        return cls(cells, organisations, network)

    def find(self, organisation: str, key: str, subject: str, text: str) -> str | None:
        """Return the answer in force for a text of a submission, or `None`."""
        what = (subject, normalise(text))
        found = self.cells.get((organisation, key, *what)) or self.organisations.get((organisation, *what))
        return found or self.network.get(what)
