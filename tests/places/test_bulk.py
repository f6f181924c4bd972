"""Many names at once: the same answers, in their order, from however many processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from njia.places import Context, Gazetteer, PlacesFileError, answer_all
from njia.places.bulk import FEW


def name_of(gazetteer: Gazetteer, asked: tuple[str, str]) -> str:
    found = gazetteer.resolve(asked[0], Context(asked[1]))
    return found.place.name if found.place else found.status


ASKED = [("Nakurru", "KE"), ("Sokomoko", "KE"), ("no such place", "UG"), ("Kampala", "UG"), ("sijui", "TZ")]


@pytest.fixture
def own(tmp_path: Path) -> list[Path]:
    file = tmp_path / "places.csv"
    file.write_text("name,kind,country\nSokomoko,place,KE\n", "utf-8")
    return [file]


@pytest.mark.parametrize("times", [1, FEW // len(ASKED) + 1])
def test_few_and_many_are_answered_alike_and_in_order(own: list[Path], times: int) -> None:
    answers = list(answer_all(ASKED * times, name_of, own, workers=2))
    assert answers == ["Nakuru", "Sokomoko", "unresolved", "Kampala", "unknown"] * times


def test_a_wrong_own_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "places.csv"
    file.write_text("name,kind,country\nX,town,KE\n", "utf-8")
    with pytest.raises(PlacesFileError, match="line 2"):
        list(answer_all(ASKED, name_of, [file]))
