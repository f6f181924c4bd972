"""The `njia` command: it reads what was typed, runs one command, and says plainly what failed."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import TextIO

from njia.cli.console import Console, Failure
from njia.cli.parser import build_parser, language_asked
from njia.standard.language import LANGUAGES, mark, speak

_MODULES = {"import": "importing", "read": "reading"}
UNREADABLE = mark("“{text}” has letters that cannot be read as UTF-8. Rename it, and do it again.")
OUTPUT = mark("The result cannot be written: {reason}.")
INTERRUPTED = mark("Stopped. Nothing half done was kept.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 usage."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, _nowhere())
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    asked = language_asked(typed)
    language = asked if asked in LANGUAGES else "en"
    speak(language)
    parser = build_parser(language)
    options = parser.parse_args(typed)
    console = Console(options.lang)
    unreadable = next((text for text in typed if not _readable(text)), None)
    if unreadable is not None:
        console.fail(UNREADABLE, text=unreadable)
        return 1
    if options.version:
        from importlib.metadata import version

        console.result(version("njia"))
        return 0
    if options.command is None:
        parser.print_usage(sys.stderr)
        return 2
    module = importlib.import_module(f"njia.cli.{_MODULES.get(options.command, options.command)}")
    default = "njia-demo" if options.command == "demo" else "njia-data"
    options.data = options.data or Path(os.environ.get("NJIA_DATA") or default)
    return _run(module, options, console)


def _run(module: ModuleType, options: argparse.Namespace, console: Console) -> int:
    """Run a command; what goes wrong is one sentence and exit code 1."""
    try:
        code = int(module.run(options, console))
        sys.stdout.flush()
        return code
    except Failure as failure:
        console.fail(failure.sentence, **failure.tokens)
    except KeyboardInterrupt:
        console.fail(INTERRUPTED)
    except BrokenPipeError:
        sys.stdout = _nowhere()
        return 0
    except OSError as error:
        sys.stdout = _nowhere()
        console.fail(OUTPUT, reason=error.strerror or error)
    return 1


def _nowhere() -> TextIO:
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123


def _readable(text: str) -> bool:
    """Tell whether an argument is text: bytes that are not UTF-8 come as lone surrogates."""
    return not any("\ud800" <= letter <= "\udfff" for letter in text)


if __name__ == "__main__":
    sys.exit(main())
