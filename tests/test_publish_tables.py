# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The published tables: headers, sums, words for every column, safe cells, the same rows in every format."""

import io
import json
from collections import Counter
from pathlib import Path

import geopandas as gpd
import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.atlas import Atlas
from mapping.files.spreadsheet import write_csv_bytes
from mapping.publish.formats import geojson_bytes, gpkg_bytes, parquet_bytes
from mapping.publish.tables import Field, _published, public_tables
from mapping.publish.value_counts import value_table
from mapping.register_kind import SAMPLE
from mapping.schema import COLUMNS
from mapping.toml_files import read_toml

Site = dict[str, bytes]
CONTRACT = {
    "index.html",
    "incorpora.html",
    "incorpora.js",
    "dati/associazioni.csv",
    "dati/associazioni.geojson",
    "dati/associazioni.xlsx",
    "dati/associazioni.gpkg",
    "dati/associazioni.parquet",
    "dati/conteggi.csv",
    "dati/copertura_regioni.csv",
    "dati/copertura_comunita.csv",
    "dati/copertura_comunita_province.csv",
    "dati/dove_cercare.csv",
    "dati/copertura_province.csv",
    "dati/completezza.csv",
    "dati/iniziative.csv",
    "dati/malaika_associazioni.csv",
    "dati/aggregati_pubblicati.csv",
    "dati/territori.gpkg",
    "dati/territori.geojson",
    "dati/LEGGIMI.txt",
    "dati/dataset.ttl",
    "dati/dataset.jsonld",
    "registro/righe.csv",
    "manifest.json",
}


def table(site: Site, path: str) -> pd.DataFrame:
    return pd.read_csv(io.BytesIO(site[path]), dtype=str, keep_default_na=False)


def read_layer(path: Path) -> gpd.GeoDataFrame:
    """Return the associations of a file; beside them a GeoPackage has the table of its styles."""
    return gpd.read_file(path, layer="associazioni") if path.suffix == ".gpkg" else gpd.read_file(path)


def test_every_promised_file_is_there(site: Site) -> None:
    assert set(site) >= CONTRACT
    assert all(site.values())


def test_the_ledger_has_the_promised_header_and_every_row(site: Site, atlas: Atlas) -> None:
    ledger = table(site, "registro/righe.csv")
    place = "codice_comune,comune,provincia,codice_regione,regione"
    assert ",".join(ledger.columns) == f"riga,id,denominazione,stato,precisione,metodo,{place},motivo"
    assert list(ledger["riga"]) == [str(riga) for riga in sorted(atlas.located.index)]
    assert Counter(ledger["stato"]) == Counter({state: rows for state, rows in atlas.states.items() if rows})


def test_what_is_not_known_is_a_value_with_its_count(site: Site) -> None:
    rows, counts = table(site, "dati/associazioni.csv"), table(site, "dati/conteggi.csv")
    for column, told in counts.groupby("colonna"):
        cells = [[part or "non nota" for part in cell.split("; ")] for cell in rows[column]]
        expected = Counter(value for values in cells for value in values)
        read = dict(zip(told["valore"], told["associazioni"].astype(int), strict=True))
        assert {value: count for value, count in read.items() if count} == dict(expected)
        assert told["valore"].iloc[-1] == "non nota"
        assert (told["nome"] != "").all()
    filters = read_toml("viewer/fields.toml")["facet"]
    uncounted = {"iniziative", "eta_fonte", "codice_comune"}
    assert {facet["column"] for facet in filters} - set(counts["colonna"]) == uncounted


def test_without_associations_nothing_is_known_of_none(site: Site) -> None:
    counts = value_table(table(site, "dati/associazioni.csv").iloc[:0])
    assert (counts["associazioni"] == 0).all() and (counts["valore"] == "non nota").sum() == counts["colonna"].nunique()


def test_codes_keep_their_zeros_and_na_is_napoli(site: Site) -> None:
    associations = table(site, "dati/associazioni.csv")
    placed = associations[associations["codice_comune"] != ""]
    assert set(placed["codice_comune"].str.len()) == {6}
    assert set(associations["codice_regione"].str.len()) <= {0, 2}
    assert "NA" in set(associations["provincia"])


def test_the_place_is_the_one_that_was_found(site: Site, atlas: Atlas) -> None:
    associations = table(site, "dati/associazioni.csv").set_index("riga")
    for riga, row in atlas.associations.iterrows():
        published = associations.loc[str(riga)]
        assert published["comune"] == row["luogo_comune"]
        assert published["regione"] == row["luogo_regione"]


def test_sums_are_the_same_in_every_table(site: Site) -> None:
    associations = table(site, "dati/associazioni.csv")
    regions = table(site, "dati/copertura_regioni.csv").set_index("codice_regione")
    assert len(regions) == 20
    placed = associations["codice_regione"][associations["codice_regione"] != ""].value_counts()
    assert placed.to_dict() == {c: int(n) for c, n in regions["associazioni"].items() if int(n)}
    nowhere = int((associations["codice_regione"] == "").sum())
    assert int(regions["associazioni"].astype(int).sum()) + nowhere == len(associations)
    communities = table(site, "dati/copertura_comunita.csv")
    pairs = communities.groupby("codice_regione")["associazioni"].agg(lambda n: n.astype(int).sum())
    assert pairs.to_dict() == regions["attribuzioni"].astype(int).to_dict()


def test_every_column_of_every_table_is_in_the_dictionary(site: Site) -> None:
    dictionary = table(site, "dati/dizionario.csv")
    described = set(zip(dictionary["file"], dictionary["colonna"], strict=True))
    tables = [path for path in site if path.endswith(".csv") and not path.startswith("registro/novita")]
    for path in tables:
        assert {(path, name) for name in table(site, path).columns} <= described, path
    assert (dictionary[["tipo", "descrizione_it", "descrizione_en"]] != "").all(axis=None)


def test_every_figure_says_how_it_is_made_from_what_of_which_year(site: Site) -> None:
    dictionary = table(site, "dati/dizionario.csv")
    figures = dictionary[dictionary["tipo"].isin(["integer", "number"])]
    assert len(figures) > 70
    told = figures[["denominatore", "formula", "fonte", "anno"]] != ""
    assert figures[~told.all(axis=1)][["file", "colonna"]].to_numpy().tolist() == []
    assert not dictionary.apply(lambda cells: cells.str.contains("dovuta al caso|due to chance|{anno}")).any(axis=None)


def test_whatever_is_counted_from_a_sample_says_so(site: Site, atlas: Atlas) -> None:
    assert atlas.kind.nature == SAMPLE
    dictionary = table(site, "dati/dizionario.csv")
    counted = dictionary[dictionary["fonte"].str.contains("registro delle associazioni")]
    assert counted["fonte"].str.contains("registro delle associazioni (campione)", regex=False).all()
    assert {path for path in dictionary["file"] if "copertura" in path} <= set(counted["file"])


def test_the_names_of_countries_and_regions_stand_beside_their_codes(site: Site) -> None:
    for path, column, names in [
        ("dati/associazioni.csv", "paesi_origine", ("paesi_origine_it", "paesi_origine_en")),
        ("dati/iniziative.csv", "comunita", ("comunita_it", "comunita_en")),
        ("dati/copertura_comunita.csv", "paese", ("comunita", "comunita_en")),
        ("dati/copertura_province.csv", "codice_regione", ("regione",)),
        ("dati/iniziative.csv", "codice_regione", ("regione",)),
    ]:
        read = table(site, path)
        for name in names:
            counts = [read[one].str.split("; ").map(len) for one in (column, name)]
            assert (counts[0] == counts[1]).all(), (path, name)
            assert ((read[column] == "") == (read[name] == "")).all(), (path, name)
    communities = table(site, "dati/copertura_comunita.csv").set_index("paese")
    assert set(communities.loc["SN", "comunita"]) == set(communities.loc["SN", "comunita_en"]) == {"Senegal"}
    assert set(communities.loc["NA", "comunita_en"]) == {"Namibia"}


@settings(derandomize=True, deadline=None, max_examples=200)
@given(st.floats(1e-12, 1e7))
def test_a_published_figure_keeps_the_digits_to_compute_with(value: float) -> None:
    (field,) = (Field("tasso", "number", "", ""),)
    published = float(_published(pd.DataFrame({"tasso": [value, float("nan")]}), [field])["tasso"].iloc[0])
    assert published == pytest.approx(value, rel=5e-8)
    assert published == float(f"{published:.8g}")


def test_no_unpublished_column_is_published(atlas: Atlas) -> None:
    secret = {column.name for column in COLUMNS.values() if not column.published}
    assert secret
    for published in public_tables(atlas):
        assert not secret & set(published.frame.columns)


def test_every_format_has_the_same_rows(site: Site, tmp_path: Path) -> None:
    count = len(table(site, "dati/associazioni.csv"))
    for ending in ("geojson", "gpkg", "parquet"):
        path = tmp_path / f"associazioni.{ending}"
        path.write_bytes(site[f"dati/associazioni.{ending}"])
        frame = gpd.read_parquet(path) if ending == "parquet" else read_layer(path)
        assert frame.crs.to_epsg() == 4326
        assert len(frame) == count
        assert frame.geometry.notna().sum() == (table(site, "dati/associazioni.csv")["latitudine"] != "").sum()
        assert set(frame["provincia"].dropna()) >= {"NA", "RM"}


def test_geojson_as_the_standard_wants_it(site: Site) -> None:
    document = json.loads(site["dati/associazioni.geojson"])
    assert set(document) == {"type", "features"}
    for feature in document["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        if feature["geometry"]:
            longitude, latitude = feature["geometry"]["coordinates"]
            assert 6 < longitude < 19
            assert 35 < latitude < 48
            assert round(longitude, 6) == longitude


HOSTILE = [
    '=HYPERLINK("http://x")',
    "+1",
    "-1+1",
    "@SUM(1)",
    "\t=1",
    "</script>",
    "{{7*7}}",
    "None",
    "NA",
    "a\nb",
    "🎈",
]


@pytest.fixture
def hostile(atlas: Atlas) -> pd.DataFrame:
    """The table of associations with hostile names in its first rows."""
    frame = next(t.frame for t in public_tables(atlas) if t.path == "dati/associazioni.csv")
    frame = frame.head(len(HOSTILE)).reset_index(drop=True)
    return frame.assign(denominazione=HOSTILE)


def test_a_spreadsheet_runs_nothing(hostile: pd.DataFrame, site: Site) -> None:
    lines = write_csv_bytes(hostile[["denominazione"]]).decode().splitlines()
    assert not any(line.startswith(('"=', '"+', '"-', '"@', '"\t')) for line in lines)
    workbook = openpyxl.load_workbook(io.BytesIO(site["dati/associazioni.xlsx"]))
    cells = [cell for sheet in workbook for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert not any(cell.hyperlink for cell in cells)


def test_programs_get_the_text_as_it_stands(hostile: pd.DataFrame, tmp_path: Path) -> None:
    document = json.loads(geojson_bytes(hostile))
    assert [f["properties"]["denominazione"] for f in document["features"]] == HOSTILE
    (tmp_path / "a.gpkg").write_bytes(gpkg_bytes(hostile))
    (tmp_path / "a.parquet").write_bytes(parquet_bytes(hostile))
    assert list(read_layer(tmp_path / "a.gpkg")["denominazione"]) == HOSTILE
    assert list(gpd.read_parquet(tmp_path / "a.parquet")["denominazione"]) == HOSTILE


def test_a_table_without_rows_is_still_a_table(hostile: pd.DataFrame, tmp_path: Path) -> None:
    nothing = hostile.head(0)
    assert json.loads(geojson_bytes(nothing))["features"] == []
    (tmp_path / "a.gpkg").write_bytes(gpkg_bytes(nothing))
    (tmp_path / "a.parquet").write_bytes(parquet_bytes(nothing))
    assert len(read_layer(tmp_path / "a.gpkg")) == 0
    assert list(gpd.read_parquet(tmp_path / "a.parquet").drop(columns="geometry").columns) == list(hostile.columns)
