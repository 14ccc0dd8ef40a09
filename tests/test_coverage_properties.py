# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What holds for any registry: sums are conserved, order does not matter, nothing is divided by zero."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal

from mapping.coverage import Coverage, load_initiatives, measure
from mapping.coverage.communities import found
from mapping.coverage.malaika import compare_malaika, distances_km, of_women, of_youth
from mapping.coverage.territory import load_territory

SLOW = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
ADDITIVE = [
    "associazioni", "mappate", "esatte", "solo_provincia", "solo_regione", "senza_comunita", "attribuzioni",
    "comuni_presenti", "comuni_totali", "province_presenti", "province_totali", "residenti_stranieri",
    "territori_malaika", "luoghi_progetti",
]  # fmt: skip
STATES = {
    "comunita_presenti": "presente",
    "comunita_altra_fonte": "presente_altra_fonte",
    "comunita_assenti": "probabilmente_assente",
    "comunita_non_si_puo_dire": "non_si_puo_dire",
    "comunita_pochi": "pochi_residenti",
}


@pytest.fixture(scope="module")
def world():
    return {"territory": load_territory(), "initiatives": load_initiatives()}


def check_sums(coverage: Coverage, rows: pd.DataFrame) -> None:
    regions, italy = coverage.regions, coverage.italy
    assert len(regions) == 20
    assert regions[ADDITIVE].sum().to_dict() == italy[ADDITIVE].to_dict()
    assert italy["associazioni"] + (rows["luogo_codice_regione"] == "").sum() == len(rows)
    assert (regions["mappate"] + regions["solo_provincia"] + regions["solo_regione"]).equals(regions["associazioni"])
    by_community = coverage.communities.groupby("codice_regione")["associazioni"].sum()
    assert by_community.equals(regions["attribuzioni"].rename("associazioni"))
    states = pd.crosstab(coverage.communities["codice_regione"], coverage.communities["evidenza"])
    for name, state in STATES.items():
        found = states.get(state, pd.Series(0, regions.index)).astype(float)
        if name == "comunita_presenti":  # where associations are and no community is known, none is not the answer
            found = found.mask((regions["associazioni"] > 0) & (regions["attribuzioni"] == 0))
        pd.testing.assert_series_equal(regions[name].astype(float), found, check_names=False)
    without = coverage.communities[coverage.communities["evidenza"].isin(["probabilmente_assente", "non_si_puo_dire"])]
    assert (without["residenti"] >= 1_000).all()
    placed_in_province = rows["luogo_codice_provincia"].ne("").sum()
    assert coverage.provinces["associazioni"].sum() == placed_in_province


def check_numbers(coverage: Coverage) -> None:
    for frame in (coverage.regions, coverage.provinces, coverage.communities, coverage.countries):
        assert not np.isinf(frame.select_dtypes("number").to_numpy(dtype=float)).any()
        rated = frame[frame["tasso_10000"].notna()]
        assert (rated["tasso_10000_inf"] <= rated["tasso_10000"]).all()
        assert (rated["tasso_10000"] <= rated["tasso_10000_sup"]).all()


@pytest.mark.slow
@SLOW
@given(seed=st.integers(0, 10_000), share=st.floats(0, 1))
def test_sums_and_numbers_hold_for_any_part_of_the_registry(atlas, world, seed, share):
    rows = atlas.associations.sample(frac=share, random_state=seed)
    coverage = measure(rows, **world)
    check_sums(coverage, rows)
    check_numbers(coverage)


@pytest.mark.parametrize(("country", "region"), [("SN", ""), ("SN", "03"), ("", "17"), ("KM", "")])
def test_sums_are_conserved_under_the_filters_of_the_page(atlas, world, country, region):
    rows = atlas.associations
    rows = rows[rows["paesi_origine"].str.split("; ").map(lambda countries: country in countries)]
    rows = rows[rows["luogo_codice_regione"] == region] if region else rows
    check_sums(measure(rows, **world), rows)


def test_the_order_of_the_rows_does_not_matter(atlas, world):
    there, back = (measure(rows, **world) for rows in (atlas.associations, atlas.associations.iloc[::-1]))
    for name in ("regions", "provinces", "communities", "countries", "where_to_look", "malaika"):
        assert_frame_equal(getattr(there, name), getattr(back, name))


def test_inputs_are_not_changed(atlas, world):
    rows, residents = atlas.associations.copy(deep=True), world["territory"].residents.copy(deep=True)
    measure(atlas.associations, **world)
    assert_frame_equal(atlas.associations, rows)
    assert_frame_equal(world["territory"].residents, residents)


CELLS = st.lists(st.sampled_from(["SN", "ML", "PE", "IT", "GH"]), max_size=4).map("; ".join)
ROWS = st.lists(st.tuples(st.sampled_from(["01", "02", ""]), CELLS), max_size=40)


@settings(deadline=None)
@given(rows=ROWS)
def test_communities_counted_by_writings_are_those_counted_row_by_row(rows):
    frame = pd.DataFrame(rows, columns=["luogo_codice_regione", "paesi_origine"], dtype="str")
    one_by_one = Counter(
        (code, country) for code, cell in rows for country in set(cell.split("; ")) - {"", "IT"} if code
    )
    counts = found(frame, "codice_regione").stack()
    assert counts[counts > 0].to_dict() == one_by_one


@settings(deadline=None)
@given(
    fields=st.lists(st.lists(st.sampled_from(["donne", "donne sole", "sport", "giovani/G2"]), max_size=3), max_size=30)
)
def test_fields_looked_up_by_writings_are_those_of_each_row(fields):
    cells = ["; ".join(row) for row in fields]
    frame = pd.DataFrame({"tipologia": "altro", "ambiti_attivita": cells}, dtype="str")
    assert of_women(frame).tolist() == ["donne" in row for row in fields]
    assert of_youth(frame).tolist() == ["giovani/G2" in row for row in fields]


@pytest.mark.parametrize("spread", [0, 1, 50])
def test_the_nearest_by_points_is_that_of_each_row(atlas, world, spread):
    rows = atlas.associations[atlas.associations["luogo_latitudine"].notna()].sort_index()
    moved = rows["luogo_latitudine"] + spread * 1e-3 * (rows.index % 7)
    rows = rows.assign(luogo_latitudine=moved)
    compared = compare_malaika(rows, world["initiatives"], world["territory"])
    away = np.round(distances_km(compared, rows))
    assert compared["distanza_km"].tolist() == away.min(axis=1).tolist()
    assert compared["vicine"].tolist() == (away == away.min(axis=1, keepdims=True)).sum(axis=1).tolist()
