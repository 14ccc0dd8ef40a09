# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: JSON as programs write it is a register like any other, wherever its records, cells and points stand."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mapping.errors import InputError
from mapping.files.child.objects import open_document
from mapping.files.child.objects.flattening import DOUBLED, NESTED, flatten
from mapping.files.child.refusal import Bounds
from mapping.placed_table import place_table
from mapping.registry import Registry, read_registry, write_report
from mapping.registry.headers.matching import match_headers
from mapping.registry.headers.paths import read_path

BOUNDS = Bounds(10**9, 10, 10**9, 250, 10**6, 2_000, 10**7)
READ = ["denominazione", "indirizzo", "cap", "comune", "provincia", "latitudine", "longitudine"]


def read(folder: Path, thing: Any, sheet: str | None = None, name: str = "registro.json") -> Registry:
    path = folder / name
    path.write_text(json.dumps(thing), encoding="utf-8")
    return read_registry(path, sheet=sheet)


def cells(registry: Registry) -> list[dict[str, str]]:
    return [{k: v for k, v in row.items() if v} for row in registry.rows[READ].to_dict("records")]


def tables(folder: Path, thing: Any) -> list[list[dict[str, str]]]:
    """Return what the columns of the registry hold in each table of a file, read in this process."""
    path = folder / "r.json"
    path.write_text(json.dumps(thing), encoding="utf-8")
    document = open_document(str(path), BOUNDS)
    found = []
    for index, _ in enumerate(document.sheets()):
        head, *rows = [row.cells for row in document.rows(index)]
        read_as = match_headers(head).columns
        found.append([{name: row[at] for name, at in read_as} for row in rows])
    return found


ALFA = {"denominazione": "Alfa", "comune": "Roma"}
BETA = {"denominazione": "Beta", "comune": "Torino"}
ROME = {"latitudine": "41.9", "longitudine": "12.5"}
INSIDE: dict[str, tuple[dict[str, Any], dict[str, str]]] = {
    "schema.org": (
        {"@type": "NGO", "name": "Alfa", "geo": {"@type": "GeoCoordinates", "latitude": 41.9, "longitude": 12.5},
         "address": {"@type": "PostalAddress", "streetAddress": "Via Po 3", "postalCode": "00198",
                     "addressLocality": "Roma"}},
        ROME | {"indirizzo": "Via Po 3", "cap": "00198", "comune": "Roma"},
    ),
    "names of objects": (ALFA | {"comune": {"nome": "Roma", "codice": "x"}, "provincia": {"nome": "RM"}},
                         {"comune": "Roma", "provincia": "RM"}),
    "lat lon": (ALFA | {"location": {"lat": 41.9, "lon": 12.5}}, ROME | {"comune": "Roma"}),
    "position": (ALFA | {"posizione": {"coordinate": [12.5, 41.9]}}, ROME | {"comune": "Roma"}),
    "geometry": (ALFA | {"the_geom": {"type": "Point", "coordinates": [12.5, 41.9]}}, ROME | {"comune": "Roma"}),
    "of portals": ({"recordid": "x", "fields": ALFA, "geometry": {"type": "Point", "coordinates": [12.5, 41.9]}},
                   ROME | {"comune": "Roma"}),
    "list of one": ({"denominazione": "Alfa", "sedi": [{"comune": "Roma"}]}, {"comune": "Roma"}),
    "somebody's": (ALFA | {"verificato": {"nome": "X"}, "presidente": {"nome": "Y", "indirizzo": "Via Z 1"}},
                   {"comune": "Roma"}),
    "contacts": (ALFA | {"contatti": [{"tipo": "tel", "valore": "1"}, {"tipo": "mail", "valore": "2"}]},
                 {"comune": "Roma"}),
}  # fmt: skip


@pytest.mark.parametrize("shape", INSIDE)
def test_objects_inside_a_record_are_columns(shape: str, tmp_path: Path) -> None:
    record, found = INSIDE[shape]
    registry = read(tmp_path, [record])
    assert cells(registry) == [{"denominazione": "Alfa"} | found]
    assert not [problem for problem in registry.problems if problem.riga]


def test_an_object_and_a_text_may_stand_under_one_key(tmp_path: Path) -> None:
    registry = read(tmp_path, [ALFA | {"comune": {"nome": "Roma"}}, BETA])
    assert cells(registry) == [ALFA, BETA]


TABLES: dict[str, Any] = {
    "dictionary": {"alfa": ALFA, "beta": BETA},
    "dictionary under a key": {"versione": 1, "associazioni": {"alfa": ALFA, "beta": BETA}},
    "with lists inside": {"associazioni": {n: r | {"contacts": [{"name": "Gamma"}], "nome": "C"}
                                           for n, r in {"alfa": ALFA, "beta": BETA}.items()}},
    "graph": {"@context": {"name": "http://schema.org/name"}, "@graph": [ALFA, BETA]},
    "ckan": {"success": True, "result": {"fields": [{"id": "denominazione"}], "records": [ALFA, BETA]}},
    "ckan dump": {"fields": [{"id": "denominazione", "type": "text"}, {"id": "comune", "type": "text"}],
                  "records": [["Alfa", "Roma"], ["Beta", "Torino"]]},
    "socrata": {"meta": {"view": {"columns": [{"name": "Denominazione", "fieldName": "denominazione"},
                                              {"name": "Comune", "fieldName": "comune"}]}},
                "data": [["Alfa", "Roma"], ["Beta", "Torino"]]},
    "pandas": {"columns": ["denominazione", "comune"], "index": [0, 1], "data": [["Alfa", "Roma"], ["Beta", "Torino"]]},
    "sheet": {"range": "A1:B3", "values": [["denominazione", "comune"], ["Alfa", "Roma"], ["Beta", "Torino"]]},
    "rows": [["denominazione", "comune"], ["Alfa", "Roma"], ["Beta", "Torino"]],
    "opendatasoft": {"total_count": 2, "results": [ALFA, BETA]},
    "opendatasoft 1": {"nhits": 2, "parameters": {"rows": 2}, "records": [{"recordid": "1", "fields": ALFA},
                                                                        {"recordid": "2", "fields": BETA}]},
    "arcgis": {"geometryType": "esriGeometryPoint", "features": [{"attributes": ALFA}, {"attributes": BETA}]},
}  # fmt: skip


@pytest.mark.parametrize("shape", TABLES)
def test_records_are_found_wherever_a_program_puts_them(shape: str, tmp_path: Path) -> None:
    assert tables(tmp_path, TABLES[shape]) == [[ALFA, BETA]]


OUTER: dict[str, Callable[[list[dict[str, Any]]], Any]] = {
    "bare": lambda records: records,
    "one key": lambda records: {"elementi": records},
    "two keys": lambda records: {"esito": "ok", "result": {"total": 2, "records": records}},
    "three keys": lambda records: {"a": {"b": {"c": records}}},
    "dictionary": lambda records: {f"k{at}": record for at, record in enumerate(records)},
    "dictionary and a date": lambda records: {"agg": "2026"} | {f"k{at}": r for at, r in enumerate(records)},
    "dictionary inside": lambda records: {"v": 1, "x": {"y": {f"k{at}": r for at, r in enumerate(records)}}},
    "beside others": lambda records: {"autore": {"nome": "X"}, "editore": {"nome": "Y"}, "dati": records},
    "features": lambda records: {"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": record, "geometry": None} for record in records]},
}  # fmt: skip
INNER: dict[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
    "flat": lambda record: record,
    "fields": lambda record: {"id": 1, "fields": record},
    "record": lambda record: {"record": {"id": 1, "fields": record}},
    "tags": lambda record: {"id": 1, "tags": record},
    "named": lambda record: {name: {"id": 1, "nome": text} for name, text in record.items()},
    "languages": lambda record: {name: {"it": text, "en": "x"} for name, text in record.items()},
    "values": lambda record: {"@id": "x"} | {name: [{"@value": text}] for name, text in record.items()},
}


@pytest.mark.parametrize("outer", OUTER)
@pytest.mark.parametrize("inner", INNER)
def test_any_wrapping_holds_the_same_register(outer: str, inner: str, tmp_path: Path) -> None:
    thing = OUTER[outer]([INNER[inner](record) for record in (ALFA, BETA)])
    assert max(tables(tmp_path, thing), key=lambda rows: len(rows[0])) == [ALFA, BETA]


def test_a_dictionary_is_found_by_its_name_and_its_parts_are_none(tmp_path: Path) -> None:
    two = {"associazioni": {"a": ALFA, "b": BETA}, "vecchie": {"c": ALFA, "d": BETA}}
    assert cells(read(tmp_path, two, "Associazioni")) == [ALFA, BETA]
    with pytest.raises(InputError, match="«associazioni», «vecchie»"):
        read(tmp_path, two)
    with pytest.raises(InputError, match="ci sono «associazioni», «vecchie»"):
        read(tmp_path, two, "contacts")


def test_places_of_objects_are_found_by_geocode_too(tmp_path: Path) -> None:
    path = tmp_path / "luoghi.json"
    path.write_text(json.dumps([{"name": "A", "address": {"addressLocality": "Roma"}}]), encoding="utf-8")
    assert place_table(path).frame["luogo_comune"].tolist() == ["Roma"]


def square(x: float, y: float, side: float = 1) -> list[list[list[float]]]:
    return [[[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]]


SHAPES: dict[str, tuple[dict[str, Any], bool]] = {
    "Polygon": ({"type": "Polygon", "coordinates": square(12, 41)}, True),
    "MultiPolygon": ({"type": "MultiPolygon", "coordinates": [square(12, 41), square(12.2, 41.2, 0.1)]}, True),
    "LineString": ({"type": "LineString", "coordinates": [[12, 41], [12.5, 41.5], [13, 42]]}, True),
    "MultiLineString": ({"type": "MultiLineString", "coordinates": [[[12, 41], [12.5, 41.5], [13, 42]]]}, True),
    "MultiPoint": ({"type": "MultiPoint", "coordinates": [[12.5, 41.5]]}, True),
    "high": ({"type": "LineString", "coordinates": [[12, 41, 5], [12.5, 41.5, 6], [13, 42, 7]]}, True),
    "collection": ({"type": "GeometryCollection", "geometries": [
        {"type": "Point", "coordinates": [1, 1]}, {"type": "Polygon", "coordinates": square(12, 41)}]}, True),
    "bow tie": ({"type": "Polygon", "coordinates": [[[12, 41], [13, 42], [13, 41], [12, 42], [12, 41]]]}, True),
    "empty": ({"type": "Polygon", "coordinates": []}, False),
    "one corner": ({"type": "Polygon", "coordinates": [[[12, 41]]]}, False),
    "no number": ({"type": "LineString", "coordinates": [["a", None], [{}, []]]}, False),
    "no end": ({"type": "LineString", "coordinates": [[1e999, 41], [12, 41]]}, False),
    "no kind": ({"type": ["Point"], "coordinates": [12, 41]}, False),
    "half": ({"type": "Point", "coordinates": [12]}, False),
    "bare": ({"type": "GeometryCollection"}, False),
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_any_shape_gives_a_point_or_a_word(shape: str, tmp_path: Path) -> None:
    geometry, good = SHAPES[shape]
    path = tmp_path / "r.json"
    feature = {"type": "Feature", "properties": ALFA, "geometry": geometry}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    head, row = open_document(str(path), BOUNDS).rows(0)
    found = dict(zip(head.cells, row.cells, strict=True))
    assert ("latitudine" in found) is good
    assert not good or (41 <= float(found["latitudine"]) <= 42 and 12 <= float(found["longitudine"]) <= 13)
    assert row.flags == ["punto-rappresentativo" if good else "geometria-non-letta"]


def test_a_shape_is_no_second_opinion_beside_coordinates(tmp_path: Path) -> None:
    geometry, _ = SHAPES["Polygon"]
    feature = {"type": "Feature", "properties": ALFA | {"lat": "41.9", "lon": "12.5"}, "geometry": geometry}
    registry = read(tmp_path, {"type": "FeatureCollection", "features": [feature]})
    assert cells(registry) == [ALFA | ROME] and not registry.problems


def test_coordinates_in_metres_are_brought_to_degrees_by_the_system_that_the_file_names(tmp_path: Path) -> None:
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32633"}}
    point = {"type": "Point", "coordinates": [291000.0, 4640000.0]}
    feature = {"type": "Feature", "properties": ALFA, "geometry": point}
    registry = read(tmp_path, {"type": "FeatureCollection", "crs": crs, "features": [feature]})
    assert registry.rows.iloc[0]["latitudine"].startswith("41.88")
    assert "WGS 84 / UTM zone 33N (EPSG 32633)" in registry.problems[0].text("it")
    crs["properties"]["name"] = "file:///etc/passwd"  # type: ignore[index]
    with pytest.raises(InputError, match="sistema di riferimento"):
        read(tmp_path, {"type": "FeatureCollection", "crs": crs, "features": [feature]})


def test_a_map_of_umap_is_one_register_of_all_its_layers(tmp_path: Path) -> None:
    def layer(name: str, record: dict[str, str]) -> dict[str, Any]:
        properties = {"name": record["denominazione"], "comune": record["comune"], "_umap_options": {"color": "Red"}}
        point = {"type": "Point", "coordinates": [12.5, 41.9]}
        return {"type": "FeatureCollection", "_umap_options": {"name": name},
                "features": [{"type": "Feature", "properties": properties, "geometry": point}]}  # fmt: skip

    thing = {"type": "umap", "uri": "https://example.org", "properties": {"name": "Mappa"},
             "geometry": {"type": "Point", "coordinates": [1, 1]},
             "layers": [layer("Uno", ALFA), layer("Due", BETA)]}  # fmt: skip
    assert cells(read(tmp_path, thing, name="mappa.umap")) == [ALFA | ROME, BETA | ROME]


def test_what_overpass_found_has_a_point_each(tmp_path: Path) -> None:
    tags = {"name": "Alfa", "addr:city": "Roma"}
    corners = [
        {"lat": 41.8, "lon": 12.4},
        {"lat": 42, "lon": 12.4},
        {"lat": 42, "lon": 12.6},
        {"lat": 41.8, "lon": 12.4},
    ]
    elements = [
        {"type": "node", "id": 1, "lat": 41.9, "lon": 12.5, "tags": tags},
        {"type": "way", "id": 2, "center": {"lat": 41.9, "lon": 12.5}, "nodes": [3, 4], "tags": tags},
        {"type": "way", "id": 5, "geometry": corners, "tags": tags},
        {"type": "way", "id": 6, "nodes": [7, 8, 9], "tags": tags},
        {"type": "relation", "id": 10, "members": [{"type": "way", "ref": 5, "geometry": corners}], "tags": tags},
        {"type": "relation", "id": 11, "bounds": {"minlat": 41.8, "minlon": 12.4, "maxlat": 42, "maxlon": 12.6},
         "tags": tags},
        *({"type": "node", "id": number, **corner} for number, corner in zip((7, 8, 9), corners, strict=False)),
    ]  # fmt: skip
    registry = read(tmp_path, {"version": 0.6, "osm3s": {}, "elements": elements})
    assert registry.rows["denominazione"].tolist() == ["Alfa"] * 6
    assert registry.rows["comune"].tolist() == ["Roma"] * 6
    assert all(41.7 < float(at) < 42.1 for at in registry.rows["latitudine"])


@pytest.mark.parametrize(
    ("record", "flat"),
    [
        ({"a": [1, 2], "b": {"c": None}}, {"a": [1, 2], "b.c": None}),
        ({"a": {"b": {"c": [{"d": "x"}]}}}, {"a.b.c.d": ["x"]}),
        ({"a": [{"id": 1, "nome": "x"}, {"id": 2, "nome": "y"}]}, {"a.nome": ["x", "y"]}),
        ({"a": [{"b": 1, "c": 2}, "x"]}, {"a": ["x"], "a.0.b": 1, "a.0.c": 2}),
        ({"a": {"b": {"c": {"d": {"e": {"f": {"g": 1}}}}}}}, {NESTED: True}),
        ({"a": {"b": 1, DOUBLED: True}}, {"a.b": 1, DOUBLED: True}),
        ({"a": {}, "b": []}, {}),
    ],
)
def test_flattening(record: dict[str, Any], flat: dict[str, Any]) -> None:
    assert flatten(record) == flat


def test_what_cannot_become_columns_is_told_and_is_no_error(tmp_path: Path) -> None:
    wide = ALFA | {"per_anno": {f"anno {n}": n for n in range(400)}}
    deep = BETA | {"a": {"b": {"c": {"d": {"e": {"f": {"g": 1}}}}}}}
    registry = read(tmp_path, [wide, deep])
    assert [(p.riga, p.peso) for p in registry.problems if p.codice == NESTED] == [(2, "avviso"), (3, "avviso")]


@pytest.mark.parametrize(
    ("header", "plain"),
    [
        ("address.addressLocality", "addressLocality"), ("comune.nome", "comune"), ("sede.comune.nome", "comune"),
        ("posizione/coordinate/0", "longitudine"), ("posizione.coordinate.1", "latitudine"), ("geo.lat", "lat"),
        ("tags.addr:city", "city"), ("sedi.0.cap", "cap"), ("sedi.1.cap", ""), ("presidente.nome", ""),
        ("verificato.nome", ""), ("comune.lat", ""), ("Nome/Cognome", ""), ("C.F.", ""), ("n. soci", ""),
        ("denominazione.it", "denominazione"), ("denominazione.en", ""), ("schema:name", "name"),
    ],
)  # fmt: skip
def test_paths(header: str, plain: str) -> None:
    assert read_path(header).plain == plain


SEATS = [{"denominazione": "Sede Uno", "comune": "Torino"}, {"denominazione": "Sede Due", "comune": "Asti"}]
PERSONS = [{"nome": "Mario Rossi", "comune": "Torino"}]
ONE: dict[str, Any] = {
    "persons": ALFA | {"soci": PERSONS},
    "seats": ALFA | {"sedi": SEATS},
    "rows": ALFA | {"orari": [["giorno", "ora"], ["lunedì", "9"]]},
    "dictionary inside": ALFA | {"sedi": {"a": SEATS[0], "b": SEATS[1]}},
    "plain": ALFA,
    "key of one": {"a1": ALFA | {"sedi": SEATS}},
    "beside a version": {"v": 1, "ente": ALFA | {"soci": PERSONS}},
    "deeper": {"risposta": {"ente": ALFA | {"soci": PERSONS}}},
    "vague name": {"nome": "Alfa", "comune": "Roma", "soci": PERSONS},
}


@pytest.mark.parametrize("shape", ONE)
def test_an_object_that_names_something_is_one_record(shape: str, tmp_path: Path) -> None:
    assert tables(tmp_path, ONE[shape]) == [[ALFA]]


@pytest.mark.parametrize("key", ["associazioni", "data", "results", "voci"])
@pytest.mark.parametrize("own", [{"nome": "Elenco"}, {"title": "Albo", "comune": "Bari"}, {"denominazione": "Albo"}])
def test_a_list_that_has_a_name_is_no_record(own: dict[str, str], key: str, tmp_path: Path) -> None:
    assert tables(tmp_path, own | {key: [ALFA, BETA]}) == [[ALFA, BETA]]
    assert tables(tmp_path, own | {key: {"a": ALFA, "b": BETA}}) == [[ALFA, BETA]]


def test_values_among_objects_are_no_associations(tmp_path: Path) -> None:
    registry = read(tmp_path, [ALFA, 5, "x", None, ["Beta", "Milano"], True, BETA])
    assert registry.rows["stato"].to_dict() == {2: "", **dict.fromkeys((3, 4, 6, 7), "respinta"), 8: ""}
    assert "non è un oggetto" in registry.rows.loc[3, "motivo"]
    to = tmp_path / "s.xlsx"
    write_report(registry, registry.problems, to)
    assert read_registry(to).rows["stato"].tolist() == registry.rows["stato"].tolist()


def test_the_keys_of_a_dictionary_may_be_the_names(tmp_path: Path) -> None:
    towns = {"Alfa ODV": {"comune": "Roma"}, "Beta APS": {"comune": "Milano"}}
    path = tmp_path / "r.json"
    for thing in (towns, towns | {"Gamma ODV": {"comune": "Bari", "denominazione": "Gamma"}}):
        path.write_text(json.dumps(thing), encoding="utf-8")
        registry = read_registry(path, columns={"chiave": "denominazione"})
        assert registry.rows["denominazione"].tolist() == list(thing)
    assert len(read(tmp_path, towns | {"Gamma ODV": {"comune": "Bari"}}).rows) == 3


@pytest.mark.parametrize("around", [lambda found: {"elements": found}, lambda found: found])
def test_elements_of_overpass_are_known_by_themselves(around: Callable[[Any], Any], tmp_path: Path) -> None:
    tags = {"name": "Alfa", "addr:city": "Roma"}
    way = {"type": "way", "id": 2, "center": {"lat": 41.9, "lon": 12.5}, "tags": tags}
    box = {"minlat": 41.8, "minlon": 12.4, "maxlat": 42, "maxlon": 12.6}
    registry = read(tmp_path, around([way, {"type": "relation", "id": 3, "bounds": box, "tags": tags}]))
    assert registry.rows["denominazione"].tolist() == ["Alfa", "Alfa"]
    assert all(41.7 < float(at) < 42.1 for at in registry.rows["latitudine"])
    assert not any(registry.rows["tipologia"])
