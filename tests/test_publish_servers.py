# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The lines for nginx, Apache and IIS have each of them send, file by file, what the preview sends.

Each is read here as that server reads it, as far as these lines go: none of the three is at hand where tests run.
"""

import html
import http.client
import json
import re
import shlex
import threading
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree as ET

import pytest

from mapping.preview.server import make_server
from mapping.publish import HEADERS
from mapping.publish.servers import PAGES, server_lines

OUTPUT = Path(__file__).parents[1] / "output"
POLICY = "Content-Security-Policy"
ASKED = ("Content-Type", POLICY, *HEADERS)
Sent = dict[str, str]
Tree = list[tuple[list[str], "Tree"]]


def nginx_tree(words: list[str]) -> Tree:
    """Return the directives of nginx, each with its words and what stands in its braces."""
    found: Tree = []
    directive: list[str] = []
    while words and (word := words.pop(0)) != "}":
        if word in {";", "{"}:
            found.append((directive, nginx_tree(words) if word == "{" else []))
            directive = []
        else:
            directive.append(word)
    assert not directive, "a directive without its end"
    return found


def as_nginx(lines: str, path: str) -> tuple[Sent, bool]:
    words = re.findall(r'"[^"]*"|[{};]|[^\s{};"]+', re.sub(r"(?m)#.*$", "", lines))
    (mapped, choices), (location, inside) = nginx_tree([word.strip('"') for word in words])
    assert (mapped[0], location) == ("map", ["location", "/associazioni/"])
    told = {directive[0]: directive[1:] for directive, _ in inside if directive[0] != "add_header"}
    kinds = {ending: kind for name, types in inside if name == ["types"] for (kind, ending), _ in types}
    kind = kinds.get(PurePosixPath(path).suffix[1:], told["default_type"][0])
    default = next(value for (name, value), _ in choices if name == "default")
    policies = [value for (name, value), _ in choices if name[0] == "~" and re.search(name[1:], path)]
    values = {mapped[2]: (policies or [default])[0]}
    sent = {directive[1]: values.get(directive[2], directive[2]) for directive, _ in inside if directive[3:]}
    charset = "; charset=utf-8" if kind in {"text/html", *told["charset_types"]} else ""
    return {"Content-Type": kind + charset, **sent}, kind in {"text/html", *told["gzip_types"]}


def as_apache(lines: str, path: str) -> tuple[Sent, bool]:
    sent: Sent = {}
    packed: set[str] = set()
    held = True
    for line in lines.splitlines():
        name, *rest = shlex.split(line.strip("<>"), posix=not line.startswith("<")) if line else [""]
        if name == "FilesMatch":
            held = bool(re.search(rest[0].strip('"'), path))
        elif name == "/FilesMatch":
            held = True
        elif name == "AddType" and path.endswith(rest[1]):
            sent["Content-Type"] = rest[0]
        elif name == "Header" and held:
            assert rest[:2] == ["always", "set"]
            sent[rest[2]] = rest[3]
        elif name == "AddOutputFilterByType":
            packed.update(rest[1:])
        else:
            assert name in {"DirectoryIndex", "IfModule", "/IfModule", "AddType", "Header"}, line
    return sent, sent["Content-Type"].partition(";")[0] in packed


def as_iis(lines: str, path: str) -> tuple[Sent, bool]:
    tree = ET.fromstring(lines.encode())  # noqa: S314 - our own
    kinds = {one.attrib["fileExtension"]: one.attrib["mimeType"] for one in tree.iter("mimeMap")}
    sent = {"Content-Type": kinds[PurePosixPath(path).suffix]}
    if tree.find("system.webServer/staticContent/clientCache[@cacheControlMode='DisableCache']") is not None:
        sent["Cache-Control"] = "no-cache"
    places = [place for place in tree.findall("location") if place.attrib["path"] == path]
    for place in (tree, *places):
        for one in place.findall("system.webServer/httpProtocol/customHeaders/*"):
            sent.pop(one.attrib["name"], None)
            if one.tag == "add":
                assert one.attrib["name"] not in sent, "the server would not start: a name stands there twice"
                sent[one.attrib["name"]] = one.attrib["value"]
    compression = tree.find("system.webServer/urlCompression[@doStaticCompression='true']")
    return sent, compression is not None


SERVERS: dict[str, Callable[[str, str], tuple[Sent, bool]]] = {
    "nginx": as_nginx,
    "Apache (.htaccess)": as_apache,
    "IIS (web.config)": as_iis,
}


@pytest.fixture(scope="module")
def sent() -> dict[str, Sent]:
    """What the preview sends with a file of each kind, and with each page."""
    names = json.loads((OUTPUT / "manifest.json").read_text(encoding="utf-8"))["file"]
    chosen = {PurePosixPath(name).suffix: name for name in names}
    found = {}
    with make_server(OUTPUT, 0) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        for name in {*chosen.values(), *set(PAGES).intersection(names)}:
            connection = http.client.HTTPConnection("127.0.0.1", server.server_port)
            connection.request("GET", f"/{name}")
            answer = connection.getresponse()
            found[name] = {header: answer.getheader(header, "") for header in ASKED}
            connection.close()
        server.shutdown()
        thread.join()
    return found


@pytest.mark.parametrize("server", SERVERS)
def test_each_server_sends_what_the_preview_sends(server: str, sent: dict[str, Sent]) -> None:
    lines = server_lines()[server]
    assert len(sent) > 10
    for name, told in sent.items():
        headers, _ = SERVERS[server](lines, name)
        if name.endswith(".html"):  # the page says the rest itself, and the preview repeats it
            said = re.search(r'Content-Security-Policy" content="([^"]*)"', (OUTPUT / name).read_text(encoding="utf-8"))
            assert said is not None
            headers[POLICY] = f"{html.unescape(said[1])}; {headers[POLICY]}"
        assert {header: headers.get(header) for header in ASKED} == told, name


@pytest.mark.parametrize("server", SERVERS)
def test_each_server_compresses_what_becomes_smaller(server: str) -> None:
    lines = server_lines()[server]
    assert all(SERVERS[server](lines, f"a{ending}")[1] for ending in (".html", ".csv", ".json", ".geojson", ".svg"))
    if server != "IIS (web.config)":  # which chooses the types itself
        assert not any(SERVERS[server](lines, f"a{ending}")[1] for ending in (".png", ".xlsx", ".parquet"))


def test_every_page_of_the_folder_has_its_own_policy(site: dict[str, bytes]) -> None:
    assert {name for name in site if name.endswith(".html")} <= set(PAGES)


def test_there_are_lines_for_each_and_nothing_else() -> None:
    assert list(server_lines()) == list(SERVERS)
