# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Pictures of every view to look at: ``python -m tests.browser.screenshots output/index.html FOLDER``.

Wide and narrow, light and dark, in Italian, Arabic, Hindi and Chinese, printed, forced colours, without JavaScript.
"""

import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.conftest import READY
from tests.browser.engine import engine

WIDE, PHONE, PAPER = {"width": 1366, "height": 900}, {"width": 390, "height": 844}, {"width": 688, "height": 1017}
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
    "stampa": ("", {"viewport": PAPER}),
    "senza-javascript": ("", {"viewport": WIDE, "java_script_enabled": False}),
}


def main(page: str, folder: str) -> None:
    """Write one PNG per look and view into ``folder``."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=engine())
        for look, (state, options) in LOOKS.items():
            for view, hash_ in VIEWS.items():
                address = f"{Path(page).resolve().as_uri()}#{state}&{hash_}"
                shoot(browser, address, Path(folder, f"{look}-{view}.png"), look == "stampa", options)
        browser.close()


def shoot(browser: Browser, address: str, path: Path, printed: bool, options: dict[str, Any]) -> None:
    """Write the picture of one address."""
    context = browser.new_context(**options)
    page = context.new_page()
    if printed:
        page.emulate_media(media="print")
    page.goto(address)
    if options.get("java_script_enabled", True):
        page.wait_for_function(READY)
    page.wait_for_timeout(500)
    page.screenshot(path=path, full_page=options["viewport"] is not WIDE)
    context.close()


if __name__ == "__main__":
    main(*sys.argv[1:3])
