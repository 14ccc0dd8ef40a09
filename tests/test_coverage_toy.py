# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every figure of a toy country against the one counted by hand."""

import math
from dataclasses import replace

import pandas as pd
import pytest

from mapping.coverage import Coverage, measure
from tests.toy_coverage import toy_associations, toy_initiatives, toy_territory


@pytest.fixture(scope="module")
def toy() -> Coverage:
    return measure(toy_associations(), territory=toy_territory(), initiatives=toy_initiatives())


BY_HAND = {
    # name: Alfa, Beta, Gamma, Italia
    "regione": ("Alfa", "Beta", "Gamma", "Italia"),
    "associazioni": (4, 1, 0, 5),
    "mappate": (3, 0, 0, 3),
    "esatte": (1, 0, 0, 1),
    "solo_provincia": (1, 0, 0, 1),
    "solo_regione": (0, 1, 0, 1),
    "senza_comunita": (1, 0, 0, 1),
    "attribuzioni": (4, 1, 0, 5),
    "comunita_presenti": (3, 1, 0, 4),
    "comunita_16": (2, 0, 0, 2),
    "comunita_grandi": (3, 1, 0, 3),
    "comunita_grandi_presenti": (3, 0, 0, 3),
    "comunita_altra_fonte": (
        0,
        0,
        2,
        math.nan,
    ),  # what others counted in 03, Lombardia: of Peru, of Senegal
    "comunita_assenti": (0, 0, 0, math.nan),
    "comunita_non_si_puo_dire": (0, 1, 0, math.nan),
    "comunita_pochi": (0, 2, 0, math.nan),
    "quota_vista": (math.nan, math.nan, math.nan, math.nan),
    "comuni_presenti": (2, 0, 0, 2),
    "comuni_totali": (3, 1, 1, 5),
    "quota_residenti": (80.0, 0.0, 0.0, 50.0),
    "province_presenti": (2, 0, 0, 2),
    "province_totali": (2, 1, 1, 4),
    "residenti_stranieri": (50_000, 20_999, math.nan, 70_999),
    "tasso_10000": (0.8, 1 / 2.0999, math.nan, 5 / 7.0999),
    "territori_malaika": (1, 0, 1, 2),
    "luoghi_progetti": (2, 0, 2, 4),
}


@pytest.mark.parametrize("name", BY_HAND)
def test_regions_and_italy_by_hand(toy, name):
    *regions, italy = BY_HAND[name]
    assert toy.regions[name].to_list() == pytest.approx(regions, nan_ok=True)
    assert toy.italy[name] == pytest.approx(italy, nan_ok=True)


def test_an_association_of_no_region_is_not_counted(toy):
    nowhere = int((toy_associations()["luogo_codice_regione"] == "").sum())
    assert nowhere == 1
    assert toy.italy["associazioni"] + nowhere == len(toy_associations())


def test_a_region_without_denominator_has_no_rate_of_any_kind(toy):
    gamma = toy.regions.loc["03"]
    assert gamma[["tasso_10000", "tasso_10000_inf", "tasso_10000_sup", "tasso_smussato", "confronto_p"]].isna().all()
    assert gamma["confronto_italia"] == ""


def test_italy_is_not_compared_with_itself(toy):
    assert math.isnan(toy.italy["confronto_p"])
    assert toy.italy["confronto_italia"] == ""


def test_what_can_be_said_of_each_cell(toy):
    cells = toy.communities.set_index(["codice_regione", "paese"])
    assert cells.loc[("01", "SN"), "evidenza"] == "presente"
    assert cells.loc[("02", "SN"), "evidenza"] == "non_si_puo_dire"
    assert cells.loc[("02", "PE"), "evidenza"] == "pochi_residenti"  # 999 residents
    assert cells.loc[("02", "ML"), "evidenza"] == "pochi_residenti"  # a listed citizenship that nobody has: 0
    assert cells.loc[("02", "GH"), "evidenza"] == "presente"
    assert cells.loc[("01", "GH"), "evidenza"] == "senza_dato"
    assert cells.loc[("03", "ML"), "evidenza"] == "senza_dato"
    assert cells.loc[("03", "SN"), "evidenza"] == "presente_altra_fonte"  # the shipped counts of Lombardia
    assert len(cells) == 3 * 4


def test_a_community_cell_by_hand(toy):
    cell = toy.communities.set_index(["codice_regione", "paese"]).loc[("01", "SN")]
    assert (cell["associazioni"], cell["residenti"], cell["comunita"], cell["dei_16"]) == (
        2,
        30_000,
        "Senegal",
        True,
    )
    assert cell["tasso_10000"] == pytest.approx(2 / 3)
    assert cell["tasso_10000_sup"] == pytest.approx(7.2247 / 3, rel=1e-4)
    assert cell["quota_vista"] != cell["quota_vista"], "of a register of which nothing is told it is not known"
    assert (cell["senza_comunita"], cell["altra_fonte"], cell["per_smentire"]) == (1, "", 0)


def test_few_residents_have_no_rate(toy):
    cells = toy.communities[toy.communities["residenti"] < 1_000]
    assert cells["tasso_10000"].isna().all()
    assert cells["tasso_smussato"].isna().all()


def test_an_association_of_two_communities_counts_once_and_in_each(toy):
    alfa = toy.communities[toy.communities["codice_regione"] == "01"].set_index("paese")["associazioni"]
    assert alfa.to_dict() == {"SN": 2, "ML": 1, "PE": 1, "GH": 0}
    assert alfa.sum() == toy.regions.loc["01", "attribuzioni"]


def told_as(paesi: str) -> Coverage:
    rows = toy_associations().assign(paesi_origine=paesi)
    return measure(rows, territory=toy_territory(), initiatives=toy_initiatives())


def test_which_communities_there_are_is_not_known_where_nobody_wrote_them_down():
    coverage = told_as("")
    for name in ("comunita_presenti", "comunita_16", "comunita_grandi_presenti"):
        assert coverage.regions[name].tolist() == pytest.approx([math.nan, math.nan, 0], nan_ok=True)
        assert math.isnan(coverage.italy[name])


def test_italians_are_no_foreign_community():
    coverage = told_as("IT")
    assert "IT" not in {*coverage.communities["paese"], *coverage.countries["paese"]}
    assert coverage.regions[["attribuzioni", "comunita_presenti"]].sum().tolist() == [0, 0]
    assert coverage.italy["associazioni"] == 5


@pytest.mark.parametrize(("code", "name"), [("GL", "Groenlandia"), ("AQ", "Antartide"), ("EH", "Sahara Occidentale")])
def test_a_community_that_the_statistics_do_not_list_has_its_name(code, name):
    cells = told_as(code).communities.set_index("paese")
    assert set(cells.loc[code, "comunita"]) == {name}


def test_a_country_named_twice_in_a_row_counts_once():
    twice = toy_associations().assign(paesi_origine="SN; SN")
    coverage = measure(twice, territory=toy_territory(), initiatives=toy_initiatives())
    assert coverage.italy["attribuzioni"] == 5


def test_where_to_look_when_it_is_not_known_what_the_register_sees(toy):
    """Ordered by what is expected in the register; a cell with associations is in it too."""
    listed = toy.where_to_look
    assert set(zip(listed["codice_regione"], listed["paese"], strict=True)) == {
        ("01", "SN"), ("01", "ML"), ("01", "PE"), ("02", "SN"),
    }  # fmt: skip
    assert listed["posto"].to_list() == [1, 2, 3, 4]
    assert listed["attese"].is_monotonic_decreasing
    assert listed["da_trovare"].isna().all()
    senegal = listed.set_index(["codice_regione", "paese"]).loc[("02", "SN")]
    assert senegal["perche_it"].startswith("20.000 residenti; 0 nel registro, attese ")
    assert senegal["perche_it"].endswith("; non è dichiarato quanta parte delle associazioni il registro veda")
    assert senegal["perche_en"].startswith("20,000 residents; 0 in the registry, expected ")


def test_provinces_without_residents_by_citizenship_have_no_cells(toy):
    assert toy.province_communities.empty


def test_cells_of_provinces_by_hand():
    people = [("001", "SN", 30_000.0), ("002", "PE", 5_000.0), ("003", "SN", 20_000.0), ("003", "PE", 999.0)]
    residents = pd.DataFrame(people, columns=["codice_provincia", "paese", "residenti"])
    territory = replace(toy_territory(), province_residents=residents)
    cells = measure(toy_associations(), territory=territory, initiatives=toy_initiatives()).province_communities
    told = cells.set_index(["provincia", "paese"])["evidenza"].to_dict()
    assert told == {
        ("AA", "SN"): "presente", ("AA", "ML"): "presente", ("AB", "PE"): "presente", ("BB", "SN"): "non_si_puo_dire",
    }  # fmt: skip
    assert cells.set_index(["provincia", "paese"]).loc[("AA", "SN"), ["associazioni", "nome", "regione"]].to_list() == [
        2, "A uno", "Alfa",
    ]  # fmt: skip


def test_provinces_by_hand(toy):
    assert toy.provinces["associazioni"].to_list() == [2, 2, 0, 0]
    assert toy.provinces["solo_provincia"].to_list() == [0, 1, 0, 0]
    assert toy.provinces["quota_residenti"].to_list() == [75.0, 100.0, 0.0, 0.0]
    assert toy.provinces["tasso_10000"].to_list() == pytest.approx([2 / 3, 1, 0, math.nan], nan_ok=True)


def test_malaika_by_hand(toy):
    near, far = toy.malaika.iloc[0], toy.malaika.iloc[1]
    assert (near["comune"], near["associazioni_comune"], near["associazioni_provincia"]) == ("Due", 0, 2)
    assert (near["donne_provincia"], near["giovani_provincia"], near["giovani_regione"]) == (2, 0, 2)
    assert near["manca"] == "associazioni_comune; giovani_provincia"
    # A tenth of a degree of longitude at 45 degrees north.
    assert near["distanza_km"] == round(111.32 * math.cos(math.radians(45)) / 10)
    assert (near["vicine"], near["vicina_id"], near["vicina_comune"]) == (2, "", "Uno")
    assert far["associazioni_regione"] == 0


def test_no_association_at_all_still_fills_every_row():
    coverage = measure(toy_associations().iloc[:0], territory=toy_territory(), initiatives=toy_initiatives())
    assert coverage.regions["associazioni"].to_list() == [0, 0, 0]
    assert coverage.regions["tasso_smussato"].to_list() == pytest.approx([0, 0, math.nan], nan_ok=True)
    assert coverage.malaika["distanza_km"].isna().all()
    assert coverage.communities["attese"].isna().all()
    assert set(coverage.communities["evidenza"]) >= {"non_si_puo_dire", "pochi_residenti", "senza_dato"}
    assert len(coverage.where_to_look) == 4


def test_2014_by_hand(toy):
    cells = toy.communities.set_index(["codice_regione", "paese"])
    senegal = cells.loc[("01", "SN")]
    assert (senegal["residenti_2014"], senegal["tasso_10000_2014"]) == (10_000, 2.0)
    assert senegal["tasso_10000_2014_inf"] == pytest.approx(0.2422, rel=1e-3)
    assert senegal["tasso_10000_2014_sup"] == pytest.approx(7.2247, rel=1e-4)
    assert math.isnan(cells.loc[("02", "PE"), "residenti_2014"])  # the statistics of 2014 do not list it
    assert cells.loc[("01", "ML"), "residenti_2014"] == 0  # listed, and nobody has it there
    assert math.isnan(cells.loc[("03", "SN"), "residenti_2014"])
    assert toy.countries.set_index("paese").loc["SN", "residenti_2014"] == 10_999


def test_regions_and_provinces_of_2014_by_hand(toy):
    assert toy.regions["residenti_stranieri_2014"].to_list() == pytest.approx([10_000, 1_999, math.nan], nan_ok=True)
    assert toy.italy["residenti_stranieri_2014"] == 11_999
    assert toy.italy["tasso_10000_2014"] == pytest.approx(5 / 1.1999)
    # A province with an association and no foreign residents has no rate: not zero, not infinite.
    rates = toy.provinces["tasso_10000_2014"].to_list()
    assert rates == pytest.approx([2.0, math.nan, math.nan, math.nan], nan_ok=True)


def test_without_an_earlier_year_it_is_missing_and_nothing_else_changes(toy):
    alone = replace(toy_territory(), earlier=toy_territory().earlier.iloc[:0])
    coverage = measure(toy_associations(), territory=alone, initiatives=toy_initiatives())
    assert coverage.communities["residenti_2014"].isna().all()
    assert coverage.regions["tasso_10000_2014"].isna().all()
    assert coverage.communities["tasso_10000"].equals(toy.communities["tasso_10000"])
