# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A notebook with maps in a real JupyterLab: what is seen before it is trusted, and after; and what nbviewer makes."""

from contextlib import suppress

import pytest
from nbconvert import HTMLExporter
from playwright.sync_api import TimeoutError

from mapping.viewer import build_map
from tests.browser.jupyterlab import serving, trust, write_notebook

OUTPUT = ".jp-OutputArea-output"
FRAME = f"{OUTPUT} iframe"
INSTEAD = ".mappa-senza-cornice"
SEEN = "images => images.every(image => image.naturalWidth > 700 && image.checkVisibility())"
PLACES = 275
READY = "() => window.jupyterapp?.restored.then(() => !document.getElementById('jupyterlab-splash'))"
"""True once JupyterLab has put itself together, its keys included."""


@pytest.fixture(scope="module")
def notebooks(atlas, tmp_path_factory):
    """A folder with a notebook of two maps: as large as it comes, and of a chosen size."""
    folder = tmp_path_factory.mktemp("quaderni")
    small = build_map(atlas, width=600, height="75%", indicator="tasso_10000", lang="ar")
    write_notebook(folder / "mappa.ipynb", build_map(atlas), small)
    return folder


@pytest.fixture(scope="module")
def jupyter(tmp_path_factory):
    return tmp_path_factory.mktemp("jupyter")


@pytest.fixture(scope="module")
def lab(notebooks, jupyter):
    with serving(notebooks, jupyter) as address:
        yield address


@pytest.fixture
def opened(lab, browser):
    """The notebook in JupyterLab, and the addresses outside of it that were asked for."""
    address, token = lab
    asked = []
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    own = (address, address.replace("http", "ws"), "data:", "blob:", "about:")
    page.on("request", lambda request: None if request.url.startswith(own) else asked.append(request.url))
    page.goto(f"{address}/lab/tree/mappa.ipynb?token={token}&reset")
    page.wait_for_function(READY)
    yield page, asked
    page.close()


def must_show_the_maps(page):
    """Both maps are there in their sizes, and nothing of what stands in for them."""
    for number in range(2):
        circles = page.frame_locator(FRAME).nth(number).locator("button.cerchio")
        circles.first.wait_for()
        assert circles.evaluate_all("all => all.flatMap(one => one.dataset.luogo.split(' ')).length") == PLACES
    first = page.frame_locator(FRAME).first
    assert not first.get_by_role("heading", level=1).bounding_box()["height"] > 1, (
        "the notebook has headings of its own"
    )
    assert first.locator(".carta").evaluate("map => map.getBoundingClientRect().bottom <= innerHeight"), "cut"
    sizes = page.locator(FRAME).evaluate_all("all => all.map(one => [one.clientWidth, one.clientHeight])")
    room = page.locator(OUTPUT).first.evaluate("one => one.clientWidth")
    assert room - sizes[0][0] < 40
    assert [sizes[0][1], *sizes[1]] == [880, 600, 450]
    assert page.locator(INSTEAD).count() == 2
    assert not any(one.is_visible() for one in page.locator(INSTEAD).all())
    assert page.get_by_role("img", name="Le associazioni di migranti").count() == 0


def trust_as_the_sentence_says(page):
    """Do it until it is heard: JupyterLab, while it connects to a kernel, takes the focus, and the palette closes."""
    palette = page.locator(".lm-CommandPalette-input")
    wanted = page.locator('.lm-CommandPalette-item.lm-mod-active[data-command="notebook:trust"]')
    for _ in range(20):
        with suppress(TimeoutError):
            page.locator(".jp-Notebook").focus()
            page.keyboard.press("Control+Shift+C")
            palette.fill("Trust Notebook", timeout=5000)
            wanted.wait_for(timeout=5000)  # it is looked for after the typing: Enter before that does nothing
            palette.press("Enter", timeout=5000)
            page.get_by_role("button", name="Confirm Trusting this notebook").click(timeout=10_000)
            return
        page.keyboard.press("Escape")
    raise AssertionError("the keys that the sentence names do not lead to trust")


def test_before_it_is_trusted_a_sentence_and_a_picture_and_what_the_sentence_says_works(opened):
    page, asked = opened
    page.locator(f"{OUTPUT} img").nth(1).wait_for()
    assert page.locator(FRAME).count() == 0
    assert page.locator(f"{OUTPUT} img").evaluate_all(SEEN)
    assert [one.is_visible() for one in page.locator(f"{INSTEAD} p").all()] == [True, True]
    assert "Ctrl+Shift+C" in page.locator(f"{INSTEAD} p").first.inner_text()
    assert page.locator(f"{INSTEAD} p").nth(1).get_attribute("dir") == "rtl"
    trust_as_the_sentence_says(page)
    must_show_the_maps(page)
    assert asked == []


def test_after_jupyter_trust_the_maps_are_there_in_the_sizes_asked_for(opened, notebooks, jupyter):
    page, asked = opened
    trust(notebooks / "mappa.ipynb", jupyter)
    page.reload()
    must_show_the_maps(page)
    assert asked == []


def test_nbviewer_shows_the_maps(visit, notebooks, tmp_path):
    """It is nbconvert's page, which takes nothing out of the outputs."""
    exporter = HTMLExporter(require_js_url="", mathjax_url="", jquery_url="")
    path = tmp_path / "mappa.html"
    path.write_text(exporter.from_filename(str(notebooks / "mappa.ipynb"))[0], encoding="utf-8")
    must_show_the_maps(visit(path.as_uri(), offline=True).page)
