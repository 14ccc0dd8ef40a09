# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is told once of a text, however many rows say it: a column in free words would else fill the report."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from mapping.cells import Finding, Parsed, fold, shown
from mapping.problems import Problem

Array = np.ndarray[Any, Any]
_TOLD = 200
"""Texts of a column that are told one by one, those of most rows first."""


class _Text(NamedTuple):
    """A text, in how many rows it stands, and in which first."""

    finding: Finding
    rows: int
    first: int


def told_once(column: "pd.Series[str]", name: str, read: Sequence[Parsed], codes: Array) -> Iterator[Problem]:
    """Yield a problem for each distinct text of which something is to be told once.

    Parameters
    ----------
    column, name
        The cells by ``riga``, and the column they are of.
    read, codes
        Its distinct cells as they were read, and which of them each row has.
    """
    if not any(found.once for parsed in read for found in parsed.findings):
        return
    rows, first = np.bincount(codes, minlength=len(read)), np.unique(codes, return_index=True)[1]
    texts: dict[tuple[str, str], _Text] = {}
    for code, parsed in enumerate(read):
        for found in parsed.findings:
            if found.once:
                here = _Text(found, int(rows[code]), int(column.index[first[code]]))
                key = found.codice, fold(found.value)
                before = texts.get(key, here._replace(rows=0))
                texts[key] = before._replace(rows=before.rows + here.rows)
    told = sorted(texts.values(), key=lambda text: (-text.rows, text.first))
    for found, count, riga in told[:_TOLD]:
        yield Problem(
            found.codice,
            riga,
            name,
            shown(found.value, name),
            shown(found.proposta),
            {**found.dati, "quante": str(count)},
        )
    if rest := told[_TOLD:]:
        facts = {"quanti": str(len(rest)), "quante": str(sum(text.rows for text in rest))}
        yield Problem("testi-non-capiti", 0, name, dati=facts)
