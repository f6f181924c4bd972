from pathlib import Path

import pyarrow.parquet as pq
import pytest

from njia.snapshot import Content, Snapshot, SnapshotError, write_snapshot
from njia.standard import schema
from njia.standard.journey import Cases, Journey, Leg, Place, Source, Stop

KENYA = Place("iso:KE", "Kenya", "country", "KE", 0.2, 37.9)
NAIROBI = Place("gn:184745", "Nairobi", "place", "KE", -1.28, 36.82, ("iso:KE",))
EASTLEIGH = Place("njia:eastleigh", "Eastleigh", "neighbourhood", "KE", -1.27, 36.85, ("gn:184745", "iso:KE"))
SOURCE = Source("a.xlsx", "Sheet1", (2,))


def known(place_id: str) -> Place:
    return {place.id: place for place in (KENYA, NAIROBI, EASTLEIGH)}[place_id]


def journey(number: int, **changes: object) -> Journey:
    stops = (
        Stop("origin", "her aunt's house in Kitui", "unresolved", None, "KE"),
        Stop("destination", "Eastleigh", "resolved", EASTLEIGH),
    )
    values: dict[str, object] = {
        "id": f"j{number}",
        "organisation": "Member 1",
        "round": "2020",
        "stops": stops,
        "source": SOURCE,
        "reference": "case 7 of Amina",
        "cases": Cases(20, None, "estimated", "20+ girls"),
        "legs": (Leg(0, 1, ("bus",)),),
    }
    return Journey(**(values | changes))  # type: ignore[arg-type]


def test_the_order_of_journeys_does_not_change_the_snapshot(tmp_path: Path) -> None:
    one = write_snapshot(tmp_path / "one", Content([journey(1), journey(2)]), known)
    two = write_snapshot(tmp_path / "two", Content([journey(2), journey(1)]), known)
    assert one.id == two.id
    assert (tmp_path / "one/journeys.parquet").read_bytes() == (
        tmp_path / "two/journeys.parquet"
    ).read_bytes()


def test_another_case_number_is_another_snapshot(tmp_path: Path) -> None:
    one = write_snapshot(tmp_path / "one", Content([journey(1)]), known)
    two = write_snapshot(
        tmp_path / "two", Content([journey(1, cases=Cases(21, None, "estimated", "x"))]), known
    )
    assert one.id != two.id


def test_nothing_as_written_enters_a_snapshot(tmp_path: Path) -> None:
    write_snapshot(tmp_path / "s", Content([journey(1)]), known)
    for path in sorted((tmp_path / "s").glob("*.parquet")):
        text = str(pq.read_table(path).to_pylist())
        for secret in ("aunt", "Amina", "20+", "a.xlsx"):
            assert secret not in text, path.name


def test_every_table_has_its_declared_schema(tmp_path: Path) -> None:
    snapshot = write_snapshot(tmp_path / "s", Content([journey(1)]), known)
    for name, columns in schema.TABLES.items():
        assert pq.read_schema(snapshot.file(name)).remove_metadata().equals(columns), name


def test_a_place_lies_within_itself_and_its_ancestors(tmp_path: Path) -> None:
    snapshot = write_snapshot(tmp_path / "s", Content([journey(1)]), known)
    within = {(r["place"], r["ancestor"]) for r in pq.read_table(snapshot.file("place_within")).to_pylist()}
    assert {("njia:eastleigh", "gn:184745"), ("njia:eastleigh", "iso:KE"), ("iso:KE", "iso:KE")} <= within


def test_the_modes_of_legs_count_for_the_journey(tmp_path: Path) -> None:
    snapshot = write_snapshot(tmp_path / "s", Content([journey(1, modes=("bus", "plane"))]), known)
    codes = pq.read_table(snapshot.file("journey_codes")).to_pylist()
    assert [row["code"] for row in codes if row["list"] == "mode"] == ["bus", "plane"]


def test_an_existing_folder_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    with pytest.raises(FileExistsError):
        write_snapshot(tmp_path / "s", Content([]), known)


def test_a_snapshot_of_another_schema_is_refused_with_the_remedy(tmp_path: Path) -> None:
    snapshot = write_snapshot(tmp_path / "s", Content([]), known)
    manifest = snapshot.path / "snapshot.json"
    manifest.write_text(manifest.read_text().replace('"schema": 1', '"schema": 99'))
    with pytest.raises(SnapshotError, match="njia snapshot"):
        Snapshot.open(snapshot.path)


@pytest.mark.parametrize(
    ("code", "held"),
    [
        ("other:fish farm", "other:fish farm"),
        ("other:Emirates ticket of Amina P998877", "other:…"),
        ("other:0712 345 678", "other:…"),
        ("one_of:Emirates|other:booked by Amina herself", "one_of:Emirates|other:…"),
        ("fisheries", "fisheries"),
    ],
)
def test_a_word_outside_the_lists_enters_a_snapshot_and_a_text_does_not(
    tmp_path: Path, code: str, held: str
) -> None:
    write_snapshot(tmp_path / "s", Content([journey(1, legs=(), industries=(code,))]), known)
    rows = pq.read_table(tmp_path / "s/journey_codes.parquet").to_pylist()
    assert [row["code"] for row in rows] == [held]
