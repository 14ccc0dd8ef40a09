# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Open data that stand alone: workbooks, geodata with styles, types beside each CSV; the guard reads inside them."""

import io
import json
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.atlas import Atlas
from mapping.coverage import classify, indicators
from mapping.metadata import load_metadata
from mapping.publish.csvw import csvw_files
from mapping.publish.formats import xlsx_bytes
from mapping.publish.guard.leaks import find_leaks
from mapping.publish.reading_note import NOTE, note_bytes
from mapping.publish.styles import class_rules, qml, sld
from mapping.publish.tables import Table, dictionary_table, public_tables
from mapping.publish.territories import COLOURED, GEOJSON, GPKG, territory_files
from mapping.register_kind import RegisterKind
from mapping.registry import Barred

PLANTED = "Zvezda Kanàrina d'Ombra"
PATTERNS = {"integer": r"-?\d+", "double": r"-?\d+(\.\d+)?(e-\d+)?", "gYear": r"\d{4}", "string": r"(?s).*"}


@pytest.fixture(scope="module")
def tables(atlas: Atlas) -> dict[str, Table]:
    found = public_tables(atlas)
    return {table.path: table for table in (*found, dictionary_table(found)) if table.path.startswith("dati/")}


@pytest.fixture(scope="module")
def geodata(atlas: Atlas, tables: dict[str, Table]) -> dict[str, bytes]:
    return territory_files(atlas, tables.values())


def cells(data: bytes) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)


def parsed(text: str) -> ET.Element:
    return ET.fromstring(text)  # noqa: S314 - what we have just written


def test_every_table_of_data_is_a_workbook_too(site: dict[str, bytes]) -> None:
    paths = [path for path in site if path.startswith("dati/") and path.endswith(".csv")]
    assert len(paths) >= 8
    for path in paths:
        assert path.replace(".csv", ".xlsx") in site
        assert f"{path}-metadata.json" in site


@pytest.mark.parametrize("name", ["copertura_regioni", "malaika_associazioni", "dizionario"])
def test_a_workbook_has_the_cells_of_its_csv_and_what_its_columns_mean(site: dict[str, bytes], name: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(site[f"dati/{name}.xlsx"]), read_only=True)
    first, second = book.sheetnames
    head, *rows = book[first].iter_rows(values_only=True)
    table = cells(site[f"dati/{name}.csv"])
    assert list(head) == list(table.columns)
    for row, told in zip(rows, table.itertuples(index=False), strict=True):
        for cell, text in zip(row, told, strict=True):
            same = float(cell) == float(text) if isinstance(cell, int | float) else (cell or "") == text
            assert same or text.startswith("'"), (cell, text)
    described = [row[0] for row in book[second].iter_rows(min_row=2, values_only=True)]
    assert described == list(table.columns)


def test_each_csv_is_what_its_twin_says(site: dict[str, bytes]) -> None:
    for path in (path for path in site if path.startswith("dati/") and path.endswith(".csv")):
        twin, table = json.loads(site[f"{path}-metadata.json"]), cells(site[path])
        schema = twin["tableSchema"]
        assert twin["@context"][0] == "http://www.w3.org/ns/csvw"
        assert f"dati/{twin['url']}" == path
        assert [column["name"] for column in schema["columns"]] == list(table.columns)
        if "primaryKey" in schema:
            assert not table.duplicated(schema["primaryKey"]).any()
        for column in schema["columns"]:
            kind = column["datatype"]
            pattern = "true|false" if isinstance(kind, dict) else PATTERNS[kind]
            filled = table.loc[table[column["name"]] != column["null"], column["name"]]
            assert filled.str.fullmatch(pattern).all(), (path, column["name"])


def test_the_note_says_what_naive_readers_lose(atlas: Atlas) -> None:
    note = note_bytes(atlas, load_metadata()).decode("utf-8-sig")
    assert all(word in note for word in ("Napoli", "Namibia", "keep_default_na=False", "«01»", "provincia", "campione"))
    assert "campione" not in note_bytes(replace(atlas, kind=RegisterKind()), load_metadata()).decode()
    assert max(map(len, note.splitlines())) <= 200


def test_the_areas_carry_the_published_figures(
    geodata: dict[str, bytes], site: dict[str, bytes], tmp_path: Path
) -> None:
    for path, data in geodata.items():
        (tmp_path / Path(path).name).write_bytes(data)
    both = gpd.read_file(tmp_path / "territori.geojson")
    for layer, level, name, code in [
        ("regioni", "regione", "copertura_regioni", "codice_regione"),
        ("province", "provincia", "copertura_province", "codice_provincia"),
    ]:
        table = cells(site[f"dati/{name}.csv"]).set_index(code)
        areas = gpd.read_file(tmp_path / "territori.gpkg", layer=layer)
        for frame in (areas, both[both["livello"] == level]):
            assert frame.geometry.is_valid.all()
            assert frame.crs.to_epsg() == 4326
            told = frame.set_index(code)
            assert list(told.index) == list(table.index)
            for column in table.columns:
                if pd.api.types.is_numeric_dtype(told[column]):
                    published = pd.to_numeric(table[column].replace("", None))
                    pd.testing.assert_series_equal(
                        told[column].astype(float), published.astype(float), check_names=False
                    )
                else:
                    assert (told[column].fillna("") == table[column]).all(), column


def test_the_geojson_is_as_the_standard_wants_it(geodata: dict[str, bytes]) -> None:
    document = json.loads(geodata[GEOJSON])
    assert set(document) == {"type", "features"}
    assert len({feature["id"] for feature in document["features"]}) == 127
    for feature in document["features"]:
        shape = shapely.geometry.shape(feature["geometry"])
        assert all(part.exterior.is_ccw and not any(ring.is_ccw for ring in part.interiors) for part in shape.geoms)
        west, south, east, north = shape.bounds
        assert 6 < west < east < 19
        assert 35 < south < north < 48


def test_the_geopackage_is_whole_described_and_the_same_each_time(
    atlas: Atlas, tables: dict[str, Table], geodata: dict[str, bytes], tmp_path: Path
) -> None:
    assert territory_files(atlas, tables.values()) == geodata
    (tmp_path / "a.gpkg").write_bytes(geodata[GPKG])
    with closing(sqlite3.connect(tmp_path / "a.gpkg")) as base:
        assert base.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        contents = base.execute("SELECT table_name, data_type, description, last_change FROM gpkg_contents").fetchall()
        assert [(name, kind) for name, kind, *_ in contents] == [
            ("regioni", "features"), ("province", "features"), ("layer_styles", "attributes"),
        ]  # fmt: skip
        assert all("campione" in told for name, _, told, _ in contents if name != "layer_styles")
        assert {changed for *_, changed in contents} == {"2026-01-01T00:00:00.000Z"}
        geometry = dict(base.execute("SELECT table_name, column_name FROM gpkg_geometry_columns").fetchall())
        styles = base.execute(
            "SELECT f_table_name, f_geometry_column, styleQML, styleSLD, useAsDefault FROM layer_styles"
        ).fetchall()
    assert {name: column for name, column, *_ in styles} == geometry
    for _, _, ours, standard, default in styles:
        assert default == 1
        assert parsed(ours).find("renderer-v2") is not None
        assert parsed(standard).tag == "{http://www.opengis.net/sld}StyledLayerDescriptor"


def chosen(document: str, value: float | None) -> list[str]:
    """Return the labels of the rules of QGIS that take a value, read from the style itself."""
    found = []
    for rule in parsed(document).iter("rule"):
        conditions = rule.attrib["filter"].split(" AND ")
        if all(meets(condition, value) for condition in conditions):
            found.append(rule.attrib["label"])
    return found


def meets(condition: str, value: float | None) -> bool:
    _, sign, limit = condition.split(" ", 2)
    if sign == "IS":
        return value is None
    if value is None:
        return False
    return {"=": value == float(limit), ">": value > float(limit), "<=": value <= float(limit)}[sign]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(st.lists(st.none() | st.floats(0, 90).map(lambda n: round(n, 8)), min_size=1, max_size=30))
def test_each_value_has_one_colour_that_of_its_class(values: list[float | None]) -> None:
    about = indicators()[COLOURED]
    series = pd.Series(values, dtype=float)
    classes = classify(series, about)
    rules = class_rules(COLOURED, classes)
    document = qml(rules)
    parsed(sld("a", rules))
    for value, told in zip(values, classes.of(series), strict=True):
        labels = chosen(document, value)
        assert len(labels) == 1, (value, labels)
        if value and round(value, 2) and abs(value * 100 % 1 - 0.5) > 1e-9:
            assert labels == [rules[2 + int(told)].label]


def test_the_guard_reads_inside_every_file_that_was_added(atlas: Atlas, tables: dict[str, Table]) -> None:
    """A name in a cell, in the name of the register or in a description is found in each."""
    about = load_metadata()
    named = replace(atlas, kind=RegisterKind(name=PLANTED))
    path = "dati/copertura_regioni.csv"
    frame = tables[path].frame.assign(regione=PLANTED)
    changed = tables | {path: replace(tables[path], frame=frame)}
    files = {
        **territory_files(atlas, changed.values()),
        "dati/copertura_regioni.xlsx": xlsx_bytes("copertura_regioni", frame, pd.DataFrame({"a": ["b"]})),
        **csvw_files(named, [tables[path]], about),
        NOTE: note_bytes(named, about),
    }
    files |= {f"n{Path(path).name}": data for path, data in territory_files(named, tables.values()).items()}
    del files["nterritori.geojson"]  # says nothing of the register
    found = {leak.file for leak in find_leaks(files, [Barred(PLANTED, "nome", "2")], atlas.registry.rows)}
    assert found == set(files)


def test_no_description_lacks_a_word(site: dict[str, bytes]) -> None:
    for path in (path for path in site if path.endswith("-metadata.json")):
        assert not re.search(r'"@value": ""|\{anno\}|None', site[path].decode()), path
