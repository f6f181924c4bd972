"""`njia place`: which place a name means, and why."""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from njia.cli.console import Console, Failure
from njia.cli.importing import NOT_A_COUNTRY
from njia.standard.journey import place_json
from njia.standard.language import mark

if TYPE_CHECKING:
    from njia.places import Gazetteer, Resolution
    from njia.standard.journey import Place

NO_TEXT = mark("Say which name: njia place NAME, or --stdin with one name a line.")


def run(options: argparse.Namespace, console: Console) -> int:
    """Resolve one name, or each line of standard input."""
    from njia.places import OWN_PLACES, Gazetteer, PlacesFileError

    own = Path(options.data) / OWN_PLACES
    files = [own] if own.exists() else []
    try:
        if options.stdin:
            return _many(files, console)
        if not options.text:
            raise Failure(NO_TEXT)
        gazetteer = Gazetteer.open(files)
    except (PlacesFileError, OSError) as error:
        raise Failure("{error}", error=error) from error
    code = _code(gazetteer, options.country or "")
    if code is None:
        raise Failure(NOT_A_COUNTRY, country=options.country)
    found = _resolve(gazetteer, options.text, code)
    if options.json:
        console.result_json(_json(found), indent=2)
    else:
        _print(gazetteer, found, console)
    return 0


def _code(gazetteer: Gazetteer, country: str) -> str | None:
    """Return the code that a country's name means, an empty one for no country, `None` for what is none."""
    if not (name := country.strip()):
        return ""
    return name if name in gazetteer.countries else gazetteer.country_code(name)


def _resolve(gazetteer: Gazetteer, text: str, code: str) -> Resolution:
    from njia.places import Context

    return gazetteer.resolve(text, Context(country=code or None))


def _many(files: list[Path], console: Console) -> int:
    from njia.places import answer_all

    not_a_country = console.translate(NOT_A_COUNTRY)
    source = open(os.dup(sys.stdin.fileno()), encoding="utf-8-sig", errors="replace", newline="")  # noqa: SIM115, PTH123
    with source:
        rows = ([*row, "", ""] for row in csv.reader(source))
        asked = ((row[0], row[1], not_a_country) for row in rows)
        for line in answer_all(asked, _line, files):
            console.result(line)
    return 0


def _line(gazetteer: Gazetteer, asked: tuple[str, str, str]) -> str:
    """Return the answer to one row of standard input as a line of JSON."""
    from njia.places import Resolution

    text, country, not_a_country = asked
    code = _code(gazetteer, country)
    if code is None:
        why = not_a_country.format(country=country)
        found = Resolution(text, "unresolved", 0.0, None, (), why, None)
    else:
        found = _resolve(gazetteer, text, code)
    return json.dumps(_json(found), ensure_ascii=False)


def _json(found: Resolution) -> dict[str, Any]:
    return {
        "text": found.text,
        "status": found.status,
        "score": round(found.score, 3),
        "place": place_json(found.place),
        "candidates": [
            {"place": place_json(one.place), "score": round(one.score, 3), "why": one.why}
            for one in found.candidates
        ],
        "why": found.why,
    }


def _print(gazetteer: Gazetteer, found: Resolution, console: Console) -> None:
    console.result(f"{found.text}: {found.status}")
    if found.place:
        _print_place(gazetteer, found.place, found.score, console)
    console.result(f"  {found.why}")
    if not found.place:
        for one in found.candidates:
            console.result(
                f"  ? {one.place.name} ({one.place.kind}, {one.place.country or '–'})  {one.place.id}  {one.why}"
            )


def _print_place(gazetteer: Gazetteer, place: Place, score: float, console: Console) -> None:
    """Print a place, what it lies in, its names by language, and its source."""
    known = place.lat is not None and place.lon is not None
    where = f"{place.lat:.4f}, {place.lon:.4f}" if known else "–"
    lies_in = "".join(f", {gazetteer.place(parent).name}" for parent in place.parents)
    console.result(f"  {place.name}{lies_in} ({place.kind})  {where}  {place.id}  {score:.2f}")
    spoken = gazetteer.names_by_language(place.id)
    if spoken:
        console.result("  " + " · ".join(f"{language} {name}" for language, name in spoken.items()))
    console.result(f"  {gazetteer.source(place.id)}")
