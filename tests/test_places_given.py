# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Cells of place that say more, or less, than a comune: all of Italy, a region with its province, a region's name."""

from itertools import product

import pandas as pd
import pytest

from mapping import build_atlas, geocode

EVERYWHERE = [
    "Tutta Italia", "tutta l'Italia", "ITALIA", "Territorio nazionale", "tutto il territorio nazionale",
    "su tutto il territorio nazionale", "Intero territorio nazionale", "ambito nazionale", "Nazionale",
    "Tutte le regioni", "tutte le regioni d'Italia", "in tutta Italia", "Italy", "whole of Italy",
    "territorio italiano",
]  # fmt: skip
SOMEWHERE = ["Itala", "Paese", "Massa Marittima", "Nazzano", "Sede", "tutto il territorio", "Regione", "le province"]


def place(**cells: str) -> pd.Series:
    return geocode(pd.DataFrame([cells])).frame.iloc[0]


@pytest.mark.parametrize(("text", "column"), list(product(EVERYWHERE, ["comune", "provincia", "regione"])))
def test_all_of_italy_is_no_comune_and_nothing_to_correct(text, column) -> None:
    placed, problems = geocode(pd.DataFrame([{column: text}]))
    assert placed["luogo_nazionale"].tolist() == [True]
    assert [(problem.codice, problem.proposta) for problem in problems] == [("sede-nazionale", "")]
    assert placed["luogo_motivo"].tolist() == [problems[0].public()]


@pytest.mark.parametrize("text", SOMEWHERE)
def test_other_words_are_not_all_of_italy(text) -> None:
    assert not place(comune=text)["luogo_nazionale"]


@pytest.mark.parametrize(
    ("cells", "comune", "national"),
    [
        ({"regione": "tutta Italia", "comune": "Roma"}, "Roma", False),
        ({"comune": "tutta Italia", "indirizzo": "Via Po 3, 10121 Torino"}, "Torino", False),
        ({"comune": "Nazionale", "provincia": "MI"}, "", False),
        ({"raggio_azione": "nazionale"}, "", True),
        ({"raggio_azione": "nazionale", "comune": "Roma"}, "Roma", False),
        ({"raggio_azione": "nazionale", "comune": "Innominato"}, "", False),
        ({"raggio_azione": "nazionale", "indirizzo": "Via senza numero"}, "", False),
        ({"raggio_azione": "regionale"}, "", False),
        ({"indirizzo": "tutta Italia"}, "", True),
        ({"indirizzo": "Italia", "comune": "Roma"}, "Roma", False),
    ],
)
def test_only_who_gives_no_seat_is_nationwide(cells, comune, national) -> None:
    found = place(**cells)
    assert (found["luogo_comune"], found["luogo_nazionale"]) == (comune, national)


@pytest.mark.parametrize(
    ("text", "sigla"),
    [
        ("TRENTINO ALTO ADIGE (TRENTO)", "TN"), ("TRENTINO-ALTO ADIGE (BOLZANO)", "BZ"),
        ("Friuli Venezia Giulia (Udine)", "UD"), ("Emilia-Romagna / Bologna", "BO"), ("Puglia (BA)", "BA"),
        ("LOMBARDIA; Bergamo", "BG"), ("Lombardia, Torino", ""), ("Lombardia, Piemonte", ""),
    ],
)  # fmt: skip
def test_a_region_with_its_province_is_the_province(text, sigla) -> None:
    assert place(regione=text)["luogo_provincia"] == sigla


@pytest.mark.parametrize(
    ("comune", "address", "found"),
    [
        ("Molise", "Via Berta 1, Isernia, IS", "Isernia"),
        ("Molise", "Via Berta 1, 86170 Isernia (IS)", "Isernia"),
        ("Molise", "Via Isernia 1, 86020 Molise (CB)", "Molise"),
        ("Molise", "Via Isernia 1", "Molise"),
        ("Molise", "", "Molise"),
        ("Lazio", "Via Roma 3, Latina", "Latina"),
        ("Provincia di Milano", "Via Po 3, Rho (MI)", "Rho"),
        ("Lazio", "Via Roma 3, Milano", ""),
    ],
)
def test_a_wider_area_in_the_cell_of_the_comune_leaves_the_comune_to_the_address(comune, address, found) -> None:
    assert place(comune=comune, indirizzo=address)["luogo_comune"] == found


def test_an_address_that_is_only_a_region_is_one() -> None:
    assert place(indirizzo="Regione Lazio")["luogo_regione"] == "Lazio"


@pytest.mark.parametrize(
    ("comune", "address", "told"),
    [
        ("Torino", "Via Milano 3 - 20121 Milano", "L'indirizzo nomina Milano, il comune è Torino: vale il comune; se è "
         "sbagliato, correggerlo."),
        ("Torino", "Via Milano 3", ""), ("Venezia", "Via Po 3, Mestre", ""), ("Milano", "Via Po 3, Milano (MI)", ""),
    ],
)  # fmt: skip
def test_an_address_in_another_comune_is_told(comune, address, told) -> None:
    placed, problems = geocode(pd.DataFrame([{"comune": comune, "indirizzo": address}]))
    assert placed["luogo_comune"].tolist() == [comune]
    assert [problem.text() for problem in problems if problem.codice == "indirizzo-discorde"] == [told] * bool(told)


def test_a_nationwide_body_is_a_state_of_its_own_published_and_not_drawn(tmp_path) -> None:
    rows = pd.DataFrame({"denominazione": ["Alfa", "Beta", "Gamma"], "comune": ["tutta Italia", "", "Roma"]})
    rows.to_csv(tmp_path / "r.csv", index=False)
    atlas = build_atlas(tmp_path / "r.csv")
    assert {state: n for state, n in atlas.states.items() if n} == {"mappata": 1, "nazionale": 1, "senza_luogo": 1}
    assert atlas.associations["stato"].tolist() == ["nazionale", "senza_luogo", "mappata"]
    assert atlas.associations["luogo_latitudine"].isna().tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("text", "comune"),
    [
        ("RE - Reggio Emilia", "Reggio nell'Emilia"), ("MI-Rho", "Rho"), ("(RM) Roma", "Roma"), ("VB - Re", "Re"),
        ("PO - Prato", "Prato"), ("TO - Rho", ""),
    ],
)  # fmt: skip
def test_the_sigla_may_stand_before_its_comune(text, comune) -> None:
    assert place(comune=text)["luogo_comune"] == comune
