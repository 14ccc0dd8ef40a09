# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Places outside Italy are told from places that are not understood."""

import pytest

from tests.test_places_names import place


@pytest.mark.parametrize(
    ("comune", "provincia", "regione"),
    [
        ("Tirana", "EE", ""),
        ("Parigi", "", ""),
        ("Dakar", "Estero", ""),
        ("Lugano", "", "Svizzera"),
        ("San Marino", "", ""),
        ("San Marino", "RSM", ""),
        ("Città del Vaticano", "RM", "Lazio"),
        ("", "EE", ""),
        ("", "", "Albania"),
        ("Senegal", "", ""),
        ("Qualunque", "EE", ""),
    ],
)
def test_abroad(comune: str, provincia: str, regione: str) -> None:
    found = place(comune, provincia, regione)
    assert found["luogo_estero"]
    assert (found["luogo_codice_comune"], found["luogo_codice_regione"], found["precisione"]) == ("", "", "")


@pytest.mark.parametrize(
    ("comune", "provincia", "regione"), [("Roma", "EE", ""), ("Tirana", "RM", "Lazio"), ("Nizza", "", ""), ("", "", "")]
)
def test_not_abroad_where_the_row_disagrees_or_tells_nothing(comune: str, provincia: str, regione: str) -> None:
    found = place(comune, provincia, regione)
    assert not found["luogo_estero"]
    assert found["luogo_codice_comune"] == ""


def test_a_comune_that_bears_a_foreign_name_is_in_italy() -> None:
    assert place("Barcellona", "ME")["luogo_comune"] == "Barcellona Pozzo di Gotto"
    assert place("Alessandria", "AL")["luogo_comune"] == "Alessandria"
    assert place("San Marino", "MO")["luogo_estero"] is not True
