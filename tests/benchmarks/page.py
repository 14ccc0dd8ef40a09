# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How long the page keeps the browser busy, and what each part of it weighs.

``python -m tests.benchmarks.page [output/index.html] [--rows 2000]``: opens the page in Chromium, filters, changes
view, zooms, opens sheets, changes language, searches, and prints the longest task of each step and what all its tasks
take together; then the bytes of each part.
With ``--rows`` the page is that of a made registry: so many of the shipped rows, each moved to a comune drawn by lot.

A task is timed twice: by the clock, which counts what other programs took meanwhile, and in time of the processor,
which on a machine of its own is the same.
"""

import argparse
import json
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from playwright.sync_api import Browser, Page, sync_playwright

from mapping.atlas import build_atlas
from mapping.shipped_tables import read_table
from mapping.viewer import page_code, render_page
from mapping.viewer.markup import json_block
from tests.browser.engine import READER, engine
from tests.browser.looking import choose_language

LIMIT_MS = 200
"""No task should be longer, on a machine of its own, with the registry that ships."""
ZOOMS = 4
"""From all Italy to where most circles of a large register stand."""
CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline"]
_READY = "() => 'pronta' in document.documentElement.dataset"


class Task(NamedTuple):
    """A task of the browser's main thread, in milliseconds."""

    clock: float
    processor: float


class Longest(NamedTuple):
    """The longest task of a step, and in time of the processor all of them, in milliseconds."""

    step: str
    clock: float
    processor: float
    together: float


def steps(page: Page, address: str) -> Iterator[tuple[str, Callable[[], object]]]:
    """Yield what a reader does, one thing after the other: its name and the act."""

    def open_page() -> None:
        page.goto(address)
        page.wait_for_function(_READY)

    yield "open", open_page
    yield "filter by community", lambda: page.locator("#f-comunita-SN").click()
    for view in ("elenco", "regioni", "iniziative", "mappa"):
        yield f"view «{view}»", page.locator(f'#viste a[data-vista="{view}"]').click
    yield "take filters away", page.locator("#scelte .azzera").click
    for nearer in range(1, ZOOMS + 1):
        yield f"zoom {nearer}", page.locator("#comandi-mappa .tasti button").first.click
    yield "sheet of a region", page.locator('button[data-regione="12"]').click
    yield "close it", page.locator(".chiudi").click
    yield "whole list", page.locator('#viste a[data-vista="elenco"]').click
    yield "unfold the provinces", page.locator("#s-provincia").click
    yield "search", lambda: page.locator("#q").type("roma")
    yield "another language", lambda: choose_language(page, "ar")


def longest_tasks(browser: Browser, address: str, settle_ms: int = 800) -> list[Longest]:
    """Return the longest task of each step in a fresh page."""
    page = browser.new_page(viewport={"width": 1366, "height": 900}, locale=READER)
    found = []
    for name, act in steps(page, address):
        browser.start_tracing(page=page, categories=CATEGORIES)
        act()
        page.wait_for_timeout(settle_ms)
        found.append(_longest(name, main_thread_tasks(json.loads(browser.stop_tracing())["traceEvents"])))
    page.close()
    return found


def main_thread_tasks(events: list[dict[str, Any]]) -> list[Task]:
    """Return the tasks of the pages' main threads in a trace."""
    main = {
        (event["pid"], event["tid"])
        for event in events
        if event["name"] == "thread_name" and event["args"]["name"] == "CrRendererMain"
    }
    tasks = [e for e in events if e["name"] == "RunTask" and "dur" in e and (e["pid"], e["tid"]) in main]
    return [Task(task["dur"] / 1000, task.get("tdur", task["dur"]) / 1000) for task in tasks]


def _longest(step: str, tasks: list[Task]) -> Longest:
    by_processor = [task.processor for task in tasks] or [0]
    by_clock = max((task.clock for task in tasks), default=0)
    return Longest(step, by_clock, max(by_processor), sum(by_processor))


def weights(document: str) -> dict[str, int]:
    """Return the bytes of each part of the page; they add up to the whole."""
    data = _inner(document, r'<script type="application/json" id="dati">(.*?)</script>')
    style = _inner(document, r"<style>(.*?)</style>")
    fonts = sum(len(found) for found in re.findall(r"url\(\"?data:font[^)]*\)", style))
    block = json.loads(data)
    parts = {
        "style and script, Leaflet in it": len(page_code().packed) + len(page_code().opener),
        "languages": len(json_block(block["lingue"]).encode()),
        "associations": len(json_block(block["associazioni"]).encode()),
        "boundaries, coverage, projects, all other tables": len(block["tavole"]),
        "fonts": fonts,
        "style that stands open": len(style.encode()) - fonts,
    }
    return parts | {"page without JavaScript, licences, the rest": len(document.encode()) - sum(parts.values())}


def _inner(document: str, pattern: str) -> str:
    found = re.search(pattern, document, re.DOTALL)
    return found.group(1) if found else ""


def made_page(rows: int, folder: Path) -> Path:
    """Write the page of a made registry of ``rows`` rows and return its path."""
    random = np.random.default_rng(6)
    shipped, comuni = read_table("registry/associazioni.csv"), read_table("gazetteer/comuni.csv")
    made = shipped.iloc[random.integers(0, len(shipped), rows)].reset_index(drop=True)
    made["denominazione"] = [f"{name} {n}" for n, name in enumerate(made["denominazione"])]
    made[["indirizzo", "cap", "comune", "provincia", "regione", "codice_fiscale"]] = ""
    made["codice_comune"] = comuni["codice_comune"].iloc[random.integers(0, len(comuni), rows)].to_numpy()
    registry, page = folder / "registro.csv", folder / "index.html"
    made.to_csv(registry, index=False)
    page.write_text(render_page(build_atlas(registry)), encoding="utf-8")
    return page


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("page", nargs="?", type=Path, default=Path("output/index.html"))
    parser.add_argument("--rows", type=int, help="of a made registry")
    parser.add_argument("--settle", type=int, default=800, help="milliseconds to watch after each step")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page = made_page(chosen.rows, Path(folder)) if chosen.rows else chosen.page
        browser = playwright.chromium.launch(executable_path=engine())
        tasks = longest_tasks(browser, page.resolve().as_uri(), chosen.settle)
        browser.close()
        sizes = weights(page.read_text(encoding="utf-8"))
    print(f"{'longest task, ms':28}{'clock':>8}{'processor':>11}{'all tasks':>11}")
    for step, clock, processor, together in tasks:
        print(f"{step:28}{clock:8.0f}{processor:11.0f}{together:11.0f}")
    worst = max(task.processor for task in tasks)
    print(f"worst: {worst:.0f} ms of processor time, limit {LIMIT_MS}\n")
    for part, size in sizes.items():
        print(f"{part:44}{size / 1000:8.1f} kB")
    print(f"{'whole':44}{sum(sizes.values()) / 1000:8.1f} kB")


if __name__ == "__main__":
    main()
