# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What another checkout draws of Folium's classes: ``python -m tests.benchmarks.folium_before CHECKOUT``.

Saves each example of `tests.browser.folium_examples` on that checkout's ``build_map(atlas)`` and loads it as the tests
do. Prints how many pages complain, and the classes that are not drawn: something that a plain map shows is missing, or
the probe is not true. What docs/folium.md calls the first edition is commit 09d8feb, with its front end built
(``make maps`` there).
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from tests.browser.folium.test_folium_classes import INVENTORY, MAP, plain_map
from tests.browser.folium_examples import EXAMPLES
from tests.browser.remote import answer_remote

SAVE = """
import pathlib, sys
sys.path.append(sys.argv[2])
from folium_examples import EXAMPLES
from branca.element import Element
from mapping.atlas import build_atlas
from mapping.viewer import build_map
atlas = build_atlas()
nothing = build_map(atlas)
nothing.get_root().script.add_child(Element(""))
nothing.save(pathlib.Path(sys.argv[1], "nothing.html"))
for name, example in EXAMPLES.items():
    shown = build_map(atlas)
    example.add(shown)
    shown.save(pathlib.Path(sys.argv[1], name + ".html"))
"""


def look(browser: Browser, path: Path, name: str = "") -> tuple[Counter[str], bool, list[str]]:
    """Return what stands in a page once a reader did what the example asks, what its probe says, the complaints."""
    example = EXAMPLES.get(name)
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    complaints: list[str] = []
    answer_remote(page)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(path.as_uri())
    page.wait_for_timeout(800)
    answer: Any = True
    try:
        if example and example.act:
            example.act(page)
        answer = page.evaluate(MAP % example.probe) if example and example.probe else True
    except Exception as error:  # whatever goes wrong is what is measured
        complaints.append(str(error))
        answer = False
    found = Counter(page.evaluate(INVENTORY))
    page.close()
    return found, answer is True, complaints


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkout", type=Path)
    checkout = parser.parse_args().checkout.resolve()
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        examples = Path(__file__).parents[1] / "browser"
        environment = os.environ | {"PYTHONPATH": str(checkout)}
        subprocess.run([sys.executable, "-c", SAVE, folder, examples], env=environment, cwd=folder, check=True)
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"))
        report(browser, folder)


def report(browser: Browser, folder: Path) -> None:
    plain_map().save(folder / "plain.html")
    empty_plain, empty_ours = look(browser, folder / "plain.html")[0], look(browser, folder / "nothing.html")[0]
    lost, complaining = [], 0
    for name, example in EXAMPLES.items():
        map_ = plain_map()
        example.add(map_)
        map_.save(folder / "plain.html")
        added = look(browser, folder / "plain.html", name)[0] - empty_plain
        found, true, complaints = look(browser, folder / f"{name}.html", name)
        # A second renderer of shapes, and how many tiles there are, say nothing about what is drawn.
        missing = {key for key in added - (found - empty_ours) if key != "svg" and "tile" not in key}
        complaining += bool(complaints)
        if missing or not true:
            lost.append(name)
    print(f"{len(EXAMPLES)} classes, {complaining} pages with an error, {len(lost)} not drawn: {', '.join(lost)}")


if __name__ == "__main__":
    main()
