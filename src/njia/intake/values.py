"""From the words in a cell to the standard's codes; what no list knows is kept as `other:word`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from njia.intake.carriers import match_carrier
from njia.intake.decisions import Decisions
from njia.intake.mapping import Column
from njia.intake.marks import is_unknown
from njia.intake.problems import Problem, ProblemCode
from njia.intake.words import alternatives, read_words, split_values
from njia.standard.codes import code_list
from njia.standard.journey import OTHER, one_of

_CLOSED = frozenset({"evidence", "status"})
"""Lists that keep no word of their own: what they do not know stays unknown, and is asked."""

_LONGEST_OTHER = 80


@dataclass(frozen=True, slots=True)
class CodeReader:
    """Reads the coded cells of one row; what it does not understand becomes a problem."""

    decisions: Decisions
    organisation: str
    key: str
    file: str
    sheet: str
    row: int
    problems: list[Problem]

    LISTS: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "modes": ("mode",),
        "leg_modes": ("mode",),
        "industries": ("industry", "exploitation"),
        "exploitation": ("exploitation", "industry"),
        "industry_and_exploitation": ("industry", "exploitation"),
        "recruiters": ("recruiter", "means", "channel", "promise"),
        "means": ("means", "recruiter", "channel", "promise"),
        "channels": ("channel", "recruiter", "means", "promise"),
        "promises": ("promise", "recruiter", "means", "channel"),
        "recruitment": ("recruiter", "means", "channel", "promise"),
        "evidence": ("evidence",),
        "status": ("status",),
        "observation_kind": ("observation_kind",),
    }
    """For each field the lists its words may come from; the first keeps what none of them knows."""

    FIELDS: ClassVar[tuple[str, ...]] = (
        *(name for name in LISTS if name not in {"leg_modes", "observation_kind"}),
        "carriers",
    )
    """Those that tell of a whole journey."""
    FREE_TEXT: ClassVar[frozenset[str]] = frozenset({"recruitment"})
    """Fields that tell a story: what no list knows of it stays in the cell and is not asked."""

    def read(self, values: Mapping[str, Sequence[tuple[Column, str]]]) -> dict[str, tuple[str, ...]]:
        """Return the codes of every list, in order of appearance, for the cells of each field."""
        found: dict[str, dict[str, None]] = {name: {} for name in ("carrier", *_lists(self.LISTS))}
        for name, cells in values.items():
            for column, text in cells:
                if is_unknown(text):
                    continue
                if name == "carriers":
                    found["carrier"] |= dict.fromkeys(self._carriers(column, text))
                    continue
                self._read_cell(name, column, text, found)
        return {name: tuple(codes) for name, codes in found.items()}

    def _read_cell(self, name: str, column: Column, text: str, found: dict[str, dict[str, None]]) -> None:
        lists = self.LISTS[name]
        reading = read_words(text, lists)
        for list_name, codes in reading.codes.items():
            found[list_name] |= dict.fromkeys(codes)
        if name in self.FREE_TEXT:
            return
        for piece in reading.leftover:
            code = self._ask(lists[0], column, piece)
            if code:
                found[lists[0]][code] = None

    def _carriers(self, column: Column, text: str) -> Iterable[str]:
        options = alternatives(text)
        if options:
            names = sorted({self._carrier(column, option) for option in options})
            yield names[0] if len(names) == 1 else one_of(names)
            return
        for piece in split_values(text):
            if not is_unknown(piece):
                yield self._carrier(column, piece)

    def _carrier(self, column: Column, text: str) -> str:
        return match_carrier(text) or self._ask("carrier", column, text) or ""

    def _decided(self, list_name: str, text: str) -> str | None:
        return self.decisions.find(self.organisation, self.key, f"word:{list_name}", text)

    def _ask(self, list_name: str, column: Column, text: str) -> str | None:
        """Raise the problem of an unknown word; return the code decided on, or the one that keeps it."""
        decided = self._decided(list_name, text)
        self.problems.append(
            Problem(
                ProblemCode.WORD_NOT_KNOWN,
                self.file,
                self.sheet,
                self.row,
                column.heading,
                text,
                f"word:{list_name}",
                self.key,
                decided=decided or "",
            )
        )
        if decided:
            return decided
        return None if list_name in _CLOSED else OTHER + " ".join(text.split())[:_LONGEST_OTHER]

    @staticmethod
    def one(codes: Sequence[str]) -> str | None:
        """Return the code of a field that takes one, `None` where there is none or they disagree."""
        return codes[0] if len(set(codes)) == 1 else None

    @staticmethod
    def kinds_in_headings(headings: Iterable[str]) -> tuple[str, ...]:
        """Return what a heading says was seen: “Corruption observed at” tells of corruption."""
        kinds: dict[str, None] = {}
        for heading in headings:
            kinds |= dict.fromkeys(read_words(heading, ("observation_kind",)).codes["observation_kind"])
        return tuple(kind for kind in kinds if kind in code_list("observation_kind").codes)


def _lists(fields: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in fields.values() for name in names))
