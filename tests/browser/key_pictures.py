# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A picture of where each text is seen, for translators: ``python -m tests.browser.key_pictures FOLDER``.

The pages are made in the language that nobody speaks, every text with its number; each is looked for in the states of
`tests.browser.key_states`, wide and narrow, with all that folds open, and its surroundings are kept. What is heard and
not drawn (names for screen readers, what stands in a menu) is marked where it belongs. ``indice.csv`` says which
picture is of which text, and of those without one why (`WHY`).
"""

import csv
import re
import sys
from collections.abc import Iterable
from fnmatch import fnmatchcase
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Error, Page, sync_playwright

from mapping.translations.pseudo import SLOT, pseudo_language
from mapping.translations.texts import italian
from tests.browser.conftest import READY
from tests.browser.engine import engine
from tests.browser.key_states import State, Step, written_pages
from tests.browser.looking import wait_for_rest

WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
ROUND, LEAST = 200, 8
"""Pixels of its surroundings around a text; how many of it must be in view."""
FIND = """() => [...document.body.querySelectorAll('*')].flatMap((e) => {
  delete e.dataset.found;
  if (e.closest('noscript, script, style')) return [];
  const said = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent);
  const named = ['aria-label', 'title', 'placeholder', 'alt', 'label'].map((name) => e.getAttribute(name) ?? '');
  const told = [...said, ...named, e.matches('input, textarea') ? e.value : ''].join(' ');
  const numbers = [...told.matchAll(/⟦(\\d+)\\|/g)].map((found) => Number(found[1]));
  if (!numbers.length) return [];
  const drawn = (one) => {
    const box = one.getBoundingClientRect();
    return one.checkVisibility({ visibilityProperty: true }) && box.width > 2 && box.height > 2 && box;
  };
  let at = e;
  while (at && at !== document.body && !drawn(at)) at = at.parentElement;
  const heard = e.matches('option, optgroup, .solo-lettori, .solo-lettori *, caption');
  if (!at || at === document.body || (at !== e && !heard)) return [];
  at.dataset.found = [...new Set([...(at.dataset.found ?? '').split(' '), ...numbers])].join(' ').trim();
  return numbers;
})"""
SHOW = """(number) => {
  const one = document.querySelector(`[data-found~="${number}"]`);
  one.scrollIntoView({ block: 'center', inline: 'center' });
  const { x, y, width, height } = one.getBoundingClientRect();
  return [x, y, width, height];
}"""
SETTLED = "() => new Promise((done) => requestIdleCallback(done, { timeout: 2000 }))"
UNFOLD = "() => { for (const one of document.querySelectorAll('details')) one.open = true; }"
_HEARD = "si sente, non si vede: lo dice il lettore di schermo"
WHY = {
    "quaderno": "si vede in un notebook",
    "testi.*_elenco": "solo con un registro che è un elenco",
    "testi.senza_javascript": "solo senza JavaScript",
    "testi.kit_senza_javascript": "solo senza JavaScript",
    "testi.guasto": "solo se lo script si rompe",
    "testi.bozza_letta": "solo quando una parte è stata letta",
    "testi.foglio_*": _HEARD,
    "testi.strade_*": "solo da un sito, con le strade",
    "testi.annulla": "solo da un sito, con le strade",
    "testi.suggerimenti*": _HEARD,
    "testi.mappa_mostra": _HEARD,
    "testi.segni": _HEARD,
    "testi.frecce": _HEARD,
    "testi.*crescente": _HEARD,
    "testi.venti": "sono otto parole, lette una per volta",
    "testi.pagina_intera": "solo in una cornice",
    "testi.immagine_cornice": "solo in una cornice",
    "testi.apri_telefono": "solo su un telefono",
    "testi.invia": "solo su un telefono",
    "testi.senza_regione": "solo con una regione scritta male",
    "testi.cerchi_troppi": "solo con più di duemila comuni",
    "testi.mappatura_titolo": "solo con un registro che non è il nostro",
    "testi.eta_fonti_breve": "solo con poche date",
    "testi.posizione_*": "solo se il dispositivo nega la posizione",
    "testi.segnala_oggetto": "sta nell'e-mail di chi segnala",
    "testi.segnala_guida": "sta nell'e-mail di chi segnala",
    "testi.copiato": "un attimo, dopo la copia",
    "testi.chiudi_avviso": "un attimo, sull'avviso",
    "testi.copia_a_mano": "solo se il browser non copia",
    "testi.file_pronto": "un attimo, dopo lo scaricamento",
    "testi.verificate": "solo con righe verificate",
    "testi.carta_taglio": "solo sulla carta",
    "testi.regione_senza_tasso": "solo senza residenti noti",
    "testi.province_stesse": "solo ingrandendo molto",
    "testi.kit_nota_immagine": "solo quando si sceglie l'immagine",
    "racconti.fatti.*": "la pagina lo dice già con le cifre o con i luoghi",
    "racconti.cifre.unita.*": "la cifra si mostra senza unità",
    "voci.stato.*": "solo nei conti di una riga in quello stato",
    "voci.precisione.*": "solo con un luogo di quella precisione",
    "luoghi.*": "il nome di un luogo, ovunque ricorra",
}
"""Why a text may have no picture; of others it is not known."""


def main(folder: str) -> None:
    """Write the pictures and their index into ``folder``."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    with pseudo_language(numbered=True) as code:
        pages = written_pages(out, code)
    keys = list(italian())
    seen: dict[int, str] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=engine())
        for name, states in pages.items():
            address = (out / name).resolve().as_uri()
            walk(browser.new_page(viewport=WIDE, locale=SLOT), address, states, keys, seen, out)
            few = [("", [("click", "#apri-filtri")]), ("vista=elenco", ()), ("scheda=12", ())]
            walk(browser.new_page(viewport=PHONE, locale=SLOT, has_touch=True), address, few, keys, seen, out)
        browser.close()
    write_index(keys, seen, out)


def walk(page: Page, address: str, states: Iterable[State], keys: list[str], seen: dict[int, str], out: Path) -> None:
    """Look for texts in every state; the page is loaded anew where a reader does something in it."""
    done = True
    for state, steps in states:
        if done:
            page.goto("about:blank")
            page.goto(f"{address}#lang={SLOT}&{state}")
        page.evaluate("(hash) => { location.hash = hash; }", f"lang={SLOT}&{state}")
        page.wait_for_function(READY)
        settle(page)
        page.evaluate(UNFOLD)
        shoot(page, keys, seen, out)
        for step in steps:
            do(page, step)
            shoot(page, keys, seen, out)
        done = bool(steps)
    page.close()


def settle(page: Page) -> None:
    """Return once the page has drawn its state and its map stands still."""
    page.evaluate(SETTLED)
    if page.locator(".carta").count():
        wait_for_rest(page)
    page.evaluate(SETTLED)


def write_index(keys: list[str], seen: dict[int, str], out: Path) -> None:
    """Write which picture is of which text, and say how many there are."""
    rows = [(key, seen.get(n, ""), "" if n in seen else why(key)) for n, key in enumerate(keys)]
    with (out / "indice.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("voce", "immagine", "perche"), *rows])
    asked = [key for key in keys if not key.startswith("luoghi.")]
    print(
        f"{sum(bool(row[1]) for row in rows)} of {len(keys)} texts seen; {len(keys) - len(asked)} are names of places"
    )


def why(key: str) -> str:
    """Return why a text has no picture, "" where that is not known."""
    return next((told for pattern, told in WHY.items() if fnmatchcase(key, pattern)), "")


def do(page: Page, step: Step) -> None:
    """Do what a reader does; what is not there is passed over."""
    what, *how = step
    try:
        if what == "click":
            page.locator(how[0]).locator("visible=true").first.click(timeout=2_000)
        elif what == "type":
            page.locator(how[0]).first.fill(how[1], timeout=2_000)
            page.keyboard.press("Enter" if how[0] == "#vicino" else "End")
        elif what == "print":
            page.emulate_media(media="print")
        settle(page)
    except Error as error:
        print(f"{step}: {str(error).splitlines()[0]}", file=sys.stderr)


def shoot(page: Page, keys: list[str], seen: dict[int, str], out: Path) -> None:
    """Keep a picture of every text that was not seen before, marked, with what is around it."""
    for number in page.evaluate(FIND):
        if number in seen:
            continue
        x, y, width, height = map(round, page.evaluate(SHOW, number))
        view = Image.open(BytesIO(page.screenshot())).convert("RGB")
        right, low = min(x + width, view.width), min(y + height, view.height)
        if right - max(x, 0) < LEAST or low - max(y, 0) < LEAST:
            continue
        ImageDraw.Draw(view).rectangle((x - 4, y - 4, right + 4, low + 4), outline="#d4007a", width=3)
        seen[number] = re.sub(r"[^\w.-]+", "_", keys[number])[:120] + ".png"
        around = (max(x - ROUND, 0), max(y - ROUND, 0), min(right + ROUND, view.width), min(low + ROUND, view.height))
        view.crop(around).save(out / seen[number])


if __name__ == "__main__":
    main(*sys.argv[1:])
