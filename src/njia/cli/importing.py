"""`njia import`: members' files into a round, and answered question sheets back."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from njia.cli.console import Console, Failure
from njia.cli.opening import opened_store
from njia.standard.language import mark

if TYPE_CHECKING:
    from njia.intake.changes import Changes
    from njia.intake.mapping import ColumnMapping
    from njia.portal.actions.import_answers import AnswersResult
    from njia.portal.actions.import_file import ImportResult

NOT_A_COUNTRY = mark("“{country}” is not a country. Write its two letters, such as KE, or its name.")
TAKEN = mark(
    "{file}: {journeys} journeys from {rows} rows of {organisation}; {held} rows held, {ignored} ignored, "
    "{problems} problems to look at."
)
WOULD_TAKE = mark(
    "{file}: would give {journeys} journeys from {rows} rows of {organisation}; {held} rows held, "
    "{ignored} ignored, {problems} problems to look at."
)
UNCHANGED = mark("{file}: unchanged; it is here already.")
HERE_ALREADY = mark("{file}: a version of it is here already.")
LOOKS_LIKE = mark("{file}: it looks like a new version of {former}, which is here already.")
THESE_DIFFER = mark("{same} rows are the same; these are not:")
SAME_ROWS = mark("All {same} rows are the same; only what stands around them is not.")
SAME_FILE = mark("The file is the same; only its columns are read otherwise.")
SAY_YES = mark("{file}: not taken. To take the changed version, add --yes.")
SAY_YES_INSTEAD = mark(
    "{file}: not taken. To take it in place of {former}, add --yes. If both count, put their rows into one file."
)
IN_PLACE_OF = mark("{file}: taken in place of {former}.")
ANSWERED = mark("{file}: {taken} answers taken, {left} rows without an answer.")
WOULD_ANSWER = mark("{file}: {taken} answers would be taken, {left} rows without an answer.")
ANSWER_REFUSED = mark("{file}, row {row}: {reason}")
ROW_CHANGED = mark("  row {row} was: {before}\n       is now: {after}")
ROW_NEW = mark("  row {row} is new: {after}")
ROW_GONE = mark("  row {row} is gone: {before}")
COLUMN = mark("  {column}  →  {field}  ({score} %; {why})  e.g. {samples}")
NOT_UNDERSTOOD = mark("not understood, kept as received")


def run(options: argparse.Namespace, console: Console) -> int:
    """Import every file; each is taken whole or refused, and a refused one does not stop the others."""
    from njia.intake.mapping import ColumnMapping, MappingError

    try:
        mapping = ColumnMapping.load(options.mapping) if options.mapping else ColumnMapping()
    except MappingError as error:
        raise Failure("{error}", error=error) from error
    with opened_store(options, create=True, dry_run=options.dry_run) as data:
        from njia.portal.actions.import_answers import is_question_sheet
        from njia.portal.actions.set_up import SetCountry
        from njia.portal.audit import Actor

        if options.country and not options.dry_run:
            try:
                SetCountry(options.data, Actor.command_line(), options.country).run()
            except ValueError as error:
                raise Failure(NOT_A_COUNTRY, country=options.country) from error
        results: list[ImportResult | AnswersResult] = []
        whole = True
        for path in options.files:
            if is_question_sheet(path):
                answers = _import_answers(path, data, options, console)
                whole = whole and not answers.refused
                results.append(answers)
            else:
                result = _import_file(path, data, mapping, options, console)
                whole = whole and result.status != "refused"
                results.append(result)
    if options.json:
        console.result_json({"files": [result.to_json(console.language) for result in results]}, indent=2)
    return 0 if whole else 1


def _import_answers(path: Path, data: Path, options: argparse.Namespace, console: Console) -> AnswersResult:
    from njia.portal.actions.import_answers import ImportAnswers
    from njia.portal.audit import Actor

    result = ImportAnswers(path, data, Actor.command_line(), options.dry_run).run()
    for one in result.refused:
        console.say(ANSWER_REFUSED, file=path.name, row=one.row, reason=one.reason(console.language))
    told = WOULD_ANSWER if options.dry_run else ANSWERED
    console.say(told, file=path.name, taken=result.taken, left=result.left)
    return result


def _import_file(
    path: Path, data: Path, mapping: ColumnMapping, options: argparse.Namespace, console: Console
) -> ImportResult:
    from njia.portal.actions.import_file import ImportFile
    from njia.portal.audit import Actor

    result = ImportFile(
        path=path,
        round=options.round,
        data=data,
        actor=Actor.command_line(),
        organisation=options.organisation,
        mapping=mapping,
        dry_run=options.dry_run,
        agreed=options.yes,
    ).run(lambda done, total: console.progress(path.name, done, total))
    _tell(result, options, console)
    return result


def _tell(result: ImportResult, options: argparse.Namespace, console: Console) -> None:
    if result.reason is not None:
        console.fail("{reason}", reason=result.reason.sentence(console.language))
        return
    if result.reading is None:
        console.say(UNCHANGED, file=result.file)
        return
    if options.dry_run and not options.json:
        _show_columns(result, console)
    renamed = result.former is not None and result.former != result.file
    if result.changes is not None and not result.taken:
        console.say(LOOKS_LIKE if renamed else HERE_ALREADY, file=result.file, former=result.former)
        _show_changes(result, result.changes, console)
        if not options.dry_run:
            console.say(SAY_YES_INSTEAD if renamed else SAY_YES, file=result.file, former=result.former)
            return
    if renamed and result.taken:
        console.say(IN_PLACE_OF, file=result.file, former=result.former)
    rows = result.reading.dispositions()
    console.say(
        WOULD_TAKE if options.dry_run else TAKEN,
        file=result.file,
        organisation=result.reading.organisation,
        journeys=len(result.reading.journeys),
        rows=rows["journey"],
        held=rows["held"],
        ignored=rows["ignored"],
        problems=sum(1 for one in result.reading.problems if not one.decided),
    )


def _show_columns(result: ImportResult, console: Console) -> None:
    """Print how each column was understood, with samples of what stands in it."""
    reading = result.reading
    assert reading is not None
    for number, sheet in enumerate(reading.sheets):
        console.result(f"{result.file} / {sheet.name}")
        for column in sheet.columns:
            if not column.heading:
                continue
            values = (
                str(row.cells[column.index])
                for row in reading.rows
                if row.sheet == number
                and row.key
                and column.index < len(row.cells)
                and row.cells[column.index] is not None
            )
            console.result(
                console.translate(COLUMN).format(
                    column=column.heading,
                    field=column.field or console.translate(NOT_UNDERSTOOD),
                    score=round(min(column.score, 1) * 100),
                    why=column.why,
                    samples="; ".join(list(dict.fromkeys(values))[:3]),
                )
            )


def _show_changes(result: ImportResult, changes: Changes, console: Console) -> None:
    if result.same_file:
        console.say(SAME_FILE)
        return
    console.say(THESE_DIFFER if changes.rows else SAME_ROWS, same=changes.same)
    for change in changes.rows:
        before = " | ".join(change.before.cells) if change.before else ""
        after = " | ".join(change.after.cells) if change.after else ""
        if change.before and change.after:
            console.say(ROW_CHANGED, row=change.after.row, before=before, after=after)
        elif change.after:
            console.say(ROW_NEW, row=change.after.row, after=after)
        elif change.before:
            console.say(ROW_GONE, row=change.before.row, before=before)
