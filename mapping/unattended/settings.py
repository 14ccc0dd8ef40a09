# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The options of an unattended edition, written down once in a TOML file beside the registry."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from mapping.errors import InputError
from mapping.files import label, read_toml_given

Kind = Literal["file", "flag", "several", "text"]

_SAID = {
    "file": "vuole il nome di un file o di una cartella tra virgolette",
    "flag": "vuole true o false, senza virgolette",
    "several": 'vuole testi tra parentesi quadre, come ["denominazione=Nome"]',
    "text": "vuole un testo tra virgolette o un numero",
}


def read_settings(path: Path, known: Mapping[str, Kind]) -> dict[str, Any]:
    """Return option -> value; files are looked for from the folder of the settings.

    Parameters
    ----------
    path
        A TOML file of lines ``option = value``, the options named as on the command line without their dashes.
    known
        The options that there are, and what each of them takes.

    Raises
    ------
    InputError
        If the file cannot be read, or names an option that there is not, or a value of another kind.
    """
    given = read_toml_given(path, "Il file delle impostazioni", "di impostazioni")
    where = f"Nel file delle impostazioni «{label(path)}»"
    for name, value in given.items():
        if name not in known:
            raise InputError(f"{where} «{name[:60]}» non è un'opzione: «mapping regenerate --help» le elenca.")
        if not _fits(value, known[name]):
            raise InputError(f"{where} «{name}» {_SAID[known[name]]}.")
    return {name: str(path.parent / value) if known[name] == "file" else value for name, value in given.items()}


def _fits(value: Any, kind: Kind) -> bool:
    if kind == "flag":
        return isinstance(value, bool)
    if kind == "several":
        return isinstance(value, list) and all(isinstance(text, str) for text in value)
    if kind == "file":
        return isinstance(value, str) and value.strip() != ""
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)
