# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""uvicorn as a server on this machine: bounded in connections and in time, silent whatever is sent to it."""

import asyncio
import logging
import socket
from types import TracebackType
from typing import Any, Self

import uvicorn
from starlette.types import ASGIApp
from uvicorn.protocols.http.h11_impl import H11Protocol

from mapping.errors import InputError, system_says

CONNECTIONS = 64
"""At the same time; a browser opens six."""
SECONDS = 30.0
"""From the opening of a connection, or from its last answer, to the end of the next answer."""


HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""The names of this machine. A hostile site can give its own name to 127.0.0.1, but not one of these."""


def own_hosts(port: int) -> frozenset[str]:
    """Return what a browser names as ``Host`` that asks this machine at the port."""
    return frozenset({f"{name}:{port}" for name in HOSTS} | (set(HOSTS) if port == 80 else set()))


class _Bounded(H11Protocol):
    """A connection that ends if its answer is not done in time, or if another needs the place."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # as uvicorn's own
        super().connection_made(transport)
        self._start_clock()
        if len(self.connections) > CONNECTIONS:
            oldest = min((c for c in self.connections if isinstance(c, _Bounded)), key=lambda c: c.clock.when())
            oldest.transport.abort()  # slow ones in any number cannot keep a reader out
            self.connections.discard(oldest)

    def _start_clock(self) -> None:
        self.clock = self.loop.call_later(SECONDS, self.transport.abort)

    def on_response_complete(self) -> None:
        self.clock.cancel()
        self._start_clock()
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self.clock.cancel()
        super().connection_lost(exc)


class Listening:
    """A server on 127.0.0.1 that has its port and waits for `serve_forever`; a context that gives the port back.

    Port 0 takes a free one.

    Raises
    ------
    InputError
        If the port is taken, or is none.
    """

    def __init__(self, port: int) -> None:
        if not 0 <= port <= 65_535:
            raise InputError(f"La porta {port} non esiste: indicarne con --port una da 1 a 65535.")
        try:
            self._socket = socket.create_server(("127.0.0.1", port))
        except OSError as error:
            said = system_says(error)
            raise InputError(f"La porta {port} non si può usare ({said}): sceglierne un'altra con --port.") from None
        self.app: ASGIApp | None = None
        self._server: uvicorn.Server | None = None
        self._stopped = False

    @property
    def server_port(self) -> int:
        """The port, also where 0 was asked for."""
        port: int = self._socket.getsockname()[1]
        return port

    def serve_forever(self) -> None:
        """Answer until `shutdown` or an interruption."""
        config = uvicorn.Config(
            self.app,  # type: ignore[arg-type]  # uvicorn's types of ASGI are narrower than Starlette's
            loop="asyncio",
            http=_Bounded,
            ws="none",
            lifespan="off",
            log_config=None,
            log_level=logging.CRITICAL + 1,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=1,
        )
        self._server = uvicorn.Server(config)
        self._server.should_exit = self._stopped
        asyncio.run(self._serve(self._server))

    async def _serve(self, server: uvicorn.Server) -> None:
        # What a client breaks off or sends against the rules is no news for whoever looks at the terminal.
        asyncio.get_running_loop().set_exception_handler(_say_nothing)
        await server.serve(sockets=[self._socket])

    def shutdown(self) -> None:
        """Let `serve_forever` end, from another thread."""
        self._stopped = True
        if self._server:
            self._server.should_exit = True

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shutdown()
        self._socket.close()


def _say_nothing(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    pass
