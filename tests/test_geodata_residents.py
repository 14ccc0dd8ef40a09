# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shipped residents: sums that ISTAT prints, places and citizenships that the other tables know."""

import pandas as pd
import pytest

from mapping.shipped_tables import read_table

PRINTED_2023 = {
    **{"AL": 416_829, "MA": 415_088, "CN": 307_038, "UA": 249_613, "BD": 174_058, "IN": 167_333},
    **{"PH": 158_926, "EG": 147_797, "PK": 144_129, "SN": 112_598, "LK": 109_828, "MD": 109_804},
    **{"TN": 102_422, "PE": 98_733, "EC": 63_211, "RS": 30_835},
}


def numbers(name, *columns):
    return read_table(f"residents/{name}.csv").astype(dict.fromkeys(columns, int))


@pytest.fixture(scope="module")
def citizenships():
    return read_table("residents/cittadinanze.csv").set_index("paese")


@pytest.fixture(scope="module")
def totals():
    return read_table("residents/totali.csv").astype({"anno": int}).set_index(["livello", "codice", "anno"])


def test_the_16_communities_are_those_of_the_project(citizenships):
    assert set(citizenships.index[citizenships["dei_16"] == "1"]) == set(PRINTED_2023)


def test_citizenships_have_one_code_and_one_name(citizenships):
    assert citizenships.index.is_unique and citizenships["nome"].is_unique and citizenships["en"].is_unique
    assert (citizenships.index.str.fullmatch("[A-Z]{2}")).all()
    assert tuple(citizenships.loc["MD", ["nome", "en"]]) == ("Moldova", "Moldova")
    assert citizenships.loc["NA", "nome"] == "Namibia"
    assert citizenships.loc["KM", "nome"] == "Comore" and citizenships.loc["MC", "nome"] == "Monaco"


def test_2025_sums_to_what_istat_prints_at_every_level(totals):
    table = numbers("stranieri_2025", "totale")
    levels = table.groupby("livello")
    assert levels["codice"].nunique().to_dict() == {"provincia": 107, "regione": 20}
    assert levels["totale"].sum().to_dict() == {"provincia": 5_371_251, "regione": 5_371_251}
    assert table["paese"].nunique() == 195, "with the Italian one, 196"
    assert (table["totale"] > 0).all() and not table.duplicated(["livello", "codice", "paese"]).any()
    told = totals.xs(2025, level="anno").astype({"stranieri": int, "popolazione": int})
    by_place = table.groupby(["livello", "codice"])["totale"].sum()
    assert by_place.to_dict() == told["stranieri"].drop("italia", level="livello").to_dict()
    everyone = told["popolazione"].groupby("livello").sum()
    assert everyone.to_dict() == dict.fromkeys(("italia", "provincia", "regione"), 58_943_464)


def test_2025_by_region_is_the_sum_of_its_provinces_and_the_provinces_are_the_gazetteers():
    table = numbers("stranieri_2025", "totale")
    region_of = read_table("gazetteer/province.csv").set_index("codice_provincia")["codice_regione"]
    provinces = table[table["livello"] == "provincia"]
    assert set(provinces["codice"]) == set(region_of.index)
    summed = provinces.groupby([provinces["codice"].map(region_of), "paese"])["totale"].sum()
    assert summed.to_dict() == table[table["livello"] == "regione"].set_index(["codice", "paese"])["totale"].to_dict()


def test_the_stateless_are_counted_and_of_no_country(citizenships):
    table = numbers("stranieri_2025", "totale")
    assert table[table["paese"] == "XX"].groupby("livello")["totale"].sum().to_dict() == dict.fromkeys(
        ("provincia", "regione"), 525
    )
    assert tuple(citizenships.loc["XX", ["nome", "codice_istat", "nome_istat_2025", "paese_terzo"]]) == (
        "Apolidi", "999", "Apolide", "1",
    )  # fmt: skip


def test_the_names_of_2025_are_known_by_istats_code(citizenships):
    counted = set(read_table("residents/stranieri_2025.csv")["paese"])
    of_2025 = citizenships[citizenships["nome_istat_2025"] != ""]
    assert set(of_2025.index) == counted
    assert of_2025["codice_istat"].is_unique and of_2025["codice_istat"].str.fullmatch(r"\d{3}").all()
    assert of_2025.loc[["CG", "CD", "MU", "MM", "VA", "FM"], "nome_istat_2025"].to_list() == [
        "Congo", "Repubblica Democratica del Congo", "Maurizio", "Myanmar/Birmania",
        "Stato della Città del Vaticano", "Stati Federati di Micronesia",
    ]  # fmt: skip


def test_2023_sums_to_what_istat_prints():
    table = numbers("stranieri_2023", "maschi", "femmine", "totale")
    sums = table.groupby("paese")["totale"].sum()
    assert {country: sums[country] for country in PRINTED_2023} == PRINTED_2023
    assert table["totale"].sum() == 5_141_331
    assert (table["maschi"] + table["femmine"] == table["totale"]).all()
    assert table["codice_regione"].nunique() == 20 and len(sums) == 194


def test_2023_by_region_is_the_balance_of_istat_but_ten_in_molise(totals):
    by_region = numbers("stranieri_2023", "totale").groupby("codice_regione")["totale"].sum()
    balance = totals.xs(("regione", 2023), level=("livello", "anno"))["stranieri"].astype(int)
    missing = balance - by_region
    assert missing[missing != 0].to_dict() == {"14": 10}


def test_2014_sums_at_both_levels():
    table = numbers("stranieri_2014", "totale")
    levels = table.groupby("livello")
    assert levels["codice"].nunique().to_dict() == {"provincia": 110, "regione": 20}
    assert levels["totale"].sum().to_dict() == {"provincia": 4_875_017, "regione": 4_875_017}
    of_16 = table[(table["livello"] == "regione") & table["paese"].isin(PRINTED_2023)]
    assert of_16["totale"].sum() == 2_710_623


def test_2014_keeps_trento_and_bolzano_and_sums_them():
    table = numbers("stranieri_2014", "totale").groupby(["livello", "codice"])["totale"].sum()
    assert table["provincia", "021"] + table["provincia", "022"] == table["regione", "04"] == 93_045


def test_the_series_is_that_of_2014_in_its_column():
    series = read_table("residents/stranieri_serie.csv").set_index(["codice_regione", "paese"])
    assert list(series.columns) == [str(year) for year in range(2003, 2018)]
    table = numbers("stranieri_2014", "totale")
    of_2014 = table[table["livello"] == "regione"].set_index(["codice", "paese"])["totale"]
    column = series["2014"].astype(int)
    assert column[column > 0].to_dict() == of_2014.to_dict()


@pytest.mark.parametrize("name", ["stranieri_2025", "stranieri_2023", "stranieri_2014", "stranieri_serie"])
def test_every_citizenship_counted_is_described(name, citizenships):
    assert set(read_table(f"residents/{name}.csv")["paese"]) <= set(citizenships.index)


@pytest.mark.parametrize(
    ("year", "foreigners"),
    [(2014, 4_875_017), (2019, 4_996_158), (2020, 5_039_637), (2023, 5_141_341), (2024, 5_253_658), (2025, 5_371_251)],
)
def test_italy_regions_and_provinces_have_the_same_total(totals, year, foreigners):
    of_year = totals.xs(year, level="anno")["stranieri"].astype(int)
    assert of_year.groupby("livello").sum().to_dict() == dict.fromkeys(("italia", "provincia", "regione"), foreigners)


def test_provinces_sum_to_their_region_since_2019(totals):
    region_of = read_table("gazetteer/province.csv").set_index("codice_provincia")["codice_regione"]
    for year in range(2019, 2026):
        of_year = totals.xs(year, level="anno")["stranieri"].astype(int)
        assert set(of_year["provincia"].index) == set(region_of.index)
        summed = of_year["provincia"].groupby(region_of).sum()
        assert summed.to_dict() == of_year["regione"].to_dict()


def test_the_areas_of_the_balance_are_the_provinces_they_are_taken_for(totals):
    """A NUTS code taken for another province would show as a leap between two sources."""
    by_year = totals.loc["provincia"]["stranieri"].astype(int).unstack("anno")
    ratio = (by_year[2019] / by_year[2017]).dropna()
    leaps = ratio[(ratio < 0.9) | (ratio > 1.21)]
    # The Sardinian provinces were redrawn between the two.
    assert set(leaps.index) == {"090", "091"} and len(ratio) == 106


def test_population_is_that_of_the_comuni(totals):
    known = totals[totals["popolazione"] != ""]["popolazione"].astype(int)
    assert set(known.index.get_level_values("anno")) == {2020, 2025}
    of_2020 = known.xs(2020, level="anno").groupby("livello").sum()
    assert of_2020.to_dict() == dict.fromkeys(("italia", "provincia", "regione"), 59_641_488)


def test_every_total_names_its_source(totals):
    assert isinstance(totals, pd.DataFrame) and totals["fonte"].str.match("ISTAT (DCIS_|RCS)").all()
