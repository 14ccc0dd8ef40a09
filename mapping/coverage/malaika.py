# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The territories of Malaika against the associations around them."""

import numpy as np
import pandas as pd
from pyproj import Geod

from mapping.coverage.initiatives import MALAIKA, Initiatives
from mapping.coverage.territory import Territory
from mapping.schema import SEPARATOR

_LEVELS = {"comune": "codice_comune", "provincia": "codice_provincia", "regione": "codice_regione"}
_EARTH = Geod(ellps="WGS84")
_MISSING = {
    "associazioni_comune": "nessuna associazione nel comune",
    "associazioni_provincia": "nessuna associazione nella provincia",
    "donne_provincia": "nessuna associazione di donne nella provincia",
    "giovani_provincia": "nessuna associazione di giovani nella provincia",
}


def of_women(associations: pd.DataFrame) -> pd.Series:
    """Return whether each association is of women: its ``tipologia`` is femminile or a field is donne."""
    return (associations["tipologia"] == "femminile") | _has_field(associations, "donne")


def of_youth(associations: pd.DataFrame) -> pd.Series:
    """Return whether each association is of the young: ``tipologia`` studentesca or a field giovani/G2."""
    return (associations["tipologia"] == "studentesca") | _has_field(associations, "giovani/G2")


def compare_malaika(
    associations: pd.DataFrame, initiatives: Initiatives, territory: Territory
) -> pd.DataFrame:
    """Return one row per territory of Malaika with the associations in its comune, province and region.

    Columns: place (``codice_comune, comune, sigla, codice_provincia, codice_regione, regione, latitudine,
    longitudine``); for each of comune, provincia and regione ``associazioni_…, donne_…, giovani_…``; the nearest
    association with a point: ``distanza_km`` (WGS84 geodesic between the centre of the comune and the point, which is
    itself the centre of a comune unless the registry gives a better one; NaN if there is none),
    ``vicina_riga`` (its index), ``vicina_nome``, ``vicina_comune``; and ``manca``, in words.
    """
    territories = initiatives.places[initiatives.places["progetto"] == MALAIKA].reset_index(drop=True)
    groups = {
        "associazioni": associations,
        "donne": associations[of_women(associations)],
        "giovani": associations[of_youth(associations)],
    }
    counts = {
        f"{group}_{level}": territories[code].map(rows[f"luogo_{code}"].value_counts()).fillna(0).astype(int)
        for level, code in _LEVELS.items()
        for group, rows in groups.items()
    }
    place = [
        "codice_comune",
        "comune",
        "sigla",
        "codice_provincia",
        "codice_regione",
        "latitudine",
        "longitudine",
    ]
    frame = territories[place].assign(
        regione=territories["codice_regione"].map(territory.regions["nome"]), **counts
    )
    return frame.join(_nearest(frame, associations)).assign(manca=_missing(frame))


def distances_km(latitude: float, longitude: float, points: pd.DataFrame) -> pd.Series:
    """Return the geodesic distance of each point (``luogo_latitudine, luogo_longitudine``, WGS84 degrees) in km."""
    n = len(points)
    lat, lon = points["luogo_latitudine"].to_numpy(), points["luogo_longitudine"].to_numpy()
    _, _, metres = _EARTH.inv(np.full(n, longitude), np.full(n, latitude), lon, lat)
    return pd.Series(metres / 1000, points.index, dtype=float)


def _nearest(territories: pd.DataFrame, associations: pd.DataFrame) -> pd.DataFrame:
    mapped = associations[associations["luogo_latitudine"].notna()].sort_index()
    rows = [_nearest_to(place.latitudine, place.longitudine, mapped) for place in territories.itertuples()]
    columns = ["distanza_km", "vicina_riga", "vicina_nome", "vicina_comune"]
    return pd.DataFrame(rows, columns=columns, index=territories.index)


def _nearest_to(latitude: float, longitude: float, mapped: pd.DataFrame) -> tuple[float, object, str, str]:
    if mapped.empty:
        return float("nan"), "", "", ""
    distance = distances_km(latitude, longitude, mapped)
    first = distance.idxmin()
    row = mapped.loc[first]
    return float(distance[first]), first, row["denominazione"], row["luogo_comune"]


def _missing(frame: pd.DataFrame) -> pd.Series:
    words = [[text for name, text in _MISSING.items() if row[name] == 0] for _, row in frame.iterrows()]
    return pd.Series([SEPARATOR.join(found) for found in words], frame.index, dtype=object)


def _has_field(associations: pd.DataFrame, field: str) -> pd.Series:
    return (
        associations["ambiti_attivita"].str.split(SEPARATOR).map(lambda fields: field in fields).astype(bool)
    )
