# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A cell of place that means all of Italy: «tutta Italia», «territorio nazionale»."""

import re

from mapping.places.names.keys import words

_LONGEST = 80
"""Characters of a cell that are looked at: a longer text is prose."""
_ALL = frozenset(["tutta", "tutto", "intera", "intero", "all", "whole", "tutte", "every"])
_OF_ITALY = frozenset(["italia", "italy", "nazionale", "nazionali", "national", "nationwide", "italiano", "nazione"])
_PARTS = frozenset(["regioni", "province", "regions", "provinces"])
"""All of these are Italy: «tutte le regioni»."""
_BESIDE = frozenset(
    re.findall(
        r"\w+",
        "su sul in a sull nell il lo la le l d di del dell della de the of over territorio ambito livello paese stato "
        "repubblica italiana italiane copertura scala raggio attivita attiva area estensione dimensione sede",
    )
)


def is_nationwide(text: str) -> bool:
    """Return whether the cell says that something is everywhere in Italy, and nothing else."""
    said = set(words(text[:_LONGEST]))
    core = said & _OF_ITALY or (said & _ALL and said & _PARTS)
    return len(text) <= _LONGEST and bool(core) and said <= _ALL | _OF_ITALY | _PARTS | _BESIDE
