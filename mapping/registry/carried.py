# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A withdrawal holds from one edition to the next, whatever the association is called and wherever it is now."""

from typing import NamedTuple

import pandas as pd

from mapping.problems import Problem
from mapping.registry.hidden import WITHDRAWN, WITHHELD, hide, verdict
from mapping.registry.identity import add_keys
from mapping.registry.model import Registry
from mapping.registry.pairing import Pair, pair_editions
from mapping.registry.withdrawals import Entry
from mapping.registry.withdrawals.entry import KEEP, WITHDRAW
from mapping.registry.withdrawals.names import NOBODY, names_of


class Paired(NamedTuple):
    """The living and the hidden rows of two editions with their keys, and which (old, new) are one association."""

    before: pd.DataFrame
    after: pd.DataFrame
    pairs: list[Pair]


def pair_registries(old: Registry, new: Registry) -> Paired:
    """Pair two editions; ``stato`` is ``""`` of a living row, else the state that hides it."""
    before, after = _shown_and_hidden(old), _shown_and_hidden(new)
    return Paired(before, after, pair_editions(before, after))


def _shown_and_hidden(registry: Registry) -> pd.DataFrame:
    living = registry.rows[registry.rows["stato"] == ""]
    columns = [*living.columns, "voce", "decisione"]
    both = pd.concat([living, registry.hidden]).reindex(columns=columns).astype(object).fillna("")
    return add_keys(both.astype("str").sort_index())


def carry_withdrawals(old: Registry, new: Registry) -> Registry:
    """Return the new edition without the associations that the list withdraws under the name or place they had before.

    The same id or tax code is the same association: it is withdrawn. One that is only likely the same is withheld,
    unless the list decides.
    """
    before, after, pairs = pair_registries(old, new)
    hidden = {int(row["riga"]): row for row in before.reset_index().to_dict("records") if row["stato"]}
    living = {int(row["riga"]): row for row in after.reset_index().to_dict("records") if not row["stato"]}
    found: dict[int, Problem] = {}
    entries: dict[int, Entry] = {}
    for a, b in pairs:
        if a not in hidden or b not in living:
            continue
        row, other = hidden[a], living[b]
        sure = row["stato"] == WITHDRAWN and (row["id"] == other["id"] or row["decisione"] == WITHDRAW)
        if sure or row["decisione"] != KEEP:
            entries[b] = Entry(row["voce"], NOBODY, decision=row["decisione"])
            found[b] = verdict(b, entries[b], WITHDRAWN if sure else WITHHELD, other["denominazione"])
    return hide(new, found, entries)


def barred_names(*registries: Registry) -> frozenset[str]:
    """Return the keys of every name that the list gives or that a withdrawn row bears."""
    texts = [one.text for registry in registries for one in registry.barred if one.kind == "nome"]
    return names_of(texts).whole if texts else frozenset()
