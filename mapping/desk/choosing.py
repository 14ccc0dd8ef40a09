# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages on which a file is dropped or chosen: the register, the list of withdrawals, the edition before."""

from starlette.requests import Request
from starlette.responses import Response

from mapping import metadata
from mapping.desk.forms import read_fields, receive_file
from mapping.desk.pages import Desk, Turned, done, go, handler, page, reading
from mapping.desk.workplace import Workplace
from mapping.errors import InputError
from mapping.registry import KEEP, SETTLED, WITHDRAW, Read, read_settled, write_columns, write_decided

WORDS = {"ritira": WITHDRAW, "tieni": KEEP}
"""What a form says of a withheld row, and the list."""
_DECIDED = " con le decisioni"
WHAT = {"registro": "registro", "ritiri": "ritiri", "novita": "prima", "confronta": "confronto"}
"""Which choice each of the pages is about."""


@handler
async def show_registers(desk: Desk, _request: Request) -> Response:
    """Show where the register is dropped or chosen."""
    state = desk.place.state()
    sheets: list[str] = []
    result = desk.place.result("lettura")
    if desk.place.chosen() and result.get("base") == desk.place.key(decided=False):
        sheets = result.get("dati", {}).get("fogli", [])
    others = [state.get(WHAT[step]) for step in ("ritiri", "novita", "confronta")]
    offered = [name for name in desk.place.files() if name not in others]
    return page(
        desk, "registro", step="registro", files=offered, sheets=sheets, sheet=state.get("foglio", ""),
        chosen=desk.place.chosen() is not None, gone=desk.place.gone(), where=str(desk.place.folder),
    )  # fmt: skip


@handler
async def receive(desk: Desk, request: Request) -> Response:
    """Take a file that was dropped."""
    step = request.path_params["step"]
    name = await receive_file(request, desk.place)
    return _choose(desk, step, name)


@handler
async def choose(desk: Desk, request: Request) -> Response:
    """Take a file that lies in the folder."""
    fields, step = await read_fields(request), request.path_params["step"]
    name = fields.one("file")
    if name and not desk.place.find(name):
        raise InputError("Il file scelto non è più nella cartella: sceglierne un altro.")
    return _choose(desk, step, name)


def _choose(desk: Desk, step: str, name: str) -> Response:
    if step == "registro":
        if not name:
            raise InputError("Non è stato scelto nessun file: sceglierne uno.")
        if name != desk.place.state().get("registro"):
            desk.place.choose(name)
        return go("/colonne")
    if name and name == desk.place.name_of_register():
        raise InputError(f"«{name}» è il registro: scegliere un altro file.")
    desk.place.change(**{WHAT[step]: name})
    return go(f"/{step}")


@handler
async def choose_sheet(desk: Desk, request: Request) -> Response:
    """Read another sheet of the register."""
    fields = await read_fields(request)
    desk.place.change(foglio=fields.one("foglio"))
    return go("/colonne")


@handler
async def settle_name(desk: Desk, request: Request) -> Response:
    """Write down which column has the names, of a file in which no header says it."""
    step, header = request.url.path.split("/")[1], (await read_fields(request)).one("intestazione").strip()
    if not header:
        raise InputError("Scrivere il titolo della colonna con il nome, come sta nel file.")
    settle_also(desk.place, WHAT[step], {header: "denominazione"})
    return go("/colonne" if step == "registro" else f"/{step}")


def settle_also(place: Workplace, what: str, new: dict[str, str]) -> None:
    """Write down which column some headers of a file are, beside what was said of the others."""
    path, table = place.path_beside("colonne.toml", what), place.chosen(what)
    if path is None or table is None or not new:
        return
    beside = place.given()["columns"] if what == "registro" else place.beside("colonne.toml", what)
    before = read_settled(beside, [column.name for column in place.own_columns()])
    kept = {header: column for header, column in before.items() if column not in new.values() or not column}
    told = [Read(header, column, SETTLED) for header, column in {**kept, **new}.items()]
    write_columns(told, path, name=table.name, replace=True)


@handler
async def show_withdrawals(desk: Desk, _request: Request) -> Response:
    """Show the list of withdrawals and what it withholds."""
    if desk.place.chosen() is None:
        raise Turned(go("/registro"))
    desk.place.edition()  # one that cannot be read may name a list
    chosen, gone = desk.place.withdrawn(), desk.place.gone("ritiri")
    facts = reading(desk, "/ritiri") if chosen and not gone else {}
    told = metadata.named_inputs(desk.place.edition())["withdrawn"]
    return page(
        desk, "ritiri", step="ritiri", files=_others(desk), chosen=chosen.name if chosen else "", gone=gone,
        own=desk.place.chosen("ritiri") is not None, told=told.name if told else "",
        withheld=facts.get("trattenute", []), key=facts.get("chiave", ""), withdrawn=facts.get("ritirate", 0),
        entries=facts.get("voci", 0), unmatched=facts.get("senza_riga", []),
    )  # fmt: skip


@handler
async def decide_withheld(desk: Desk, request: Request) -> Response:
    """Write down which withheld rows are of who withdrew, in a list of the desk's own: the keeper's stays as it is."""
    facts, fields, given = reading(desk, "/ritiri"), await read_fields(request), desk.place.withdrawn()
    if given is None or fields.one("lettura") != facts["chiave"]:
        raise InputError("L'elenco è stato riletto nel frattempo: riaprire questa pagina.")
    voci = {one["voce"] for one in facts["trattenute"]}
    said = {voce: WORDS[word] for voce in voci if (word := fields.one(f"voce-{voce}")) in WORDS}
    if said:
        ours = given == desk.place.chosen("ritiri") and given.stem.endswith(_DECIDED)
        out = given if ours else desk.place.folder / f"{given.stem}{_DECIDED}.csv"
        write_decided(given, said, out, replace=True)
        desk.place.change(ritiri=out.name)
    return go("/ritiri")


def _others(desk: Desk) -> list[str]:
    return [name for name in desk.place.files() if name != desk.place.name_of_register()]


@handler
async def show_news(desk: Desk, _request: Request) -> Response:
    """Show what changed since the edition before."""
    place = desk.place
    if place.chosen() is None:
        raise Turned(go("/registro"))
    before, chosen = place.previous(), place.chosen("prima")
    found = {}
    if before and not place.gone("prima"):
        found = done(desk, "novita", "/novita", key="news", value=place.key_of_news())["dati"]
    return page(
        desk, "novita", step="novita", files=_others(desk), before=before.name if before else "",
        chosen=chosen.name if chosen else "", found=found, gone=place.gone("prima"),
    )  # fmt: skip
