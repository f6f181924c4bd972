"""A network's own file of places: it wins, and a wrong row is refused in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from njia.places import Context, Gazetteer, PlacesFileError

HEADING = "name,kind,country,lat,lon,within,names\n"


def written(folder: Path, text: str, name: str = "places.csv") -> Path:
    file = folder / name
    file.write_bytes(text.encode("utf-8"))
    return file


def test_own_places_are_found_and_win(tmp_path: Path, gazetteer: Gazetteer) -> None:
    file = written(
        tmp_path,
        "\ufeff" + HEADING + "Sokomoko,place,KE,-3.5,39.9,iso:KE-14,Soko Moko|ሶኮሞኮ\n"
        "Malaba,border_crossing,KE,0.64,34.27,gn:188025,\n",
    )
    own = Gazetteer.open([file])
    found = own.resolve("soko-moko, Kenya").place
    assert found is not None
    assert (found.id, found.parents) == ("own:ke-sokomoko", ("iso:KE-14", "iso:KE"))
    assert own.place("own:ke-sokomoko") == found
    assert own.resolve("ሶኮሞኮ", Context("KE")).place == found
    malaba = own.resolve("Malaba", Context("KE")).place
    assert malaba is not None
    assert malaba.id == "own:ke-malaba"
    other_side = own.resolve("Malaba", Context("UG")).place
    assert other_side is not None
    assert other_side.id == "gn:8629414"
    assert own.resolve("Sokomokoo", Context("KE")).place == found
    assert gazetteer.resolve("Sokomoko", Context("KE")).place is None
    assert own.version != gazetteer.version


def test_rows_may_lie_in_rows_above_and_in_other_files(tmp_path: Path) -> None:
    first = written(tmp_path, "id,name,kind,country\nvalley,Green Valley,region,KE\n", "a.csv")
    second = written(tmp_path, "name,kind,country,within\nNgazi Tatu,camp,KE,own:valley\n", "b.csv")
    camp = Gazetteer.open([first, second]).resolve("Ngazi Tatu camp", Context("KE")).place
    assert camp is not None
    assert camp.parents == ("own:valley", "iso:KE")
    assert (camp.lat, camp.lon) == (None, None)


@pytest.mark.parametrize(
    ("rows", "line", "reason"),
    [
        ("X,place,KE,91,39,,\n", 2, "between -90 and 90"),
        ("X,place,KE,1,nan,,\n", 2, "between -180 and 180"),
        ("X,place,KE,1,,,\n", 2, "Only one of lat and lon"),
        ("X,town,KE,1,39,,\n", 2, "not a kind of place"),
        ("X,place,Kenya,1,39,,\n", 2, "not a country code"),
        ("X,place,QQ,1,39,,\n", 2, "No country has the code"),
        ("X,place,KE,1,39,iso:KE-99,\n", 2, "is not known"),
        (",place,KE,1,39,,\n", 2, "no name"),
        ("X,place,KE,1,39,,\n\nX,place,KE,1,39,,\n", 4, "used in line 2"),
        ("X,place,KE,1\n", 2, "more or fewer cells"),
        ("X,place,KE,1,2,,,,\n", 2, "more or fewer cells"),
    ],
)
def test_a_wrong_row_is_refused_with_file_line_and_remedy(
    tmp_path: Path, rows: str, line: int, reason: str
) -> None:
    with pytest.raises(PlacesFileError, match=reason) as caught:
        Gazetteer.open([written(tmp_path, HEADING + rows)])
    assert (caught.value.file.name, caught.value.line) == ("places.csv", line)
    assert str(caught.value).startswith(f"places.csv, line {line}: ")
    assert caught.value.remedy in str(caught.value)


@pytest.mark.parametrize(
    "heading", ["", "name,kind\n", "name,kind,country,colour\n", "name,name,kind,country\n"]
)
def test_a_wrong_heading_is_refused(tmp_path: Path, heading: str) -> None:
    with pytest.raises(PlacesFileError, match=r"line 1: The heading"):
        Gazetteer.open([written(tmp_path, heading)])


def test_a_file_in_another_encoding_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "latin.csv"
    file.write_bytes("name,kind,country\nBéni,place,CD\n".encode("latin-1"))
    with pytest.raises(PlacesFileError, match="line 2: The file is not in UTF-8"):
        Gazetteer.open([file])
