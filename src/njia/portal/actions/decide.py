"""A person's answer to a problem: recorded with its scope, and in force at once; undone, never deleted."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from njia.intake.cells import CellProblem, read_cases, read_count, read_period
from njia.intake.decisions import Scope
from njia.intake.identity import without_ordinal
from njia.intake.phrases import normalise
from njia.intake.rows import IGNORE
from njia.places import Context as PlaceContext
from njia.portal import models
from njia.portal.actions.read_again import read_files_again
from njia.portal.audit import Actor, record
from njia.portal.network import network
from njia.portal.reading_context import gazetteer
from njia.portal.store import changing
from njia.standard.codes import code_list
from njia.standard.journey import OTHER
from njia.standard.language import mark


class DecisionError(Exception):
    """An answer that cannot be taken; `sentence` says why and what to do, with its tokens."""

    def __init__(self, sentence: str, **tokens: str) -> None:
        self.sentence = sentence
        self.tokens = tokens
        super().__init__(sentence.format(**tokens))


NO_PROBLEM = mark("There is no problem {id}. List them with `njia problems`.")
NOT_ASKED = mark("Problem {id} only tells something; there is nothing to decide.")
NO_PROPOSAL = mark("Problem {id} has no proposal to accept. Say the answer with --value.")
NO_PLACE = mark("“{value}” is not one certain place. Name it with its country, or by its id: {candidates}")
NO_CODE = mark("“{value}” is not a code of the list {list}. The codes are: {codes}")
NO_NUMBER = mark("“{value}” is not a number or a range such as 10-15.")
NO_ROUTE = mark(
    "“{value}” is neither “ignore” nor a way with two stops or more. Write it as in Kampala > Nairobi > Dubai."
)
NO_PERIOD = mark("“{value}” is not a year, a month or a range of them.")
NO_DECISION = mark("Nothing was decided on problem {id}, so there is nothing to undo.")

_OF_ONE_ROW = frozenset({"row", "origin", "destination", "seen"})
"""Subjects whose answer holds for one row, whatever scope was said."""
_IGNORE = frozenset(
    map(normalise, ("ignore", "no", "non", "ignorer", "hapana", "puuza", "لا", "تجاهل", "አይ", "አይደለም"))
)


@dataclass(frozen=True, slots=True)
class Decide:
    """Answer a problem, for its cell, its organisation or the whole network.

    With `value` `None` the proposal is accepted.
    """

    problem: str
    data: Path
    actor: Actor
    value: str | None = None
    scope: Scope = "organisation"
    reason: str = ""

    def run(self) -> models.Decision:
        """Record the answer and read again what it settles: both, or nothing."""
        with changing(self.data):
            problem = _problem(self.problem)
            value, label = self._answer(problem)
            scope = "cell" if problem.subject in _OF_ONE_ROW else self.scope
            with transaction.atomic():
                decision = models.Decision.objects.create(
                    scope=scope,
                    organisation=problem.file.organisation if scope != "network" else None,
                    round=problem.file.round if scope == "cell" else None,
                    key=_key(problem) if scope == "cell" else "",
                    problem=problem.public_id,
                    subject=problem.subject,
                    text=problem.text,
                    value=value,
                    label=label,
                    reason=self.reason,
                    by=self.actor.name,
                )
                _read_settled(self.data, decision)
                record(
                    self.actor,
                    "decide",
                    f"{problem.text} → {label}",
                    scope=scope,
                    problem=problem.public_id,
                )
        return decision

    def _answer(self, problem: models.Problem) -> tuple[str, str]:
        if not problem.subject:
            raise DecisionError(NOT_ASKED, id=self.problem)
        if self.value is None:
            if not problem.proposals:
                raise DecisionError(NO_PROPOSAL, id=self.problem)
            value, label = problem.proposals[0]
            return value, label
        return _checked(problem.subject, self.value.strip(), self.data)


@dataclass(frozen=True, slots=True)
class Undo:
    """Take back the latest decision on a problem."""

    problem: str
    data: Path
    actor: Actor

    def run(self) -> models.Decision:
        """Mark the decision as undone and read again what it had settled."""
        with changing(self.data):
            decision = models.Decision.objects.filter(problem=self.problem, undone_at=None).last()
            if decision is None:
                raise DecisionError(NO_DECISION, id=self.problem)
            with transaction.atomic():
                decision.undone_at = timezone.now()
                decision.save(update_fields=["undone_at"])
                _read_settled(self.data, decision)
                record(self.actor, "undo", f"{decision.text} → {decision.label}", problem=self.problem)
        return decision


def _problem(public_id: str) -> models.Problem:
    found = (
        models.Problem.objects.filter(public_id=public_id, file__current=True)
        .select_related("file__organisation", "file__round", "submission")
        .first()
    )
    if found is None:
        raise DecisionError(NO_PROBLEM, id=public_id)
    return found


def _key(problem: models.Problem) -> str:
    """Return the identity of the row that a problem is about; equal rows share the answer."""
    return without_ordinal(problem.submission.key) if problem.submission else ""


def _checked(subject: str, value: str, data: Path) -> tuple[str, str]:
    """Return an answer in its canonical form with its label, or say why it is none."""
    kind, _, detail = subject.partition(":")
    if kind == "place":
        return _checked_place(value, detail or None, data)
    if kind in {"origin", "destination", "seen"}:
        return _checked_place(value, None, data)
    if kind == "row":
        return _checked_row(value)
    if kind == "word":
        return _checked_code(value, detail)
    try:
        if (kind == "cases" and read_cases(value)) or (kind == "count" and read_count(value) is not None):
            return value, value
        if kind == "period" and read_period(value):
            return value, value
    except CellProblem:
        pass
    raise DecisionError(NO_PERIOD if kind == "period" else NO_NUMBER, value=value)


def _checked_place(value: str, country: str | None, data: Path) -> tuple[str, str]:
    places = gazetteer(data)
    try:
        place = places.place(value)
    except KeyError:
        found = places.resolve(value, PlaceContext(home=country or network().country or None))
        if found.place is None:
            candidates = "; ".join(
                f"{one.place.id} {one.place.name} ({one.place.country})" for one in found.candidates[:5]
            )
            raise DecisionError(NO_PLACE, value=value, candidates=candidates or "–") from None
        place = found.place
    return place.id, f"{place.name}, {place.country}" if place.country else place.name


def _checked_row(value: str) -> tuple[str, str]:
    """Take “ignore”, in any language of Njia, or a way with at least two stops."""
    if normalise(value) in _IGNORE:
        return IGNORE, value
    if len([part for part in re.split(r"[>→;\n]", value) if part.strip()]) < 2:
        raise DecisionError(NO_ROUTE, value=value)
    return value, value


def _checked_code(value: str, list_name: str) -> tuple[str, str]:
    if value.startswith(OTHER) or list_name == "carrier":
        return value, value.removeprefix(OTHER)
    codes = code_list(list_name).codes
    for code in codes.values():
        if normalise(value) in {normalise(code.code), *(normalise(label) for label in code.labels.values())}:
            return code.code, code.labels["en"]
    raise DecisionError(NO_CODE, value=value, list=list_name, codes=", ".join(codes))


def _read_settled(data: Path, decision: models.Decision) -> None:
    """Read again the files that ask about the same text, within the decision's scope."""
    files = models.ReceivedFile.objects.filter(
        current=True, problems__subject=decision.subject
    ).select_related("organisation", "round")
    if decision.organisation_id:
        files = files.filter(organisation=decision.organisation_id)
    asked = normalise(decision.text)
    settled = {
        problem.file_id
        for problem in models.Problem.objects.filter(file__in=files, subject=decision.subject)
        if normalise(problem.text) == asked
    }
    read_files_again(data, files.filter(pk__in=settled).distinct())
