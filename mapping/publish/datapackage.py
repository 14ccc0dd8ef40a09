# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""``datapackage.json``: the tables as the Frictionless Data Package standard (version 1) describes them."""

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath
from typing import Any

from mapping.atlas import Atlas
from mapping.file_formats import format_of
from mapping.metadata import Licence, Metadata, described, has_address_points, holder, known, modified_date
from mapping.publish.folder import Facts
from mapping.publish.tables import WORDED, Field, Table
from mapping.sources import sources_of

DATAPACKAGE = "datapackage.json"
CLOSED = ("stato", "precisione", "metodo", *WORDED)
"""Columns of our own making: nothing outside their list can stand in them."""
_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean", "year": "year"}
"""Every other kind is text: a code keeps its zeros, a date may be a year alone."""


def datapackage_bytes(atlas: Atlas, tables: Iterable[Table], files: Mapping[str, Facts], about: Metadata) -> bytes:
    """Return the descriptor of ``tables``; ``files`` are what is told of them, by their paths."""
    own, asked = _licence(about["licenza"]), _licence(about["licenza_indirizzi"])
    package = {
        "profile": "tabular-data-package",
        "name": "mappa-associazioni-migranti",
        "id": about["identificativo"],
        "title": about["titolo_it"],
        "description": described(about, atlas),
        "version": modified_date(atlas, about),
        **({"homepage": about["base_url"]} if known(about["base_url"]) else {}),
        "keywords": about["parole_chiave_it"],
        "licenses": [own, asked] if atlas.address_points else [own],
        "contributors": [_publisher(about)],
        "sources": [*_sources(atlas), *_asked_sources(atlas, about)],
        "resources": [
            _resource(table, files[table.path], atlas.kind.description())
            | ({"licenses": [asked, own]} if has_address_points(atlas, table.path) else {})
            for table in tables
        ],
    }
    return (json.dumps(package, ensure_ascii=False, indent=2) + "\n").encode()


def _publisher(about: Metadata) -> dict[str, str]:
    named = holder(about)
    site = {"path": named["sito"]} if known(named["sito"]) else {}
    return {"title": named["nome_it"], **site, "role": "publisher"}


def _licence(about: Licence) -> dict[str, str]:
    return {"name": about["spdx"], "path": about["uri"], "title": about["nome_it"]}


def _asked_sources(atlas: Atlas, about: Metadata) -> list[dict[str, str]]:
    licence = about["licenza_indirizzi"]
    source = {"title": licence["attribuzione"], "path": licence["attribuzione_uri"]}
    return [source] if atlas.address_points else []


def _sources(atlas: Atlas) -> list[dict[str, str]]:
    """Return each title of the provenance list once, in its order."""
    titles = dict.fromkeys(f"{source.publisher}, {source.title}" for source in sources_of(atlas.registry.sha256))
    return [{"title": title} for title in titles]


def _resource(table: Table, told: Facts, register: str) -> dict[str, Any]:
    key = {"primaryKey": list(table.key)} if table.key else {}
    return {
        "profile": "tabular-data-resource",
        "name": PurePosixPath(table.path).stem.replace("_", "-"),
        "path": table.path,
        "title": table.it,
        **({"description": f"{table.it}. {register}"} if table.counted else {}),
        "format": format_of(table.path).suffix,
        "mediatype": format_of(table.path).media_type,
        "encoding": "utf-8",
        "bytes": told.size,
        "hash": f"sha256:{told.sha256}",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "header": True},
        "schema": {"fields": [_field(f, table) for f in table.fields], "missingValues": [""], **key},
    }


def _field(field: Field, table: Table) -> dict[str, Any]:
    described = {
        "name": field.name,
        "type": _TYPES.get(field.kind, "string"),
        "title": field.it,
        "description": field.en,
    }
    required = {"required": True} if field.name in table.key else {}
    listed = {"enum": list(field.values)} if field.values and field.name in CLOSED else {}
    constraints = required | listed
    return described | ({"constraints": constraints} if constraints else {})
