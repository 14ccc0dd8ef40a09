# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shipped figures, recomputed from the published files alone, in a few independent lines."""

import csv
import io
import math
from collections import Counter, defaultdict

import pytest

from mapping.coverage import indicators, measure
from mapping.coverage.residents import load_series
from mapping.coverage.territory import load_territory
from mapping.errors import GeodataError
from mapping.files.spreadsheet import write_csv_bytes
from mapping.publish.tables import public_tables
from mapping.shipped import geodata_path


def rows_of(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))


@pytest.fixture(scope="module")
def files(atlas):
    """The published tables as they are written, read back as text."""
    tables = {table.path: write_csv_bytes(table.frame) for table in public_tables(atlas)}
    names = ("associazioni", "copertura_regioni", "copertura_comunita")
    return {name: rows_of(tables[f"dati/{name}.csv"]) for name in names}


@pytest.fixture(scope="module")
def residents():
    rows = rows_of(geodata_path("residents/stranieri_2025.csv").read_bytes())
    return [row | {"codice_regione": row["codice"]} for row in rows if row["livello"] == "regione"]


def test_the_regions_are_the_twenty(files):
    codes = [row["codice_regione"] for row in files["copertura_regioni"]]
    assert codes == [f"{n:02}" for n in range(1, 21)]


def test_counts_of_the_regions(files):
    placed = [row for row in files["associazioni"] if row["codice_regione"]]
    counts = Counter(row["codice_regione"] for row in placed)
    comuni, provinces, countries = (defaultdict(set) for _ in range(3))
    for row in placed:
        comuni[row["codice_regione"]].add(row["codice_comune"])
        provinces[row["codice_regione"]].add(row["codice_provincia"])
        countries[row["codice_regione"]].update(row["paesi_origine"].split("; "))
    for row in files["copertura_regioni"]:
        code = row["codice_regione"]
        assert int(row["associazioni"]) == counts[code]
        assert int(row["comuni_presenti"]) == len(comuni[code] - {""})
        assert int(row["province_presenti"]) == len(provinces[code] - {""})
        known = countries[code] - {""}
        assert row["comunita_presenti"] == ("" if countries[code] == {""} else str(len(known - {"IT"})))


def test_rates_of_the_regions(files, residents):
    foreign = Counter()
    for row in residents:
        foreign[row["codice_regione"]] += int(row["totale"])
    for row in files["copertura_regioni"]:
        by_hand = int(row["associazioni"]) / foreign[row["codice_regione"]] * 10_000
        assert float(row["tasso_10000"]) == pytest.approx(by_hand)
        assert float(row["tasso_10000_inf"]) < by_hand < float(row["tasso_10000_sup"])


def test_share_of_residents(files):
    people, reached = Counter(), Counter()
    with_one = {row["codice_comune"] for row in files["associazioni"]}
    for row in rows_of(geodata_path("gazetteer/comuni.csv").read_bytes()):
        lived = int(row["residenti_2020"] or 0)
        people[row["codice_regione"]] += lived
        reached[row["codice_regione"]] += lived * (row["codice_comune"] in with_one)
    for row in files["copertura_regioni"]:
        share = reached[row["codice_regione"]] / people[row["codice_regione"]] * 100
        assert float(row["quota_residenti"]) == pytest.approx(share)


def test_communities(files, residents):
    counts = Counter(
        (row["codice_regione"], country)
        for row in files["associazioni"]
        for country in set(row["paesi_origine"].split("; "))
        if row["codice_regione"] and country
    )
    people = {(row["codice_regione"], row["paese"]): int(row["totale"]) for row in residents}
    published = {(row["codice_regione"], row["paese"]): row for row in files["copertura_comunita"]}
    assert counts.keys() <= published.keys()
    assert people.keys() <= published.keys()
    for key, row in published.items():
        assert int(row["associazioni"]) == counts[key]
        if row["residenti"]:
            assert float(row["residenti"]) == people.get(key, 0)
        assert (row["evidenza"] == "presente") == (counts[key] > 0)


def test_residents_of_the_sixteen_are_those_of_istat(atlas):
    countries = atlas.coverage.countries.set_index("paese")["residenti"]
    told = {"AL": 414_622, "MA": 412_457, "CN": 311_250, "UA": 287_187, "SN": 119_067, "RS": 28_426}
    assert countries[list(told)].to_dict() == told
    assert atlas.coverage.countries["dei_16"].sum() == 16
    assert atlas.coverage.italy["residenti_stranieri"] == 5_371_251
    assert atlas.coverage.year == 2025


def test_residents_of_2014_can_be_chosen(atlas):
    coverage = measure(atlas.associations, territory=load_territory(2014), initiatives=atlas.initiatives)
    assert coverage.year == 2014
    assert coverage.countries[coverage.countries["dei_16"]]["residenti"].sum() == 2_710_623
    assert coverage.regions["associazioni"].equals(atlas.coverage.regions["associazioni"])
    kosovo = coverage.countries.set_index("paese").loc["XK"] if "XK" in set(coverage.countries["paese"]) else None
    assert kosovo is None or math.isnan(kosovo["residenti"])
    sardegna = coverage.provinces[coverage.provinces["codice_regione"] == "20"]
    assert sardegna["residenti_stranieri"].isna().all()
    assert "2014" in indicators(2014)["tasso_10000"].source


def test_residents_of_2023_can_be_chosen(atlas):
    coverage = measure(atlas.associations, territory=load_territory(2023), initiatives=atlas.initiatives)
    assert coverage.year == 2023
    assert coverage.italy["residenti_stranieri"] == 5_141_331
    assert coverage.countries.set_index("paese")["residenti"][["AL", "MA"]].to_dict() == {"AL": 416_829, "MA": 415_088}
    # The ten of Togo in Molise are in the totals and in no citizenship.
    assert coverage.provinces["residenti_stranieri"].sum() == 5_141_341
    then = [
        table.set_index(["codice_regione", "paese"])["residenti_2014"]
        for table in (coverage.communities, atlas.coverage.communities)
    ]
    assert then[0].dropna().sort_index().equals(then[1].dropna().sort_index())


@pytest.mark.parametrize(("year", "provinces"), [(2025, 107), (2023, 0), (2014, 102)])
def test_residents_by_province_are_of_the_same_day(year, provinces):
    territory = load_territory(year)
    by_province = territory.province_residents
    assert by_province["codice_provincia"].nunique() == provinces
    assert not by_province.duplicated(["codice_provincia", "paese"]).any() and (by_province["residenti"] > 0).all()
    told = territory.provinces["residenti_stranieri"][by_province["codice_provincia"].unique()]
    assert by_province.groupby("codice_provincia")["residenti"].sum().to_dict() == told.to_dict()
    region_of = territory.provinces["codice_regione"]
    summed = by_province.assign(codice_regione=by_province["codice_provincia"].map(region_of))
    by_region = territory.residents.set_index(["codice_regione", "paese"])["residenti"]
    sums = summed[summed["codice_regione"] != "20"].groupby(["codice_regione", "paese"])["residenti"].sum()
    assert sums.to_dict() == by_region[sums.index].to_dict()


def test_the_series_is_every_year_by_region():
    series = load_series()
    assert list(series["anno"].unique()) == [*range(2003, 2018), 2023, 2025]
    assert not series.duplicated(["codice_regione", "paese", "anno"]).any()
    assert (series.groupby(["paese", "anno"])["codice_regione"].nunique() == 20).all()
    by_year = series.groupby("anno")["residenti"].sum()
    assert by_year[[2014, 2023, 2025]].to_dict() == {2014: 4_875_017, 2023: 5_141_331, 2025: 5_371_251}
    for year in (2014, 2023, 2025):
        rows = series[(series["anno"] == year) & (series["residenti"] > 0)]
        told = load_territory(year).residents.set_index(["codice_regione", "paese"])["residenti"]
        assert rows.set_index(["codice_regione", "paese"])["residenti"].to_dict() == told.to_dict()
    kosovo = set(series.loc[series["paese"] == "XK", "anno"])
    assert kosovo == {2023, 2025}, "not told apart is not zero"


def test_third_countries_are_those_of_no_citizen_of_the_union():
    third = load_territory().countries["paese_terzo"]
    assert set(third.index[~third]) == {
        *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR"),
        *("HU", "IE", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
    }
    assert third[["XX", "GB", "CH", "NO", "SM", "VA", "XK", "NA"]].all()


def test_a_year_without_residents_is_refused():
    with pytest.raises(GeodataError, match="2025, 2023, 2014"):
        load_territory(1999)


def test_provinces_add_up_to_their_regions(atlas):
    provinces = atlas.coverage.provinces
    summed = provinces.groupby("codice_regione")["associazioni"].sum()
    only_region = atlas.coverage.regions["solo_regione"]
    assert summed.add(only_region).to_dict() == atlas.coverage.regions["associazioni"].to_dict()
    assert provinces["residenti_stranieri"].notna().all()


def test_a_sample_proves_no_absence(atlas):
    """A cell in which it sees none is known from another source; of no place is it said that none is there."""
    cells = atlas.coverage.communities.set_index(["codice_regione", "paese"])
    assert atlas.kind.nature == "campione"
    assert (cells["evidenza"] != "probabilmente_assente").all()
    for country, told in {"PH": ("presente", 13, "2011"), "BR": ("presente_altra_fonte", 2, "2008")}.items():
        columns = ["evidenza", "altra_fonte_conteggio", "altra_fonte_anno"]
        assert tuple(cells.loc[("03", country), columns]) == told
    assert atlas.coverage.regions["confronto_italia"].eq("").all()
    assert atlas.coverage.regions["confronto_p"].isna().all()


def test_lombardia_tells_what_share_of_the_mapping_it_holds(atlas):
    told = atlas.coverage.regions.loc["03"]
    assert told[["conteggio_pubblicato", "conteggio_anno", "conteggio_luogo"]].to_list() == [496, "2014", "03"]
    assert told["quota_del_conteggio"] == told["associazioni"] / 496
    emilia = atlas.coverage.regions.loc["08"]
    assert emilia[["conteggio_pubblicato", "conteggio_anno"]].to_list() == [223, "2016"]


def test_where_to_look_first(atlas):
    listed, cells = atlas.coverage.where_to_look, atlas.coverage.communities
    assert len(listed) == (cells["residenti"] >= 1_000).sum()
    assert listed["da_trovare"].is_monotonic_decreasing
    assert listed["posto"].to_list() == list(range(1, len(listed) + 1))
    assert listed["p_da_trovare"].between(0, 1).all()
    counted = listed["altra_fonte_conteggio"] > listed["associazioni"]
    assert (listed["da_trovare"] >= listed["altra_fonte_conteggio"] - listed["associazioni"])[counted].all()
