# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a page costs the browser that opens it: seconds of the processor on the main thread, and the heap."""

import json
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import NamedTuple

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.benchmarks.page import CATEGORIES, main_thread_tasks
from tests.browser.engine import READER, engine

_SETTLE_MS = 1000
_READY = "() => 'pronta' in document.documentElement.dataset"
OPENING = "opening"


class Busy(NamedTuple):
    """Milliseconds of the processor on the main thread: all tasks of a step, and the longest of them."""

    whole: float
    longest: float


class Opened(NamedTuple):
    """A page that was opened and used: each step, and the heap in MB when it had come to rest after opening."""

    steps: dict[str, Busy]
    heap: float


def acts(page: Page) -> dict[str, Callable[[], object]]:
    """Return what a reader does with the page of this program after opening it, in order."""

    def zoom() -> None:
        page.locator("#comandi-mappa .tasti button").first.click()

    return {
        "filter by community": page.locator("#f-comunita-SN").click,
        "take it away": page.locator("#scelte .azzera").click,
        "zoom in": zoom,
        "zoom in again": zoom,
        "search «roma»": lambda: page.locator("#q").fill("roma"),
        "the list": page.locator('#viste a[data-vista="elenco"]').click,
    }


def usual_opening(path: Path, times: int, *, own: bool) -> Opened:
    """Return the median of several openings, each in a fresh page of one browser.

    ``own`` pages tell when they are ready, and are used as `acts` says; others are opened only.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=engine(), args=["--enable-precise-memory-info"])
        found = [_opening(browser, path, own=own) for _ in range(times)]
        browser.close()
    steps = {
        step: Busy(*(median(values) for values in zip(*(one.steps[step] for one in found), strict=True)))
        for step in found[0].steps
    }
    return Opened(steps, median(one.heap for one in found))


def _opening(browser: Browser, path: Path, *, own: bool) -> Opened:
    page = browser.new_page(viewport={"width": 1366, "height": 900}, locale=READER)

    def open_page() -> None:
        page.goto(path.resolve().as_uri())
        if own:
            page.wait_for_function(_READY)

    steps = {OPENING: _busy(browser, page, open_page)}
    heap = _heap(page.context.new_cdp_session(page))
    for step, act in acts(page).items() if own else ():
        steps[step] = _busy(browser, page, act)
    page.close()
    return Opened(steps, heap)


def _busy(browser: Browser, page: Page, act: Callable[[], object]) -> Busy:
    browser.start_tracing(page=page, categories=CATEGORIES)
    act()
    page.wait_for_timeout(_SETTLE_MS)
    tasks = main_thread_tasks(json.loads(browser.stop_tracing())["traceEvents"])
    return Busy(sum(task.processor for task in tasks), max((task.processor for task in tasks), default=0))


def _heap(session: CDPSession) -> float:
    session.send("HeapProfiler.collectGarbage")
    return float(session.send("Runtime.getHeapUsage")["usedSize"]) / 1e6
