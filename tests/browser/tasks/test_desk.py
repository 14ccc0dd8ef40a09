# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The keeper's ten minutes in a real browser: from a register with faults to an edition, and another in its place."""

import csv
import re
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from mapping.shipped import shipped_registry
from tests.browser.axe import AXE, faults, open_details
from tests.desk.visitor import Visitor, desk_in

REPEATED, WITHDRAWN = 100, 200
"""Rows of the shipped register: one that is written twice, one that withdraws."""
TITLE = "Le associazioni della provincia"
LOGO = Path(__file__).parents[2] / "editions" / "piemonte" / "logo.svg"
_DROP = """([selector, name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name));
    document.querySelector(selector).dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true }));
}"""


def made(folder: Path) -> tuple[Path, list[dict[str, str]]]:
    """Write the shipped register as an office may keep it: a column of its own, a slip, a row written twice."""
    with shipped_registry().open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    rows[5] |= {"comune": "Torinno", "codice_comune": ""}
    rows.append(rows[REPEATED] | {"denominazione": f"{rows[REPEATED]['denominazione']}e", "codice_fiscale": ""})
    path = folder / "registro.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream, delimiter=";")
        writer.writerow(["Zeta" if name == "acronimo" else name for name in rows[0]])
        writer.writerows(row.values() for row in rows)
    return path, rows


def at_rest(page: Page, title: str, visitor: Visitor) -> None:
    """Wait for a step, through the work that it waits for, and ask axe about it."""
    visitor.desk.work.wait(240)
    page.wait_for_function("() => !document.querySelector('[data-lavoro]')")
    expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    page.evaluate(AXE.read_text(encoding="utf-8"))  # by the engine: the policy of the page stays in force
    assert faults(page) == []
    width = "document.documentElement.scrollWidth - innerWidth"
    for size in (320, 1280):
        page.set_viewport_size({"width": size, "height": 900})
        assert page.evaluate(width) <= 0


def go_on(page: Page, title: str, visitor: Visitor) -> None:
    page.get_by_role("button", name="Avanti").click()
    at_rest(page, title, visitor)


@pytest.mark.slow
def test_a_register_with_faults_is_published_without_a_terminal(new_page, tmp_path):
    path, rows = made(tmp_path)
    with desk_in(tmp_path / "Mappa delle associazioni") as visitor:
        page = new_page()
        page.context.clear_cookies()
        complaints: list[str] = []
        page.on("console", lambda m: complaints.append(m.text) if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(visitor.address)
        walk(page, visitor, path, rows)
        assert complaints == []


def walk(page: Page, visitor: Visitor, path: Path, rows: list[dict[str, str]]) -> None:
    folder = visitor.desk.place.folder
    at_rest(page, "Registro", visitor)
    say_who_publishes(page, visitor)
    page.get_by_label("Trascinate qui il registro").set_input_files(path)
    at_rest(page, "Colonne", visitor)
    expect(page.get_by_text(f"sono state lette {len(rows)} righe")).to_be_visible()
    page.get_by_label("Zeta").select_option("acronimo")
    page.get_by_role("button", name="Salva le colonne").click()
    at_rest(page, "Colonne", visitor)
    expect(page.get_by_label("Zeta")).to_have_value("acronimo")

    go_on(page, "Da correggere", visitor)
    page.get_by_role("link", name="Torinno").click()
    at_rest(page, "Da correggere", visitor)
    page.get_by_role("textbox", name="Da scrivere").first.fill("Torino")
    page.get_by_role("button", name="Salva le correzioni").first.click()
    expect(page.get_by_text("Corretto in «Torino»")).to_be_visible()
    page.get_by_role("button", name="Rileggi").click()
    at_rest(page, "Da correggere", visitor)
    expect(page.get_by_text("Torinno")).to_have_count(0)

    go_on(page, "Doppioni", visitor)
    repeated = rows[REPEATED]["denominazione"]
    page.get_by_role("button", name=f"È la stessa {repeated} e {repeated}e").click()
    expect(page.get_by_text("Deciso: è la stessa")).to_be_visible()
    at_rest(page, "Doppioni", visitor)

    go_on(page, "Ritiri", visitor)
    gone = rows[WITHDRAWN]
    page.evaluate(
        _DROP, ["[data-trascina]", "ritiri.csv", f"denominazione;comune\n{gone['denominazione']};{gone['comune']}\n"]
    )
    page.wait_for_function("() => document.body.textContent.includes('Righe ritirate: 1')", timeout=240_000)
    at_rest(page, "Ritiri", visitor)

    go_on(page, "Che cosa è cambiato", visitor)
    expect(page.get_by_text("prima edizione")).to_be_visible()
    go_on(page, "Anteprima", visitor)
    count = len(rows) - 2  # one is said twice, one withdrew
    expect(page.frame_locator("iframe").get_by_text(f"{count} di {count}")).to_be_visible(timeout=120_000)
    expect(page.frame_locator("iframe").get_by_role("heading", level=1)).to_have_text(TITLE)

    go_on(page, "Pubblica", visitor)
    page.get_by_role("button", name="Pubblica", exact=True).click()
    at_rest(page, "Pubblica", visitor)
    expect(page.get_by_text(f"Pubblicato: {count} associazioni")).to_be_visible()
    published = (folder / "pubblicazione" / "dati" / "associazioni.csv").read_text(encoding="utf-8")
    assert gone["denominazione"] not in published and "Torinno" not in published
    assert path.read_bytes() == (folder / "registro.csv").read_bytes()
    beside(page, visitor, path, gone["denominazione"])
    lose_some(page, visitor, path, published)


def say_who_publishes(page: Page, visitor: Visitor) -> None:
    """Fill in an edition of one's own, with a colour that cannot be read and a logo."""
    page.get_by_role("navigation").get_by_role("link", name="Chi pubblica").click()
    at_rest(page, "Chi pubblica", visitor)
    page.get_by_label("Titolo", exact=True).fill(TITLE)
    page.get_by_label("Colore dei collegamenti e dei pulsanti", exact=True).fill("#ffd100")
    page.get_by_label("Logo", exact=True).set_input_files(LOGO)
    page.get_by_label("Di chi è il logo").fill("Ente")
    page.get_by_role("button", name="Salva").first.click()
    expect(page.get_by_role("alert")).to_be_focused()
    at_rest(page, "Chi pubblica", visitor)
    page.get_by_role("alert").get_by_role("link").click()
    colour = page.get_by_label("Colore dei collegamenti e dei pulsanti", exact=True)
    expect(colour).to_be_focused()
    expect(colour).to_have_accessible_description(re.compile("il contrasto è di"))
    page.get_by_role("button", name="Usa #").click()
    expect(page.get_by_role("status")).to_be_focused()
    assert page.locator("img").evaluate("img => img.decode().then(() => img.naturalWidth)") > 0
    at_rest(page, "Chi pubblica", visitor)
    page.get_by_role("link", name="Torna ai passi").click()
    at_rest(page, "Registro", visitor)


def beside(page: Page, visitor: Visitor, path: Path, gone: str) -> None:
    """Hold the register against another one, that of a region, which becomes neither the register nor an edition."""
    other, registered = path.with_name("regione.csv"), visitor.desk.place.chosen()
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    other.write_text("\n".join([lines[0].replace("Zeta", "Sigla"), *lines[150:], "\n"]), encoding="utf-8")
    page.get_by_role("link", name="Registro (fatto)").click()
    page.get_by_role("link", name="Confronta con un altro registro").click()
    at_rest(page, "Confronto con un altro registro", visitor)
    page.wait_for_load_state()
    page.get_by_label("Trascinate qui l'altro registro").set_input_files(other)
    page.wait_for_selector("[data-lavoro], .conti")
    at_rest(page, "Confronto con un altro registro", visitor)
    open_details(page)
    at_rest(page, "Confronto con un altro registro", visitor)
    expect(page.get_by_role("region", name="Solo in A")).to_be_visible()
    page.get_by_role("button", name="Scrivi il confronto nella cartella").click()
    expect(page.get_by_text("Il confronto è nella cartella")).to_be_visible()
    (report,) = visitor.desk.place.folder.glob("*.confronto.xlsx")
    told = {str(cell) for sheet in openpyxl.load_workbook(report) for line in sheet.values for cell in line}
    assert gone not in told and gone not in page.content()
    assert visitor.desk.place.chosen() == registered


def lose_some(page: Page, visitor: Visitor, path: Path, published: str) -> None:
    """Publish a register that lacks most of the associations, which must be confirmed and is not taken back blindly."""
    less = path.with_name("meno.csv")
    less.write_text("\n".join(path.read_text(encoding="utf-8-sig").splitlines()[:100]), encoding="utf-8")
    page.get_by_role("link", name="Registro (fatto)").click()
    at_rest(page, "Registro", visitor)
    page.wait_for_load_state()  # a file that is chosen before the script is there waits for the button
    page.get_by_label("Trascinate qui il registro").set_input_files(less)
    at_rest(page, "Colonne", visitor)
    page.get_by_role("link", name="Che cosa è cambiato").click()
    at_rest(page, "Che cosa è cambiato", visitor)
    expect(page.get_by_text("Tolte:")).to_be_visible()
    page.get_by_role("link", name="Pubblica", exact=True).click()
    page.get_by_role("button", name="Pubblica", exact=True).click()
    at_rest(page, "Pubblica", visitor)
    out = visitor.desk.place.published / "dati" / "associazioni.csv"
    expect(page.get_by_role("alert")).to_contain_text("Non è stato pubblicato nulla")
    assert out.read_text(encoding="utf-8") == published
    page.get_by_label("Ho controllato").check()
    page.get_by_role("button", name="Pubblica", exact=True).click()
    at_rest(page, "Pubblica", visitor)
    expect(page.get_by_text("Pubblicato: ")).to_be_visible()
    assert out.read_text(encoding="utf-8") != published
    page.get_by_role("button", name="Torna all'edizione precedente").click()
    at_rest(page, "Pubblica", visitor)
    # With decisions and a list in force nobody can tell whom that edition names: the way back is to publish again.
    expect(page.get_by_role("alert")).to_contain_text("costruire di nuovo la mappa dal registro di allora")
    assert out.read_text(encoding="utf-8") != published
