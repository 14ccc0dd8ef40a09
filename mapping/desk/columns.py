# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page that says which column each header was read as, with a menu to say otherwise."""

from collections.abc import Collection
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from mapping import registry
from mapping.desk.forms import read_fields
from mapping.desk.pages import Desk, go, handler, page, reading
from mapping.desk.workplace import Workplace
from mapping.errors import InputError
from mapping.schema import COLUMNS, INPUT_COLUMNS, Column, OwnColumn

HOW = {
    "certa": "riconosciuta dal nome",
    registry.OF_EDITION: "pubblicata dalla vostra edizione",
    "indicata": "scelta da voi",
    "probabile": "riconosciuta da una parola del nome",
    "dal contenuto": "riconosciuta dal contenuto",
    "non letta": "non letta",
}
"""How a column is known, as the page says it; what may be wrong comes later."""


@handler
async def show_columns(desk: Desk, _request: Request) -> Response:
    """Show the columns."""
    facts = _read(desk)
    own = desk.place.own_columns()
    settled = registry.read_settled(desk.place.given()["columns"], [column.name for column in own])
    columns = [
        one | {"come": HOW["indicata"] if settled.get(one["intestazione"]) == one["colonna"] else HOW[one["come"]]}
        for one in facts["colonne"]
    ]
    read = {one["colonna"] for one in columns}
    options = [(column.name, column.it) for column in column_choices(desk.place)]
    return page(
        desk, "colonne", step="colonne", facts=facts, columns=columns, options=options,
        needed=[name for name in ("denominazione", "comune") if name not in read],
        settled=desk.place.beside("colonne.toml") is not None,
    )  # fmt: skip


def column_choices(place: Workplace) -> list[Column | OwnColumn]:
    """Return what a header may be: our columns, and those that the edition publishes beside them."""
    return [*map(COLUMNS.__getitem__, INPUT_COLUMNS), *place.own_columns()]


def _read(desk: Desk) -> dict[str, Any]:
    """Return what was read, the columns of which something may be to be said first."""
    facts = reading(desk, "/colonne")
    order = list(HOW)
    ordered = sorted(facts["colonne"], key=lambda one: -order.index(one["come"]))
    return facts | {"colonne": ordered}


@handler
async def settle(desk: Desk, request: Request) -> Response:
    """Write down which column is which."""
    fields, path = await read_fields(request), desk.place.path_beside("colonne.toml")
    facts = _read(desk)
    # The headers themselves do not come back as they were: a form parts their lines in its own way.
    as_shown = fields.one("lettura") == facts["chiave"] and len(fields.all("colonna")) == len(facts["colonne"])
    if path is None or not as_shown:
        raise InputError("Il registro è stato riletto nel frattempo: riaprire questa pagina.")
    own = [column.name for column in desk.place.own_columns()]
    before = registry.read_settled(desk.place.given()["columns"], own)
    told = list(_told(facts["colonne"], fields.all("colonna"), before, (*INPUT_COLUMNS, *own)))
    registry.refuse_doubled(desk.place.own_columns(), {read.header: read.column for read in told})
    if any(read.column != one["colonna"] for read, one in zip(told, facts["colonne"], strict=True)):
        registry.write_columns(told, path, name=facts["file"], replace=True)
        desk.place.change(ereditate="")
    return go("/colonne")


def _told(
    columns: list[dict[str, str]], chosen: list[str], before: registry.Settled, names: Collection[str]
) -> "list[registry.Read]":
    found = []
    for one, column in zip(columns, chosen, strict=True):
        if column and column not in names:
            raise InputError("Il modulo nomina una colonna che il registro non ha: riaprire questa pagina.")
        left = not column and not one["colonna"] and before.get(one["intestazione"]) != ""
        same = column == one["colonna"] and one["come"] == registry.OF_EDITION  # which says so itself
        how = registry.OF_EDITION if same else registry.UNREAD if left else registry.SETTLED
        found.append(registry.Read(one["intestazione"], column, how))
    return found


@handler
async def start_again(desk: Desk, _request: Request) -> Response:
    """Forget what was said of the columns."""
    if path := desk.place.beside("colonne.toml"):
        path.unlink()
    return go("/colonne")
