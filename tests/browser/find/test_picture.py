# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The present map as an image: what is chosen, with title, legend, register, source and date; nothing asked for."""

import io
import math
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from playwright.sync_api import expect

from mapping.palette import colours_of
from mapping.row_sources import source_age

SVG = "{http://www.w3.org/2000/svg}"


def take(page, kind: str) -> bytes:
    with page.expect_download() as waiting:
        page.locator("#immagine").get_by_role("button", name=kind).click()
    assert waiting.value.suggested_filename == f"mappa.{kind.lower()}"
    return Path(waiting.value.path()).read_bytes()


def drawing(page) -> ET.Element:
    return ET.fromstring(take(page, "SVG"))  # noqa: S314 - our own drawing


def words_of(root: ET.Element) -> str:
    return " ".join(text.text or "" for text in root.iter(f"{SVG}text"))


def test_a_drawing_tells_what_is_chosen_and_whose_it_is(visit, index, atlas):
    visited = visit(index + "#comunita=SN&indicatore=associazioni")
    root = drawing(visited.page)
    told = words_of(root)
    assert visited.page.locator("#risultato").inner_text() in told
    for words in ("Associazioni del registro", "non un censimento", "ISTAT", "EPSG:3035", "dato non disponibile"):
        assert words in told
    assert source_age(atlas.associations).sentence().rstrip(".") in told
    fills = {path.get("fill") for path in root.iter(f"{SVG}path")}
    assert fills <= {*colours_of("light").values(), "none", "url(#tratteggio-immagine)"}
    visited.must_be_silent()


def test_a_drawing_counts_every_association_that_has_a_place_and_no_circle_hides_another(visit, index, atlas):
    root = drawing(visit(index).page)
    circles = [[float(circle.get(name)) for name in ("cx", "cy", "r")] for circle in root.iter(f"{SVG}circle")]
    counts = [int(text.text) for text in root.iter(f"{SVG}text") if (text.text or "").isdigit()]
    assert sum(counts) == atlas.states["mappata"]
    assert len(counts) == len(circles)
    assert all(math.dist(a[:2], b[:2]) > a[2] + b[2] for a, b in combinations(circles, 2))


def test_a_drawing_follows_the_layers(visit, index):
    root = drawing(visit(index + "#strati=&indicatore=nessuno").page)
    assert not list(root.iter(f"{SVG}circle"))
    assert len(list(root.iter(f"{SVG}path"))) == 20


@pytest.mark.parametrize("lang", ["it", "ar"])
def test_a_painting_is_not_empty(visit, index, lang):
    visited = visit(f"{index}#lang={lang}")
    image = Image.open(io.BytesIO(take(visited.page, "PNG"))).convert("RGB")
    assert image.width == 2000
    shades = {colour for _, colour in image.getcolors(1_000_000)}
    wanted = [tuple(bytes.fromhex(colours_of("light")[name][1:])) for name in ("c0", "c4", "cerchio", "acqua")]
    assert set(wanted) <= shades
    visited.must_be_silent()


def test_hostile_words_stay_words(visit, index):
    page = visit(index).page
    page.locator("#q").fill('"/></text><script>alert(1)</script><image href="https://example.org/x"/>')
    root = drawing(page)
    assert "<script>alert(1)</script>" in words_of(root)
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{name}" for name in ("svg", "title", "style", "rect", "pattern", "path", "circle", "text")
    }


def test_a_frame_that_forbids_downloads_has_a_way_out(visit, site, tmp_path):
    host = tmp_path / "ospite.html"
    address = (site / "index.html").as_uri()
    host.write_text(
        f'<!DOCTYPE html><html lang=it><title>ospite</title><iframe sandbox="allow-scripts" src="{address}" '
        'width=1100 height=800 title="mappa"></iframe>',
        encoding="utf-8",
    )
    frame = visit(host.as_uri(), own=(address,)).page.frame_locator("iframe")
    expect(frame.locator("html[data-pronta]")).to_have_count(1)
    frame.locator("#immagine button").first.click()
    expect(frame.locator("#immagine [role=status]")).to_contain_text("non lo permette")
    expect(frame.locator("#immagine a")).to_have_attribute("target", "_blank")
