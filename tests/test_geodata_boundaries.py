# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shipped boundaries: one topology without gaps, islands in, each comune's centre where it belongs."""

import json

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from mapping.places.points.boundaries import load_boundaries
from mapping.places.points.topology import read_topology
from mapping.shipped import geodata_path
from mapping.shipped_tables import read_table

METRES = 32632
TOLERANCE = 150
"""Metres: what the generalised line may leave of a harbour or border town outside its region."""
ISLANDS = (
    *("Lampedusa e Linosa", "Pantelleria", "Ustica", "Favignana", "Lipari", "Malfa", "Ventotene", "Ponza"),
    *("Capri", "Procida", "Ischia", "Isola del Giglio", "Capraia Isola", "Portoferraio", "Isole Tremiti"),
    *("La Maddalena", "Carloforte", "Venezia", "Campione d'Italia"),
)


@pytest.fixture(scope="module")
def comuni():
    table = read_table("gazetteer/comuni.csv").set_index("codice_comune")
    degrees = table[["longitudine", "latitudine"]].astype(float)
    points = gpd.points_from_xy(degrees["longitudine"], degrees["latitudine"], crs=4326)
    return gpd.GeoDataFrame(table, geometry=points)


@pytest.fixture(scope="module")
def polygons():
    return gpd.read_parquet(geodata_path("boundaries/comuni.parquet")).set_index("codice_comune")


def test_counts_and_indexes():
    boundaries = load_boundaries()
    assert list(boundaries.regions.index) == [f"{code:02d}" for code in range(1, 21)]
    assert len(boundaries.provinces) == 107 and boundaries.provinces.index.is_monotonic_increasing
    assert boundaries.regions.crs == boundaries.provinces.crs == "EPSG:4326"


@pytest.mark.parametrize("layer", ["regioni", "province"])
def test_a_topology_is_read_as_gdal_reads_it_to_the_last_bit(layer):
    own = read_topology("boundaries/province.topojson")[layer]
    gdal = gpd.read_file(geodata_path("boundaries/province.topojson"), layer=layer).drop(columns="id")
    pd.testing.assert_frame_equal(own, gdal.set_crs(4326))
    assert own.geometry.to_wkb().tolist() == gdal.geometry.to_wkb().tolist()


@pytest.mark.parametrize("level", ["regions", "provinces"])
def test_polygons_are_valid_and_leave_no_gap(level):
    geometries = getattr(load_boundaries(), level).geometry.to_numpy()
    assert shapely.is_valid(geometries).all()
    assert shapely.coverage_is_valid(geometries)


def test_regions_nest_provinces():
    boundaries = load_boundaries()
    merged = boundaries.provinces.dissolve("codice_regione", method="coverage").geometry
    apart = shapely.symmetric_difference(merged.to_numpy(), boundaries.regions.geometry.to_numpy())
    assert shapely.area(apart).max() == 0


def test_the_holes_are_foreign_states_alone():
    country = load_boundaries().regions.union_all(method="coverage")
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(country) for ring in part.interiors]
    states = [shapely.Point(12.46, 43.94), shapely.Point(12.453, 41.903)]
    assert all(any(hole.contains(state) for hole in holes) for state in states)
    # The third is the Pope's villa at Castel Gandolfo.
    assert len(holes) == 3


def test_names_are_those_of_the_gazetteer():
    boundaries = load_boundaries()
    assert dict(boundaries.regions["nome"]) == dict(
        read_table("gazetteer/regioni.csv")[["codice_regione", "nome"]].to_numpy()
    )
    provinces = read_table("gazetteer/province.csv").set_index("codice_provincia")
    assert boundaries.provinces[["sigla", "nome", "codice_regione"]].equals(
        provinces[["sigla", "nome", "codice_regione"]]
    )


def test_the_topology_is_light_and_shares_its_arcs():
    path = geodata_path("boundaries/province.topojson")
    topology = json.loads(path.read_text(encoding="utf-8"))
    assert path.stat().st_size < 180_000
    used = {name: _arcs(topology, name) for name in ("province", "regioni")}
    assert used["regioni"] < used["province"] == set(range(len(topology["arcs"])))


def _arcs(topology, name):
    text = json.dumps([geometry["arcs"] for geometry in topology["objects"][name]["geometries"]])
    numbers = (int(number) for number in text.replace("[", " ").replace("]", " ").replace(",", " ").split())
    return {number if number >= 0 else ~number for number in numbers}


@pytest.mark.parametrize("level", ["regione", "provincia"])
def test_each_centre_is_in_its_region_and_province_within_the_tolerance(comuni, level):
    boundaries = load_boundaries()
    areas = (boundaries.regions if level == "regione" else boundaries.provinces).geometry.to_crs(METRES)
    own = gpd.GeoSeries(areas[comuni[f"codice_{level}"]].to_numpy(), index=comuni.index, crs=METRES)
    distance = comuni.geometry.to_crs(METRES).distance(own)
    assert distance.max() < TOLERANCE
    assert (distance > 0).sum() <= 10


@pytest.mark.parametrize("name", ISLANDS)
def test_islands_and_exclaves_are_drawn(comuni, polygons, name):
    found = comuni[comuni["nome"] == name].iloc[0]
    region = load_boundaries().regions.geometry[found["codice_regione"]]
    parts = shapely.get_parts(region)
    near = parts[shapely.distance(parts, found.geometry) < 0.003]
    assert shapely.intersects(near, polygons.geometry[found.name]).any()


def test_every_comune_has_its_polygon_around_its_centre(comuni, polygons):
    assert list(polygons.index) == list(comuni.index)
    assert len(polygons) == 7896 and polygons.crs == "EPSG:4326"
    assert shapely.is_valid(polygons.geometry.to_numpy()).all()
    assert shapely.coverage_is_valid(polygons.geometry.to_numpy())
    assert comuni.geometry.within(polygons.geometry).all()
