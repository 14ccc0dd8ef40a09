# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever way leads to the map, it shows what was chosen last, as a page that is opened with that choice does.

A way is drawn from a grammar: hide the map or change its size, choose, show it again, in any order and any number.
"""

import random
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.looking import look, must_show, wait_for_rest

WIDE, UPRIGHT, ACROSS = (1280, 900), (390, 844), (844, 390)
CHOICES = ["comunita=SN", "provincia=BS", "scheda=12"]
VIEWS = ["elenco", "regioni", "iniziative", "comunita", "cercare", "mappa"]
STEPS = 6


class Walk:
    """A reader on the page: what is chosen, where, in a window of which size."""

    def __init__(self, page: Page, size: tuple[int, int]) -> None:
        self.page, self.size = page, size
        self.choice, self.view = "comunita=SN", "mappa"

    def _go(self) -> None:
        self.page.evaluate("state => { location.hash = state }", f"{self.choice}&vista={self.view}")

    def another_view(self, dice: random.Random) -> str:
        self.view = dice.choice(VIEWS)
        self._go()
        return self.view

    def another_choice(self, dice: random.Random) -> str:
        self.choice = dice.choice(CHOICES)
        self._go()
        return self.choice

    def turn(self, dice: random.Random) -> str:
        self.size = dice.choice([ACROSS, UPRIGHT, WIDE])
        self.page.set_viewport_size({"width": self.size[0], "height": self.size[1]})
        return str(self.size)

    def fold_filters(self, _: random.Random) -> str:
        self.page.evaluate("document.getElementById('apri-filtri').click()")
        return "filters"

    def raise_sheet(self, _: random.Random) -> str:
        self.page.evaluate("document.getElementById('maniglia').click()")
        return "sheet"

    def hide_in_host(self, _: random.Random) -> str:
        """As a host does that shows the page in a tab of its own."""
        self.page.evaluate("document.body.style.display = document.body.style.display ? '' : 'none'")
        return "host"

    def wait(self, _: random.Random) -> str:
        self.page.wait_for_timeout(150)
        return "wait"

    def print(self, _: random.Random) -> str:
        self.page.evaluate("window.print()")
        return "print"

    def arrive(self) -> None:
        """Open the map, everything else as it is when a page opens."""
        self.view = "mappa"
        self._go()
        self.page.evaluate("""() => {
            document.body.style.display = '';
            const root = document.documentElement, open = root.classList.contains('filtri-aperti');
            if (open !== matchMedia('(min-width: 68.75rem)').matches) document.getElementById('apri-filtri').click();
            const handle = document.getElementById('maniglia');
            while (root.dataset.posto === 'foglio' && root.dataset.foglio !== 'basso') handle.click();
        }""")


WAYS: list[Callable[[Walk, random.Random], str]] = [
    Walk.another_view,
    Walk.another_view,
    Walk.another_choice,
    Walk.another_choice,
    Walk.turn,
    Walk.fold_filters,
    Walk.raise_sheet,
    Walk.hide_in_host,
    Walk.wait,
    Walk.print,
]


@pytest.mark.parametrize("seed", range(3))
def test_every_way_to_the_map_shows_what_was_chosen_last(visit, index, seen, seed):
    dice = random.Random(seed)  # noqa: S311 - the same ways each time
    walk = Walk(visit(f"{index}#comunita=SN").page, WIDE)
    for _ in range(4):
        steps = [dice.choice(WAYS)(walk, dice) for _ in range(STEPS)]
        walk.arrive()
        try:
            must_show(walk.page, seen(walk.choice, walk.size))
        except AssertionError as error:
            raise AssertionError(f"after {steps}, {walk.choice}") from error


BETWEEN_TWO_FRAMES = """choice => new Promise(done => {
    document.body.style.display = 'none';
    addEventListener('popstate', () => { document.body.style.display = ''; done(); }, { once: true });
    location.hash = choice;
})"""


def test_a_choice_while_the_map_is_hidden_for_less_than_a_frame(visit, index, seen):
    page = visit(f"{index}#comunita=SN").page
    for choice in ("provincia=BS", "comunita=SN", "provincia=BS"):
        page.evaluate(BETWEEN_TWO_FRAMES, choice)
        must_show(page, seen(choice, WIDE))


WITHOUT_FRAMES = """
const waiting = [], Observer = ResizeObserver, frame = requestAnimationFrame;
window.shownAtLast = false;
window.requestAnimationFrame = act => window.shownAtLast ? frame(act) : (waiting.push(() => frame(act)), 0);
window.ResizeObserver = class extends Observer {
    observe(...what) { window.shownAtLast ? super.observe(...what) : waiting.push(() => super.observe(...what)); }
};
window.showAtLast = () => { window.shownAtLast = true; waiting.forEach(act => act()); };
"""
"""A page in the background draws no frames, and is told of no size."""


@pytest.mark.parametrize("choice", CHOICES)
def test_a_page_that_was_opened_in_the_background(new_page, index, seen, choice):
    page = new_page()
    page.add_init_script(WITHOUT_FRAMES)
    page.goto(f"{index}#{choice}")
    page.wait_for_function("() => 'pronta' in document.documentElement.dataset", polling=50)
    page.evaluate("showAtLast()")
    must_show(page, seen(choice, WIDE))


def test_a_frame_that_is_loaded_when_it_is_reached(new_page, site):
    page = new_page()
    host = site / "ospite-pigro.html"
    frame = '<iframe loading="lazy" title="mappa" src="index.html?incorporata=1&comunita=SN" width="1000" height="800">'
    host.write_text(f'<!DOCTYPE html><body><div style="height: 20000px"></div>{frame}</iframe>', encoding="utf-8")
    page.goto(host.as_uri())
    page.evaluate("scrollTo(0, 30000)")
    page.frame_locator("iframe").locator(".cerchio").first.wait_for()
    framed = page.frames[1]
    framed.wait_for_function("() => 'pronta' in document.documentElement.dataset", polling=50)
    wait_for_rest(framed)
    found = look(framed)
    assert found["circles"] > 0
    assert found["out"] == 0
