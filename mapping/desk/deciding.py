# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The pages on which something is decided of the rows: cells corrected, pairs said to be one association or two."""

from collections.abc import Iterator
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from mapping.desk.forms import Fields, read_fields
from mapping.desk.pages import Desk, Turned, go, handler, page, reading
from mapping.errors import InputError
from mapping.registry import Decisions, RowKey, decisions_beside, load_decisions, write_decisions
from mapping.schema import COLUMNS, choices

_PER_PAGE = 20
_ONE_BY_ONE = 50
"""Rows of one value that are shown each by itself."""
_CHANGED = "Il registro è stato riletto nel frattempo: riaprire questa pagina."
Facts = dict[str, Any]


@handler
async def show_groups(desk: Desk, _request: Request) -> Response:
    """Show what is to be corrected, in groups."""
    facts = reading(desk, "/correggi")
    heavy = [group for group in facts["gruppi"] if group["peso"] != "avviso"]
    light = [group for group in facts["gruppi"] if group["peso"] == "avviso"]
    return page(
        desk, "correggi", step="correggi", facts=facts, heavy=heavy, light=light, decided=len(_kept(desk).corrections)
    )


@handler
async def show_group(desk: Desk, request: Request) -> Response:
    """Show the values of one group, each with the place to correct it."""
    facts, group = _group(desk, request)
    at = _page_of(request.query_params.get("pagina", "1"), group)
    column = COLUMNS.get(group["colonna"])
    new = {(one.key.spelt(), one.column): one.new for one in _kept(desk).corrections}
    lines = [
        line | {"ora": new.get((_key(facts, line["righe"][0]["riga"]).spelt(), group["colonna"]))}
        for line in _lines(group, at)
        if line["righe"]
    ]
    return page(
        desk, "gruppo", step="correggi", facts=facts, group=group, lines=lines, at_page=at, one_by_one=_ONE_BY_ONE,
        pages=_pages(group), allowed=list(choices(column.choices)) if column and column.choices else [],
    )  # fmt: skip


@handler
async def correct(desk: Desk, request: Request) -> Response:
    """Write down the corrections of a page."""
    facts, group = _group(desk, request)
    fields = await read_fields(request)
    if fields.one("lettura") != facts["chiave"]:
        raise InputError(_CHANGED)
    at = _page_of(fields.one("pagina"), group)
    kept = _kept(desk)
    column = group["colonna"]
    for row, new in _said(_lines(group, at), fields):
        kept = kept.with_correction(_key(facts, row["riga"]), column, row["era"], new)
    _keep(desk, kept)
    pressed = fields.one("usa").partition("|")[0] or fields.one("annulla")
    return go(f"/correggi/{group['id']}?pagina={at}#{f'riga-{pressed}' if pressed.isdecimal() else 'salvato'}")


def _said(lines: list[Facts], fields: Fields) -> Iterator[tuple[Facts, str]]:
    """Yield each row that is to be corrected, and what is to be written there; the last word counts."""
    riga, _, proposed = _as_written(fields.one("usa")).partition("|")
    for line in lines:
        first = str(line["righe"][0]["riga"]) if line["righe"] else ""
        all_new, shown = (_as_written(fields.one(f"{name}{first}")) for name in ("n", "prima"))
        if riga and riga == first:
            yield from ((row, proposed) for row in line["righe"])
        elif fields.one("annulla") == first != "":
            yield from ((row, row["era"]) for row in line["righe"])
        elif f"n{first}" in fields and all_new.strip() != shown.strip():
            yield from ((row, all_new) for row in line["righe"])
        for row in line["righe"][:_ONE_BY_ONE]:
            if one := fields.one(f"r{row['riga']}").strip():
                yield row, one


def _as_written(text: str) -> str:
    """Return a text with its lines parted as a cell parts them: a form parts them in its own way."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@handler
async def show_pairs(desk: Desk, _request: Request) -> Response:
    """Show what may be one association twice, side by side."""
    facts = reading(desk, "/doppioni")
    told = {pair.about(): pair.same for pair in _kept(desk).pairs}
    pairs = []
    for number, pair in enumerate(facts["coppie"]):
        keys = _key(facts, pair["prima"]), _key(facts, pair["seconda"])
        about = tuple(sorted(key.spelt() for key in keys))
        can = all(key.says_whom() for key in keys)
        pairs.append(pair | {"numero": number, "detto": told.get(about), "si_decide": can})
    left = sum(pair["detto"] is None for pair in pairs)
    return page(desk, "doppioni", step="doppioni", facts=facts, pairs=pairs[:100], left=left, kept=len(told))


@handler
async def decide_pair(desk: Desk, request: Request) -> Response:
    """Write down whether two rows are one association or two."""
    facts, fields = reading(desk, "/doppioni"), await read_fields(request)
    number, said = fields.one("numero"), fields.one("sono")
    if fields.one("lettura") != facts["chiave"] or not number.isdecimal() or int(number) >= len(facts["coppie"]):
        raise InputError(_CHANGED)
    pair = facts["coppie"][int(number)]
    one, other = _key(facts, pair["prima"]), _key(facts, pair["seconda"])
    same = {"una": True, "due": False}.get(said)
    _keep(desk, _kept(desk).with_pair(one, other, same=same))
    return go(f"/doppioni#coppia-{number}")


def _group(desk: Desk, request: Request) -> tuple[Facts, Facts]:
    """Return what was read, and the group that is asked for."""
    facts = reading(desk, "/correggi")
    wanted = request.path_params["group"]
    group = next((one for one in facts["gruppi"] if one["id"] == wanted), None)
    if group is None:
        raise Turned(go("/correggi"))
    return facts, group


def _pages(group: Facts) -> int:
    return max(1, -(-len(group["valori"]) // _PER_PAGE))


def _page_of(asked: str, group: Facts) -> int:
    return min(max(1, int(asked) if asked.isdecimal() and len(asked) < 6 else 1), _pages(group))


def _lines(group: Facts, at: int) -> list[Facts]:
    values: list[Facts] = group["valori"]
    return values[(at - 1) * _PER_PAGE : at * _PER_PAGE]


def _key(facts: Facts, riga: int) -> RowKey:
    return RowKey(*facts["chiavi"][str(riga)])


def _kept(desk: Desk) -> Decisions:
    path = desk.place.given()["decisions"]
    return load_decisions(path, own=desk.place.own_columns()) if path else Decisions()


def _keep(desk: Desk, decisions: Decisions) -> None:
    register = desk.place.chosen()
    if register is None:
        raise Turned(go("/registro"))
    write_decisions(decisions, decisions_beside(register), replace=True)
