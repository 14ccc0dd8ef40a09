# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page that a browser saved as it stood, opened again: it says of everyone what the page says, nothing twice."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from mapping.atlas import Atlas

WAYS = {
    "as it opened": "",
    "in another order": "#vista=elenco&ordina=fonte_vecchia",
    "filtered": "#regione=Lazio",
    "another language, a card": "#lang=ar&vista=elenco&id={id}",
}
TOLD = """() => Object.fromEntries([...document.querySelectorAll('#elenco-vivo [data-id]')].map(
    entry => [entry.dataset.id, [...entry.children].map(part => part.textContent)]))"""
STANDING = """() => [...document.querySelectorAll('[id]')].flatMap(
    home => [...home.querySelectorAll('*')].map(() => home.id))"""
DRAWN = "rows => document.querySelectorAll('#elenco-vivo .voci > [data-id]').length === rows"
CODE = "() => document.querySelectorAll('style, script').length"
OUTER = "() => `<!DOCTYPE html>${document.documentElement.outerHTML}`"


@pytest.fixture
def save(new_page: Callable[..., Page], tmp_path: Path, atlas: Atlas) -> Callable[[Page, str], Page]:
    """Choose something on a page, save it as a browser does, and open what was saved: nothing may fail there."""

    def open_saved(page: Page, chosen: str) -> Page:
        page.evaluate("hash => { location.hash = hash }", chosen)
        page.wait_for_timeout(500)
        saved = tmp_path / "salvata.html"
        saved.write_text(page.evaluate(OUTER), "utf-8")
        again, faults = new_page(), []
        again.on("pageerror", lambda error: faults.append(str(error)))
        again.goto(saved.as_uri())
        again.wait_for_function(DRAWN, arg=len(atlas.associations))
        again.wait_for_timeout(500)
        assert faults == []
        return again

    return open_saved


@pytest.mark.parametrize("way", WAYS)
def test_a_saved_page_says_what_the_page_says(visit, save, index, atlas, way):
    page = visit(index).page
    page.wait_for_function(DRAWN, arg=len(atlas.associations))
    told, code, standing = page.evaluate(TOLD), page.evaluate(CODE), Counter(page.evaluate(STANDING))
    chosen = WAYS[way].format(id=next(iter(told)))
    for _ in ("saved", "saved once more"):
        page = save(page, chosen)
        assert page.locator("#guasto").is_hidden()
        assert page.evaluate(TOLD) == told
        assert page.evaluate(CODE) == code
        now = Counter(page.evaluate(STANDING))
        assert {name: n for name, n in now.items() if n > standing[name]} == {}
