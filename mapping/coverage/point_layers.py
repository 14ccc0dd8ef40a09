# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Points of services that an edition shows beside the associations: a GeoJSON file read within bounds."""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from mapping.cells import clean_cell, find_personal
from mapping.errors import InputError, system_says
from mapping.files import check_given, label
from mapping.places import are_abroad
from mapping.registry import names_somebody

MAX_BYTES = 1_000_000
MOST_POINTS = 100
"""Of a layer: marks are arranged with the circles, and never lie beneath one."""
_LONGEST = 120
"""Characters of a name."""
_WGS84 = ("CRS84", "EPSG::4326", "EPSG:4326")
PREFIX = "livello_"
"""Before the name of a layer, where it stands among other names."""
Point = tuple[float, float, str]
"""Latitude, longitude, name."""


@dataclass(frozen=True)
class PointLayer:
    """Points of services: a name for the data and the address of the page, a title, whose they are, their licence."""

    name: str
    it: str
    en: str
    source: str
    licence: str
    points: tuple[Point, ...]

    @property
    def key(self) -> str:
        """What page, address and catalogue call it."""
        return f"{PREFIX}{self.name}"

    @property
    def path(self) -> str:
        """The file in the published folder."""
        return f"dati/{self.key}.geojson"


def read_point_file(path: Path) -> tuple[Point, ...]:
    """Return the points of a GeoJSON file (RFC 7946), of each its name (``nome``) and nothing else.

    Raises
    ------
    InputError
        If it cannot be read, is no collection of points of Italy with names, has too many, or names a person.
    """
    file = f"Il file «{label(path)}»"
    features = _features(path, file)
    if not 0 < len(features) <= MOST_POINTS:
        raise InputError(f"{file} ha {len(features)} punti: un livello ne ha da 1 a {MOST_POINTS}.")
    points = [_point(feature, f"{file}, elemento {number},") for number, feature in enumerate(features, 1)]
    for number in _abroad(points):
        raise InputError(f"{file}, elemento {number}, non è in Italia: il primo numero è la longitudine (est).")
    return tuple(points)


def _features(path: Path, file: str) -> list[Any]:
    check_given(path)
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{file} non si può leggere: {system_says(error)}.") from None
    if len(data) > MAX_BYTES:
        raise InputError(f"{file} supera {MAX_BYTES // 1_000_000} MB: tenere solo i punti e la proprietà «nome».")
    try:
        found = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputError(f"{file} non è un GeoJSON in UTF-8.") from None
    features = found.get("features") if isinstance(found, dict) else None
    if not isinstance(features, list) or found.get("type") != "FeatureCollection":
        raise InputError(f"{file} non è un GeoJSON con un elenco di elementi («FeatureCollection»).")
    if found.get("crs") and not _name_of(found["crs"]).endswith(_WGS84):
        raise InputError(f"{file} ha un altro sistema di coordinate: salvarlo in WGS84 (EPSG:4326).")
    return features


def _name_of(crs: Any) -> str:
    """Return what a ``crs`` of before RFC 7946 calls the system."""
    properties = crs.get("properties") if isinstance(crs, dict) else None
    return str(properties.get("name", "")).strip() if isinstance(properties, dict) else ""


def _point(feature: Any, where: str) -> Point:
    told: dict[str, Any] = feature if isinstance(feature, dict) else {}
    geometry, properties = told.get("geometry"), told.get("properties")
    place = geometry.get("coordinates") if isinstance(geometry, dict) and geometry.get("type") == "Point" else None
    if not isinstance(place, list) or len(place) < 2 or not all(map(_is_number, place[:2])):
        raise InputError(f"{where} non è un punto («Point» con longitudine e latitudine).")
    name = properties.get("nome") if isinstance(properties, dict) else None
    clean = clean_cell(name).value if isinstance(name, str) and len(name) <= _LONGEST else ""
    if not clean:
        raise InputError(f"{where} non ha la proprietà «nome», un testo di {_LONGEST} caratteri al massimo.")
    if find_personal(clean) or names_somebody(clean):
        raise InputError(f"{where} ha nel nome un dato di una persona o un recapito: non si pubblica.")
    return round(float(place[1]), 5), round(float(place[0]), 5), clean


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) <= 180 and math.isfinite(value)


def _abroad(points: list[Point]) -> Iterator[int]:
    """Yield the numbers of the points that are not in Italy; harbours and islets are."""
    latitude, longitude, _ = map(pd.Series, zip(*points, strict=True))
    yield from (number for number, abroad in enumerate(are_abroad(longitude, latitude), 1) if abroad)
