# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A map that is hidden when it should go somewhere is right when it is first seen, however it was hidden.

What it must show is what the same choice shows where the map is visible from the start.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.looking import LOOK, look, must_show

WIDE, NARROW, PHONE = (1280, 900), (1100, 760), (390, 844)
CHOICES = ["comunita=SN", "comunita=SN&regione=03", "provincia=BS", "regione=12", "scheda=12", ""]
FEW = ["comunita=SN", "scheda=12", ""]


def _go(page: Page, state: str) -> None:
    page.evaluate("state => { location.hash = state }", state)


def _open_map(page: Page) -> None:
    page.locator('#viste a[data-vista="mappa"]').click()


def test_what_is_compared_with_shows_the_choice(seen):
    for choice in CHOICES:
        found = seen(choice)
        assert found["circles"] > 0
        assert found["names"]
        assert found["out"] == 0 or choice == "scheda=12", choice


@pytest.mark.parametrize(
    ("view", "size", "choices"),
    [("elenco", WIDE, CHOICES), ("regioni", WIDE, FEW), ("iniziative", WIDE, FEW), ("elenco", PHONE, FEW)],
)
def test_a_choice_made_in_another_view(visit, index, seen, view, size, choices):
    page = visit(f"{index}#vista={view}", viewport={"width": size[0], "height": size[1]}).page
    for choice in choices:
        _go(page, f"{choice}&vista={view}")
        _open_map(page)
        must_show(page, seen(choice, size))


@pytest.mark.parametrize("choice", CHOICES)
def test_a_link_to_another_view(visit, index, seen, choice):
    page = visit(f"{index}#{choice}&vista=elenco").page
    _open_map(page)
    must_show(page, seen(choice))


def test_several_choices_while_hidden(visit, index, seen):
    page = visit(f"{index}#vista=elenco").page
    for walk in (["comunita=SN", "provincia=BS"], ["regione=12", "regione=12,03", ""], ["", "scheda=12"]):
        for choice in walk:
            _go(page, f"{choice}&vista=elenco")
        _open_map(page)
        must_show(page, seen(walk[-1]))


def test_a_choice_and_a_change_of_size_while_hidden(visit, index, seen):
    page = visit(index).page
    for seen_before in (True, False):
        for choice in FEW:
            if seen_before:
                _go(page, choice)
                look(page)
            _go(page, f"{choice}&vista=regioni")
            page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
            _open_map(page)
            must_show(page, seen(choice, NARROW))
            page.set_viewport_size({"width": WIDE[0], "height": WIDE[1]})
            must_show(page, seen(choice))


INTERRUPT = """([first, second]) => {
    const map = window[Object.keys(window).find(key => key.startsWith('map_'))];
    map.once('zoomanim', () => { location.hash = second; window.interrupted = map._animatingZoom; });
    location.hash = first;
}"""
"""The second choice comes from within the page, at the first sign of the flight: from here it may come too late."""


def test_a_choice_that_interrupts_the_one_before_is_kept(visit, index, seen):
    page = visit(index).page
    page.evaluate(INTERRUPT, ["comunita=SN&regione=03", "provincia=BS"])
    page.wait_for_function("() => window.interrupted === true && location.hash.includes('provincia=BS')")
    must_show(page, seen("provincia=BS"))
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    must_show(page, seen("provincia=BS", NARROW))


def test_a_map_without_room_for_anything_waits_for_more(visit, index, seen):
    page = visit(f"{index}#regione=12").page
    before = look(page)
    page.evaluate("() => { document.querySelector('.carta').style.width = '40px' }")
    page.wait_for_function("() => window[Object.keys(window).find(key => key.startsWith('map_'))].getSize().x === 40")
    assert look(page)["zoom"] == before["zoom"]
    page.evaluate("() => { document.querySelector('.carta').style.width = '' }")
    must_show(page, seen("regione=12"))


def _drag(page: Page) -> None:
    box = page.locator(".carta").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] - 40
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x - 120, y - 60, steps=5)
    page.mouse.up()


def _wheel(page: Page) -> None:
    box = page.locator(".carta").bounding_box()
    page.mouse.click(box["x"] + box["width"] - 90, box["y"] + box["height"] - 30)
    page.mouse.wheel(0, -400)


def _pinch(page: Page) -> None:
    box = page.locator(".carta").bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    touch = page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 40), ("touchMove", 60), ("touchMove", 90), ("touchEnd", 0)):
        points = [{"x": x - apart, "y": y, "id": 0}, {"x": x + apart, "y": y, "id": 1}] if apart else []
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.evaluate("() => new Promise(done => requestAnimationFrame(done))")


READERS_MOVES: dict[str, Callable[[Page], None]] = {
    "drag": _drag,
    "wheel": _wheel,
    "pinch": _pinch,
    "arrow": lambda page: page.locator(".carta").press("ArrowLeft"),
    "plus": lambda page: page.locator(".carta").press("+"),
    "button": lambda page: page.locator("#comandi-mappa button").first.click(),
}


@pytest.mark.parametrize("move", READERS_MOVES)
def test_where_the_reader_moved_the_map_it_stays(visit, index, move):
    calm = "reduce" if move == "drag" else None  # without the swing that follows a drag
    page = visit(f"{index}#comunita=RO", has_touch=move == "pinch", reduced_motion=calm).page
    before = look(page)
    READERS_MOVES[move](page)
    page.wait_for_function(
        f"({{ zoom, x, y }}) => {{ const now = ({LOOK})(); return now.zoom !== zoom || now.x !== x || now.y !== y; }}",
        arg=before,
    )
    chosen = look(page)
    for view in ("elenco", "mappa"):
        page.locator(f'#viste a[data-vista="{view}"]').click()
    must_show(page, chosen)
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    page.wait_for_function("width => document.querySelector('.carta').offsetWidth < width", arg=chosen["width"])
    after = look(page)
    assert after["zoom"] == chosen["zoom"]
    assert abs(after["x"] - chosen["x"]) < 3
    assert abs(after["y"] - chosen["y"]) < 3
