# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The initiatives as the page shows them: one card each, with places, events and figures."""

from typing import Any

import pandas as pd

from mapping.coverage import Initiatives
from mapping.viewer.packing import pack_frame


def initiatives_block(initiatives: Initiatives) -> dict[str, Any]:
    """Return ``progetti``, ``luoghi``, ``eventi``, ``cifre``, each ``{"quante": n, "colonne": packed}``."""
    return {
        "progetti": _table(initiatives.projects.reset_index()),
        "luoghi": _table(initiatives.places),
        "eventi": _table(initiatives.events),
        "cifre": _table(initiatives.figures),
    }


def _table(frame: pd.DataFrame) -> dict[str, Any]:
    return {"quante": len(frame), "colonne": pack_frame(frame, list(frame.columns))}
