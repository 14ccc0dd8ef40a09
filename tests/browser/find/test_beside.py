# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""List and map together: side by side, one marking the other, «cerca in quest'area», the sheet of a phone."""

import csv
import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import READY
from tests.browser.looking import wait_for_rest

WIDE, PHONE, SMALL = (1440, 900), (390, 844), (320, 640)
MAP = "window[Object.keys(window).find(key => key.startsWith('map_'))]"


def sized(width: int, height: int) -> dict[str, Any]:
    return {"viewport": {"width": width, "height": height}}


@pytest.fixture(scope="module")
def at(context: Callable[..., BrowserContext], index: str) -> Iterator[Callable[..., Page]]:
    """Go to a state of one page, which all tests share: loading it takes longer than most of what they do."""
    page = context(**sized(*WIDE)).new_page()
    page.goto(index)
    page.wait_for_function(READY)

    def go(state: str = "", size: tuple[int, int] = WIDE) -> Page:
        page.set_viewport_size(dict(zip(("width", "height"), size, strict=True)))
        page.mouse.move(0, 0)
        page.goto(f"{index}#vista=elenco")
        page.goto(f"{index}#{state}")
        if size[0] < 700:
            page.locator("#maniglia").press("Escape")
        if (page.locator("#apri-filtri").get_attribute("aria-expanded") == "true") != (size[0] >= 1100):
            page.locator("#apri-filtri").click()
        wait_for_rest(page)
        return page

    yield go
    page.close()


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).bounding_box()
    assert found is not None
    return dict(found)


def selected(page: Page) -> int:
    return int(re.match(r"[\d.]+", page.locator("[data-conteggio]").inner_text())[0].replace(".", ""))  # type: ignore[index]


def by_reader(page: Page, latitude: float, longitude: float, zoom: float) -> None:
    """Move the map as the zoom buttons and the arrows do, not as a filter does."""
    # Nothing is given back: Playwright would write out the whole map.
    page.evaluate(f"void {MAP}.setView([{latitude}, {longitude}], {zoom}, {{ animate: false }})")
    wait_for_rest(page)


@pytest.mark.parametrize("lang", ["it", "ar"])
def test_list_and_map_stand_side_by_side(at, lang):
    page = at(f"lang={lang}")
    opener = page.locator("#apri-filtri")
    for width in (1440, 1280, 1100, 820, 700):
        page.set_viewport_size({"width": width, "height": 900})
        expect(opener).to_have_attribute("aria-expanded", str(width >= 1100).lower())
        listed, drawn = box(page, "#lato"), box(page, ".carta")
        first, second = (listed, drawn) if lang == "it" else (drawn, listed)
        assert first["x"] + first["width"] <= second["x"]
        assert abs(listed["y"] - drawn["y"]) <= 1
        assert drawn["width"] >= listed["width"]
        assert page.locator("#filtri").is_visible() == (width >= 1100)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    opener.click()
    expect(page.locator("#filtri")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 700


def test_the_fold_of_the_filters_gives_their_width_to_the_map(at):
    page = at()
    before = box(page, ".carta")["width"]
    page.locator("#apri-filtri").press("Enter")
    expect(page.locator("#apri-filtri")).to_have_attribute("aria-expanded", "false")
    expect(page.locator("#filtri")).to_be_hidden()
    assert box(page, ".carta")["width"] > before + 100


def test_italy_takes_its_place(at):
    page = at("comunita=SN")
    page.locator("#comandi-mappa button").nth(2).click()
    wait_for_rest(page)
    lands = page.locator("path.regione").evaluate_all("all => all.map(e => e.getBoundingClientRect().toJSON())")
    wide = max(land["right"] for land in lands) - min(land["left"] for land in lands)
    assert wide > 0.5 * box(page, ".carta")["width"]


@pytest.mark.parametrize("size", [WIDE, (820, 900), PHONE])
def test_a_sheet_never_changes_the_size_of_the_map(at, index, atlas, size):
    page = at(size=size)
    before = box(page, ".carta")
    for state in (f"id={atlas.associations['id'].iloc[3]}", "comune=058091", "scheda=12", "scheda=99"):
        page.goto(f"{index}#{state}")
        expect(page.locator("#titolo-scheda")).to_be_visible()
        now, sheet = box(page, ".carta"), box(page, "#scheda")
        assert (now["width"], now["height"]) == (before["width"], before["height"])
        assert sheet["x"] + sheet["width"] <= now["x"] or sheet["y"] >= now["y"] + now["height"] - 1
        page.get_by_role("button", name="Torna ai risultati").click()
        expect(page.locator("#scheda")).to_be_hidden()


def test_an_entry_marks_its_circle_and_a_circle_its_entries(at):
    page = at("comunita=SN")
    marked = page.locator(".cerchio.segnato")
    entry = page.locator("#elenco [data-luogo]:not([data-luogo='-1'])").nth(2)
    for point in (entry.hover, entry.locator("a").focus):
        point()
        expect(marked).to_have_count(1)
        assert entry.get_attribute("data-luogo") in marked.get_attribute("data-luogo").split()
        page.mouse.move(5, 5)
        page.locator("#apri-filtri").focus()
        expect(marked).to_have_count(0)
    last = page.locator("#elenco [data-luogo]:not([data-luogo='-1'])").last.get_attribute("data-luogo")
    circle = page.locator(f".cerchio[data-luogo~='{last}']")
    own = circle.get_attribute("data-luogo").split()
    for point in (lambda: circle.dispatch_event("mouseover"), circle.focus):
        page.locator("#elenco").evaluate("list => { list.scrollTop = 0 }")
        focused, scrolled = page.evaluate("[document.activeElement.className, scrollY]")
        point()
        entries = page.locator("#elenco .segnato")
        expect(entries.first).to_be_in_viewport()
        assert set(entries.evaluate_all("all => all.map(e => e.dataset.luogo)")) == set(own)
        assert entries.count() == page.locator(", ".join(f"#elenco [data-luogo='{n}']" for n in own)).count()
        top, frame = box(page, "#elenco .segnato >> nth=0"), box(page, "#elenco")
        assert frame["y"] <= top["y"] <= frame["y"] + frame["height"]
        now = page.evaluate("[document.activeElement.className, scrollY]")
        assert now[1] == scrolled
        assert now[0] == focused or "cerchio" in now[0], "the focus went to the list"


@pytest.mark.parametrize("filters", ["", "comunita=SN&ambito=cultura", "q=donne"])
def test_what_is_searched_in_an_area_agrees_everywhere(at, index, atlas, filters):
    page = at(filters)
    button = page.locator("#cerca-area")
    expect(button).to_be_hidden()
    by_reader(page, 45.5, 10.2, 8.5)
    button.click()
    expect(button).to_be_hidden()
    found = re.search(r"area=([-\d.,]+)", page.url)
    assert found is not None
    south, west, north, east = map(float, found[1].split(","))
    rows = page.locator("#elenco [data-id]")
    expect(rows).to_have_count(selected(page))
    ids = set(rows.evaluate_all("all => all.map(e => e.dataset.id)"))
    assert page.locator("#risultato").evaluate("e => e === document.activeElement")
    with page.expect_download() as csv_file:
        page.get_by_role("button", name="Scarica CSV").click()
    lines = list(csv.DictReader(csv_file.value.path().read_text("utf-8-sig").splitlines()))
    assert {line["id"] for line in lines} == ids
    with page.expect_download() as json_file:
        page.get_by_role("button", name="Scarica GeoJSON").click()
    assert len(json.loads(json_file.value.path().read_text("utf-8"))["features"]) == len(ids)
    places = atlas.associations.set_index("id")
    points = places[["luogo_latitudine", "luogo_longitudine"]].astype(float)
    within = points["luogo_latitudine"].between(south, north) & points["luogo_longitudine"].between(west, east)
    assert ids <= set(points.index[within])
    if not filters:
        assert ids == set(points.index[within])
    if page.locator("#f-regione-08").is_hidden():
        page.locator("#s-regione").click()
    expect(page.locator("#f-regione-08")).to_be_visible()
    counts = page.locator("[data-faccetta='regione'] .conta").all_inner_texts()
    assert sum(int(text.replace(".", "")) for text in counts) == len(ids)
    drawn = page.locator(".cerchio").evaluate_all("all => all.map(e => e.dataset.luogo)")
    listed = rows.evaluate_all("all => all.map(e => e.dataset.luogo)")
    assert set(listed) <= set(" ".join(drawn).split())
    address = page.url
    if "&" in filters:
        page.reload()
    else:
        page.goto(f"{index}#comunita=SN")
        expect(rows).not_to_have_count(len(ids))
        page.goto(address)
    expect(rows).to_have_count(len(ids))
    chip = page.locator(".scelta-attiva", has_text="in quest'area")
    chip.click()
    expect(chip).to_have_count(0)


def test_an_area_says_what_it_cannot_know(at, index, atlas):
    page = at("comunita=SN")
    unplaced = atlas.associations["paesi_origine"].str.split("; ").map(lambda cells: "SN" in cells)
    lost = atlas.associations[unplaced & ~atlas.associations["stato"].eq("mappata")]
    assert len(lost) > 0
    assert page.locator("#senza-punto").inner_text().endswith(f": {len(lost)}.")
    page.goto(f"{index}#comunita=SN&area=44,9,46,11")
    assert f": {len(lost)}." in page.locator("#scelte").inner_text()
    page.locator("#scelte .azzera").click()
    assert selected(page) == len(atlas.associations)


def test_an_area_that_is_none_is_no_filter(at, index, atlas):
    page = at()
    for text in ("1,2,3", "46,9,44,11", "a,b,c,d", "44,9,46,11,12", "NaN,1,2,3", "44.123,9,46,11", "44,9,,11"):
        page.goto(f"{index}#area={text}")
        expect(page.locator(".scelta-attiva")).to_have_count(0)
        assert selected(page) == len(atlas.associations), text


def test_the_sheet_of_a_phone_by_keyboard(at):
    page = at(size=PHONE)
    handle, sheet = page.get_by_role("button", name=re.compile(r"^\d+ associazioni$")), page.locator("#lato")
    heights = [box(page, "#lato")["height"]]
    assert handle.get_attribute("aria-expanded") == "false"
    handle.focus()
    for key in ("ArrowUp", "Enter"):
        page.keyboard.press(key)
        heights.append(box(page, "#lato")["height"])
        assert handle.get_attribute("aria-expanded") == "true"
    assert heights[0] < 80 < heights[1] < 500 < heights[2]
    assert page.locator("#stato").inner_text() == "Risultati a tutto schermo"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert sheet.evaluate("sheet => sheet.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert box(page, "#lato")["height"] == heights[0]
    assert handle.evaluate("e => e === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Shift+Tab")
    assert not sheet.evaluate("sheet => sheet.contains(document.activeElement)"), "a trap"
    assert box(page, "#lato")["height"] == heights[0], "the focus lies beneath the sheet"


@pytest.mark.parametrize("size", [PHONE, SMALL])
def test_the_sheet_of_a_phone_by_touch(visit, index, size):
    page = visit(index, **sized(*size), has_touch=True, is_mobile=True).page
    hint = page.locator("#mano")
    expect(hint).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    page.locator("path.regione[data-codice-regione='20']").dispatch_event("click")
    expect(page.locator("#titolo-scheda")).to_have_text("Sardegna")
    expect(hint).to_be_hidden()
    wait_for_rest(page)
    land, sheet = box(page, "path.regione[data-codice-regione='20']"), box(page, "#lato")
    assert land["y"] >= 0
    assert land["y"] + land["height"] <= sheet["y"], "the region lies beneath its sheet"
    assert page.locator(".etichetta").count() == 0
    page.get_by_role("button", name="Torna ai risultati").tap()
    assert box(page, "#lato")["height"] < 80
    page.locator("#maniglia").tap()
    assert 250 < box(page, "#lato")["height"] < 450
    page.evaluate("scrollTo(0, 0)")
    page.mouse.move(size[0] / 2, size[1] / 2)
    handle = box(page, "#maniglia")
    page.mouse.move(handle["x"] + 60, handle["y"] + 20)
    page.mouse.down()
    page.mouse.move(handle["x"] + 60, size[1] - 10, steps=4)
    page.mouse.up()
    assert box(page, "#lato")["height"] < 80, "dragging lowers it too"


@pytest.mark.parametrize("size", [PHONE, SMALL])
def test_a_card_raises_the_sheet_of_a_phone_and_gives_it_its_name(at, index, atlas, size):
    row = atlas.associations[atlas.associations["luogo_codice_comune"] == "058091"].iloc[0]
    cards = {"comune=058091": "Roma (RM)", f"id={row['id']}": row["denominazione"], "scheda=20": "Sardegna"}
    for state, name in cards.items():
        page = at("", size)
        handle = page.locator("#maniglia")
        page.goto(f"{index}#{state}")
        expect(handle).to_have_text(name)
        expect(handle).to_have_attribute("aria-expanded", "true")
        assert 0.45 < box(page, "#lato")["height"] / size[1] < 0.55
        wait_for_rest(page)
        if not state.startswith("scheda"):
            found = box(page, ".cerchio.scelto")
            assert 0 <= found["y"] <= box(page, "#lato")["y"] - found["height"]
        handle.press("Escape")
        expect(handle).to_have_text(name)
        page.goto(f"{index}#comune=015146")
        expect(handle).to_have_text("Milano (MI)")
        expect(handle).to_have_attribute("aria-expanded", "true")
        page.goto(f"{index}#")
        expect(handle).to_have_text(re.compile(r"^\d+ associazioni$"))


@pytest.mark.parametrize("lang", ["it", "ar"])
def test_the_longest_name_stands_on_the_sheet_s_handle_below_its_bar(at, atlas, lang):
    longest = max(atlas.associations.itertuples(), key=lambda row: len(row.denominazione))
    page = at(f"id={longest.id}&lang={lang}", (320, 640))
    handle, name = box(page, "#maniglia"), box(page, "#maniglia span")
    assert handle["y"] + 10 <= name["y"]
    assert name["y"] + name["height"] <= handle["y"] + handle["height"]


@pytest.mark.parametrize("size", [WIDE, (1366, 700), (1280, 620)])
@pytest.mark.parametrize("state", ["scheda=03", "comunita=SN&scheda=03", "indicatore=tasso_10000&scheda=12"])
def test_the_legend_stays_within_the_map_and_scrolls_by_keyboard(at, size, state):
    page = at(state, size)
    map_, legend = box(page, ".carta"), box(page, ".scala")
    assert map_["y"] <= legend["y"]
    assert legend["y"] + legend["height"] <= map_["y"] + map_["height"]
    higher = page.locator(".scala").evaluate("e => e.scrollHeight > e.clientHeight + 1")
    expect(page.locator(".scala[tabindex='0']")).to_have_count(int(higher))


@pytest.mark.parametrize("size", [WIDE, (1100, 900), (820, 900), SMALL])
@pytest.mark.parametrize("lang", ["it", "ar", "uk"])
def test_the_figures_of_a_sheet_fit_its_column(at, size, lang):
    page = at(f"lang={lang}&scheda=12", size)
    assert page.locator("#scheda").evaluate("e => e.scrollWidth <= e.clientWidth")


@pytest.mark.parametrize("view", ["mappa", "elenco", "regioni"])
def test_filters_of_a_phone_end_with_the_number_of_results(at, view):
    page = at(f"vista={view}", PHONE)
    page.locator("#apri-filtri").click()
    page.locator("#f-comunita-SN").check()
    show = page.locator("#mostra-risultati")
    expect(show).to_have_text(f"Mostra {selected(page)} risultati")
    expect(show).to_be_in_viewport()
    show.click()
    expect(page.locator("#filtri")).to_be_hidden()
    holder = "#lato" if view == "mappa" else f"#{view}"
    assert page.locator(holder).evaluate("e => e.contains(document.activeElement)")
    expect(page.locator(holder)).to_be_in_viewport()


def test_a_frame_stays_bounded(visit, server, site):
    widths = (360, 600, 1100)
    frames = "".join(
        f'<iframe title="mappa" width="{width}" height="900" src="index.html?incorporata=1"></iframe>'
        for width in widths
    )
    script = """<script>const heights = new Map();
        addEventListener("message", ({ data, source }) => heights.set(source, data.altezza));</script>"""
    (site / "cornice.html").write_text(f"<!DOCTYPE html><title>ospite</title>{script}{frames}", encoding="utf-8")
    page = visit(f"{server}/cornice.html", own=(server,)).page
    for view in ("mappa", "elenco", "iniziative"):
        for frame, width in zip(page.frames[1:], widths, strict=True):
            frame.wait_for_function(READY)
            frame.evaluate("view => { location.hash = `vista=${view}` }", view)
            frame.wait_for_function("view => document.documentElement.dataset.vista === view", arg=view)
            assert frame.evaluate("document.documentElement.scrollWidth") <= width
            assert frame.evaluate("getComputedStyle(document.getElementById('lato')).position") != "fixed"
            if view != "mappa":
                assert frame.evaluate(f"(e => e.scrollHeight > e.clientHeight)(document.getElementById('{view}-vivo'))")
        page.wait_for_function("() => heights.size === 3 && [...heights.values()].every(height => height < 2400)")
