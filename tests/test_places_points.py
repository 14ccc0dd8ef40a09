# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Coordinates: comma or point, exchanged, zero, at sea, abroad, against the rest of the row."""

import pandas as pd
import pytest

from mapping.places import geocode, load_gazetteer
from mapping.places.points.location import locate

POINTS = [
    ("41.9", "12.5", "dentro", "Roma"),
    ("41,9", "12,5", "dentro", "Roma"),
    ("41.9° N", "12.5° E", "dentro", "Roma"),
    ("12.5", "41.9", "scambiate", "Roma"),
    ("43.9366", "12.447", "estero", ""),  # San Marino
    ("41.9022", "12.4534", "estero", ""),  # Vaticano
    ("41.9022", "12.4600", "dentro", "Roma"),  # a street away from it
    ("45.97", "8.971", "dentro", "Campione d'Italia"),
    ("46.005", "8.95", "estero", ""),  # Lugano
    ("45.834", "9.03", "estero", ""),  # Chiasso
    ("43.775", "7.5", "estero", ""),  # Menton
    ("45.956", "13.648", "estero", ""),  # Nova Gorica
    ("47.26", "11.39", "estero", ""),  # Innsbruck
    ("41.92", "8.74", "estero", ""),  # Ajaccio
    ("36.8", "10.18", "estero", ""),  # Tunis
    ("14.7", "-17.4", "estero", ""),  # Dakar
    ("41.2", "11.0", "mare", ""),
    ("40.835", "14.27", "costa", "Napoli"),  # a pier
    ("35.5", "12.6", "dentro", "Lampedusa e Linosa"),
    ("45.6", "10.7", "dentro", "Torri del Benaco"),  # the lake belongs to a comune
    ("0", "0", "zero", ""),
    ("", "12.5", "incomplete", ""),
    ("abc", "12.5", "illeggibili", ""),
    ("4190000", "1250000", "illeggibili", ""),
    ("", "", "", ""),
]


@pytest.mark.parametrize(("lat", "lon", "status", "comune"), POINTS)
def test_where_a_point_lies(lat: str, lon: str, status: str, comune: str) -> None:
    (found,) = locate(pd.Series([lat]), pd.Series([lon]))
    places = load_gazetteer().places
    assert (found.status, places[found.code].nome if found.code else "") == (status, comune)


ROWS = [
    # comune, provincia, lat, lon -> comune, precision, abroad, problems
    ("Roma", "RM", "41.9", "12.5", "Roma", "punto", False, set()),
    ("Roma", "RM", "12,5", "41,9", "Roma", "punto", False, {"coordinate-scambiate"}),
    ("Roma", "", "0", "0", "Roma", "comune", False, {"coordinate-zero"}),
    ("Roma", "RM", "41.2", "11.0", "Roma", "comune", False, {"coordinate-mare"}),
    ("Milano", "MI", "41.9", "12.5", "Milano", "comune", False, {"coordinate-discordi"}),
    ("Milano", "", "41.9", "12.5", "", "", False, {"luogo-discorde"}),
    ("", "", "41.9", "12.5", "Roma", "punto", False, {"comune-trovato"}),
    ("", "MI", "41.9", "12.5", "", "", False, {"luogo-discorde"}),
    ("", "", "12.5", "41.9", "", "", False, {"coordinate-scambiate", "comune-mancante"}),
    ("", "RM", "12.5", "41.9", "Roma", "punto", False, {"coordinate-scambiate", "comune-trovato"}),
    ("", "", "48.85", "2.35", "", "", True, {"coordinate-estero", "luogo-estero"}),
    ("Roma", "", "48.85", "2.35", "", "", False, {"coordinate-estero", "luogo-discorde"}),
    ("Castro", "", "45.80", "10.06", "Castro", "punto", False, set()),
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: " | ".join(row[:4]))
def test_points_against_the_rest_of_the_row(row: tuple) -> None:
    asked = pd.DataFrame([row[:4]], columns=["comune", "provincia", "latitudine", "longitudine"], index=[9])
    frame, problems = geocode(asked)
    found = frame.loc[9]
    assert (found["luogo_comune"], found["precisione"], found["luogo_estero"]) == row[4:7]
    assert {problem.codice for problem in problems} == row[7]


def test_a_point_is_kept_where_it_agrees_and_turned_where_it_was_exchanged() -> None:
    asked = pd.DataFrame({"comune": ["Roma"] * 3, "provincia": ["RM"] * 3})
    asked["latitudine"], asked["longitudine"] = ["41,91", "12.51", "45.4"], ["12,51", "41.91", "9.2"]
    found = geocode(asked).frame
    assert found["luogo_latitudine"].tolist()[:2] == [41.91, 41.91]
    assert found["luogo_longitudine"].tolist()[:2] == [12.51, 12.51]
    assert found["luogo_latitudine"][2] == float(load_gazetteer().comuni.at["058091", "latitudine"])


def test_numbers_serve_as_well_as_text() -> None:
    asked = pd.DataFrame({"latitudine": [41.9, float("nan")], "longitudine": [12.5, float("nan")], "cap": [None, 184]})
    found = geocode(asked).frame
    assert found["luogo_comune"].tolist() == ["Roma", "Roma"]
