# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What every step shares: reading a raw table, naming its faults, writing ours always in the same bytes."""

from pathlib import Path

import pandas as pd

EXCEPTIONS = Path(__file__).parent / "exceptions"
"""The visible tables of what no rule can repair, each row with its reason (``motivo``)."""


class StepError(Exception):
    """A raw input is not what the step was written for; the sentence says which check failed."""


def check(condition: object, sentence: str) -> None:
    """Raise `StepError` with the sentence unless the condition holds."""
    if not condition:
        raise StepError(sentence)


def read_raw(path: Path, *, sep: str = ",", encoding: str = "utf-8-sig") -> pd.DataFrame:
    """Read a raw CSV with every cell as stripped text, the empty cell as ``""`` (NA is Napoli)."""
    frame = pd.read_csv(path, sep=sep, dtype=str, keep_default_na=False, encoding=encoding)
    return frame.rename(columns=str.strip).apply(lambda column: column.str.strip())


def read_exceptions(name: str) -> pd.DataFrame:
    """Read one of the tables of `EXCEPTIONS` as text."""
    return read_raw(EXCEPTIONS / name)


def to_csv(frame: pd.DataFrame) -> bytes:
    """Return the frame as UTF-8 CSV with ``\\n`` line ends, without its index, rows as they stand."""
    return frame.to_csv(index=False, lineterminator="\n").encode()
