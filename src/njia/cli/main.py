"""The `njia` command: it reads what was typed, runs one command, and says plainly what failed."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from njia.cli.console import Console, Failure
from njia.cli.parser import build_parser, language_asked
from njia.standard.language import LANGUAGES, mark

_MODULES = {"import": "importing", "read": "reading"}
INTERRUPTED = mark("Stopped. Nothing half done was kept.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 failed, 2 usage."""
    typed = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    asked = language_asked(typed)
    parser = build_parser(asked if asked in LANGUAGES else "en")
    options = parser.parse_args(typed)
    console = Console(options.lang)
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
    try:
        return int(module.run(options, console))
    except Failure as failure:
        console.fail(failure.sentence, **failure.tokens)
        return 1
    except KeyboardInterrupt:
        console.fail(INTERRUPTED)
        return 1
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
        return 0


if __name__ == "__main__":
    sys.exit(main())
