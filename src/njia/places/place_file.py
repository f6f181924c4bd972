"""Files of places: the shipped supplement's and a network's own have one form.

A CSV in UTF-8 with a heading row. `name`, `kind` and `country` are required; `lat` and `lon` are WGS 84
degrees, both or neither; `names` are other spellings, divided by `|`; `within` is the id of the next
larger place; `population` helps to rank; `id` and `source` may be left out of a network's own file.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from njia.places.normalise import key, tidy
from njia.standard.journey import PLACE_KINDS, Place
from njia.standard.language import mark

REQUIRED = ("name", "kind", "country")
COLUMNS = (*REQUIRED, "id", "lat", "lon", "within", "population", "names", "source")
OWN = "own:"
OWN_PLACES = "places.csv"
"""The network's own file of places in its data directory."""

_ID = re.compile(r"[a-z]+:[A-Za-z0-9._-]+")
_COUNTRY = re.compile(r"[A-Z]{2}")
_POPULATION = re.compile(r"[0-9]{1,10}")


class PlacesFileError(ValueError):
    """A file of places that cannot be used: says which file and line, what is wrong and what to do."""

    def __init__(self, file: Path, line: int, reason: str, remedy: str) -> None:
        self.file, self.line, self.reason, self.remedy = file, line, reason, remedy
        super().__init__(f"{file.name}, line {line}: {reason} {remedy}")


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """One row of a file: a place, its other spellings and the place it lies in."""

    place: Place
    names: tuple[str, ...]
    within: str | None
    population: int
    source: str
    line: int


def read_places(file: Path, *, own: bool = False) -> Iterator[PlaceRow]:
    """Yield the rows of a file of places; `PlacesFileError` at the first that is wrong.

    With `own`, ids are given or completed under `own:`.
    """
    rows = csv.DictReader(io.StringIO(_text(file), newline=""))
    headings = [(heading or "").strip().lower() for heading in rows.fieldnames or ()]
    _check_headings(file, headings)
    rows.fieldnames = headings
    seen: dict[str, int] = {}
    for cells in rows:
        line = rows.line_num
        if not any((value or "").strip() for value in cells.values() if isinstance(value, str)):
            continue
        if None in cells or None in cells.values():
            raise PlacesFileError(
                file,
                line,
                mark("The row has more or fewer cells than the heading."),
                mark("Put cells that hold a comma between double quotes, and leave no cell out."),
            )
        row = _row(file, line, {name: tidy(value) for name, value in cells.items()}, own)
        if row.place.id in seen:
            raise PlacesFileError(
                file,
                line,
                mark("The id {id} was used in line {line} already.").format(
                    id=row.place.id, line=seen[row.place.id]
                ),
                mark("Give each place its own id."),
            )
        seen[row.place.id] = line
        yield row


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        raise PlacesFileError(
            file, line, mark("The file is not in UTF-8."), mark("Save it as “CSV UTF-8”.")
        ) from None


def _check_headings(file: Path, headings: list[str]) -> None:
    missing = [name for name in REQUIRED if name not in headings]
    if missing:
        raise PlacesFileError(
            file,
            1,
            mark("The heading lacks {names}.").format(names=", ".join(missing)),
            mark("The first line names the columns: {columns}.").format(columns=",".join(COLUMNS)),
        )
    unknown = [name for name in headings if name not in COLUMNS]
    if unknown or len(set(headings)) < len(headings):
        raise PlacesFileError(
            file,
            1,
            mark("The heading has a column that is unknown or stands twice: {names}.").format(
                names=", ".join(unknown or headings)
            ),
            mark("Known columns are {columns}.").format(columns=",".join(COLUMNS)),
        )


def _row(file: Path, line: int, cells: dict[str, str], own: bool) -> PlaceRow:
    def wrong(reason: str, remedy: str) -> PlacesFileError:
        return PlacesFileError(file, line, reason, remedy)

    name, kind, country = cells["name"], cells["kind"], cells["country"].upper()
    if not key(name):
        raise wrong(mark("The place has no name."), mark("Write its name in the column name."))
    if kind not in PLACE_KINDS:
        raise wrong(
            mark("“{kind}” is not a kind of place.").format(kind=kind),
            mark("Kinds are {kinds}.").format(kinds=", ".join(PLACE_KINDS)),
        )
    if not (_COUNTRY.fullmatch(country) or (kind == "region" and not country)):
        raise wrong(
            mark("“{country}” is not a country code.").format(country=cells["country"]),
            mark("Write two letters, such as KE; XS is Somaliland, XK Kosovo."),
        )
    lat = _degrees(cells.get("lat", ""), 90, wrong)
    lon = _degrees(cells.get("lon", ""), 180, wrong)
    if (lat is None) != (lon is None):
        raise wrong(mark("Only one of lat and lon is given."), mark("Give both, or neither."))
    population = cells.get("population", "")
    if population and not _POPULATION.fullmatch(population):
        raise wrong(
            mark("“{number}” is not a number of people.").format(number=population),
            mark("Write digits only, or leave the cell empty."),
        )
    place_id = _own_id(cells.get("id", ""), name, country) if own else cells.get("id", "")
    if not _ID.fullmatch(place_id):
        raise wrong(
            mark("“{id}” cannot be an id.").format(id=place_id),
            mark("Use letters, digits, “-”, “.” and “_” after the scheme, such as own:kwa-njenga."),
        )
    names = tuple(other for other in map(str.strip, cells.get("names", "").split("|")) if other)
    place = Place(place_id, name, kind, country or None, lat, lon)
    return PlaceRow(
        place, names, cells.get("within") or None, int(population or 0), cells.get("source", ""), line
    )


def _degrees(text: str, most: int, wrong: Callable[[str, str], PlacesFileError]) -> float | None:
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise wrong(
            mark("“{degrees}” is not between -{most} and {most} degrees.").format(degrees=text, most=most),
            mark("Write decimal degrees with a point, such as -1.2921."),
        )
    return value


def _own_id(written: str, name: str, country: str) -> str:
    if written:
        return written if written.startswith(OWN) else OWN + written
    slug = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-") or f"{_number(name):x}"
    return f"{OWN}{country.lower()}-{slug}" if country else OWN + slug


def _number(name: str) -> int:
    value = 0
    for byte in key(name).encode():
        value = (value * 131 + byte) % (1 << 48)
    return value
