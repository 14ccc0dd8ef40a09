# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Comuni, codes and provinces of other years lead to those of today."""

import numpy as np
import pandas as pd
import pytest

from mapping.places import geocode, load_gazetteer
from mapping.shipped_tables import read_table
from tests.benchmarks import sets
from tests.benchmarks.geocoder import score
from tests.test_places_names import place


def test_every_suppressed_code_leads_somewhere_in_one_region() -> None:
    table = read_table("gazetteer/codici_storici.csv")
    found = geocode(table[["codice"]].set_axis(["codice_comune"], axis=1)).frame
    places = load_gazetteer().places
    regions = [{places[code].regione for code in codes.split("; ")} for codes in table["codici"]]
    assert (found["luogo_codice_comune"].ne("") == ~table["codici"].str.contains(";")).all()
    expected = [next(iter(known)) if len(known) == 1 else "" for known in regions]
    assert (found["luogo_codice_regione"].to_numpy() == np.array(expected)).all()
    assert sum(len(known) > 1 for known in regions) <= 20  # codes given again to a comune of another region


def test_names_since_1861_are_in_the_right_region() -> None:
    for asked in sets.past(load_gazetteer()):
        found = score(asked)
        assert found.wrong <= (2 if "ANPR, nome" in asked.name else 0), asked.name
        assert found.right / found.rows > 0.92, asked.name


@pytest.mark.parametrize(
    ("comune", "provincia", "regione", "expected"),
    [
        ("Valverde", "PV", "", "Colli Verdi"),
        ("Valverde", "CT", "", "Valverde"),
        ("Brione", "TN", "", "Borgo Chiese"),
        ("Brione", "BS", "", "Brione"),
        ("Corigliano Calabro", "CS", "", "Corigliano-Rossano"),
        ("Presicce", "LE", "", "Presicce-Acquarica"),
        ("Forlì", "FO", "", "Forlì"),
        ("Rimini", "FO", "", "Rimini"),
        ("Pesaro", "PS", "", "Pesaro"),
        ("Olbia", "OT", "", "Olbia"),
        ("Lanusei", "OG", "", "Lanusei"),
        ("Sanluri", "VS", "", "Sanluri"),
        ("Carbonia", "CI", "", "Carbonia"),
        ("Carbonia", "SU", "", "Carbonia"),
        ("Barletta", "BA", "", "Barletta"),
        ("Monza", "MI", "Lombardia", "Monza"),
        ("Fermo", "AP", "", "Fermo"),
        ("Sappada", "BL", "Veneto", "Sappada"),
        ("Sappada", "UD", "Friuli-Venezia Giulia", "Sappada"),
        ("Montecopiolo", "PU", "Marche", "Montecopiolo"),
        ("Sassofeltrio", "PS", "Marche", "Sassofeltrio"),
        ("Novafeltria", "PU", "Marche", "Novafeltria"),
        ("Campobasso", "CB", "Abruzzi e Molise", "Campobasso"),
    ],
)
def test_old_and_new_areas(comune: str, provincia: str, regione: str, expected: str) -> None:
    found = place(comune, provincia, regione)
    assert (found["luogo_comune"], found["precisione"]) == (expected, "comune")


@pytest.mark.parametrize("comune", ["Valverde", "Brione", "Sale", "Campagna", "Ampezzo"])
def test_a_bare_name_that_others_bore_is_left_open(comune: str) -> None:
    assert place(comune)["luogo_codice_comune"] == ""


@pytest.mark.parametrize("comune", ["Torino", "Prato", "Treviso"])
def test_unless_it_is_by_far_the_largest(comune: str) -> None:
    assert place(comune)["luogo_comune"] == comune


def test_a_territory_that_was_split_leads_to_what_its_heirs_share() -> None:
    found = place("Viticuso ed Acquafondata", "FR")
    assert found["luogo_codice_comune"] == ""
    assert (found["luogo_provincia"], found["metodo"]) == ("FR", "storico")


def test_another_clue_names_the_heir_of_a_split_territory() -> None:
    found = place("Viticuso ed Acquafondata", "FR", codice_comune="060091")
    assert found["luogo_codice_comune"] == "060091"


def test_sardinia_before_and_after_2026() -> None:
    table = read_table("gazetteer/sardegna_2026.csv")
    name = load_gazetteer().comuni["nome"].reindex(table["codice_comune"]).to_numpy()
    asked = [
        pd.DataFrame({"codice_comune": table["codice_2026"]}),
        pd.DataFrame({"comune": name, "provincia": table["sigla_2026"]}),
        pd.DataFrame({"comune": name, "provincia": table["provincia_2026"]}),
    ]
    for frame in asked:
        found = geocode(frame).frame["luogo_codice_comune"].to_numpy()
        assert (found == table["codice_comune"].to_numpy()).all()


@pytest.mark.parametrize(
    ("provincia", "sigla", "region"),
    [("OT", "SS", "20"), ("VS", "SU", "20"), ("OG", "", "20"), ("FO", "FC", "08"), ("BAT", "BT", "16")],
)
def test_provinces_of_other_years_alone(provincia: str, sigla: str, region: str) -> None:
    found = place("", provincia)
    assert (found["luogo_provincia"], found["luogo_codice_regione"]) == (sigla, region)


@pytest.mark.parametrize(("comune", "provincia"), [("Pola", "PL"), ("Zara", ""), ("Fiume", "FU"), ("Aidussina", "GO")])
def test_ceded_comuni_are_abroad(comune: str, provincia: str) -> None:
    found = place(comune, provincia)
    assert found["luogo_codice_comune"] == ""
    assert found["luogo_estero"] or found["luogo_codice_regione"] == ""
