# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A desk that is served for a test, and a visitor of it that says of each request what it wants."""

import http.client
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from mapping.desk.guard import KEY, Guard
from mapping.desk.pages import Desk
from mapping.desk.server import application
from mapping.desk.workplace import Workplace
from mapping.preview import Listening

SECRET = "chiave-di-prova"  # noqa: S105 - of a desk that lives as long as a test
_PATIENCE = 240


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    text: str

    @property
    def goes(self) -> str:
        return self.headers.get("location", "")


@dataclass
class Visitor:
    """Speaks to a desk as a browser does, with its cookie and its ``Origin``."""

    port: int
    desk: Desk
    cookie: str = ""
    also: dict[str, str] = field(default_factory=dict)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/?{KEY}={SECRET}"

    def ask(self, path: str, *, method: str = "GET", body: bytes = b"", **headers: str) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        told = {"Host": f"127.0.0.1:{self.port}", "Cookie": self.cookie, **self.also}
        if method == "POST":
            told |= {"Origin": f"http://127.0.0.1:{self.port}", "Content-Length": str(len(body))}
        connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in {**told, **{name.replace("_", "-"): value for name, value in headers.items()}}.items():
            if value:
                connection.putheader(name, value)
        connection.endheaders(body or None)
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, text)

    def enter(self) -> "Visitor":
        answer = self.ask(f"/?{KEY}={SECRET}")
        self.cookie = answer.headers["set-cookie"].split(";")[0]
        return self

    def send(self, path: str, fields: dict[str, str] | list[tuple[str, str]], **headers: str) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded", **headers}
        return self.ask(path, method="POST", body=urlencode(fields).encode(), **kind)

    def drop(self, step: str, name: str, data: bytes, **headers: str) -> Answer:
        body = (
            f'--fine\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
            "Content-Type: application/octet-stream\r\n\r\n"
        ).encode() + data
        kind = {"Content-Type": "multipart/form-data; boundary=fine", **headers}
        return self.ask(f"/{step}/ricevi", method="POST", body=body + b"\r\n--fine--\r\n", **kind)

    def fill(self, path: str, fields: list[tuple[str, str]], *, name: str = "", data: bytes = b"") -> Answer:
        """Send a form that may bring a file, as a browser does: an empty one where none was chosen."""
        told = "".join(
            f'--fine\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields
        )
        head = f'--fine\r\nContent-Disposition: form-data; name="immagine"; filename="{name}"\r\n\r\n'
        body = (told + head).encode() + data + b"\r\n--fine--\r\n"
        return self.ask(path, method="POST", body=body, **{"Content-Type": "multipart/form-data; boundary=fine"})

    def open(self, path: str) -> str:
        """Return a page once the work that it waits for is done."""
        while "data-lavoro" in (text := self.ask(path).text):
            self.desk.work.wait(_PATIENCE)
            assert not self.desk.work.told(), "the work takes too long"
        return text


def hidden(page: str, name: str) -> str:
    """Return what a page sends with its forms under a name."""
    found = re.search(f'name="{name}" value="([^"]*)"', page)
    assert found, page
    return found[1]


@contextmanager
def desk_in(folder: Path) -> Iterator[Visitor]:
    """Serve a desk that works in the folder."""
    desk = Desk(Workplace(folder))
    with Listening(0) as server:
        server.app = Guard(application(desk), server.server_port, SECRET)
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield Visitor(server.server_port, desk)
        finally:
            desk.work.cancel()
            desk.work.wait(20)
            desk.shown.close()
            server.shutdown()
            thread.join(20)
