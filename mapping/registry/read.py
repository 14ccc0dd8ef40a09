# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A registry from the file of a keeper to rows in normal form."""

import csv
import hashlib
from pathlib import Path

import pandas as pd

from mapping.errors import InputError
from mapping.registry.fold import fold, fold_header
from mapping.registry.model import Registry
from mapping.schema import INPUT_COLUMNS


def read_registry(
    path: str | Path, *, sheet: str | None = None, withdrawn: str | Path | None = None
) -> Registry:
    """Read a registry."""
    path = Path(path)
    if not path.is_file():
        raise InputError(f"Il file «{path.name}» non esiste: controllare il nome e la cartella.")
    data = path.read_bytes()
    records = list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True)))
    names = {fold_header(name): name for name in INPUT_COLUMNS}
    headers = [names.get(fold_header(h), "") for h in records[0]]
    frame = pd.DataFrame(records[1:], index=pd.RangeIndex(2, len(records) + 1, name="riga"), dtype=str)
    known = [i for i, h in enumerate(headers) if h]
    raw = frame.iloc[:, known].set_axis([headers[i] for i in known], axis=1)
    rows = raw.reindex(columns=list(INPUT_COLUMNS), fill_value="").fillna("")
    key = [cf or f"{fold(n)}|{fold(c)}" for cf, n, c in zip(rows.codice_fiscale, rows.denominazione, rows.comune, strict=True)]
    rows = rows.assign(id=[hashlib.sha256(k.encode()).hexdigest()[:12] for k in key], stato="", duplicata_di="", motivo="")
    ignored = tuple(h for i, h in enumerate(records[0]) if not headers[i])
    return Registry(path.name, hashlib.sha256(data).hexdigest(), rows, raw, (), ignored)
