# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page of a part of Italy, opened: bounded around it, by its provinces, never of the twenty regions."""

import pytest

from mapping import build_atlas, render_page
from mapping.viewer.languages import strings

VIEWS = ("mappa", "elenco", "regioni", "comunita", "cercare", "iniziative")
OF_ITALY = (
    "tabella_regioni",
    "scegli_regione",
    "colore_regioni",
    "solo_questa_regione",
    "regioni_con_una",
    "tutta_italia",
)


@pytest.fixture(scope="module")
def of_piemonte():
    return build_atlas(territory="01")


@pytest.fixture(scope="module")
def piemonte(tmp_path_factory, of_piemonte) -> str:
    path = tmp_path_factory.mktemp("piemonte") / "index.html"
    path.write_text(render_page(of_piemonte), encoding="utf-8")
    return path.as_uri()


def test_the_page_of_a_region(visit, piemonte):
    visited = visit(piemonte + "#lang=it")
    page = visited.page
    name = page.locator(".carta").get_attribute("id")
    inside = f"([s, w, n, e]) => window.{name}.getBounds().contains([[s, w], [n, e]])"
    assert page.evaluate(inside, [44.06, 6.63, 46.46, 9.21]), "all of it is in view"
    assert not page.evaluate(inside, [41, 6.63, 46.46, 9.21]), "and not Italy"
    assert page.evaluate(f"window.{name}.getMinZoom()") > 5
    assert page.locator("[data-faccetta=regione]").count() == 0
    assert page.locator("button[data-regione]").count() == 8
    for lang in ("it", "ar"):
        words = [strings(lang)["testi"][key] for key in OF_ITALY]
        for view in VIEWS:
            page.evaluate(f"location.hash = 'lang={lang}&vista={view}'")
            page.wait_for_function(
                "([l, v]) => document.documentElement.lang === l && document.documentElement.dataset.vista === v",
                arg=[lang, view],
            )
            told = page.locator("body").inner_text()
            assert not [word for word in [*words, "20 regioni", "venti regioni"] if word in told], (lang, view)
        page.evaluate(f"location.hash = 'lang={lang}&vista=regioni'")
        page.locator("#regioni-vivo tbody tr").nth(7).wait_for()
        assert page.locator("#regioni-vivo tbody tr").count() == 8
    visited.must_be_silent()


def test_a_province_of_the_table_leads_to_its_list(visit, piemonte, of_piemonte):
    page = visit(piemonte + "#lang=it&scheda=TO").page
    page.locator("#scheda").get_by_text("Elenco di questa provincia").click()
    page.wait_for_function("() => location.hash.includes('provincia=TO')")
    rows = of_piemonte.associations
    of_turin = int((rows["luogo_provincia"] == "TO").sum())
    assert 0 < of_turin < len(rows)
    assert page.locator("#risultato").inner_text() == f"in provincia di Torino: {of_turin} di {len(rows)} associazioni"
