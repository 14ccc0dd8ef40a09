# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One choice, one number: the headline, the list, the map, the facets, both files, and what the search box promises."""

import csv
import io
import json
import re

import pytest

from tests.browser.engine import READER
from tests.browser.looking import wait_for_offers

CHOICES = [
    "",
    "comunita=SN",
    "comunita=SN,MA&regione=03",
    "comunita=SN,ML&modo=tutte",
    "comunita=non+nota",
    "regione=non+nota",
    "provincia=BS,MI&ambito=cultura",
    "tipologia=religiosa",
    "composizione=non+nota&regione=12",
    "iniziativa=malaika",
    "nel_comune=058091&comunita=PH",
    "q=donne",
    "q=associazione&regione=08&terzi=1",
    "q=zzzz",
    "vicino=017029&raggio=10",
    "vicino=058091&raggio=50&comunita=RO,PH",
    "vicino=015146&raggio=&ambito=cultura",
    "nel_comune=017029&vicino=015146&raggio=50",
    "area=45,8,46,11",
    "area=45,8,46,11&vicino=017029&raggio=25&comunita=SN",
    "area=41.5,12,42.2,13&q=donne&tipologia=non+nota",
    "terzi=1&comunita=AL&modo=tutte&ambito=cultura",
]
OFFERED = 3
"""Suggestions that are chosen: the last, which may be what is near, and the first after the best."""
READ = """async hash => {
    const rest = () => new Promise(done => setTimeout(done, 0));
    const show = async text => { location.hash = text; await rest(); await rest(); };
    const saved = {};
    const real = URL.createObjectURL;
    URL.createObjectURL = blob => { saved.last = blob; return real(blob); };
    HTMLAnchorElement.prototype.click = function () {};
    const numberIn = text => Number((text.match(/[0-9.]+/) ?? ['0'])[0].replace(/\\./g, ''));
    const told = () => numberIn(document.querySelector('[data-conteggio]').textContent);
    const file = async name => { saved.last = null;
        [...document.querySelectorAll('button')].find(one => one.textContent.trim() === name)
            .dispatchEvent(new MouseEvent('click', { bubbles: true }));
        await rest(); return saved.last?.text(); };
    await show(hash + '&vista=mappa');
    const circles = [...document.querySelectorAll('button.cerchio')].map(one => numberIn(one.textContent));
    await show(hash + '&vista=elenco');
    const listed = () => document.querySelectorAll('#elenco [data-id]').length;
    for (let before = -1; before < listed(); await new Promise(requestAnimationFrame)) before = listed();
    const answer = { told: told(), circles: circles.reduce((a, b) => a + b, 0),
        listed: listed(),
        csv: await file('Scarica CSV'), geojson: await file('Scarica GeoJSON'), facets: [] };
    for (const folded of document.querySelectorAll('details.faccetta')) folded.open = true;
    await rest(); await rest();
    for (const facet of document.querySelectorAll('details.faccetta')) answer.facets.push({
        name: facet.dataset.faccetta,
        values: [...facet.querySelectorAll('li')].map(li => ({ chosen: li.querySelector('input').checked,
            count: numberIn(li.querySelector('.conta').textContent),
            id: li.querySelector('input').id })) });
    URL.createObjectURL = real;
    return answer;
}"""
"""Show a choice on the map and in the list; what each of them tells."""


@pytest.fixture(scope="module")
def told(browser, index):
    page = browser.new_page(viewport={"width": 1440, "height": 900}, locale=READER)
    page.goto(index)
    page.wait_for_function("() => 'pronta' in document.documentElement.dataset")
    found = {choice: page.evaluate(READ, f"#{choice}") for choice in CHOICES}
    page.close()
    return found


@pytest.mark.parametrize("choice", CHOICES)
def test_every_part_tells_the_same_number(told, choice):
    answer = told[choice]
    rows = list(csv.DictReader(io.StringIO(answer["csv"].removeprefix("\ufeff"))))
    features = json.loads(answer["geojson"])["features"]
    assert len(rows) == len(features) == answer["listed"] == answer["told"]
    assert answer["circles"] == sum(feature["geometry"] is not None for feature in features)


@pytest.mark.parametrize("choice", CHOICES)
def test_a_facet_promises_what_choosing_gives(told, choice):
    """The one value that is chosen of a facet has the number of the result."""
    answer = told[choice]
    alone = [
        value["count"]
        for facet in answer["facets"]
        for value in facet["values"]
        if value["chosen"] and sum(other["chosen"] for other in facet["values"]) == 1
    ]
    assert set(alone) <= {answer["told"]}


def test_what_the_box_offers_is_what_choosing_gives_whatever_else_is_chosen(visit, index):
    page = visit(f"{index}#").page
    option = "#suggerimenti [role=option]"
    for choice, words in [
        ("vicino=017029&raggio=50", "senegal"),
        ("area=45,8,46,11", "milano"),
        ("nel_comune=058091&vicino=017029", "filippine"),
        ("comunita=SN,MA&modo=tutte", "brescia"),
    ]:
        for at in range(OFFERED):
            page.evaluate("hash => { location.hash = hash; }", choice)
            page.locator("#q").fill(words)
            wait_for_offers(page)
            counted = page.locator(option).filter(has=page.locator(".conta"))
            if at >= counted.count():
                break
            one = counted.nth(at if at else -1)
            promised, name = one.locator(".conta").inner_text(), one.inner_text()
            one.click()
            shown = page.locator("[data-conteggio]").inner_text().split()[0]
            assert re.sub(r"\D", "", promised) == re.sub(r"\D", "", shown), (choice, words, name)


def test_near_a_comune_without_associations_is_offered_too(visit, index):
    page = visit(index).page
    page.locator("#q").fill("desio")
    wait_for_offers(page)
    page.locator("#suggerimenti [role=option]").filter(has_text="Desio (MB)").filter(has_text="Vicino").click()
    assert "vicino=108023" in page.url
    page.locator('#viste a[data-vista="elenco"]').click()
    far = page.locator("#elenco .voce-luogo").all_inner_texts()
    km = [float(text.rsplit(" km", 1)[0].split()[-1].replace(",", ".")) for text in far if " km" in text]
    assert km == sorted(km) and km


def test_no_result_in_a_part_of_the_map_offers_the_whole(visit, index):
    page = visit(f"{index}#area=45,8,45.01,8.01&comunita=SN").page
    way = page.locator("#vie .fila li", has_text="in quest'area")
    promised = re.search(r"\((\d+)\)", way.inner_text())[1]
    way.get_by_role("link").click()
    assert page.locator("[data-conteggio]").inner_text().split()[0] == promised
