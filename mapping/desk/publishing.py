# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The last two pages: the map looked at, and put out."""

from starlette.requests import Request
from starlette.responses import Response

from mapping.desk.forms import read_fields
from mapping.desk.pages import Desk, Turned, done, go, handler, page
from mapping.desk.steps import is_published
from mapping.desk.wording import ACCEPTED, acceptable, spoken
from mapping.publish import backup_path


@handler
async def show_preview(desk: Desk, _request: Request) -> Response:
    """Show the map as it would be published."""
    _must_be_chosen(desk)
    made = done(desk, "anteprima", "/anteprima", key="chiave", value=desk.place.key())["dati"]
    address = desk.shown.address(desk.place.preview)
    return page(desk, "anteprima", step="anteprima", address=address, made=made, frames=address)


@handler
async def show_publishing(desk: Desk, _request: Request) -> Response:
    """Show what there is to publish, and what stands there."""
    _must_be_chosen(desk)
    place, result = desk.place, desk.place.result("pubblica")
    if desk.work.told():
        raise Turned(page(desk, "lavoro", step="pubblica", here="/pubblica"))
    current = result.get("chiave") == place.key()
    refusal = str(result["frase"]) if current and result.get("esito") != "fatto" else ""
    back = place.result("riporta")
    returned = bool(back) and _later(desk, "riporta", "pubblica")
    return page(
        desk, "pubblica", step="pubblica", out=place.published.name, where=str(place.published),
        published=is_published(place) and not returned, result=result.get("dati", {}),
        refusal=spoken(refusal), confirm=acceptable(refusal), accepted=result.get("chiesto", {}).get("accetta", []),
        stands=(place.published / "index.html").is_file(), backup=backup_path(place.published).is_dir(),
        returned=returned and back["esito"] == "fatto",
        not_returned=spoken(str(back["frase"])) if returned and back["esito"] != "fatto" else "",
        address=desk.shown.address(place.published), key=place.key(),
    )  # fmt: skip


def _later(desk: Desk, one: str, other: str) -> bool:
    """Return whether one piece of work ended after another."""
    first, second = (desk.place.inside / f"{name}.json" for name in (one, other))
    return not second.exists() or first.stat().st_mtime_ns > second.stat().st_mtime_ns


@handler
async def publish(desk: Desk, request: Request) -> Response:
    """Put the edition out; a confirmation is of the very edition that was looked at."""
    _must_be_chosen(desk)
    fields = await read_fields(request)
    confirmed = fields.one("chiave") == desk.place.key()
    accepted = [word for word in ACCEPTED.values() if confirmed and word in fields.all("accetta")]
    desk.work.start("pubblica", accetta=accepted)
    return go("/pubblica")


@handler
async def bring_back(desk: Desk, _request: Request) -> Response:
    """Bring back the edition before."""
    desk.work.start("riporta")
    return go("/pubblica")


def _must_be_chosen(desk: Desk) -> None:
    if desk.place.chosen() is None:
        raise Turned(go("/registro"))
