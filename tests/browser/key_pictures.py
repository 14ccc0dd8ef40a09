# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A picture of where each text is seen, for translators: ``python -m tests.browser.key_pictures FOLDER``.

The page is made in the language that nobody speaks, every text with its number; each is looked for in the views, wide
and narrow, and its surroundings are kept. ``indice.csv`` says which picture is of which text, and which were not seen.
"""

import csv
import re
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Page, sync_playwright

from mapping import build_atlas, render_page
from mapping.translations.pseudo import SLOT, pseudo_language
from mapping.translations.texts import italian
from tests.browser.conftest import READY
from tests.browser.engine import engine
from tests.browser.reach.test_pseudo import STATES

SIZES = ({"width": 1280, "height": 900}, {"width": 390, "height": 844})
ROUND = 200
"""Pixels of its surroundings around a text."""
FIND = """() => [...document.body.querySelectorAll('*')].flatMap((e) => {
  const said = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.textContent).join(' ');
  const named = e.getAttribute('aria-label') ?? '';
  const numbers = [...`${said} ${named}`.matchAll(/⟦(\\d+)\\|/g)].map((found) => Number(found[1]));
  const box = e.getBoundingClientRect();
  const shown = e.checkVisibility() && box.width > 2 && box.height > 2 && !e.closest('noscript');
  return shown ? numbers.map((n) => [n, box.x + scrollX, box.y + scrollY, box.width, box.height]) : [];
})"""


def main(folder: str) -> None:
    """Write the pictures and their index into ``folder``."""
    out = Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    with pseudo_language(numbered=True) as code:
        (out / "pagina.html").write_text(
            render_page(build_atlas(), lang=code, languages=("it", code)), encoding="utf-8"
        )
    keys = list(italian())
    seen: dict[int, str] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=engine())
        for size in SIZES:
            for state in STATES:
                page = browser.new_page(viewport=size)
                page.goto(f"{(out / 'pagina.html').resolve().as_uri()}#lang={SLOT}&{state}")
                page.wait_for_function(READY)
                shoot(page, keys, seen, out)
                page.close()
        browser.close()
    with (out / "indice.csv").open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("voce", "immagine"), *((key, seen.get(n, "")) for n, key in enumerate(keys))])
    print(f"{len(seen)} of {len(keys)} texts seen")


def shoot(page: Page, keys: list[str], seen: dict[int, str], out: Path) -> None:
    """Keep a picture of every text that was not seen before, marked, with what is around it."""
    whole = Image.open(BytesIO(page.screenshot(full_page=True))).convert("RGB")
    for number, *box in page.evaluate(FIND):
        x, y, width, height = map(round, box)
        if number in seen or x < 0 or y < 0 or x + width > whole.width or y + height > whole.height:
            continue
        marked = whole.copy()
        ImageDraw.Draw(marked).rectangle((x - 4, y - 4, x + width + 4, y + height + 4), outline="#d4007a", width=3)
        seen[number] = re.sub(r"[^\w.-]+", "_", keys[number])[:120] + ".png"
        around = (x - ROUND, y - ROUND, x + width + ROUND, y + height + ROUND)
        marked.crop(
            (max(around[0], 0), max(around[1], 0), min(around[2], whole.width), min(around[3], whole.height))
        ).save(out / seen[number])


if __name__ == "__main__":
    main(*sys.argv[1:])
