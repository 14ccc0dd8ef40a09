# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Beside each CSV what its columns are, for a program: W3C «Metadata Vocabulary for Tabular Data» (CSVW)."""

import json
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from mapping.atlas import Atlas
from mapping.metadata import Metadata
from mapping.publish.tables import Field, Table
from mapping.schema import SEPARATOR

ENDING = "-metadata.json"
"""Behind the name of the CSV: where CSVW has programs look first."""
_TYPES: dict[str, Any] = {
    "integer": "integer",
    "number": "double",
    "boolean": {"base": "boolean", "format": "true|false"},
    "year": "gYear",
}
"""Every other kind is text: a code keeps its zeros, NA is Napoli, a date may be a year alone."""
_SEVERAL = ("choices", "countries")


def csvw_files(atlas: Atlas, tables: Iterable[Table], about: Metadata) -> dict[str, bytes]:
    """Return ``path -> bytes`` of the twin of each table."""
    return {f"{table.path}{ENDING}": _twin(atlas, table, about) for table in tables}


def _twin(atlas: Atlas, table: Table, about: Metadata) -> bytes:
    described = {lang: _told(atlas, table, lang) for lang in ("it", "en")}
    key = {"primaryKey": list(table.key)} if table.key else {}
    twin = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "it"}],
        "url": PurePosixPath(table.path).name,
        "dc:title": table.it,
        "dc:description": [{"@value": text, "@language": lang} for lang, text in described.items()],
        "dc:license": {"@id": about["licenza"]["uri"]},
        "dialect": {"encoding": "utf-8", "delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "tableSchema": {"null": "", "columns": [_column(field, table) for field in table.fields], **key},
    }
    return (json.dumps(twin, ensure_ascii=False, indent=2) + "\n").encode()


def _told(atlas: Atlas, table: Table, lang: str) -> str:
    text = table.en if lang == "en" else table.it
    return f"{text}. {atlas.kind.description(lang)}" if table.counted else f"{text}."


def _column(field: Field, table: Table) -> dict[str, Any]:
    column = {
        "name": field.name,
        "titles": field.name,
        "dc:description": [{"@value": field.it, "@language": "it"}, {"@value": field.en, "@language": "en"}],
        "datatype": _TYPES.get(field.kind, "string"),
        "null": "",
    }
    several = {"separator": SEPARATOR} if field.kind in _SEVERAL else {}
    required = {"required": True} if field.name in table.key else {}
    return column | several | required
