# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A preview on this machine alone, with the headers that a portal should send with the maps."""

import html
import re
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from mapping.errors import InputError

HEADERS = {
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}


_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]*)"')


def policy_header(path: Path) -> str:
    """Return the policy to send with a file: the page's own, strict and by hash, and what only a header can say."""
    page = path / "index.html" if path.is_dir() else path
    if page.suffix != ".html" or not page.is_file():
        return "default-src 'none'; frame-ancestors *"
    found = _POLICY.search(page.read_text(encoding="utf-8", errors="replace"))
    return f"{html.unescape(found.group(1))}; frame-ancestors *" if found else "frame-ancestors *"


class _Handler(SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", policy_header(Path(self.translate_path(self.path))))
        for name, value in HEADERS.items():
            self.send_header(name, value)
        super().end_headers()


def make_server(folder: Path, port: int) -> ThreadingHTTPServer:
    """Return a server of ``folder`` on 127.0.0.1; port 0 takes a free one.

    Raises
    ------
    InputError
        If the folder holds no page, or the port is taken.
    """
    if not (folder / "index.html").is_file():
        raise InputError(f"In «{folder}» non c'è index.html: costruirlo con «mapping build --out {folder}».")
    try:
        return ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(folder)))
    except (OSError, OverflowError) as error:
        raise InputError(f"La porta {port} non si può usare ({error}): sceglierne un'altra con --port.") from error


def serve(folder: Path, port: int, announce: Callable[[str], object]) -> None:
    """Serve ``folder`` until interrupted; ``announce`` is told the addresses to open."""
    with make_server(folder, port) as server:
        base = f"http://127.0.0.1:{server.server_port}/"
        announce(f"La mappa: {base}index.html")
        if (folder / "incorpora.html").is_file():
            announce(f"La pagina che la incorpora: {base}incorpora.html")
        announce("Ctrl+C per terminare.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            announce("Terminato.")
