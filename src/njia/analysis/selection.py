"""What is asked for, and by whom: the conditions and the viewer's scope of every question."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from njia.analysis.errors import SelectionError, nearest
from njia.analysis.vocabulary import COUNTRY_KEYS, LISTED_KEYS, UNKNOWN, closed_list
from njia.standard.journey import ONE_OF, OTHER
from njia.standard.language import mark

KEYS: tuple[str, ...] = (
    "round",
    "evidence",
    "organisation",
    "origin",
    "destination",
    "region",
    "place",
    "country",
    "industry",
    "exploitation",
    "mode",
    "carrier",
    "recruiter",
    "status",
    "period",
)

_PERIOD = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class Scope:
    """Who looks: everything, or what a member of the network may see.

    A member sees all of its own, and of others what they share in totals or as journeys.
    """

    everything: bool
    organisation: str | None = None

    @classmethod
    def administrator(cls) -> Scope:
        """Whoever can read the data directory sees everything."""
        return cls(everything=True)

    @classmethod
    def network(cls, organisation: str | None = None) -> Scope:
        """A member organisation; without one, what every member may see."""
        return cls(everything=False, organisation=organisation)


@dataclass(frozen=True)
class Selection:
    """Conditions on journeys: the values of one key are alternatives, all keys must hold.

    The value `unknown` selects what is not known. Raises `SelectionError`, one plain sentence, for
    a key or code that does not exist. A selection can be hashed and compared.
    """

    filters: Mapping[str, tuple[str, ...]]
    scope: Scope

    def __post_init__(self) -> None:
        checked = {key: _values(key, values) for key, values in self.filters.items()}
        ordered = {key: checked[key] for key in KEYS if key in checked}
        object.__setattr__(self, "filters", ordered)

    def __hash__(self) -> int:
        return hash((tuple(self.filters.items()), self.scope))

    @classmethod
    def parse(cls, conditions: Iterable[str], scope: Scope) -> Selection:
        """Read conditions such as `origin=KE` and `industry=domestic_work,begging`.

        A value that holds a comma stands in double quotes; a key given twice adds to its values.
        """
        filters: dict[str, tuple[str, ...]] = {}
        for condition in conditions:
            key, equals, written = condition.partition("=")
            if not equals:
                raise SelectionError(
                    mark("A condition is written as key=value, such as origin=KE; “{condition}” is not."),
                    condition=condition,
                )
            values = next(csv.reader([_one_line(written)], skipinitialspace=True), [])
            filters[key.strip()] = (*filters.get(key.strip(), ()), *values)
        return cls(filters, scope)

    def conditions(self) -> tuple[str, ...]:
        """Return the conditions as `parse` reads them, one a key."""
        return tuple(f"{key}={_joined(values)}" for key, values in self.filters.items())


def _one_line(text: str) -> str:
    return " ".join(text.splitlines()).strip()


def _joined(values: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(values)
    return line.getvalue()


def _values(key: str, values: Iterable[str]) -> tuple[str, ...]:
    if key not in KEYS:
        raise SelectionError(
            mark("There is no key “{key}”. The keys are: {keys}."), key=key, keys=", ".join(KEYS)
        )
    checked = tuple(dict.fromkeys(_value(key, value) for value in map(_one_line, values) if value))
    if not checked:
        raise SelectionError(mark("The key “{key}” has no value."), key=key)
    return checked


def _value(key: str, value: str) -> str:
    if value.casefold() == UNKNOWN:
        return UNKNOWN
    if key == "period" and not _PERIOD.fullmatch(value):
        raise SelectionError(
            mark("A period is a year such as 2019 or a month such as 2019-05; “{value}” is neither."),
            value=value,
        )
    if key in COUNTRY_KEYS:
        return _listed(key, value, value.upper())
    if key in LISTED_KEYS and not value.startswith((OTHER, ONE_OF)):
        return _listed(key, value, value.lower())
    return value.lower() if key == "region" else value


def _listed(key: str, written: str, code: str) -> str:
    there = closed_list(key) or {}
    if code in there:
        return code
    close = nearest(written, there)
    if close:
        raise SelectionError(
            mark("“{value}” is not a code of {key}. The nearest are: {codes}."),
            value=written,
            key=key,
            codes=", ".join(f"{one} ({there[one]})" for one in close),
        )
    if key in COUNTRY_KEYS:
        raise SelectionError(
            mark(
                "“{value}” is not a code of {key}; countries are written as ISO 3166-1 alpha-2, such as KE."
            ),
            value=written,
            key=key,
        )
    raise SelectionError(
        mark("“{value}” is not a code of {key}. The codes are: {codes}."),
        value=written,
        key=key,
        codes=", ".join(there),
    )
