# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Bring back the edition before, unless it names someone who has withdrawn since."""

import io
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from mapping.errors import InputError, NotPublishable
from mapping.file_formats import ASSOCIATIONS
from mapping.publish.edition import MANIFEST, parse_manifest, part_of
from mapping.publish.folder import restore_folder
from mapping.publish.guard import forgotten, hidden_again
from mapping.registry import Entry, read_registry, read_withdrawals

_WITHDRAWN = ("ritirata", "trattenuta")
_WAY_OUT = "costruire di nuovo la mappa dal registro di allora con «mapping build» e lo stesso elenco"


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
            entries = read_withdrawals(withdrawn).entries
            _refuse_forgotten(folder, entries)
            refuse_withdrawn(files, withdrawn)
            if entries:
                _refuse_under_another_name(folder, files)
        elif any(map(_knows_withdrawals, _manifests(folder, files))):
            raise InputError(
                f"L'edizione di «{folder}» è fatta con un elenco di ritiri, e quella di prima può nominare chi si è "
                "ritirato da allora: indicare l'elenco con --withdrawn."
            )

    return restore_folder(folder, check, replace=replace)


def _refuse_forgotten(folder: Path, entries: Iterable[Entry]) -> None:
    if missing := forgotten(folder, entries):
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
            f"L'edizione di prima nomina associazioni che si sono ritirate ({count}) e non viene riportata: {_WAY_OUT}."
        )


def _refuse_under_another_name(folder: Path, files: Mapping[str, bytes]) -> None:
    """Refuse an edition that names whom today's hides, or may do so under a name that a decision gave or took.

    The list names an association as the register writes it, and the edition before as it was corrected, or the other
    way round. What no memory tells, the ids do: who is published today is not withdrawn.
    """
    before = _rows(files.get(ASSOCIATIONS, b""))
    count = hidden_again(folder, before)
    old, new = map(_decisions, _manifests(folder, files))
    if (old and old != new) or (count is None and new):
        count = max(count or 0, len(set(before["id"]) - set(_rows(_read(folder / ASSOCIATIONS))["id"])))
    if count:
        raise NotPublishable(
            "L'edizione di prima può nominare, con il nome di prima o con quello corretto, associazioni che si sono "
            f"ritirate ({count}) e non viene riportata: {_WAY_OUT}."
        )


def _rows(table: bytes) -> pd.DataFrame:
    """Return the rows of a published table of associations."""
    try:
        rows = pd.read_csv(io.BytesIO(table), dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except ValueError:
        rows = pd.DataFrame()
    return rows if "id" in rows else rows.assign(id="")


def _manifests(folder: Path, before: Mapping[str, bytes]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the manifest of the edition before, and of the one that stands in the folder."""
    return parse_manifest(before[MANIFEST]), parse_manifest(_read(folder / MANIFEST))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _decisions(manifest: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a manifest says of the decisions with which its edition was made, ``{}`` if none was applied."""
    told = part_of(manifest, "decisioni")
    return told if told.get("correzioni") or told.get("coppie") else {}


def _knows_withdrawals(manifest: Mapping[str, Any]) -> bool:
    states = part_of(manifest, "stati")
    return bool(part_of(manifest, "ritiri").get("voci")) or any(states.get(name) for name in _WITHDRAWN)
