# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Graphics stand out three to one as they are painted: pixels of the page, light and dark, not the style sheet's word.

So dense that a line of a pixel has a core that its edges do not blend with the ground (WCAG leaves smoothing out).
"""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Page

from mapping.contrast import GRAPHICS, parts
from mapping.palette import colours_of
from tests.browser.looking import wait_for_rest
from tests.contrast import luminance_of

DENSE = 4
"""Pixels of the screen to one of the style sheet."""
THEMES = ("light", "dark")
GROUNDS = ("zero", "c0", "c1", "c2", "c3", "c4", "acqua", "terra", "fondo", "fondo-quieto", "accento-tenue")
BORDERS = """([selector, each]) => [...document.querySelectorAll(selector)].flatMap(path => {
    const matrix = path.getScreenCTM(), length = path.getTotalLength(), found = [];
    const at = way => path.getPointAtLength(way).matrixTransform(matrix);
    for (let way = each / 2; way < length; way += each) {
        const here = at(way), [before, after] = [at(way - .7), at(way + .7)];
        const angle = Math.atan2(after.y - before.y, after.x - before.x);
        const box = document.querySelector('.carta').getBoundingClientRect();
        const clear = [0, 6, -6].every(aside => {
            const x = here.x - Math.sin(angle) * aside, y = here.y + Math.cos(angle) * aside;
            const top = document.elementFromPoint(x, y);
            return x > box.left && x < box.right && y > box.top && y < box.bottom
                && top?.closest('.leaflet-container') && !top.closest('button, .leaflet-control');
        });
        if (clear) found.push([here.x, here.y, angle]);
    }
    return found;
})"""
"""Points of the outlines on the map that nothing lies on, and the direction of the line there."""
CONTROLS = """() => [...document.querySelectorAll('input, select, textarea, button, .pulsante, .quadro')].filter(e => {
    const box = e.getBoundingClientRect(), style = getComputedStyle(e);
    const seen = box.width > 8 && box.height > 8 && box.left > 12 && box.right < innerWidth - 12 && box.top > 12
        && box.bottom < innerHeight - 12 && style.visibility === 'visible';
    const bordered = parseFloat(style.borderLeftWidth) > 0 && style.borderLeftColor !== 'rgba(0, 0, 0, 0)';
    const native = e.matches('[type=checkbox], [type=radio]');
    const bare = [1.5, box.width / 2].every(x => {
        const over = seen && document.elementFromPoint(box.left + x, box.top + box.height / 2);
        return over && (over === e || e.contains(over));
    });
    return bare && (native || bordered);
}).map(e => {
    const box = e.getBoundingClientRect();
    return [e.outerHTML.slice(0, 90), box.left, box.top + box.height / 2];
})"""
"""What has a border of its own, the left of it and its middle."""


def painted(page: Page) -> np.ndarray:
    """Return the pixels of the window, red, green and blue; of eighteen million few are asked for their light."""
    return np.asarray(Image.open(BytesIO(page.screenshot(scale="device"))).convert("RGB"))


def contrast_of(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    low, high = np.minimum(one, other), np.maximum(one, other)
    found: np.ndarray = (high + 0.05) / (low + 0.05)
    return found


def calm(page: Page) -> None:
    """Leave the map with what it draws as areas and lines."""
    page.evaluate("""() => { for (const name of ['nomi', 'fili']) {
        const pane = document.querySelector(`.leaflet-${name}-pane`); if (pane) pane.style.display = 'none'; } }""")
    wait_for_rest(page)


def faint_borders(page: Page, selector: str, theme: str) -> tuple[int, dict[str, float]]:
    """Return how many sides of lines were looked at, and the grounds beside which the line is often too faint."""
    calm(page)
    pixels, aside = painted(page), np.arange(-3, 3.01, 1 / DENSE)
    grounds = {name: float(luminance_of(parts((colours_of("light") | colours_of(theme))[name]))) for name in GROUNDS}
    seen: dict[str, list[float]] = {}
    for x, y, angle in page.evaluate(BORDERS, [selector, 23]):
        rows, columns = (y + np.cos(angle) * aside) * DENSE, (x - np.sin(angle) * aside) * DENSE
        across = luminance_of(pixels[rows.astype(int), columns.astype(int)])
        for beside in (across[0], across[-1]):
            name = min(grounds, key=lambda one: abs(grounds[one] - beside))
            if abs(grounds[name] - beside) < 0.002:
                seen.setdefault(name, []).append(float(max(contrast_of(across[6:-6], beside))))
    faint = {name: float(np.quantile(found, 0.1)) for name, found in seen.items()}
    return sum(map(len, seen.values())), {name: least for name, least in faint.items() if least < GRAPHICS - 0.02}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    ("state", "selector", "least"),
    [
        ("strati=nessuno", "path.regione", 150),
        ("strati=nessuno&scheda=12", "path.provincia", 20),
        ("strati=nessuno&scheda=12", "path.regione.scelta", 20),
    ],
)
def test_coasts_and_borders_are_seen_from_both_sides(visit, index, theme, state, selector, least):
    page = visit(f"{index}#{state}", color_scheme=theme, device_scale_factor=DENSE).page
    looked, faint = faint_borders(page, selector, theme)
    assert looked >= least
    assert faint == {}


@pytest.mark.parametrize("state", ["", "vista=comunita&comunita=MA", "scheda=12"])
def test_the_border_of_every_control_is_seen(visit, index, state):
    page = visit(f"{index}#{state}", device_scale_factor=DENSE).page
    page.locator("details").evaluate_all("all => all.forEach(details => { details.open = true })")
    for theme in THEMES:
        page.emulate_media(color_scheme=theme)
        faint, looked = faint_controls(page, theme)
        assert looked > 5
        assert faint == {}, theme


def faint_controls(page: Page, theme: str) -> tuple[dict[str, float], int]:
    """Return what has a border that does not stand out from the ground on its left, and at how many it looked."""
    pixels = painted(page)
    grounds = luminance_of([parts((colours_of("light") | colours_of(theme))[name]) for name in GROUNDS])
    best = {}
    for name, left, middle in page.evaluate(CONTROLS):
        row = luminance_of(pixels[int(middle * DENSE), int((left - 3) * DENSE) : int((left + 6) * DENSE)])
        if np.abs(grounds - row[0]).min() < 0.002:  # not another mark that stands there
            best[name] = float(max(contrast_of(row, row[0])))
    return {name: round(found, 2) for name, found in best.items() if found < GRAPHICS}, len(best)


@pytest.mark.parametrize("theme", THEMES)
def test_the_ring_of_the_focus_is_seen_wherever_the_tab_key_goes(visit, index, theme):
    """The ring beside what lay there before: the same pixels with and without the focus."""
    page = visit(index, color_scheme=theme, device_scale_factor=1).page
    wait_for_rest(page)
    unseen = []
    for _ in range(25):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            """() => { const e = document.activeElement, box = e.getBoundingClientRect();
            return [e.outerHTML.slice(0, 90), box.left, box.top, box.right, box.bottom]; }"""
        )
        name, left, top, right, bottom = focused
        if bottom < 0 or top > 900 or right <= left:
            continue
        clip = {"x": max(left - 8, 0), "y": max(top - 8, 0), "width": right - left + 16, "height": bottom - top + 16}
        ringed = luminance_of(np.asarray(Image.open(BytesIO(page.screenshot(clip=clip))).convert("RGB"), dtype=float))
        page.evaluate("document.activeElement.style.outline = 'none'")
        bare = luminance_of(np.asarray(Image.open(BytesIO(page.screenshot(clip=clip))).convert("RGB"), dtype=float))
        page.evaluate("document.activeElement.style.outline = ''")
        ring = int((contrast_of(ringed, bare) >= GRAPHICS).sum())
        if ring < 2 * (right - left + bottom - top):
            unseen.append((name, ring))
    assert unseen == []


def test_letters_twice_as_large_by_a_readers_own_style_leave_room_for_every_column(visit, index):
    """Media queries do not see them: a column takes a share of the width at most."""
    for state, columns in (("scheda=12", "#scheda, #mappa"), ("vista=regioni&scheda=12", "#scheda, #regioni")):
        page = visit(f"{index}#{state}", bypass_csp=True).page
        page.add_style_tag(content="html { font-size: 200% !important }")
        widths = page.locator(columns).evaluate_all("all => all.map(e => e.getBoundingClientRect().width)")
        assert min(widths) > 300, state
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state


def test_at_four_times_the_size_the_map_is_no_higher_than_the_window(visit, index):
    page = visit(index, viewport={"width": 320, "height": 256}).page
    height = page.evaluate("document.querySelector('.carta').getBoundingClientRect().height")
    assert 160 <= height <= 256


def test_leader_lines_wait_for_the_end_of_a_zoom(visit, index):
    """What is drawn grows with a zoom, lines too."""
    page = visit(index).page
    pane = page.locator(".leaflet-fili-pane")
    assert pane.evaluate("e => getComputedStyle(e).visibility") == "visible"
    page.evaluate("document.querySelector('.leaflet-map-pane').classList.add('leaflet-zoom-anim')")
    assert pane.evaluate("e => getComputedStyle(e).visibility") == "hidden"
