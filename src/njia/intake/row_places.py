"""The places that a row names, in the order of the journey."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

from njia.intake.marks import is_unknown
from njia.intake.row_cells import RowCells
from njia.intake.stops import PlaceReader, PlaceText
from njia.standard.journey import Role


def places_of(row: RowCells, reader: PlaceReader) -> list[PlaceText]:
    """Gather the places of a journey in order: the whole route of one cell, or cell by cell."""
    origin, destination = one_place(row, "origin"), one_place(row, "destination")
    route = "\n".join(text for _, text in row.values("journey_route"))
    if route and not is_unknown(route):
        stops = _stops(route, row.column("journey_route"), reader)
        return _along(stops, origin, _transits(row, reader), destination, reader)
    return [*origin, *_transits(row, reader), *destination]


def route(text: str, reader: PlaceReader) -> list[PlaceText]:
    """Return the stops of a route that is told as one text; one stop alone is where it began."""
    return _along(_stops(text, "", reader), [], [], [], reader)


def _stops(route: str, column: str, reader: PlaceReader) -> list[PlaceText]:
    return [PlaceText("transit", part, column=column) for part in reader.split_route(route)]


def _along(
    stops: list[PlaceText],
    origin: list[PlaceText],
    transits: list[PlaceText],
    destination: list[PlaceText],
    reader: PlaceReader,
) -> list[PlaceText]:
    """Join the stops of a route with the ends that have columns of their own; no end is told twice."""
    if origin and stops and (joined := reader.one_place(origin[0], stops[0])):
        origin, stops = [joined], stops[1:]
    elif not origin and stops:
        origin, stops = [replace(stops[0], role="origin")], stops[1:]
    if destination and stops and (joined := reader.one_place(destination[0], stops[-1])):
        destination, stops = [joined], stops[:-1]
    elif not destination and stops:
        destination, stops = [replace(stops[-1], role="destination")], stops[:-1]
    return [*origin, *transits, *stops, *destination]


def one_place(row: RowCells, role: Literal["origin", "destination", "intended"]) -> list[PlaceText]:
    """Gather what the columns of one end of a journey say, empty where they say nothing."""
    text, country = row.text(role), row.text(f"{role}_country")
    division = row.text(f"{role}_admin")
    if not (text or country or division):
        return []
    stop_role: Role = "origin" if role == "origin" else "destination"
    column = row.column(role, f"{role}_admin", f"{role}_country")
    return [PlaceText(stop_role, text, country, division, column)]


def _transits(row: RowCells, reader: PlaceReader) -> list[PlaceText]:
    countries = [text for _, text in row.values("transit_country")]
    columns = row.in_order("transit")
    if not columns:
        return [
            PlaceText("transit", "", part, "", row.column("transit_country"))
            for text in countries
            for part in reader.split(text)
        ]
    texts = []
    for number, (column, text) in enumerate(columns):
        paired = len(columns) == len(countries)
        country = countries[number] if paired else ""
        parts = reader.split(text)
        texts += [
            PlaceText("transit", part, country if len(parts) == 1 else "", "", column.heading)
            for part in parts
        ]
    return texts
