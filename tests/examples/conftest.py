"""What the tests of the examples share."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from kenya_examples import EXAMPLES


@pytest.fixture(scope="session")
def scheme() -> dict[str, str]:
    """The report's regions: country to region."""
    data = tomllib.loads((EXAMPLES / "kenya-2020" / "regions.toml").read_text("utf-8"))
    return {country: name for name, region in data["regions"].items() for country in region["countries"]}
