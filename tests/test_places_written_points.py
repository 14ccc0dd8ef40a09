# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Points in one cell, as geometries, and in metres: in degrees where it is certain what they mean."""

import json

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping import build_atlas, read_registry
from mapping.cells.coordinates import split_pair
from mapping.placed_table import place_table
from mapping.places import load_gazetteer
from mapping.places.points.projected import named_systems, to_metres

LAT, LON = 45.4642, 9.19
TOWN = shapely.Point(LON, LAT)
WRITTEN = [
    "45.4642, 9.19", "45,4642; 9,19", "(45.4642, 9.19)", "[45.4642,9.19]", "45.4642 9.19", "45.4642N 9.19E",
    "geo:45.4642,9.19", '{"lat": 45.4642, "lng": 9.19}', '{"longitude": "9,19", "latitude": "45,4642"}',
    "lat 45.4642 lon 9.19", "Lat.: 45.4642; Long.: 9.19", TOWN.wkt, TOWN.wkt.lower(), f"SRID=4326;{TOWN.wkt}",
    "POINT Z (9.19 45.4642 120)", TOWN.wkb_hex, shapely.to_geojson(TOWN), TOWN.buffer(1e-4).wkt,
    json.dumps({"type": "Feature", "properties": {}, "geometry": json.loads(shapely.to_geojson(TOWN))}),
    f"GEOMETRYCOLLECTION ({TOWN.wkt})", "https://www.google.com/maps/@45.4642,9.19,17z",
    "https://maps.google.com/?q=45.4642,9.19", "https://www.openstreetmap.org/#map=17/45.4642/9.19",
    "https://www.openstreetmap.org/?mlat=45.4642&mlon=9.19", "N 45.4642 E 9.19", "45.4642 / 9.19", "45.4642/9.19",
]  # fmt: skip
NO_PAIR = [
    "45.4642", "45,4642", "Via Roma 1", "02 12345678", "20100, 20121", "POINT EMPTY", "POINT (nan nan)", "POINT (1)",
    "POLYGON ((", '{"type": "Point", "coordinates": []}', '{"coordinates": ' + "[" * 9_000, "POINT (1e999 3)", "0101",
    "GEOMETRYCOLLECTION(" * 900, "https://example.org/?id=3.4", '{"lat": 45.4}',
]  # fmt: skip
HEADERS = ["Coordinate", "WKT", "the_geom", "Geo Point", "lat,lon", "Latitudine", "Coordinate GPS"]
FORMS = ["{:,.2f}", "{:.2f}", "{:,.0f}", "{:.0f}", "{:.1f} m"]
CERTAIN = [
    (32632, ["MI"]), (32632, ["SS"]), (32632, ["TN", "LE"]), (32633, ["AV", "LE"]), (3003, ["MI"]), (3003, ["SS"]),
    (3004, ["AV", "NA"]), (3857, ["MI"]), (3857, ["TN", "LE"]),
]  # fmt: skip
"""Systems, and provinces of which the points lie in Italy in that system alone."""


@pytest.mark.parametrize("text", WRITTEN)
def test_both_halves_of_one_cell(text) -> None:
    pair = split_pair(text)
    assert pair is not None
    assert [float(half) for half in pair] == pytest.approx([LAT, LON], abs=2e-5)


@pytest.mark.parametrize("text", NO_PAIR)
def test_what_is_no_pair(text) -> None:
    assert split_pair(text) is None


@pytest.mark.parametrize(
    "header", ["Coordinate", "WKT", "the_geom", "Geo Point", "lat,lon", "Latitudine", "Coordinate GPS"]
)
def test_the_registry_and_the_table_read_them_below_any_usual_header(tmp_path, header) -> None:
    table = pd.DataFrame({"Denominazione": [f"Alfa {n}" for n in range(len(WRITTEN))], header: WRITTEN})
    table.to_csv(tmp_path / "r.csv", index=False)
    read = read_registry(tmp_path / "r.csv")
    assert read.rows["latitudine"].astype(float).tolist() == pytest.approx([LAT] * len(WRITTEN), abs=2e-5)
    if header != "Latitudine":
        assert set(place_table(tmp_path / "r.csv").found["luogo_comune"]) == {"Milano"}


def test_a_latitude_of_its_own_comes_before_the_cell_of_both(tmp_path) -> None:
    pd.DataFrame({"Nome": ["Alfa"], "Coordinate": ["41.9, 12.5"], "Lat": ["45.4642"], "Lon": ["9.19"]}).to_csv(
        tmp_path / "r.csv", index=False
    )
    read = read_registry(tmp_path / "r.csv")
    assert read.rows["latitudine"].tolist() == ["45.4642"]
    assert "colonne-discordi" not in {problem.codice for problem in read.problems}


@pytest.mark.parametrize("cell", ["9.19, 45.4642", "[9.19, 45.4642]", "POINT (45.4642 9.19)"])
def test_in_one_cell_the_longitude_may_stand_first(tmp_path, cell) -> None:
    pd.DataFrame({"Nome": ["Alfa"], "Coordinate": [cell]}).to_csv(tmp_path / "r.csv", index=False)
    atlas = build_atlas(tmp_path / "r.csv")
    assert atlas.located["luogo_comune"].tolist() == ["Milano"]
    assert "coordinate-scambiate" not in {problem.codice for problem in atlas.problems}


def towns(sigle: list[str], epsg: int) -> pd.DataFrame:
    """Return the towns of some provinces with their points in metres."""
    comuni = load_gazetteer().comuni
    some = comuni[comuni["sigla"].isin(sigle)].head(40)
    points = gpd.GeoSeries(
        gpd.points_from_xy(some["longitudine"].astype(float), some["latitudine"].astype(float)), crs=4326
    )
    metres = points.to_crs(epsg)
    return pd.DataFrame(
        {"nome": some["nome"].to_numpy(), "x": metres.x, "y": metres.y, "sigla": some["sigla"].to_numpy()}
    )


@pytest.mark.parametrize(("epsg", "sigle"), CERTAIN)
def test_metres_are_read_in_the_only_system_in_which_they_lie_in_italy(tmp_path, epsg, sigle) -> None:
    table = towns(sigle, epsg)
    out = pd.DataFrame(
        {
            "Nome": "Circolo di " + table["nome"],
            "X": table["x"].map("{:.1f}".format),
            "Y": table["y"].map("{:.1f}".format),
        }
    )
    out.to_csv(tmp_path / "r.csv", index=False)
    atlas = build_atlas(tmp_path / "r.csv")
    assert atlas.located["luogo_comune"].tolist() == table["nome"].tolist()
    (told,) = (problem for problem in atlas.problems if problem.codice == "coordinate-in-metri")
    assert f"EPSG {epsg}" in told.text()


def test_metres_of_two_systems_that_both_lie_in_italy_are_not_read_until_one_is_named(tmp_path) -> None:
    # Irpinia in UTM 33N, Gallura in UTM 32N
    table = pd.DataFrame({"Nome": ["Alfa", "Beta"], "X": ["482000", "489000"], "Y": ["4529000", "4528000"]})
    named = {
        "none": {}, "utm": {"X": "X_UTM33", "Y": "Y_UTM33"}, "code": {"X": "X (EPSG:32632)"},
        "twice": {"X": "X (EPSG 32633)", "Y": "Y (EPSG 32633)"},
    }  # fmt: skip
    read = {}
    for name, more in named.items():
        table.rename(columns=more).to_csv(tmp_path / f"{name}.csv", index=False)
        read[name] = build_atlas(tmp_path / f"{name}.csv")
    assert {p.codice for p in read["none"].problems if "coordinate" in p.codice} == {"coordinate-sistema-ignoto"}
    assert set(read["none"].located["stato"]) == {"senza_luogo"}
    assert set(read["utm"].located["luogo_provincia"]) == {"AV"}
    assert set(read["twice"].located["luogo_provincia"]) == {"AV"}
    assert set(read["code"].located["luogo_provincia"]) == {"SS"}
    table.assign(Prov="AV").to_csv(tmp_path / "place.csv", index=False)
    assert set(build_atlas(tmp_path / "place.csv").located["luogo_provincia"]) == {"AV"}


def test_a_geometry_may_name_its_system(tmp_path) -> None:
    wkt = [f"SRID=32633;POINT({x} {y})" for x, y in ((482000, 4529000), (489000, 4528000))]
    pd.DataFrame({"Nome": ["Alfa", "Beta"], "WKT": wkt}).to_csv(tmp_path / "r.csv", index=False)
    assert set(build_atlas(tmp_path / "r.csv").located["luogo_provincia"]) == {"AV"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("X (EPSG:6707)", (6707,)), ("x_utm32n", (32632,)), ("UTM33 Est", (32633,)), ("UTM_X", (32632, 32633)),
        ("Gauss-Boaga Est", (3003, 3004)), ("Monte Mario Nord", (3003, 3004)), ("X", ()), ("EPSG:4326", ()),
    ],
)  # fmt: skip
def test_which_systems_a_header_names(text, codes) -> None:
    assert named_systems([text]) == codes


@settings(derandomize=True, deadline=None, max_examples=200)
@given(
    st.integers(100_000, 5_999_999),
    st.integers(0, 99),
    st.sampled_from(["{:,.2f}", "{:.2f}", "{:,.0f}", "{:.0f}", "{:.1f} m"]),
    st.booleans(),
)
def test_metres_are_read_with_any_separators(whole, cents, form, italian) -> None:
    number = whole + cents / 100
    text = form.format(number)
    text = text.translate(str.maketrans(",.", ".,")) if italian else text
    assert to_metres(text) == pytest.approx(number, abs=0.6)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.floats(-180, 180), st.integers(2, 9))
def test_degrees_are_never_taken_for_metres(degrees, digits) -> None:
    for text in (f"{degrees:.{digits}f}", f"{degrees:.{digits}f}".replace(".", ",")):
        assert pd.isna(to_metres(text)) or digits == 3
