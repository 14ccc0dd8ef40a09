# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Titles between rows that tell the standing of those below them («Associazioni cancellate», «Iscritte»)."""

from bisect import bisect_right
from collections.abc import Iterable

import pandas as pd

from mapping.registry.model import Table
from mapping.schema import CEASED, INPUT_COLUMNS


def stand_out(keyed: pd.DataFrame, table: Table) -> bool:
    """Return whether a row of one cell is a title: most of the others have more than that."""
    others = keyed.drop(index=list(table.titles))[[name for name in INPUT_COLUMNS if name != "denominazione"]]
    return bool((others != "").any(axis=1).mean() > 1 / 2)


def rows_below(keyed: pd.DataFrame, table: Table, plain: Iterable[int]) -> list[int]:
    """Return the rows below a title that says that they are no more, until the next title.

    One of ``plain`` («REGIONE LAZIO») ends them too, unless it follows the title at once: then it and those after it
    are parts of the section.
    """
    index, titles = keyed.index.tolist(), dict(table.titles)
    follows = dict(zip(index[1:], index, strict=False))
    said, nested = dict(titles), False
    for riga in sorted({*titles, *plain}):
        if riga in titles:
            nested = False
        else:
            nested = nested or follows.get(riga) in titles
            if not nested:
                said[riga] = ""
    starts = sorted(said)
    at = ((riga, bisect_right(starts, riga) - 1) for riga in index if riga not in said)
    return [riga for riga, found in at if found >= 0 and said[starts[found]] == CEASED]
