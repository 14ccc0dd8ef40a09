# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The seven projects of the Ministry's page: complete, sourced, in both languages, nothing invented."""

from dataclasses import fields

import pandas as pd
import pytest

from mapping.coverage import Initiatives, load_initiatives
from mapping.coverage.initiatives import locate, project_places
from mapping.coverage.published_counts import load_published
from mapping.coverage.territory import load_territory
from mapping.errors import GeodataError
from mapping.shipped_tables import read_table

MALAIKA = [
    "Roma", "Torino", "Bologna", "Ferrara", "Rho", "Mantova", "Milano", "Firenze", "Verona", "Vicenza",
    "Bolzano", "Palermo", "Catania", "Ragusa", "Catanzaro", "Cosenza", "Napoli",
]  # fmt: skip
TABLES = [field.name for field in fields(Initiatives)]


@pytest.fixture(scope="module")
def initiatives() -> Initiatives:
    return load_initiatives()


def figure(initiatives: Initiatives, project: str, name: str) -> float:
    rows = initiatives.figures
    found = rows[(rows["progetto"] == project) & (rows["cifra"] == name) & (rows["codice_comune"] == "")]
    assert len(found) == 1
    return float(found["valore"].iloc[0])


def test_the_seven_projects_in_the_order_of_the_page(initiatives):
    assert list(initiatives.projects.index) == [
        "malaika", "incontro", "doti_msna", "start_it_up", "coin", "musa", "amici",
    ]  # fmt: skip


def test_malaika_has_seventeen_territories_in_ten_regions(initiatives):
    places = initiatives.places[initiatives.places["progetto"] == "malaika"]
    assert places["comune"].to_list() == MALAIKA
    assert places["codice_regione"].nunique() == figure(initiatives, "malaika", "regioni") == 10
    assert figure(initiatives, "malaika", "territori") == 17


def test_places_of_the_other_projects(initiatives):
    counts = initiatives.places["progetto"].value_counts().to_dict()
    assert counts == {"malaika": 17, "start_it_up": 10, "musa": 10, "coin": 6, "amici": 4}
    pairs = project_places(initiatives)
    meetings = pairs[pairs["progetto"] == "incontro"]["codice_comune"]
    assert sorted(meetings) == ["017029", "058091", "075035", "081012"]


def test_every_place_lies_in_italy_where_its_code_says(initiatives):
    assert initiatives.places["latitudine"].between(35, 48).all()
    assert initiatives.places["longitudine"].between(6, 19).all()
    assert (initiatives.places["nome"] == initiatives.places["comune"]).all()
    unknown = initiatives.events["codice_comune"] == ""
    assert initiatives.events.loc[unknown, ["comune", "nome", "codice_regione"]].eq("").all(axis=None)
    assert initiatives.events.loc[unknown, "latitudine"].isna().all()


def test_the_sixteen_meetings_known_and_unknown(initiatives):
    meetings = initiatives.events[initiatives.events["comunita"] != ""]
    countries = load_territory().countries
    assert sorted(meetings["comunita"]) == sorted(countries.index[countries["dei_16"]])
    known = meetings[meetings["data"] != ""]
    assert set(known["comunita"]) == {"LK", "PE", "TN", "AL", "EG", "BD", "IN"}
    assert meetings.loc[meetings["data"] == "", "nota_it"].str.contains("non noti").all()
    final = initiatives.events[initiatives.events["evento_it"] == "evento finale"].iloc[0]
    assert (final["data"], final["comune"]) == ("2014-06-19", "Roma")


def test_figures_of_the_page(initiatives):
    assert figure(initiatives, "doti_msna", "doti") == 1_126
    assert figure(initiatives, "doti_msna", "importo") == 5_498_000
    assert figure(initiatives, "doti_msna", "importo_medio") == round(5_498_000 / 1_126, 2)
    names = ["camere", "persone_sportelli", "persone_seguite", "piani", "imprese"]
    assert [figure(initiatives, "start_it_up", name) for name in names] == [10, 492, 434, 409, 12]
    by_city = initiatives.figures[(initiatives.figures["cifra"] == "imprese") & (initiatives.figures["comune"] != "")]
    assert by_city["valore"].astype(int).sum() == 12


def test_the_mapping_is_told_alike_here_and_in_the_published_counts(initiatives):
    published = load_published()
    italy = published[(published["codice"] == "IT") & published["rilevazione_it"].str.startswith("Mappatura")]
    totals = dict(zip(italy["anno"], italy["valore"], strict=True))
    assert totals == {year: figure(initiatives, "incontro", f"associazioni_{year}") for year in ("2014", "2021")}


def test_eligibility_is_of_all_regions_and_is_never_a_place(initiatives):
    assert sorted(initiatives.eligibility["codice_regione"]) == [f"{n:02}" for n in range(1, 21)]
    assert "doti_msna" not in set(project_places(initiatives)["progetto"])
    assert initiatives.eligibility["nota_it"].str.contains("non è noto").all()
    two = initiatives.eligibility[initiatives.eligibility["avviso_it"].str.contains("2/2012")]
    assert sorted(two["regione"]) == ["Calabria", "Campania", "Puglia", "Sicilia"]


@pytest.mark.parametrize("name", TABLES)
def test_every_fact_has_a_public_source(initiatives, name):
    table = getattr(initiatives, name)
    for column in [column for column in table.columns if column.startswith("fonti")]:
        for cell in table[column]:
            assert cell, f"{name}: a row without {column}"
            assert all(source.startswith(("http://", "https://")) for source in cell.split(" "))


@pytest.mark.parametrize("name", TABLES)
def test_words_come_in_both_languages_or_in_none(initiatives, name):
    table = getattr(initiatives, name)
    for column in [column[:-3] for column in table.columns if column.endswith("_it")]:
        assert (table[f"{column}_it"].eq("") == table[f"{column}_en"].eq("")).all(), column


@pytest.mark.parametrize("name", TABLES)
def test_no_file_name_and_no_raw_english_is_left(initiatives, name):
    table = getattr(initiatives, name).select_dtypes("str")
    text = "\n".join(cell for column in table for cell in table[column])
    assert "seed" not in text
    assert ".txt" not in text
    italian = "\n".join(cell for column in table if column.endswith("_it") for cell in table[column])
    assert " not found" not in italian
    assert " the " not in italian


def test_no_row_stands_twice(initiatives):
    for name in TABLES:
        assert not getattr(initiatives, name).reset_index().duplicated().any(), name


def test_a_wrong_code_or_name_of_a_comune_is_told():
    comuni = read_table("gazetteer/comuni.csv").set_index("codice_comune")
    for code, name in [("999999", "Roma"), ("058091", "Milano")]:
        with pytest.raises(GeodataError, match=code):
            locate(pd.DataFrame({"codice_comune": [code], "comune": [name]}), comuni)
