"""Regions of the world: which country counts to which region in a network's tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self

from njia.standard.language import mark, translator

REGIONS_FILE = Path(__file__).parent / "data" / "regions.toml"
CODE = re.compile(r"[a-z][a-z0-9_]*")


class RegionsFileError(ValueError):
    """A regions file cannot be used: its sentence names the file, what is wrong and the remedy."""

    def __init__(self, message: str, **words: object) -> None:
        super().__init__(message.format(**words))
        self.message = message
        self.words = words

    def sentence(self, language: str = "en") -> str:
        """Return the sentence in a language of Njia."""
        return translator(language)(self.message).format(**self.words)


@dataclass(frozen=True, slots=True)
class Regions:
    """A scheme of regions.

    `labels` is region → language → name, in the order of the file; `countries` is ISO 3166-1 alpha-2
    (XS Somaliland, XK Kosovo) → region. A country that a network's own scheme leaves out is in no region.
    """

    scheme: str
    labels: Mapping[str, Mapping[str, str]]
    countries: Mapping[str, str]
    notes: tuple[str, ...] = ()
    """Where the scheme departs from its source and why, in English."""

    @classmethod
    def default(cls) -> Regions:
        """Return the worldwide scheme, after UN M49, with every country in exactly one region."""
        return _default()

    @classmethod
    def load(cls, path: Path) -> Self:
        """Return a network's own scheme from a file of the form of `data/regions.toml`.

        Raises:
            RegionsFileError: the file is not such a file; says which country or region, and what to do.
        """
        try:
            return cls.parse(path.read_text("utf-8-sig"), path.name)
        except OSError as error:
            raise RegionsFileError(
                mark("{file} cannot be read: {reason}. Check where it is and who may read it."),
                file=path.name,
                reason=error.strerror or type(error).__name__,
            ) from error
        except UnicodeDecodeError as error:
            raise RegionsFileError(
                mark("{file} is not text in UTF-8. Save it again as plain text in UTF-8."), file=path.name
            ) from error

    @classmethod
    def parse(cls, text: str, file: str) -> Self:
        """Return a network's own scheme from the text of such a file; `file` names it in errors.

        Raises:
            RegionsFileError: as for `load`.
        """
        try:
            data = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            raise RegionsFileError(
                mark("{file} is not a TOML file: {reason}. Correct the line it names."),
                file=file,
                reason=error,
            ) from error
        regions = _regions(data, file)
        countries: dict[str, str] = {}
        for country, region in _memberships(regions, file):
            if country in countries:
                raise RegionsFileError(
                    mark("{file}: {country} is in {first} and in {second}. Keep it in one of them."),
                    file=file,
                    country=country,
                    first=countries[country],
                    second=region,
                )
            countries[country] = region
        return cls(
            scheme=str(data.get("scheme", file.removesuffix(".toml"))),
            labels={code: _labels(code, region, file) for code, region in regions.items()},
            countries=countries,
            notes=_notes(data, file),
        )

    def label(self, region: str, language: str = "en") -> str:
        """Return a region's name; in English, else in any language, where the file has none in this one."""
        labels = self.labels.get(region)
        if labels is None:
            return region
        return labels.get(language) or labels.get("en") or next(iter(labels.values()))


@cache
def _default() -> Regions:
    return Regions.load(REGIONS_FILE)


def _known_countries() -> frozenset[str]:
    shipped = tomllib.loads(REGIONS_FILE.read_text("utf-8"))
    return frozenset(country for region in shipped["regions"].values() for country in region["countries"])


def _regions(data: Mapping[str, Any], file: str) -> dict[str, dict[str, Any]]:
    table = data.get("regions")
    if not isinstance(table, dict) or not table:
        raise RegionsFileError(
            mark("{file} has no regions. Add one as [regions.name], with its label and its countries."),
            file=file,
        )
    for code, region in table.items():
        if not CODE.fullmatch(code):
            raise RegionsFileError(
                mark("{file}: the region name {region} has other signs than a–z, 0–9 and _. Rename it."),
                file=file,
                region=code,
            )
        if not isinstance(region, dict) or not isinstance(region.get("countries"), list):
            raise RegionsFileError(
                mark('{file}: the region {region} has no countries. Add them: countries = ["KE", "UG"].'),
                file=file,
                region=code,
            )
    return table


def _memberships(regions: Mapping[str, Mapping[str, Any]], file: str) -> Iterator[tuple[str, str]]:
    known = _known_countries()
    for code, region in regions.items():
        for country in region["countries"]:
            if not isinstance(country, str) or country not in known:
                raise RegionsFileError(
                    mark(
                        "{file}: {country}, in the region {region}, is no country code. Use the two capital"
                        " letters of ISO 3166-1, such as KE (Somaliland is XS, Kosovo XK)."
                    ),
                    file=file,
                    country=country,
                    region=code,
                )
            yield country, code


def _labels(code: str, region: Mapping[str, Any], file: str) -> Mapping[str, str]:
    labels = region.get("label")
    if (
        not isinstance(labels, dict)
        or not labels
        or not all(isinstance(name, str) and name.strip() for name in labels.values())
    ):
        raise RegionsFileError(
            mark(
                '{file}: the region {region} has no label. Add one, such as label = {{ en = "East Africa" }}.'
            ),
            file=file,
            region=code,
        )
    return labels


def _notes(data: Mapping[str, Any], file: str) -> tuple[str, ...]:
    notes = data.get("notes", [])
    if not isinstance(notes, list) or not all(isinstance(note, str) for note in notes):
        raise RegionsFileError(
            mark('{file}: the notes are no list of sentences. Write them as notes = ["…", "…"].'), file=file
        )
    return tuple(notes)
