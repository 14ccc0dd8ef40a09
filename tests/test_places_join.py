# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The region and the province of a point by geometry, beside those by code."""

import geopandas as gpd
import pandas as pd
import shapely

from mapping.places import geocode, join_regions, load_gazetteer
from mapping.places.points.boundaries import Boundaries

SQUARES = gpd.GeoDataFrame(
    {"sigla": ["AA", "BB"], "nome": ["Alfa", "Beta"], "codice_regione": ["01", "02"]},
    geometry=[shapely.box(9, 44, 10, 45), shapely.box(10, 44, 11, 45)],
    index=pd.Index(["001", "002"], name="codice_provincia"),
    crs="EPSG:4326",
)
TOY = Boundaries(
    regions=SQUARES.set_index("codice_regione")[["nome", "geometry"]],
    provinces=SQUARES,
)


def joined(points: list[tuple[float, float, str, str]]) -> tuple[pd.DataFrame, tuple]:
    columns = ["luogo_latitudine", "luogo_longitudine", "luogo_codice_provincia", "luogo_codice_regione"]
    return join_regions(pd.DataFrame(points, columns=columns, index=range(2, len(points) + 2)), boundaries=TOY)


def test_inside_on_the_border_near_it_and_far() -> None:
    frame, problems = joined(
        [
            (44.5, 9.5, "001", "01"),  # inside its own
            (44.5, 9.5, "002", "02"),  # inside another: the geometry tells, the code stays, a problem
            (44.5, 10.0, "001", "01"),  # on the border: the code's
            (44.5, 10.0, "002", "02"),
            (44.5, 10.005, "001", "01"),  # 400 m over the border: within the tolerance
            (44.5, 8.97, "001", "01"),  # 2 km at sea: the nearest
            (40.0, 9.5, "001", "01"),  # far away: none
            (float("nan"), float("nan"), "001", "01"),
            (44.5, 10.5, "", ""),  # no code: what the geometry says
        ]
    )
    assert frame["regione_geometria"].tolist() == ["01", "01", "01", "02", "01", "01", "", "", "02"]
    assert frame["provincia_geometria"].tolist() == ["001", "001", "001", "002", "001", "001", "", "", "002"]
    assert [(p.codice, p.riga) for p in problems] == [("geometria-discorde", 3)]
    assert problems[0].text() == "Il punto cade in Alfa, ma il comune è in Beta: verificare le coordinate."


def test_another_province_of_the_same_region_is_a_problem_too() -> None:
    one = Boundaries(regions=TOY.regions, provinces=SQUARES.assign(codice_regione="01"))
    columns = ["luogo_latitudine", "luogo_longitudine", "luogo_codice_provincia", "luogo_codice_regione"]
    frame, problems = join_regions(pd.DataFrame([(44.5, 9.5, "002", "01")], columns=columns, index=[4]), boundaries=one)
    assert frame["regione_geometria"].tolist() == ["01"]
    assert "provincia di Alfa" in problems[0].text()


def test_every_comune_lies_where_its_code_says() -> None:
    placed = geocode(pd.DataFrame({"codice_comune": load_gazetteer().comuni.index})).frame
    frame, problems = join_regions(placed)
    assert problems == ()
    assert (frame["regione_geometria"] == frame["luogo_codice_regione"]).all()
    assert (frame["provincia_geometria"] == frame["luogo_codice_provincia"]).all()
