"""`njia problems`: what needs a person's answer, first what settles most."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from njia.cli.console import Console, Failure
from njia.cli.opening import CANNOT_WRITE, check_out, opened_store
from njia.standard.language import mark

if TYPE_CHECKING:
    from njia.portal.questions import OpenProblem

NOTHING = mark("Nothing needs you: every row is understood.")
ROWS = mark("{count} rows")
ROW = mark("1 row")
HOW = mark("Answer with `njia decide ID --accept` or `njia decide ID --value ANSWER`.")
NO_ORGANISATION = mark("There is no organisation “{name}”. There are: {names}.")


def run(options: argparse.Namespace, console: Console) -> int:
    """List the open problems, or write them as a sheet of questions."""
    with opened_store(options):
        from njia.portal.questions import open_problems, organisation_names

        names = organisation_names()
        if options.organisation and options.organisation not in names:
            raise Failure(NO_ORGANISATION, name=options.organisation, names=", ".join(names))
        problems = open_problems(options.organisation, console.language)
    if options.out:
        _write(options, problems, console)
    elif options.json:
        for problem in problems:
            console.result_json(problem.to_json())
    else:
        _print(problems, console)
    return 0


def _write(options: argparse.Namespace, problems: list[OpenProblem], console: Console) -> None:
    from njia.intake.questions import is_question_sheet, write_questions

    check_out(options, is_question_sheet)
    try:
        write_questions(options.out, [one.question() for one in problems if one.asks], console.language)
    except OSError as error:
        raise Failure(CANNOT_WRITE, out=options.out, reason=error.strerror or error) from error
    console.result(str(options.out))


def _print(problems: list[OpenProblem], console: Console) -> None:
    if not problems:
        console.say(NOTHING)
        return
    shown: set[tuple[str, str, str]] = set()
    for problem in problems:
        alike = (problem.code, problem.subject, problem.text if problem.asks else problem.id)
        if alike in shown:
            continue
        shown.add(alike)
        rows = console.translate(ROW if problem.settles == 1 else ROWS).format(count=problem.settles)
        where = " / ".join(part for part in (problem.organisation, problem.file, problem.sheet) if part)
        console.result(f"{problem.id}  {problem.sentence}")
        console.result(f"            {where}{f' : {problem.row}' if problem.row else ''}  ({rows})")
    console.say(HOW)
