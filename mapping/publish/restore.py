# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bring back the edition before, unless it names someone who has withdrawn since."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

from mapping.errors import InputError, NotPublishable
from mapping.file_formats import ASSOCIATIONS
from mapping.publish.edition import MANIFEST
from mapping.publish.folder import restore_folder
from mapping.publish.guard import forgotten
from mapping.registry import read_registry, read_withdrawals

_WITHDRAWN = ("ritirata", "trattenuta")


def restore_site(out: Path | str, *, withdrawn: Path | None = None, replace: bool = False) -> Path:
    """Bring back what `write_site` has replaced, and return where what stood in ``out`` is now.

    Parameters
    ----------
    out
        The published folder.
    withdrawn
        The list of withdrawals, as for `mapping.read_registry`. Must be given where one of the two editions knows of
        withdrawals.
    replace
        As for `write_site`.

    Raises
    ------
    InputError
        If there is no edition before, it is not as it was written, or the list of withdrawals is missing.
    NotPublishable
        If the edition before names someone who has withdrawn.
    OutputError
        As for `write_site`.
    """
    folder = Path(out)

    def check(files: Mapping[str, bytes]) -> None:
        if withdrawn:
            _refuse_forgotten(folder, withdrawn)
            refuse_withdrawn(files, withdrawn)
        elif _knows_withdrawals(files[MANIFEST]) or _knows_withdrawals(_manifest(folder)):
            raise InputError(
                f"L'edizione di «{folder}» è fatta con un elenco di ritiri, e quella di prima può nominare chi si è "
                "ritirato da allora: indicare l'elenco con --withdrawn."
            )

    return restore_folder(folder, check, replace=replace)


def _refuse_forgotten(folder: Path, withdrawn: Path) -> None:
    if missing := forgotten(folder, read_withdrawals(withdrawn).entries):
        raise NotPublishable(
            f"Nell'elenco dei ritiri mancano {missing} voci di quello con cui è fatta l'edizione in «{folder}»: chi "
            "non vi è più tornerebbe pubblico; indicare con --withdrawn l'elenco intero."
        )


def refuse_withdrawn(files: Mapping[str, bytes], withdrawn: Path) -> None:
    """Refuse an edition whose associations include one that the list withdraws, or may withdraw.

    Raises
    ------
    NotPublishable
        If there is one.
    """
    with tempfile.TemporaryDirectory() as folder:  # which is its owner's alone
        path = Path(folder, "edizione di prima.csv")
        path.write_bytes(files.get(ASSOCIATIONS, b"denominazione\n"))
        rows = read_registry(path, withdrawn=withdrawn).rows
    if count := int(rows["stato"].isin(_WITHDRAWN).sum()):
        raise NotPublishable(
            f"L'edizione di prima nomina associazioni che si sono ritirate ({count}) e non viene riportata: "
            "costruire di nuovo la mappa dal registro di allora con «mapping build» e lo stesso elenco."
        )


def _manifest(folder: Path) -> bytes:
    try:
        return (folder / MANIFEST).read_bytes()
    except OSError:
        return b""


def _knows_withdrawals(manifest: bytes) -> bool:
    try:
        told = json.loads(manifest)
        return bool(told["ritiri"]["voci"]) or any(told["stati"].get(name) for name in _WITHDRAWN)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return False
