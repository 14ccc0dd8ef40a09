# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page beside the way on which the register is held against another one; nothing of either changes."""

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from mapping.comparison import IF_INDEPENDENT
from mapping.desk.choosing import settle_also
from mapping.desk.columns import column_choices
from mapping.desk.compared import INDEPENDENT, REPORT, SHEET, asked, both
from mapping.desk.forms import read_fields
from mapping.desk.pages import Desk, Turned, ended, go, handler, page, reading
from mapping.desk.wording import OF_ANOTHER, spoken
from mapping.errors import InputError, OutputError, system_says
from mapping.registry import refuse_doubled

_HERE, _WHAT = "/confronta", "confronto"
_AGAIN = "Il confronto è stato rifatto nel frattempo: riaprire questa pagina."
_LONGEST = 40
"""Letters of the name of either file in that of the report."""


@handler
async def show_comparison(desk: Desk, _request: Request) -> Response:
    """Show what the comparison found, or where the other register is dropped or chosen."""
    place = desk.place
    if place.chosen() is None:
        raise Turned(go("/registro"))
    other = place.chosen(_WHAT)
    is_register = other is not None and other == place.chosen()
    result = _result(desk) if other and not is_register else {}
    sentence, facts = str(result.get("frase", "")), result.get("dati", {})
    return page(
        desk, "confronta", step="confronta", files=_offered(desk), other=other.name if other else "",
        gone=place.gone(_WHAT), is_register=is_register, how=result.get("esito", ""),
        sentence=spoken(sentence, OF_ANOTHER), asks_sheet="--sheet" in sentence, asks_name=facts.get("nome", False),
        facts=facts, key=result.get(_WHAT, ""), sheet=asked(place).sheet,
        independent=asked(place).independent, if_independent=spoken(IF_INDEPENDENT), report=_report(desk),
        columns=[(column.name, column.it) for column in column_choices(place)],
        settled=place.beside("colonne.toml", _WHAT) is not None,
    )  # fmt: skip


def _result(desk: Desk) -> dict[str, Any]:
    reading(desk, _HERE)  # what is wrong with the register itself is said first
    return ended(desk, _WHAT, _HERE, key=_WHAT, value=desk.place.key_of_comparison())


def _offered(desk: Desk) -> list[str]:
    """Return the tables that may be the other register."""
    others = (desk.place.name_of_register(), desk.place.state().get("ritiri"))
    return [name for name in desk.place.files() if name not in others]


@handler
async def choose_sheet(desk: Desk, request: Request) -> Response:
    """Read another sheet of the other register."""
    sheet = (await read_fields(request)).one("foglio").strip()
    desk.place.change(**{SHEET: f"{_other(desk).name}/{sheet}"})
    return go(_HERE)


@handler
async def say_independent(desk: Desk, request: Request) -> Response:
    """Note that the two were made without each other, or that nobody knows it."""
    said = (await read_fields(request)).one("sono") == "si"
    desk.place.change(**{INDEPENDENT: both(desk.place) if said else ""})
    return go(_HERE)


@handler
async def settle(desk: Desk, request: Request) -> Response:
    """Write down which column of the other register is which."""
    fields = await read_fields(request)
    columns, chosen = _compared(desk, fields.one("lettura"))["colonne"], fields.all("colonna")
    names = {column.name for column in column_choices(desk.place)}
    if len(chosen) != len(columns) or not {*chosen} <= {"", *names}:
        raise InputError(_AGAIN)
    told = {header: column for (header, _), column in zip(columns, chosen, strict=True)}
    refuse_doubled(desk.place.own_columns(), told)
    new = {header: told[header] for header, column in columns if told[header] != column}
    beside = {header: column for header, column in told.items() if column and column in new.values()}
    settle_also(desk.place, _WHAT, beside | new)  # headers that are one column complete one another, as the register's
    return go(_HERE)


@handler
async def start_again(desk: Desk, _request: Request) -> Response:
    """Forget what was said of the columns of the other register."""
    if path := desk.place.beside("colonne.toml", _WHAT):
        path.unlink()
    return go(_HERE)


@handler
async def put_report(desk: Desk, request: Request) -> Response:
    """Put the report into the keeper's folder, which is not the one that is published."""
    key, place = (await read_fields(request)).one("lettura"), desk.place
    _compared(desk, key)
    names = (Path(place.name_of_register()).stem, _other(desk).stem)
    name = " e ".join(one[:_LONGEST].strip() for one in names)
    try:
        with TemporaryDirectory(prefix="copia-", dir=place.inside, ignore_cleanup_errors=True) as folder:
            copy = shutil.copyfile(place.inside / REPORT, Path(folder) / REPORT)
            put = place.keep(copy, f"{name}.{REPORT}")
    except OSError as error:
        raise OutputError(f"Il file non si può scrivere nella cartella: {system_says(error)}.") from None
    place.change(rapporto=f"{key}/{put}")
    return go(f"{_HERE}#rapporto")


def _report(desk: Desk) -> str:
    """Return the name of the report in the folder, if it is that of what is compared now."""
    key, _, name = desk.place.state().get("rapporto", "").partition("/")
    return name if key == desk.place.key_of_comparison() and (desk.place.folder / name).is_file() else ""


def _compared(desk: Desk, key: str) -> dict[str, Any]:
    """Return what the comparison found, if it is that of the page ``key`` and of what is chosen now."""
    result = desk.place.result(_WHAT)
    if not key == result.get(_WHAT) == desk.place.key_of_comparison() or result.get("esito") != "fatto":
        raise InputError(_AGAIN)
    facts: dict[str, Any] = result["dati"]
    return facts


def _other(desk: Desk) -> Path:
    path = desk.place.chosen(_WHAT)
    if path is None:
        raise InputError("L'altro registro scelto non è più nella cartella: sceglierlo di nuovo.")
    return path
