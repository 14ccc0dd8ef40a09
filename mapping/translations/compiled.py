# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the package reads of the catalogues: a file of strings per language, and the table of the projects' words."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from babel.messages.catalog import Message

from mapping.shipped import geodata_path
from mapping.translations import plurals
from mapping.translations.catalogues import forms, is_stale, read, source
from mapping.translations.languages import Language, languages
from mapping.translations.states import progress, state
from mapping.translations.texts import STRINGS, TOLD
from mapping.viewer import fingerprint

TOLD_TABLE = "initiatives/parole.csv"
_TOLD_HEAD = ("lingua", "voce", "impronta", "stato", "testo")
_DEPTH = {"testi": 1, "voci": 2, "indicatori": 1, "brevi": 1, "unita": 1, "fonti": 1, "luoghi": 1}
"""How many tables there are around a text whose own name may have dots in it."""


def compiled() -> dict[Path, str]:
    """Return what each file should hold now."""
    known = {language: read(language) for language in languages().values()}
    files = {STRINGS / f"{language.code}.json": _strings(language, found) for language, found in known.items()}
    return files | {Path(str(geodata_path(TOLD_TABLE))): _told_table(known)}


def _strings(language: Language, messages: Mapping[str, Message]) -> str:
    """Return the file of a language; a text that is stale or missing is not in it, and the page takes the Italian."""
    reached = progress(language, messages)
    tree: dict[str, Any] = {"lingua": {**language.told, "stato": reached.state, "letta": reached.read}}
    for key, message in messages.items():
        said = () if is_stale(message) else forms(message)
        if said and not key.startswith(f"{TOLD}."):
            put(tree, key, said[0] if len(source(message)) == 1 else _by_name(language, said))
    return json.dumps(tree, ensure_ascii=False, indent=2) + "\n"


def _by_name(language: Language, said: tuple[str, ...]) -> dict[str, str]:
    return dict(zip(plurals.categories(language.locale), said, strict=True))


def put(tree: dict[str, Any], key: str, value: str | dict[str, str]) -> None:
    """Put a text where it belongs: «voci.tipologia.altro» within two tables, «unita.ogni 10.000» within one."""
    *tables, name = key.split(".", _DEPTH.get(key.partition(".")[0], -1))
    for table in tables:
        tree = tree.setdefault(table, {})
    tree[name] = value


def _told_table(known: Mapping[Language, Mapping[str, Message]]) -> str:
    """Return the table of what is told of the projects, each text beside the fingerprint of its Italian."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_TOLD_HEAD)
    for language, messages in known.items():
        for key, message in messages.items():
            said = () if is_stale(message) else forms(message)
            if said and key.startswith(f"{TOLD}."):
                voice = key.removeprefix(f"{TOLD}.")
                writer.writerow((language.code, voice, fingerprint(source(message)[0]), state(message), said[0]))
    return stream.getvalue()
