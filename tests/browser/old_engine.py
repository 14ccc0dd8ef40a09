# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page in an old browser engine: Chromium 118 as Qt 6.7 holds it, Chromium 122 from Python 3.13 on (Qt 6.8).

    python tests/browser/old_engine.py ADDRESS EXPRESSION [PICTURE.png]

opens the address, waits until the page has drawn itself, and prints one line of JSON: the value of the JavaScript
expression, and all that the page complained of. A program of its own: a process holds one Qt application, and an
engine that dies must not take the tests along.
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox --disable-gpu")

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineSettings
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

READY = "'pronta' in document.documentElement.dataset ? 'ready' : ''"
"""Text, as every answer: PySide 6.7 hands on nothing else whole."""
WIDTH, HEIGHT = 1280, 900
LIMIT_MS = 60_000


class Page(QWebEnginePage):
    """A page that remembers its warnings and errors."""

    def __init__(self, parent: QWebEngineView) -> None:
        super().__init__(parent)
        self.complaints: list[str] = []

    def javaScriptConsoleMessage(self, level: object, message: str, line: int, _source: str) -> None:  # noqa: N802
        if level != QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel:
            self.complaints.append(f"{message} ({line})")


class Visit:
    """The page, asked again and again whether it is ready, then asked the one question."""

    def __init__(self, address: str, expression: str, picture: str) -> None:
        self.expression, self.picture = expression, picture
        self.view = QWebEngineView()
        self.page = Page(self.view)
        self.view.setPage(self.page)
        self.page.settings().setAttribute(QWebEngineSettings.WebAttribute.ShowScrollBars, False)  # as Playwright's
        self.view.resize(WIDTH, HEIGHT)
        self.page.load(QUrl(address))
        self.view.show()
        QTimer.singleShot(LIMIT_MS, lambda: self.end(f"the page was not ready after {LIMIT_MS} ms"))
        self.page.loadFinished.connect(lambda loaded: self.wait() if loaded else self.end("the page cannot be loaded"))

    def wait(self) -> None:
        self.page.runJavaScript(READY, 0, self.go_on)

    def go_on(self, ready: object) -> None:
        if ready == "ready":
            QTimer.singleShot(500, self.ask)  # the engine paints, and ends its transitions, by a clock of its own
        else:
            QTimer.singleShot(50, self.wait)

    def ask(self) -> None:
        self.page.runJavaScript(f"JSON.stringify({self.expression})", 0, self.answer)

    def answer(self, text: object) -> None:
        if self.picture:
            self.view.grab().save(self.picture)
        if not isinstance(text, str):
            self.end("the expression has no value")
            return
        print(json.dumps({"value": json.loads(text), "complaints": self.page.complaints}))
        self.end("")

    def end(self, fault: str) -> None:
        print(*[fault, *self.page.complaints][: 20 if fault else 0], sep="\n", end="", file=sys.stderr)
        sys.stdout.flush()
        os._exit(1 if fault else 0)  # Qt takes long to say goodbye, and sometimes dies of it


def main() -> None:
    """Run the engine on the address of the command line."""
    address, expression, *picture = sys.argv[1:]
    app = QApplication([sys.argv[0]])
    visit = Visit(address, expression, str(Path(picture[0])) if picture else "")
    app.exec()
    del visit


if __name__ == "__main__":
    main()
