# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The territories of Malaika against the associations around them."""

import math

import numpy as np
import pandas as pd
from pyproj import Geod

from mapping.coverage.initiatives import MALAIKA, Initiatives
from mapping.coverage.territory import Territory
from mapping.places import Extent
from mapping.schema import SEPARATOR
from mapping.shipped_tables import read_table

_LEVELS = {"comune": "codice_comune", "provincia": "codice_provincia", "regione": "codice_regione"}
_DEGREES = ("longitudine", "latitudine")
_EARTH = Geod(ellps="WGS84")
Nearest = tuple[float, int, str, str, str, str]
_UNKNOWN: Nearest = (math.nan, 0, "", "", "", "")
_NEAREST = ("distanza_km", "vicine", "vicina_id", "vicina_nome", "vicina_codice_comune", "vicina_comune")
_OF_NEAREST = ("id", "denominazione", "luogo_codice_comune", "luogo_comune", "luogo_latitudine", "luogo_longitudine")
"""What is asked of the associations that are near."""
MISSING = ("associazioni_comune", "associazioni_provincia", "donne_provincia", "giovani_provincia")
"""Counts that tell what a territory lacks where they are zero."""


def of_women(associations: pd.DataFrame) -> pd.Series:
    """Return whether each association is of women: its ``tipologia`` is femminile or a field is donne."""
    return (associations["tipologia"] == "femminile") | _has_field(associations, "donne")


def of_youth(associations: pd.DataFrame) -> pd.Series:
    """Return whether each association is of the young: ``tipologia`` studentesca or a field giovani/G2."""
    return (associations["tipologia"] == "studentesca") | _has_field(associations, "giovani/G2")


def compare_malaika(associations: pd.DataFrame, initiatives: Initiatives, territory: Territory) -> pd.DataFrame:
    """Return one row per territory of Malaika with the associations in its comune, province and region.

    Columns: place (``codice_comune, comune, sigla, codice_provincia, codice_regione, regione, latitudine,
    longitudine``); for each of comune, provincia and regione ``associazioni_…, donne_…, giovani_…``; of the
    nearest association with a point ``distanza_km`` (from the centre of the comune to that point, itself the
    centre of a comune unless the registry gives a better one: whole km, as exact as two centres are; NaN if there
    is none, or if one of the province, whose comune is not known, may be nearer); ``vicine``, how many are that near;
    ``vicina_id, vicina_nome`` where it is one, ``vicina_codice_comune, vicina_comune`` where they are all in one
    comune; and ``manca``, those of `MISSING` that are zero, separated by «; ».
    """
    territories = initiatives.places[initiatives.places["progetto"] == MALAIKA].reset_index(drop=True)
    placed = associations[[f"luogo_{code}" for code in _LEVELS.values()]]
    groups = {
        "associazioni": placed,
        "donne": placed[of_women(associations)],
        "giovani": placed[of_youth(associations)],
    }
    counts = {
        f"{group}_{level}": territories[code].map(rows[f"luogo_{code}"].value_counts()).fillna(0).astype(int)
        for level, code in _LEVELS.items()
        for group, rows in groups.items()
    }
    columns = [
        "codice_comune",
        "comune",
        "sigla",
        "codice_provincia",
        "codice_regione",
        "latitudine",
        "longitudine",
    ]
    frame = territories[columns].assign(regione=territories["codice_regione"].map(territory.regions["nome"]), **counts)
    return frame.join(_nearest(frame, associations)).assign(manca=_missing(frame))


def without_names(malaika: pd.DataFrame, extent: Extent) -> pd.DataFrame:
    """Return the same with nobody named whose comune lies outside a part of Italy: how far it is may be told."""
    code = malaika["vicina_codice_comune"]
    comuni = read_table("gazetteer/comuni.csv")
    held = code.isin(comuni.loc[extent.holds(comuni), "codice_comune"])
    told = [name for name in _NEAREST if name.startswith("vicina_")]
    return malaika.assign(**{name: malaika[name].where(held, "") for name in told})


def distances_km(places: pd.DataFrame, points: pd.DataFrame) -> np.ndarray:
    """Return the geodesic distance (WGS84) of each place to each point in km, one row per place.

    ``places`` has ``latitudine, longitudine``, ``points`` the same with ``luogo_`` before, in degrees.
    """
    shape = (len(places), len(points))
    start = [np.broadcast_to(places[name].to_numpy(float)[:, None], shape) for name in _DEGREES]
    end = [np.broadcast_to(points[f"luogo_{name}"].to_numpy(float), shape) for name in _DEGREES]
    metres = _EARTH.inv(start[0], start[1], end[0], end[1])[2]
    return np.asarray(metres).reshape(shape) / 1000


def _nearest(territories: pd.DataFrame, associations: pd.DataFrame) -> pd.DataFrame:
    mapped = associations.loc[associations["luogo_latitudine"].notna(), list(_OF_NEAREST)].sort_index()
    points = mapped.groupby(["luogo_latitudine", "luogo_longitudine"], sort=False)  # many stand at one
    whole_km, at = np.round(distances_km(territories, points.size().index.to_frame())), points.ngroup().to_numpy()
    nearest = [_nearest_of(row[at], mapped) for row in whole_km]
    unplaced = set(associations.loc[associations["luogo_latitudine"].isna(), "luogo_codice_provincia"])
    told = [
        _UNKNOWN if near[0] > 0 and province in unplaced else near
        for near, province in zip(nearest, territories["codice_provincia"], strict=True)
    ]
    return pd.DataFrame(told, index=territories.index, columns=list(_NEAREST))


def _nearest_of(distances: np.ndarray, mapped: pd.DataFrame) -> Nearest:
    """Return `_NEAREST` of one place: nobody is named who is as near as another."""
    if mapped.empty:
        return _UNKNOWN
    near = mapped[distances == distances.min()]
    places = near.drop_duplicates("luogo_codice_comune")
    one, place = near.iloc[0], places.iloc[0]
    named = (one["id"], one["denominazione"]) if len(near) == 1 else ("", "")
    there = (place["luogo_codice_comune"], place["luogo_comune"]) if len(places) == 1 else ("", "")
    return distances.min(), len(near), *named, *there


def _missing(frame: pd.DataFrame) -> list[str]:
    return [SEPARATOR.join(name for name in MISSING if row[name] == 0) for _, row in frame.iterrows()]


def _has_field(associations: pd.DataFrame, field: str) -> pd.Series:
    cells = associations["ambiti_attivita"]
    return cells.isin([cell for cell in cells.unique() if field in cell.split(SEPARATOR)])
