# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A page in an old browser engine: Chromium 87 as Qt 5.15 holds it, or whichever the Qt of this Python does.

    python tests/browser/old_engine.py ADDRESS EXPRESSION [PICTURE.png]

opens the address, waits until the page has drawn itself or says that it cannot, and prints one line of JSON: the value
of the JavaScript expression (of a promise, what it comes to), and all that the page complained of. A program of its
own: a process holds one Qt application, and an engine that dies must not take the tests along.
"""

import json
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")
os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
os.environ.setdefault("QTWEBENGINE_CHROMIUM_FLAGS", "--no-sandbox --disable-gpu")

try:
    from PyQt5.QtCore import QTimer, QUrl
    from PyQt5.QtWebEngineWidgets import QWebEnginePage, QWebEngineSettings, QWebEngineView
    from PyQt5.QtWidgets import QApplication
except ImportError:
    from PyQt6.QtCore import QTimer, QUrl
    from PyQt6.QtWebEngineCore import QWebEnginePage, QWebEngineSettings
    from PyQt6.QtWebEngineWidgets import QWebEngineView
    from PyQt6.QtWidgets import QApplication

READY = """'pronta' in document.documentElement.dataset
    || !(document.getElementById('guasto') || { hidden: true }).hidden ? 'ready' : ''"""
ASK = """Promise.resolve(%s).then(
    value => { window.answered = JSON.stringify(value) }, fault => { window.answered = JSON.stringify(`${fault}`) })"""
WIDTH, HEIGHT = 1100, 900
LIMIT_MS = 110_000


class Page(QWebEnginePage):
    """A page that remembers its warnings and errors."""

    def __init__(self, parent: QWebEngineView) -> None:
        super().__init__(parent)
        self.complaints: list[str] = []

    def javaScriptConsoleMessage(self, level: object, message: str, line: int, _source: str) -> None:  # noqa: N802
        if level not in (0, QWebEnginePage.JavaScriptConsoleMessageLevel.InfoMessageLevel):
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
        QTimer.singleShot(LIMIT_MS, lambda: self.end(f"the page was not ready, or gave no answer, after {LIMIT_MS} ms"))
        self.page.loadFinished.connect(lambda loaded: self.wait() if loaded else self.end("the page cannot be loaded"))

    def wait(self) -> None:
        self.page.runJavaScript(READY, self.go_on)

    def go_on(self, ready: object) -> None:
        if ready == "ready":
            QTimer.singleShot(500, self.ask)  # the engine paints, and ends its transitions, by a clock of its own
        else:
            QTimer.singleShot(50, self.wait)

    def ask(self) -> None:
        self.page.runJavaScript(ASK % self.expression)
        self.listen()

    def listen(self) -> None:
        self.page.runJavaScript("window.answered || ''", self.answer)

    def answer(self, text: object) -> None:
        if text == "":
            QTimer.singleShot(50, self.listen)
            return
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
