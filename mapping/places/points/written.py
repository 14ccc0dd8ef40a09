# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The points of a table as they are written (two columns, one cell, metres) to latitude and longitude as text."""

from typing import NamedTuple

import numpy as np
import pandas as pd

from mapping.cells import find_srid, split_pair
from mapping.places.names import Gazetteer, load_gazetteer
from mapping.places.points.projected import NAMED, find_system, named_systems, to_degrees_from, to_metres
from mapping.problems import Problem

POINT = ("latitudine", "longitudine")
LATITUDES, LONGITUDES = (35.0, 47.5), (6.0, 19.0)
"""Degrees between which Italy lies."""


class WrittenPoints(NamedTuple):
    """The frame with its points in two columns, in degrees where they were metres, and what is to be told of it."""

    frame: pd.DataFrame
    problems: tuple[Problem, ...] = ()


def read_points(frame: pd.DataFrame, headers: str, *, gazetteer: Gazetteer | None = None) -> WrittenPoints:
    """Return ``frame`` with ``latitudine`` and ``longitudine`` of every row apart, as text in WGS84 degrees.

    A cell of ``latitudine`` without a ``longitudine`` may hold both. Coordinates in metres are transformed if the
    headers name their reference system, or if they lie in Italy, and in the places of their rows, in one alone;
    otherwise they are taken away, and the problem asks for its name.

    Parameters
    ----------
    frame
        Text, with the column ``latitudine``; the other columns of place help to tell the reference system.
    headers
        What stands above the coordinates.
    gazetteer
        Default: the one that ships with the package.
    """
    if POINT[0] not in frame:
        return WrittenPoints(frame)
    srid = next(filter(None, map(find_srid, frame[POINT[0]].head(20))), "")
    parted = _parted(frame)
    metres = _metres(parted)
    if metres.empty:
        return WrittenPoints(parted)
    named = named_systems([headers, srid])
    code = find_system(metres, parted, named, gazetteer or load_gazetteer())
    facts = {"intestazioni": headers, "quante": str(len(metres)), "sistema": f"{NAMED.get(code)} (EPSG {code})"}
    if not code:
        blank = metres.assign(latitudine="", longitudine="")
        return WrittenPoints(_with(parted, blank), (Problem("coordinate-sistema-ignoto", dati=facts),))
    degrees = to_degrees_from(metres, code)
    return WrittenPoints(_with(parted, degrees), (Problem("coordinate-in-metri", dati=facts),))


def _parted(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with both halves of each cell that holds two."""
    latitude = frame[POINT[0]]
    longitude = frame[POINT[1]] if POINT[1] in frame else pd.Series("", index=frame.index, dtype="str")
    asked = latitude[longitude.str.strip() == ""].str.strip()
    codes, texts = pd.factorize(asked)
    pairs = [_upright(split_pair(str(text))) for text in texts]
    held = np.array([pair is not None for pair in pairs], dtype=bool)[codes] if len(texts) else np.zeros(0, bool)
    found = pd.DataFrame([pairs[code] for code in codes[held]], asked.index[held], list(POINT), dtype="str")
    return _with(frame.assign(longitudine=longitude), found)


def _upright(pair: tuple[str, str] | None) -> tuple[str, str] | None:
    """Return latitude and longitude of a cell with both, also where the longitude stands first.

    No mistake of anybody's in one cell: who writes «9.19, 45.46» follows GeoJSON. The mirror image of Italy lies in
    Ethiopia and Yemen, where no Italian association is.
    """
    if pair and _within(pair[0], LONGITUDES) and _within(pair[1], LATITUDES):
        return pair[1], pair[0]
    return pair


def _within(text: str, bounds: tuple[float, float]) -> bool:
    return bounds[0] <= float(text.replace(",", ".")) <= bounds[1]


def _metres(frame: pd.DataFrame) -> pd.DataFrame:
    """Return ``east`` and ``north`` of the rows whose coordinates are both metres, in whichever order they stand."""
    given = frame[list(POINT)][(frame[POINT[0]] != "") & (frame[POINT[1]] != "")]
    metres = given.map(to_metres).dropna()
    pairs = np.sort(metres.to_numpy(dtype=float), axis=1)  # in Italy the northing is the larger one, in each system
    return pd.DataFrame(pairs, index=metres.index, columns=["east", "north"])


def _with(frame: pd.DataFrame, points: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with the points in the place of what these rows said."""
    columns = {name: points[name].reindex(frame.index).fillna(frame[name]) for name in POINT}
    return frame.assign(**columns)
