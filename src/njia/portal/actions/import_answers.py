"""Taking back the sheet of questions that a member answered."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from njia.intake.questions import is_question_sheet, read_answers
from njia.portal.actions.decide import Decide, DecisionError
from njia.portal.audit import Actor
from njia.standard.language import translator

__all__ = ["AnswersResult", "ImportAnswers", "RefusedAnswer", "is_question_sheet"]


@dataclass(frozen=True, slots=True)
class RefusedAnswer:
    """An answer that could not be taken, by its row of the sheet."""

    row: int
    error: DecisionError

    def reason(self, language: str) -> str:
        """Return why, in a language of Njia."""
        return translator(language)(self.error.sentence).format(**self.error.tokens)


@dataclass(frozen=True, slots=True)
class AnswersResult:
    """What became of a sheet: how many answers were taken, how many questions left open, what was refused.

    With `dry_run` it is what would have become of it.
    """

    file: str
    taken: int
    left: int
    refused: tuple[RefusedAnswer, ...]
    dry_run: bool = False

    def to_json(self, language: str = "en") -> dict[str, Any]:
        """Return the result as the command-line contract has it, beside those of files with rows."""
        return {
            "file": self.file,
            "status": "imported",
            "reason": None,
            "taken": not self.dry_run,
            "rows": dict.fromkeys(("journey", "observation", "held", "ignored"), 0),
            "journeys": 0,
            "problems": 0,
            "answers": {
                "taken": self.taken,
                "left": self.left,
                "refused": [{"row": one.row, "reason": one.reason(language)} for one in self.refused],
            },
        }


@dataclass(frozen=True, slots=True)
class ImportAnswers:
    """Take each answer as a decision of its organisation; with `dry_run` nothing is written."""

    path: Path
    data: Path
    actor: Actor
    dry_run: bool = False

    def run(self) -> AnswersResult:
        """Do it; an answer that cannot be taken does not stop the others."""
        answers, left = read_answers(self.path)
        refused = []
        with _undone() if self.dry_run else nullcontext():
            for answer in answers:
                try:
                    Decide(answer.id, self.data, self.actor, answer.value).run()
                except DecisionError as error:
                    refused.append(RefusedAnswer(answer.row, error))
        taken = len(answers) - len(refused)
        return AnswersResult(self.path.name, taken, left, tuple(refused), self.dry_run)


@contextmanager
def _undone() -> Iterator[None]:
    """Let what is written meanwhile be as if it had never been."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
