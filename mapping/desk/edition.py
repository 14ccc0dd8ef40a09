# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page on which an edition of one's own is filled in: it writes the file that the command reads, and no other.

What is typed and cannot be written yet is kept in the workplace, with nothing lost by a reload, until it can.
"""

import codecs
import os
import tomllib
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from starlette.requests import Request
from starlette.responses import Response

from mapping.desk import edition_form as form
from mapping.desk.forms import Fields, read_fields, receive_form
from mapping.desk.pages import Desk, go, handler, page
from mapping.desk.remembered import TYPED, read_draft, write_json
from mapping.desk.wording import spoken
from mapping.desk.workplace import ABOUT, Workplace, digest
from mapping.errors import InputError, MappingError
from mapping.files import real_path, write_file
from mapping.metadata import (
    EditionError,
    blank_edition,
    edited_edition,
    load_metadata,
    logo_fault,
    logo_kind,
    to_confirm,
)
from mapping.toml_files import read_toml

HERE = "edizione"
_ASIDE = "edizione messa da parte.toml"
_DRAFT = ".edizione.bozza.toml"
"""The file as it would be, beside the one that there is: for what it names is looked for from there."""
_CHANGED = (
    "Il file edizione.toml è cambiato mentre scrivevate qui. Salvando di nuovo vale ciò che vedete in questa pagina. "
    "Per vedere il file com'è ora, buttate via ciò che avete scritto."
)

_BUSY = "Il banco sta pubblicando con il file di adesso: salvate di nuovo quando ha finito."


class Lying(NamedTuple):
    """The file that lies in the folder, or the one to fill in where there is none."""

    text: str
    mark: bytes = b""

    @property
    def stamp(self) -> str:
        """Another one as soon as the file is another."""
        return digest([self.text])

    @property
    def own(self) -> dict[str, Any]:
        """What it sets."""
        return tomllib.loads(self.text)


def _lying(place: Workplace) -> Lying:
    """Return the file as it is.

    Raises
    ------
    InputError
        If it cannot be read at all.
    """
    path = place.about()
    if path is None:
        return Lying(blank_edition())
    with suppress(EditionError):  # one with faults can be read, and mended here
        place.edition()
    data = path.read_bytes()
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return Lying(data.removeprefix(mark).decode("utf-8"), mark)


def _draft(place: Workplace, lying: Lying, typed: form.Typed) -> tuple[str, list[str]]:
    """Return the text of the file with what was typed, and what the command would say of it."""
    text = edited_edition(lying.text, form.said(lying.own, typed))
    draft, unspoken = place.folder / _DRAFT, form.unspoken(tomllib.loads(text))
    try:
        write_file(draft, text.encode(), replace=True)
        load_metadata(draft)
    except EditionError as error:
        return text, [*error.faults, *unspoken]
    finally:
        draft.unlink(missing_ok=True)
    return text, unspoken


def _faults(place: Workplace, lying: Lying, typed: form.Typed | None) -> list[str]:
    """Return what is to be said of what was typed; of the file, where nothing was."""
    unspoken = form.unspoken(lying.own)
    try:
        if typed is not None:
            return _draft(place, lying, typed)[1]
        place.edition()
    except EditionError as error:
        return [*error.faults, *unspoken]
    except MappingError as error:
        return [str(error).rstrip(".")]
    return unspoken


@handler
async def show_edition(desk: Desk, _request: Request) -> Response:
    """Show what the file says; or what was typed and is not in it yet, with what is to be said of it."""
    place, kept = desk.place, read_draft(desk.place.inside / TYPED)
    try:
        lying = _lying(place)
    except InputError as error:
        return page(desk, "edizione-illeggibile", step=HERE, sentence=spoken(str(error)), typed=bool(kept))
    typed = form.standing(lying.own) | _typed_before(kept)
    faults = _faults(place, lying, typed if kept else None)
    notice = _CHANGED if kept and kept.get("letto") != lying.stamp else _BUSY if kept and _is_busy(desk) else ""
    return _shown(desk, lying, typed, [*_logo_faults(kept), *faults], kept=bool(kept), notice=notice)


def _is_busy(desk: Desk) -> bool:
    """Return whether an edition is being published, which must be of one file from its first line to its last."""
    return desk.work.told().get("compito") == "pubblica"


def _typed_before(kept: dict[str, Any]) -> form.Typed:
    told = kept.get("campi", {})
    return {key: told[key] for key in form.fields() if key in told}


def _logo_faults(kept: dict[str, Any]) -> list[str]:
    """Return what was wrong with a picture that was not taken."""
    return [f"«{form.LOGO}» {kept['logo']}"] if kept.get("logo") else []


def _shown(
    desk: Desk, lying: Lying, typed: form.Typed, sentences: list[str], *, kept: bool, notice: str = "", code: int = 200
) -> Response:
    faults = form.as_faults(sentences)
    at = {key: [one for one in faults if one.key == key] for key in form.fields()}
    good = not kept and not faults and desk.place.about() is not None
    return page(
        desk, "edizione", step=HERE, code=code, groups=form.groups(), typed=typed, said_of=at, faults=faults, kept=kept,
        notice=notice, stamp=lying.stamp, good=good, languages=_languages(typed),
        territories=form.offered_territories(),
        understood="" if at["territorio"] else form.understood(typed["territorio"]),
        left=[(key, form.called(key)) for key in to_confirm(desk.place.edition())] if good else [],
        shown=form.fields(), others=read_toml("desk/edition_fields.toml")["only_in_file"],
    )  # fmt: skip


def _languages(typed: form.Typed) -> list[tuple[str, str]]:
    """Return the languages to choose from; also those that a file names and the page does not speak."""
    known = dict(form.offered_languages())
    named = (code for code in typed[form.LANGUAGES].split() if code != form.DEFAULT)
    return list((known | {code: known.get(code, code) for code in named}).items())


@handler
async def save_edition(desk: Desk, request: Request) -> Response:
    """Write what was typed into the file, if the command would take it; else keep it, to be mended."""
    place = desk.place
    fields, picture = await receive_form(request, place, lambda path, name: _take(place, path, name))
    if "butta" in fields:
        _forget(place)
        return go(f"/{HERE}")
    before = _typed_before(read_draft(place.inside / TYPED))
    try:
        lying = _lying(place)
    except InputError:  # it was spoiled just now
        _keep(place, _typed(fields, form.standing({}) | before, picture), fields.one("letto"))
        return go(f"/{HERE}")
    typed = _typed(fields, form.standing(lying.own) | before, picture)
    try:
        return _save(desk, lying, typed, fields.one("letto"), picture)
    except MappingError as error:  # where nothing can be written, it stays in the page
        return _shown(desk, lying, typed, [str(error).rstrip(".")], kept=True, code=400)


class Picture(NamedTuple):
    """A picture that was sent: the name that it was given in the folder, or why it was not taken."""

    name: str = ""
    fault: str = ""


def _take(place: Workplace, written: Path, name: str) -> Picture:
    if fault := logo_fault(written):
        return Picture(fault=fault)
    return Picture(place.keep(written, f"{Path(name).stem}{logo_kind(written)}"))


def _typed(fields: Fields, before: form.Typed, picture: Picture | None) -> form.Typed:
    """Return what stands in the fields now; which picture is the logo no form says."""
    typed = {key: fields.one(key).replace("\r\n", "\n") if key in fields else before[key] for key in form.fields()}
    typed[form.LANGUAGES] = form.with_languages(fields.all(form.LANGUAGES), before[form.LANGUAGES])
    typed[form.LOGO] = "" if "togli" in fields else before[form.LOGO]
    if picture and picture.name:
        typed[form.LOGO] = picture.name
    key, _, colour = fields.one("usa").partition("|")
    return typed | ({key: colour} if key in typed and key != form.LOGO else {})


def _save(desk: Desk, lying: Lying, typed: form.Typed, read: str, picture: Picture | None) -> Response:
    place = desk.place
    text, faults = _draft(place, lying, typed)
    refused = picture.fault if picture else ""
    if refused or faults or read != lying.stamp or _is_busy(desk):
        _keep(place, typed, read, refused)
        return go(f"/{HERE}#errori")
    if text != lying.text or place.about() is None:
        write_file(place.folder / ABOUT, lying.mark + text.encode(), replace=True)
    _forget(place)
    return go(f"/{HERE}#salvato")


def _keep(place: Workplace, typed: form.Typed, read: str, refused: str = "") -> None:
    """Keep what was typed over the file that was ``read``, and why a picture was refused."""
    write_json(place.inside / TYPED, {"letto": read, "campi": typed, "logo": refused})


def _forget(place: Workplace) -> None:
    (place.inside / TYPED).unlink(missing_ok=True)


@handler
async def set_aside(desk: Desk, request: Request) -> Response:
    """Give a file that cannot be read another name, so that a new one can be begun."""
    await read_fields(request)
    if path := desk.place.about():
        desk.place.keep(path, _ASIDE)
    return go(f"/{HERE}")


@handler
async def show_logo(desk: Desk, _request: Request) -> Response:
    """Show the logo that the page speaks of, if it is one."""
    place = desk.place
    typed = form.standing(_lying(place).own) | _typed_before(read_draft(place.inside / TYPED))
    named = place.folder / typed[form.LOGO].strip()
    there = os.path.isfile(named)  # noqa: PTH113 - Path.is_file raises where a name is too long
    path = real_path(named) if there else None
    if path is None or not path.is_relative_to(place.folder) or logo_fault(path):
        return Response("Qui non c'è.\n", status_code=404, media_type="text/plain")
    kind = "image/png" if logo_kind(path) == ".png" else "image/svg+xml"
    policy = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox"}
    return Response(path.read_bytes(), media_type=kind, headers=policy)
