"""One store of the Kenya example for all tests that only read it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from running import njia


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data directory that `njia demo` makes."""
    data = tmp_path_factory.mktemp("example") / "njia-demo"
    run = njia("demo", "--no-serve", data=data)
    assert run.code == 0, run.err
    return data
