# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The layers of points that an edition shows beside ours (``[[livello]]``): what may stand there, and what it means."""

import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from mapping.cells import shown
from mapping.coverage import PointLayer, read_point_file
from mapping.errors import InputError
from mapping.metadata.own_names import spelling_fault, tables_faults
from mapping.metadata.tables import Licence, Metadata, PointLayerTable

LAYER = "livello"
_MOST = 3
LICENCES = ("licenza", "licenza_indirizzi")
"""The licences that are described in full: that of the data, and that of OpenStreetMap."""
_KEYS = tuple(PointLayerTable.__annotations__)
_LONGEST = 120


def layer_faults(given: Any, folder: Path, licences: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with the tables of the edition's layers, whose files lie in ``folder``."""

    def faults(table: Mapping[str, Any], key: str) -> Iterator[str]:
        yield from _faults(table, key, folder, licences)

    yield from tables_faults(given, LAYER, _MOST, faults, ("nome",))


def _faults(table: Mapping[str, Any], key: str, folder: Path, licences: Sequence[str]) -> Iterator[str]:
    for name in table:
        if name not in _KEYS:
            yield f"«{key}.{shown(name[:60])}» non è una chiave conosciuta: ci sono {', '.join(_KEYS)}"
    for name in _KEYS:
        if fault := "manca" if name not in table else _fault_of(name, table[name], folder, licences):
            yield f"«{key}.{name}» {fault}"


def _fault_of(name: str, value: Any, folder: Path, licences: Sequence[str]) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        return "deve essere un testo tra virgolette, su una riga"
    if name == "nome":
        return spelling_fault(value)
    if name == "licenza":
        return "" if value in licences else f"deve essere una fra {', '.join(licences)}: «{shown(value[:60])}»"
    if name == "file":
        return _fault_of_file(value, folder)
    return f"supera {_LONGEST} caratteri" if len(value) > _LONGEST else _fault_of_words(name, value)


def _fault_of_words(name: str, value: str) -> str:
    return "contiene una parentesi graffa" if name != "fonte" and {"{", "}"} & set(value) else ""


def _fault_of_file(value: str, folder: Path) -> str:
    if not os.path.isfile(folder / value):  # noqa: PTH113 - Path.is_file raises where a name is too long
        return f"nomina un file che non c'è: «{shown(value[:60])}», da cercare nella cartella di questo file"
    try:
        read_point_file(folder / value)
    except InputError as error:
        return f"non va ({str(error).rstrip('.')})"
    return ""


def point_layers(tables: Sequence[PointLayerTable]) -> tuple[PointLayer, ...]:
    """Return the layers with their points, read now.

    Raises
    ------
    InputError
        If a file cannot be read any more.
    """
    return tuple(
        PointLayer(
            table["nome"], table["titolo_it"].strip(), table["titolo_en"].strip(), table["fonte"].strip(),
            table["licenza"], read_point_file(Path(table["file"])),
        )
        for table in tables
    )  # fmt: skip


def licences_of(about: Mapping[str, Any]) -> dict[str, Licence]:
    """Return `LICENCES` by their codes."""
    return {about[key]["spdx"]: about[key] for key in LICENCES}


def shown_files(about: Metadata) -> tuple[Path, ...]:
    """Return the files that an edition shows beside its register: its logo, and its layers."""
    logo = about["aspetto"]["logo"].strip()
    return (*([Path(logo)] if logo else []), *(Path(table["file"]) for table in about["livello"]))
