# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A good edition is not replaced by a bad file: the one in the folder is compared with what would take its place."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from mapping.atlas import Atlas
from mapping.errors import InputError, NotPublishable
from mapping.files import unsafe_cell
from mapping.places import load_gazetteer
from mapping.publish.associations import SECRET, plain_places
from mapping.publish.edition import Edition, read_edition
from mapping.publish.guard.memory import forgotten
from mapping.registry import RegistryDiff, add_keys, judge, pair_editions, refuse_renamed, renamed_withdrawals
from mapping.schema import INPUT_COLUMNS, PUBLIC_STATES

_KEYED = ("id", "stato", *INPUT_COLUMNS)
Tell = Callable[[str], None]


class Loss(NamedTuple):
    """How many associations an edition had, and how many of them the next one lacks."""

    before: int = 0
    lost: int = 0

    @property
    def percent(self) -> float:
        """The share that is lost."""
        return 100 * self.lost / self.before if self.before else 0.0


def refuse_worse(
    atlas: Atlas, out: Path, *, diff: RegistryDiff | None, max_loss: float, accept_loss: bool, tell: Tell
) -> Mapping[str, Any]:
    """Refuse an atlas that is worse than the edition in ``out``, and return what the manifest says of it.

    That is ``{}``, but where less than before was accepted: how much less, for as long as the registry stays the same.

    Parameters
    ----------
    atlas
        What would be published.
    out
        The folder; what stands in it is the edition before, unless ``diff`` compares with another.
    diff
        What changed since an edition that the caller named.
    max_loss
        Percent of the associations of the edition before that may be missing.
    accept_loss
        Publish all the same, and say so in the manifest.
    tell
        Takes a sentence, if the edition before can be compared only in part.

    Raises
    ------
    InputError
        If the edition in ``out`` was made with withdrawals and this one without any.
    NotPublishable
        If nothing can be published, too much is missing, or the withdrawal list lost entries.
    """
    old = read_edition(out)
    worse: dict[str, Any] = _fewer_withdrawals(atlas, old, out, accept_loss=accept_loss)
    if atlas.associations.empty and not accept_loss:
        raise NotPublishable(
            f"Nessuna delle {len(atlas.located)} righe di «{atlas.registry.name}» si può pubblicare "
            f"({_why_none(atlas.states)}): nulla è stato scritto; controllare il file, o ripetere con --accept-loss."
        )
    loss = _loss(atlas, old, out, tell)
    if diff:
        diff.refuse_renamed()
        loss = Loss(diff.old_rows, round(diff.loss_percent * diff.old_rows / 100))
    if loss.percent > max_loss:
        if not accept_loss:
            raise NotPublishable(_too_much(loss, max_loss, out if diff is None else None))
        worse |= {"associazioni_prima": loss.before, "associazioni_perse": loss.lost}
    return worse or carried(atlas, out, old)


def _why_none(states: Mapping[str, int]) -> str:
    """Return in which states the rows are; those that are no association are the template's, or have no name."""
    found = {state: rows for state, rows in states.items() if rows}
    if not found.keys() - {"respinta"}:
        return "è un modello da compilare, o manca il nome"
    return ", ".join(f"{rows} {state if rows == 1 else state[:-1] + 'e'}" for state, rows in found.items())


def carried(atlas: Atlas, out: Path, old: Edition | None = None) -> Mapping[str, Any]:
    """Return what was accepted when the edition in ``out`` was made, if it was made from the same registry."""
    old = old or read_edition(out)
    numbers = {name: n for name, n in old.accepted.items() if isinstance(n, int)}
    return numbers if old.sha256 == atlas.registry.sha256 else {}


def refuse_no_list(atlas: Atlas, out: Path) -> None:
    """Refuse a call without a withdrawal list over an edition that was made with one.

    Raises
    ------
    InputError
        If that edition had more entries than the list that ships.
    """
    if missing := _missing(atlas, read_edition(out), out):
        raise InputError(
            f"L'edizione in «{out}» è stata fatta con un elenco dei ritiri di cui questa chiamata non ha {missing} "
            "voci: chi si è ritirato tornerebbe pubblico; indicare l'elenco con --withdrawn."
        )


def _missing(atlas: Atlas, old: Edition, out: Path) -> int:
    """Return how many entries of the list of the edition in ``out`` are not in the list of today."""
    missing = forgotten(out, atlas.registry.entries)
    return max(0, old.listed - atlas.registry.listed) if missing is None else missing


def _fewer_withdrawals(atlas: Atlas, old: Edition, out: Path, *, accept_loss: bool) -> dict[str, int]:
    missing = _missing(atlas, old, out)
    if not missing:
        return {}
    if not atlas.registry.listed and not accept_loss:
        refuse_no_list(atlas, out)
    if not accept_loss:
        raise NotPublishable(
            f"L'elenco dei ritiri ha {atlas.registry.listed} voci, e ne mancano {missing} di quello con cui è fatta "
            f"l'edizione in «{out}»: chi non vi è più tornerebbe pubblico; completare l'elenco o, se è giusto così, "
            "ripetere con --accept-loss."
        )
    return {"ritiri_mancanti": missing}


def _too_much(loss: Loss, max_loss: float, out: Path | None) -> str:
    share = f"{loss.percent:.1f}".replace(".", ",")
    which = f"dell'edizione in «{out}»" if out else "dell'edizione precedente"
    return (
        f"Manca il {share} % delle associazioni {which} ({loss.lost} su {loss.before}), più del {max_loss:g} % "
        "ammesso: nulla è stato pubblicato; controllare il registro, alzare --max-loss o ripetere con --accept-loss."
    )


def _loss(atlas: Atlas, old: Edition, out: Path, tell: Tell) -> Loss:
    """Return what the edition in the folder had and the atlas lacks; who withdrew, or is withheld, is no loss.

    Raises
    ------
    NotPublishable
        If the list withdraws an association under the name it had in that edition.
    """
    if old.rows is None and old.states and old.territory != (atlas.extent.code if atlas.extent else ""):
        tell(f"L'edizione in «{out}» è di un altro territorio: con quella non si confronta nulla.")
        return Loss()
    if old.rows is None:
        hidden = _hidden(atlas.states) - _hidden(old.states)
        before = sum(old.states.get(state, 0) for state in PUBLIC_STATES)
        if before:
            tell(
                f"Il file registro/righe.csv in «{out}» manca o non è quello che era stato scritto: con l'edizione che "
                "vi sta si confronta solo il numero delle associazioni."
            )
        return Loss(before, max(0, before - len(atlas.associations) - max(0, hidden)))
    after = _told_now(atlas)
    told = _judged(_told_before(_within(old.rows, atlas)), after, atlas)
    pairs = pair_editions(told, after)
    refuse_renamed(renamed_withdrawals(told, after, pairs), after["denominazione"])
    lost = told.drop(index=[a for a, _ in pairs])
    return Loss(len(told), int((lost["stato"] == "").sum()))


def _hidden(states: Mapping[str, int]) -> int:
    return sum(states.get(state, 0) for state in SECRET)


def _told_now(atlas: Atlas) -> pd.DataFrame:
    """Return what is published, and what is hidden, with the keys that editions are paired by."""
    shown = plain_places(atlas.associations).set_index("riga").assign(stato="")
    return add_keys(_keyed(pd.concat([shown, atlas.registry.hidden])))


def _within(ledger: pd.DataFrame, atlas: Atlas) -> pd.DataFrame:
    """Return the rows of a ledger that the territory of the atlas does not leave out: these alone can be lost."""
    if atlas.extent is None:
        return ledger
    province = load_gazetteer().province["codice_provincia"]
    outside = atlas.extent.misses(ledger.assign(codice_provincia=ledger["provincia"].map(province).fillna("")))
    return ledger[~outside & (ledger["stato"] != "estero")]


def _told_before(ledger: pd.DataFrame) -> pd.DataFrame:
    """Return the published rows of a ledger with the keys that editions are paired by."""
    told = ledger[ledger["stato"].isin(PUBLIC_STATES)].reset_index(drop=True).assign(stato="")
    return add_keys(_keyed(told.assign(denominazione=told["denominazione"].map(unsafe_cell))))


def _keyed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.reindex(columns=list(_KEYED)).astype(object).fillna("").astype("str")


def _judged(before: pd.DataFrame, after: pd.DataFrame, atlas: Atlas) -> pd.DataFrame:
    """Return the rows of the edition before with what the withdrawal list of today says of them.

    One that lives on as it was has been held against the list already.
    """
    unchanged = ["id", "denominazione", "luogo_chiave"]
    living = set(after[after["stato"] == ""][unchanged].itertuples(index=False, name=None))
    same = [row in living for row in before[unchanged].itertuples(index=False, name=None)]
    judged = judge(before[~pd.Series(same, index=before.index)].assign(codice_scritto=""), atlas.registry.entries)
    gone = {**judged.doubted, **judged.held}
    columns = {
        "stato": dict.fromkeys(gone, "ritirata"),
        "voce": {riga: entry.voce for riga, entry in gone.items()},
        "decisione": {riga: entry.decision for riga, entry in gone.items()},
    }
    return before.assign(
        **{name: pd.Series(cells, dtype="str").reindex(before.index, fill_value="") for name, cells in columns.items()}
    )
