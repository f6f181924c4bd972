"""What holds for the whole network: its name, its country, its regions."""

from __future__ import annotations

from njia.portal import models
from njia.standard.regions import Regions


def network() -> models.Network:
    """Return the network of this store, without a name or country where nobody told one."""
    return models.Network.objects.filter(pk=1).first() or models.Network(pk=1)


def regions() -> Regions:
    """Return the network's own regional scheme, or the default one."""
    own = network().regions
    return Regions.parse(own, "regions.toml") if own else Regions.default()
