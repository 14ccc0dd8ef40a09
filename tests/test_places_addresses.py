# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses are asked of a server that speaks the real protocol, here on this machine."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import pytest

from mapping.errors import InputError
from mapping.places import addresses, geocode
from mapping.places.addresses import Service, locate_addresses, parse_service

# address -> longitude, latitude, kind
KNOWN = {
    "Via Nazionale 1": (12.4923, 41.9009, "house"),
    "Via Torino 2": (12.4990, 41.8990, "street"),
    "Via Altrove 3": (9.19, 45.46, "house"),  # in Milano
    "Roma": (12.48, 41.89, "city"),
}


class Handler(BaseHTTPRequestHandler):
    """Photon's ``/api?q=`` and Nominatim's ``/search?street=``, as their documentation describes them."""

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        self.server.asked.append((parts.path, query, self.headers["User-Agent"]))
        said = query.get("street") or query.get("q", "").split(",")[0]
        if said == "Via Rotta 9":
            self.send_response(500)
            self.end_headers()
            return
        found = [KNOWN[said]] if said in KNOWN else []
        body = json.dumps(self.photon(found) if parts.path.endswith("/api") else self.nominatim(found)).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(body)

    def photon(self, found: list[tuple]) -> dict:
        features = [
            {
                "type": "Feature",
                "geometry": {"type": "Point", "coordinates": [x, y]},
                "properties": {"type": kind, "name": "x", "country": "Italia"},
            }
            for x, y, kind in found
        ]
        return {"type": "FeatureCollection", "features": features}

    def nominatim(self, found: list[tuple]) -> list[dict]:
        return [
            {"lat": str(y), "lon": str(x), "display_name": "x", "addresstype": kind, "class": "place", "type": kind}
            for x, y, kind in found
        ]

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.asked = []
    thread = threading.Thread(target=running.serve_forever, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
    thread.join()


@pytest.fixture
def frame() -> pd.DataFrame:
    rows = [
        ("Via Nazionale 1", "00184", "Roma", "RM", "", ""),
        ("Via Torino 2", "", "Roma", "RM", "", ""),
        ("Via Altrove 3", "", "Roma", "RM", "", ""),
        ("Via Ignota 4", "", "Roma", "RM", "", ""),
        ("Roma", "", "Roma", "RM", "", ""),
        ("Via Nazionale 1", "00184", "Roma", "RM", "", ""),
        ("Via Nazionale 1", "", "", "RM", "", ""),  # only the province is known: not asked
        ("Via Torino 2", "", "Roma", "RM", "41.91", "12.51"),  # has a point of its own: not asked
        ("", "", "Roma", "RM", "", ""),
    ]
    columns = ["indirizzo", "cap", "comune", "provincia", "latitudine", "longitudine"]
    return geocode(pd.DataFrame(rows, columns=columns, index=range(2, 11))).frame


@pytest.mark.parametrize("kind", ["photon", "nominatim"])
def test_only_streets_inside_the_comune_are_taken(
    server: ThreadingHTTPServer, frame: pd.DataFrame, kind: str, tmp_path: Path
) -> None:
    service = Service(kind, f"http://127.0.0.1:{server.server_port}", 0.0)
    before = frame.copy(deep=True)
    out = locate_addresses(frame, service, cache=tmp_path / "indirizzi.jsonl", contact="redazione@example.org")
    pd.testing.assert_frame_equal(frame, before)
    assert out.frame["precisione"].tolist() == [
        "indirizzo",
        "indirizzo",
        "comune",
        "comune",
        "comune",
        "indirizzo",
        "provincia",
        "punto",
        "comune",
    ]
    assert out.frame.loc[2, ["luogo_latitudine", "luogo_longitudine"]].tolist() == [41.9009, 12.4923]
    untouched = [4, 5, 6, 8, 9, 10]
    pd.testing.assert_frame_equal(out.frame.loc[untouched], frame.loc[untouched])
    assert [(p.riga, p.codice) for p in out.problems] == [
        (4, "indirizzo-altrove"),
        (5, "indirizzo-sconosciuto"),
        (6, "indirizzo-sconosciuto"),
    ]
    assert all(p.text("it") and p.text("en") for p in out.problems)
    assert "ODbL" in out.licence
    assert len(server.asked) == 5  # each distinct address once
    path, query, agent = server.asked[0]
    assert path == ("/api" if kind == "photon" else "/search")
    assert "redazione@example.org" in agent
    assert kind == "photon" or (query["city"], query["country"]) == ("Roma", "Italia")


def test_a_second_run_asks_nothing_and_an_interrupted_one_goes_on(
    server: ThreadingHTTPServer, frame: pd.DataFrame, tmp_path: Path
) -> None:
    service, cache = Service("photon", f"http://127.0.0.1:{server.server_port}", 0.0), tmp_path / "deep" / "c.jsonl"
    broken = frame.copy()
    broken.loc[6, "indirizzo"] = "Via Rotta 9"
    with pytest.raises(InputError, match="non risponde"):
        locate_addresses(broken, service, cache=cache)
    answered = len(cache.read_text(encoding="utf-8").splitlines())
    assert 0 < answered < 5
    cache.write_text(cache.read_text(encoding="utf-8") + '{"domanda": "photon | cut o', encoding="utf-8")
    first = locate_addresses(frame, service, cache=cache)
    asked = len(server.asked)
    second = locate_addresses(frame, service, cache=cache)
    assert len(server.asked) == asked
    pd.testing.assert_frame_equal(first.frame, second.frame)


def test_public_servers_are_asked_once_a_second(
    server: ThreadingHTTPServer, frame: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert parse_service("https://photon.komoot.io").pause >= 1.0
    assert parse_service("https://nominatim.openstreetmap.org/").pause >= 1.0
    waited: list[float] = []
    monkeypatch.setattr(addresses.time, "sleep", waited.append)
    service = Service("photon", f"http://127.0.0.1:{server.server_port}", 1.0)
    locate_addresses(frame, service, cache=tmp_path / "c.jsonl")
    assert waited == [0.0, 1.0, 1.0, 1.0, 1.0]


@pytest.mark.parametrize("url", ["ftp://photon.example", "photon.example", "https://example.org"])
def test_an_address_that_is_no_geocoder(url: str) -> None:
    with pytest.raises(InputError):
        parse_service(url)


def test_the_kind_may_be_given() -> None:
    assert parse_service("https://geo.example.org/", kind="nominatim") == Service(
        "nominatim", "https://geo.example.org", 0.0
    )
