"""Make the twelve members' files of the Kenya example of 2020 from `submissions.csv` and `layouts/`."""

from __future__ import annotations

import sys
from pathlib import Path

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from layouts import make_files  # noqa: E402

if __name__ == "__main__":
    for path in make_files(HERE, Path(sys.argv[1]) if len(sys.argv) > 1 else HERE):
        print(path.name)
