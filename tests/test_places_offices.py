# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How offices write: names cut short, contracted, re-encoded; and what stays open because it may be two places."""

import pandas as pd
import pytest

from mapping.places import geocode
from mapping.places.names.area_cell import read_province, read_region
from mapping.places.names.shipped import load_gazetteer
from tests.benchmarks import sets
from tests.benchmarks.geocoder import score
from tests.benchmarks.spellings import ABBREVIATIONS
from tests.test_places_names import place


def test_the_list_made_by_hand_is_read_without_a_mistake() -> None:
    [offices] = [asked for asked in sets.spelled(load_gazetteer()) if asked.name == "secondo elenco fatto a mano"]
    found = score(offices)
    assert found.rows > 550
    assert found.wrong == 0
    assert found.right / found.rows > 0.98


@pytest.mark.parametrize(
    ("comune", "provincia", "expected"),
    [
        ("SESTO F.NO", "FI", "Sesto Fiorentino"),  # the sigla of Novara is none here
        ("CASALE M.TO", "AL", "Casale Monferrato"),
        ("S.TA MARIA C.V.", "", "Santa Maria Capua Vetere"),
        ("S.REMO", "IM", "Sanremo"),
        ("C/MMARE DI STABIA", "NA", "Castellammare di Stabia"),
        ("APPIANO S.S.D.V.", "BZ", "Appiano sulla strada del vino"),
        ("SAVIGNANO SUL R.", "FC", "Savignano sul Rubicone"),
        ("BAGNO A R.", "FI", "Bagno a Ripoli"),  # Bagno di Romagna left Firenze in 1923
        ("S.GIOVANNI IN PERSICET", "BO", "San Giovanni in Persiceto"),
        ("SETTIMO", "TO", "Settimo Torinese"),  # two small comuni begin so too
        ("BELLARIA", "RN", "Bellaria-Igea Marina"),
        ("Cant—", "CO", "Cantù"),
        ("MONTEROTONDO SCALO", "RM", "Monterotondo"),
        ("MARCONIA DI PISTICCI", "MT", "Pisticci"),
        ("Milano 2", "MI", "Segrate"),
        ("58091", "", "Roma"),
        ("Ai Catena", "CT", "Aci Catena"),  # not Catenanuova, once in the province
        ("Cameri, NO, Italia", "", "Cameri"),
        ("Lodi V.", "LO", "Lodi Vecchio"),
        ("Lodi V", "LO", "Lodi Vecchio"),
        ("Ostra V.", "AN", "Ostra Vetere"),
        ("Settimo V.", "TO", "Settimo Vittone"),
        ("Settimo R.", "TO", "Settimo Rottaro"),
        ("Ariano I.", "AV", "Ariano Irpino"),
        ("28062 CAMERI NO", "", "Cameri"),
        ("Frienze", "FI", "Firenze"),
        ("Blogna", "BO", "Bologna"),
        ("Ferarra", "FE", "Ferrara"),
    ],
)
def test_what_offices_write(comune: str, provincia: str, expected: str) -> None:
    assert place(comune, provincia)["luogo_comune"] == expected


@pytest.mark.parametrize(
    ("comune", "provincia"),
    [
        ("ALBISOLA", "SV"),  # Albisola Superiore and Albissola Marina
        ("NOCERA", "SA"),
        ("MONTECCHIO", "VI"),
        ("SASSO M.", "BO"),  # Sasso Morelli is a hamlet of Imola
        ("CERRO M.", "MB"),
        ("Lodi B", "LO"),
        ("San Mango Cilent", "SA"),
        ("CASTEL S.", "BO"),
    ],
)
def test_what_may_be_two_places_stays_open(comune: str, provincia: str) -> None:
    assert place(comune, provincia)["luogo_codice_comune"] == ""


def test_the_cap_lets_more_be_forgiven() -> None:
    """Among the few comuni of a CAP a name may have two wrong letters; without it they stay open."""
    assert place("Galarratte", "VA")["luogo_comune"] == "Gallarate"
    assert place("Rezago", "", cap="20020")["luogo_comune"] == ""
    assert place("Vanzaghelo", "", cap="20020")["luogo_comune"] == "Vanzaghello"


def test_a_hamlet_called_like_a_state_beside_another_province() -> None:
    """San Marino di Bentivoglio is in Bologna; San Marino with the province around it is the republic."""
    assert not place("San Marino", "BO")["luogo_estero"]
    assert place("San Marino", "RN")["luogo_estero"]
    assert place("San Marino")["luogo_estero"]


@pytest.mark.parametrize(
    ("cell", "sigla"),
    [
        ("CITTA' METROPOLITANA DI NAPOLI", "NA"),
        ("Roma Città Metropolitana", "RM"),
        ("COSENZA CS", "CS"),
        ("Torino - TO", "TO"),
        ("Milnao", "MI"),
        ("CATANZ.", "CZ"),
    ],
)
def test_provinces_as_offices_write_them(cell: str, sigla: str) -> None:
    assert read_province(cell, load_gazetteer()).sigle == {sigla}


def test_a_name_and_a_sigla_of_two_provinces_are_not_understood() -> None:
    assert not read_province("COSENZA RC", load_gazetteer()).known


def test_a_misspelt_region() -> None:
    assert read_region("Lombradia", load_gazetteer()).regions == {"03"}
    assert not read_region("Nord-Ovest", load_gazetteer()).known


@pytest.mark.parametrize("form", ABBREVIATIONS)
def test_an_abbreviated_last_word_is_found_or_left_open(form: str) -> None:
    """Every tenth official name; the whole is in the benchmark."""
    comuni = load_gazetteer().comuni.reset_index().iloc[::10]
    written = [ABBREVIATIONS[form](name, sigla) for name, sigla in zip(comuni["nome"], comuni["sigla"], strict=True)]
    found = geocode(pd.DataFrame(written, columns=["comune", "provincia"])).frame["luogo_codice_comune"].to_numpy()
    true = comuni["codice_comune"].to_numpy()
    assert set(found[found != true]) <= {""}
    assert (found == true).mean() > 0.95
