# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The ring of the focus is whole: no box that scrolls, or that draws nothing beyond itself, cuts a side of it off."""

import pytest

from tests.browser.looking import wait_for_rest

CUT = """() => {
    const found = {};
    const clips = style => /auto|scroll|hidden|clip/.test(style.overflowX + style.overflowY)
        || style.contentVisibility === 'auto' || /paint|content|strict/.test(style.contain);
    const round = ({ left, top, right, bottom }, n) => ({
        left: left - n, top: top - n, right: right + n, bottom: bottom + n });
    const shown = element => element.tabIndex >= 0 && element.checkVisibility({ checkVisibilityCSS: true })
        && !element.closest('.leaflet-pane');
    for (const stop of [...document.querySelectorAll('a, button, input, select, summary, [tabindex]')].filter(shown)) {
        stop.focus({ focusVisible: true });
        stop.dispatchEvent(new KeyboardEvent('keyup', { key: 'Tab', bubbles: true }));
        if (document.activeElement !== stop) continue;
        const { outlineWidth, outlineOffset } = getComputedStyle(stop);
        const ring = round(stop.getBoundingClientRect(), parseFloat(outlineWidth) + parseFloat(outlineOffset));
        for (let box = stop.parentElement; box !== document.body; box = box.parentElement) {
            if (!clips(getComputedStyle(box))) continue;
            const outer = box.getBoundingClientRect();
            const [left, top] = [outer.left + box.clientLeft, outer.top + box.clientTop];
            const [right, bottom] = [left + box.clientWidth, top + box.clientHeight];
            const off = Math.max(left - ring.left, top - ring.top, ring.right - right, ring.bottom - bottom);
            const name = `${stop.className || stop.tagName} in ${box.id || box.className || box.tagName}`;
            if (off > 1) found[name] = Math.max(found[name] ?? 0, Math.round(off));
        }
    }
    return found;
}"""
"""Pixels of a ring that its boxes cut off, by what has the ring and what cuts; the map's marks are its own matter."""

VIEWS = (
    "vista=mappa&comunita=PE",
    "vista=mappa&scheda=12",
    "vista=mappa&comune=058091",
    "vista=elenco&comunita=SN",
    "vista=regioni",
    "vista=comunita",
    "vista=comunita&comunita=SN",
    "vista=cercare",
    "vista=iniziative",
)


@pytest.mark.parametrize(
    ("frame", "lang", "width"), [("", "it", 1440), ("", "ar", 1440), ("", "it", 390), ("?incorporata=1", "it", 1440)]
)
def test_no_box_cuts_the_ring_of_the_focus(visit, index, frame, lang, width):
    address = f"{index}{frame}"
    page = visit(f"{address}#lang={lang}", own=(index,), viewport={"width": width, "height": 900}).page
    found = {}
    for view in VIEWS:
        page.evaluate("hash => { location.hash = hash }", f"lang={lang}&{view}")
        wait_for_rest(page)
        page.evaluate("() => { document.documentElement.style.scrollBehavior = 'auto' }")
        if width < 500 and page.locator("#maniglia").is_visible():
            page.locator("#maniglia").click()
            wait_for_rest(page)
        found[view] = page.evaluate(CUT)
    assert {view: cut for view, cut in found.items() if cut} == {}
