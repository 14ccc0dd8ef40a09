# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page in WebKit, driven by the WebDriver of each of its ports: WebKitGTK's, and WPE's, which needs no window."""

import base64
import json
import socket
import subprocess
import time
from collections.abc import Callable
from contextlib import suppress
from http import HTTPStatus
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from tests.engines.asking import ANSWER, READY, asked

PORTS = {
    "gtk": (
        ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1400x1000x24", "WebKitWebDriver"],
        {"webkitgtk:browserOptions": {"args": ["--automation"]}},
    ),
    "wpe": (
        ["WPEWebDriver"],
        {"wpe:browserOptions": {"binary": "/usr/bin/cog", "args": ["--automation", "--platform=headless"]}},
    ),
}


class Session:
    """A browser that does what a WebDriver tells it."""

    def __init__(self, port: int, capabilities: dict[str, Any]) -> None:
        self.port, self.base = port, "/session"
        made = self._call("POST", "", {"capabilities": {"alwaysMatch": capabilities}})
        self.base += f"/{made['sessionId']}"

    def _call(self, method: str, path: str, body: object = None) -> Any:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=100)
        connection.request(method, self.base + path, None if body is None else json.dumps(body))
        answer = connection.getresponse()
        value = json.load(answer)["value"]
        connection.close()
        if answer.status != HTTPStatus.OK:
            raise RuntimeError(value["message"])
        return value

    def open(self, address: str, size: tuple[int, int]) -> None:
        with suppress(RuntimeError):  # WPE has no window to set
            self._call("POST", "/window/rect", {"width": size[0], "height": size[1]})
        self._call("POST", "/url", {"url": address})

    def run(self, expression: str) -> Any:
        return self._call("POST", "/execute/sync", {"script": f"return {expression}", "args": []})

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self._call("GET", "/screenshot")))

    def close(self) -> None:
        self._call("DELETE", "")


def free_port() -> int:
    """Return a port that nobody listens to."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def wait_until(holds: Callable[[], object], seconds: float, what: str) -> None:
    """Ask again and again until it holds; an engine that is not there yet holds nothing."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with suppress(OSError):
            if holds():
                return
        time.sleep(0.1)
    raise TimeoutError(what)


def visit(port: str, address: str, expression: str, picture: Path, size: tuple[int, int]) -> dict[str, Any]:
    """Open the address in a port of WebKit; return the value of the expression: its console tells a driver nothing."""
    command, capabilities = PORTS[port]
    number = free_port()
    driver = subprocess.Popen([*command, f"--port={number}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until(lambda: socket.create_connection(("127.0.0.1", number)).close() or True, 20, "no driver")
        session = Session(number, capabilities)
        session.open(address, size)
        wait_until(lambda: session.run(READY), 60, "the page was not ready")
        time.sleep(0.5)
        session.run(asked(expression))
        wait_until(lambda: session.run(ANSWER), 90, "no answer")
        value = json.loads(session.run(ANSWER))
        session.picture(picture)
        session.close()
    finally:
        driver.terminate()
        driver.wait()
    return {"value": value, "complaints": None}
