"""What the command line says: results on stdout, everything else on stderr, in the reader's language."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

from njia.standard.language import translator

_CONTROLS = {code: "\ufffd" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
"""Signs that would steer a terminal: what stands in a file is only shown."""


class Failure(Exception):
    """A command that cannot be done: one plain sentence with its tokens."""

    def __init__(self, sentence: str, **tokens: Any) -> None:
        self.sentence = sentence
        self.tokens = tokens
        super().__init__(sentence.format(**tokens))


class Console:
    """Speaks one language to one person, or JSON to a script."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.translate = translator(language)
        self._shown_at = time.monotonic()

    def result(self, text: str = "") -> None:
        """Print a line of the result."""
        sys.stdout.write(text.translate(_CONTROLS) + "\n")

    def result_json(self, value: Any, *, indent: int | None = None) -> None:
        """Print a value as JSON, one line unless indented."""
        self.result(json.dumps(value, ensure_ascii=False, indent=indent))

    def say(self, sentence: str, **tokens: Any) -> None:
        """Tell the person something that is no result."""
        sys.stderr.write(self._told(sentence, tokens) + "\n")

    def fail(self, sentence: str, **tokens: Any) -> None:
        """Say the one sentence of a failure."""
        sys.stderr.write(f"njia: {self._told(sentence, tokens)}\n")

    def _told(self, sentence: str, tokens: Mapping[str, Any]) -> str:
        return self.translate(sentence).format(**tokens).translate(_CONTROLS)

    def progress(self, what: str, done: int, total: int) -> None:
        """Show how far work is, where a person watches and it takes over 0.3 s."""
        if not sys.stderr.isatty():
            return
        if done >= total:
            sys.stderr.write("\r\033[K")
        elif time.monotonic() - self._shown_at > 0.3:
            self._shown_at = time.monotonic()
            sys.stderr.write(f"\r\033[K{what} {done * 100 // max(total, 1)} %")
        sys.stderr.flush()

    def table(self, heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Print rows under heads, numbers to the right, `–` where there is nothing."""
        texts = [["–" if value is None else str(value) for value in row] for row in rows]
        widths = [max(map(len, column)) for column in zip(heads, *texts, strict=True)]
        numeric = [
            bool(rows) and all(value is None or isinstance(value, int | float) for value in column)
            for column in (zip(*rows, strict=True) if rows else [()] * len(heads))
        ]
        for line in (heads, *texts):
            cells = [
                text.rjust(width) if right else text.ljust(width)
                for text, width, right in zip(line, widths, numeric, strict=True)
            ]
            self.result("  ".join(cells).rstrip())
