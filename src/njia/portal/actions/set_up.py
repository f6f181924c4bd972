"""Telling the store what its network and a round are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from njia.portal import models
from njia.portal.audit import Actor, record
from njia.portal.network import network
from njia.portal.reading_context import gazetteer


@dataclass(frozen=True, slots=True)
class DescribeNetwork:
    """Set the network's name, its own country (alpha-2) and its regional scheme (the text of a TOML file)."""

    actor: Actor
    name: str
    country: str
    regions: str

    def run(self) -> None:
        """Do it, unless it is so already."""
        found = network()
        if (found.name, found.country, found.regions) == (self.name, self.country, self.regions):
            return
        with transaction.atomic():
            found.name, found.country, found.regions = self.name, self.country, self.regions
            found.save()
            record(self.actor, "describe network", self.name, country=self.country)


@dataclass(frozen=True, slots=True)
class DescribeRound:
    """Set what a round tells of itself: title, notice, thanks, printed figures."""

    actor: Actor
    round: str
    about: dict[str, Any]

    def run(self) -> None:
        """Do it, unless it is so already."""
        found, _ = models.Round.objects.get_or_create(name=self.round)
        if found.about == self.about:
            return
        with transaction.atomic():
            found.about = self.about
            found.save()
            record(self.actor, "describe round", self.round)


@dataclass(frozen=True, slots=True)
class SetCountry:
    """Set the network's own country, which decides between places of one name."""

    data: Path
    actor: Actor
    country: str

    def run(self) -> None:
        """Do it, unless it is so already; raises `ValueError` for what is no country."""
        code = gazetteer(self.data).country_code(self.country)
        if code is None:
            raise ValueError(self.country)
        found = network()
        if found.country == code:
            return
        with transaction.atomic():
            found.country = code
            found.save()
            record(self.actor, "set country", code)
