"""Collect the sentences that people read from the code into the catalogues of all languages.

A new sentence enters each catalogue without a translation; one that is gone leaves it. With
`--check` nothing is written, and what would change is printed.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

SOURCE = Path(__file__).parents[1] / "src" / "njia"
LOCALE_DIR = SOURCE / "locale"
LANGUAGES = ("fr", "sw", "ar", "am")
KEYWORDS = {"_": None, "mark": None, "gettext": None, "ngettext": (1, 2), "translate": None}


def template() -> Catalog:
    """Return every marked sentence of the package, in the order of files and lines."""
    catalogue = Catalog(project="Njia", version="", fuzzy=False)
    found = extract_from_dir(
        str(SOURCE), [("**.py", "python")], keywords=KEYWORDS, comment_tags=("Translators:",)
    )
    for file, _line, message, comments, context in sorted(found, key=lambda one: (one[0], one[1])):
        catalogue.add(message, locations=[(file, 0)], auto_comments=comments, context=context)
    return catalogue


def path_of(language: str) -> Path:
    """Return where the catalogue of a language is."""
    return LOCALE_DIR / language / "LC_MESSAGES" / "njia.po"


def updated(language: str, source: Catalog) -> Catalog:
    """Return a language's catalogue with exactly the sentences of the code and their known translations."""
    path = path_of(language)
    known = read_po(BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog()
    catalogue = Catalog(locale=language, project="Njia", version="", fuzzy=False)
    for message in source:
        if not message.id:
            continue
        before = known.get(message.id)
        text = before.string if before is not None and not before.fuzzy else ""
        catalogue.add(message.id, text or "", locations=message.locations, flags=message.flags - {"fuzzy"})
    return catalogue


def written(catalogue: Catalog) -> bytes:
    """Return a catalogue as the bytes of its file, the same for the same sentences."""
    out = BytesIO()
    write_po(out, catalogue, width=0, include_lineno=False, omit_header=True, sort_output=False)
    header = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Language: {catalogue.locale_identifier}\\n"\n"Plural-Forms: {catalogue.plural_forms}\\n"\n\n'
    )
    return header.encode() + out.getvalue()


def main(check: bool) -> int:
    """Write the catalogues, or with `check` say which are not up to date."""
    source = template()
    stale = []
    for language in LANGUAGES:
        path = path_of(language)
        content = written(updated(language, source))
        if path.exists() and path.read_bytes() == content:
            continue
        stale.append(path)
        if not check:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    for path in stale:
        print(path)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv))
