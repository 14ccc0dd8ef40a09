# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The comuni that are no more (``Elenco-comuni-soppressi.zip``) and where their territory went."""

from pathlib import Path

import pandas as pd

from geodata.official.archives import read_table
from geodata.steps.common import check

_COLUMNS = {
    "Codice Comune": "codice_comune",
    "Denominazione Comune": "nome",
    "Sigla Automobilistica": "sigla",
    "Data evento": "data",
    "Codice del Comune associato alla variazione": "codice_erede",
    "Denominazione Comune associato alla variazione": "nome_erede",
}


def suppressed(archive: Path) -> pd.DataFrame:
    """Return one row per suppressed comune and heir, ``data`` as ISO; lines without a code are no rows.

    Raises
    ------
    StepError
        If a date is not written ``gg/mm/aaaa``.
    """
    _, table = read_table(archive, tuple(_COLUMNS))
    rows = table[table["Codice Comune"] != ""].rename(columns=_COLUMNS)
    parts = rows["data"].str.extract(r"^(\d{2})/(\d{2})/(\d{4})")
    check(parts.notna().to_numpy().all(), f"{archive.name}: una data non è scritta gg/mm/aaaa.")
    dated = rows.assign(data=parts[2] + "-" + parts[1] + "-" + parts[0])
    return dated.sort_values(["data", "codice_comune", "codice_erede"], kind="stable", ignore_index=True)
