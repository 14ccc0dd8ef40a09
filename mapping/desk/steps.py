# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The way from a register to a published edition, and how far the keeper is on it."""

from typing import Any, NamedTuple

from mapping.desk.workplace import Workplace


class Step(NamedTuple):
    """A page of the way: the word of its address, and what it is called."""

    name: str
    title: str
    done: bool = False


STEPS = (
    Step("registro", "Registro"),
    Step("colonne", "Colonne"),
    Step("correggi", "Da correggere"),
    Step("doppioni", "Doppioni"),
    Step("ritiri", "Ritiri"),
    Step("novita", "Che cosa è cambiato"),
    Step("anteprima", "Anteprima"),
    Step("pubblica", "Pubblica"),
)
NAMES = [step.name for step in STEPS]
ASIDE = (Step("confronta", "Confronto con un altro registro"), Step("edizione", "Chi pubblica"))
"""Pages beside the way, which nobody has to pass."""
PAGES = {step.name: step for step in (*STEPS, *ASIDE)}


def way(place: Workplace) -> list[Step]:
    """Return the steps; one is done once the keeper went on from it with the register of today."""
    left_behind = place.state().get("fatti", "").split()
    chosen = place.chosen() is not None
    published = is_published(place)
    done = {name: chosen and name in left_behind for name in NAMES} | {"registro": chosen, "pubblica": published}
    return [step._replace(done=done[step.name]) for step in STEPS]


def beside(place: Workplace) -> list[Step]:
    """Return the pages beside the way that are of use now: what is compared with another register has to be there."""
    return [step for step in ASIDE if step.name != "confronta" or place.chosen()]


def is_published(place: Workplace) -> bool:
    """Return whether what stands in the published folder was made of what is chosen now."""
    result = place.result("pubblica")
    made = result.get("esito") == "fatto" and result.get("chiave") == place.key()
    return place.chosen() is not None and made and (place.published / "manifest.json").is_file()


def leave(place: Workplace, name: str) -> str:
    """Note that the keeper goes on from a step, and return the next."""
    done = place.state().get("fatti", "").split()
    place.change(fatti=" ".join(dict.fromkeys([*done, name])))
    return NAMES[min(NAMES.index(name) + 1, len(NAMES) - 1)]


def around(name: str) -> dict[str, Any]:
    """Return the steps before and after one, None at the ends and beside the way."""
    if name not in NAMES:
        return {"prima": None, "dopo": None}
    at = NAMES.index(name)
    return {"prima": STEPS[at - 1] if at else None, "dopo": STEPS[at + 1] if at + 1 < len(STEPS) else None}
