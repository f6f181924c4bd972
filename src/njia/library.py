"""Njia in a notebook: files in, journeys, problems and tables out, without a database."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from njia.intake.decisions import Decision, Decisions
from njia.intake.identity import without_ordinal
from njia.intake.mapping import ColumnMapping
from njia.intake.owner import owner_of
from njia.intake.problems import Problem
from njia.intake.reading import Context, FileReading, read_workbook
from njia.intake.workbook import open_workbook
from njia.places import Gazetteer
from njia.standard.journey import Journey, Observation
from njia.standard.regions import Regions

if TYPE_CHECKING:
    import ibis.expr.types as ir
    import pandas as pd
    import polars as pl
    import pyarrow as pa

    from njia.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Frame:
    """A table in whichever form the reader works with."""

    arrow: pa.Table
    notes: tuple[str, ...] = ()
    """What must be known to read the numbers rightly."""

    def to_arrow(self) -> pa.Table:
        """Return a pyarrow table."""
        return self.arrow

    def to_pandas(self) -> pd.DataFrame:
        """Return a pandas data frame."""
        return self.arrow.to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """Return a Polars data frame; needs the package `polars`."""
        import polars

        return polars.DataFrame(polars.from_arrow(self.arrow))

    def to_ibis(self) -> ir.Table:
        """Return an Ibis table in memory."""
        import ibis

        return ibis.memtable(self.arrow)


@dataclass(frozen=True)
class Reading:
    """What was read from files of one round."""

    files: tuple[FileReading, ...]
    gazetteer: Gazetteer
    regions: Regions

    @property
    def journeys(self) -> tuple[Journey, ...]:
        """Every journey, by file name and row."""
        return tuple(journey for file in self.files for journey in file.journeys)

    @property
    def observations(self) -> tuple[Observation, ...]:
        """Everything that members saw at places."""
        return tuple(one for file in self.files for one in file.observations)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that needs a person's answer, or that they should know."""
        return tuple(problem for file in self.files for problem in file.problems)

    def rows(self) -> Counter[str]:
        """Count the source rows by disposition: journey, observation, held, ignored."""
        return sum((file.dispositions() for file in self.files), Counter())

    def frame(self, name: str) -> Frame:
        """Return `journeys`, `observations` or `problems` as a table, one row each; lists stay lists."""
        import pyarrow as pa

        rows: list[dict[str, Any]]
        if name == "journeys":
            rows = [_flat(journey.to_json()) for journey in self.journeys]
        elif name == "observations":
            rows = [_flat(one.to_json()) for one in self.observations]
        elif name == "problems":
            rows = [_problem_row(problem) for problem in self.problems]
        else:
            raise KeyError(f"no frame {name!r}; there are journeys, observations and problems")
        return Frame(pa.Table.from_pylist(rows))

    @cached_property
    def _folder(self) -> tempfile.TemporaryDirectory[str]:
        return tempfile.TemporaryDirectory(prefix="njia-")

    @cached_property
    def snapshot(self) -> Snapshot:
        """The journeys as a snapshot, kept as long as this reading."""
        from njia.snapshot import Content, write_snapshot

        content = Content(
            journeys=self.journeys,
            observations=self.observations,
            contributions=_contributions(self.files),
            problems=_problem_counts(self.files),
            regions=self.regions.countries,
        )
        return write_snapshot(Path(self._folder.name) / "snapshot", content, self.gazetteer.place)

    def table(self, name: str, where: Sequence[str] = (), language: str = "en") -> Frame:
        """Compute a table of the analysis, such as `origin_destination`.

        `where` holds filters as on the command line: `["origin=KE", "industry=domestic_work,begging"]`.
        Raises `njia.analysis.AnalysisError` for a table or filter there is not.
        """
        from njia import analysis

        selection = analysis.Selection.parse(where, analysis.Scope.administrator())
        result = analysis.compute(self.snapshot, name, selection, language)
        return Frame(result.data, result.notes)


def read(
    files: Iterable[str | Path] | str | Path,
    *,
    round: str = "1",  # noqa: A002 - the field's own word
    organisation: str | None = None,
    country: str | None = None,
    mapping: Path | None = None,
    own_places: Sequence[Path] = (),
    regions: Path | None = None,
    decisions: Iterable[Decision] = (),
) -> Reading:
    """Read spreadsheet files of one round.

    `organisation` sent them all; without it each file's own word or name tells. `country` (alpha-2)
    is the network's own, which decides between places of one name. The order of the files does not
    matter. Raises `njia.Refused` for a file that cannot be taken, with the reason and the remedy.
    """
    paths = [Path(files)] if isinstance(files, str | Path) else [Path(file) for file in files]
    gazetteer = Gazetteer.open(own_places)
    columns = ColumnMapping.load(mapping) if mapping else ColumnMapping()
    context = Context(gazetteer, Decisions.of(decisions), columns, country)
    earlier: dict[str, Counter[str]] = {}
    readings = []
    for path in sorted(paths, key=lambda path: (path.name, str(path))):
        book = open_workbook(path)
        owner = organisation or owner_of(book, columns)
        seen = earlier.setdefault(owner, Counter())
        reading = read_workbook(book, owner, round, context, seen)
        seen.update(without_ordinal(row.key) for row in reading.rows if row.key)
        readings.append(reading)
    return Reading(tuple(readings), gazetteer, Regions.load(regions) if regions else Regions.default())


def _flat(value: dict[str, Any]) -> dict[str, Any]:
    """Lay out one JSON line in columns: nested objects get dotted names, lists of objects become JSON."""
    flat: dict[str, Any] = {}
    for name, part in value.items():
        if isinstance(part, dict):
            flat |= {f"{name}.{inner}": deep for inner, deep in _flat(part).items()}
        elif isinstance(part, list) and any(isinstance(one, dict) for one in part):
            flat[name] = json.dumps(part, ensure_ascii=False)
        else:
            flat[name] = part
    return flat


def _problem_row(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code.code,
        "weight": problem.code.weight,
        "file": problem.file,
        "sheet": problem.sheet,
        "row": problem.row,
        "column": problem.column,
        "text": problem.text,
        "sentence": problem.sentence(),
        "proposals": [proposal.label for proposal in problem.proposals],
    }


def _contributions(files: Sequence[FileReading]) -> list[dict[str, Any]]:
    counted: dict[tuple[str, str], Counter[str]] = {}
    for file in files:
        counts = counted.setdefault((file.organisation, file.round), Counter())
        counts["files"] += 1
        for disposition, rows in file.dispositions().items():
            counts[f"{disposition}_rows"] += rows
    names = ("files", "journey_rows", "held_rows", "observation_rows", "ignored_rows")
    return [
        {"organisation": organisation, "round": round_, **{name: counts[name] for name in names}}
        for (organisation, round_), counts in counted.items()
    ]


def _problem_counts(files: Sequence[FileReading]) -> list[dict[str, Any]]:
    counts = Counter(
        (file.organisation, file.round, problem.code.code, "decided" if problem.decided else "open")
        for file in files
        for problem in file.problems
    )
    heads = ("organisation", "round", "code", "status")
    return [dict(zip(heads, key, strict=True)) | {"count": count} for key, count in counts.items()]
