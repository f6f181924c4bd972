"""Taking back the sheet of questions that a member answered."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from njia.intake.questions import is_question_sheet, read_answers
from njia.portal.actions.decide import Decide, DecisionError
from njia.portal.audit import Actor
from njia.standard.language import mark

__all__ = ["ImportAnswers", "is_question_sheet"]

NOT_TAKEN = mark("{file}, row {row}: {reason}")


@dataclass(frozen=True, slots=True)
class ImportAnswers:
    """Take each answer as a decision of its organisation; one that cannot be taken is told by its row."""

    path: Path
    data: Path
    actor: Actor

    def run(self) -> tuple[int, int, list[tuple[str, dict[str, object]]]]:
        """Return how many answers were taken, how many questions are open, and what was refused and why."""
        answers, left = read_answers(self.path)
        refused: list[tuple[str, dict[str, object]]] = []
        for answer in answers:
            try:
                Decide(answer.id, self.data, self.actor, answer.value).run()
            except DecisionError as error:
                refused.append((NOT_TAKEN, {"file": self.path.name, "row": answer.row, "reason": error}))
        return len(answers) - len(refused), left, refused
