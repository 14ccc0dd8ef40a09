# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What disagrees is reported; nothing is chosen in silence; of a draw only what agrees is kept."""

import pandas as pd
import pytest

from mapping.places import geocode
from mapping.problems import catalogue

# comune, provincia, regione, cap, codice -> comune, provincia, regione found, problems
CASES = [
    ("Bologna", "BO", "Lombardia", "", "", "Bologna", "BO", "08", {"regione-discorde"}),
    ("Bologna", "MI", "Emilia-Romagna", "", "", "Bologna", "BO", "08", {"provincia-discorde"}),
    ("Bologna", "MI", "", "", "", "", "", "", {"luogo-discorde"}),
    ("Bologna", "", "Lombardia", "", "", "", "", "", {"luogo-discorde"}),
    ("Bologna", "MI", "Lombardia", "", "", "", "", "", {"luogo-discorde"}),
    ("Bologna", "MI", "Lombardia", "20121", "", "", "MI", "03", {"luogo-discorde"}),
    ("Bologna", "MI", "Lombardia", "", "037006", "Bologna", "BO", "08", {"provincia-discorde", "regione-discorde"}),
    ("Sesto San Giovanni", "VA", "", "", "", "", "", "03", {"luogo-discorde"}),
    ("Milano", "MI", "", "", "037006", "Milano", "MI", "03", {"codice-discorde"}),
    ("Milano", "", "", "", "037006", "", "", "", {"luogo-discorde"}),
    ("Rho", "MI", "Lombardia", "40121", "", "Rho", "MI", "03", {"cap-discorde"}),
    ("Roma", "", "", "20121", "", "", "", "", {"luogo-discorde"}),
    ("Xyzzy", "MI", "Lombardia", "", "", "", "MI", "03", {"comune-sconosciuto"}),
    ("Xyzzy", "MI", "Veneto", "", "", "", "", "", {"comune-sconosciuto"}),
    ("Xyzzy", "BO", "", "", "037006", "Bologna", "BO", "08", {"comune-dedotto"}),
    ("Monza", "MI", "", "", "", "Monza", "MB", "03", {"provincia-di-prima"}),
    ("Rho", "Bohemia", "Lombardia", "", "", "Rho", "MI", "03", {"provincia-sconosciuta"}),
    ("Rho", "MI", "Narnia", "", "", "Rho", "MI", "03", {"regione-sconosciuta"}),
    ("Rho", "MI", "", "", "999999", "Rho", "MI", "03", {"codice-sconosciuto"}),
    ("Torre del Grecco", "NA", "", "", "", "Torre del Greco", "NA", "15", {"comune-simile"}),
    ("Brione", "TN", "", "", "", "Borgo Chiese", "TN", "04", {"comune-storico"}),
    ("Ostia", "RM", "", "", "", "Roma", "RM", "12", {"comune-frazione"}),
    ("", "MI", "Lombardia", "", "", "", "MI", "03", {"comune-mancante"}),
    ("", "", "", "40121", "", "Bologna", "BO", "08", {"comune-trovato"}),
    ("", "MI", "Veneto", "", "", "", "", "", {"luogo-discorde"}),
    ("Castro", "", "", "", "", "", "", "", {"comune-ambiguo"}),
    ("Roma", "RM", "Lazio", "00184", "058091", "Roma", "RM", "12", set()),
    ("Roma", "RM", "Lazio", "00100", "058091", "Roma", "RM", "12", set()),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: " | ".join(case[:5]))
def test_weighing(case: tuple[str, ...]) -> None:
    asked = pd.DataFrame([case[:5]], columns=["comune", "provincia", "regione", "cap", "codice_comune"], index=[7])
    frame, problems = geocode(asked)
    found = frame.loc[7]
    assert tuple(found[["luogo_comune", "luogo_provincia", "luogo_codice_regione"]]) == case[5:8]
    assert {problem.codice for problem in problems} == case[8]
    assert {problem.riga for problem in problems} <= {7}
    assert (found["luogo_motivo"] == "") == (found["luogo_codice_comune"] != "")


def test_a_code_that_lost_its_zeros() -> None:
    frame = geocode(pd.DataFrame({"codice_comune": ["1272", "1272.0", 1272, "001272"]})).frame
    assert set(frame["luogo_comune"]) == {"Torino"}


def test_the_proposal_is_what_to_write() -> None:
    _, problems = geocode(pd.DataFrame({"comune": ["Torre del Grecco"], "provincia": ["NA"]}))
    assert [(p.colonna, p.valore, p.proposta) for p in problems] == [
        ("comune", "Torre del Grecco", "Torre del Greco (NA)")
    ]


def test_every_problem_has_its_words() -> None:
    for case in CASES:
        asked = pd.DataFrame([case[:5]], columns=["comune", "provincia", "regione", "cap", "codice_comune"], index=[7])
        for problem in geocode(asked).problems:
            assert problem.codice in catalogue()
            assert problem.text("it") and problem.text("en")
            assert "{" not in problem.text("it") + problem.text("en")
