# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""ISTAT's citizenships as ISO codes: by name, with ISTAT's own code as the check."""

from pathlib import Path

import pandas as pd

from geodata.official.archives import read_table
from geodata.steps.common import StepError, check
from geodata.steps.levels import ITALIAN
from mapping.places.names.keys import fold
from mapping.shipped_tables import read_table as read_shipped

OWN_NAMES = "cittadinanze.csv"
"""Names that the shipped table lacks (nome, paese), beside the archive."""
_TABLE = "residents/cittadinanze.csv"
_NAMES = ("nome", "nome_istat_2014", "nome_istat_2023", "nome_istat_2025")


def country_codes(archive: Path, rows: pd.DataFrame) -> pd.Series:
    """Return the ISO code of each row, whatever the accents and capitals of its name; ``""`` of the Italians.

    ``rows`` has codice_istat and cittadinanza, and the number of its line as its index. The names of `OWN_NAMES`
    beside the archive are known too, and win.

    Raises
    ------
    StepError
        If a name is known to neither table, or is not that of its code.
    """
    known, own = read_shipped(_TABLE), _own_names(archive.parent)
    by_name = {fold(name): row["paese"] for _, row in known.iterrows() for name in row[list(_NAMES)] if name} | own
    by_code = dict(zip(known["codice_istat"], known["paese"], strict=True))
    shown = dict(zip(known["paese"], known["nome"], strict=True))
    found, faults = {}, []
    for row, code, name in rows.drop_duplicates().itertuples(name=None):
        country = "" if code == ITALIAN else by_name.get(fold(name))
        right = country if fold(name) in own else by_code.get(code, country)
        if country is None or country != right:
            of_code = f", che è di {shown[by_code[code]]}" if code in by_code else ""
            faults.append(f"riga {row}, «{name}» (codice {code}{of_code})")
        found[code, name] = country
    check(not faults, _way_out(archive, faults))
    keys = zip(rows["codice_istat"], rows["cittadinanza"], strict=True)
    return pd.Series([found[key] for key in keys], index=rows.index, dtype=str)


def _way_out(archive: Path, faults: list[str]) -> str:
    more = f"; e altre {len(faults) - 10}" if len(faults) > 10 else ""
    return (
        f"{archive.name}: {_TABLE} non ha queste cittadinanze con quel nome e quel codice: "
        f"{'; '.join(faults[:10])}{more}. Scriverle, con il codice ISO di due lettere, in un file «{OWN_NAMES}» "
        "(colonne nome,paese) accanto all'archivio, e ripetere."
    )


def _own_names(folder: Path) -> dict[str, str]:
    """Return ``folded name -> ISO code`` of the `OWN_NAMES` of the folder, if there is one."""
    path = folder / OWN_NAMES
    if not path.is_file():
        return {}
    _, table = read_table(path, ("nome", "paese"))
    known = set(read_shipped(_TABLE)["paese"])
    for row, name, country in table.itertuples(name=None):
        if country not in known:
            raise StepError(f"{OWN_NAMES}, riga {row}: «{country}» ({name}) non è un codice «paese» di {_TABLE}.")
    return {fold(name): country for name, country in zip(table["nome"], table["paese"], strict=True)}
