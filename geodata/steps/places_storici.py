# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names, codes and provinces of other years, each led to the comuni of 1 January 2025."""

from collections import defaultdict
from pathlib import Path

import pandas as pd

from geodata.steps.common import check, read_raw, rows_of, to_csv
from geodata.steps.gazetteer import municipalities
from geodata.steps.places_versions import ALIVE, History, Version
from mapping.places.names.keys import fold

SARDINIA = "derived/sardegna_codici_2025_2026.csv"


def tables(raw: Path) -> dict[str, bytes]:
    """Return what the gazetteer knows of other years."""
    history, comuni = History(raw), municipalities(raw).set_index("codice_comune", drop=False)
    return {
        "gazetteer/storici.csv": to_csv(names(history, comuni)),
        "gazetteer/codici_storici.csv": to_csv(codes(history, comuni)),
        "gazetteer/appartenenze.csv": to_csv(memberships(history, comuni, sardinia(raw))),
        "gazetteer/sardegna_2026.csv": to_csv(sardinia(raw)),
    }


def names(history: History, comuni: pd.DataFrame) -> pd.DataFrame:
    """Return one row per name that is no longer official: where it lies today (several comuni, or none: ceded).

    ``sigle`` are the provinces the name was written with, ``fino_al`` the year it ended (``""``: still the German
    name of a comune).
    """
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[str, Version]]] = defaultdict(list)
    today = {(fold(row.nome), row.codice_comune) for row in comuni.itertuples()}
    for version in history.versions:
        codici = tuple(sorted(history.fate(version).codes))
        for name in filter(None, (version.name, version.german)):
            if len(codici) != 1 or (fold(name), codici[0]) not in today:
                groups[fold(name), codici].append((name, version))
    rows = [_name_row(codici, found, comuni) for (_, codici), found in groups.items()]
    return pd.DataFrame(rows).sort_values(["nome", "codici", "sigle"])


def _name_row(codici: tuple[str, ...], found: list[tuple[str, Version]], comuni: pd.DataFrame) -> dict[str, str]:
    end = max(version.end for _, version in found)
    regions = {version.region for _, version in found} | set(comuni.loc[list(codici), "codice_regione"])
    return {
        "nome": found[-1][0],
        "sigle": "; ".join(sorted({version.sigla for _, version in found})),
        "regioni": "; ".join(sorted(filter(None, regions))),
        "codici": "; ".join(codici),
        "fino_al": "" if end == ALIVE else end[:4],
    }


def codes(history: History, comuni: pd.DataFrame) -> pd.DataFrame:
    """Return one row per ISTAT code that no comune has today, with the comuni of today it leads to.

    A code that ISTAT gave to one comune after another (Cagliari's in 1974) leads to all of them.
    """
    found: dict[str, set[str]] = defaultdict(set)
    for version in history.versions:
        if version.code not in comuni.index:
            found[version.code] |= history.fate(version).codes
    rows = [(code, "; ".join(sorted(codici))) for code, codici in sorted(found.items()) if codici]
    return pd.DataFrame(rows, columns=["codice", "codici"])


def memberships(history: History, comuni: pd.DataFrame, islands: pd.DataFrame) -> pd.DataFrame:
    """Return per comune of today every province (sigla) and region it belongs or has belonged to."""
    siglas: dict[str, set[str]] = defaultdict(set)
    regions: dict[str, set[str]] = defaultdict(set)
    for version in history.versions:
        fate = history.fate(version)
        if fate.kept and len(fate.codes) == 1:
            (code,) = fate.codes
            siglas[code].add(version.sigla)
            regions[code].update(filter(None, [version.region]))
    for row in rows_of(comuni):
        siglas[row.codice_comune].add(row.sigla)
        regions[row.codice_comune].add(row.codice_regione)
    for row in rows_of(islands):
        siglas[row.codice_comune].add(row.sigla_2026)
    rows = [(code, "; ".join(sorted(siglas[code])), "; ".join(sorted(regions[code]))) for code in sorted(siglas)]
    check(len(rows) == len(comuni), "Le appartenenze non sono una per comune.")
    return pd.DataFrame(rows, columns=["codice_comune", "sigle", "regioni"])


def sardinia(raw: Path) -> pd.DataFrame:
    """Return the 377 comuni of Sardegna with the code and the province they have since 2026."""
    table = read_raw(raw / SARDINIA)
    check(len(table) == 377, "I comuni della Sardegna non sono 377.")
    old = {"codice_istat_2025": "codice_comune", "codice_istat_2026": "codice_2026"}
    new = {"sigla_uts_2026": "sigla_2026", "den_uts_2026": "provincia_2026"}
    frame = table.rename(columns=old | new)[["codice_comune", "codice_2026", "sigla_2026", "provincia_2026"]]
    return frame.sort_values("codice_comune")
