# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A preview on this machine alone: the published folder, with the headers that a portal should send.

Only what the folder's manifest names is served, and only to a page of this machine: whoever keeps a private file in the
folder, or visits a hostile site meanwhile, gives nothing away.
"""

import html
import json
import re
import stat
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mapping.errors import InputError
from mapping.files import real_path
from mapping.preview.listening import Listening, own_hosts
from mapping.publish import FRAMED, HEADERS, MANIFEST, SAFE, TYPES

_POLICY = re.compile(rb'http-equiv="Content-Security-Policy" content="([^"]*)"')
_HEAD = 1 << 16
"""Where a page says its policy: at the top, or it would come too late."""
_LARGEST_MANIFEST = 1 << 24


def policy_header(path: Path) -> str:
    """Return the policy to send with a file: the page's own, strict and by hash, and what only a header can say."""
    if path.suffix != ".html":
        return SAFE
    with path.open("rb") as page:
        found = _POLICY.search(page.read(_HEAD))
    own = html.unescape(found.group(1).decode("utf-8", errors="replace")) if found else ""
    # A header holds printable ASCII only, an address within a policy says the rest in percents.
    return f"{quote(' '.join(own.split()), safe=_ASCII)}; {FRAMED}" if own else FRAMED


_ASCII = "".join(map(chr, range(0x20, 0x7F)))


def find_file(folder: Path, name: str) -> Path | None:
    """Return the ordinary file ``name`` of the folder; None if there is none, or a link leads out of the folder."""
    try:
        inside = real_path(folder)
        path = real_path(inside / name)
        ordinary = stat.S_ISREG(path.stat().st_mode)  # asked before it is opened: a pipe would make us wait
    except (OSError, ValueError, RuntimeError):  # too long a name, a NUL in it, a link to itself
        return None
    return path if ordinary and path.is_relative_to(inside) else None


def served_names(folder: Path) -> frozenset[str]:
    """Return the paths that may be asked for: what the folder's manifest names, and the manifest."""
    path = find_file(folder, MANIFEST)
    try:
        if path is None or path.stat().st_size > _LARGEST_MANIFEST:
            return frozenset()
        return frozenset([*map(str, dict(json.loads(path.read_bytes())["file"])), MANIFEST])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return frozenset()


def make_server(folder: Path, port: int) -> Listening:
    """Return a server of ``folder`` on 127.0.0.1, already listening; port 0 takes a free one.

    Raises
    ------
    InputError
        If the folder holds no page, or the port is taken.
    """
    if "index.html" not in served_names(folder) or not find_file(folder, "index.html"):
        raise InputError(
            f"In «{_shown(folder)}» non c'è una mappa con il suo {MANIFEST}: farla con «mapping build --out CARTELLA»."
        )
    listening = Listening(port)
    listening.app = _Guard(_application(folder), listening.server_port)
    return listening


def serve(folder: Path, port: int, announce: Callable[[str], object]) -> None:
    """Serve ``folder`` until interrupted; ``announce`` is told the addresses to open."""
    with make_server(folder, port) as server:
        base = f"http://127.0.0.1:{server.server_port}/"
        announce(f"La mappa: {base}index.html")
        if "incorpora.html" in served_names(folder):
            announce(f"La pagina che la incorpora: {base}incorpora.html")
        announce("Ctrl+C per terminare.")
        with suppress(KeyboardInterrupt):
            server.serve_forever()
        announce("Terminato.")


def _application(folder: Path) -> Starlette:
    def answer(request: Request) -> Response:
        name = request.path_params["name"] or "index.html"
        path = find_file(folder, name) if name in served_names(folder) else None
        if path is None:
            return PlainTextResponse("Qui non c'è.\n", status_code=404)
        kind = TYPES.get(PurePosixPath(name).suffix, "application/octet-stream")
        headers = {"Content-Security-Policy": policy_header(path)}
        return FileResponse(path, media_type=kind, headers=headers, stat_result=path.stat())

    application = Starlette(routes=[Route("/{name:path}", answer)])
    application.router.redirect_slashes = False
    return application


class _Guard:
    """Answers only who asked this machine by one of its names, and puts the headers on every answer."""

    def __init__(self, application: ASGIApp, port: int) -> None:
        self.application = application
        self.hosts = own_hosts(port)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", SAFE)
                headers.update(HEADERS)
            await send(message)

        asked = [value.decode("latin-1").lower() for name, value in scope["headers"] if name == b"host"]
        known = len(asked) == 1 and asked[0] in self.hosts
        answer = self.application if known else PlainTextResponse("Questo nome non è di qui.\n", status_code=421)
        await answer(scope, receive, send_with_headers)


def _shown(folder: Path) -> str:
    text = "".join(c if c.isprintable() else "�" for c in str(folder))
    return text if len(text) <= 120 else f"{text[:60]}…{text[-40:]}"
