# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""One run: is anything new, build it against the edition before, remember it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mapping import publish
from mapping.files import write_file
from mapping.unattended import state
from mapping.unattended.diary import Outcome, add_line, told
from mapping.unattended.fingerprint import fingerprint

_REPORT = "segnalazioni"
_SPOILED = (
    f"Nella cartella di stato «{{folder}}» il file {state.FACTS} è guasto, o manca il registro che nomina: l'edizione "
    "si rifà, e questa volta non dice che cosa è cambiato dall'ultima. Non c'è altro da fare."
)
"""What is said of a memory that cannot be understood."""

Build = Callable[[dict[str, Any]], None]
"""What makes the edition of the options that it is given: ``file``, ``previous`` and so on, as of `mapping build`."""
Tell = Callable[[str], None]


@dataclass(frozen=True)
class Order:
    """What an edition is made of.

    ``given`` are the files beside the registry, option -> file; ``options`` all else that was said; ``columns`` which
    header is settled to be which column; ``report`` where the keeper's report goes; ``own`` the names of the
    columns that the edition adds.
    """

    registry: Path
    out: Path
    sheet: str | None
    columns: Mapping[str, str] | None
    given: Mapping[str, Path]
    options: Mapping[str, object]
    report: Path | None
    own: Sequence[str] = ()


def regenerate(plan: Callable[[], Order], folder: Path, build: Build, tell: Tell) -> None:
    """Make the edition, if anything that it is made from has changed since the one that was published last.

    Parameters
    ----------
    plan
        Says what it is made of; what it refuses stands in the diary too.
    folder
        Where is remembered what was published; made for its owner alone if it is not there.
    build
        What makes it.
    tell
        Is told in a sentence how a run ends that makes nothing.

    Raises
    ------
    MappingError
        As ``build`` does; what stood in the folder stays, and the next run tries again.
    """
    with state.locked(folder) as ours:
        if not ours:
            add_line(folder, Outcome("già in corso"))
            tell("Un'altra esecuzione sta lavorando con la stessa cartella di stato: qui non c'è nulla da fare.")
            return
        with state.at_work(folder) as broken:
            if broken:
                add_line(folder, Outcome("interrotta", "", "L'esecuzione precedente si è fermata senza finire."), 2)
            with told(folder) as outcome:
                _run(plan(), folder, build, tell, outcome)


def _run(order: Order, folder: Path, build: Build, tell: Tell, outcome: Outcome) -> None:
    remembered = state.read_facts(folder)
    if remembered is None:
        outcome.sentence = _SPOILED.format(folder=folder)
        tell(outcome.sentence)
    facts = remembered or state.Facts()
    state.tidy(folder, facts)
    new = state.keep(folder, order.registry, order.sheet, order.columns)
    number = fingerprint(dict(order.options) | {"registry": new}, order.given)
    if number == facts.fingerprint and (order.out / publish.MANIFEST).is_file():
        tell("Niente di nuovo: la cartella è quella dell'ultima edizione.")
        return
    before = facts.previous(new)
    try:
        _build(order, folder, build, tell, new, before)
    except BaseException:
        state.tidy(folder, facts)
        raise
    outcome.word, outcome.counts = "pubblicata", _counts(order.out)
    state.write_facts(folder, state.Facts(number, last=new, before=before))


def _build(order: Order, folder: Path, build: Build, tell: Tell, new: state.Kept, before: state.Kept | None) -> None:
    """Make the edition; the keeper's report of every edition replaces that of the one before, refused or not."""
    made = folder / state.REGISTERS / f"{_REPORT}{order.report.suffix}" if order.report else None
    words: dict[str, Any] = {"file": state.path_of(folder, new), "report": made}
    if before:
        words |= {
            "previous": state.path_of(folder, before),
            "previous_sheet": before.sheet,
            "previous_columns": state.columns_for(folder, before, order.own),
        }
    try:
        build(words)
    finally:
        if made and order.report and made.is_file():
            write_file(order.report, made.read_bytes(), replace=True)
            made.unlink()
            tell(f"La segnalazione è in {order.report}.")


def _counts(out: Path) -> str:
    manifest = publish.read_manifest(out)
    states = manifest.get("stati", {})
    return ", ".join(f"{name} {rows}" for name, rows in {"righe": manifest.get("righe", 0), **states}.items() if rows)
