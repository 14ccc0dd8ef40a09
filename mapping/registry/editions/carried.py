# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A withdrawal holds from one edition to the next, whatever the association is called and wherever it is now."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from mapping.errors import NotPublishable
from mapping.registry.editions.pairs import Pair, pair_editions
from mapping.registry.identity import add_keys
from mapping.registry.model import Registry
from mapping.registry.withdrawals import KEEP, names_of

_TOLD = 5
"""Rows named in one sentence; the others are counted."""


class Paired(NamedTuple):
    """The living and the hidden rows of two editions with their keys, and which (old, new) are one association."""

    before: pd.DataFrame
    after: pd.DataFrame
    pairs: list[Pair]


def pair_registries(old: Registry, new: Registry) -> Paired:
    """Pair two editions; ``stato`` is ``""`` of a living row, else the state that hides it."""
    before, after = shown_and_hidden(old), shown_and_hidden(new)
    return Paired(before, after, pair_editions(before, after))


def shown_and_hidden(registry: Registry) -> pd.DataFrame:
    """Return the living and the hidden rows with their keys; ``stato`` is ``""`` of a living one."""
    living = registry.rows[registry.rows["stato"] == ""]
    columns = [*living.columns, "voce", "decisione"]
    both = pd.concat([living, registry.hidden]).reindex(columns=columns).astype(object).fillna("")
    return add_keys(both.astype("str").sort_index())


def renamed_withdrawals(before: pd.DataFrame, after: pd.DataFrame, pairs: Iterable[Pair]) -> dict[int, str]:
    """Return ``riga -> voce`` of the living rows that the list withdraws under the name or place they had before.

    The frames are those of `Paired`; a decision of the list to keep an association is respected.
    """
    hidden = before[(before["stato"] != "") & (before["decisione"] != KEEP)]["voce"].to_dict()
    living = set(after.index[after["stato"] == ""])
    return {b: str(hidden[a]) for a, b in pairs if a in hidden and b in living}


def refuse_renamed(found: Mapping[int, str], names: "pd.Series[str]") -> None:
    """Refuse to publish an association under a new name that the list withdraws under the old one.

    It cannot be withheld: the next edition would no longer know what it was called.

    Raises
    ------
    NotPublishable
        If ``found`` (by `renamed_withdrawals`) holds any; ``names`` are their names of today.
    """
    if found:
        told = [f"riga {riga}, «{names[riga]}» (riga {voce} dell'elenco)" for riga, voce in sorted(found.items())]
        more = f" e altre {len(told) - _TOLD}" if len(told) > _TOLD else ""
        raise NotPublishable(
            "Il registro dà un altro nome o un altro luogo ad associazioni che l'elenco dei ritiri nomina come si "
            f"chiamavano nell'edizione di prima: {'; '.join(told[:_TOLD])}{more}. Nulla è stato scritto: aggiungere "
            "all'elenco una riga con il nome e il comune di oggi, oppure «tieni» nella colonna «decisione»."
        )


def barred_names(*registries: Registry) -> frozenset[str]:
    """Return the keys of every name that the list gives or that a withdrawn row bears."""
    texts = [one.text for registry in registries for one in registry.barred if one.kind == "nome"]
    return names_of(texts).whole if texts else frozenset()
