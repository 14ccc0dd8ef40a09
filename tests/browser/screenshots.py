# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures of every view to look at: ``python -m tests.browser.screenshots output/index.html FOLDER``.

Wide and narrow, light and dark, in Italian, Arabic, Hindi and Chinese, printed upright and across (each sheet of
the PDF a picture), forced colours, without JavaScript.
``--print``: only what is printed.
``--tasks``: each step of the eight tasks instead, and one sheet with all of them for each language and width; what has
to be seen after a step is checked on the way.
"""

import sys
from pathlib import Path
from typing import Any

import pandas as pd
from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import READY
from tests.browser.engine import READER, engine
from tests.browser.looking import wait_for_rest
from tests.browser.paper import printed
from tests.browser.tasks.eight import SIZES, TASKS
from tests.browser.tasks.reader import LANGUAGES, Reader, options

WIDE, PHONE = {"width": 1366, "height": 900}, {"width": 390, "height": 844}
VIEWS = {
    "mappa": "",
    "regione": "scheda=12",
    "comune": "comune=058091",
    "elenco": "vista=elenco&comunita=SN,ML",
    "regioni": "vista=regioni",
    "comunita": "vista=comunita&comunita=MA",
    "cercare": "vista=cercare",
    "iniziative": "vista=iniziative",
}
LOOKS: dict[str, tuple[str, dict[str, Any]]] = {
    "largo": ("", {"viewport": WIDE}),
    "scuro": ("", {"viewport": WIDE, "color_scheme": "dark"}),
    "telefono": ("", {"viewport": PHONE}),
    "arabo": ("lang=ar", {"viewport": WIDE}),
    "arabo-telefono": ("lang=ar", {"viewport": PHONE}),
    "hindi": ("lang=hi", {"viewport": WIDE}),
    "cinese-telefono": ("lang=zh", {"viewport": PHONE}),
    "contrasto": ("", {"viewport": WIDE, "forced_colors": "active"}),
    "stampa": ("", {"viewport": WIDE, "color_scheme": "dark"}),
    "stampa-traverso": ("", {"viewport": PHONE}),
    "senza-javascript": ("", {"viewport": WIDE, "java_script_enabled": False}),
}


PAPER = "stampa"
"""How the looks of paper begin."""
SHEET_HEIGHT, GAP = 420, 12
"""Pixels of a picture's height on the sheet, and between two."""


def main(page: str, folder: str, what: str = "") -> None:
    """Write the pictures into ``folder``."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=engine())
        if what == "--tasks":
            shoot_tasks(browser, Path(page).resolve(), Path(folder))
        else:
            shoot_views(browser, Path(page).resolve(), Path(folder), PAPER if what == "--print" else "")
        browser.close()


def shoot_views(browser: Browser, page: Path, folder: Path, kind: str) -> None:
    """Write one PNG per look of a kind and view."""
    looks = {look: how for look, how in LOOKS.items() if look.startswith(kind)}
    for look, (state, settings) in looks.items():
        for view, hash_ in VIEWS.items():
            address = f"{page.as_uri()}#{state}&{hash_}"
            shoot(browser, address, folder / f"{look}-{view}.png", look, settings)


def shoot_tasks(browser: Browser, page: Path, folder: Path) -> None:
    """Write one PNG per language, width, task and step, and the sheets."""
    register = pd.read_csv(page.parent / "dati" / "associazioni.csv", dtype=str, keep_default_na=False)
    for lang in LANGUAGES:
        for width, size in SIZES.items():
            context = browser.new_context(**options(size))
            reader = Reader(context, page, register, lang, width == "1440")
            rows = [shoot_task(reader, task, folder / f"{lang}-{width}-{task.__name__}") for task in TASKS]
            contact_sheet(rows, folder / f"{lang}-{width}.png")
            context.close()


def shoot_task(reader: Reader, task: Any, stem: Path) -> list[Path]:
    """Write the picture of each step."""
    reader.begin()
    pictures = []
    for number, done in enumerate(task(reader), 1):
        wait_for_rest(reader.page.frames[-1])
        pictures.append(stem.with_name(f"{stem.name}-{number}.png"))
        reader.page.screenshot(path=pictures[-1])
        print(pictures[-1].name, done)
    return pictures


def contact_sheet(rows: list[list[Path]], path: Path) -> None:
    """Write all pictures on one, a task in a row."""
    loaded = [[Image.open(picture) for picture in row] for row in rows]
    small = [[one.resize((one.width * SHEET_HEIGHT // one.height, SHEET_HEIGHT)) for one in row] for row in loaded]
    width = max(sum(one.width + GAP for one in row) for row in small)
    sheet = Image.new("RGB", (width, len(rows) * (SHEET_HEIGHT + GAP)), "#888")
    for y, row in enumerate(small):
        x = 0
        for one in row:
            sheet.paste(one, (x, y * (SHEET_HEIGHT + GAP)))
            x += one.width + GAP
    sheet.save(path)


def shoot(browser: Browser, address: str, path: Path, look: str, settings: dict[str, Any]) -> None:
    """Write the picture of one address, or of each sheet that it is printed on."""
    context = browser.new_context(locale=READER, **settings)
    page = context.new_page()
    page.goto(address)
    if settings.get("java_script_enabled", True):
        page.wait_for_function(READY)
    page.wait_for_timeout(500)
    if look.startswith(PAPER):
        paper = printed(page, across=look.endswith("traverso"))
        for n in range(len(paper)):
            paper.picture(n).save(path.with_stem(f"{path.stem}-{n + 1}"))
    else:
        page.screenshot(path=path, full_page=settings["viewport"] is not WIDE)
    context.close()


if __name__ == "__main__":
    main(*sys.argv[1:4])
