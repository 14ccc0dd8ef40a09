# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""ISTAT's archives as they are downloaded: small ones, written here in those formats with their known traps.

The real archives are not in the repository; nothing here says that they were read.
"""

import json
import sys
import zipfile

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from geodata import refresh
from geodata.official import boundaries, residents
from geodata.official.codes import of_2026
from geodata.official.suppressed import suppressed
from geodata.steps.common import StepError
from mapping.shipped_tables import read_table

RCS = (
    "Anno;Codice Istat;Denominazione;Codice stato di cittadinanza;Stato di cittadinanza;Zona;Continente;"
    "Maschi;Femmine;Totale\r\n"
)
POSAS = '"Codice comune";"Comune";"Età";"Totale maschi";"Totale femmine";"Totale"\r\n'
SUPPRESSED = (
    "Anno;Sigla Automobilistica;Codice Unità territoriale sovracomunale (Uts);Codice Comune;Denominazione Comune;"
    "Comune soppresso per scorporo;Data evento;Codice del Comune associato alla variazione;"
    "Denominazione Comune associato alla variazione;Codice Unità territoriale sovracomunale associato alla variazione;"
    "Sigla Automobilistica associata alla variazione;;;;;\r\n"
)


def zipped(path, **members):
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def rcs(folder, *rows, encoding="utf-8-sig", year=2025):
    text = RCS + "".join(f"{year};{row}\r\n" for row in rows)
    return zipped(folder / f"Dati_RCS_cittadinanza_{year}.zip", **{f"RCS_{year}.csv": text.encode(encoding)})


# Four levels in one column, told apart by the length of the code; Sardegna with its codes of 2025.
LEVELS = (
    "IT;Italia;100;Italia;;;900;900;1800",
    "IT;Italia;436;Marocco;Africa settentrionale;Africa;7;5;12",
    "IT;Italia;235;Cina;Asia orientale;Asia;1;2;3",
    "1;Nord-ovest;436;Marocco;Africa settentrionale;Africa;4;3;7",
    "01;Piemonte;436;Marocco;Africa settentrionale;Africa;4;3;7",
    "001;Torino;436;Marocco;Africa settentrionale;Africa;4;3;7",
    "001001;Agliè;100;Italia;;;900;900;1800",
    "001001;Agliè;436;Marocco;Africa settentrionale;Africa;1;1;2",
    "001002;Airasca;436;MAROCCO;Africa settentrionale;Africa;3;2;5",
    "090001;Aggius;436;Marocco;Africa settentrionale;Africa;3;2;5",
    "090003;Alghero;235;Repubblica Popolare Cinese;Asia orientale;Asia;1;2;3",
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_only_the_comuni_of_the_citizenships_are_counted(tmp_path, encoding):
    levels = [
        row.replace(";235;Cina;", ";235;Repubblica Popolare Cinese;").replace("MAROCCO", "Marocco") for row in LEVELS
    ]
    year, comuni = residents.foreigners(rcs(tmp_path, *levels, encoding=encoding))
    assert year == 2025
    assert comuni["totale"].sum() == 15
    assert set(comuni["codice_comune"]) == {"001001", "001002", "090001", "090003"}


def test_residents_are_summed_by_region_and_by_the_provinces_of_2026(tmp_path):
    without_italy = [row for row in LEVELS if not row.startswith("IT;")]
    _, comuni = residents.foreigners(rcs(tmp_path, *without_italy))
    regional = residents.by_region(comuni)
    assert list(regional.columns) == list(read_table("residents/stranieri_2023.csv").columns)
    assert regional.to_numpy().tolist() == [
        ["01", "MA", 4, 3, 7], ["20", "CN", 1, 2, 3], ["20", "MA", 3, 2, 5],
    ]  # fmt: skip
    codes = read_table("gazetteer/sardegna_2026.csv").set_index("codice_comune")["codice_2026"]
    provincial = residents.by_province(comuni).set_index(["codice_provincia", "paese"])["totale"]
    assert provincial.to_dict() == {("001", "MA"): 7, (codes["090001"][:3], "MA"): 5, (codes["090003"][:3], "CN"): 3}


def test_codes_of_either_year_lead_to_those_of_2026():
    table = read_table("gazetteer/sardegna_2026.csv")
    old, new = table["codice_comune"], table["codice_2026"]
    assert list(of_2026(old)) == list(new)
    assert list(of_2026(new)) == list(new)
    assert list(of_2026(pd.Series(["001001"]))) == ["001001"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (["001001;Agliè;436;Marocco;;;1;1;3"], "maschi e femmine non fanno il totale"),
        (["001001;Agliè;436;Marocco;;;1;1;2", "001001;Agliè;436;Marocco;;;1;1;2"], "due volte"),
        (["001001;Agliè;436;Marocco;;;1;1;2", "IT;Italia;436;Marocco;;;1;2;3"], "non sommano all'Italia"),
        (["001001;Agliè;436;Marocco;;;1.234;1;1235"], "non sono numeri interi: '1.234'"),
        (["IT;Italia;436;Marocco;;;1;1;2"], "non fanno il totale"),
    ],
)
def test_a_wrong_count_stops_the_work(tmp_path, rows, words):
    with pytest.raises(StepError, match=words):
        residents.foreigners(rcs(tmp_path, *rows))


def test_what_is_not_known_is_named(tmp_path):
    _, comuni = residents.foreigners(rcs(tmp_path, "999999;Altrove;436;Atlantide;;;1;1;2"))
    with pytest.raises(StepError, match=r"il gazetteer non ha .*999999"):
        residents.by_region(comuni)
    with pytest.raises(StepError, match=r"accanto agli archivi: Atlantide"):
        residents.by_region(comuni.assign(codice_comune="001001"))
    assert residents.own_names(tmp_path) == {}
    (tmp_path / "cittadinanze.csv").write_text("nome,paese\nAtlàntide,NA\n", encoding="utf-8")
    found = residents.by_region(comuni.assign(codice_comune="001001"), residents.own_names(tmp_path))
    assert found.to_numpy().tolist() == [["01", "NA", 1, 1, 2]]


def test_an_archive_that_is_none_is_told_in_words(tmp_path):
    broken = tmp_path / "Dati_RCS_cittadinanza_2025.zip"
    broken.write_bytes(b"PK")
    with pytest.raises(StepError, match="non è un archivio zip intero"):
        residents.foreigners(broken)
    with pytest.raises(StepError, match="i file CSV sono 2"):
        residents.foreigners(zipped(broken, **{"a.csv": "", "b.CSV": ""}))
    with pytest.raises(StepError, match="manca una riga con le colonne"):
        residents.foreigners(zipped(broken, **{"a.csv": "Anno;Altro\n2025;1\n"}))
    broken.write_bytes(b"PK")
    with pytest.raises(StepError, match="non è un archivio zip intero"):
        boundaries.layer(broken, "Reg")


@pytest.mark.parametrize("with_total", [True, False])
def test_the_population_stands_below_a_title_and_above_a_note(tmp_path, with_total):
    ages = ['"001001";"Agliè";0;10;11;21', '"001001";"Agliè";100;0;1;1', '"028001";"Abano Terme";5;2;2;4']
    totals = ['"001001";"Agliè";999;10;12;22', '"028001";"Abano Terme";999;2;2;4'] if with_total else []
    text = '"Popolazione residente per età e sesso al 1° gennaio 2025"\r\n' + POSAS
    text += "\r\n".join([*ages, *totals, '"La popolazione è post-censuaria."']) + "\r\n"
    archive = zipped(tmp_path / "POSAS_2024_it_Comuni.zip", **{"POSAS_2024_it_Comuni.csv": text.encode("utf-8-sig")})
    year, comuni = residents.population(archive)
    assert year == 2025, "the title of the table, not the name of the file"
    assert comuni.to_numpy().tolist() == [["001001", 22], ["028001", 4]]
    wrong = text.replace(";0;10;11;21", ";0;10;11;20")
    if with_total:
        with pytest.raises(StepError, match="le età non fanno il totale"):
            residents.population(zipped(archive, **{"a.csv": wrong}))


def test_suppressed_comuni_have_a_date_and_an_heir(tmp_path):
    rows = (
        "2023;AT;005;005079;Moransengo;;01/01/2023;005122;Moransengo-Tonengo;005;AT;;;;;\r\n"
        "1923;TS;032;032000;Sgònico;;07/02/1923;;;;;;;;;\r\n"
        ";;;;;;;;;;;;;;;\r\n"
    )
    archive = zipped(tmp_path / "Elenco-comuni-soppressi.zip", **{"Elenco.csv": (SUPPRESSED + rows).encode("cp1252")})
    found = suppressed(archive)
    assert found[["codice_comune", "nome", "data", "codice_erede"]].to_numpy().tolist() == [
        ["032000", "Sgònico", "1923-02-07", ""],
        ["005079", "Moransengo", "2023-01-01", "005122"],
    ]
    spoiled = (SUPPRESSED + rows.replace("01/01/2023", "2023-01-01")).encode("cp1252")
    with pytest.raises(StepError, match="gg/mm/aaaa"):
        suppressed(zipped(archive, **{"Elenco.csv": spoiled}))


def square(x, y, width=1, height=1, side=20_000):
    west, south = 400_000 + x * side, 5_000_000 + y * side
    return shapely.box(west, south, west + width * side, south + height * side)


def shapes(folder, name, frame, encoding, *, crs=32632):
    """Write a layer as ISTAT packs it, without the .cpg, and return its parts by their path in the archive."""
    place = folder / name
    place.mkdir()
    gpd.GeoDataFrame(frame, crs=crs).to_file(place / f"{name}_WGS84.shp", engine="pyogrio", encoding=encoding)
    return {
        f"Limiti01012026_g/{name}/{part.name}": part.read_bytes() for part in place.iterdir() if part.suffix != ".cpg"
    }


def limits(folder, encoding="utf-8", crs=32632):
    """Return an archive of two regions, two provinces, three comuni."""
    region = {"COD_REG": [2, 8], "DEN_REG": ["Valle d'Aosta", "Emilia-Romagna"]}
    province = {
        "COD_REG": [2, 8], "COD_PROV": [7, 40], "SIGLA": ["AO", "FC"], "DEN_UTS": ["Vallée", "Forli'-Cesena"],
    }  # fmt: skip
    comune = {"PRO_COM_T": ["040002", "007003", "040001"], "COMUNE": ["Forlì", "Aosta", "Bertinoro"]}
    halves = [square(0, 0, height=2), square(1, 0, height=2)]
    thirds = [square(1, 0), shapely.segmentize(halves[0], 20_000), square(1, 1)]
    parts = {}
    for name, columns, polygons in (
        ("Reg01012026_g", region, halves), ("ProvCM01012026_g", province, halves), ("Com01012026_g", comune, thirds),
    ):  # fmt: skip
        parts |= shapes(folder, name, columns | {"geometry": polygons}, encoding, crs=crs)
    return zipped(folder / "Limiti01012026_g.zip", **parts)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_boundaries_without_a_cpg_keep_their_accents(tmp_path, encoding):
    provinces = boundaries.provinces(limits(tmp_path, encoding))
    assert list(provinces["nome"]) == ["Vallée", "Forlì-Cesena"]
    assert list(provinces["codice_provincia"]) == ["007", "040"]
    assert list(provinces["codice_regione"]) == ["02", "08"]
    assert provinces.crs.to_epsg() == 4326


def test_municipal_boundaries_are_those_of_the_archive_sorted_by_code(tmp_path):
    comuni = boundaries.municipalities(limits(tmp_path))
    assert list(comuni["codice_comune"]) == ["007003", "040001", "040002"]
    back = comuni.to_crs(32632).geometry
    assert back.iloc[1].hausdorff_distance(square(1, 1)) < 2
    assert comuni.geometry.is_valid.all()


def test_a_layer_that_is_missing_or_elsewhere_is_told(tmp_path):
    archive = limits(tmp_path)
    with pytest.raises(StepError, match="strato RipGeo sono 0"):
        boundaries.layer(archive, "RipGeo")
    (tmp_path / "other").mkdir()
    with pytest.raises(StepError, match="non è in EPSG:32632"):
        boundaries.layer(limits(tmp_path / "other", crs=4326), "Reg")


def test_the_command_writes_a_table_for_every_archive_of_the_folder(tmp_path, monkeypatch, capsys):
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    monkeypatch.setattr(sys, "argv", ["refresh", str(raw), "--out", str(out)])
    assert refresh.main() == 1
    assert "non c'è nessuno" in capsys.readouterr().err
    limits(raw)
    rcs(raw, *[row for row in LEVELS if not row.startswith("IT;")])
    assert refresh.main() == 0
    assert "stranieri residenti al 1° gennaio 2025: 15" in capsys.readouterr().out
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*")) == [
        "boundaries/comuni.parquet",
        "boundaries/province.topojson",
        "residents/stranieri_2025.csv",
        "residents/stranieri_province_2025.csv",
    ]
    objects = json.loads((out / "boundaries/province.topojson").read_text("utf-8"))["objects"]
    assert [shape["properties"]["nome"] for shape in objects["regioni"]["geometries"]] == [
        "Valle d'Aosta",
        "Emilia-Romagna",
    ]
    before = {path: path.read_bytes() for path in out.rglob("*.*")}
    rcs(raw, "001001;Agliè;436;Marocco;;;1;1;3")
    assert refresh.main() == 1
    assert {path: path.read_bytes() for path in out.rglob("*.*")} == before
