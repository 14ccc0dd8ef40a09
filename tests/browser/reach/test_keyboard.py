# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every task with the keyboard alone, and the page as a screen reader hears it."""

from playwright.sync_api import expect

MANY_TABS = 200


def tab_to(page, selector: str) -> None:
    """Press Tab until an element that matches has the focus, as somebody without a mouse does."""
    for _ in range(MANY_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"the Tab key never reaches {selector}")


def arrow_to(page, selector: str, key: str = "ArrowDown") -> None:
    """Press an arrow until an element that matches has the focus, in a group that is one stop of the Tab key."""
    for _ in range(MANY_TABS):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} never reaches {selector}")


def test_search_filter_read_and_come_back(visit, index):
    page = visit(index).page
    tab_to(page, "#q")
    page.keyboard.type("associazione")
    tab_to(page, "[data-faccetta=comunita] li input")
    arrow_to(page, "#f-comunita-SN")
    page.keyboard.press("Space")
    tab_to(page, '#viste a[data-vista="elenco"]')
    page.keyboard.press("Enter")
    tab_to(page, "#elenco [data-id] a")
    name = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.locator("#titolo-scheda")).to_have_text(name)
    expect(page.locator("#titolo-scheda")).to_be_focused()
    tab_to(page, ".chiudi")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent") == name
    tab_to(page, "#azioni button")
    with page.expect_download():
        page.keyboard.press("Enter")


def test_map_layers_language_and_region(visit, index):
    page = visit(index).page
    tab_to(page, ".comandi button")
    page.keyboard.press("Enter")
    tab_to(page, ".strati input")
    arrow_to(page, "#strato-malaika", "ArrowRight")
    page.keyboard.press("Space")
    assert page.locator(".rombo").count() == 0
    expect(page.locator("#strato-malaika")).to_be_focused()
    tab_to(page, ".pulsante-regione")
    arrow_to(page, 'button[data-regione="13"]', "ArrowLeft")
    arrow_to(page, 'button[data-regione="12"]')
    page.keyboard.press("Enter")
    expect(page.locator("#titolo-scheda")).to_have_text("Lazio")
    page.locator("#lingua").focus()
    for key in ("Enter", "Tab", "Tab", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("h1")).to_have_text("Map of migrant associations")
    expect(page.locator("#lingua")).to_be_focused()
    assert page.evaluate("document.documentElement.lang") == "en"


def test_chips_are_taken_away_and_the_focus_stays_near(visit, index, atlas):
    page = visit(index + "#comunita=SN,ML&vista=elenco").page
    tab_to(page, ".scelta-attiva")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Togli: Mali")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#scelte button")).to_have_count(0)
    expect(page.locator("#risultato")).to_be_focused()
    assert page.locator("[data-conteggio]").inner_text().startswith(f"{len(atlas.associations)} ")


def test_order_of_the_list_is_changed_and_the_focus_stays(visit, index):
    page = visit(index + "#vista=elenco").page
    tab_to(page, "#ordina")
    page.keyboard.press("ArrowDown")
    expect(page.locator("#ordina")).to_have_value("comune")
    expect(page.locator("#ordina")).to_be_focused()
    assert "ordina=comune" in page.url


def test_table_is_sorted_and_a_region_of_it_opened(visit, index):
    page = visit(index + "#vista=regioni").page
    tab_to(page, '#regioni [data-colonna="tasso_10000"]')
    page.keyboard.press("Enter")
    expect(page.locator('#regioni th[aria-sort="descending"]')).to_have_count(1)
    tab_to(page, "#regioni tbody a")
    name = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")
    expect(page.locator("#titolo-scheda")).to_have_text(name)
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.textContent") == name


def test_link_is_copied_and_the_page_printed(visit, index):
    page = visit(index + "#vista=regioni&comunita=SN").page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("() => { window.stampe = 0; window.print = () => { window.stampe += 1 } }")
    tab_to(page, "#azioni button:nth-of-type(3)")
    page.keyboard.press("Enter")
    assert page.evaluate("window.stampe") == 1
    tab_to(page, "#azioni details:last-of-type summary")
    page.keyboard.press("Enter")
    tab_to(page, "#azioni details:last-of-type .campo button")
    page.keyboard.press("Enter")
    expect(page.locator("#azioni details:last-of-type .campo button").first).to_have_text("Copiato")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_circle_is_opened_and_the_focus_comes_back_to_it(visit, index):
    page = visit(f"{index}#provincia=BS").page
    tab_to(page, ".cerchio")
    town = page.evaluate("document.activeElement.dataset.comune")
    page.keyboard.press("Enter")
    expect(page.locator("#titolo-scheda")).to_be_focused()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.dataset.comune") == town


def test_heard_by_a_screen_reader(visit, index):
    page = visit(index + "#comunita=ML").page
    expect(page.locator("body")).to_match_aria_snapshot("""
        - link "Vai ai risultati"
        - banner:
          - heading "Mappa delle associazioni migranti" [level=1]
        - main:
          - search:
            - combobox "Cerca una comunità, un luogo, un'attività o un nome"
          - status: /Mali. \\d+ di \\d+ associazioni/
          - list:
            - listitem:
              - 'button "Togli: Mali"'
          - navigation "Viste":
            - list:
              - listitem:
                - link "Mappa"
          - region "Mappa":
            - heading "Mappa" [level=2]
            - region "Carta d'Italia":
              - group "Segni sulla mappa"
            - toolbar "Comandi della mappa":
              - button "Ingrandisci"
    """)


def test_card_is_heard_with_its_facts(visit, index, atlas):
    row = atlas.associations[atlas.associations["tipologia"] == "religiosa"].iloc[0]
    page = visit(f"{index}#id={row['id']}").page
    expect(page.locator("#scheda")).to_match_aria_snapshot("""
        - complementary:
          - button "Chiudi la scheda"
          - heading [level=2]
          - term: Presenza
          - definition
    """)


def test_the_other_views_and_sheets_are_heard(visit, index):
    page = visit(index + "#vista=regioni&scheda=12").page
    expect(page.locator("#regioni")).to_match_aria_snapshot("""
        - region "Regioni":
          - heading "Regioni" [level=2]
          - region:
            - table:
              - caption
              - rowgroup:
                - row:
                  - columnheader /Regione/
                  - columnheader /Associazioni/
              - rowgroup:
                - row /Abruzzo/:
                  - rowheader "Abruzzo":
                    - link "Abruzzo"
    """)
    expect(page.locator("#scheda")).to_match_aria_snapshot("""
        - complementary "Lazio":
          - button "Chiudi la scheda"
          - heading "Lazio" [level=2]
          - table "Le cifre della regione accanto a quelle dell'Italia":
            - caption
            - rowgroup:
              - row "Indicatore Lazio Italia"
    """)
    page.locator('#viste a[data-vista="elenco"]').click()
    expect(page.locator("#elenco")).to_match_aria_snapshot("""
        - region "Elenco":
          - heading "Elenco" [level=2]
          - combobox
          - list:
            - listitem:
              - link
    """)
    page.locator('#viste a[data-vista="iniziative"]').click()
    expect(page.locator("#iniziative")).to_match_aria_snapshot("""
        - region "Iniziative":
          - heading "Iniziative" [level=2]
          - article:
            - heading /Malaika/ [level=3]
    """)


def test_movement_is_spared_to_who_asks(visit, index):
    page = visit(index, reduced_motion="reduce").page
    name = page.evaluate("Object.keys(window).find(key => key.startsWith('map_'))")
    assert page.evaluate("name => window[name].options.zoomAnimation", name) is False
    assert page.locator("path.regione").first.evaluate("e => getComputedStyle(e).transitionDuration") == "0s"


def test_what_scrolls_stays_where_it_was_read(visit, index):
    page = visit(index + "#vista=regioni", viewport={"width": 420, "height": 900}).page
    page.locator("#regioni .scorre").evaluate("table => { table.scrollLeft = 150 }")
    rate = page.locator('#regioni [data-colonna="tasso_10000"]')
    rate.evaluate("button => { button.focus({ preventScroll: true }) }")
    page.keyboard.press("Enter")
    expect(page.locator('#regioni th[aria-sort="descending"]')).to_have_count(1)
    expect(rate).to_be_focused()
    assert page.locator("#regioni .scorre").evaluate("table => table.scrollLeft") == 150
    page.set_viewport_size({"width": 1280, "height": 900})
    communities = page.locator('[data-faccetta="comunita"] ul')
    expect(communities).to_be_visible()  # the filters unfold when the window has grown
    communities.evaluate("list => { list.scrollTop = 90 }")
    page.locator("#q").fill("as")
    expect(page.locator("#risultato")).to_contain_text("as")
    assert communities.evaluate("list => list.scrollTop") == 90
