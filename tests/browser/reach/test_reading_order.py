# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is read, and reached by the keyboard, one after another stands so on the screen: WCAG 1.3.2 and 2.4.3."""

import pytest

from tests.browser.looking import lay_out

VIEWS = ("mappa", "elenco", "regioni", "comunita", "cercare", "iniziative")
SHEETS = ("", "scheda=12", "comune=058091")
WIDTHS = (1440, 1000, 800, 390)
JUMPS = """() => {
    const fixed = e => { for (; e; e = e.parentElement) if (getComputedStyle(e).position === 'fixed') return true; };
    const selector = 'h1, h2, h3, a[href], button, input, select, textarea, summary, [tabindex="0"]';
    const seen = [...document.querySelectorAll(selector)].filter(e => {
        const { width, height } = e.getBoundingClientRect();
        const { visibility, clipPath } = getComputedStyle(e);
        if (!width || !height || visibility === 'hidden' || clipPath !== 'none') return false;
        const folded = e.closest('details:not([open])');
        if (folded && !(e.matches('summary') && e.parentElement === folded)) return false;
        return !e.closest('.cornice, #legenda, .salta, .scheda-testa') && !fixed(e);
    });
    const scroller = e => {
        const scrolls = one => /auto|scroll/.test(getComputedStyle(one).overflowY);
        for (e = e.parentElement; e; e = e.parentElement) if (scrolls(e)) return e;
    };
    const name = e => e.id || (e.textContent || e.className).trim().slice(0, 30);
    const wrong = [];
    for (let n = 1; n < seen.length; n++) {
        const inner = seen.slice(n - 1, n + 1).map(scroller);
        const boxes = seen.slice(n - 1, n + 1).map((e, i) => inner[0] === inner[1] ? e : inner[i] ?? e);
        const [before, now] = boxes.map(e => e.getBoundingClientRect());
        const beside = now.left >= before.right - 1 || now.right <= before.left + 1;
        if (now.bottom <= before.top + 1 && !beside) wrong.push(`${name(seen[n - 1])} → ${name(seen[n])}`);
    }
    return wrong;
}"""
"""Steps that go up to what stands wholly above, in the same column.

To go up beside what was read is to begin the next column: either of two columns that begin side by side may be the
first, neither takes its meaning from the other. What scrolls within a box is where the box is. The map's own buttons
lie over it (the legend and the circles too), and the phone's sheet over the window: they have no place in the rows. A
sheet's closing button is at its head, where every one has it.
"""


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("view", VIEWS)
def test_the_order_is_what_is_seen(visit, index, view, width):
    page = visit(f"{index}#vista={view}", viewport={"width": width, "height": 900}).page
    wrong = {}
    for sheet in SHEETS:
        for lang in ("it", "ar"):
            page.evaluate("hash => { location.hash = hash }", f"vista={view}&{sheet}&lang={lang}")
            page.wait_for_function("lang => document.documentElement.lang === lang", arg=lang)
            lay_out(page)
            wrong[f"{sheet} {lang}"] = page.evaluate(JUMPS)
    assert not any(wrong.values()), wrong


@pytest.mark.parametrize("sheet", SHEETS)
@pytest.mark.parametrize("width", [500, 800])
def test_in_a_frame_too(visit, index, sheet, width):
    page = visit(f"{index}?incorporata=1#{sheet}", viewport={"width": width, "height": 900}).page
    lay_out(page)
    assert page.evaluate(JUMPS) == []


def test_from_the_end_of_a_sheet_one_comes_to_what_is_seen_next(visit, index):
    page = visit(f"{index}#vista=elenco&scheda=12", viewport={"width": 390, "height": 844}).page
    page.locator("#scheda button, #scheda a, #scheda summary").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#elenco') !== null")
