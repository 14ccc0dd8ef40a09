# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A server on this machine that speaks Photon's ``/api`` and Nominatim's ``/search``, and misbehaves when told to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit


class Place(NamedTuple):
    """What the server knows of an address."""

    longitude: float
    latitude: float
    kind: str
    street: str = ""


# What is asked -> the places found, in the server's order.
KNOWN = {
    "Via Nazionale 1": [Place(12.4923, 41.9009, "house", "Via Nazionale")],
    "Via Torino 2": [Place(12.4990, 41.8990, "street", "Via Torino")],
    "Via Altrove 3": [Place(9.19, 45.46, "house", "Via Altrove")],  # in Milano
    "Via Doppia 5": [Place(9.19, 45.46, "house", "Via Doppia"), Place(12.4923, 41.9009, "house", "Via Doppia")],
    "Via Giuseppe Verdi 6": [Place(12.4923, 41.9009, "house", "Via Giuseppe Mazzini")],  # another street
    "Roma": [Place(12.48, 41.89, "city")],
    "Via Infinita 7": [Place(float("nan"), float("inf"), "house", "Via Infinita")],
}
BODIES = {
    "html": b"<html><body>Accedi alla rete</body></html>",
    "huge": b"[" + b" " * 2_000_000 + b"]",
    "nested": b"[" * 100_000,
    "number": b"42",
    "text": b'"Via Roma"',
    "empty": b"",
    "nothing known": b"{}",
    "latin": '{"features": "è"}'.encode("latin-1"),
}
"""Answers that no geocoder gives."""
ODD = {
    "photon": [
        None,
        7,
        {"geometry": None, "properties": {}},
        {"geometry": {"coordinates": []}, "properties": {}},
        {"geometry": {"coordinates": ["qui", "là"]}, "properties": {"type": "house"}},
        {"geometry": {"coordinates": [12.49, 41.9]}, "properties": None},
        {"geometry": {"coordinates": [12.49, 41.9]}, "properties": {"type": "house", "name": ["x"]}},
        {"geometry": {"coordinates": [1e999, 41.9]}, "properties": {"type": "house"}},
        {"geometry": {"coordinates": [True, None]}, "properties": {"type": "house"}},
        {"geometry": {"coordinates": [12.49, 41.9]}, "properties": {"type": {"a": 1}, "osm_key": 3}},
    ],
    "nominatim": [
        None,
        7,
        {},
        {"lat": None, "lon": None, "type": "house"},
        {"lat": "NaN", "lon": "inf", "type": "house"},
        {"lat": "91", "lon": "181", "type": "house"},
        {"lat": [41.9], "lon": {"x": 1}, "type": "house"},
        {"lat": "41.9", "lon": "12.49", "type": ["house"], "class": None, "address": "Via Roma"},
        {"lat": "41.9", "lon": "12.49", "display_name": "x", "type": ["house"], "class": None, "address": "Via Roma"},
    ],
}
"""Places of the wrong shape, none of which may be taken."""


class Handler(BaseHTTPRequestHandler):
    """Photon's ``/api?q=`` and Nominatim's ``/search?street=``, as their documentation describes them."""

    server: "Server"

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.server.asked.append((parts.path, query, self.headers["User-Agent"]))
        said = query.get("street") or query.get("q", "").split(",")[0]
        if said == "Via Rotta 9" or len(self.server.asked) > self.server.answers:
            self.reply(500, b"down")
        elif said == "Via Vietata 8":
            self.reply(400, b'{"message": "bad request"}')
        elif self.server.body is not None:
            self.reply(200, self.server.body)
        else:
            found = KNOWN.get(said, [])
            document = self.photon(found) if parts.path == "/api" else self.nominatim(found)
            self.reply(200, json.dumps(document).encode())

    def reply(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def photon(self, found: list[Place]) -> dict:
        features = [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
                "properties": {
                    "osm_type": "N", "osm_id": 1, "osm_key": "place", "osm_value": place.kind, "type": place.kind,
                    "countrycode": "IT", "country": "Italia", "city": "Roma", "postcode": "00184",
                    **({"street": place.street} if place.street else {"name": "Roma"}),
                },
            }
            for place in found
        ]  # fmt: skip
        return {"type": "FeatureCollection", "features": features}

    def nominatim(self, found: list[Place]) -> list[dict]:
        return [
            {
                "place_id": 1, "licence": "Data © OpenStreetMap contributors, ODbL 1.0.", "osm_type": "node",
                "lat": str(place.latitude), "lon": str(place.longitude), "class": "place", "type": place.kind,
                "place_rank": 30, "importance": 0.1, "addresstype": place.kind, "name": "", "display_name": "Italia",
                "address": {"road": place.street, "city": "Roma", "country_code": "it"},
            }
            for place in found
        ]  # fmt: skip

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Remembers what it was ``asked``; answers only so many questions; ``body`` is then the answer to all."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str], str]] = []
        self.answers = 1_000
        self.body: bytes | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


@contextmanager
def running() -> Iterator[Server]:
    """Run a server for the time of the block."""
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()
