# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Addresses are asked of a server that speaks the real protocol, here on this machine."""

import json
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest

from mapping.errors import InputError
from mapping.places import geocode, plan_search
from mapping.places.streets import questions as asking
from mapping.places.streets.addresses import Service, locate_addresses, parse_service
from mapping.places.streets.server import same_street
from tests.local_geocoder import BODIES, ODD, Server, running


@pytest.fixture
def server() -> Iterator[Server]:
    with running() as found:
        yield found


def in_rome(*addresses: str) -> pd.DataFrame:
    rows = [(address, "", "Roma", "RM") for address in addresses]
    return geocode(pd.DataFrame(rows, columns=["indirizzo", "cap", "comune", "provincia"])).frame


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
    server: Server, frame: pd.DataFrame, kind: str, tmp_path: Path
) -> None:
    service = Service(kind, server.url, 0.0)
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
    assert len(server.asked) == 5  # each distinct address once
    path, query, agent = server.asked[0]
    assert path == ("/api" if kind == "photon" else "/search")
    assert "redazione@example.org" in agent
    assert kind == "photon" or (query["city"], query["country"]) == ("Roma", "Italia")


@pytest.mark.parametrize("kind", ["photon", "nominatim"])
def test_the_first_answer_inside_the_comune_counts_and_another_street_does_not(
    server: Server, kind: str, tmp_path: Path
) -> None:
    frame = in_rome("Via Doppia 5", "Via Giuseppe Verdi 6", "Via Vietata 8")
    out = locate_addresses(frame, Service(kind, server.url, 0.0), cache=tmp_path / "c.jsonl").frame
    assert out["precisione"].tolist() == ["indirizzo", "comune", "comune"]
    assert out.loc[0, "luogo_longitudine"] == 12.4923


def test_rows_that_are_not_published_are_not_asked(server: Server, tmp_path: Path) -> None:
    frame = in_rome("Via Nazionale 1", "Via Torino 2", "Via Doppia 5").assign(stato=["", "duplicata", "ritirata"])
    out = locate_addresses(frame, Service("photon", server.url, 0.0), cache=tmp_path / "c.jsonl")
    assert out.frame["precisione"].tolist() == ["indirizzo", "comune", "comune"]
    assert len(server.asked) == 1


@pytest.mark.parametrize("kind", ["photon", "nominatim"])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_an_answer_of_no_geocoder_stops_the_search_in_a_sentence(
    server: Server, kind: str, body: bytes, tmp_path: Path
) -> None:
    server.body = body
    with pytest.raises(InputError, match="non risponde"):
        locate_addresses(in_rome("Via Nazionale 1"), Service(kind, server.url, 0.0), cache=tmp_path / "c.jsonl")
    assert (tmp_path / "c.jsonl").read_text(encoding="utf-8") == ""


@pytest.mark.parametrize("kind", ["photon", "nominatim"])
def test_places_of_the_wrong_shape_are_none(server: Server, kind: str, tmp_path: Path) -> None:
    odd = ODD[kind]
    server.body = json.dumps({"type": "FeatureCollection", "features": odd} if kind == "photon" else odd).encode()
    out = locate_addresses(in_rome("Via Nazionale 1"), Service(kind, server.url, 0.0), cache=tmp_path / "c.jsonl")
    assert out.frame["precisione"].tolist() == ["comune"]
    assert [p.codice for p in out.problems] == ["indirizzo-sconosciuto"]


@pytest.mark.parametrize("kind", ["photon", "nominatim"])
def test_a_point_that_is_no_number_is_no_point(server: Server, kind: str, tmp_path: Path) -> None:
    frame = in_rome("Via Infinita 7", "Via Nazionale 1")
    out = locate_addresses(frame, Service(kind, server.url, 0.0), cache=tmp_path / "c.jsonl")
    assert out.frame["precisione"].tolist() == ["comune", "indirizzo"]
    assert "NaN" not in (tmp_path / "c.jsonl").read_text(encoding="utf-8")


def test_a_second_run_asks_nothing_and_an_interrupted_one_goes_on(
    server: Server, frame: pd.DataFrame, tmp_path: Path
) -> None:
    service, cache = Service("photon", server.url, 0.0), tmp_path / "deep" / "c.jsonl"
    broken = frame.copy()
    broken.loc[6, "indirizzo"] = "Via Rotta 9"
    with pytest.raises(InputError, match="non risponde"):
        locate_addresses(broken, service, cache=cache)
    answered = len(cache.read_text(encoding="utf-8").splitlines())
    assert 0 < answered < 5
    cache.write_text(cache.read_text(encoding="utf-8") + '{"domanda": "photon | cut o', encoding="utf-8")
    first = locate_addresses(frame, service, cache=cache)
    asked = len(server.asked)
    assert asked == answered + 1 + (5 - answered)
    second = locate_addresses(frame, service, cache=cache)
    assert len(server.asked) == asked
    pd.testing.assert_frame_equal(first.frame, second.frame)


def test_a_spoilt_cache_is_asked_again(server: Server, tmp_path: Path) -> None:
    cache, service = tmp_path / "c.jsonl", Service("photon", server.url, 0.0)
    label = f"photon {server.url}"
    question = ["Via Nazionale 1", "", "Roma"]
    lines = [
        "null", "[]", "3", '"x"', "{}", "[" * 5_000, "\ufffd",
        json.dumps({"servizio": label, "domanda": question, "punti": 7}),
        json.dumps({"servizio": label, "domanda": question, "punti": [["a", "b", "c"]]}),
        json.dumps({"servizio": label, "domanda": 5, "punti": []}),
        json.dumps({"servizio": "photon http://altro", "domanda": question, "punti": []}),
    ]  # fmt: skip
    cache.write_bytes("\n".join(lines).encode() + b"\n\xff\xfe")
    out = locate_addresses(in_rome("Via Nazionale 1"), service, cache=cache)
    assert out.frame["precisione"].tolist() == ["indirizzo"]
    cache.write_text(json.dumps({"servizio": label, "domanda": question, "punti": [[1e999, 12.4, "house"]]}) + "\n")
    assert locate_addresses(in_rome("Via Nazionale 1"), service, cache=cache).frame["precisione"].tolist() == ["comune"]


def test_a_cache_that_cannot_be_kept_is_told(server: Server, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for cache in (tmp_path, tmp_path / "file" / "c.jsonl"):
        with pytest.raises(InputError, match="risposte"):
            locate_addresses(in_rome("Via Nazionale 1"), Service("photon", server.url, 0.0), cache=cache)


def test_public_servers_are_asked_once_a_second(
    server: Server, frame: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for url in (
        "https://photon.komoot.io",
        "https://PHOTON.komoot.io:443/api/",
        "https://nominatim.openstreetmap.org./",
    ):
        assert parse_service(url).pause >= 1.0
    waited: list[float] = []
    monkeypatch.setattr(asking.time, "sleep", waited.append)
    service = Service("photon", server.url, 1.0)
    locate_addresses(frame, service, cache=tmp_path / "c.jsonl")
    assert waited == [0.0, 1.0, 1.0, 1.0, 1.0]


def test_a_public_server_is_told_who_asks(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="--contact"):
        plan_search("https://nominatim.openstreetmap.org", cache=tmp_path / "c")
    plan = plan_search("https://nominatim.openstreetmap.org", cache=tmp_path / "c", contact="redazione@example.org")
    assert (plan.service.kind, plan.contact) == ("nominatim", "redazione@example.org")
    with pytest.raises(InputError, match="recapito"):
        plan_search("https://photon.example.org", cache=tmp_path / "c", contact="a\r\nX-Altro: b")


@pytest.mark.parametrize(
    "url",
    [
        "ftp://photon.example",
        "photon.example",
        "https://example.org",
        "https://utente:segreto@photon.example",
        "https://photon.example/?key=1",
        "http://[photon",
        "http://",
        "",
    ],
)
def test_an_address_that_is_no_geocoder(url: str) -> None:
    with pytest.raises(InputError) as told:
        parse_service(url)
    assert "segreto" not in str(told.value)


def test_the_kind_may_be_given() -> None:
    assert parse_service("https://geo.example.org/", kind="nominatim") == Service(
        "nominatim", "https://geo.example.org", 0.0
    )
    assert parse_service("https://photon.example.org/api").url == "https://photon.example.org"


@pytest.mark.parametrize(
    ("asked", "answered", "same"),
    [
        ("Via G. Garibaldi 3", "Via Giuseppe Garibaldi", True),
        ("V.le della Repubblica, 12/a", "Viale della Repubblica", True),
        ("VIA ROMA 1", "Via Roma - Romstraße", True),
        ("Via Giuseppe Verdi 6", "Via Giuseppe Mazzini", False),
        ("Via Roma 1", "Via Romagna", False),
        ("Via XXV Aprile", "Via Venticinque Aprile", True),
        ("Piazza San Giovanni", "Piazza San Pietro", False),
        ("Via qualunque", "", True),
    ],
)
def test_same_street(asked: str, answered: str, same: bool) -> None:
    assert same_street(asked, answered) is same
