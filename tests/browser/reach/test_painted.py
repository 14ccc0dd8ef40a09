# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where circles are too many to be buttons they are painted: all of them, hit where painted, reached by the arrows."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from mapping.atlas import build_atlas
from mapping.viewer import render_page
from tests.benchmarks.made_register import make_register
from tests.browser.looking import wait_for_rest
from tests.browser.reach.test_marks_keys import reached

RECORD = """() => {
    const own = CanvasRenderingContext2D.prototype, { scale, arc, fillText, fill } = own;
    window.painted = [];
    own.scale = function (...sizes) { window.painted = []; scale.apply(this, sizes); };
    own.arc = function (x, y, r, ...rest) { this.last = { x, y, r }; arc.call(this, x, y, r, ...rest); };
    own.fill = function () {
        const last = window.painted.at(-1);
        if (last && last.x === this.last.x && last.y === this.last.y) last.colour = this.fillStyle;
        else window.painted.push({ ...this.last });
        fill.call(this);
    };
    own.fillText = function (text, ...at) { window.painted.at(-1).text = text; fillText.call(this, text, ...at); };
}"""
"""Keeps of the last painting where each circle is, how large, and what is written in it."""
PAINTED = """() => {
    const canvas = document.querySelector('.leaflet-cerchi-pane canvas');
    if (!canvas) return [];
    const frame = document.querySelector('.leaflet-container').getBoundingClientRect();
    const box = canvas.getBoundingClientRect();
    const over = '#legenda .scala, .tasti, .spostamento, #cerca-area, '
        + '[data-posto=foglio]:not([data-foglio=basso]) #lato';
    const covers = [...document.querySelectorAll(over)].map(one => one.getBoundingClientRect());
    const within = (x, y, b) => x > b.left && x < b.right && y > b.top && y < b.bottom;
    return window.painted.map(({ x: left, y: top, r, text, colour }) => {
        const x = left + box.left, y = top + box.top;
        return { x, y, r, text, colour, count: Number(text.replace(/[^0-9]/g, '')),
            seen: within(x, y, frame) && !covers.some(one => within(x, y, one)) };
    });
}"""
ARROWS = ("ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft")
GRAPH = f"""arrows => {{
    const painted = ({PAINTED})(), holder = document.querySelector('.leaflet-container');
    const near = (x, y) => painted.findIndex(one => Math.hypot(one.x - x, one.y - y) < 1.5);
    const middle = element => {{
        const box = element.getBoundingClientRect();
        return [box.x + box.width / 2, box.y + box.height / 2];
    }};
    const own = n => [...document.querySelectorAll('.cerchio')].find(one => near(...middle(one)) === n);
    const leads = {{}};
    for (const [n, {{ x, y, seen }}] of painted.entries()) if (seen) leads[n] = arrows.map(key => {{
        holder.dispatchEvent(new PointerEvent('pointermove', {{ clientX: x, clientY: y, bubbles: true }}));
        own(n).focus({{ preventScroll: true }});
        own(n).dispatchEvent(new KeyboardEvent('keydown', {{ key, bubbles: true, cancelable: true }}));
        return near(...middle(document.activeElement));
    }});
    return leads;
}}"""
"""To which circle each arrow leads from each that is in sight; -1 to the mark of a project."""
COUNTED = f"""() => {{
    const painted = ({PAINTED})().map(one => one.text);
    const told = document.querySelector('[data-conteggio]').textContent.split(' ')[0];
    const circles = painted.length ? painted : [...document.querySelectorAll('.cerchio')].map(one => one.textContent);
    const [all, ...each] = [told, ...circles].map(text => Number(text.replace('.', '')));
    return [each.reduce((sum, one) => sum + one, 0) === all, painted.length > 0];
}}"""
"""Whether the circles count what the page tells, and whether they are painted."""
MANY = 40
"""Buttons: few, whatever was pointed at and walked to."""

Open = Callable[..., Page]


@pytest.fixture(scope="module")
def registers(tmp_path_factory: pytest.TempPathFactory) -> dict[int, str]:
    """The addresses of pages of made registers, by their rows."""
    folder, found = tmp_path_factory.mktemp("dipinti"), {}
    for rows in (2_114, 20_000):
        page = folder / f"{rows}.html"
        atlas = build_atlas(make_register(folder / f"{rows}.csv", rows))
        page.write_text(render_page(atlas), encoding="utf-8")
        found[rows] = page.as_uri()
    return found


@pytest.fixture
def opened(new_page: Callable[..., Page], registers: dict[int, str]) -> Open:
    def open_page(rows: int, state: str = "strati=associazioni", **options: Any) -> Page:
        page = new_page(**options)
        page.add_init_script(f"({RECORD})()")
        page.goto(f"{registers[rows]}#{state}")
        page.wait_for_function("() => 'pronta' in document.documentElement.dataset")
        wait_for_rest(page)
        return page

    return open_page


def nearer(page: Page, zoom: float, at: tuple[float, float] = (45.5, 9.6)) -> None:
    """Look at a place from near by, and wait until its circles are painted."""
    page.evaluate(
        """([at, zoom]) => new Promise(done => {
            const map = window[Object.keys(window).find(key => key.startsWith('map_'))];
            map.once('moveend', () => requestAnimationFrame(() => setTimeout(done)));
            map.setView(at, zoom, { animate: false });
        })""",
        [at, zoom],
    )
    wait_for_rest(page)


def painted(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = page.evaluate(PAINTED)
    return found


@pytest.mark.parametrize("rows", [2_114, 20_000])
def test_every_association_is_in_one_circle_whatever_is_chosen(opened, rows):
    """The whole country on a map so large that no circle is beyond its edge."""
    page = opened(rows, viewport={"width": 2900, "height": 3100})
    page.evaluate("Object.assign(document.querySelector('.carta').style, { width: '2400px', height: '2900px' })")
    wait_for_rest(page)
    chosen = page.locator("#f-comunita-SN, #f-comunita-MA")
    for some in (None, chosen.first, chosen.last):
        if some:
            some.click()
        nearer(page, 8, (41.6, 12.5))
        page.wait_for_function(f"() => ({COUNTED})()[0]")
        assert page.evaluate(COUNTED)[1] or some, "nothing was painted"


HIT = """({ x, y }) => {
    const button = document.elementFromPoint(x, y).closest('.cerchio');
    if (!button) return;
    const box = button.getBoundingClientRect(), colour = getComputedStyle(button).backgroundColor.match(/[0-9]+/g);
    return [button.textContent, box.width, box.x + box.width / 2 - x, box.y + box.height / 2 - y,
        '#' + colour.map(one => Number(one).toString(16).padStart(2, '0')).join('')];
}"""
"""What is written in the button at a point, how large it is, how far from the point its middle, its colour."""


@pytest.mark.parametrize("rows", [2_114, 20_000])
@pytest.mark.parametrize("options", [{}, {"device_scale_factor": 2, "color_scheme": "dark"}], ids=["light", "dark"])
def test_what_is_painted_is_hit_and_becomes_the_button_that_was_painted(opened, rows, options):
    page = opened(rows, **options)
    nearer(page, 8)
    page.locator(".leaflet-container").scroll_into_view_if_needed()
    top = page.locator(".leaflet-container").bounding_box()["y"]
    room = 100  # above it, for what is told of its region
    seen = [one for one in painted(page) if one["seen"] and one["y"] > top + room]
    assert len(seen) > MANY
    for one in seen[:: len(seen) // 12]:
        for off in (0.0, one["r"] - 2):
            page.mouse.move(5, 5)
            page.keyboard.press("Escape")  # what is told of another may lie on it
            expect(page.locator(".etichetta")).to_have_count(0)
            page.mouse.move(one["x"] + off, one["y"])
            page.wait_for_function(f"at => ({HIT})(at)", arg=one)
            assert page.evaluate(HIT, one) == [one["text"], 2 * one["r"], 0, 0, one["colour"]]
    assert min(one["r"] for one in seen) >= 12
    assert page.locator(".cerchio").count() < MANY


def test_a_painted_circle_tells_its_name_opens_with_a_click_and_with_a_tap(opened):
    page = opened(20_000)
    nearer(page, 9.6)
    one = next(one for one in painted(page) if one["seen"])
    page.mouse.move(one["x"] - 1, one["y"])
    page.mouse.move(one["x"], one["y"])
    expect(page.locator(".etichetta")).to_contain_text(f": {one['text']} ")
    page.mouse.click(one["x"], one["y"])
    expect(page.locator("#scheda")).to_be_visible()
    page = opened(20_000, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 844})
    nearer(page, 9.6)
    page.locator(".leaflet-container").scroll_into_view_if_needed()
    one = next(one for one in painted(page) if one["seen"] and one["text"] == "1")
    page.touchscreen.tap(one["x"], one["y"])
    expect(page.locator("#scheda")).to_be_visible()


@pytest.mark.parametrize("rows", [2_114, 20_000])
def test_arrows_lead_from_every_painted_circle_in_sight_to_every_other(opened, rows):
    page = opened(rows)
    nearer(page, 8)
    seen = {n for n, one in enumerate(painted(page)) if one["seen"]}
    leads = page.evaluate(GRAPH, ARROWS)
    assert {int(n) for n in leads} == seen
    assert reached(leads, min(seen)) == seen
    assert all(reached(leads, start) == seen for start in seen)
    assert page.locator(".cerchio").count() < MANY


def test_one_stop_of_the_tab_key_is_in_sight_before_anybody_points(opened):
    page = opened(20_000)
    nearer(page, 8)
    page.wait_for_function("() => document.querySelectorAll('.cerchio[tabindex=\\'0\\']').length === 1")
    first = page.locator(".cerchio[tabindex='0']")
    first.focus()
    page.keyboard.press("End")
    last = page.evaluate("document.activeElement.ariaLabel")
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.ariaLabel") != last
    page.keyboard.press("ArrowDown")
    focused = page.evaluate("document.activeElement.dataset.luogo.split(' ')[0]")
    nearer(page, 8.3)
    page.wait_for_function("place => document.activeElement.matches(`.cerchio[data-luogo~='${place}']`)", arg=focused)


POINT = """() => [...document.querySelectorAll('#elenco-vivo [data-luogo]')].map(entry => {
    entry.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    return [...document.querySelectorAll('.cerchio.segnato')]
        .every(one => one.dataset.luogo.split(' ').includes(entry.dataset.luogo))
        && document.querySelectorAll('.cerchio.segnato').length;
})"""


def test_what_the_list_points_at_is_marked_among_the_painted(opened):
    page = opened(20_000)
    nearer(page, 8)
    assert set(page.evaluate(POINT)) == {0, 1}
    assert page.locator(".cerchio").count() < MANY


def test_the_place_of_a_link_is_marked_among_the_painted(opened):
    page = opened(20_000, "strati=associazioni&comune=016024")
    nearer(page, 9)
    assert painted(page)
    chosen = page.locator(".cerchio.scelto")
    expect(chosen).to_have_count(1)
    assert chosen.get_attribute("aria-current") == "location"


def test_paper_and_chosen_colours_have_buttons_as_ever_and_painted_ones_come_back(opened):
    page = opened(20_000)
    nearer(page, 8)
    canvas = page.locator(".leaflet-cerchi-pane canvas")
    page.emulate_media(media="print")
    expect(canvas).to_have_count(0)
    assert page.locator(".cerchio").count() > MANY
    page.emulate_media(media="screen")
    expect(canvas).to_have_count(1)
    page.emulate_media(forced_colors="active")
    expect(canvas).to_have_count(0)
    assert page.locator(".cerchio").count() > MANY
    page.emulate_media(forced_colors="none")
    expect(canvas).to_have_count(1)
    expect(page.locator(".cerchio")).to_have_count(2)


def test_a_map_that_was_hidden_shows_what_was_chosen_meanwhile(opened):
    page = opened(20_000)
    nearer(page, 8)
    page.locator('#viste a[data-vista="elenco"]').click()
    page.evaluate("() => { window.painted = []; }")
    page.locator('#viste a[data-vista="mappa"]').click()
    page.locator("#comandi-mappa button").first.click()
    page.wait_for_function(f"() => ({PAINTED})().filter(one => one.seen).length > {MANY}")
