"""`njia tables`: the tables of the analysis."""

from __future__ import annotations

import argparse

from njia.cli.console import Console, Failure
from njia.cli.opening import current, opened_store


def run(options: argparse.Namespace, console: Console) -> int:
    """List the tables, or compute one."""
    from njia import analysis

    if not options.name:
        titles = [(name, analysis.title(name, console.language)) for name in analysis.names()]
        if options.json:
            console.result_json([{"name": name, "title": title} for name, title in titles], indent=2)
        else:
            for name, title in titles:
                console.result(f"{name:<20}  {title}")
        return 0
    try:
        selection = analysis.Selection.parse(options.where, analysis.Scope.administrator())
        analysis.title(options.name)
    except analysis.AnalysisError as error:
        raise Failure("{error}", error=error.sentence(console.language)) from error
    with opened_store(options):
        snapshot = current(options)
    try:
        result = analysis.compute(snapshot, options.name, selection, console.language, engine=options.engine)
    except analysis.AnalysisError as error:
        raise Failure("{error}", error=error.sentence(console.language)) from error
    if options.json:
        console.result_json(result.to_json(), indent=2)
        return 0
    rows = result.data.to_pylist()
    heads = [column.name for column in result.columns]
    console.table(heads, [[row[head] for head in heads] for row in rows])
    for note in result.notes:
        console.say("{note}", note=note)
    return 0
