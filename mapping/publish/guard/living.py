# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The associations that reading let live, and what they are called: what is part of their own name is theirs."""

from collections import defaultdict
from functools import cached_property

import pandas as pd

from mapping.publish.guard.sieve import Sieve
from mapping.publish.guard.spellings import name_forms, site_key


class Living:
    """Who may be named: by ``id`` the names, and what several of them share."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self.codes = frozenset(rows["codice_fiscale"]) - {""}
        self.shared_hosts = _shared_hosts(rows["sito_web"])
        self._called: dict[str, set[str]] = defaultdict(set)
        self._rows: dict[str, int] = {}
        columns = (rows[name].tolist() for name in ("id", "denominazione", "acronimo"))
        for riga, owner, name, acronym in zip(rows.index.tolist(), *columns, strict=True):
            self._rows.setdefault(owner, riga)
            self._called[owner] |= {name, acronym}
        self.ids = frozenset(self._called)
        self._held: dict[str, bool] = {}

    def riga(self, owner: str) -> int:
        """Return the registry's row of an ``id``, 0 if it has none."""
        return self._rows.get(owner, 0) if owner else 0

    def holds(self, owner: str, form: str) -> bool:
        """Return whether a folded name is part of what this association is called."""
        return any(_holds(text, form) for text in self._called.get(owner, ()))

    def any_holds(self, form: str) -> bool:
        """Return whether a folded name is part of what any of them is called."""
        if form not in self._held:
            self._held[form] = any(_holds(text, form) for text in Sieve([form]).of(self._names))
        return self._held[form]

    @cached_property
    def _names(self) -> list[str]:
        return sorted(set().union(*self._called.values()))


def _holds(text: str, form: str) -> bool:
    return any(f" {form} " in f" {spelt} " for spelt in name_forms(text))


def _shared_hosts(sites: "pd.Series[str]") -> frozenset[str]:
    """Return the hosts under which several associations have their site: none of them is one's alone."""
    hosts = pd.Series([key[0] for site in sites.unique() if site and (key := site_key(site))], dtype="str")
    return frozenset(hosts[hosts.duplicated()])
