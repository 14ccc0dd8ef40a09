# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Who may speak to the desk: the browser that was given its address, on this machine, from a page of the desk."""

import secrets
from urllib.parse import parse_qs

from starlette.datastructures import MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from mapping.preview import own_hosts

KEY = "chiave"
"""The question of the address that opens the desk."""
HEADERS = {
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Of another policy a browser would not say where a form comes from, not even to us.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; frame-src {frames}"
)
"""Nothing inline, nothing from elsewhere; ``frames`` is the server of the preview."""
_OWN_SITE = ("same-origin", "none")
"""What a browser says of a request that another site has no part in (``Sec-Fetch-Site``)."""


class Guard:
    """Answers only who has the key, asked this machine by one of its names, and comes from no other site."""

    def __init__(self, application: ASGIApp, port: int, key: str) -> None:
        self.application = application
        self.hosts = own_hosts(port)
        self.key = key
        self.session = secrets.token_urlsafe(32)
        self.cookie = f"banco-{port}"  # cookies know no ports: two desks must not log one another out

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or say why not; every answer has the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", POLICY.format(frames="'none'"))
                headers.update(HEADERS)
            await send(message)

        answer = self._refusal(scope) or self._entrance(scope) or self.application
        await answer(scope, receive, send_with_headers)

    def _refusal(self, scope: Scope) -> Response | None:
        hosts = _header(scope, b"host")
        if len(hosts) != 1 or hosts[0].lower() not in self.hosts:
            return PlainTextResponse("Questo nome non è di qui.\n", status_code=421)
        origins, own = _header(scope, b"origin"), f"http://{hosts[0].lower()}"
        asks_only = scope["method"] in ("GET", "HEAD")
        foreign = any(origin.lower() != own for origin in origins) or not (origins or asks_only)
        sites = _header(scope, b"sec-fetch-site")
        if foreign or any(site not in _OWN_SITE for site in sites):
            return PlainTextResponse("La richiesta viene da un altro sito.\n", status_code=403)
        return None

    def _entrance(self, scope: Scope) -> Response | None:
        """Return the answer to who brings the key, or has no session; None for who is inside."""
        cookies = [cookie_parser(cookie) for cookie in _header(scope, b"cookie")]
        if any(secrets.compare_digest(_ascii(one.get(self.cookie, "")), self.session) for one in cookies):
            return None
        brought = parse_qs(scope.get("query_string", b"").decode("latin-1")).get(KEY, [""])[0]
        if not secrets.compare_digest(_ascii(brought), self.key):
            return PlainTextResponse(
                "Il banco si apre con l'indirizzo che il programma ha scritto: riaprirlo da lì.\n", status_code=403
            )
        inside = RedirectResponse("/", status_code=303)
        inside.set_cookie(self.cookie, self.session, httponly=True, samesite="strict", path="/")
        return inside


def _header(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for one, value in scope["headers"] if one == name]


def _ascii(text: str) -> str:
    """Return the text as `secrets.compare_digest` takes it."""
    return text if text.isascii() else ""
