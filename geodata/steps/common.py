# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every step shares: reading a raw table, naming its faults, writing ours always in the same bytes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pyogrio

EXCEPTIONS = Path(__file__).parent / "exceptions"
"""The visible tables of what no rule can repair, each row with its reason (``motivo``)."""
ISTAT = "gmontaletti_situas"
GARDA = "gardainformatica_gi_db_comuni/csv"
WGS84 = 4326
METRES = 32632
"""UTM 32N, the CRS of ISTAT's boundaries: tolerances and distances are metres in it."""

LEVELS = {"italia": 0, "regione": 1, "provincia": 2}
"""The values of ``livello`` in their order."""


class StepError(Exception):
    """A raw input is not what the step was written for; the sentence says which check failed."""


def check(condition: object, sentence: str) -> None:
    """Raise `StepError` with the sentence unless the condition holds."""
    if not condition:
        raise StepError(sentence)


def read_raw(path: Path, *, sep: str = ",", encoding: str = "utf-8-sig") -> pd.DataFrame:
    """Read a raw CSV with every cell as stripped text, the empty cell as ``""`` (NA is Napoli)."""
    frame = pd.read_csv(path, sep=sep, dtype=str, keep_default_na=False, encoding=encoding)
    return pd.DataFrame({name.strip(): frame[name].str.strip() for name in frame.columns})


def read_exceptions(name: str) -> pd.DataFrame:
    """Read one of the tables of `EXCEPTIONS` as text."""
    return read_raw(EXCEPTIONS / name)


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """Yield each row with its cells as attributes; that they are text is more than pandas' types can tell."""
    yield from frame.itertuples(index=False)


def istat_layer(layer: str, suffix: str) -> str:
    """Return the path, among the raw inputs, of a part of ISTAT's layer ``Com``, ``ProvCM`` or ``Reg``."""
    return f"{ISTAT}/{layer}01012025_g/{layer}01012025_g_WGS84.{suffix}"


def istat_attributes(raw: Path, layer: str) -> pd.DataFrame:
    """Return the attribute table of an ISTAT layer; it is UTF-8 and no .cpg says so."""
    path = raw / istat_layer(layer, "dbf")
    frame: pd.DataFrame = pyogrio.read_dataframe(path, encoding="utf-8", read_geometry=False)
    return frame


def levels_first(column: pd.Series) -> pd.Series:
    """Return the key to sort by ``livello``, the largest first; any other column as it stands."""
    return column.map(LEVELS) if column.name == "livello" else column


def to_csv(frame: pd.DataFrame) -> bytes:
    """Return the frame as UTF-8 CSV with plain line feeds, without its index, rows as they stand."""
    return frame.to_csv(index=False, lineterminator="\n").encode()
