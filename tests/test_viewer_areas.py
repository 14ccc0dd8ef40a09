# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the map reads by: the ground, the outlines of the comuni, the figures of the provinces; and what they weigh."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.coverage import indicators
from mapping.shipped import geodata_path
from mapping.viewer import outlines
from mapping.viewer.borders import ground_block, named_neighbours
from mapping.viewer.deflated import deflated
from mapping.viewer.outlines import HEAVIEST, outlines_block
from mapping.viewer.payload import build_payload
from mapping.viewer.provinces import province_block

GROUND = 40_000


@pytest.fixture(scope="module")
def comuni():
    return gpd.read_parquet(geodata_path("boundaries/comuni.parquet")).set_index("codice_comune").geometry


@pytest.fixture(scope="module")
def payload(atlas):
    return build_payload(atlas, lang="it")


def numbers(text):
    """Read an arc as the page does (model/topology.js)."""
    first, last, more = 63, 56, 8
    value, weight = 0, 1
    for letter in text:
        digit = ord(letter) - first
        value += digit * weight
        weight *= more
        if digit < last:
            yield ~(value >> 1) if value & 1 else value >> 1
            value, weight = 0, 1


def shapes(block):
    drawn = {}
    for code, step, texts in zip(block["codici"], block["passi"], block["anelli"], strict=True):
        rings = [np.cumsum(np.reshape(list(numbers(text)), (-1, 2)), axis=0) for text in texts.split(" ")]
        drawn[code] = shapely.multipolygons([shapely.Polygon(ring * (step / outlines.UNIT)) for ring in rings])
    return drawn


def test_ground_and_outlines_weigh_little(payload):
    assert len(deflated(payload["sfondo"])) <= GROUND
    assert payload["contorni"] and len(deflated(payload["contorni"])) <= HEAVIEST == 25_000


def test_every_comune_that_can_be_chosen_has_its_outline(atlas, payload):
    wanted = {*atlas.associations["luogo_codice_comune"], *atlas.initiatives.places["codice_comune"]} - {""}
    assert set(shapes(payload["contorni"])) == wanted


@settings(derandomize=True, deadline=None, max_examples=6)
@given(places=st.sets(st.integers(0, 7895), min_size=1, max_size=40))
def test_an_outline_is_the_comune_but_for_a_few_hundred_metres(comuni, places):
    codes = list(comuni.index[sorted(places)])
    drawn = shapes(outlines_block(codes))
    assert sorted(drawn) == codes
    for code, shape in drawn.items():
        side = np.sqrt(comuni[code].area)
        near = shapely.make_valid(shape).buffer(side * outlines._SIMPLER[0] * 2)
        assert near.contains(shapely.get_parts(comuni[code])[np.argmax(shapely.area(shapely.get_parts(comuni[code])))])


@pytest.mark.parametrize("every", [1, 3, 8, 16])
def test_however_many_comuni_their_outlines_keep_their_bound(comuni, every):
    block = outlines_block(comuni.index[::every])
    assert block is None or len(deflated(block)) <= HEAVIEST


def test_the_order_of_the_comuni_changes_nothing(comuni):
    codes = list(comuni.index[100:130])
    assert outlines_block(codes) == outlines_block([*reversed(codes), codes[0]])


def test_an_unknown_comune_has_no_outline_and_none_at_all_gives_an_empty_block():
    assert shapes(outlines_block(["999999"])) == {} == shapes(outlines_block([]))


def test_the_page_can_name_the_neighbours_in_every_language(payload):
    countries = payload["chiavi"]["paesi"]
    assert {"FR", "CH", "AT", "SI", "HR", "AL", "TN"} <= set(named_neighbours()) <= set(countries)
    assert len(ground_block()["objects"]["laghi"]["geometries"]) >= 8


def test_figures_of_the_provinces_are_those_of_the_coverage(atlas):
    block = province_block(atlas.coverage)
    frame = atlas.coverage.provinces.set_index("sigla")
    assert len(block["sigla"]) == 107 and "tasso_10000" in block["cifre"]
    for name, cells in block["cifre"].items():
        decimals = indicators()[name].decimals
        for letters, cell in zip(block["sigla"], cells, strict=True):
            value = frame.loc[letters, name]
            assert cell is None or cell == pytest.approx(value, abs=0.6 * 10**-decimals), (name, letters)
    assert set(block["incerte"]) <= set(block["cifre"])
    assert all(set(letters) <= set(block["sigla"]) for letters in block["incerte"].values())


@pytest.mark.parametrize(("part", "most"), list(zip(outlines._SIMPLER, outlines._MOST, strict=True)))
def test_what_is_not_tried_would_be_too_heavy(comuni, part, most):
    block = outlines._block(list(comuni.index), comuni.to_numpy(), part)
    light = sorted(sorted(range(len(comuni)), key=lambda place: len(block["anelli"][place]))[:most])
    assert len(deflated({name: [values[place] for place in light] for name, values in block.items()})) > HEAVIEST
