# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A geocoder that drips, sends the question on, or answers any JSON there is: bounded, told in a sentence."""

import json
import math
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import chain, repeat
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.errors import InputError
from mapping.places import geocode
from mapping.places.streets import questions as asking
from mapping.places.streets import server as street_server
from mapping.places.streets.addresses import Service, locate_addresses
from mapping.places.streets.server import well_formed
from tests.local_geocoder import KNOWN, Place, running

KINDS = ("photon", "nominatim")
OK = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
DRIPS = {
    "status line": [b"HTTP/1.1 200 ", repeat(b"x")],
    "one header": [OK, b"X-Long: ", repeat(b"x")],
    "many headers": [OK, repeat(b"X-A: b\r\n")],
    "go on": [repeat(b"HTTP/1.1 100 Continue\r\n\r\n")],
    "body": [OK, b"Content-Length: 900000\r\n\r\n", repeat(b" ")],
    "body without length": [OK, b"\r\n", repeat(b" ")],
    "chunks": [OK, b"Transfer-Encoding: chunked\r\n\r\n", repeat(b"1\r\n \r\n")],
    "error page": [b"HTTP/1.1 500 No\r\nContent-Length: 900000\r\n\r\n", repeat(b" ")],
    "redirect": [b"HTTP/1.1 302 No\r\nLocation: /x\r\nContent-Length: 900000\r\n\r\n", repeat(b" ")],
    "nothing": [repeat(b"")],
}
"""What a server says, piece by piece without end."""


@pytest.fixture(scope="module")
def frame() -> pd.DataFrame:
    columns = ["indirizzo", "cap", "comune", "provincia"]
    return geocode(pd.DataFrame([("Via Nazionale 1", "", "Roma", "RM")], columns=columns)).frame


@contextmanager
def dripping(pieces: list[Any]) -> Iterator[str]:
    """Run a server that sends the first pieces at once, and then one every fiftieth of a second."""
    door = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def serve() -> None:
        with suppress(OSError), door.accept()[0] as line:
            line.recv(65_536)
            for piece in chain(pieces[:-1], pieces[-1]):
                line.sendall(piece)
                if over.wait(0.02 if piece not in pieces else 0):
                    return

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{door.getsockname()[1]}"
    over.set()
    door.close()
    thread.join()


@pytest.mark.parametrize("where", DRIPS)
def test_a_server_that_drips_has_so_much_time_and_no_more(
    frame: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    monkeypatch.setattr(street_server, "ANSWER_SECONDS", 0.3)
    with dripping(DRIPS[where]) as url, pytest.raises(InputError, match=r"non risponde|rimanda"):
        locate_addresses(frame, Service("photon", url, 0.0), cache=tmp_path / "c.jsonl")


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("kind", KINDS)
def test_the_question_goes_to_nobody_else(frame: pd.DataFrame, tmp_path: Path, kind: str, status: int) -> None:
    with running() as other:
        to = f"HTTP/1.1 {status} Go\r\nLocation: {other.url}/api?q=Via+Nazionale+1\r\nContent-Length: 0\r\n\r\n"
        with (
            dripping([to.encode(), repeat(b"")]) as url,
            pytest.raises(InputError, match="rimanda a un altro indirizzo"),
        ):
            locate_addresses(frame, Service(kind, url, 0.0), cache=tmp_path / "c.jsonl")
        assert other.asked == []


NUMBERS = st.sampled_from(
    [0, -1, 184, 12.49, 1e308, 10**400, math.nan, math.inf, True, "12.49", "NaN", "1e999", "x", ""]
)
ANY = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, st.text(max_size=5), st.just([]), st.just({})),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=3), inner, max_size=3)),
    max_leaves=6,
)
FIELDS = st.fixed_dictionaries({}, optional=dict.fromkeys(
    ["name", "housenumber", "street", "postcode", "city", "state", "country", "type", "osm_key", "addresstype", "class",
     "address", "display_name"], ANY | st.just("house") | st.just("Via Nazionale")))  # fmt: skip
FEATURE = st.one_of(ANY, st.fixed_dictionaries({}, optional={
    "geometry": ANY | st.fixed_dictionaries({"coordinates": ANY | st.lists(ANY | NUMBERS, max_size=3)}),
    "properties": FIELDS | ANY,
}))  # fmt: skip
PLACED = st.builds(lambda fields, more: fields | more, FIELDS, st.fixed_dictionaries({}, optional={
    "lat": ANY | NUMBERS, "lon": ANY | NUMBERS, "address": ANY | FIELDS}))  # fmt: skip
DOCUMENT = st.one_of(
    ANY, st.lists(PLACED, max_size=3), st.fixed_dictionaries({"features": st.lists(FEATURE, max_size=3) | ANY}),
    st.fixed_dictionaries({"error": ANY}),
)  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=80)
@given(document=DOCUMENT, kind=st.sampled_from(KINDS))
def test_any_answer_is_places_or_a_sentence(document: Any, kind: str) -> None:
    """Without the network: what geopy and we do with a document that the server sent."""
    server = street_server._geocoder(Service(kind, "http://127.0.0.1", 0.0), "")
    try:
        clean = well_formed(document, kind)
    except ValueError:
        return
    found = list(street_server._precise(server._parse_json(clean, exactly_one=False) or [], QUESTION))
    assert all(street_server.on_earth(point) and point.kind in street_server.PRECISE for point in found)
    json.dumps(found, allow_nan=False)


QUESTION = asking.Question("Via Nazionale 1", "", "Roma")


@pytest.mark.parametrize("kind", KINDS)
def test_a_cap_written_as_a_number_is_no_fault(
    frame: pd.DataFrame, tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(KNOWN, "Via Nazionale 1", [Place(12.4923, 41.9009, "house", "Via Nazionale")])
    with running() as server:
        found = server.RequestHandlerClass.photon(None, KNOWN["Via Nazionale 1"])
        found["features"][0]["properties"] |= {"postcode": 184, "housenumber": 1, "state": None}
        placed = server.RequestHandlerClass.nominatim(None, KNOWN["Via Nazionale 1"])
        placed[0] |= {"postcode": 184, "name": None}
        server.body = json.dumps(found if kind == "photon" else placed).encode()
        out = locate_addresses(frame, Service(kind, server.url, 0.0), cache=tmp_path / "c.jsonl")
    assert out.frame["precisione"].tolist() == ["indirizzo"]
