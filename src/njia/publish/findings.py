"""What every chapter is written from: the tables of one snapshot, for one reader, in one language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pyarrow.parquet as pq

from njia import analysis
from njia.publish.artist import Draw, draw_here
from njia.publish.names import apart, country_name, joined, number, span
from njia.publish.network import Network
from njia.publish.paths import Way, read_ways
from njia.standard.codes import code_list
from njia.standard.language import RIGHT_TO_LEFT, translation

if TYPE_CHECKING:
    from njia.snapshot import Snapshot

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Findings:
    """The figures of a report and the words for them."""

    snapshot: Snapshot
    selection: analysis.Selection
    network: Network
    language: str
    draw: Draw = draw_here

    def result(self, name: str) -> analysis.Result:
        """Return a table of the analysis, computed once."""
        if name not in self._results:
            self._results[name] = analysis.compute(self.snapshot, name, self.selection, self.language)
        return self._results[name]

    def rows(self, name: str, **where: object) -> list[Row]:
        """Return the rows of a table whose columns have the values given."""
        rows: Sequence[Row] = self.result(name).data.to_pylist()
        return [row for row in rows if all(row[column] == value for column, value in where.items())]

    def measure(self, name: str) -> int:
        """Return a figure of the summary; 0 for one it has not."""
        return next((row["low"] or 0 for row in self.rows("summary", measure=name)), 0)

    @cached_property
    def ways(self) -> tuple[Way, ...]:
        """Every way told, stop by stop."""
        return read_ways(self.snapshot, self.selection)

    @cached_property
    def region_of(self) -> Mapping[str, str]:
        """The region of each country, in the snapshot's scheme."""
        rows = pq.ParquetFile(self.snapshot.file("regions")).read().to_pylist()
        return {row["country"]: row["region"] for row in rows}

    def local(self, name: str) -> str:
        """Return the name of a stop as the analysis writes it; a country's is put in the language."""
        code = self._countries_by_name.get(name, name)
        return self.place(code) if len(code) == len("KE") and code.isupper() else name

    @cached_property
    def _countries_by_name(self) -> Mapping[str, str]:
        rows = pq.ParquetFile(self.snapshot.file("places")).read().to_pylist()
        return {row["name"]: row["country"] for row in rows if row["kind"] == "country" and row["country"]}

    @cached_property
    def submissions(self) -> int:
        """How many submissions the report is about."""
        return self.measure("submissions")

    @cached_property
    def country(self) -> str | None:
        """The country looked at closely: the network's, or the one of most submissions."""
        if self.network.country:
            return self.network.country
        return next((str(row["country"]) for row in self.rows("country_roles") if row["country"]), None)

    @property
    def mirrored(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language in RIGHT_TO_LEFT

    def n(self, value: int) -> str:
        """Return a whole number as the language writes it."""
        return number(value, self.language)

    def cases(self, row: Row) -> str:
        """Return a row's cases as a range, and of how many submissions they are known where not of all."""
        cases = span(row["cases_low"], row["cases_high"], self.language)
        known, submissions = row.get("cases_known"), row["submissions"]
        if known is None or known in {0, submissions}:
            return cases
        template = self.gettext("{cases} (known in {known} of {n})")
        return template.format(cases=cases, known=self.n(known), n=self.n(submissions))

    def cases_phrase(self, row: Row) -> str:
        """Return a row's cases with their noun: “814 cases”, “20 or more cases”, “cases not known”."""
        if row["cases_low"] is None:
            return self.gettext("cases not known")
        phrase = self.ngettext("{cases} case", "{cases} cases", row["cases_high"] or 2)
        return phrase.format(cases=self.cases(row))

    def place(self, code: str | None, *, short: bool = False) -> str:
        """Return a country's name."""
        return country_name(code, self.language, short=short)

    def label(self, list_name: str, code: str | None) -> str:
        """Return a code's label; “not told” for none."""
        return self.gettext("not told") if code is None else code_list(list_name).label(code, self.language)

    def in_sentence(self, list_name: str, code: str | None) -> str:
        """Return a code's label within a sentence: a capital that only begins it is made small."""
        label = self.label(list_name, code)
        return label if label[1:2].isupper() else label[:1].lower() + label[1:]

    def list(self, words: Sequence[str]) -> str:
        """Return words as a list in a sentence."""
        return joined(list(words), self.language)

    def apart(self, words: Iterable[str], by: str = "; ") -> str:
        """Return words set apart by semicolons, or by commas."""
        return apart(words, self.language, by)

    def region(self, code: str | None) -> str:
        """Return a region's name; a country in none is outside the regions."""
        if code is None:
            return self.gettext("outside the regions")
        return self.network.regions.label(code, self.language)

    def gettext(self, message: str) -> str:
        """Return a sentence in the language."""
        return translation(self.language).gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return the sentence for a count in the language."""
        return translation(self.language).ngettext(one, many, count)

    @property
    def rounds(self) -> tuple[str, ...]:
        """The rounds that the report is about."""
        return self.selection.filters.get("round", self.snapshot.rounds)

    @cached_property
    def source(self) -> str:
        """What every figure rests on, with its snapshot."""
        organisations, rounds = self.measure("organisations"), self.rounds
        template = self.ngettext(
            "Submissions of {n} organisation, round {rounds}. Snapshot {snapshot}.",
            "Submissions of {n} organisations, round {rounds}. Snapshot {snapshot}.",
            organisations,
        )
        return template.format(
            n=self.n(organisations), rounds=self.apart(rounds, ", "), snapshot=self.snapshot.id[:12]
        )

    @cached_property
    def _results(self) -> dict[str, analysis.Result]:
        return {}
