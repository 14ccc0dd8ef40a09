# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The initiatives as the page shows them: one card each, with places, events and figures."""

from typing import Any

import pandas as pd

from mapping.coverage import Initiatives
from mapping.viewer.packing import pack_frame

_PLACES = (
    "progetto", "codice_comune", "comune", "codice_regione", "latitudine", "longitudine",
    "ruolo_it", "ruolo_en", "partner_it", "partner_en", "nota_it", "nota_en", "fonti",
)  # fmt: skip
_EVENTS = ("progetto", "evento_it", "evento_en", "comunita", "data", "comune", "sede", "titolo")
_FIGURES = ("progetto", "nome_it", "nome_en", "valore", "unita_it", "unita_en", "codice_comune")


def initiatives_block(initiatives: Initiatives) -> dict[str, Any]:
    """Return ``progetti``, ``luoghi``, ``eventi``, ``cifre``, each ``{"quante": n, "colonne": packed}``."""
    return {
        "progetti": _table(initiatives.projects.reset_index()),
        "luoghi": _table(initiatives.places[list(_PLACES)]),
        "eventi": _table(initiatives.events[list(_EVENTS)]),
        "cifre": _table(initiatives.figures[list(_FIGURES)]),
    }


def _table(frame: pd.DataFrame) -> dict[str, Any]:
    return {"quante": len(frame), "colonne": pack_frame(frame, list(frame.columns))}
