# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages: templates filled with plain facts, and what every handler of them shares."""

import traceback
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import cache, wraps
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from mapping.desk.edition_form import called
from mapping.desk.guard import POLICY
from mapping.desk.shown import Shown
from mapping.desk.steps import NAMES, PAGES, around, beside, way
from mapping.desk.wording import UNEXPECTED, spoken
from mapping.desk.work import Work
from mapping.desk.workplace import INSIDE, Workplace
from mapping.errors import MappingError
from mapping.palette import style_properties
from mapping.shares import count

Handler = Callable[["Desk", Request], Awaitable[Response]]
TRACE = "errore.txt"
_COLOURS = (
    *("accento", "accento-forte", "accento-tenue", "su-accento", "testo", "testo-quieto", "fondo", "fondo-quieto"),
    *("bordo", "bordo-forte", "cerchio"),
)


class Desk:
    """What the handlers share: the folder, the work that is going on, the maps that are shown."""

    def __init__(self, place: Workplace) -> None:
        self.place = place
        self.work = Work(place)
        self.shown = Shown()


class Turned(Exception):  # noqa: N818 - no fault: another answer than the page that was asked for
    """Carries the answer to give instead."""

    def __init__(self, response: Response) -> None:
        super().__init__()
        self.response = response


def handler(function: Handler) -> Handler:
    """Let a handler answer by raising: another page, or a sentence of the library."""

    @wraps(function)
    async def handled(desk: Desk, request: Request) -> Response:
        try:
            return await function(desk, request)
        except Turned as turned:
            # A form that comes too late is answered by the page, not at its own address: it must not be sent again.
            late = request.method == "POST" and turned.response.status_code == 200
            return go(f"/{_step_of(request)}") if late else turned.response
        except MappingError as error:
            step = _step_of(request)
            return page(desk, "messaggio", step=step, sentence=spoken(str(error)), code=400)
        except Exception as error:  # a fault of ours is a sentence too
            return page(desk, "messaggio", step=_step_of(request), sentence=_unexpected(desk, error), code=500)

    return handled


def _unexpected(desk: Desk, error: Exception) -> str:
    """Return the sentence of what nobody foresaw, once its trace is written down."""
    if not desk.place.inside.is_dir():
        return (
            f"La cartella «{desk.place.folder}» non c'è più: rimetterla al suo posto, o chiudere e riaprire il banco."
        )
    with suppress(OSError), desk.place.open_trace(TRACE) as stream:
        stream.write("".join(traceback.format_exception(error)).encode("utf-8", "replace"))
    return UNEXPECTED.format(kind=type(error).__name__, inside=INSIDE, trace=TRACE)


def _step_of(request: Request) -> str:
    name = request.url.path.strip("/").split("/")[0]
    return name if name in PAGES else "registro"


def page(desk: Desk, template: str, *, step: str, code: int = 200, frames: str = "", **facts: Any) -> Response:
    """Return a page of the desk; ``frames`` is the server whose pages it may show inside."""
    text = _templates().get_template(f"{template}.html.j2").render(
        steps=way(desk.place), at=PAGES[step], number=NAMES.index(step) + 1 if step in NAMES else 0,
        around=around(step), aside=beside(desk.place),
        folder=desk.place.folder.name, register=desk.place.name_of_register(), working=desk.work.told(),
        lost=desk.place.lost(),
        **facts,
    )  # fmt: skip
    policy = POLICY.format(frames=frames or "'none'")
    # A name of a file that is no UTF-8 is spelled with a sign in its place.
    return HTMLResponse(text.encode("utf-8", "replace"), status_code=code, headers={"Content-Security-Policy": policy})


def go(path: str) -> Response:
    """Return the answer to a form: the page that shows what became of it."""
    return RedirectResponse(path, status_code=303)


def own_path(path: str) -> str:
    """Return a path of the desk, the first page for anything else."""
    plain = path.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0].strip("/").split("/")[0]
    return path if path.startswith("/") and not path.startswith("//") and plain in PAGES else "/registro"


def done(desk: Desk, task: str, here: str, *, key: str, value: str) -> dict[str, Any]:
    """Return what a piece of work found, if it was done for what is chosen now; else begin it and show how far it is.

    ``key`` is which of the keys of the result must be ``value``.

    Raises
    ------
    Turned
        If it is still going on, or did not end well.
    """
    result = ended(desk, task, here, key=key, value=value)
    if result["esito"] == "fatto":
        return result
    step = here.strip("/").split("/")[0]
    sentence = spoken(str(result["frase"]))
    raise Turned(
        page(
            desk,
            "non-riuscito",
            step=step,
            sentence=sentence,
            task=task,
            here=here,
            how=result["esito"],
            list_chosen=desk.place.state().get("ritiri", ""),
            column_choices=desk.place.beside("colonne.toml") is not None,
            before_chosen=desk.place.state().get("prima", "") if task == "novita" else "",
            asks_name=result["dati"].get("nome", False),
        )
    )


def ended(desk: Desk, task: str, here: str, *, key: str, value: str) -> dict[str, Any]:
    """Return how a piece of work ended, well or not, as `done` does.

    Raises
    ------
    Turned
        If it is still going on.
    """
    result = desk.place.result(task)
    if result.get(key) != value:
        desk.work.start(task)
        raise Turned(page(desk, "lavoro", step=here.strip("/").split("/")[0], here=here))
    return result


def reading(desk: Desk, here: str) -> dict[str, Any]:
    """Return what was read of the register, with ``vecchia``: whether decisions were taken since.

    Raises
    ------
    Turned
        If no register is chosen, or it is still being read, or cannot be.
    """
    if desk.place.chosen() is None:
        raise Turned(go("/registro"))
    result = done(desk, "lettura", here, key="base", value=desk.place.key(decided=False))
    facts: dict[str, Any] = result["dati"]
    return facts | {"vecchia": result["chiave"] != desk.place.key(), "chiave": result["chiave"]}


@cache
def _templates() -> Environment:
    found = Environment(
        loader=PackageLoader("mapping.desk", "templates"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    found.filters["conta"] = lambda number: count(number, "it")
    found.filters["voce"] = called
    return found


@cache
def style() -> str:
    """Return the style sheet, with the colours of the map."""
    return style_properties(_COLOURS) + _static("banco.css")


@cache
def script() -> str:
    """Return the script: it only spares a click or a wait."""
    return _static("banco.js")


def _static(name: str) -> str:
    return files("mapping.desk").joinpath("static", name).read_text(encoding="utf-8")
