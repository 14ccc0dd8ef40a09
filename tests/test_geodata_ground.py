# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ground around Italy: sound shapes in their box, of Italy only what lies beneath its borders, the same bytes."""

import json

import geopandas as gpd
import pytest
import shapely

from geodata.steps import ground
from geodata.steps.common import StepError
from mapping.places import load_boundaries
from mapping.shipped import geodata_path
from mapping.sources import load_sources

METRES = 32632
LAKES = {"Garda": (10.68, 45.6), "Maggiore": (8.62, 45.95), "Bolsena": (11.93, 42.6), "Lemano": (6.5, 46.45)}
ABROAD = {"CH": (8.2, 46.9), "FR": (6.0, 45.2), "AT": (12.5, 47.3), "SI": (14.5, 46.1), "HR": (15.9, 45.8)} | {
    "AL": (19.8, 41.3), "TN": (9.5, 36.0), "MT": (14.4, 35.9)}  # fmt: skip


def layer(name):
    return gpd.read_file(geodata_path("boundaries/ground.topojson"), layer=name).set_crs(4326)


@pytest.fixture(scope="module")
def countries():
    return layer("stati")


@pytest.fixture(scope="module")
def italy():
    return load_boundaries().regions.union_all(method="coverage")


def test_shapes_are_sound_and_in_their_box(countries):
    for shapes in (countries, layer("laghi")):
        assert shapes.is_valid.all() and not shapes.is_empty.any()
        west, south, east, north = shapes.total_bounds
        box = ground.BOX
        assert west >= box[0] - 0.01 and south >= box[1] - 0.01 and east <= box[2] + 0.01 and north <= box[3] + 0.01


def test_of_italy_the_ground_has_only_a_strip_beneath_its_borders(countries, italy):
    over = gpd.GeoSeries([shapely.intersection(countries.union_all(), italy)], crs=4326).to_crs(METRES).iloc[0]
    edge = gpd.GeoSeries([italy.boundary], crs=4326).to_crs(METRES).iloc[0]
    assert over.area > 0
    assert over.difference(edge.buffer(ground.UNDER * 2.5)).area == 0


def test_the_coast_is_not_drawn_twice(countries):
    points = [(12.2, 41.75), (9.0, 44.35), (18.4, 40.2), (15.1, 37.3), (8.4, 40.0), (13.6, 43.5), (16.9, 41.1)]
    land = countries.union_all()
    assert all(land.distance(shapely.Point(point)) > 0.1 for point in points)


@pytest.mark.parametrize("code", ABROAD)
def test_neighbours_lie_where_they_are(countries, code):
    shape = countries.set_index("paese").geometry[code]
    assert shape.buffer(0.03).contains(shapely.Point(ABROAD[code]))


def test_no_water_shows_between_italy_and_its_neighbours_nor_in_its_holes(countries, italy):
    holes = [shapely.Polygon(ring) for part in shapely.get_parts(italy) for ring in part.interiors]
    land = countries.union_all()
    assert len(holes) == 3 and all(land.buffer(0.002).contains(hole) for hole in holes)
    passes = [(6.9, 45.83), (7.87, 46.0), (9.35, 46.5), (11.5, 47.0), (13.0, 46.65), (7.1, 44.7), (13.6, 46.2)]
    seen = shapely.union(land, italy)
    assert all(seen.contains(shapely.Point(point).buffer(0.05)) for point in passes)


@pytest.mark.parametrize("name", LAKES)
def test_the_large_lakes_are_there(name):
    assert layer("laghi").contains(shapely.Point(LAKES[name])).any()


def test_names_stand_in_their_countries(countries):
    named = countries[countries["paese"].notna()]
    assert set(named["paese"]) == set(ground.NAMED.values())
    for shape, place in zip(named.geometry, named["posto"], strict=True):
        assert shape.contains(shapely.Point(json.loads(place) if isinstance(place, str) else place))


def test_its_provenance_says_whose_it_is():
    source = next(source for source in load_sources() if source.path == "boundaries/ground.topojson")
    assert source.publisher == "Natural Earth" and "pubblico dominio" in source.licence
    assert [entry.path.split("/")[0] for entry in source.inputs] == ["natural_earth", "natural_earth"]


@pytest.fixture
def raw(tmp_path):
    """A world of squares: Italy amid its neighbours, an island state, one country that nobody names."""
    codes = [*ground.NAMED, *ground.ENCLAVES, "999"]
    corners = {code: (4 + 2 * (n % 5), 34 + 3 * (n // 5)) for n, code in enumerate(codes)}
    squares = {code: shapely.box(x, y, x + 2, y + 3) for code, (x, y) in corners.items()}
    squares[ground.ITALY] = shapely.box(14, 34, 16, 46)
    frame = gpd.GeoDataFrame({"id": list(squares), "name": list(squares)}, geometry=list(squares.values()), crs=4326)
    folder = tmp_path / "natural_earth" / "lakes"
    folder.mkdir(parents=True)
    frame.to_file(folder.parent / "countries-10m.json", driver="GeoJSON", layer="countries")
    lakes = gpd.GeoDataFrame(geometry=[shapely.box(9, 40, 9.3, 40.3), shapely.box(50, 10, 51, 11)], crs=4326)
    lakes.to_file(folder / "ne_10m_lakes.shp")
    return tmp_path


def test_the_same_inputs_give_the_same_bytes(raw):
    first, again = ground.tables(raw), ground.tables(raw)
    assert first == again
    made = json.loads(first["boundaries/ground.topojson"])
    assert len(made["objects"]["laghi"]["geometries"]) == 1
    assert len(made["objects"]["stati"]["geometries"]) == len(ground.NAMED) + len(ground.ENCLAVES) + 1


def test_a_world_without_italy_stops_the_work(raw):
    path = raw / "natural_earth" / "countries-10m.json"
    world = json.loads(path.read_text(encoding="utf-8"))
    world["features"] = [one for one in world["features"] if one["properties"]["id"] != ground.ITALY]
    path.write_text(json.dumps(world), encoding="utf-8")
    with pytest.raises(StepError, match="manca"):
        ground.tables(raw)
