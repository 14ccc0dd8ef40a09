# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The associations that reading let live, and what they are called: what is part of their own name is theirs."""

from collections import defaultdict
from functools import cached_property

import pandas as pd

from mapping.publish.guard.sieve import Sieve
from mapping.publish.guard.spellings import name_forms, site_key


class Living:
    """Who may be named: by ``id`` the names, and what several of them share; each made when something is found."""

    def __init__(self, rows: pd.DataFrame) -> None:
        self._columns = rows
        self._held: dict[str, bool] = {}

    @cached_property
    def ids(self) -> frozenset[str]:
        """Who they are."""
        return frozenset(self._columns["id"])

    @cached_property
    def codes(self) -> frozenset[str]:
        """Their tax codes."""
        return frozenset(self._columns["codice_fiscale"]) - {""}

    @cached_property
    def shared_hosts(self) -> frozenset[str]:
        """The hosts under which several have their site."""
        return _shared_hosts(self._columns["sito_web"])

    @cached_property
    def _rows(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for riga, owner in zip(self._columns.index.tolist(), self._columns["id"].tolist(), strict=True):
            found.setdefault(owner, riga)
        return found

    @cached_property
    def _called(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        columns = (self._columns[name].tolist() for name in ("id", "denominazione", "acronimo"))
        for owner, name, acronym in zip(*columns, strict=True):
            found[owner] |= {name, acronym}
        return found

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
