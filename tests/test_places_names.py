# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names in every usual spelling lead to the comune of today, or to nothing."""

import numpy as np
import pandas as pd
import pytest

from mapping.places import geocode, load_gazetteer
from mapping.places.names.keys import fold, loose
from tests.benchmarks import sets
from tests.benchmarks.spellings import SPELLINGS


def place(comune: str, provincia: str = "", regione: str = "", **more: str) -> pd.Series:
    frame = pd.DataFrame([{"comune": comune, "provincia": provincia, "regione": regione, **more}], index=[2])
    return geocode(frame).frame.loc[2]


@pytest.mark.parametrize("text", ["Forlì", "FORLI'", "forli", "Forlì ", "FORLÌ", "Forli`", "F o r l ì"])
def test_one_key_for_all_spellings(text: str) -> None:
    assert fold(text) == "forli"


def test_saints_and_small_words_share_the_loose_key() -> None:
    assert loose("S.AGATA LI BATTIATI") == loose("Sant'Agata li Battiati")
    assert loose("Trezzo S. Adda") == loose("Trezzo sull'Adda") == loose("TREZZO S/ADDA")
    assert loose("Montebello Ionico") == loose("Montebello Jonico")


@pytest.mark.parametrize("columns", [["sigla"], ["regione"], ["sigla", "regione"]])
def test_every_official_name_with_its_area_is_found(columns: list[str]) -> None:
    gaz = load_gazetteer()
    comuni = gaz.comuni.reset_index()
    areas = {"sigla": ("provincia", comuni["sigla"]), "regione": ("regione", comuni["codice_regione"].map(gaz.labels))}
    asked = pd.DataFrame({"comune": comuni["nome"], **{areas[c][0]: areas[c][1] for c in columns}})
    found, problems = geocode(asked)
    assert (found["luogo_codice_comune"].to_numpy() == comuni["codice_comune"].to_numpy()).all()
    assert set(found["metodo"]) == {"nome"}
    assert problems == ()


def test_an_official_name_alone_is_found_or_left_open() -> None:
    comuni = load_gazetteer().comuni.reset_index()
    found = geocode(comuni[["nome"]].set_axis(["comune"], axis=1)).frame["luogo_codice_comune"].to_numpy()
    assert set(found[found != comuni["codice_comune"].to_numpy()]) == {""}
    assert np.mean(found != "") > 0.98
    largest = comuni["residenti_2020"].replace("", "0").astype(int).nlargest(40).index
    assert (found[largest] != "").all()


@pytest.mark.parametrize("form", SPELLINGS)
def test_spelled_as_keepers_do(form: str) -> None:
    """Every tenth comune; the whole is in the benchmark."""
    comuni = load_gazetteer().comuni.reset_index().iloc[::10]
    rows = [SPELLINGS[form](name, sigla) for name, sigla in zip(comuni["nome"], comuni["sigla"], strict=True)]
    found = geocode(pd.DataFrame(rows, columns=["comune", "provincia"])).frame["luogo_codice_comune"].to_numpy()
    true = comuni["codice_comune"].to_numpy()
    assert set(found[found != true]) <= {""}
    assert np.mean(found == true) >= 0.997


def test_the_list_of_real_spellings() -> None:
    table = sets.read("keepers.csv")
    found = geocode(table[["comune", "provincia", "regione"]]).frame
    got = found["luogo_comune"].mask(found["luogo_estero"], "estero")
    wrong = table.assign(trovato=got)[got.ne(table["atteso"]) & got.ne("")]
    assert wrong.empty, wrong.to_string()
    assert (got == table["atteso"]).mean() >= 0.99


@pytest.mark.parametrize(
    ("comune", "provincia", "expected"),
    [
        ("Bozen", "", "Bolzano"),
        ("Aoste", "", "Aosta"),
        ("Sèn Jan", "TN", "San Giovanni di Fassa"),
        ("Devin-Nabrežina", "", "Duino Aurisina"),
        ("Čedad", "", "Cividale del Friuli"),
        ("Urtijëi", "BZ", "Ortisei"),
        ("Casteddu", "CA", "Cagliari"),
        ("Bolzano/Bozen", "BZ", "Bolzano"),
        ("Florence", "", "Firenze"),
        ("None", "TO", "None"),
        ("Re", "VB", "Re"),
        ("Comune di Taglio di Po", "RO", "Taglio di Po"),
        ("Cameri (NO)", "", "Cameri"),
        ("H501", "", "Roma"),
        ("Settimo T.se", "TO", "Settimo Torinese"),
        ("Trezzano s/N", "MI", "Trezzano sul Naviglio"),
    ],
)
def test_languages_and_forms(comune: str, provincia: str, expected: str) -> None:
    assert place(comune, provincia)["luogo_comune"] == expected


@pytest.mark.parametrize(
    ("comune", "context", "expected"),
    [
        ("Castro", {"provincia": "LE"}, "075096"),
        ("Castro", {"provincia": "BG"}, "016065"),
        ("Castro", {"regione": "Puglia"}, "075096"),
        ("Castro", {"cap": "24063"}, "016065"),
        ("Samone", {"provincia": "Trento"}, "022165"),
        ("Livo", {"regione": "Lombardia"}, "013130"),
        ("Peglio", {"provincia": "PU"}, "041041"),
        ("San Teodoro", {"provincia": "ME"}, "083090"),
    ],
)
def test_homonyms_by_what_stands_beside(comune: str, context: dict[str, str], expected: str) -> None:
    assert place(comune, **context)["luogo_codice_comune"] == expected


@pytest.mark.parametrize("comune", ["Castro", "Livo", "Peglio", "Samone", "San Teodoro", "Paterno", "Sesto S."])
def test_homonyms_alone_stay_open_with_the_candidates(comune: str) -> None:
    found = place(comune)
    assert found["luogo_codice_comune"] == ""
    assert found["luogo_motivo"]
    if comune != "Sesto S.":
        assert found["luogo_proposte"].count("(") >= 2


@pytest.mark.parametrize(
    ("comune", "provincia", "expected", "method"),
    [
        ("Mestre", "", "Venezia", ("frazione", "storico")),
        ("Ostia", "RM", "Roma", ("frazione",)),
        ("Scampia", "", "Napoli", ("frazione",)),
        ("OSTIA LIDO - ROMA", "RM", "Roma", ("frazione",)),
        ("Napoli Scampia", "", "Napoli", ("frazione",)),
        ("Fregene", "RM", "Fiumicino", ("frazione",)),
    ],
)
def test_hamlets_and_quarters(comune: str, provincia: str, expected: str, method: tuple[str, ...]) -> None:
    found = place(comune, provincia)
    assert (found["luogo_comune"], found["metodo"] in method) == (expected, True)


@pytest.mark.parametrize(
    ("comune", "sigla", "region", "precision"),
    [
        ("Provincia di Milano", "MI", "03", "provincia"),
        ("Lombardia", "", "03", "regione"),
        ("Regione Siciliana", "", "19", "regione"),
        ("Massa-Carrara", "MS", "09", "provincia"),
        ("Città metropolitana di Bari", "BA", "16", "provincia"),
    ],
)
def test_an_area_in_the_column_of_the_comune(comune: str, sigla: str, region: str, precision: str) -> None:
    found = place(comune)
    assert (found["luogo_provincia"], found["luogo_codice_regione"], found["precisione"]) == (sigla, region, precision)
