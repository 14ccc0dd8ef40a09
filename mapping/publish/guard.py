# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A good edition is not replaced by a bad file: the one in the folder is compared with what would take its place."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd

from mapping.atlas import Atlas
from mapping.errors import InputError, NotPublishable
from mapping.publish.associations import SECRET, plain_places
from mapping.publish.edition import Edition, read_edition
from mapping.registry import RegistryDiff
from mapping.registry.fold import fold
from mapping.registry.identity import add_keys
from mapping.registry.pairing import pair_editions
from mapping.registry.withdrawals import family_keys
from mapping.safe import unsafe_cell
from mapping.schema import INPUT_COLUMNS, PUBLIC_STATES

_KEYED = ("id", *INPUT_COLUMNS)
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
            f"Nessuna delle {len(atlas.located)} righe di «{atlas.registry.name}» si può pubblicare (è un modello da "
            "compilare, o manca il nome): nulla è stato scritto; controllare il file, o ripetere con --accept-loss."
        )
    loss = Loss(diff.old_rows, round(diff.loss_percent * diff.old_rows / 100)) if diff else _loss(atlas, old, out, tell)
    if loss.percent > max_loss:
        if not accept_loss:
            raise NotPublishable(_too_much(loss, max_loss, out if diff is None else None))
        worse |= {"associazioni_prima": loss.before, "associazioni_perse": loss.lost}
    return worse or carried(atlas, out, old)


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
    listed = read_edition(out).listed
    if atlas.registry.listed < listed:
        raise InputError(
            f"L'edizione in «{out}» è stata fatta con un elenco di {listed} ritiri, che questa chiamata non ha: chi si "
            "è ritirato tornerebbe pubblico; indicare l'elenco con --withdrawn."
        )


def _fewer_withdrawals(atlas: Atlas, old: Edition, out: Path, *, accept_loss: bool) -> dict[str, int]:
    if atlas.registry.listed >= old.listed:
        return {}
    if not atlas.registry.listed and not accept_loss:
        refuse_no_list(atlas, out)
    if not accept_loss:
        raise NotPublishable(
            f"L'elenco dei ritiri ha {atlas.registry.listed} voci e quello dell'edizione in «{out}» ne aveva "
            f"{old.listed}: chi non vi è più tornerebbe pubblico; completare l'elenco o, se è giusto così, ripetere "
            "con --accept-loss."
        )
    return {"ritiri_prima": old.listed}


def _too_much(loss: Loss, max_loss: float, out: Path | None) -> str:
    share = f"{loss.percent:.1f}".replace(".", ",")
    which = f"dell'edizione in «{out}»" if out else "dell'edizione precedente"
    return (
        f"Manca il {share} % delle associazioni {which} ({loss.lost} su {loss.before}), più del {max_loss:g} % "
        "ammesso: nulla è stato pubblicato; controllare il registro, alzare --max-loss o ripetere con --accept-loss."
    )


def _loss(atlas: Atlas, old: Edition, out: Path, tell: Tell) -> Loss:
    """Return what the edition in the folder had and the atlas lacks; who withdrew, or is withheld, is no loss."""
    hidden = _hidden(atlas.states) - _hidden(old.states)
    if old.rows is None:
        before = sum(old.states.get(state, 0) for state in PUBLIC_STATES)
        if before:
            tell(
                f"Il file registro/righe.csv in «{out}» manca o non è quello che era stato scritto: con l'edizione che "
                "vi sta si confronta solo il numero delle associazioni."
            )
        return Loss(before, max(0, before - len(atlas.associations) - max(0, hidden)))
    before_rows = _told_before(old.rows)
    stays = before_rows[~_now_withdrawn(before_rows, atlas)]
    after = add_keys(_keyed(plain_places(atlas.associations).set_index("riga")))
    lost = len(stays) - len(pair_editions(stays, after))
    unexplained = max(0, hidden - (len(before_rows) - len(stays)))
    return Loss(len(before_rows), max(0, lost - unexplained))


def _hidden(states: Mapping[str, int]) -> int:
    return sum(states.get(state, 0) for state in SECRET)


def _told_before(ledger: pd.DataFrame) -> pd.DataFrame:
    """Return the published rows of a ledger with the keys that editions are paired by."""
    told = ledger[ledger["stato"].isin(PUBLIC_STATES)].reset_index(drop=True)
    return add_keys(_keyed(told.assign(denominazione=told["denominazione"].map(unsafe_cell))))


def _keyed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.reindex(columns=list(_KEYED), fill_value="").astype("str")


def _now_withdrawn(before: pd.DataFrame, atlas: Atlas) -> "pd.Series[bool]":
    """Return which rows of the edition before the withdrawal list names now."""
    names = {fold(barred.text) for barred in atlas.registry.barred if barred.kind == "nome"}
    ids = {barred.text.lower() for barred in atlas.registry.barred if barred.kind == "id"}
    keys = family_keys(before).isin(atlas.registry.withdrawn_keys)
    return keys | before["id"].isin(ids) | (before["nome_chiave"].isin(names) & ~before["id"].isin(_living(atlas)))


def _living(atlas: Atlas) -> set[str]:
    return set(atlas.associations["id"])
