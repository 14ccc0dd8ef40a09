# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The last two pages: the map looked at, and put out."""

from typing import Any

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
    confirm = acceptable(refusal)
    back = place.result("riporta")
    returned = bool(back) and _later(desk, "riporta", "pubblica")
    return page(
        desk, "pubblica", step="pubblica", out=place.published.name, where=str(place.published),
        published=is_published(place) and not returned, result=result.get("dati", {}),
        refusal=spoken(refusal), confirm=confirm,
        accepted=_accepted(result) if confirm else [],
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
    """Put the edition out; a confirmation is of a refusal that was shown, of the very state that it was of."""
    _must_be_chosen(desk)
    fields = await read_fields(request)
    key, refused = fields.one("chiave"), desk.place.result("pubblica")
    asked = [] if refused.get("chiave") != key else [*_accepted(refused), acceptable(str(refused.get("frase", "")))]
    accepted = [word for word in ACCEPTED.values() if word in asked and word in fields.all("accetta")]
    desk.work.start("pubblica", accetta=accepted, chiave=key)
    return go("/pubblica")


def _accepted(refused: dict[str, Any]) -> list[str]:
    """Return what the keeper had confirmed when more was refused."""
    found: list[str] = refused["chiesto"].get("accetta", []) if refused.get("esito") == "rifiutato" else []
    return found


@handler
async def bring_back(desk: Desk, _request: Request) -> Response:
    """Bring back the edition before."""
    desk.work.start("riporta")
    return go("/pubblica")


def _must_be_chosen(desk: Desk) -> None:
    if desk.place.chosen() is None:
        raise Turned(go("/registro"))
