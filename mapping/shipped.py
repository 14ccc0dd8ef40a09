# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where the files that ship with the package lie."""

from pathlib import Path

from mapping.errors import GeodataError

PACKAGE = Path(__file__).parent
"""The folder of the package."""


def geodata_path(name: str) -> Path:
    """Return the path of a shipped table such as ``gazetteer/comuni.csv``.

    An installed package has ``geodata`` inside it, a checkout has it beside it.

    Raises
    ------
    GeodataError
        If neither place holds the file.
    """
    for root in (PACKAGE, PACKAGE.parent):
        path = root / "geodata" / name
        if path.exists():
            return path
    raise GeodataError(f"La tabella «{name}» del pacchetto manca: reinstallare il pacchetto.")


def shipped_registry() -> Path:
    """Return the registry that ships with the package."""
    return geodata_path("registry/associazioni.csv")
