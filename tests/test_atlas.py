# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The recipe, on a country of unit squares with one row per case, and on the registry that ships.

Promise 1 stands here: every row ends in exactly one state, and the states add up to the rows.
"""

import subprocess
import sys
from collections.abc import Iterator

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import box

from mapping.atlas import Atlas, build_atlas
from mapping.places.names.gazetteer import build_gazetteer
from mapping.places.points import METRIC
from mapping.places.points.boundaries import Boundaries
from mapping.registry import Registry
from mapping.schema import INPUT_COLUMNS, PUBLIC_STATES, STATES
from mapping.shipped_tables import read_table
from tests.toy_coverage import POINTS, toy_initiatives, toy_territory

# Regions 01, 02, 03 are three squares side by side; the points of `toy_coverage` lie inside them.
SQUARES = {
    "01": box(8.5, 44.5, 10.5, 45.5),
    "02": box(10.5, 43.5, 11.5, 44.5),
    "03": box(11.5, 42.5, 12.5, 43.5),
}
CASES = [
    # cells of the registry, state, comune found
    ({"comune": "Uno", "provincia": "AA", "paesi_origine": "SN; ML"}, "mappata", "001001"),
    ({"comune": "UNO", "regione": "Alfa"}, "mappata", "001001"),
    ({"codice_comune": "003001"}, "mappata", "003001"),
    ({"comune": "Quattro"}, "mappata", "003001"),
    ({"comune": "Tre", "latitudine": "45.02", "longitudine": "10.01"}, "mappata", "002001"),
    ({"provincia": "AB"}, "solo_provincia", ""),
    ({"comune": "Innominato", "provincia": "AB"}, "solo_provincia", ""),
    ({"regione": "Gamma"}, "solo_regione", ""),
    ({}, "senza_luogo", ""),
    ({"comune": "Innominato"}, "senza_luogo", ""),
    ({"stato": "duplicata", "duplicata_di": "2", "comune": "Uno", "provincia": "AA"}, "duplicata", "001001"),
    ({"stato": "ritirata", "comune": "Uno", "provincia": "AA"}, "ritirata", "001001"),
    ({"stato": "respinta", "motivo": "Manca il nome."}, "respinta", ""),
]


def toy_registry(cells: list[dict[str, str]]) -> Registry:
    added = ("id", "stato", "duplicata_di", "motivo")
    rows = [
        dict.fromkeys((*INPUT_COLUMNS, *added), "") | {"denominazione": f"Associazione {n}", "id": f"a{n}"} | cell
        for n, cell in enumerate(cells)
    ]
    frame = pd.DataFrame(rows, columns=[*INPUT_COLUMNS, *added], dtype=str)
    frame.index = pd.RangeIndex(2, len(cells) + 2, name="riga")
    return Registry(name="prova.csv", sha256="", rows=frame, raw=frame, problems=())


def toy_atlas(registry: Registry) -> Atlas:
    territory = toy_territory()
    comuni = territory.comuni.reset_index().assign(altra_lingua="", residenti_2020="1000").astype(str)
    comuni["codice_catastale"] = [f"Z00{n}" for n in range(len(comuni))]
    province = territory.provinces.reset_index()
    regioni = territory.regions.reset_index().assign(altra_lingua="")
    gazetteer = build_gazetteer({"comuni": comuni, "province": province, "regioni": regioni})
    regions = gpd.GeoDataFrame({"nome": list(SQUARES)}, geometry=list(SQUARES.values()), index=list(SQUARES), crs=4326)
    halves = [box(8.5, 44.5, 9.5, 45.5), box(9.5, 44.5, 10.5, 45.5), SQUARES["02"], SQUARES["03"]]
    provinces = gpd.GeoDataFrame(territory.provinces[["sigla", "nome", "codice_regione"]], geometry=halves, crs=4326)
    boundaries = Boundaries(regions=regions.rename_axis("codice_regione"), provinces=provinces)
    return build_atlas(
        registry,
        gazetteer=gazetteer,
        boundaries=boundaries,
        denominators=territory,
        initiatives=toy_initiatives(),
    )


@pytest.fixture(scope="module", autouse=True)
def toy_polygons() -> Iterator[None]:
    """Give the toy comuni polygons of their own, a tenth of a degree around their points."""
    boxes = [box(lon - 0.05, lat - 0.05, lon + 0.05, lat + 0.05) for lat, lon in POINTS.values()]
    polygons = gpd.GeoDataFrame(geometry=boxes, index=list(POINTS), crs=4326).to_crs(METRIC)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("mapping.places.points.location.comuni_polygons", lambda: polygons)
        yield


@pytest.fixture(scope="module")
def toy(toy_polygons: None) -> Atlas:  # noqa: ARG001 - the polygons must be in place first
    return toy_atlas(toy_registry([cells for cells, _, _ in CASES]))


@pytest.mark.parametrize(("row", "case"), list(enumerate(CASES, start=2)), ids=lambda x: str(x)[:40])
def test_every_case_ends_where_it_should(toy, row, case):
    cells, state, comune = case
    found = toy.located.loc[row]
    assert (found["stato"], found["luogo_codice_comune"]) == (state, comune)
    if "latitudine" in cells:
        assert (found["precisione"], found["luogo_latitudine"]) == ("punto", 45.02)
    elif state == "mappata":
        assert (found["luogo_latitudine"], found["luogo_longitudine"]) == POINTS[comune]
    if state not in {"mappata", "duplicata", "ritirata"}:
        assert found["motivo"], "a row that is not on the map says why"


def test_the_point_and_the_code_agree_on_the_region(toy):
    points = toy.located[toy.located["luogo_latitudine"].notna()]
    assert (points["regione_geometria"] == points["luogo_codice_regione"]).all()


def test_only_living_rows_have_problems_of_place(toy):
    dead = set(toy.located.index[toy.located["stato"].isin(["duplicata", "ritirata", "respinta"])])
    assert {problem.riga for problem in toy.problems}
    assert not dead & {problem.riga for problem in toy.problems}


def test_only_public_states_are_published(toy):
    assert set(toy.associations["stato"]) <= set(PUBLIC_STATES)
    assert len(toy.associations) == sum(toy.states[state] for state in PUBLIC_STATES)


def test_the_regions_count_what_was_placed(toy):
    placed = toy.associations["luogo_codice_regione"]
    assert toy.coverage.regions["associazioni"].to_dict() == {c: int((placed == c).sum()) for c in SQUARES}


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(st.permutations(range(len(CASES))))
def test_the_order_of_the_rows_changes_nothing(order):
    straight = toy_atlas(toy_registry([cells for cells, _, _ in CASES]))
    shuffled = toy_atlas(toy_registry([CASES[n][0] for n in order]))
    assert shuffled.states == straight.states
    pd.testing.assert_frame_equal(shuffled.coverage.regions, straight.coverage.regions)
    for place, n in enumerate(order):
        assert shuffled.located.iloc[place]["stato"] == CASES[n][1]


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(st.lists(st.dictionaries(st.sampled_from(INPUT_COLUMNS), st.text(max_size=12), max_size=8), max_size=8))
def test_no_row_is_lost_whatever_it_holds(cells):
    registry = toy_registry(cells)
    before = registry.rows.copy(deep=True)
    atlas = toy_atlas(registry)
    assert list(atlas.located.index) == list(before.index)
    assert sum(atlas.states.values()) == len(cells)
    assert set(atlas.located["stato"]) <= set(STATES)
    pd.testing.assert_frame_equal(registry.rows, before)


def test_the_shipped_registry_is_whole(atlas):
    assert sum(atlas.states.values()) == len(atlas.located) == len(read_table("registry/associazioni.csv"))
    assert atlas.states["mappata"] > 0.9 * len(atlas.located)
    assert len(atlas.coverage.regions) == 20
    assert len(atlas.coverage.malaika) == 17
    nowhere = int((atlas.associations["luogo_codice_regione"] == "").sum())
    assert atlas.coverage.regions["associazioni"].sum() + nowhere == len(atlas.associations)


def test_the_codes_of_the_comuni_are_not_needed(atlas):
    """A registry without ``codice_comune`` gives the same result for every row whose comune is named."""
    rows = atlas.registry.rows.assign(codice_comune="")
    bare = build_atlas(Registry(**{**vars(atlas.registry), "rows": rows}))
    named = rows["comune"] != ""
    columns = [
        "stato",
        "luogo_codice_comune",
        "luogo_comune",
        "luogo_provincia",
        "luogo_regione",
        "precisione",
    ]
    pd.testing.assert_frame_equal(bare.located.loc[named, columns], atlas.located.loc[named, columns])
    pd.testing.assert_frame_equal(bare.coverage.regions, atlas.coverage.regions)


UNASKED = {"matplotlib", "rdflib", "sklearn", "mapclassify", "statsmodels", "networkx", "scipy.stats"}
PAGE = """
import sys
from mapping import build_atlas
from mapping.viewer import render_page
render_page(build_atlas())
print(*sys.modules)
"""


@pytest.mark.slow
def test_a_page_of_a_sample_loads_no_library_that_it_does_not_need():
    done = subprocess.run([sys.executable, "-c", PAGE], capture_output=True, text=True, check=True)
    assert UNASKED & set(done.stdout.split()) == set()
