# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A real Chromium, pages that remember what they asked for and complained about, and a small server."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from mapping.atlas import Atlas, build_atlas
from mapping.viewer import render_page
from tests.benchmarks.page import made_page
from tests.browser.engine import READER, engine
from tests.browser.remote import answer_remote

HOSTILE = [
    "Back-tick `${document.title='preso'}` e `CITTA`",
    "{{ 7*7 }} {% for x in y %} {# #} {{lipsum.__globals__.os.mkdir('preso')}}",
    "${alert(1)} </script><script>document.title='preso'</script>",
    "<img src=x onerror=\"document.title='preso'\"><svg onload=alert(1)>",
    "riga\u2028sopra\u2029sotto -->]]><!--",
    '=HYPERLINK("http://cattivo.example/";"clic") & \'apici\' \\2019',
    "nullo\u0000qui \u202etrevni",
    "javascript:alert(1)",
]
"""Names that break or infect a careless page."""

FRUGAL = (
    "--js-flags=--no-opt --single-threaded-gc --min-semi-space-size=64 --initial-heap-size=256",
    "--renderer-process-limit=1",
)
"""Nothing is optimised, and little cleared away, that runs for seconds only; the pages of a context share a process,
and with it the compiled scripts: two fifths of the processor's time that opening a page takes."""

READY = "() => !document.getElementById('risultato') || 'pronta' in document.documentElement.dataset"
"""True once the page has drawn its last part; it opens in many short tasks, some of them after ``load``."""


expect.set_options(timeout=30_000)
"""As long as every other wait: where a machine has much to do, a page in a frame needs more than five seconds."""


@dataclass
class Visit:
    """An open page with everything it asked for and every complaint of it."""

    page: Page
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def must_be_silent(self) -> None:
        assert self.complaints == []
        assert self.requests == []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=engine(), args=FRUGAL)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """The context with some options: one for all tests that ask for the same, as a new one costs what a page does."""
    opened: dict[str, BrowserContext] = {}

    def open_once(**options: Any) -> BrowserContext:
        key = repr(sorted(options.items()))
        if key not in opened:
            opened[key] = browser.new_context(
                **{"viewport": {"width": 1280, "height": 900}, "locale": READER, **options}
            )
            opened[key].new_page()  # stays open, and with it the process that the tests' pages share
        return opened[key]

    yield open_once
    for one in opened.values():
        one.close()


@pytest.fixture
def new_page(context: Callable[..., BrowserContext]) -> Iterator[Callable[..., Page]]:
    """Open a page in a context with some options; after the test nothing is left of it."""
    pages: list[Page] = []

    def open_page(**options: Any) -> Page:
        size = None if options.get("is_mobile") else options.pop("viewport", None)
        pages.append(context(**options).new_page())
        if size:  # of this page, not of a context of its own
            pages[-1].set_viewport_size(size)
        return pages[-1]

    yield open_page
    for page in pages:
        page.close()
    for one in {page.context for page in pages}:
        one.clear_cookies()
        one.clear_permissions()


def listen(visited: Visit, *kinds: str) -> None:
    """Remember what a page complains of: messages of some kinds on its console, and errors that nobody caught."""
    page = visited.page
    page.on("console", lambda m: visited.complaints.append(m.text) if m.type in kinds else None)
    page.on("pageerror", lambda error: visited.complaints.append(str(error)))


def watch(visited: Visit, address: str, *own: str) -> None:
    """Remember what a page asks for besides its own address, and ``own``."""
    allowed = (address.split("#", maxsplit=1)[0], "data:", "about:", "blob:", *own)
    visited.page.on("request", lambda r: None if r.url.startswith(allowed) else visited.requests.append(r.url))


def turn(visited: Visit, address: str) -> None:
    """Load another document in a page, and forget the one before: opening a page takes as long as loading one."""
    visited.page.goto("about:blank")
    visited.page.mouse.move(0, 0)
    visited.complaints.clear()
    visited.requests.clear()
    visited.page.goto(address)
    visited.page.wait_for_function(READY)


@pytest.fixture
def visit(new_page: Callable[..., Page]) -> Callable[..., Visit]:
    """Open an address and remember; ``own`` is what may be asked for besides the address itself."""

    def open_address(address: str, *, own: tuple[str, ...] = (), **options: Any) -> Visit:
        visited = Visit(new_page(**options))
        watch(visited, address, *own)
        listen(visited, "error", "warning")
        visited.page.goto(address)
        if options.get("java_script_enabled", True):
            visited.page.wait_for_function(READY)
        return visited

    return open_address


@pytest.fixture
def open_online(new_page: Callable[..., Page]) -> Callable[..., Visit]:
    """Open an address as if online: Folium's remote files are there; whatever else is asked for is a complaint."""

    def open_address(address: str) -> Visit:
        visited = Visit(new_page())
        visited.requests = answer_remote(visited.page)
        listen(visited, "error")
        visited.page.goto(address)
        visited.page.wait_for_function(READY)
        return visited

    return open_address


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, atlas: Atlas) -> Path:
    """A folder with the page of the shipped registry."""
    folder = tmp_path_factory.mktemp("sito")
    (folder / "index.html").write_text(render_page(atlas), encoding="utf-8")
    (folder / "manifest.json").write_text(
        '{"file": {"index.html": {}, "incorpora.html": {}, "incorpora.js": {}}}', encoding="utf-8"
    )
    return folder


@pytest.fixture(scope="session")
def index(site: Path) -> str:
    """The address of the shipped page on disk."""
    return (site / "index.html").as_uri()


@pytest.fixture(scope="session")
def large_page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a registry of two thousand rows."""
    return made_page(2000, tmp_path_factory.mktemp("grande"))


@pytest.fixture(scope="session")
def hostile_atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """An atlas whose registry is out to break the page; every name stands in Roma."""
    cells = [[name, name, name, "Roma", "RM", "SN", name, name] for name in HOSTILE]
    head = [
        "denominazione",
        "acronimo",
        "indirizzo",
        "comune",
        "provincia",
        "paesi_origine",
        "fonte_tipo",
        "sito_web",
    ]
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [head, *cells]]
    path = tmp_path_factory.mktemp("ostile") / "registro.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    return build_atlas(path)


@pytest.fixture(scope="session")
def hostile(hostile_atlas: Atlas, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the hostile registry's page on disk."""
    path = tmp_path_factory.mktemp("ostile") / "index.html"
    path.write_text(render_page(hostile_atlas), encoding="utf-8")
    return path.as_uri()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def server(site: Path) -> Iterator[str]:
    """The address of a small server of ``site``."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(site))) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{httpd.server_port}"
        httpd.shutdown()
        thread.join()
