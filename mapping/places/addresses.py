# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Streets and house numbers, on request only: asked of a geocoder at an address that the keeper gives.

Needs the extra ``addresses`` (geopy). Nothing else of the package ever asks the network.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from mapping.errors import InputError
from mapping.places.outside import METRIC
from mapping.places.points import comuni_polygons
from mapping.problems import Problem

KINDS = ("photon", "nominatim")
PUBLIC = {"nominatim.openstreetmap.org": 1.0, "photon.komoot.io": 1.0}
"""Seconds between two questions to a public server, by the usage policy of each; one's own server may have none."""
PRECISE = frozenset(["house", "building", "street", "road", "residential", "amenity", "shop", "office", "place_house"])
"""Kinds of answer that know the street; a town or a postal area adds nothing to the comune."""
LICENCE = "ODbL 1.0, © i contributori di OpenStreetMap"
LICENCE_URL = "https://www.openstreetmap.org/copyright"


class Service(NamedTuple):
    """A geocoder: its ``kind`` (one of `KINDS`), its ``url``, and seconds to wait between two questions."""

    kind: str
    url: str
    pause: float


class Answer(NamedTuple):
    """A point of a server, WGS84 degrees, and what kind of place it says it is; no point: it knows none."""

    latitude: float | None
    longitude: float | None
    kind: str


class Addressed(NamedTuple):
    """The frame with the points found, the problems, and under which licence those points may be published."""

    frame: pd.DataFrame
    problems: tuple[Problem, ...]
    licence: str
    licence_url: str


class Asker(Protocol):
    """Asks one question of a server."""

    def __call__(self, address: str, cap: str, comune: str) -> Answer:
        """Return the first precise answer."""


def parse_service(url: str, *, kind: str = "") -> Service:
    """Return the service at ``url``; its kind is read from the address unless given.

    Raises
    ------
    InputError
        If the address is not http or https, or its kind is not clear.
    """
    parts = urlsplit(url)
    guessed = kind or next((name for name in KINDS if name in url.lower()), "")
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise InputError(f"«{url}» non è l'indirizzo di un geocodificatore: deve cominciare per http:// o https://.")
    if guessed not in KINDS:
        raise InputError(f"Non è chiaro se «{url}» sia Photon o Nominatim: indicarlo.")
    return Service(guessed, url.rstrip("/"), PUBLIC.get(parts.netloc, 0.0))


def locate_addresses(frame: pd.DataFrame, service: Service, *, cache: Path, contact: str = "") -> Addressed:
    """Return ``frame`` with the points of the addresses that the service knows.

    Parameters
    ----------
    frame
        Rows of `geocode` with the column ``indirizzo``. Asked are those placed by comune; each distinct address
        once. Not changed.
    service
        See `parse_service`.
    cache
        A file of one JSON object a line, read first and appended to after each answer: work that was interrupted
        goes on where it stopped, and a second run asks nothing.
    contact
        How the server's operator can reach who asks (public servers want it): an e-mail or web address.

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
    asked = frame[frame["precisione"].eq("comune") & frame["indirizzo"].ne("")]
    known = dict(_read_cache(cache))
    questions = asked[["indirizzo", "cap", "luogo_comune"]].drop_duplicates().sort_values(["luogo_comune", "indirizzo"])
    _ask_missing(questions, known, service, cache, contact)
    keys = [
        _key(service, *row) for row in asked[["indirizzo", "cap", "luogo_comune"]].itertuples(index=False, name=None)
    ]
    answers = [known[key] for key in keys]
    taken = _inside(answers, asked["luogo_codice_comune"])
    problems = tuple(_problems(asked, answers, taken))
    return Addressed(_with_points(frame, asked.index[taken], answers, taken), problems, LICENCE, LICENCE_URL)


def _key(service: Service, address: str, cap: str, comune: str) -> str:
    return " | ".join((service.kind, service.url, address, cap, comune))


def _read_cache(path: Path) -> Iterator[tuple[str, Answer]]:
    """Yield what was answered before; a last line cut off by an interruption is asked again."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for line in lines:
        try:
            row = json.loads(line)
        except json.JSONDecodeError:
            continue
        yield row["domanda"], Answer(row["lat"], row["lon"], row["tipo"])


def _ask_missing(
    questions: pd.DataFrame, known: dict[str, Answer], service: Service, cache: Path, contact: str
) -> None:
    rows = questions.itertuples(index=False, name=None)
    missing = [(key, row) for row in rows if (key := _key(service, *row)) not in known]
    if not missing:
        return
    ask = _asker(service, contact)
    cache.parent.mkdir(parents=True, exist_ok=True)
    with cache.open("a", encoding="utf-8") as file:
        if file.tell() and not cache.read_bytes().endswith(b"\n"):
            file.write("\n")
        for number, (key, row) in enumerate(missing):
            time.sleep(service.pause if number else 0.0)
            known[key] = answer = ask(*row)
            line = {"domanda": key, "lat": answer.latitude, "lon": answer.longitude, "tipo": answer.kind}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()


def _asker(service: Service, contact: str) -> Asker:
    """Return a function that asks the service through geopy."""
    try:
        from geopy.adapters import URLLibAdapter  # noqa: PLC0415 - an extra
        from geopy.exc import GeopyError  # noqa: PLC0415 - an extra
        from geopy.geocoders import Nominatim, Photon  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise InputError("Per cercare gli indirizzi serve geopy: installare il pacchetto con [addresses].") from missing
    parts = urlsplit(service.url)
    maker = Photon if service.kind == "photon" else Nominatim
    agent = f"mappa-associazioni-migranti ({contact or 'nessun contatto'})"
    server = maker(
        scheme=parts.scheme,
        domain=parts.netloc + parts.path,
        user_agent=agent,
        timeout=20,
        adapter_factory=URLLibAdapter,
    )

    def ask(address: str, cap: str, comune: str) -> Answer:
        try:
            found = server.geocode(_question(service, address, cap, comune), exactly_one=False, limit=5)
        except GeopyError as refused:
            raise InputError(
                f"Il geocodificatore «{service.url}» non risponde ({type(refused).__name__}): le risposte avute sono "
                "conservate, ripetere il comando per continuare."
            ) from refused
        return next(_answers(found or []), Answer(None, None, ""))

    return ask


def _question(service: Service, address: str, cap: str, comune: str) -> Any:
    if service.kind == "nominatim":
        return {"street": address, "city": comune, "postalcode": cap, "country": "Italia"}
    return ", ".join(filter(None, (address, f"{cap} {comune}".strip(), "Italia")))


def _answers(found: list[Any]) -> Iterator[Answer]:
    """Yield the answers that know the street, in the server's order."""
    for place in found:
        said = place.raw.get("properties", place.raw)
        kinds = [said.get(name, "") for name in ("addresstype", "type", "class", "osm_key")]
        precise = next((kind for kind in kinds if kind in PRECISE), "")
        if precise:
            yield Answer(place.latitude, place.longitude, precise)


def _inside(answers: list[Answer], codes: pd.Series) -> np.ndarray:
    """Return which points lie inside the comune of their row."""
    x = [answer.longitude if answer.longitude is not None else np.nan for answer in answers]
    y = [answer.latitude if answer.latitude is not None else np.nan for answer in answers]
    points = gpd.GeoSeries(gpd.points_from_xy(x, y), crs="EPSG:4326").to_crs(METRIC).to_numpy()
    polygons = comuni_polygons().geometry.reindex(codes).to_numpy()
    return np.asarray(shapely.covers(polygons, points), dtype=bool)


def _with_points(frame: pd.DataFrame, rows: pd.Index, answers: list[Answer], taken: np.ndarray) -> pd.DataFrame:
    out = frame.copy()
    chosen = [answer for answer, good in zip(answers, taken, strict=True) if good]
    out.loc[rows, "luogo_latitudine"] = [answer.latitude for answer in chosen]
    out.loc[rows, "luogo_longitudine"] = [answer.longitude for answer in chosen]
    out.loc[rows, ["precisione", "metodo"]] = "indirizzo"
    return out


def _problems(asked: pd.DataFrame, answers: list[Answer], taken: np.ndarray) -> Iterator[Problem]:
    rows = asked[["indirizzo", "luogo_comune"]].itertuples(name=None)
    for (riga, address, comune), answer, good in zip(rows, answers, taken, strict=True):
        if not good:
            code = "indirizzo-sconosciuto" if answer.latitude is None else "indirizzo-altrove"
            yield Problem(code, int(riga), "indirizzo", address, dati={"trovato": comune})
