# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The shipped gazetteer: how many, which codes, whose points, how many residents."""

import pytest

from mapping.shipped_tables import read_table


@pytest.fixture(scope="module")
def comuni():
    return read_table("gazetteer/comuni.csv").set_index("codice_comune")


@pytest.mark.parametrize(("level", "count"), [("regioni", 20), ("province", 107), ("comuni", 7896)])
def test_counts(level, count):
    table = read_table(f"gazetteer/{level}.csv")
    codes = table.iloc[:, 0]
    assert len(table) == count and codes.is_unique and codes.is_monotonic_increasing


def test_codes_agree_across_levels(comuni):
    provinces = read_table("gazetteer/province.csv").set_index("codice_provincia")
    assert (comuni.index.str[:3] == comuni["codice_provincia"]).all()
    assert (comuni["codice_provincia"].map(provinces["sigla"]) == comuni["sigla"]).all()
    assert (comuni["codice_provincia"].map(provinces["codice_regione"]) == comuni["codice_regione"]).all()
    assert set(provinces["codice_regione"]) == set(read_table("gazetteer/regioni.csv")["codice_regione"])


def test_na_is_napoli_and_none_is_a_comune(comuni):
    napoli = comuni.loc["063049"]
    assert (napoli["nome"], napoli["sigla"]) == ("Napoli", "NA")
    assert set(comuni.loc[comuni["nome"].isin(["None", "Re", "Nan"]), "sigla"]) >= {"TO", "VB"}


@pytest.mark.parametrize(
    ("code", "name", "other"),
    [
        ("021008", "Bolzano", "Bozen"),
        ("022250", "San Giovanni di Fassa", "Sèn Jan"),
        ("032001", "Duino Aurisina", "Devin Nabrežina"),
        ("021061", "Ortisei", "St. Ulrich"),
        ("058091", "Roma", ""),
    ],
)
def test_double_names_are_two_columns(comuni, code, name, other):
    assert tuple(comuni.loc[code, ["nome", "altra_lingua"]]) == (name, other)


def test_124_names_are_double(comuni):
    assert (comuni["altra_lingua"] != "").sum() == 124


@pytest.mark.parametrize("name", ["Castro", "Livo", "Peglio", "Samone", "San Teodoro"])
def test_homonyms_are_two(comuni, name):
    assert comuni.loc[comuni["nome"] == name, "sigla"].nunique() == 2


def test_no_other_name_is_borne_twice_in_a_province(comuni):
    assert not comuni.duplicated(["nome", "sigla"]).any()
    assert comuni["nome"].value_counts().eq(2).sum() == 5


def test_province_names_without_the_faults_of_the_archive():
    names = read_table("gazetteer/province.csv").set_index("sigla")["nome"]
    assert (names["FC"], names["MS"], names["RC"]) == ("Forlì-Cesena", "Massa-Carrara", "Reggio Calabria")


def test_region_names_are_the_short_ones():
    names = read_table("gazetteer/regioni.csv").set_index("codice_regione")["nome"]
    assert (names["02"], names["04"], names["06"]) == (
        "Valle d'Aosta",
        "Trentino-Alto Adige",
        "Friuli-Venezia Giulia",
    )


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"),
    [
        ("081025", 37.9164, 12.5406),
        ("021014", 46.6995, 11.1695),
        ("022251", 46.1677, 11.1051),
        ("001154", 45.1420, 7.06461),
    ],
)
def test_the_wrong_points_are_repaired(comuni, code, latitude, longitude):
    assert float(comuni.loc[code, "latitudine"]) == pytest.approx(latitude, abs=1e-5)
    assert float(comuni.loc[code, "longitudine"]) == pytest.approx(longitude, abs=1e-5)


def test_no_two_comuni_share_a_point(comuni):
    assert not comuni.duplicated(["latitudine", "longitudine"]).any()


def test_residents_of_2020_sum_to_italy(comuni):
    known = comuni.loc[comuni["residenti_2020"] != "", "residenti_2020"].astype(int)
    assert known.sum() == 59_641_488 and (known > 0).all()
    assert list(comuni.index[comuni["residenti_2020"] == ""]) == ["081025"]


@pytest.mark.parametrize(
    ("code", "residents"), [("022253", 3612), ("012144", 3710), ("041044", 96786), ("097008", 3512)]
)
def test_residents_of_what_merged_are_summed_once(comuni, code, residents):
    assert int(comuni.loc[code, "residenti_2020"]) == residents


def test_every_province_has_a_chief_town(comuni):
    chief = comuni[comuni["capoluogo"] == "1"]
    assert set(comuni["capoluogo"]) == {"0", "1"}
    assert chief["sigla"].nunique() == 107
    assert set(chief.loc[chief["sigla"] == "PU", "nome"]) == {"Pesaro", "Urbino"}
