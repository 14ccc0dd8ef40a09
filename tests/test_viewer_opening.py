# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the map opens: on the smallest place that holds nearly all of the registry."""

import pandas as pd
import pytest

from mapping import build_atlas, build_map
from mapping.viewer.map import ITALY
from mapping.viewer.opening import opening_view

PLACES = {
    "comune": ["Modena"] * 19 + ["Roma"],
    "provincia": ["Modena"] * 10 + ["Carpi"] * 9 + ["Roma"],
    "regione": ["Modena"] * 7 + ["Bologna"] * 7 + ["Rimini"] * 5 + ["Roma"],
    "italia": ["Modena"] * 7 + ["Bari"] * 7 + ["Torino"] * 5 + ["Roma"],
    "nessuno": [""] * 20,
}
WIDEST = {"comune": 0.3, "provincia": 1.2, "regione": 4.0}
"""Degrees that the view may reach from west to east."""


def atlas_of(places, folder):
    rows = pd.DataFrame({"nome": [f"Circolo {n}" for n in range(len(places))], "comune": places})
    rows.to_csv(folder / "r.csv", index=False)
    return build_atlas(folder / "r.csv")


@pytest.mark.parametrize("place", PLACES)
def test_the_smallest_place_that_holds_nearly_all(tmp_path, place) -> None:
    atlas = atlas_of(PLACES[place], tmp_path)
    (south, west), (north, east) = view = opening_view(atlas, ITALY)
    if place not in WIDEST:
        assert view == ITALY
        assert "vista" not in build_map(atlas).settings()
        return
    rows = atlas.associations[atlas.associations["luogo_codice_regione"] == "08"]
    assert rows["luogo_latitudine"].between(south, north).all()
    assert rows["luogo_longitudine"].between(west, east).all()
    assert east - west < WIDEST[place]
    assert build_map(atlas).settings()["vista"] == view


def test_the_shipped_registry_opens_on_italy(atlas) -> None:
    assert opening_view(atlas, ITALY) == ITALY
