# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Streets and house numbers, on request only: asked of a geocoder at an address that the keeper gives."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from mapping.errors import InputError
from mapping.places.points import METRIC, comuni_polygons
from mapping.places.streets.kinds import KINDS
from mapping.places.streets.questions import Track, ask_all, is_public, parse_service, refuse_strange_cache
from mapping.places.streets.server import Point, Question, Service
from mapping.problems import Problem


class AddressSearch(NamedTuple):
    """Which service to ask, where its answers are kept, who asks, and how to show the progress."""

    service: Service
    cache: Path
    contact: str = ""
    track: Track = iter


class Addressed(NamedTuple):
    """The frame with the points found, and the problems.

    Photon and Nominatim answer from OpenStreetMap, whoever runs them: its licence (ODbL) holds for these points.
    """

    frame: pd.DataFrame
    problems: tuple[Problem, ...]


def plan_search(url: str, *, cache: Path, kind: str = "", contact: str = "", track: Track = iter) -> AddressSearch:
    """Return the search that a keeper asks for.

    Raises
    ------
    InputError
        If the address is no geocoder's, or a public server is asked without saying who asks, which its usage
        policy wants to know, or the cache is somebody's file.
    """
    service = parse_service(url, kind=kind)
    if is_public(service) and not contact.strip():
        raise InputError(
            f"Il server pubblico «{service.url}» vuole sapere chi chiede: aggiungere --contact con un indirizzo e-mail."
        )
    if not contact.isascii() or not contact.isprintable():
        raise InputError(
            "Il recapito di --contact può contenere solo lettere senza accenti, cifre e segni: scriverlo così."
        )
    refuse_strange_cache(cache)
    return AddressSearch(service, cache, contact.strip(), track)


def locate_addresses(
    frame: pd.DataFrame, service: Service, *, cache: Path, contact: str = "", track: Track = iter
) -> Addressed:
    """Return ``frame`` with the points of the addresses that the service knows.

    Parameters
    ----------
    frame
        Rows of `geocode` with the column ``indirizzo``. Asked are those placed by comune, each distinct address
        once; not those with a ``stato`` (a duplicate, a withdrawn row). Not changed.
    service
        See `parse_service`.
    cache
        A file of one JSON object a line, read first and appended to after each answer: work that was interrupted
        goes on where it stopped, and a second run asks nothing. Delete it to ask anew.
    contact
        How the server's operator can reach who asks (public servers want it): an e-mail or web address.
    track
        Passes the questions on and may show how far they are.

    Returns
    -------
    Addressed
        A point is taken only if it knows the street and lies inside the comune already known: ``precisione`` and
        ``metodo`` are then ``indirizzo``. Every other row is as it was.

    Raises
    ------
    InputError
        If geopy is not installed or the service does not answer; what was answered so far is in the cache.
    """
    asked = frame[_worth_asking(frame)]
    rows = asked[["indirizzo", "cap", "luogo_comune"]].astype(object).itertuples(index=False, name=None)
    questions = [Question(*row) for row in rows]
    answers = ask_all(sorted(set(questions), key=_by_comune), service, cache, contact, track)
    known = [answers[question] for question in questions]
    points = _first_inside(known, asked["luogo_codice_comune"].tolist())
    problems = tuple(_problems(asked, known, points))
    return Addressed(_with_points(frame, asked.index, points), problems)


def _by_comune(question: Question) -> tuple[str, str, str]:
    return question.comune, question.address, question.cap


def _worth_asking(frame: pd.DataFrame) -> pd.Series:
    wanted = frame["precisione"].eq("comune") & frame["indirizzo"].ne("")
    return wanted & frame["stato"].eq("") if "stato" in frame else wanted


def _first_inside(known: list[tuple[Point, ...]], codes: list[str]) -> list[Point | None]:
    """Return for each row the first of its points that lies inside its comune."""
    pairs = [(row, point) for row, points in enumerate(known) for point in points]
    x, y = [point.longitude for _, point in pairs], [point.latitude for _, point in pairs]
    metric = gpd.GeoSeries(gpd.points_from_xy(x, y), crs="EPSG:4326").to_crs(METRIC).to_numpy()
    polygons = comuni_polygons().geometry.reindex([codes[row] for row, _ in pairs]).to_numpy()
    inside: np.ndarray = shapely.covers(polygons, metric)
    found: list[Point | None] = [None] * len(known)
    for (row, point), good in zip(pairs, inside, strict=True):
        found[row] = found[row] or (point if good else None)
    return found


def _with_points(frame: pd.DataFrame, index: pd.Index, points: list[Point | None]) -> pd.DataFrame:
    out = frame.copy()
    taken = [(riga, point) for riga, point in zip(index, points, strict=True) if point]
    rows = [riga for riga, _ in taken]
    out.loc[rows, "luogo_latitudine"] = [point.latitude for _, point in taken]
    out.loc[rows, "luogo_longitudine"] = [point.longitude for _, point in taken]
    out.loc[rows, ["precisione", "metodo"]] = "indirizzo"
    return out


def _problems(asked: pd.DataFrame, known: list[tuple[Point, ...]], points: list[Point | None]) -> Iterator[Problem]:
    rows = asked[["indirizzo", "luogo_comune"]].itertuples(name=None)
    for (riga, address, comune), answers, point in zip(rows, known, points, strict=True):
        if not point:
            code = "indirizzo-altrove" if answers else "indirizzo-sconosciuto"
            yield Problem(code, int(riga), "indirizzo", address, dati={"trovato": comune})


__all__ = [
    "KINDS", "AddressSearch", "Addressed", "Service",
    "locate_addresses", "parse_service", "plan_search",
]  # fmt: skip
