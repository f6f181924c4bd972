"""Write the reference pages that follow from the code: docs/codes.md and docs/problems.md."""

from __future__ import annotations

from pathlib import Path

from njia.intake.problems import ProblemCode
from njia.standard.codes import CodeList, code_lists
from njia.standard.language import LANGUAGES

DOCS = Path(__file__).parents[1] / "docs"
_MEANING = {
    "refusal": "the whole file is not taken",
    "hold": "the row is kept and waits for an answer",
    "mark": "the journey is taken and carries the question",
    "notice": "you are told; nothing is asked",
}


def codes_page() -> str:
    """Return the page of code lists: each code with its labels and its place in HTCDS 2.0."""
    parts = [
        "# Code lists",
        "What the words in a journey's lists mean. `njia tables codes` prints the same. A word outside a list is kept as "
        "`other:word`; one of several, not known which, is `one_of:A|B|C`. HTCDS is IOM's Human Trafficking Case Data "
        "Standard 2.0; ISIC is the industrial classification of the United Nations (Rev. 4).",
    ]
    return "\n\n".join([*parts, *(_code_section(found) for found in code_lists().values())]) + "\n"


def _code_section(found: CodeList) -> str:
    heads = ["code", *LANGUAGES, "HTCDS 2.0", "ISIC"]
    lines = [f"## {found.name}", "", f"{found.labels['en']}. Source: {found.source}", ""]
    lines += [_line(heads), _line(["---"] * len(heads))]
    for code in found.codes.values():
        htcds = (
            f"`{code.htcds_field}` = {code.htcds_value}" if code.htcds_field else f"none: {code.htcds_none}"
        )
        isic = code.isic or (f"none: {code.isic_none}" if code.isic_none else "")
        lines.append(
            _line([f"`{code.code}`", *(code.labels[language] for language in LANGUAGES), htcds, isic])
        )
    return "\n".join(lines)


def problems_page() -> str:
    """Return the page of problem codes: what each says and what it does."""
    lines = [
        "# What Njia asks and tells",
        "",
        "Each has a code, which `njia problems --json` and scripts use, and one sentence. `{file}`, `{sheet}`, `{row}`,",
        "`{column}` and `{text}` stand for what it concerns.",
        "",
        _line(["code", "what it does", "sentence"]),
        _line(["---"] * 3),
    ]
    lines += [
        _line([f"`{code.code}`", f"{code.weight}: {_MEANING[code.weight]}", code.sentence])
        for code in ProblemCode
    ]
    return "\n".join(lines) + "\n"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


PAGES = {"codes.md": codes_page, "problems.md": problems_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        (DOCS / name).write_text(page(), "utf-8")
        print(DOCS / name)
