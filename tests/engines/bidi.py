# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page in Firefox, driven by the protocol that it speaks itself (WebDriver BiDi): no other program is needed."""

import base64
import json
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from websocket import create_connection

from tests.engines.asking import ANSWER, READY, asked
from tests.engines.webdriver import free_port, wait_until


class Session:
    """A Firefox that does what BiDi tells it, and remembers what its pages complain of."""

    def __init__(self, port: int) -> None:
        self.socket = create_connection(f"ws://127.0.0.1:{port}/session", timeout=100, suppress_origin=True)
        self.complaints: list[str] = []
        self.sent = 0
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["log.entryAdded"])
        self.context = self.call("browsingContext.getTree")["contexts"][0]["context"]

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self.sent += 1
        self.socket.send(json.dumps({"id": self.sent, "method": method, "params": parameters}))
        while True:
            told = json.loads(self.socket.recv())
            if told.get("method") == "log.entryAdded" and told["params"]["level"] in ("warn", "error"):
                self.complaints.append(str(told["params"]["text"]))
            if told.get("id") == self.sent:
                if told["type"] == "error":
                    raise RuntimeError(told["message"])
                result: dict[str, Any] = told["result"]
                return result

    def run(self, expression: str) -> Any:
        target = {"context": self.context}
        done = self.call("script.evaluate", expression=expression, target=target, awaitPromise=False)
        if done["type"] == "exception":
            raise RuntimeError(done["exceptionDetails"]["text"])
        return done["result"].get("value")

    def picture(self, path: Path) -> None:
        shot = self.call("browsingContext.captureScreenshot", context=self.context)
        path.write_bytes(base64.b64decode(shot["data"]))


def visit(address: str, expression: str, picture: Path, size: tuple[int, int]) -> dict[str, Any]:
    """Open the address in Firefox; return the value of the expression and what the page complained of."""
    number = free_port()
    with TemporaryDirectory() as profile:
        command = ["firefox-esr", "--headless", "--no-remote", "--profile", profile]
        firefox = subprocess.Popen(
            [*command, f"--remote-debugging-port={number}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            opened: list[Session] = []
            wait_until(lambda: opened.append(Session(number)) or True, 60, "no Firefox")
            session = opened[0]
            viewport = {"width": size[0], "height": size[1]}
            session.call("browsingContext.setViewport", context=session.context, viewport=viewport)
            session.call("browsingContext.navigate", context=session.context, url=address, wait="complete")
            wait_until(lambda: session.run(READY), 60, "the page was not ready")
            time.sleep(0.5)
            session.run(asked(expression))
            wait_until(lambda: session.run(ANSWER), 90, "no answer")
            value = json.loads(session.run(ANSWER))
            session.picture(picture)
            return {"value": value, "complaints": session.complaints}
        finally:
            firefox.terminate()
            firefox.wait()
