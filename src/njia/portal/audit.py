"""The audit trail: who did what, in one append-only table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from njia.portal import models


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts. The command line acts as the administrator who can read the data directory."""

    name: str

    @classmethod
    def command_line(cls) -> Actor:
        """Return the administrator at the command line."""
        return cls("administrator (command line)")


def record(actor: Actor, action: str, subject: str, **details: Any) -> None:
    """Add one event to the trail, in the transaction of the change it tells of."""
    models.AuditEvent.objects.create(actor=actor.name, action=action, subject=subject[:300], details=details)
