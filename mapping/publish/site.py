# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the published folder holds, as one mapping of paths to bytes; writing it and checking it."""

from pathlib import Path

import pandas as pd

from mapping.atlas import Atlas
from mapping.publish.associations import association_table, ledger_table, report_table
from mapping.publish.folder import stale_files
from mapping.publish.formats import geojson_bytes
from mapping.publish.manifest import MANIFEST, manifest_bytes
from mapping.publish.swap import replace_folder
from mapping.registry import RegistryDiff
from mapping.safe import write_csv_bytes
from mapping.viewer import render_page


def site_files(atlas: Atlas, *, diff: RegistryDiff | None = None) -> dict[str, bytes]:  # noqa: ARG001
    """Return ``path in the folder -> bytes`` of everything that is published, the manifest last.

    The same atlas always gives the same bytes: no clock, no chance, no order but that of the data.
    """
    files = {path: write_csv_bytes(frame) for path, frame in public_tables(atlas).items()}
    files["dati/associazioni.geojson"] = geojson_bytes(association_table(atlas))
    files["index.html"] = render_page(atlas).encode()
    files = dict(sorted(files.items()))
    return files | {MANIFEST: manifest_bytes(atlas, files)}


def public_tables(atlas: Atlas) -> dict[str, pd.DataFrame]:
    """Return ``path -> frame`` of every table that is published as CSV."""
    return {
        "dati/associazioni.csv": association_table(atlas),
        "dati/copertura_regioni.csv": atlas.coverage.regions.reset_index(),
        "dati/copertura_comunita.csv": atlas.coverage.communities,
        "dati/iniziative.csv": atlas.initiatives.projects,
        "registro/righe.csv": ledger_table(atlas),
        "registro/segnalazioni.csv": report_table(atlas),
    }


def write_site(atlas: Atlas, out: Path | str, *, diff: RegistryDiff | None = None) -> dict[str, bytes]:
    """Write the folder ``out`` so that it is whole at every moment, and return what was written.

    Parameters
    ----------
    atlas, out
        What to publish, and where; files in ``out`` that are not ours are kept.
    diff
        What changed since the edition before, for ``registro/novita.*``.

    Raises
    ------
    OutputError
        If the folder cannot be written; what stood there is untouched.
    """
    files = site_files(atlas, diff=diff)
    replace_folder(Path(out), files)
    return files


def check_site(atlas: Atlas, out: Path | str, *, diff: RegistryDiff | None = None) -> list[str]:
    """Return one line for each file of ``out`` that `write_site` would write differently."""
    files = site_files(atlas, diff=diff)
    folder = Path(out)
    verdicts = {path: _verdict(folder / path, data) for path, data in files.items()}
    verdicts |= dict.fromkeys(stale_files(folder, files), "non è più tra i file pubblicati")
    return [f"{path} {verdict}" for path, verdict in verdicts.items() if verdict]


def _verdict(path: Path, data: bytes) -> str:
    if not path.is_file():
        return "manca"
    return "" if path.read_bytes() == data else "è diverso"
