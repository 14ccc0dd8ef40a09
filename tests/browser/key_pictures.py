# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A picture of where each text is seen, for translators: ``python -m tests.browser.key_pictures FOLDER``.

The page is made in the language that nobody speaks, every text with its number; each is looked for in the views, wide
and narrow, and its surroundings are kept. ``indice.csv`` says which picture is of which text, and which were not seen.
"""

import csv
import re
import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from mapping import build_atlas, render_page
from tests.browser.conftest import READY
from tests.browser.engine import engine
from tests.browser.reach.test_pseudo import STATES
from translations.pseudo import SLOT, pseudo_language
from translations.texts import italian

SIZES = ({"width": 1280, "height": 900}, {"width": 390, "height": 844})
ROUND = 60
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
    """Keep a picture of every text that was not seen before, with what is around it."""
    tall = page.evaluate("document.documentElement.scrollHeight")
    wide = page.viewport_size["width"] if page.viewport_size else 0
    for number, x, y, width, height in page.evaluate(FIND):
        if number in seen:
            continue
        left, top = max(x - ROUND, 0), max(y - ROUND, 0)
        clip = {
            "x": left,
            "y": top,
            "width": min(x + width + ROUND, wide) - left,
            "height": min(y + min(height, 300) + ROUND, tall) - top,
        }
        if clip["width"] > 0 and clip["height"] > 0:
            seen[number] = re.sub(r"[^\w.-]+", "_", keys[number])[:120] + ".png"
            page.screenshot(path=out / seen[number], clip=clip, full_page=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
