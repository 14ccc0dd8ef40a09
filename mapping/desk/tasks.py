# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the child process does: the same calls of the library as the command line, with what the keeper chose."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any

from mapping import publish, registry, verdict
from mapping.atlas import Atlas, build_atlas
from mapping.comparison import compare_registries, write_comparison
from mapping.desk.compared import REPORT, asked, facts_of_comparison, sheets_of, unreadable
from mapping.desk.findings import facts_of
from mapping.desk.remembered import WHO, read_texts, write_json
from mapping.desk.workplace import Workplace
from mapping.errors import InputError, NotPublishable
from mapping.metadata import atlas_options, placing_options, to_confirm
from mapping.placed import place_registry
from mapping.places import Extent

Request = dict[str, Any]
Task = Callable[[Workplace, Request], dict[str, Any]]
_MOST = 500
"""Changes that are shown of each kind."""


def _or_sheets(task: Task) -> Task:
    """Let a file that cannot be read say which sheets it has: to choose another may be the way out."""

    @wraps(task)
    def done(place: Workplace, request: Request) -> dict[str, Any]:
        try:
            return task(place, request)
        except InputError as error:
            if path := place.chosen():
                raise unreadable(error, path, place.given()["sheet"]) from error
            raise

    return done


@_or_sheets
def read(place: Workplace, _request: Request) -> dict[str, Any]:
    """Read the register, and find what is to be said of it."""
    given = placing_options(place.edition())
    try:
        placed = place_registry(**_given(place), **given)
    except registry.AbsentHeaderError as error:
        of_edition = error.header in {column.header for column in given["own"]}
        if of_edition or not (place.state().get("ereditate") and (columns := place.beside("colonne.toml"))):
            raise
        columns.unlink()  # they were those of another register, and do not fit this one
        placed = place_registry(**_given(place), **given)
    return facts_of(publish.tell_named(placed))


def news(place: Workplace, _request: Request) -> dict[str, Any]:
    """Compare with the edition before."""
    if name := place.gone("prima"):
        raise InputError(f"Il registro di prima scelto, «{name}», non è più nella cartella: sceglierlo di nuovo.")
    options = placing_options(place.edition())
    after, extent = registry.read_registry(**_given(place, "path"), own=options["own"]), None
    if options["territory"]:
        placed = place_registry(after, **options)
        after, extent = placed.read_within(), placed.extent
    found = _news(place, after, extent)
    if found is None:
        return {"righe": {}, "fine": ""}
    kinds = found.frame.groupby("cambiamento", sort=False)["descrizione"]
    return {
        "righe": {str(kind): [len(texts), list(texts[:_MOST])] for kind, texts in kinds},
        "fine": found.lines()[-1],
    }


def compare(place: Workplace, _request: Request) -> dict[str, Any]:
    """Hold the register against another one, and make the report of it among what the desk keeps."""
    path, said = place.chosen("confronto"), asked(place)
    sheet, columns = said.sheet or None, place.beside("colonne.toml", "confronto")
    if path is None:
        raise InputError("L'altro registro scelto non è più nella cartella: sceglierlo di nuovo.")
    place.forget("confronto")  # a report never lies beside what was told of another one
    mine = registry.read_registry(**_given(place, "path"), own=place.own_columns())
    decisions = place.beside("decisioni.csv", "confronto")
    try:
        other = registry.read_other(
            path, own=mine.own, sheet=sheet, withdrawn=place.withdrawn(), columns=columns, decisions=decisions
        )
    except InputError as error:
        raise unreadable(error, path, sheet) from error
    found = compare_registries(mine, other, independent=said.independent)
    write_comparison(found, place.inside / REPORT, replace=True)
    return facts_of_comparison(found, other, sheets_of(path, sheet))


def preview(place: Workplace, _request: Request) -> dict[str, Any]:
    """Make the map in a folder of the desk's own, to be looked at."""
    atlas = _atlas(place)
    _remove(place.preview)
    publish.remembered_path(place.preview).unlink(missing_ok=True)  # an edition that nobody saw withdrew nobody
    publish.write_site(atlas, place.preview, metadata=place.edition())
    return _numbers(atlas)


def put_out(place: Workplace, request: Request) -> dict[str, Any]:
    """Publish, or say why not; what the keeper has confirmed, of the state ``chiave``, is ``accetta``."""
    accepted = set(request.get("accetta", ()) if request.get("chiave") == place.key() else ())
    atlas = _atlas(place)
    if place.withdrawn() is None:
        publish.refuse_no_list(atlas, place.published)
    reason = verdict.judge_file(atlas).refusal()
    if reason and "lacune" not in accepted and not atlas.associations.empty:
        raise NotPublishable(f"{reason}: nulla è stato scritto; correggere il file, o ripetere con --accept-gaps.")
    # The guard compares with the edition that stands there; another register is compared with on the page alone.
    found = None if place.chosen("prima") else _news(place, atlas.read_within(), atlas.extent)
    told: list[str] = []
    written = publish.write_site(
        atlas,
        place.published,
        diff=found,
        metadata=place.edition(),
        accept_loss="perdita" in accepted,
        tell=told.append,
    )
    _keep_register(place)
    return {"file": len(written), "detto": told, "da_confermare": to_confirm(place.edition()), **_numbers(atlas)}


def bring_back(place: Workplace, _request: Request) -> dict[str, Any]:
    """Bring back the edition before."""
    publish.restore_site(place.published, withdrawn=_beside(place)["withdrawn"])
    _exchange(place.kept, place.kept.with_name("pubblicata.precedente"))
    place.forget("pubblica")  # what was said of it, and confirmed, was of another edition that stood there
    return {}


TASKS: dict[str, Task] = {
    "lettura": read,
    "novita": news,
    "confronto": compare,
    "anteprima": preview,
    "pubblica": put_out,
    "riporta": bring_back,
}


def _given(place: Workplace, name: str = "registry") -> dict[str, Any]:
    """Return what `mapping.place_registry` and its like are told of the register."""
    register = place.chosen()
    if register is None:
        raise InputError("Il registro scelto non è più nella cartella: sceglierlo di nuovo.")
    return {name: register, **_beside(place)}


def _beside(place: Workplace) -> dict[str, Any]:
    """Return what belongs to the register; an edition that cannot be read, or a list that is gone, ends the work."""
    place.edition()
    if name := place.gone("ritiri"):
        told = f"L'elenco dei ritiri scelto, «{name}», non è più nella cartella"
        raise InputError(f"{told}: sceglierlo di nuovo, o dire che non c'è.")
    return place.given()


def _atlas(place: Workplace) -> Atlas:
    return publish.tell_named(build_atlas(**_given(place), **atlas_options(place.edition())))


def _news(place: Workplace, after: registry.Registry, extent: Extent | None) -> registry.RegistryDiff | None:
    """Return what changed since the edition before, of what is of the territory; None if there is none before."""
    path = place.previous()
    if path is None:
        return None
    kept = read_texts(place.kept / WHO) if path.parent == place.kept else {}
    columns = path.with_name(f"{path.stem}.colonne.toml")
    settled = columns if columns.is_file() else place.given()["columns"]
    decided = path.with_name(f"{path.stem}.decisioni.csv")
    given: dict[str, Any] = {
        "sheet": kept.get("foglio") or None,
        "withdrawn": place.withdrawn(),
        "own": after.own,
    }
    before = _read_before(path, given, {"columns": settled, "decisions": decided if decided.is_file() else None})
    if extent:
        before = place_registry(before, territory=extent).read_within()
    return registry.diff_registries(before, after)


def _read_before(path: Path, given: dict[str, Any], told: dict[str, Any]) -> registry.Registry:
    """Read the edition before; what was told of it may not fit it, or name a column that the edition no longer has."""
    for some in (told, {"decisions": told["decisions"]}):
        with suppress(InputError):
            return registry.read_other(path, **given, **some)
    return registry.read_other(path, **given)


def _numbers(atlas: Atlas) -> dict[str, int]:
    told = verdict.judge_file(atlas)
    return {"associazioni": told.published, "sulla_mappa": told.mapped}


def _keep_register(place: Workplace) -> None:
    """Keep the register that was published: the next edition is compared with it."""
    register, before = place.chosen(), place.kept.with_name("pubblicata.precedente")
    if register is None:
        return
    _remove(before)
    if place.kept.exists():
        place.kept.rename(before)
    place.kept.mkdir()
    given = place.given()
    names = {"colonne.toml": given["columns"], "decisioni.csv": given["decisions"]}
    shutil.copyfile(register, place.kept / register.name)
    for suffix, path in names.items():
        if path:
            shutil.copyfile(path, place.kept / f"{register.stem}.{suffix}")
    write_json(place.kept / WHO, {"registro": register.name, "foglio": given["sheet"] or ""})


def _exchange(one: Path, other: Path) -> None:
    aside = one.with_name("pubblicata.scambio")
    _remove(aside)
    for source, target in ((one, aside), (other, one), (aside, other)):
        if source.exists():
            source.rename(target)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
