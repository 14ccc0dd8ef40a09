# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""ISTAT's archives as they are downloaded: small ones, written here in those formats with their known traps.

The real archives are not in the repository; nothing here says that they were read.
"""

import json
import sys
import zipfile

import geopandas as gpd
import pytest
import shapely

from geodata import refresh
from geodata.official import boundaries, residents
from geodata.official.citizenships import residents_by_citizenship
from geodata.official.suppressed import suppressed
from geodata.steps.common import StepError
from tests.rcs_archive import write_rcs

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


def test_an_archive_that_is_none_is_told_in_words(tmp_path):
    broken = tmp_path / "Dati_RCS_cittadinanza_2025.zip"
    broken.write_bytes(b"PK")
    with pytest.raises(StepError, match="non è un archivio zip intero"):
        residents_by_citizenship(broken)
    with pytest.raises(StepError, match="i file CSV sono 2"):
        residents_by_citizenship(zipped(broken, **{"a.csv": "", "b.CSV": ""}))
    with pytest.raises(StepError, match="manca una riga con le colonne"):
        residents_by_citizenship(zipped(broken, **{"a.csv": "Anno;Altro\n2025;1\n"}))
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
    write_rcs(raw, ["001001;Agliè;436;Marocco;Africa settentrionale;Africa;7;8;15"])
    assert refresh.main() == 0
    assert "stranieri residenti al 1° gennaio 2025: 15" in capsys.readouterr().out
    assert sorted(path.relative_to(out).as_posix() for path in out.rglob("*.*")) == [
        "boundaries/comuni.parquet",
        "boundaries/province.topojson",
        "residents/stranieri_2025.csv",
        "residents/totali.csv",
    ]
    objects = json.loads((out / "boundaries/province.topojson").read_text("utf-8"))["objects"]
    assert [shape["properties"]["nome"] for shape in objects["regioni"]["geometries"]] == [
        "Valle d'Aosta",
        "Emilia-Romagna",
    ]
    before = {path: path.read_bytes() for path in out.rglob("*.*")}
    write_rcs(raw, ["001001;Agliè;436;Marocco;;;1;1;3"])
    assert refresh.main() == 1
    assert {path: path.read_bytes() for path in out.rglob("*.*")} == before
