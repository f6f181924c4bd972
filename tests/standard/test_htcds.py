"""HTCDS 2.0: every field of IOM's files is mapped to a journey or explained.

IOM's own files are read from `../shared/reference/htcds` beside the repository where it is there; without
it the walk goes over the shipped copy, and what needs the originals is skipped, saying so.
"""

from __future__ import annotations

import importlib.util
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from odf import opendocument, table, teletype, text
from openpyxl import load_workbook

from njia.standard.codes import code_list
from njia.standard.htcds import HTCDS_DIR, HtcdsMapping, htcds_fields, htcds_mapping
from njia.standard.journey import Cases, Journey, Leg, Period, Place, Source, Stop, Who
from njia.standard.regions import Regions

REPOSITORY = Path(__file__).parents[2]
ORIGINALS = REPOSITORY.parent / "shared" / "reference" / "htcds"
ODS = ORIGINALS / "HTCDS_Field_Standards_2.0.ods"
SPREADSHEET = ORIGINALS / "HTCDS_Excel_Spreadsheet_v2.0.xlsx"
XLSFORM = ORIGINALS / "htcds_xlsform.xlsx"
XFORM = ORIGINALS / "htcds_xlsform.xml"

needs_originals = pytest.mark.skipif(
    not ORIGINALS.is_dir(),
    reason=f"IOM's HTCDS files are not in {ORIGINALS}; get them from https://github.com/UNMigration/HTCDS",
)

FORM_MACHINERY = {"start", "end", "__version__", "meta"}
SENSITIVE = {"identity", "consent", "support", "referral", "vulnerability"}


def unexplained(names: Iterable[str], mapping: HtcdsMapping) -> list[str]:
    """The names that the mapping neither maps nor explains."""
    fields = {name: mapping.field(name) for name in names}
    return [name for name, field in fields.items() if field is None or not (field.njia or field.none)]


def ods_rows() -> list[list[str]]:
    """The cells of IOM's ODS, read by another library than the extraction uses."""
    sheet = opendocument.load(str(ODS)).getElementsByType(table.Table)[0]
    rows = []
    for row in sheet.getElementsByType(table.TableRow):
        cells: list[str] = []
        for cell in row.childNodes:
            if cell.qname[1] not in ("table-cell", "covered-table-cell"):
                continue
            words = "\n".join(teletype.extractText(line) for line in cell.getElementsByType(text.P))
            repeat = min(int(cell.getAttribute("numbercolumnsrepeated") or 1), 13)
            cells += [words] * repeat
        cells = (cells + [""] * 13)[:13]
        if any(cells):
            rows.append(cells)
    return rows


def xlsform(sheet: str) -> list[dict[str, Any]]:
    rows = load_workbook(XLSFORM)[sheet].iter_rows(values_only=True)
    heading = [str(cell) for cell in next(rows)]
    return [dict(zip(heading, row, strict=False)) for row in rows]


def extraction() -> ModuleType:
    spec = importlib.util.spec_from_file_location("extract_htcds", REPOSITORY / "tools" / "extract_htcds.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_walk_fails_on_a_field_that_is_neither_mapped_nor_explained() -> None:
    assert unexplained(["hte_Type", "hte_Vehicle"], htcds_mapping()) == ["hte_Vehicle"]


def test_every_shipped_field_is_mapped_or_explained() -> None:
    assert list(htcds_mapping().fields) == list(htcds_fields())
    assert unexplained(htcds_fields(), htcds_mapping()) == []


@needs_originals
def test_every_field_of_the_ods_is_mapped_or_explained() -> None:
    heading, *rows = ods_rows()
    assert len(rows) == 106
    columns = {title: index for index, title in enumerate(heading)}
    prefix, name = columns["Field Name Prefix"], columns["Field Name"]
    fields = [row[prefix] + row[name] for row in rows if row[name] and row[name] != "N/A"]
    assert len(fields) == len(set(fields)) == 84
    assert set(fields) == set(htcds_fields())
    assert unexplained(fields, htcds_mapping()) == []


@needs_originals
def test_every_section_of_the_ods_without_fields_is_explained() -> None:
    _, *rows = ods_rows()
    sections = [" ".join(row[0].split()) for row in rows if row[0]]
    assert len(sections) == 13
    with_fields = {field.section for field in htcds_fields().values()}
    assert [section for section in sections if section not in with_fields] == list(htcds_mapping().sections)


@needs_originals
def test_every_picklist_of_the_ods_is_shipped_value_by_value() -> None:
    heading, *rows = ods_rows()
    names, labels = heading.index("Value Names (if picklist)"), heading.index("Value Labels (if picklist)")
    for row in rows:
        if row[4] in ("", "N/A") or "standard" in row[labels]:
            continue
        tidy = [
            [" ".join(line.split()) for line in row[column].splitlines() if line.strip()]
            for column in (names, labels)
        ]
        assert htcds_fields()[row[3] + row[4]].values == dict(zip(*tidy, strict=True))


@needs_originals
def test_every_heading_of_the_spreadsheet_is_mapped_or_explained() -> None:
    first = next(load_workbook(SPREADSHEET).active.iter_rows(values_only=True))
    names = [str(cell) for cell in first if cell]
    assert len(names) == 37
    assert unexplained(names, htcds_mapping()) == []


@needs_originals
def test_every_question_of_the_xlsform_is_mapped_or_explained() -> None:
    names = {str(row["name"]) for row in xlsform("survey") if row["name"]} - FORM_MACHINERY
    assert len(names) == 31
    assert unexplained(names, htcds_mapping()) == []
    instance = ET.parse(XFORM).getroot().find(".//{*}instance/{*}data")
    assert instance is not None
    assert {node.tag.rpartition("}")[2] for node in instance} - FORM_MACHINERY == names


@needs_originals
def test_every_choice_of_the_xlsform_is_a_value_that_the_mapping_knows() -> None:
    questions = {
        str(row["type"]).split()[1]: str(row["name"])
        for row in xlsform("survey")
        if str(row["type"]).startswith("select")
    }
    for row in xlsform("choices"):
        if row["list_name"] is None or row["list_name"] == "consent":
            continue
        field = htcds_mapping().field(questions[str(row["list_name"])])
        assert field is not None
        if field.values_from:
            assert row["name"] in Regions.default().countries
        elif field.njia:
            assert str(row["name"]).strip() in field.values
        else:
            assert field.none


@needs_originals
def test_the_shipped_fields_are_what_the_ods_says() -> None:
    tool = extraction()
    assert tool.as_csv(tool.extract(ODS)) == (HTCDS_DIR / "fields.csv").read_text("utf-8")


def test_licence_and_source_of_the_standard_are_shipped_with_it() -> None:
    said = (HTCDS_DIR / "README.md").read_text("utf-8")
    for word in (
        "International Organization for Migration",
        "CC BY 4.0",
        "https://github.com/UNMigration/HTCDS",
        "changed",
    ):
        assert word in said


@pytest.mark.parametrize("name", htcds_fields())
def test_a_field_is_either_mapped_or_explained_in_a_sentence(name: str) -> None:
    field = htcds_mapping().fields[name]
    assert bool(field.njia) != bool(field.none)
    for sentence in (field.none, field.note):
        assert sentence is None or sentence.endswith(".")


@pytest.mark.parametrize("name", [name for name, field in htcds_mapping().fields.items() if field.njia])
def test_every_value_of_a_mapped_picklist_has_a_code_or_a_reason(name: str) -> None:
    mapped, field = htcds_mapping().fields[name], htcds_fields()[name]
    assert list(mapped.values) == list(field.values)
    assert bool(mapped.values_from) == bool(field.values_from)
    for value in mapped.values.values():
        assert bool(value.to) != bool(value.none)
        for target in value.to:
            listed, colon, code = target.partition(":")
            if colon:
                assert code in code_list(listed).codes, target
            else:
                assert target in mapped.njia


@pytest.mark.parametrize("name", [name for name, field in htcds_mapping().fields.items() if field.njia])
def test_a_field_is_mapped_to_fields_that_a_journey_line_has(name: str) -> None:
    place = Place("gn:1", "Busia", "place", "KE", 0.46, 34.11)
    line = Journey(
        id="1",
        organisation="o",
        round="r",
        stops=(Stop("origin", "Busia", "resolved", place, "KE"),),
        source=Source("f", "s", (2,)),
        period=Period("2019", "2019"),
        cases=Cases(1, 1, "counted", "1"),
        legs=(Leg(0, 0),),
        who=Who(1, 1, 1, 1, 1, 1, 1, 1, 1, (("KE", 1),)),
    ).to_json()
    for path in htcds_mapping().fields[name].njia:
        found: Any = line
        for step in path.split("."):
            found = found[0] if isinstance(found, list) else found
            assert step in found, path
            found = found[step]


def test_what_concerns_route_exploitation_and_recruitment_is_found_under_these_topics() -> None:
    topics = {name: field.topic for name, field in htcds_mapping().fields.items()}
    assert {topic for name, topic in topics.items() if name.startswith("hte_")} == {"route"}
    for name, topic in topics.items():
        if "Recruit" in name or name.startswith("per_"):
            assert topic == "recruitment"
        if "Exploitation" in name or "Industry" in name:
            assert topic == "exploitation"


def test_no_identity_is_mapped() -> None:
    mapped = [
        name for name, field in htcds_mapping().fields.items() if field.topic in SENSITIVE and field.njia
    ]
    assert mapped == []
    persons = [
        field for name, field in htcds_mapping().fields.items() if name.startswith("prs_") and field.njia
    ]
    assert all(path.startswith("who.") for field in persons for path in field.njia)


def test_a_field_is_found_by_every_spelling_of_ioms_files() -> None:
    control = htcds_mapping().field("vic_Methods_of_Control")
    assert control is not None
    assert control.field == "vic_MethodsOfControl"
    assert htcds_mapping().field("vic_Nothing") is None
