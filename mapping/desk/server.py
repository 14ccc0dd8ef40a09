# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The desk as a server of this machine alone."""

import secrets
import webbrowser
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from mapping.desk import choosing, columns, comparing, deciding, edition, publishing
from mapping.desk.forms import read_fields
from mapping.desk.guard import KEY, Guard
from mapping.desk.pages import Desk, Handler, go, handler, own_path, script, style
from mapping.desk.steps import NAMES, leave, way
from mapping.desk.workplace import Workplace
from mapping.preview import Listening

FOLDER = "Mappa delle associazioni"
"""The folder of whoever names none."""


def default_folder() -> Path:
    """Return the folder of whoever names none: among the documents, where there is such a folder."""
    home = Path.home()
    documents = [home / name for name in ("Documents", "Documenti") if (home / name).is_dir()]
    return (documents or [home])[0] / FOLDER


def serve_desk(folder: Path | None, port: int, announce: Callable[[str], object], *, browser: bool = True) -> None:
    """Serve the desk of a folder until interrupted; ``announce`` is told the address to open.

    Raises
    ------
    InputError
        If the port is taken.
    OutputError
        If the folder cannot be written.
    """
    desk = Desk(Workplace(folder or default_folder()))
    with Listening(port) as server:
        key = secrets.token_urlsafe(24)
        server.app = Guard(application(desk), server.server_port, key)
        address = f"http://127.0.0.1:{server.server_port}/?{KEY}={key}"
        with suppress(KeyboardInterrupt):
            announce(f"Il banco lavora nella cartella {desk.place.folder}")
            announce(f"Se il browser non si apre da solo, aprire questo indirizzo: {address}")
            announce("Lasciare aperta questa finestra. Ctrl+C per terminare.")
            if browser:
                _open(address)
            server.serve_forever()
        desk.work.cancel()
        desk.shown.close()
        announce("Terminato. Quello che è stato deciso è nella cartella.")


def _open(address: str) -> None:
    with suppress(Exception):  # a machine without a browser has the address
        webbrowser.open(address)


def application(desk: Desk) -> Starlette:
    """Return the pages of a desk; who may ask for them is asked by `mapping.desk.guard`."""
    shown: dict[str, Handler] = {
        "/": _start,
        "/registro": choosing.show_registers,
        "/colonne": columns.show_columns,
        "/correggi": deciding.show_groups,
        "/correggi/{group}": deciding.show_group,
        "/doppioni": deciding.show_pairs,
        "/ritiri": choosing.show_withdrawals,
        "/novita": choosing.show_news,
        "/anteprima": publishing.show_preview,
        "/pubblica": publishing.show_publishing,
        "/confronta": comparing.show_comparison,
        "/edizione": edition.show_edition,
        "/edizione/logo": edition.show_logo,
        "/stato.json": _told,
        "/banco.css": _style,
        "/banco.js": _script,
    }
    sent: dict[str, Handler] = {
        "/{step}/ricevi": choosing.receive,
        "/{step}/scegli": choosing.choose,
        "/registro/foglio": choosing.choose_sheet,
        "/colonne": columns.settle,
        "/colonne/daccapo": columns.start_again,
        "/correggi/{group}": deciding.correct,
        "/doppioni": deciding.decide_pair,
        "/ritiri": choosing.decide_withheld,
        "/pubblica": publishing.publish,
        "/pubblica/riporta": publishing.bring_back,
        "/confronta/foglio": comparing.choose_sheet,
        "/confronta/colonne": comparing.settle,
        "/registro/nome": choosing.settle_name,
        "/confronta/nome": choosing.settle_name,
        "/confronta/daccapo": comparing.start_again,
        "/confronta/indipendenti": comparing.say_independent,
        "/confronta/rapporto": comparing.put_report,
        "/edizione": edition.save_edition,
        "/edizione/daparte": edition.set_aside,
        "/avanti": _go_on,
        "/lavoro/annulla": _cancel,
        "/lavoro/rifai": _again,
    }
    routes = [Route(path, _bound(desk, one), methods=["GET"]) for path, one in shown.items()]
    routes += [Route(path, _bound(desk, one), methods=["POST"]) for path, one in sent.items()]
    found = Starlette(routes=routes, exception_handlers={404: _nowhere, 405: _nowhere})
    found.router.redirect_slashes = False
    return found


def _bound(desk: Desk, one: Handler) -> Callable[[Request], object]:
    async def answer(request: Request) -> Response:
        if request.path_params.get("step", "registro") not in choosing.WHAT:
            return _nowhere(request)
        return await one(desk, request)

    return answer


def _nowhere(_request: Request, _error: Exception | None = None) -> Response:
    return PlainTextResponse("Qui non c'è.\n", status_code=404)


@handler
async def _start(desk: Desk, _request: Request) -> Response:
    """Go to where the keeper left."""
    left = next((step.name for step in way(desk.place) if not step.done), "pubblica")
    return go(f"/{left}")


@handler
async def _go_on(desk: Desk, request: Request) -> Response:
    """Go on to the next step."""
    name = (await read_fields(request)).one("passo")
    return go(f"/{leave(desk.place, name)}" if name in NAMES else "/registro")


@handler
async def _cancel(desk: Desk, request: Request) -> Response:
    """Break off what is going on."""
    here = own_path((await read_fields(request)).one("dopo"))
    desk.work.cancel()
    desk.work.wait(5)
    return go(here)


@handler
async def _again(desk: Desk, request: Request) -> Response:
    """Do a piece of work again."""
    fields = await read_fields(request)
    task = fields.one("compito")
    if task in ("lettura", "novita", "anteprima", "confronto"):
        desk.place.forget(task)
        desk.work.start(task)
    return go(own_path(fields.one("dopo")))


async def _told(desk: Desk, _request: Request) -> Response:
    return JSONResponse(desk.work.told())


async def _style(_desk: Desk, _request: Request) -> Response:
    return Response(style(), media_type="text/css")


async def _script(_desk: Desk, _request: Request) -> Response:
    return Response(script(), media_type="text/javascript")
