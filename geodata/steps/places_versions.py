# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The history of the comuni as versions, each followed to the comuni of 1 January 2025.

ISTAT's archive has one row per version of a comune: a code, a name and the dates it was valid. Codes were given again
to other comuni (Oristano in 1974, Isernia in 1970), so a version is followed by its name first, by its code after.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from geodata.steps.common import check, read_exceptions, read_raw, rows_of
from mapping.places.names.keys import fold

ALIVE = "9999-12-31"
ARCHIVE = "italia_vocabolari-controllati/cities/cities.csv"
SUPPRESSED = "passcar99_comuni/Elenco comuni soppressi.csv"


class Version(NamedTuple):
    """A comune as it was between two dates (ISO); ``region`` is ``""`` before 1948."""

    code: str
    name: str
    german: str
    sigla: str
    region: str
    start: str
    end: str


class Fate(NamedTuple):
    """Where a version lies today: one comune, several, or none (ceded); ``kept`` if it was never suppressed."""

    codes: frozenset[str]
    kept: bool


def iso(date: str) -> str:
    """Return ``1927-01-12`` of ``12-01-1927`` or ``12/01/1927``."""
    day, month, year = re.split("[-/]", date)
    return f"{year}-{month}-{day}"


@cache
def versions(raw: Path) -> tuple[Version, ...]:
    """Return the versions in the order of time, without those that never lived a day."""
    rows = read_raw(raw / ARCHIVE).itertuples(index=False, name=None)
    every = (
        Version(code, name, german, sigla, region if region != "00" else "", iso(start), iso(end))
        for region, _, sigla, _, code, name, german, start, end in rows
    )
    return tuple(sorted((v for v in every if v.start < v.end), key=lambda v: (v.start, v.end, v.code)))


class History:
    """The versions with the indexes that follow them."""

    def __init__(self, raw: Path) -> None:
        self.versions = versions(raw)
        self.by_code: dict[str, list[Version]] = defaultdict(list)
        self.by_name: dict[str, list[Version]] = defaultdict(list)
        for version in self.versions:
            self.by_code[version.code].append(version)
            self.by_name[fold(version.name)].append(version)
        self.suppressions = suppressions(raw)
        rows = rows_of(read_exceptions("storici_successori.csv"))
        self.decided = {(row.codice, row.nome): row.codici.split("; ") if row.codici else [] for row in rows}
        self._fates: dict[Version, Fate] = {}

    def fate(self, version: Version) -> Fate:
        """Return where the version lies today."""
        if version not in self._fates:
            self._fates[version] = Fate(frozenset(), kept=False)  # a circle leads nowhere
            self._fates[version] = self._find(version)
        return self._fates[version]

    def _find(self, version: Version) -> Fate:
        if (version.code, version.name) in self.decided:
            return Fate(frozenset(self.decided[version.code, version.name]), kept=False)
        if version.end == ALIVE:
            return Fate(frozenset([version.code]), kept=True)
        following = self._same_name(version) or self._renamed(version)
        if following:
            return self._union(following, kept=True)
        heirs = self._union(self._heirs(version), kept=False)
        return self._restored(version, heirs) or heirs

    def _union(self, following: Iterable[Version], *, kept: bool) -> Fate:
        fates = [self.fate(v) for v in following]
        codes = frozenset(code for fate in fates for code in fate.codes)
        return Fate(codes, kept=kept and all(fate.kept for fate in fates))

    def _same_name(self, version: Version) -> list[Version]:
        """Return what goes on under the same name the day the version ends, with the same code if it can."""
        same = [v for v in self.by_name[fold(version.name)] if v.start == version.end]
        return [v for v in same if v.code == version.code] or same

    def _renamed(self, version: Version) -> list[Version]:
        """Return what goes on under the same code, unless that name comes from another code."""
        return [
            v
            for v in self.by_code[version.code]
            if v.start == version.end
            and not any(o.end == v.start and o.code != v.code for o in self.by_name[fold(v.name)])
        ]

    def _heirs(self, version: Version) -> list[Version]:
        """Return the comuni that took the territory, as ISTAT's list of suppressed comuni tells."""
        return [
            v
            for date, code in self.suppressions.get((version.code, fold(version.name)), ())
            for v in self.by_code[code]
            if v.start <= date < v.end and date == version.end
        ]

    def _restored(self, version: Version, heirs: Fate) -> Fate | None:
        """Return the comune set up again later under the same name on the same ground, if it was."""
        later = [v for v in self.by_name[fold(version.name)] if v.start > version.end]
        if not heirs.codes and not later:
            later = [v for v in self.by_code[version.code] if v.start > version.end]
        near = [v for v in later if v.code == version.code or v.sigla == version.sigla] or later
        fates = {self.fate(v).codes for v in near} - {frozenset()}
        return Fate(fates.pop(), kept=True) if len(fates) == 1 and (near is not later or not heirs.codes) else None


@cache
def suppressions(raw: Path) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return ``(code, key of the name) -> [(date, code of the heir)]`` of ISTAT's list of suppressed comuni."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    table = read_raw(raw / SUPPRESSED, sep=";", encoding="cp1252")
    check(len(table) == 2625, "L'elenco dei comuni soppressi non ha 2.625 righe.")
    for row in table.itertuples(index=False, name=None):
        code, name, date, heir = row[3], row[4], row[6], row[7]
        if code:  # «Riscone/Reischach» is Riscone in the archive
            found[code, fold(name.partition("/")[0])].append((iso(date), heir))
    return found
