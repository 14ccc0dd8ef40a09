# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Eight things that readers come for: each step is what one does, then what has to be seen, told in one line.

A step is one thing that a reader does: words written, or one button, link, box or value chosen. A step that only a
phone takes is marked. docs/tasks.md has the same steps; a test compares them.
"""

import csv
import io
import re
from collections.abc import Callable, Iterator
from math import asin, cos, radians, sin, sqrt

from playwright.sync_api import expect

from mapping.viewer.languages import choice
from tests.browser.tasks.reader import HOST, MONZA, PHONE, WIDE, Reader

BRESCIA = "017"
PROVINCES = {"Brescia": "017", "Milano": "015", "Bologna": "037"}
MOLISE = "14"
Steps = Iterator[str]


def near_brescia(reader: Reader) -> Steps:
    """A woman with an old phone: the Senegalese associations near Brescia, and how to reach one."""
    rows = reader.of(paesi_origine="SN", codice_provincia=BRESCIA)
    assert len(rows) > 1
    reader.write(f"{reader.country('SN')} {reader.place('Brescia')}")
    both = reader.option(reader.country("SN"), reader.place("Brescia"), reader.t("provincia"), f" {len(rows)}")
    expect(both).to_be_visible()
    yield "writes «Senegal Brescia»"
    reader.choose(both)
    reader.result_is(len(rows))
    reader.map_shows(rows)
    reader.list_holds(rows)
    yield "chooses «Senegal + province of Brescia»"
    one = rows[(rows["sito_web"] != "") | (rows["indirizzo"] != "") | (rows["fonte_url"] != "")].iloc[0]
    reader.choose(reader.page.get_by_role("link", name=one["denominazione"], exact=True))
    card = reader.page.get_by_role("complementary")
    expect(card.get_by_role("heading", name=one["denominazione"])).to_be_visible()
    expect(card).to_contain_text(f"{reader.place(one['comune'])} ({one['provincia']})")
    for column in ("sito_web", "fonte_url"):
        if one[column]:
            assert one[column] in card.get_by_role("link").evaluate_all("all => all.map(link => link.href)")
    expect(card).to_contain_text(one["indirizzo"])
    yield "opens one"


def three_provinces(reader: Reader) -> Steps:
    """A social worker: how many associations three provinces have, and how many of them for women."""
    if not reader.wide:
        reader.open_filters()
        yield "opens the filters (phone)"
    reader.unfold("provincia")
    for name, code in PROVINCES.items():
        box, n = reader.box(reader.place(name)), len(reader.of(codice_provincia=code))
        expect(box).to_have_accessible_name(f"{reader.place(name)} {n}")
    yield "unfolds «Province»"
    chosen = reader.of().iloc[:0].index
    for name, code in PROVINCES.items():
        reader.tick(reader.place(name))
        chosen = chosen.union(reader.of(codice_provincia=code).index)
        reader.result_is(len(chosen))
        yield f"ticks {name}"
    reader.unfold("ambiti_attivita")
    women = choice(reader.lang, "ambito", "donne")
    rows = reader.of(ambiti_attivita="donne").loc[lambda all_: all_.index.isin(chosen)]
    reader.tick(women)
    reader.result_is(len(rows))
    for name, code in PROVINCES.items():
        n = len(reader.of(codice_provincia=code, ambiti_attivita="donne"))
        expect(reader.box(reader.place(name))).to_have_accessible_name(f"{reader.place(name)} {n}")
    yield "ticks «women»"


def number_picture_citation(reader: Reader) -> Steps:
    """A journalist: the number of Romanian associations with its caution, a picture, a citation, the data."""
    rows = reader.of(paesi_origine="RO")
    reader.write(reader.country("RO"))
    one = reader.option(f"{reader.country('RO')}", f" {len(rows)}").first
    expect(one).to_be_visible()
    yield "writes «Romania»"
    reader.choose(one)
    said = reader.result_is(len(rows))
    yield "chooses the community"
    reader.unfold("cita")
    if not reader.wide:
        handle = reader.page.get_by_role("button", name=re.compile(rf"^{len(rows)} \S+$"))
        expect(handle).to_have_attribute("aria-expanded", "false")
    sentence = reader.page.get_by_label(reader.t("cita_frase")).input_value()
    assert sentence.startswith(said)
    assert reader.t("nota_registro_campione") in sentence
    assert reader.page.get_by_label(reader.t("cita_testo"), exact=True).input_value().endswith(reader.page.url)
    yield "unfolds «Cite»"
    assert said in reader.save(reader.t("scarica_immagine", formato="SVG")).decode()
    yield "saves the picture"
    lines = csv.DictReader(io.StringIO(reader.save(reader.t("scarica_csv")).decode("utf-8-sig")))
    assert {line["id"] for line in lines} == set(rows["id"])
    yield "saves the data"


def regions_without(reader: Reader) -> Steps:
    """A researcher: in which regions no Peruvian association is known, and how certain that is."""
    reader.go_to("comunita")
    chooser = reader.page.get_by_label(reader.t("scegli_comunita"))
    expect(chooser).to_be_visible()
    yield "opens «Communities»"
    chooser.select_option(label=reader.country("PE"))
    having = set(reader.of(paesi_origine="PE")["codice_regione"]) - {""}
    said = reader.t("associazioni_in_regioni", n=len(reader.of(paesi_origine="PE")), regioni=len(having), totale=20)
    expect(reader.page.get_by_text(said)).to_be_visible()
    names = reader.known.drop_duplicates("codice_regione").set_index("codice_regione")["regione"].drop("")
    words = ("presente", "non_si_puo_dire", "pochi_residenti", "probabilmente_assente")
    present, unknown, few, absent = (choice(reader.lang, "evidenza_breve", word) for word in words)
    for code, name in names.items():
        row = reader.page.get_by_role("row").filter(
            has=reader.page.get_by_role("rowheader", name=reader.place(name), exact=True)
        )
        told = [cell.strip() for cell in row.first.get_by_role("cell").all_inner_texts()]
        assert any(word in told for word in (unknown, few)) == (code not in having), (name, told)
        assert (present in told) == (code in having)
        assert absent not in told, "a sample cannot say so"
    yield "chooses Peru"


def malaika_near_me(reader: Reader) -> Steps:
    """A young woman in Monza: for whom Malaika was, and what is near her in the towns where it was."""
    reader.go_to("iniziative")
    card = reader.page.get_by_role("article").filter(has=reader.page.get_by_role("heading", name="Malaika"))
    for age in ("16", "17", "24"):
        expect(card.locator("dd").filter(has_text=age).first).to_be_in_viewport()
    yield "opens «Initiatives»"
    reader.write("Malaika")
    project = reader.option("Malaika", reader.t("iniziative"))
    n = int(re.findall(r"\d+", project.inner_text().replace("\n", " "))[-1])
    yield "writes «Malaika»"
    reader.choose(project)
    reader.result_is(n)
    yield "chooses the project"
    reader.go_to("mappa")
    yield "opens «Map»"
    reader.press(reader.t("dove_sono"), reader.page.get_by_role("toolbar", name=reader.t("comandi")))
    near = reader.known[[0 <= kilometres(row) <= 25 for row in reader.known.itertuples()]]
    towns = near[near["comune"].isin(["Milano", "Rho"])]
    reader.result_is(len(towns))
    first = reader.page.locator("#elenco [data-id]").first
    assert set(first.get_by_role("link").all_inner_texts()) <= set(towns["denominazione"])
    expect(first).to_contain_text(re.compile(f"{reader.place('Milano')}|Rho"))
    yield "asks for what is near"


def out_of_zero(reader: Reader) -> Steps:
    """Anyone who finds nothing: Peruvian associations in Molise, and the way out."""
    reader.write(reader.country("PE"))
    one = reader.option(reader.country("PE"), f" {len(reader.of(paesi_origine='PE'))}").first
    expect(one).to_be_visible()
    yield "writes Peru"
    reader.choose(one)
    yield "chooses it"
    if not reader.wide:
        reader.open_filters()
        yield "opens the filters (phone)"
    reader.unfold("regione")
    yield "unfolds «Region»"
    assert reader.of(paesi_origine="PE", codice_regione=MOLISE).empty
    expect(reader.box(reader.place("Molise"))).to_have_accessible_name(f"{reader.place('Molise')} 0")
    reader.tick(reader.place("Molise"))
    reader.result_is(0)
    expect(reader.page.get_by_text(reader.t("nessun_risultato")).first).to_be_visible()
    yield "ticks Molise"
    n = len(reader.of(paesi_origine="PE"))
    way = reader.page.get_by_role("listitem").filter(has_text=f"({n})")
    reader.choose(way.get_by_role("link", name=reader.t("togli", nome=reader.place("Molise"))))
    reader.result_is(n)
    yield "takes the way out"


def embedded(reader: Reader) -> Steps:
    """An official: the map of Lombardia's associations in the page of the office."""
    rows = reader.of(codice_regione="03")
    reader.write(reader.place("Lombardia"))
    one = reader.option(reader.place("Lombardia"), reader.t("regione"), f" {len(rows)}")
    expect(one).to_be_visible()
    yield "writes «Lombardia»"
    reader.choose(one)
    said = reader.result_is(len(rows))
    yield "chooses the region"
    reader.unfold("condividi")
    code = reader.page.get_by_label(reader.t("incorpora")).input_value()
    assert "<iframe" in code
    yield "unfolds «Share and embed»"
    head = "<!DOCTYPE html><meta name=viewport content='width=device-width'><title>Ufficio</title><h1>Ufficio</h1>"
    reader.host = head + code
    reader.page.goto(HOST)
    frame = reader.page.frame_locator("iframe")
    expect(frame.locator("#risultato")).to_have_text(said)
    expect(frame.locator("path.regione")).to_have_count(20)
    box = reader.page.locator("iframe").bounding_box()
    assert box is not None
    assert box["height"] < 3000
    assert reader.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    yield "pastes the code into the office's page"


def card_to_a_friend(reader: Reader) -> Steps:
    """Anyone: a card sent to a friend, who opens it on the phone and sees where it is."""
    one = reader.of(codice_regione="08").query("latitudine != '' and sito_web != ''").iloc[0]
    reader.write(one["denominazione"])
    found = reader.option(one["denominazione"])
    expect(found).to_be_visible()
    yield "writes the name of an association"
    reader.choose(found)
    expect(reader.page.get_by_role("complementary").get_by_role("heading")).to_have_text(one["denominazione"])
    yield "chooses it"
    reader.press(reader.t("copia_link"))
    link = reader.page.evaluate("navigator.clipboard.readText()")
    assert one["id"] in link
    yield "copies the link"
    sender, reader.page, wide = reader.page, reader.open(link), reader.wide
    reader.page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    reader.wide = False
    try:
        expect(reader.page.get_by_role("complementary").get_by_role("heading")).to_have_text(one["denominazione"])
        marked = reader.page.locator("button.cerchio.segnato, button.cerchio[aria-current]")
        expect(marked).to_be_in_viewport()
        assert reader.place(one["comune"]) in (marked.get_attribute("aria-label") or "")
        yield "the friend opens it on the phone"
    finally:
        reader.page.close()
        reader.page, reader.wide = sender, wide


def kilometres(row: object) -> float:
    """Return how far a row is from Monza; none if nobody knows where it is."""
    if not row.latitudine:  # type: ignore[attr-defined]
        return -1
    here = radians(MONZA["latitude"]), radians(MONZA["longitude"])
    there = radians(float(row.latitudine)), radians(float(row.longitudine))  # type: ignore[attr-defined]
    half = sin((there[0] - here[0]) / 2) ** 2 + cos(here[0]) * cos(there[0]) * sin((there[1] - here[1]) / 2) ** 2
    return 2 * 6371.0088 * asin(sqrt(half))


TASKS: tuple[Callable[[Reader], Steps], ...] = (
    near_brescia,
    three_provinces,
    number_picture_citation,
    regions_without,
    malaika_near_me,
    out_of_zero,
    embedded,
    card_to_a_friend,
)
SIZES = {"1440": WIDE, "390": PHONE}
