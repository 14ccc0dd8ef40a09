# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A TOML file of somebody else, read within bounds."""

import re
import tomllib
from pathlib import Path
from typing import Any

from mapping.errors import InputError, system_says
from mapping.files.input_file import check_given, label

MAX_BYTES = 1_000_000
_DOTS = 200
"""In a line: the parser takes the square of their number for a key."""
_LINE = re.compile(r"at line (\d+)")


def read_toml_given(path: Path, what: str, kind: str) -> dict[str, Any]:
    """Return the tables of a file; ``what`` is it with its article, and ``kind`` completes «un file …».

    Raises
    ------
    InputError
        If it is no ordinary file of `MAX_BYTES` at most, or is no TOML in UTF-8.
    """
    name = label(path)
    size = check_given(path, what=what, absent="non si può leggere: il file o la sua cartella non esiste")
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(f"{what} «{name}» non si può leggere: {system_says(error)}.") from None
    if max(size, len(data)) > MAX_BYTES:
        raise InputError(f"{what} «{name}» supera {MAX_BYTES // 1_000_000} MB: non è un file {kind}.")
    dotted = next((number for number, line in enumerate(data.split(b"\n"), 1) if line.count(b".") > _DOTS), 0)
    if dotted:
        raise InputError(f"{what} «{name}» ha alla riga {dotted} più di {_DOTS} punti: scriverla più corta.")
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise InputError(f"{what} «{name}» non è in UTF-8 (riga {line}): salvarlo di nuovo come UTF-8.") from None
    except RecursionError:
        raise InputError(f"{what} «{name}» non è TOML leggibile: ha troppe parentesi una dentro l'altra.") from None
    except ValueError as error:
        raise InputError(
            f'{what} «{name}» non è scritto in TOML: {_where(str(error))} non si capisce; scrivere chiave = "testo", '
            "ogni chiave una volta sola."
        ) from None


def _where(said: str) -> str:
    """Return the place that the parser's English names; a number of too many digits has none."""
    line = _LINE.search(said)
    return f"la riga {line[1]}" if line else "la fine del file" if "end of document" in said else "un numero"
