"""The open problems of the store, each with how much its answer would settle."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import Any

from njia.intake.problems import Problem, ProblemCode, Proposal
from njia.intake.questions import Question
from njia.portal import models


@dataclass(frozen=True, slots=True)
class OpenProblem:
    """One open problem; `settles` counts the rows that ask the same, `asks` is false for a notice."""

    id: str
    code: str
    weight: str
    organisation: str
    round: str
    file: str
    sheet: str
    row: int | None
    column: str
    text: str
    subject: str
    proposals: tuple[tuple[str, str], ...]
    settles: int
    sentence: str

    @property
    def asks(self) -> bool:
        """Tell whether there is something to decide."""
        return bool(self.subject)

    def to_json(self) -> dict[str, Any]:
        """Return the problem as one line of `njia problems --json`."""
        proposals = [{"value": value, "label": label} for value, label in self.proposals]
        return asdict(self) | {"proposals": proposals}

    def question(self) -> Question:
        """Return the problem as a member is asked it."""
        proposal = self.proposals[0][1] if self.proposals else ""
        return Question(
            self.id, self.file, self.sheet, self.row, self.column, self.text, self.sentence, proposal
        )


def organisation_names() -> list[str]:
    """Return the names of the members, sorted."""
    return list(models.Organisation.objects.values_list("name", flat=True))


def open_problems(organisation: str | None, language: str) -> list[OpenProblem]:
    """Return the open problems, each once, those first whose answer settles most rows."""
    rows = models.Problem.objects.filter(file__current=True, status=models.Problem.OPEN).select_related(
        "file__organisation", "file__round", "submission"
    )
    if organisation:
        rows = rows.filter(file__organisation__name=organisation)
    found = list(rows)
    alike = Counter((row.code, row.subject, row.text) for row in found if row.subject)
    problems = [_open(row, alike[row.code, row.subject, row.text] or 1, language) for row in found]
    problems.sort(
        key=lambda one: (not one.asks, -one.settles, one.text, one.organisation, one.file, one.row or 0)
    )
    once: dict[str, OpenProblem] = {}
    for problem in problems:
        once.setdefault(problem.id, problem)
    return list(once.values())


def _open(row: models.Problem, settles: int, language: str) -> OpenProblem:
    code = ProblemCode[row.code.upper()]
    sheet = row.file.sheets[row.submission.sheet]["name"] if row.submission else row.sheet
    number = row.submission.row if row.submission else None
    problem = Problem(
        code,
        row.file.name,
        sheet,
        number,
        row.column,
        row.text,
        row.subject,
        proposals=tuple(Proposal(value, label) for value, label in row.proposals),
    )
    return OpenProblem(
        row.public_id,
        row.code,
        code.weight,
        row.file.organisation.name,
        row.file.round.name,
        row.file.name,
        sheet,
        number,
        row.column,
        row.text,
        row.subject,
        tuple((value, label) for value, label in row.proposals),
        settles,
        problem.sentence(language),
    )
