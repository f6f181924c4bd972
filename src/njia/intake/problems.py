"""Everything that intake may have to ask or tell, each as one code with one plain sentence.

A *refusal* keeps a whole file out, a *hold* keeps a row out until a person decides, a *mark* stays
with a journey that is taken, a *notice* tells and asks nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256
from typing import Literal

from njia.standard.language import mark, translator

Weight = Literal["refusal", "hold", "mark", "notice"]


class ProblemCode(Enum):
    """A kind of problem: its weight, and the sentence that says what is wrong and what to do."""

    FILE_MISSING = ("refusal", mark("{file} was not found. Check the name and the folder."))
    FILE_UNREADABLE = (
        "refusal",
        mark(
            "{file} could not be opened: {text}. Check that you may read it and that no other program locks it."
        ),
    )
    FILE_IS_FOLDER = ("refusal", mark("{file} is a folder. Name the files inside it."))
    FILE_NOT_ORDINARY = ("refusal", mark("{file} is not an ordinary file. Name the spreadsheet itself."))
    FILE_EMPTY = ("refusal", mark("{file} is empty (0 bytes). Ask for it to be sent again."))
    FILE_ENCRYPTED = (
        "refusal",
        mark(
            "{file} is protected by a password. Open it, save a copy without the password, and import the copy."
        ),
    )
    FILE_DAMAGED = (
        "refusal",
        mark("{file} is damaged or was cut short, and cannot be read. Ask for it to be sent again."),
    )
    FILE_TYPE = (
        "refusal",
        mark("{file} is not a spreadsheet that Njia reads. Save it as xlsx, ods or csv and import that."),
    )
    FILE_TOO_LARGE = (
        "refusal",
        mark(
            "{file} would unpack to more than {text}, which no list of journeys needs. Save the sheet alone."
        ),
    )
    FAR_CELL = (
        "refusal",
        mark(
            "In {file} a cell lies far outside the table ({text}), so the sheet is nearly all empty. "
            "Delete the rows and columns that are not in use, and send the file again."
        ),
    )
    QUOTE_OPEN = (
        "refusal",
        mark(
            "A quotation mark that opens in row {text} of {file} is never closed, so the rows after it cannot be "
            "told apart. Close it and send the file again."
        ),
    )
    NO_SHEETS = (
        "refusal",
        mark("{file} has no sheet. Open it, check that it holds the table, and save it again."),
    )
    NO_CELLS = (
        "refusal",
        mark(
            "{file} has no text or numbers in its cells; it may hold only pictures. Type the table and send that."
        ),
    )
    NO_TABLE = (
        "refusal",
        mark(
            "In {file} no row of headings was found. Njia looks for headings such as “Country of origin”, "
            "“Transit” or “Number of cases”. Add a heading row, or name the columns in a mapping file."
        ),
    )
    ONE_COLUMN = (
        "refusal",
        mark(
            "{file} has only one column, so no journey can be read. Save it again as xlsx, or as csv with commas."
        ),
    )
    UNREADABLE_TEXT = (
        "refusal",
        mark("The bytes of {file} are not text in any known encoding. Save it as xlsx, or as csv in UTF-8."),
    )

    ENCODING_ASSUMED = (
        "notice",
        mark(
            "{file} does not say how its letters are stored; it was read as {text}. If letters look wrong, save as UTF-8."
        ),
    )
    SHEET_NOT_READ = (
        "notice",
        mark(
            "Sheet “{sheet}” of {file} has no row of headings, so its {text} rows were kept but not read as journeys."
        ),
    )
    COLUMN_NOT_UNDERSTOOD = (
        "notice",
        mark(
            "The column “{column}” is not understood. It is kept as received. Say what it holds in a mapping file."
        ),
    )
    COLUMN_WITHOUT_HEADING = (
        "notice",
        mark(
            "Column {column} has no heading. Its cells are kept as received but not read. "
            "Give it a heading and send the file again, if it matters."
        ),
    )
    COLUMN_CONTINUES = (
        "notice",
        mark(
            "Column {column} has no heading and was taken for more of “{text}”, which stands before it. "
            "Give it a heading and send the file again, if that is wrong."
        ),
    )
    COLUMN_KEPT_ONLY = (
        "notice",
        mark(
            "The column “{column}” is kept as received but not read into the journeys: Njia reads counts of women, "
            "men, girls and boys, or of adults and children, each from a column of its own."
        ),
    )
    SHEET_HIDDEN = (
        "notice",
        mark(
            "Sheet “{sheet}” of {file} is hidden, and was read as the others are. Delete it and send the file again, "
            "if it should not count."
        ),
    )
    COLUMN_TWICE = (
        "notice",
        mark(
            "Two columns look like the same thing ({text}); “{column}” was not used. Say which is right in a mapping file."
        ),
    )
    COLUMN_BY_ITS_CELLS = (
        "notice",
        mark(
            "The column “{column}” was taken for {text} because of the words in it. If that is wrong, say so in a mapping file."
        ),
    )
    HOME_ASSUMED = (
        "notice",
        mark(
            "Most rows of {file} concern {column}, so names that several countries share were taken there: {text}. "
            "Say the network's own country with --country, or answer otherwise."
        ),
    )
    IDENTITY_COLUMN = (
        "notice",
        mark(
            "The column “{column}” may identify people. Its {text} cells were not kept. Njia never asks for them."
        ),
    )

    ROW_WITHOUT_PLACES = (
        "hold",
        mark(
            "Row {row} names no origin, no transit and no destination, so it is no journey yet. Where did it start "
            "and end? Answer as in “Kampala > Nairobi > Dubai”, or “ignore” if the row is no journey."
        ),
    )
    ROW_OF_ONE_CELL = (
        "hold",
        mark(
            "Row {row} has only “{text}” in it and was not taken for a journey. If it is one, where did it start "
            "and end? Answer as in “Kampala > Nairobi > Dubai”, or “ignore”."
        ),
    )
    OBSERVATION_WITHOUT_PLACE = (
        "hold",
        mark("Row {row} tells of something seen, but not where. Which place was it?"),
    )
    SEEN_WITHOUT_PLACE = (
        "mark",
        mark("Row {row} tells of something seen on the way, but not where. Which place was it?"),
    )
    ORIGIN_MISSING = (
        "mark",
        mark("Row {row} does not say where the journey began. Which place or country was it?"),
    )
    DESTINATION_MISSING = (
        "mark",
        mark("Row {row} does not say where the victims were exploited. Which place or country was it?"),
    )
    PLACE_UNRESOLVED = (
        "mark",
        mark("The place “{text}” is not known. Which place is it?"),
    )
    PLACE_AMBIGUOUS = (
        "mark",
        mark("“{text}” could be several places. Which one is it?"),
    )
    COUNTRY_UNRESOLVED = ("mark", mark("The country “{text}” is not known. Which country is it?"))
    CASES_NOT_UNDERSTOOD = (
        "mark",
        mark("“{text}” is not a number of cases. How many were there? A range such as 10-15 is fine."),
    )
    CASES_WERE_A_DATE = (
        "mark",
        mark(
            "The number of cases is a date ({text}); a spreadsheet may have changed a range such as 5-8. How many were there?"
        ),
    )
    CASES_ZERO = (
        "mark",
        mark("The number of cases is 0. Is the journey known without a case, or is the number missing?"),
    )
    CASES_UPSIDE_DOWN = (
        "mark",
        mark("The number of cases “{text}” goes from more to fewer. Which numbers are meant?"),
    )
    PERIOD_NOT_UNDERSTOOD = ("mark", mark("“{text}” is not a year, a month or a range of them. When was it?"))
    COUNT_NOT_UNDERSTOOD = (
        "mark",
        mark("“{text}” in “{column}” is not a whole number. How many were there?"),
    )
    WORD_NOT_KNOWN = (
        "mark",
        mark(
            "“{text}” in “{column}” is not in the list of codes. It is kept as written. Which code is meant?"
        ),
    )
    ROW_TWICE = (
        "mark",
        mark(
            "Row {row} says the same as row {text}. Both are counted. "
            "Delete one and send the file again, if it is the same case twice."
        ),
    )
    REFERENCE_TWICE = (
        "mark",
        mark(
            "The case reference of row {row} stands in row {text} too. Both are counted. "
            "Delete one and send the file again, if it is the same case twice."
        ),
    )

    def __init__(self, weight: Weight, sentence: str) -> None:
        self.weight = weight
        self.sentence = sentence

    @property
    def code(self) -> str:
        """The code as JSON, docs and the store write it."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Proposal:
    """What Njia would decide: the value that `--accept` takes, and how a person reads it."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing to decide or to know, tied to a file, a sheet, a row or a cell.

    `subject` is what a decision would decide (`place:KE`, `word:mode`, `cases` …), empty where
    nothing is asked; `key` is the identity of the submission the problem belongs to.
    """

    code: ProblemCode
    file: str
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    text: str = ""
    subject: str = ""
    key: str = ""
    proposals: tuple[Proposal, ...] = field(default=())
    decided: str = ""
    """The value that a person decided on, where one did."""

    def id(self, organisation: str, round_: str) -> str:
        """Return the stable name that `njia decide` takes: ten hex digits."""
        anchor = self.key or f"{self.file}\x1f{self.sheet}"
        parts = (organisation, round_, anchor, self.code.code, self.column or "", self.subject, self.text)
        return sha256("\x1f".join(parts).encode()).hexdigest()[:10]

    def sentence(self, language: str = "en") -> str:
        """Return what is wrong, where, and what to do, in a language of Njia."""
        _ = translator(language)
        told = _(self.code.sentence).format(
            file=self.file,
            sheet=self.sheet or "",
            row=self.row if self.row is not None else "",
            column=self.column or "",
            text=self.text,
        )
        if self.proposals:
            told += " " + _("Proposal: {proposal}.").format(proposal=self.proposals[0].label)
        return told


class Refused(Exception):
    """A file that cannot be taken; the problem says why and what to do."""

    def __init__(self, code: ProblemCode, file: str, text: str = "") -> None:
        self.problem = Problem(code, file, text=text)
        super().__init__(self.problem.sentence())
