# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""``manifest.json``: what the folder was made from and what it holds; never when it was made."""

import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyogrio

from mapping.atlas import Atlas
from mapping.metadata import Metadata, known, to_confirm
from mapping.publish.edition import ACCEPTED, read_manifest
from mapping.publish.folder import Facts
from mapping.sources import sources_of

LIBRARIES = (
    "branca",
    "deflate",
    "folium",
    "geopandas",
    "matplotlib",
    "numpy",
    "pandas",
    "pyarrow",
    "rdflib",
    "shapely",
    "XlsxWriter",
)
"""Those whose version can change the bytes of a file; GDAL comes with pyogrio."""

_TOLD = {"licenza": "spdx", "testo_della_licenza": "uri", "attribuzione": "attribuzione", "diritti": "diritti_it"}


def versions() -> dict[str, str]:
    """Return the versions of `LIBRARIES` and of GDAL."""
    gdal = ".".join(map(str, pyogrio.__gdal_version__))
    return {name: version(name) for name in LIBRARIES} | {"GDAL": gdal}


def other_versions(folder: Path) -> list[str]:
    """Return a line for each library that wrote ``folder`` in another version: bytes may differ for that."""
    written = read_manifest(folder).get("librerie")
    if not isinstance(written, dict):
        return []
    return [
        f"scritta con {name} {written[name]}, qui c'è {here}"
        for name, here in versions().items()
        if written.get(name, here) != here
    ]


def manifest_bytes(
    atlas: Atlas, files: Mapping[str, Facts], about: Metadata, accepted: Mapping[str, Any] | None = None
) -> bytes:
    """Return the manifest of ``files`` (path -> what is told), itself not included; ``accepted``: which loss was."""
    sources = sources_of(atlas.registry.sha256)
    content = {
        "titolo": about["titolo_it"],
        "indirizzo": known(about["base_url"]),
        "da_confermare": to_confirm(about),
        "versione": version("mappa-associazioni-migranti"),
        "librerie": versions(),
        "data_dei_dati": atlas.data_date,
        "eta_delle_fonti": _age(atlas),
        "anno_dei_residenti": atlas.coverage.year,
        "righe": len(atlas.located),
        "stati": atlas.states,
        "ritiri": {"voci": atlas.registry.listed},
        **_decisions(atlas),
        **({ACCEPTED: dict(accepted)} if accepted else {}),
        **_address_points(atlas, about),
        "registro": {
            "nome": atlas.registry.name,
            "sha256": atlas.registry.sha256,
            "natura": atlas.kind.nature,
            "descrizione": atlas.kind.description(),
        },
        "tabelle": {source.path: {"sha256": source.sha256, "data": source.vintage} for source in sources},
        "file": {path: {"sha256": told.sha256, "byte": told.size} for path, told in sorted(files.items())},
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _age(atlas: Atlas) -> dict[str, object]:
    """Return how old the sources are, each association by its newest: range, median, how many of each year."""
    age = atlas.source_age
    years = {str(year): count for year, count in age.years.items()}
    return {
        "prima": age.first, "ultima": age.last, "mediana": age.median, "associazioni_per_anno": years,
        "senza_data": age.undated, "verificate": age.verified,
    }  # fmt: skip


def _decisions(atlas: Atlas) -> dict[str, object]:
    """Return which file of decisions was read, and how many were applied; nothing if none was."""
    kept = atlas.registry.decided
    return {"decisioni": {"sha256": kept.sha256, "correzioni": kept.corrections, "coppie": kept.pairs}} if kept else {}


def _address_points(atlas: Atlas, about: Metadata) -> dict[str, object]:
    """Return how many points are OpenStreetMap's and under which licence; nothing if none is."""
    licence: Mapping[str, Any] = about["licenza_indirizzi"]
    told = {name: licence[key] for name, key in _TOLD.items()}
    return {"punti_da_indirizzo": {"quanti": atlas.address_points, **told}} if atlas.address_points else {}
