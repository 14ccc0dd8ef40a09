# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an edition adds to ours, one table for each: columns (``[[colonna]]``) and layers (``[[livello]]``)."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mapping.metadata.own_columns import COLUMN, column_faults
from mapping.metadata.own_layers import LAYER, LICENCES, layer_faults


def without_tables(own: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a file sets but for these tables, which have no model among ours."""
    return {key: value for key, value in own.items() if key not in (COLUMN, LAYER)}


def table_faults(own: Mapping[str, Any], shipped: Mapping[str, Any], folder: Path) -> Iterator[str]:
    """Yield what is wrong with these tables; the files that they name lie in ``folder``."""
    said = (own.get(key) for key in LICENCES)
    codes = [table.get("spdx") if isinstance(table, dict) else None for table in said]
    licences = [str(code or shipped[key]["spdx"]) for key, code in zip(LICENCES, codes, strict=True)]
    yield from column_faults(own.get(COLUMN, []))
    yield from layer_faults(own.get(LAYER, []), folder, licences)


def beside(own: dict[str, Any], folder: Path) -> dict[str, Any]:
    """Return the same with the files of the layers told from where we stand."""
    if LAYER not in own:
        return own
    return own | {LAYER: [table | {"file": str(folder / table["file"])} for table in own[LAYER]]}
