"""`njia place`: which place a name means, and why."""

from __future__ import annotations

import argparse
import csv
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

NO_TEXT = mark("Say which name: njia place NAME, or --stdin with one name a line.")


def run(options: argparse.Namespace, console: Console) -> int:
    """Resolve one name, or each line of standard input."""
    from njia.places import OWN_PLACES, Gazetteer, PlacesFileError

    own = Path(options.data) / OWN_PLACES
    try:
        gazetteer = Gazetteer.open([own] if own.exists() else [])
    except (PlacesFileError, OSError) as error:
        raise Failure("{error}", error=error) from error
    if options.stdin:
        return _many(gazetteer, console)
    if not options.text:
        raise Failure(NO_TEXT)
    found = _resolve(gazetteer, options.text, options.country or "")
    if options.json:
        console.result_json(_json(found), indent=2)
    else:
        _print(found, console)
    return 0


def _resolve(gazetteer: Gazetteer, text: str, country: str) -> Resolution:
    from njia.places import Context

    code = None
    if country.strip():
        code = gazetteer.country_code(country.strip())
        if code is None:
            raise Failure(NOT_A_COUNTRY, country=country)
    return gazetteer.resolve(text, Context(country=code))


def _many(gazetteer: Gazetteer, console: Console) -> int:
    from njia.places import Resolution

    source = open(os.dup(sys.stdin.fileno()), encoding="utf-8-sig", errors="replace", newline="")  # noqa: SIM115, PTH123
    with source:
        for row in csv.reader(source):
            text, country = (*row, "", "")[:2]
            try:
                found = _resolve(gazetteer, text, country)
            except Failure as failure:
                why = console.translate(failure.sentence).format(**failure.tokens)
                found = Resolution(text, "unresolved", 0.0, None, (), why, None)
            console.result_json(_json(found))
    return 0


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


def _print(found: Resolution, console: Console) -> None:
    console.result(f"{found.text}: {found.status}")
    if found.place:
        place = found.place
        where = (
            f"{place.lat:.4f}, {place.lon:.4f}" if place.lat is not None and place.lon is not None else "–"
        )
        console.result(f"  {place.name} ({place.kind}, {place.country})  {where}  {place.id}")
    console.result(f"  {found.why}")
    if not found.place:
        for one in found.candidates:
            console.result(
                f"  ? {one.place.name} ({one.place.kind}, {one.place.country})  {one.place.id}  {one.why}"
            )
