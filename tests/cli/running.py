"""Running the `njia` command as a person does: another process, in a folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

EXAMPLES = Path(__file__).parents[2] / "examples"


@dataclass(frozen=True)
class Run:
    """What a run said and how it ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.splitlines()]


def njia(
    *arguments: object, data: Path | None = None, stdin: str = "", environment: dict[str, str] | None = None
) -> Run:
    """Run the command and return what it printed; a traceback is always a failure of the test."""
    typed = [*(["--data", str(data)] if data else []), *map(str, arguments)]
    done = subprocess.run(
        [sys.executable, "-m", "njia.cli.main", *typed],
        input=stdin.encode(),
        capture_output=True,
        check=False,
        timeout=120,
        env={**os.environ, **(environment or {})},
    )
    run = Run(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in run.err, run.err
    return run
