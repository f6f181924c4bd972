"""The index on disk: what is written is read, equal input gives equal bytes, ours is of our data."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from njia.places import Gazetteer
from njia.places.index import INDEX_DIR, Index
from njia.places.index_format import FORMAT, Entry, write_index
from njia.places.normalise import key

TOOL = Path(__file__).parents[2] / "tools" / "build_gazetteer.py"


def entry(place_id: str, country: str | None, *names: str, parent: str | None = None) -> Entry:
    keys = frozenset(map(key, names))
    return Entry(
        place_id, names[0], "place", country, 1.23456, -9.87654, 3.0, parent, keys, frozenset({key("also")})
    )


def test_the_same_places_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    places = [
        entry("gn:2", "KE", "Voi"),
        entry("own:z", "KE", "Zed", parent="gn:2"),
        entry("gn:1", None, "Été"),
    ]
    write_index(tmp_path / "a", places, {"x": "1"}, "d")
    write_index(tmp_path / "b", reversed(places), {"x": "1"}, "d")
    for file in (tmp_path / "a").iterdir():
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()
    index = Index(tmp_path / "a")
    zed = index.place(index.row_of("own:z"))
    assert (zed.name, zed.country, zed.lat, zed.lon, zed.parents) == (
        "Zed",
        "KE",
        1.23456,
        -9.87654,
        ("gn:2",),
    )
    assert [(index.id(row), primary) for row, primary in index.rows("ete")] == [("gn:1", True)]
    assert sorted(index.id(row) for row, _ in index.rows("also")) == ["gn:1", "gn:2", "own:z"]
    assert index.names_of("KE", 0.0) == [
        ("also", 1, False),
        ("also", 2, False),
        ("voi", 1, True),
        ("zed", 2, True),
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=40).filter(key), min_size=1, max_size=60, unique_by=key))
def test_every_name_written_is_found_and_no_other(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("index")
    write_index(folder, [entry(f"gn:{at}", "KE", name) for at, name in enumerate(names, 1)], {}, "d")
    index = Index(folder)
    for at, name in enumerate(names, 1):
        assert f"gn:{at}" in {index.id(row) for row, primary in index.rows(key(name)) if primary}
        assert index.rows(key(name) + "\U0010ffff") == []


def test_an_index_of_another_format_is_refused(tmp_path: Path) -> None:
    write_index(tmp_path, [entry("gn:1", "KE", "Voi")], {}, "d")
    about = tmp_path / "about.json"
    about.write_text(about.read_text("utf-8").replace(f'"format": {FORMAT}', '"format": 0'), "utf-8")
    with pytest.raises(ValueError, match="format 0"):
        Index(tmp_path)


def test_the_shipped_index_was_built_from_the_shipped_data(gazetteer: Gazetteer) -> None:
    spec = importlib.util.spec_from_file_location("build_gazetteer", TOOL)
    assert spec is not None
    assert spec.loader is not None
    tool = sys.modules["build_gazetteer"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    index = Index(INDEX_DIR)
    assert tool.digest(dict(index.sources)) == index.data_digest
    assert gazetteer.version == index.data_digest[:12]
    assert (
        sum(
            file.stat().st_size
            for folder in (INDEX_DIR, INDEX_DIR.parent / "data")
            for file in folder.iterdir()
        )
        < 40_000_000
    )


def test_every_place_has_a_known_parent_and_an_honest_point(gazetteer: Gazetteer) -> None:
    index = Index(INDEX_DIR)
    for row in range(0, len(index), 101):
        place = index.place(row)
        assert index.row_of(place.id) == row
        assert place.country is None or place.kind == "country" or place.parents[-1] == f"iso:{place.country}"
        if place.lat is not None and place.lon is not None:
            assert -90 <= place.lat <= 90
            assert -180 <= place.lon <= 180
        if place.kind in ("country", "region"):
            assert place.lat is None
