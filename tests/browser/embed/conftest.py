# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our own preview of the folder, hosts of another origin with a policy of their own, and what a page shows at once."""

import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from mapping.preview.listening import Listening
from mapping.preview.server import make_server
from mapping.viewer import host_script, render_kit
from tests.browser.looking import look


@contextmanager
def _serving(server: ThreadingHTTPServer | Listening) -> Iterator[int]:
    with server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


class _StrictHost(SimpleHTTPRequestHandler):
    """Serves one page, with a policy sent as a header."""

    def __init__(self, *args, page: str, policy: str, **options) -> None:
        self.page, self.policy = page, policy
        super().__init__(*args, **options)

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Security-Policy", self.policy)
        self.end_headers()
        self.wfile.write(self.page.encode())

    def log_message(self, *args: object) -> None:
        pass


@pytest.fixture
def preview(site: Path) -> Iterator[str]:
    """The address of the folder as `mapping serve` shows it, with the headers that a portal should send."""
    (site / "incorpora.html").write_text(render_kit(), encoding="utf-8")
    (site / "incorpora.js").write_text(host_script(), encoding="utf-8")
    with _serving(make_server(site, 0)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def published(root: Path) -> Iterator[str]:
    """The address of the folder that ships, as `mapping serve` shows it."""
    with _serving(make_server(root / "output", 0)) as port:
        yield f"http://127.0.0.1:{port}"


@pytest.fixture
def strict_host() -> Iterator[Callable[[str, str], str]]:
    """Starts a host with this body and this policy, on another origin than the map's, and gives its address."""
    with ExitStack() as hosts:

        def start(body: str, policy: str) -> str:
            page = f"<!DOCTYPE html><html lang=it><title>ospite</title><body><h1>Ospite</h1>{body}"
            host = ThreadingHTTPServer(("127.0.0.1", 0), partial(_StrictHost, page=page, policy=policy))
            return f"http://localhost:{hosts.enter_context(_serving(host))}/"

        yield start


@pytest.fixture(scope="session")
def seen(context, index) -> Callable[..., dict[str, Any]]:
    """What a choice shows on a page that is visible from the start, in a window of a given size."""

    @cache
    def from_the_start(choice: str, size: tuple[int, int] = (1280, 900)) -> dict[str, Any]:
        page = context(viewport={"width": size[0], "height": size[1]}).new_page()
        page.goto(f"{index}#{choice}")
        page.wait_for_function("() => 'pronta' in document.documentElement.dataset")
        found = look(page)
        page.close()
        return found

    return from_the_start
