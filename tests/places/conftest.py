"""One gazetteer for all tests of the room: the shipped one."""

from __future__ import annotations

import pytest

from njia.places import Gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()
