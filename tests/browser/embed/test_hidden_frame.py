# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A map in a part of a host page that is folded away at first, by any of the means that hosts have."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Frame, Page

from tests.browser.looking import look, must_show

FOLDS = {
    "display": ('<div id="fold" style="display: none">{}</div>', "style.display = open ? 'block' : 'none'"),
    "hidden": ('<div id="fold" hidden>{}</div>', "hidden = !open"),
    "details": ('<details id="fold"><summary>mappa</summary>{}</details>', "open = open"),
    "until-found": ('<div id="fold" hidden="until-found">{}</div>', "hidden = open ? false : 'until-found'"),
    "width": (
        '<div id="fold" style="width: 0; overflow: hidden; transition: width .3s">{}</div>',
        "style.width = open ? '1000px' : '0'",
    ),
    "height": (
        '<div id="fold" style="height: 0; overflow: hidden; transition: height .3s">{}</div>',
        "style.height = open ? '800px' : '0'",
    ),
    "frame": ('<div id="fold">{}</div>', "firstChild.style.height = open ? '800px' : '0'"),
    "grid": (
        '<div id="fold" style="display: grid; grid-template-columns: 0fr; width: 1000px">{}</div>',
        "style.gridTemplateColumns = open ? '1fr' : '0fr'",
    ),
    # As Bootstrap and Bootstrap Italia do it: nothing, then growing, then as high as it is.
    "collapse": (
        "<style>.collapse:not(.show) {{ display: none }}\n"
        ".collapsing {{ height: 0; overflow: hidden; transition: height .35s }}</style>"
        '<div id="fold" class="collapse">{}</div>',
        "className = open ? 'collapsing' : 'collapse', open && (fold.offsetHeight, fold.style.height = '800px', "
        "fold.ontransitionend = () => { fold.className = 'collapse show'; fold.style.height = '' })",
    ),
}
"""How a host folds a part away: its markup, and what opens and closes it."""


def _host(site: Path, kind: str, query: str) -> Path:
    width = "100%" if kind in {"width", "grid"} else "1000"
    frame = f'<iframe title="mappa" src="index.html?{query}" width="{width}" style="height: 800px; border: 0"></iframe>'
    if kind == "frame":
        frame = frame.replace("height: 800px", "height: 0")
    path = site / f"ospite-{kind}.html"
    body = FOLDS[kind][0].format(frame)
    path.write_text(f"<!DOCTYPE html><html lang=it><title>ospite</title><body style='margin: 0'>{body}", "utf-8")
    return path


def _fold(page: Page, kind: str, *, open_: bool) -> None:
    page.evaluate(f"open => {{ const fold = document.getElementById('fold'); fold.{FOLDS[kind][1]} }}", open_)


def _ready(page: Page) -> Frame:
    frame = page.frames[1]
    frame.wait_for_function("() => 'pronta' in document.documentElement.dataset", polling=50)
    return frame


@pytest.fixture(scope="module")
def unfolded(context: Callable[..., BrowserContext], site: Path) -> Iterator[Any]:
    """What a choice shows in a frame of the same size that is open from the start."""
    known: dict[str, dict[str, Any]] = {}

    def show(choice: str) -> dict[str, Any]:
        if choice not in known:
            page = context().new_page()
            path = site / "ospite-aperto.html"
            path.write_text(
                f'<!DOCTYPE html><body style="margin: 0"><iframe src="index.html?incorporata=1&{choice}" width="1000" '
                'style="height: 800px; border: 0"></iframe>',
                "utf-8",
            )
            page.goto(path.as_uri())
            known[choice] = look(_ready(page))
            page.close()
        return known[choice]

    return show


@pytest.mark.parametrize("kind", FOLDS)
def test_a_fold_that_opens_shows_the_choice(visit, site, unfolded, kind):
    """First that of the address, then one that was made while the fold was closed again."""
    page = visit(_host(site, kind, "incorporata=1&comunita=SN").as_uri()).page
    frame = _ready(page)
    _fold(page, kind, open_=True)
    must_show(frame, unfolded("comunita=SN"))
    _fold(page, kind, open_=False)
    frame.evaluate("() => { location.hash = 'scheda=12' }")
    _fold(page, kind, open_=True)
    must_show(frame, unfolded("comunita=SN&scheda=12"))


def test_of_very_many_places_none_is_left_out(visit, large_page):
    """All are counted where the country is in view whole, and those in view are drawn where it is not."""
    address = large_page.as_uri()
    expected = look(visit(f"{address}#regione=12").page)
    assert expected["circles"] > 0
    page = visit(f"{address}#regione=12&vista=elenco").page
    page.locator('#viste a[data-vista="mappa"]').click()
    must_show(page, expected)
    page = visit(address).page
    everywhere = look(page)
    counted = sum(int(text.replace(".", "")) for text in page.locator(".cerchio .numero").all_inner_texts())
    placed = re.search(r"sulla mappa: ([\d.]+)", page.locator("[data-conti]").inner_text())[1]
    assert counted == int(placed.replace(".", ""))
    page.evaluate("() => { location.hash = 'vista=elenco' }")
    page.locator('#viste a[data-vista="mappa"]').click()
    must_show(page, everywhere)
