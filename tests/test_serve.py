# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The preview: what the manifest names and nothing else, to this machine alone, without a word whatever is sent."""

import http.client
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.errors import InputError
from mapping.preview import listening
from mapping.preview.server import make_server
from mapping.publish import HEADERS

PAGE = '<!DOCTYPE html><html lang="it"><head><meta http-equiv="Content-Security-Policy" content="{}"><title>m</title>'
POLICY = "default-src &#x27;none&#x27;; img-src https://città.example/€ data:"
TYPES = {
    "index.html": "text/html; charset=utf-8",
    "dati/associazioni.csv": "text/csv; charset=utf-8",
    "dati/associazioni.geojson": "application/geo+json",
    "dati/associazioni.parquet": "application/vnd.apache.parquet",
    "dati/dataset.ttl": "text/turtle; charset=utf-8",
    "immagini/mappa.svg": "image/svg+xml",
    "immagini/mappa.png": "image/png",
}
HELLO = b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + bytes(range(200))
"""How a browser begins that was told https."""


class Answer(NamedTuple):
    status: int
    headers: dict[str, str]
    body: bytes


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published folder with everything in it that must not be served."""
    top = tmp_path_factory.mktemp("sito")
    out = top / "output"
    named = [*TYPES, "tubo.csv", "link-fuori.csv", "dati-fuori/segreto.csv", "manca.csv", "../segreto.csv", "dati"]
    for name in TYPES:
        (out / name).parent.mkdir(parents=True, exist_ok=True)
        (out / name).write_bytes(name.encode())
    (out / "index.html").write_text(PAGE.format(POLICY), encoding="utf-8")
    (out / "registro-privato.csv").write_bytes(b"segreto")
    (top / "segreto.csv").write_bytes(b"segreto")
    os.mkfifo(out / "tubo.csv")
    (out / "link-fuori.csv").symlink_to(top / "segreto.csv")
    (out / "dati-fuori").symlink_to(top)
    named.append(str(top / "segreto.csv"))
    (out / "manifest.json").write_text(json.dumps({"file": {name: {} for name in named}}), encoding="utf-8")
    return out


@contextmanager
def serving(folder: Path) -> Iterator[int]:
    with make_server(folder, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join(20)
        assert not thread.is_alive()


@pytest.fixture(scope="module")
def port(folder: Path) -> Iterator[int]:
    with serving(folder) as number:
        yield number


def ask(port: int, path: str, *, method: str = "GET", host: str | None = None, **headers: str) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.putrequest(method, path, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{port}")
    for name, value in headers.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, body)


def send_raw(port: int, data: bytes) -> bytes:
    """Send bytes and return what comes back until the other side, or nothing more from us, ends it."""
    with socket.create_connection(("127.0.0.1", port), timeout=20) as stream:
        found = b""
        try:
            stream.sendall(data)
            stream.shutdown(socket.SHUT_WR)
            while part := stream.recv(1 << 16):
                found += part
        except OSError:
            pass  # reset by the server, which is an answer too
    return found


def test_what_the_manifest_names_is_served_with_its_type_and_the_headers(port, folder):
    for name, kind in TYPES.items():
        answer = ask(port, f"/{name}")
        assert (answer.status, answer.headers["content-type"]) == (200, kind)
        assert answer.body == (folder / name).read_bytes()
        assert {header: answer.headers[header.lower()] for header in HEADERS} == HEADERS
    assert ask(port, "/").body == ask(port, "/index.html?lang=it").body == (folder / "index.html").read_bytes()
    assert ask(port, "/manifest.json").status == 200


def test_a_policy_of_any_letters_becomes_a_header(port):
    sent = ask(port, "/index.html").headers["content-security-policy"]
    assert sent == "default-src 'none'; img-src https://citt%C3%A0.example/%E2%82%AC data:; frame-ancestors *"


def test_head_tells_the_same_without_the_body(port, folder):
    answer = ask(port, "/dati/associazioni.csv", method="HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert int(answer.headers["content-length"]) == len((folder / "dati/associazioni.csv").read_bytes())


@pytest.mark.parametrize(
    "path",
    [
        "/registro-privato.csv",
        "/../segreto.csv",
        "/%2e%2e/segreto.csv",
        "/..%2fsegreto.csv",
        "//segreto.csv",
        "/dati",
        "/dati/",
        "/index.html/",
        "/tubo.csv",
        "/link-fuori.csv",
        "/dati-fuori/segreto.csv",
        "/manca.csv",
        "/%00",
        "/index.html%00.csv",
        "/" + "a" * 300,
        "/" + "a/" * 2500,
        "/%ff%fe",
        "/.git/config",
        "http://evil.example/index.html",
    ],
)
def test_nothing_else_is_served_and_nothing_is_listed(port, path):
    answer = ask(port, path)
    assert answer.status in {400, 404}
    assert b"segreto" not in answer.body
    assert {name.lower() for name in HEADERS} <= set(answer.headers)


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:{}", "127.0.0.1", "localhost:1", "127.0.0.1:{}.evil", ""]
)
def test_a_site_that_gives_its_name_to_this_machine_gets_nothing(port, host):
    name = host.format(port)
    answer = ask(port, "/index.html", host=name or " ")
    assert answer.status in {400, 421}
    assert b"<html" not in answer.body


@pytest.mark.parametrize("host", ["127.0.0.1:{}", "localhost:{}", "LocalHost:{}", "[::1]:{}"])
def test_this_machine_is_asked_by_its_names(port, host):
    assert ask(port, "/index.html", host=host.format(port)).status == 200


@pytest.mark.parametrize(
    "method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "CONNECT", "get", "M-SEARCH"]
)
def test_odd_methods_are_refused(port, method):
    assert ask(port, "/index.html", method=method).status in {400, 405}


LINES = st.one_of(
    st.binary(max_size=60),
    st.sampled_from(
        [
            HELLO,
            b"GET /index.html HTTP/1.1",
            b"GET / HTTP/9.9",
            b"GET",
            b"PRI * HTTP/2.0",
            b"Content-Length: -1",
            b"Content-Length: 99999999999999",
            b"Transfer-Encoding: chunked",
            b"Upgrade: websocket",
            b"Connection: upgrade",
            b"Expect: 100-continue",
            b"Host: a",
            b"Host: b",
            b"ffffffffffffffff",
            b"Range: bytes=0-1,2-3,9999999-",
            b"",
            b"\x00",
            b"\xff\xfe" * 40,
        ]
    ),
)


def test_nonsense_is_answered_without_a_word(port, capfd, caplog):
    @settings(derandomize=True, deadline=None, max_examples=120, database=None)
    @given(lines=st.lists(LINES, max_size=6), known=st.booleans(), ending=st.sampled_from([b"\r\n", b"\n", b""]))
    def nonsense(lines: list[bytes], known: bool, ending: bytes) -> None:
        start = b"GET /index.html HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n" % port if known else b""
        answer = send_raw(port, start + ending.join(lines) + ending * 2)
        assert b"Traceback" not in answer

    nonsense()
    assert ask(port, "/").status == 200
    assert (*capfd.readouterr(), caplog.text) == ("", "", "")


def test_a_client_that_breaks_off_leaves_no_word(port, capfd, caplog):
    for words in (b"", b"GET /index", b"GET /index.html HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n" % port, HELLO):
        for _ in range(5):
            stream = socket.create_connection(("127.0.0.1", port))
            stream.sendall(words)
            stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # a reset, not an end
            stream.close()
    assert ask(port, "/").status == 200
    assert (*capfd.readouterr(), caplog.text) == ("", "", "")


@pytest.mark.slow
def test_slow_clients_in_any_number_keep_nobody_out(port):
    before = threading.active_count()
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(300)]
    for number, stream in enumerate(slow):
        with suppress(OSError):  # it had to give its place to another
            stream.sendall(b"GET / HTTP/1.1\r\nX" if number % 2 else b"G")
    assert all(ask(port, "/").status == 200 for _ in range(5))
    alive = 0
    for stream in slow:
        stream.settimeout(0.05 if alive <= listening.CONNECTIONS else 5)
        try:
            stream.recv(1)
        except TimeoutError:
            alive += 1
        except OSError:
            pass
        stream.close()
    assert alive <= listening.CONNECTIONS
    assert threading.active_count() < before + 50


def test_a_connection_that_says_nothing_is_ended(folder, monkeypatch):
    monkeypatch.setattr(listening, "SECONDS", 0.2)
    with serving(folder) as port, socket.create_connection(("127.0.0.1", port), timeout=20) as idle:
        idle.sendall(b"GET / HTTP/1.1\r\n")
        with pytest.raises((ConnectionError, StopIteration)):
            if idle.recv(1) == b"":
                raise StopIteration


def test_a_folder_that_is_made_again_is_shown_as_it_is_now(tmp_path):
    def make(text: str, names: list[str]) -> None:
        (tmp_path / "index.html").write_text(text, encoding="utf-8")
        (tmp_path / "nuovo.csv").write_text("a", encoding="utf-8")
        (tmp_path / "manifest.json").write_text(json.dumps({"file": dict.fromkeys(names)}), encoding="utf-8")

    make("una", ["index.html"])
    with serving(tmp_path) as port:
        assert (ask(port, "/").body, ask(port, "/nuovo.csv").status) == (b"una", 404)
        make("due", ["index.html", "nuovo.csv"])
        assert (ask(port, "/").body, ask(port, "/nuovo.csv").status) == (b"due", 200)


@pytest.mark.parametrize("manifest", [None, "", "[" * 200_000, "[]", '{"file": 3}', '{"file": ["index.html"]}', "\xff"])
def test_a_folder_that_is_not_ours_is_not_served(tmp_path, manifest):
    (tmp_path / "index.html").write_text("di altri", encoding="utf-8")
    if manifest is not None:
        (tmp_path / "manifest.json").write_text(manifest, encoding="latin-1")
    with pytest.raises(InputError, match="mapping build"):
        make_server(tmp_path, 0)


@pytest.mark.parametrize("number", [-1, 65536, 10**9])
def test_a_port_that_cannot_be_had_is_a_sentence(folder, number):
    with pytest.raises(InputError, match="--port"):
        make_server(folder, number)


def test_a_port_that_is_taken_is_a_sentence(folder, port):
    with pytest.raises(InputError, match="--port"):
        make_server(folder, port)


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_command_ends_when_it_is_told_to(folder, root, number):
    words = [sys.executable, "-m", "mapping", "serve", str(folder), "--port", "0"]
    with subprocess.Popen(words, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        told = [process.stdout.readline()]
        port = int(told[0].split(":")[-1].split("/")[0])
        send_raw(port, HELLO)
        process.send_signal(number)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (0, "")
    assert out.endswith("Terminato.\n")
