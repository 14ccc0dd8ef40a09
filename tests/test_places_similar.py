# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Similar names are taken only when alone and far ahead; otherwise they are proposed."""

import pandas as pd
import pytest

from mapping.places import geocode, load_gazetteer
from tests.benchmarks import sets
from tests.benchmarks.geocoder import score
from tests.test_places_names import place


@pytest.mark.parametrize(
    ("comune", "provincia", "expected"),
    [
        ("Torre del Grecco", "NA", "Torre del Greco"),
        ("Cassalecchio di Reno", "BO", "Casalecchio di Reno"),
        ("San Giovanni in Persice", "BO", "San Giovanni in Persiceto"),
        ("Sestto San Giovanni", "MI", "Sesto San Giovanni"),
        ("Bolgona", "BO", "Bologna"),
    ],
)
def test_a_slip_in_a_known_province(comune: str, provincia: str, expected: str) -> None:
    found = place(comune, provincia)
    assert (found["luogo_comune"], found["metodo"]) == (expected, "simile")


@pytest.mark.parametrize(
    ("comune", "provincia"),
    [
        ("Melicucc", "RC"),  # Melicuccà and Melicucco
        ("Petralia S", "PA"),  # Soprana and Sottana
        ("onzano Monferrato", "AL"),  # Ponzano and Ozzano
        ("Capugnani", "BO"),
        ("Rma", "RM"),
        ("Xyzzy", "MI"),
        ("San Marco", "CE"),
    ],
)
def test_what_is_not_clear_is_left_open(comune: str, provincia: str) -> None:
    found = place(comune, provincia)
    assert (found["luogo_codice_comune"], found["precisione"], found["luogo_provincia"]) == ("", "provincia", provincia)


def test_near_names_are_proposed() -> None:
    assert place("Melicucc", "RC")["luogo_proposte"] == "Melicuccà (RC); Melicucco (RC)"


def test_one_letter_pairs_are_never_taken_for_each_other() -> None:
    """A comune that the gazetteer does not know is not taken for its neighbour in the alphabet of another province."""
    gaz = load_gazetteer()
    comuni = gaz.comuni.reset_index().iloc[::25]
    asked = pd.DataFrame({"comune": comuni["nome"].str[:-1] + "x", "provincia": comuni["sigla"]})
    found = geocode(asked).frame["luogo_codice_comune"].to_numpy()
    assert set(found[found != comuni["codice_comune"].to_numpy()]) <= {""}


@pytest.mark.slow
def test_unknown_hamlets_are_hardly_ever_taken_for_a_comune() -> None:
    """A tenth of them; the whole is in the benchmark."""
    found = score(next(sets.strangers(load_gazetteer())))
    assert found.wrong <= 2
    assert found.rows > 300
