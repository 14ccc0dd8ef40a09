# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the map of a page stands and what is drawn on it, compared with what it should be."""

from contextlib import suppress
from typing import Any

from playwright.sync_api import Frame, FrameLocator, Locator, Page, TimeoutError

LOOK = """() => {
    const map = window[Object.keys(window).find(key => key.startsWith('map_'))];
    const frame = map.getContainer().getBoundingClientRect();
    const out = element => {
        const box = element.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
        return x < frame.left || x > frame.right || y < frame.top || y > frame.bottom;
    };
    const centre = map.project(map.getCenter(), 8);
    const circles = [...document.querySelectorAll('.cerchio')];
    return {
        zoom: map.getZoom(), x: centre.x, y: centre.y, width: frame.width, height: frame.height,
        circles: circles.length, out: circles.filter(out).length,
        names: [...document.querySelectorAll('.nome-luogo')].map(name => name.textContent).sort(),
    };
}"""
"""The zoom, the centre (in pixels of zoom 8), the size in pixels; circles in all and out of view; names of towns."""

STANDING = """selector => [...document.querySelectorAll(selector)]
    .reduce((sum, mark) => sum + (mark.matches('button.cerchio') ? mark.dataset.luogo.split(' ').length : 1), 0)"""
"""How many places the marks on the map stand for: a circle may stand for a group of comuni, anything else for one."""

_ALIKE = f"""expected => {{
    const now = ({LOOK})();
    const most = {{ zoom: .01, x: 2, y: 2, width: 1, height: 1, circles: 0, out: 0 }};
    const missing = (some, others) => some.filter(name => !others.includes(name)).length;
    return Object.entries(most).every(([key, off]) => Math.abs(now[key] - expected[key]) <= off)
        && missing(now.names, expected.names) <= 1 && missing(expected.names, now.names) <= 1;
}}"""
"""Names may change places with one another where the map lies half a pixel aside."""

_REST = """async () => {
    const map = window[Object.keys(window).find(key => key.startsWith('map_'))];
    const frame = () => new Promise(done => requestAnimationFrame(done));
    const place = () => `${map.getZoom()} ${map.project(map.getCenter(), 8)} ${map.getContainer().offsetWidth}`;
    for (let still = 0, before = ''; still < 8; before = place()) {
        await frame();
        still = document.querySelector('.leaflet-zoom-anim') || place() !== before ? 0 : still + 1;
    }
}"""


def choose_language(page: Page | Frame | FrameLocator, tag: str) -> None:
    """Open the menu of the languages and follow one of its links, found by its ``hreflang``."""
    page.locator("#lingua").click()
    page.locator(f".elenco-lingue a[hreflang={tag}]").click()


_TOLD = """summary => ({
    told: new Promise(told => summary.parentElement.addEventListener('toggle', () => told(true), { once: true })),
})"""


def unfold(summary: Locator) -> None:
    """Open a fold, and return once the page was told of it: some are filled only then, in a task of its own."""
    fold = summary.evaluate_handle(_TOLD)
    summary.click()
    fold.evaluate("fold => fold.told")


def wait_for_offers(page: Page) -> None:
    """Return once the search offers what is meant by all that was typed: it does so in a task of its own."""
    page.wait_for_function("() => !document.querySelector('#suggerimenti[aria-busy]')")


_LAY_OUT = """() => {
    const all = new Range();
    all.selectNodeContents(document.body);
    all.getBoundingClientRect();
}"""


def lay_out(page: Page | Frame) -> None:
    """Have everything laid out at once that a list leaves out until it is scrolled to.

    Whoever asks each element where it is gets the same answers, but each at the price of a layout.
    """
    page.evaluate(_LAY_OUT)


def wait_for_rest(page: Page | Frame) -> None:
    """Return once the map has neither moved nor changed its size for eight frames."""
    page.evaluate(_REST)


def places_of(page: Page | Frame, selector: str = "button.cerchio") -> int:
    """Return how many places what is drawn stands for."""
    found: int = page.evaluate(STANDING, selector)
    return found


def look(page: Page | Frame) -> dict[str, Any]:
    """Return where the map stands once it has come to rest."""
    wait_for_rest(page)
    found: dict[str, Any] = page.evaluate(LOOK)
    return found


def must_show(page: Page | Frame, expected: dict[str, Any]) -> None:
    """Fail unless the map comes to show what was seen elsewhere, and stays there."""
    with suppress(TimeoutError):
        page.wait_for_function(_ALIKE, arg=expected, timeout=4000)
    found = look(page)
    assert page.evaluate(_ALIKE, expected), f"\n{found}\ninstead of\n{expected}"
