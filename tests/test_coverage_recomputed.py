# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every published figure beside the regions', recomputed from the published files by a few lines of pandas."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from pyproj import Geod
from scipy import stats

from mapping.atlas import Atlas
from mapping.coverage import measure
from mapping.files.spreadsheet import write_csv_bytes
from mapping.publish.tables import public_tables
from mapping.register_kind import RegisterKind
from mapping.shipped import geodata_path
from mapping.viewer.bzipped import words_in
from mapping.viewer.payload import build_payload
from tests.recomputation import CODE, RECOMPUTED, World, numbers, read

NUMBERS = ["associazioni", "residenti", "residenti_2014", "valore", "nel_registro", "distanza_km"]
LISTS = {"elenco": RegisterKind(nature="elenco", share=0.95), "elenco senza quota": RegisterKind(nature="elenco")}
"""What the same register would let say, were it a list."""
FITTED = {"tasso_luogo", "fattore_comunita", "dispersione", "incertezza_attese"}
"""Found by search: two searches agree to what their sizes' three digits allow."""


def as_written(atlas: Atlas) -> dict[str, pd.DataFrame]:
    """The published tables as they are written, read back as text."""
    return {
        table.path.removeprefix("dati/").removesuffix(".csv"): read(write_csv_bytes(table.frame))
        for table in public_tables(atlas)
    }


@pytest.fixture(scope="module")
def files(atlas: Atlas) -> dict[str, pd.DataFrame]:
    return as_written(atlas)


@pytest.fixture(scope="module")
def worlds(atlas: Atlas, files: dict[str, pd.DataFrame]) -> dict[str, World]:
    """The shipped sample, and the same rows declared a list, with and without a share."""
    worlds = {"campione": World(files, "campione", None)}
    for name, kind in LISTS.items():
        coverage = measure(atlas.associations, initiatives=atlas.initiatives, kind=kind)
        worlds[name] = World(as_written(replace(atlas, coverage=coverage, kind=kind)), kind.nature, kind.share)
    return worlds


@pytest.mark.parametrize("table", CODE)
def test_every_column_of_the_coverage_tables_has_its_recomputation(files, table):
    assert set(files[table].columns) == set(RECOMPUTED[table])


@pytest.mark.parametrize("nature", ["campione", *LISTS])
@pytest.mark.parametrize(("table", "column"), [(name, column) for name in CODE for column in RECOMPUTED[name]])
def test_a_column_is_what_it_is_said_to_be(worlds, nature, table, column):
    published = worlds[nature].files[table]
    published.attrs["code"] = CODE[table]
    expected = RECOMPUTED[table][column](worlds[nature], published, column)
    if np.issubdtype(np.asarray(expected).dtype, np.number):
        found = numbers(published[column])
        tolerance = 2e-2 if column in FITTED else 1e-7
        np.testing.assert_allclose(found, np.asarray(expected, dtype=float), rtol=tolerance, atol=1e-8)
    else:
        assert published[column].to_list() == list(expected)


def test_both_kinds_of_register_have_something_to_say(worlds):
    """Or the recomputations would compare nothing with nothing."""
    states = set(worlds["campione"].files["copertura_comunita"]["evidenza"])
    assert states == {"presente", "presente_altra_fonte", "non_si_puo_dire", "pochi_residenti", "senza_dato"}
    assert (worlds["elenco"].files["copertura_regioni"]["confronto_p"] != "").all()
    assert (worlds["campione"].files["copertura_regioni"]["confronto_p"] == "").all()


@pytest.fixture(scope="module")
def then() -> pd.DataFrame:
    """The shipped residents of 2014, provinces and regions."""
    return read(geodata_path("residents/stranieri_2014.csv").read_bytes()).astype({"totale": int})


def test_residents_of_2014_are_the_shipped_ones_to_the_last_person(files, then):
    table = files["copertura_comunita"]
    regional = then[then["livello"] == "regione"].set_index(["codice", "paese"])["totale"]
    published = table.set_index(["codice_regione", "paese"])["residenti_2014"]
    listed = published[published != ""].astype(int)
    assert listed[listed > 0].sort_index().to_dict() == regional.sort_index().to_dict()
    assert listed.sum() == 4_875_017
    assert set(published[published == ""].index.get_level_values("paese")).isdisjoint(then["paese"])


def test_provinces_of_2014_are_todays_but_for_sardegna(files, then):
    """Of the 110 provinces of 2014, 102 are today's; the eight of Sardegna cannot be made into its five."""
    table = files["copertura_province"].set_index("codice_provincia")
    provincial = then[then["livello"] == "provincia"].groupby("codice")["totale"].sum()
    assert len(provincial) == 110
    missing = table["residenti_stranieri_2014"] == ""
    assert set(table.loc[missing, "codice_regione"]) == {"20"}
    assert missing.sum() == 5
    told = table.loc[~missing, "residenti_stranieri_2014"].astype(int)
    assert told.to_dict() == provincial[provincial.index.isin(told.index)].to_dict()
    assert len(told) == 102


def test_associations_around_malaika(files):
    rows, around = files["associazioni"], files["malaika_associazioni"]
    fields = rows["ambiti_attivita"].str.split("; ")
    groups = {
        "associazioni": rows["id"] != "",
        "donne": (rows["tipologia"] == "femminile") | fields.map(lambda known: "donne" in known),
        "giovani": (rows["tipologia"] == "studentesca") | fields.map(lambda known: "giovani/G2" in known),
    }
    assert len(around) == 17
    for level in ("comune", "provincia", "regione"):
        for group, chosen in groups.items():
            counts = rows.loc[chosen, f"codice_{level}"].value_counts()
            expected = around[f"codice_{level}"].map(counts).fillna(0)
            assert (numbers(around[f"{group}_{level}"]) == expected).all(), (group, level)


def test_the_association_nearest_to_each_territory_of_malaika(files):
    rows = files["associazioni"]
    mapped = rows[rows["latitudine"] != ""]
    for row in files["malaika_associazioni"].to_dict("records"):
        start = [np.full(len(mapped), float(row[name])) for name in ("longitudine", "latitudine")]
        end = [numbers(mapped[name]) for name in ("longitudine", "latitudine")]
        metres = Geod(ellps="WGS84").inv(*start, *end)[2]
        unplaced = (rows["latitudine"] == "") & (rows["codice_provincia"] == row["codice_provincia"])
        if metres.min() >= 500 and unplaced.any():  # it may be nearer
            told = [row[name] for name in ("distanza_km", "vicine", "vicina_id", "vicina_codice_comune")]
            assert told == ["", "0", "", ""]
            continue
        assert int(row["distanza_km"]) == round(metres.min() / 1000)
        near = mapped[np.round(metres / 1000) == round(metres.min() / 1000)]
        assert int(row["vicine"]) == len(near)
        named = near[["id", "denominazione"]].to_numpy().tolist() if len(near) == 1 else [["", ""]]
        assert [[row["vicina_id"], row["vicina_nome"]]] == named
        comuni = near[["codice_comune", "comune"]].drop_duplicates().to_numpy().tolist()
        assert [row["vicina_codice_comune"], row["vicina_comune"]] == (comuni[0] if len(comuni) == 1 else ["", ""])


def test_what_malaika_lacks_is_said_in_words(files):
    around = files["malaika_associazioni"]
    words = {
        "associazioni_comune": (
            "nessuna associazione del registro nel comune",
            "no association of the registry in the municipality",
        ),
        "associazioni_provincia": (
            "nessuna associazione del registro nella provincia",
            "no association of the registry in the province",
        ),
        "donne_provincia": ("di donne nel registro, nella provincia", "of women in the registry, in the province"),
        "giovani_provincia": (
            "di giovani nel registro, nella provincia",
            "of the young in the registry, in the province",
        ),
    }
    for name, both in words.items():
        for lang, text in zip(("it", "en"), both, strict=True):
            said = around[f"manca_{lang}"].str.split("; ").map(lambda parts, text=text: any(text in p for p in parts))
            assert (said == (around[name] == "0")).all(), (name, lang)


def test_published_counts_beside_the_sample(files):
    table, rows = files["aggregati_pubblicati"], files["associazioni"]
    shipped = read(geodata_path("registry/aggregati_pubblicati.csv").read_bytes())
    assert table.drop(columns=["valore", "nel_registro"]).equals(shipped.drop(columns="valore"))
    assert (numbers(table["valore"]) == numbers(shipped["valore"])).all()
    areas = read(geodata_path("gazetteer/regioni.csv").read_bytes()).set_index("codice_regione")["ripartizione"]
    placed = rows.loc[rows["codice_regione"] != "", "codice_regione"]
    sample = {**placed.value_counts(), **placed.map(areas).value_counts(), "IT": len(placed)}
    beside = table[table["nel_registro"] != ""]
    assert len(beside) == 13
    assert (numbers(beside["nel_registro"]) == beside["codice"].map(sample)).all()
    told = {(row["anno"], row["codice"], row["segno"]): float(row["valore"]) for row in beside.to_dict("records")}
    assert told["2014", "IT", ""] == 2_114
    assert told["2014", "03", ""] == 496
    assert told["2014", "Nord-ovest", ""] == 772
    assert told["2016", "08", ""] == 223
    assert told["2021", "IT", ""] == 1_135


@pytest.fixture(scope="module")
def page(atlas: Atlas) -> dict:
    """The data block of the page, packed tables as frames."""
    block = build_payload(atlas, lang="it")
    tables = {**block["iniziative"]["tabelle"], "comunita": block["comunita"]}
    read = block | {name: unpacked(table) for name, table in tables.items()}
    addresses = block["iniziative"]["indirizzi"]
    texts = words_in(block["lingue"], "it")["racconti"]
    for name in ("voce", "dubbio"):
        places = read["mappatura"].pop(name)
        read["mappatura"][f"{name}_it"] = ["" if place == "" else texts[int(place)] for place in places]
    read["mappatura"]["fonti"] = [
        " ".join(addresses[int(place)] for place in cell.split()) for cell in read["mappatura"]["fonti"]
    ]
    return read


def unpacked(table: dict) -> pd.DataFrame:
    columns = {
        name: packed if isinstance(packed, list) else [packed["v"][place] for place in packed["i"]]
        for name, packed in table["colonne"].items()
    }
    return pd.DataFrame(columns, index=range(table["quante"]))


def test_the_page_has_the_published_figures_of_the_regions(files, page):
    published = files["copertura_regioni"].set_index("codice_regione")
    for region in pd.DataFrame(page["regioni"], dtype=object).to_dict("records"):
        row = published.loc[region["codice"]]
        for name, value in region.items():
            if isinstance(value, int | float):
                told = float(row[name]) * (100 if name == "quota_vista" else 1)  # in per cent on the page
                assert value == pytest.approx(told, abs=1e-6), (region["codice"], name)
            elif name != "codice":
                assert (value or "") == row[name], (region["codice"], name)


def test_the_page_has_the_published_figures_of_the_communities(files, page):
    """All cells of which there is something to say, each figure as it is published, rounded."""
    published = files["copertura_comunita"]
    wanted = (numbers(published["residenti"]) >= 1_000) | (published["associazioni"] != "0")
    wanted |= published["altra_fonte"] != ""
    key = ["codice_regione", "paese"]  # the page has them in the order of where to look first
    published = published[wanted].sort_values(key).reset_index(drop=True)
    shown = page["comunita"].sort_values(key).reset_index(drop=True)
    assert shown[key].equals(published[key])
    assert [page["evidenze"][place] for place in shown["evidenza"]] == published["evidenza"].to_list()
    sources = [page["altre_fonti"][int(place)] if pd.notna(place) else {} for place in shown["altra_fonte"]]
    for key, name in {"it": "altra_fonte", "en": "altra_fonte_en", "anno": "altra_fonte_anno"}.items():
        assert [source.get(key, "") for source in sources] == published[name].to_list()
    rounded = {"attese": 4, "p_zero": 3, "q_value": 3, "p_esiste": 3, "da_trovare": 1}
    rounded |= dict.fromkeys(("associazioni", "residenti", "residenti_2014", "altra_fonte_conteggio"), 0)
    for name, decimals in rounded.items():
        np.testing.assert_allclose(
            shown[name].astype(float), numbers(published[name]), atol=0.51 * 10.0**-decimals, err_msg=name
        )


def test_the_page_has_the_residents_of_every_community_it_speaks_of(files, page):
    """In every region as published; in Italy year by year as shipped; all others in one sum."""
    published, block = files["copertura_comunita"], page["residenti"]
    lived = published.assign(n=numbers(published["residenti"])).pivot(
        index="paese", columns="codice_regione", values="n"
    )
    assert set(block["paesi"]) == set(page["comunita"]["paese"])
    told = np.array(block["regioni"], dtype=float)
    np.testing.assert_array_equal(told, lived.loc[block["paesi"], page["regioni"]["codice"]].to_numpy())
    third = published.drop_duplicates("paese").set_index("paese")["paese_terzo"]
    assert block["ue"] == [country for country in block["paesi"] if third[country] == "false"]
    others = lived.drop(index=block["paesi"]).sum(axis="columns")
    assert block["altri"] == [others.sum(), others[third[others.index] == "true"].sum()]
    assert np.nansum(told) + block["altri"][0] == numbers(files["copertura_regioni"]["residenti_stranieri"]).sum()


def test_the_page_has_the_residents_of_each_year_as_they_ship(page):
    block = page["residenti"]
    wide = read(geodata_path("residents/stranieri_serie.csv").read_bytes())
    years = {int(name): numbers(wide[name]) for name in wide.columns if name.isdigit()}
    sums = {year: pd.Series(values).groupby(wide["paese"]).sum() for year, values in years.items()}
    for year in (2023, 2025):
        table = read(geodata_path(f"residents/stranieri_{year}.csv").read_bytes())
        regional = table[table["livello"] == "regione"] if "livello" in table else table
        sums[year] = pd.Series(numbers(regional["totale"])).groupby(regional["paese"].to_numpy()).sum()
    assert block["anni"] == sorted(sums)
    for country, line in zip(block["paesi"], block["serie"], strict=True):
        for year, value in zip(block["anni"], line, strict=True):
            assert (value or 0) == sums[year].get(country, 0), (country, year)


def test_rates_of_the_page_are_the_published_ones(files, page):
    """The page divides count and limits by the residents: the published rate and interval come out."""
    published = files["copertura_comunita"].set_index(["codice_regione", "paese"])
    few, limits = page["confronto"]["pochi"], np.array(page["confronto"]["limiti"])
    for year in ("", "_2014"):
        for row in page["comunita"].to_dict("records"):
            told, residents = published.loc[row["codice_regione"], row["paese"]], row[f"residenti{year}"]
            if pd.isna(residents) or residents < few:
                assert told[f"tasso_10000{year}"] == ""
                continue
            three = np.array([row["associazioni"], *limits[row["associazioni"]]]) / residents * 10_000
            names = [f"tasso_10000{year}{end}" for end in ("", "_inf", "_sup")]
            np.testing.assert_allclose(three, numbers(told[names]), atol=1e-3 * 10_000 / residents)


def test_the_page_has_malaika_and_the_published_counts_as_they_are_published(files, page):
    around = files["malaika_associazioni"]
    for name in page["malaika"].columns.drop(["manca", "distanza_km"]):
        assert page["malaika"][name].astype(str).to_list() == around[name].to_list(), name
    np.testing.assert_allclose(page["malaika"]["distanza_km"].astype(float), numbers(around["distanza_km"]), atol=0.05)
    beside = files["aggregati_pubblicati"]
    beside = beside[beside["nel_registro"] != ""].reset_index(drop=True)
    for name in page["mappatura"].columns:
        shown = page["mappatura"][name]
        same = numbers(beside[name]) == shown if name in NUMBERS else beside[name] == shown
        assert same.all(), name


def test_italy_on_the_page_is_the_whole_of_the_published_tables(files, page):
    rows, regions, italy = files["associazioni"], files["copertura_regioni"], page["italia"]
    placed = rows[rows["codice_regione"] != ""]
    residents = numbers(regions["residenti_stranieri"]).sum()
    countries = set("; ".join(placed["paesi_origine"]).split("; ")) - {"", "IT"}
    lived = read(geodata_path("gazetteer/comuni.csv").read_bytes())
    lived = lived.assign(n=pd.to_numeric(lived["residenti_2020"]).fillna(0))
    reached = lived.loc[lived["codice_comune"].isin(placed["codice_comune"]), "n"].sum()
    told = {
        "associazioni": len(placed),
        "residenti_stranieri": residents,
        "tasso_10000": len(placed) / residents * 10_000,
        "tasso_10000_inf": stats.chi2.ppf(0.025, 2 * len(placed)) / 2 / residents * 10_000,
        "tasso_10000_sup": stats.chi2.ppf(0.975, 2 * len(placed) + 2) / 2 / residents * 10_000,
        "comunita_presenti": len(countries),
        "comuni_presenti": len(set(placed["codice_comune"]) - {""}),
        "province_presenti": len(set(placed["codice_provincia"]) - {""}),
        "quota_residenti": reached / lived["n"].sum() * 100,
        "territori_malaika": len(files["malaika_associazioni"]),
    }
    told["senza_comunita"] = (placed["paesi_origine"] == "").sum()
    assert {name: italy[name] for name in told} == pytest.approx(told, abs=1e-5)
