# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The library holds every file that Folium and branca can link, or says which it lacks and why."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from types import ModuleType

import branca
import folium
import geopandas.explore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.inlining.library import content_type, find, library_file, notice, plain_address, stated
from mapping.inlining.sources import Sources
from mapping.inlining.styles import complete_style

ADDRESS = re.compile(r"(?:https?:)?//[\w.-]+\.[a-z]{2,}/[^\s\"'<>)]*")
LINKED = re.compile(r"\.(js|css|png|svg|gif|woff2?|ttf)$|^https://(cdn\.jsdelivr\.net|unpkg\.com)/")
WRITTEN_ABOUT = re.compile(r"\{")
"""An address with a hole in it is a pattern of tiles."""


def modules(package: ModuleType) -> Iterator[ModuleType]:
    yield package
    for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        yield importlib.import_module(found.name)


def linked_by_classes(package: ModuleType) -> set[str]:
    classes = [c for module in modules(package) for c in vars(module).values() if inspect.isclass(c)]
    lists = [vars(c).get(part) or [] for c in classes for part in ("default_js", "default_css")]
    return {address for pairs in lists for _, address in pairs}


def linked_by_code(package: ModuleType) -> set[str]:
    """Addresses of files in the texts of the code, templates too; those in docstrings only inform."""
    found: set[str] = set()
    for module in modules(package):
        tree = ast.parse(inspect.getsource(module) or "")
        said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        texts = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
        ]
        found |= {a for text in texts for a in ADDRESS.findall(text) if LINKED.search(plain_address(a))}
    return {address for address in found if not WRITTEN_ABOUT.search(address)}


EVERY = sorted(linked_by_classes(folium) | linked_by_classes(branca) | linked_by_code(folium) | linked_by_code(branca))


PACKAGES = sorted({found.package for address in stated("addresses") if (found := find(address))} - {""})


def test_the_addresses_were_found():
    assert len(EVERY) > 70
    assert "https://cdn.jsdelivr.net/npm//vega@5" in EVERY
    assert "https://cdnjs.cloudflare.com/ajax/libs/ionicons/2.0.1/png/512/arrow-move.png" in EVERY


@pytest.mark.parametrize("address", EVERY)
def test_every_address_is_in_the_library_or_said_to_be_missing(address):
    assert library_file(address) or address in stated("missing")


def test_nothing_is_said_that_no_folium_asks_for():
    asked = {plain_address(address) for address in EVERY}
    # Leaflet's pins, which its script names, and a font that a style sheet of timedimension has from another host.
    named = {a for a in stated("addresses") if "/leaflet@1.9.3/dist/images/" in a or a.endswith(".woff")}
    named |= set(re.findall(r'src="([^"]+)"', inspect.getsource(geopandas.explore)))  # the legend of categories
    assert {a for a in stated("addresses") if plain_address(a) not in asked} == named
    assert set(stated("nearest")) <= set(stated("addresses"))
    assert not set(stated("missing")) & set(stated("addresses"))


@pytest.mark.parametrize("sheet", [a for a in stated("addresses") if plain_address(a).endswith(".css")])
def test_every_font_and_image_of_a_style_sheet_is_in_the_library(sheet):
    sources = Sources()
    style = complete_style(find(sheet).content.decode("utf-8"), sheet, sources)
    assert list(sources.missing) == []
    assert re.findall(r"url\((?![\"']?(?:data:|#|%23))[^)]*", style) == []
    assert "@import" not in style


@pytest.mark.parametrize("package", PACKAGES)
def test_every_package_has_its_notice(package):
    assert re.search("licen|copyright|permission", notice(package), re.IGNORECASE)


@pytest.mark.parametrize(
    "address",
    [
        "http://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/leaflet.js",
        "//cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/leaflet.js?x=1#y",
        "https://CDN.jsdelivr.net/npm//leaflet@1.9.3/dist/leaflet.js",
        "https://unpkg.com/leaflet.vectorgrid@latest/dist/Leaflet.VectorGrid.bundled.js",
    ],
)
def test_the_same_file_by_another_spelling(address):
    assert library_file(address)


@pytest.mark.parametrize(
    "odd",
    ["", "http://[", "file:///etc/passwd", "data:text/css,a", "https://unpkg.com/../../etc/passwd", "folium:x", "\x00"],
)
def test_what_is_no_address_has_no_file(odd):
    assert library_file(odd) is None


@given(st.text() | st.text().map("https://".__add__))
def test_any_text_may_be_asked_for(text):
    assert library_file(text) is None


def test_a_file_tells_what_it_is():
    sheet = find("https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/leaflet.css")
    assert sheet is not None
    assert (content_type(sheet.name), sheet.package) == ("text/css", "leaflet@1.9.3")
    assert content_type("x") == "application/octet-stream"
