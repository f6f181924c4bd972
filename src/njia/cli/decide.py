"""`njia decide`: a person's answer to a problem, or its undoing."""

from __future__ import annotations

import argparse

from njia.cli.console import Console, Failure
from njia.cli.opening import opened_store
from njia.standard.language import mark

DECIDED = mark("Decided: “{text}” is {label} ({scope}).")
UNDONE = mark("Undone: “{text}” is no longer {label}. It is asked again.")


def run(options: argparse.Namespace, console: Console) -> int:
    """Record or undo a decision and read again what it settles."""
    with opened_store(options):
        from njia.portal.actions.decide import Decide, DecisionError, Undo
        from njia.portal.audit import Actor

        actor = Actor.command_line()
        try:
            if options.undo:
                decision = Undo(options.id, options.data, actor).run()
                console.say(UNDONE, text=decision.text, label=decision.label)
            else:
                action = Decide(options.id, options.data, actor, options.value, options.scope)
                decision = action.run()
                console.say(DECIDED, text=decision.text, label=decision.label, scope=decision.scope)
        except DecisionError as error:
            raise Failure(error.sentence, **error.tokens) from error
    return 0
