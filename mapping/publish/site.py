# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the published folder holds, as one mapping of paths to bytes; writing it and checking it."""

from collections.abc import Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from mapping.atlas import Atlas
from mapping.file_formats import ASSOCIATIONS, format_of, formats_of
from mapping.files import write_csv_bytes
from mapping.images import render_images
from mapping.metadata import (
    Metadata,
    accessibility,
    jsonld,
    known,
    load_metadata,
    page_words,
    report_contact,
)
from mapping.progress import track, working
from mapping.publish.catalogue import catalogue_files
from mapping.publish.csvw import csvw_files
from mapping.publish.datapackage import DATAPACKAGE, datapackage_bytes
from mapping.publish.edition import MANIFEST
from mapping.publish.folder import replace_folder, stale_files
from mapping.publish.formats import WRITERS, xlsx_bytes
from mapping.publish.guard import Tell, carried, refuse_leaks, refuse_worse, remember
from mapping.publish.history import news_files
from mapping.publish.loss import MAX_LOSS
from mapping.publish.manifest import manifest_bytes, other_versions
from mapping.publish.oembed import oembed_files
from mapping.publish.reading_note import NOTE, note_bytes
from mapping.publish.tables import DICTIONARY, Table, dictionary_table, public_tables
from mapping.publish.territories import territory_files
from mapping.registry import RegistryDiff
from mapping.viewer import HOST_SCRIPT, host_script, json_block, languages_of, render_kit, render_page

DATA = "dati/"


def site_files(
    atlas: Atlas,
    *,
    diff: RegistryDiff | None = None,
    metadata: Metadata | None = None,
    tiles: bool = False,
    accepted: Mapping[str, Any] | None = None,
) -> dict[str, bytes]:
    """Return ``path in the folder -> bytes`` of everything that is published, the manifest last.

    The same atlas always gives the same bytes: no clock, no chance, no order but that of the data.

    Parameters
    ----------
    atlas
        What to publish.
    diff
        What changed since the edition before, for ``registro/novita.*``.
    metadata
        Who publishes it and where, by default `mapping.metadata.load_metadata`.
    tiles
        Whether the page offers OpenStreetMap's streets, loaded only after the reader's yes.
    accepted
        What the manifest says of a loss that was accepted.

    Examples
    --------
    >>> from mapping import build_atlas, site_files
    >>> files = site_files(build_atlas())
    >>> files["dati/associazioni.csv"][:20], list(files)[-1]
    (b'"id","denominazione"', 'manifest.json')
    """
    about = metadata or load_metadata()
    tables = public_tables(atlas)
    tables = (*tables, dictionary_table(tables))
    files = {table.path: write_csv_bytes(table.frame) for table in tables}
    data = [table for table in tables if table.path.startswith(DATA)]
    files |= _other_formats(data) | territory_files(atlas, tables) | render_images(atlas)
    files |= csvw_files(atlas, data, about) | {NOTE: note_bytes(atlas, about)}
    files |= {} if diff is None else news_files(diff)
    files |= catalogue_files(atlas, files, about)
    files[DATAPACKAGE] = datapackage_bytes(atlas, tables, files, about)
    files |= oembed_files(about)
    contact, code = report_contact(about), known(about["codice"])
    shown: dict[str, Any] = {
        "words": page_words(about),
        "files": list(files),
        "base_url": known(about["base_url"]),
        "languages": languages_of(about),
    }
    access = {key: str(value) for key, value in accessibility(about).items()}
    with working("Scrittura della pagina"):
        page = render_page(atlas, tiles=tiles, source_code=code, contact=contact, accessibility=access, **shown)
    files["index.html"] = with_jsonld(page, jsonld(atlas, about)).encode()
    files["incorpora.html"] = render_kit(**shown).encode()
    files[HOST_SCRIPT] = host_script().encode()
    files = dict(sorted(files.items()))
    return files | {MANIFEST: manifest_bytes(atlas, files, about, accepted)}


def with_jsonld(page: str, described: dict[str, Any]) -> str:
    """Return the page with the description of its data for search engines: text that no browser runs."""
    block = f'<script type="application/ld+json">{json_block(described)}</script>\n'
    return page.replace("</head>", f"{block}</head>", 1)


def _other_formats(tables: Sequence[Table]) -> dict[str, bytes]:
    """Return every table as a workbook, the associations in their other formats too."""
    columns = next(table.frame for table in tables if table.path == DICTIONARY)
    asked = [(table, path) for table in tables for path in formats_of(table.path) if path != table.path]
    return {path: _as(path, table, columns) for table, path in track(asked, "Scrittura dei dati")}


def _as(path: str, table: Table, columns: pd.DataFrame) -> bytes:
    described = columns[columns["file"] == table.path].drop(columns="file")
    if table.path == ASSOCIATIONS:
        return WRITERS[format_of(path).suffix](table.frame, described)
    return xlsx_bytes(PurePosixPath(path).stem, table.frame, described)


def _to_nobody(_sentence: str) -> None:
    """Take a sentence that nobody asked for."""


def write_site(
    atlas: Atlas,
    out: Path | str,
    *,
    diff: RegistryDiff | None = None,
    metadata: Metadata | None = None,
    tiles: bool = False,
    replace: bool = False,
    max_loss: float = MAX_LOSS,
    accept_loss: bool = False,
    tell: Tell = _to_nobody,
) -> dict[str, bytes]:
    """Write the folder ``out`` so that it is whole at every moment, and return what was written.

    Files in ``out`` that are not ours are kept, and the edition that stood there beside it (`restore_site`). With
    ``replace`` files that are not ours give way where ours go. ``diff``, ``metadata`` and ``tiles`` are those of
    `site_files`, the others those of `mapping.publish.guard.refusals.refuse_worse`.

    Raises
    ------
    NotPublishable
        If the edition in ``out`` is better, or a file would hold what the withdrawal list forbids.
    InputError
        If the edition in ``out`` was made with a withdrawal list and this one without.
    OutputError
        If the folder cannot be written, or files that are not ours would be lost.

    Whatever is raised, what stood in ``out`` is untouched.

    Examples
    --------
    >>> from mapping import build_atlas, write_site
    >>> written = write_site(build_atlas(), "sito")
    >>> "index.html" in written
    True
    """
    out = Path(out)
    accepted = refuse_worse(atlas, out, diff=diff, max_loss=max_loss, accept_loss=accept_loss, tell=tell)
    files = site_files(atlas, diff=diff, metadata=metadata, tiles=tiles, accepted=accepted)
    with working("Controllo dei ritiri"):
        refuse_leaks(files, atlas.registry)
    replace_folder(out, files, replace=replace)
    remember(out, atlas.registry.entries)
    return files


def check_site(
    atlas: Atlas,
    out: Path | str,
    *,
    diff: RegistryDiff | None = None,
    metadata: Metadata | None = None,
    tiles: bool = False,
) -> list[str]:
    """Return one line for each file of ``out`` that `write_site` would write differently.

    Where libraries of other versions wrote the folder, further lines say so.

    Raises
    ------
    NotPublishable
        If a file would hold what the withdrawal list forbids.

    Examples
    --------
    >>> from mapping import build_atlas, check_site, write_site
    >>> atlas = build_atlas()
    >>> written = write_site(atlas, "sito")
    >>> check_site(atlas, "sito")
    []
    """
    folder = Path(out)
    files = site_files(atlas, diff=diff, metadata=metadata, tiles=tiles, accepted=carried(atlas, folder))
    refuse_leaks(files, atlas.registry)
    verdicts = {path: _verdict(folder / path, data) for path, data in files.items()}
    verdicts |= dict.fromkeys(stale_files(folder, files), "non è più tra i file pubblicati")
    different = [f"{path} {verdict}" for path, verdict in verdicts.items() if verdict]
    return different + (other_versions(folder) if different else [])


def _verdict(path: Path, data: bytes) -> str:
    if not path.is_file():
        return "manca"
    return "" if path.read_bytes() == data else "è diverso"
