"""The star of one snapshot with a selection applied: what every question is asked of."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import ibis.expr.types as ir

from njia.analysis import conditions
from njia.analysis.selection import Selection
from njia.analysis.way import way

Keep = Callable[[ir.Table], ir.Table]


def as_asked(table: ir.Table) -> ir.Table:
    """Keep a table as the expression that it is."""
    return table


@dataclass(frozen=True, slots=True)
class Star:
    """The Ibis tables of a snapshot, by the schemas of `njia.standard.schema`, and `way`.

    `journeys` are those selected and the tables that hang on them hold their rows only; so do
    `observations`, `contributions` and `problems` by what of the selection concerns them. `places`,
    `place_within` and `regions` are whole. `way` is `stops` with places and neighbours.
    """

    selection: Selection
    language: str
    journeys: ir.Table
    stops: ir.Table
    way: ir.Table
    legs: ir.Table
    leg_codes: ir.Table
    journey_codes: ir.Table
    nationalities: ir.Table
    observations: ir.Table
    contributions: ir.Table
    problems: ir.Table
    places: ir.Table
    place_within: ir.Table
    regions: ir.Table

    @classmethod
    def of(
        cls, tables: Mapping[str, ir.Table], selection: Selection, language: str = "en", keep: Keep = as_asked
    ) -> Star:
        """Apply a selection to the tables of a snapshot.

        `keep` may materialise what most questions ask of: the selected rows and the way.
        """
        whole = selection.scope.everything and not selection.filters
        journeys = tables["journeys"] if whole else keep(conditions.journeys(tables, selection))

        def of_journeys(name: str) -> ir.Table:
            table = tables[name]
            return table if whole else table.semi_join(journeys, table.journey == journeys.id)

        stops, codes = of_journeys("stops"), of_journeys("journey_codes")
        return cls(
            selection=selection,
            language=language,
            journeys=journeys,
            stops=stops,
            way=keep(way(stops, tables["places"])),
            legs=of_journeys("legs"),
            leg_codes=of_journeys("leg_codes"),
            journey_codes=codes if whole else keep(codes),
            nationalities=of_journeys("nationalities"),
            observations=conditions.observations(tables, selection),
            contributions=conditions.contributed(tables["contributions"], selection),
            problems=conditions.contributed(tables["problems"], selection),
            places=tables["places"],
            place_within=tables["place_within"],
            regions=tables["regions"],
        )
