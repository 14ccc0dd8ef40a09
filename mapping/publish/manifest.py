# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""``manifest.json``: what the folder was made from and what it holds; never when it was made."""

import hashlib
import json
from collections.abc import Mapping
from importlib.metadata import version

from mapping.atlas import Atlas

MANIFEST = "manifest.json"
LIBRARIES = ("folium", "geopandas", "pandas", "pyarrow", "pyogrio", "XlsxWriter", "rdflib")
"""Those whose version can change the bytes of a file."""


def manifest_bytes(atlas: Atlas, files: Mapping[str, bytes]) -> bytes:
    """Return the manifest of ``files`` (path -> bytes), itself not included."""
    content = {
        "titolo": "Mappa delle associazioni migranti",
        "versione": version("mappa-associazioni-migranti"),
        "data_dei_dati": atlas.data_date,
        "registro": {"nome": atlas.registry.name, "sha256": atlas.registry.sha256},
        "righe": len(atlas.located),
        "stati": atlas.states,
        "librerie": {name: version(name) for name in LIBRARIES},
        "file": {
            path: {"sha256": hashlib.sha256(data).hexdigest(), "byte": len(data)}
            for path, data in sorted(files.items())
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()
