"""The one model of a document from which every renderer writes: what is said, not how it looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

Align = Literal["start", "number"]


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a block of the document, by its identity."""

    words: str
    target: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences; a `lead` one states the finding of its section."""

    text: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of short sentences."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a reader must know before using a figure, set apart from the text."""

    text: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number that matters, what it counts, and what to know of it."""

    value: str
    label: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """The numbers that a reader takes away."""

    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, how it is set, whether bars show its values, and its share of the width.

    A `share` is in hundredths; 0 leaves it to the words.
    """

    heading: str
    align: Align = "start"
    bars: bool = False
    share: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its words, the value a bar shows and the roles whose marks stand before it."""

    text: str
    value: float | None = None
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its title says what it shows, its first column heads the rows."""

    identity: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    notes: tuple[str, ...] = ()
    source: str = ""
    back: Link | None = None


@dataclass(frozen=True, slots=True)
class Drawing:
    """An image as SVG for a wide page and, where words would be too small there, for a narrow one.

    Each has a note of its own, shown with it.
    """

    wide: str
    narrow: str | None = None
    wide_note: str = ""
    narrow_note: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: its title is the finding, its caption what is counted; it is drawn when it is needed."""

    identity: str
    title: str
    caption: str
    drawing: Callable[[], Drawing]
    alternative: str
    notes: tuple[str, ...] = ()
    source: str = ""
    table: Link | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """One of several small figures of the same kind."""

    identity: str
    title: str
    caption: str
    drawing: Drawing
    alternative: str


@dataclass(frozen=True, slots=True)
class Panels:
    """Small figures beside each other, to be compared."""

    identity: str
    title: str
    caption: str
    panels: tuple[Panel, ...]
    notes: tuple[str, ...] = ()
    source: str = ""
    table: Link | None = None


Block = Paragraph | Bullets | Note | KeyFigures | Table | Figure | Panels


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter or a part of one."""

    identity: str
    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Labels:
    """The words that a renderer adds, in the document's language."""

    contents: str
    skip: str
    note: str
    source: str
    roles: dict[str, str]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document in one language; `notice` is repeated on every page and at every figure."""

    title: str
    kicker: str
    lead: str
    language: str
    right_to_left: bool
    labels: Labels
    sections: tuple[Section, ...]
    notice: str = ""
    audience: str = ""
    colophon: tuple[str, ...] = ()

    def walk(self) -> Iterator[Section]:
        """Yield every section, outer ones first."""
        waiting = list(self.sections)
        while waiting:
            section = waiting.pop(0)
            yield section
            waiting = [*section.sections, *waiting]
