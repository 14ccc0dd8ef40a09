# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the published folder holds, file by file; writing it and checking it.

A file is put away as soon as it is made, some of it at a time: only what is told of it (its size, its SHA-256) stays in
memory. `site_files` alone holds them all, for whoever wants them so.
"""

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Any

import pandas as pd

from mapping.atlas import Atlas
from mapping.errors import OutputError
from mapping.file_formats import ASSOCIATIONS, format_of, formats_of
from mapping.files import csv_portions, real_path
from mapping.images import render_images
from mapping.metadata import (
    Metadata,
    accessibility,
    as_published,
    jsonld,
    known,
    load_metadata,
    of_part,
    page_look,
    page_words,
    report_contact,
)
from mapping.progress import track, working
from mapping.publish.catalogue import catalogue_files
from mapping.publish.csvw import csvw_files
from mapping.publish.datapackage import DATAPACKAGE, datapackage_bytes
from mapping.publish.edition import MANIFEST
from mapping.publish.folder import Facts, Files, FolderFiles, HeldFiles, replace_folder, staged, stale_files
from mapping.publish.formats import WRITERS, workbook_portions
from mapping.publish.guard import Tell, carried, refuse_leaks, refuse_worse, remember
from mapping.publish.history import news_files
from mapping.publish.loss import MAX_LOSS
from mapping.publish.manifest import manifest_bytes, other_versions
from mapping.publish.oembed import link_pages, oembed_files
from mapping.publish.point_layers import layer_files
from mapping.publish.reading_note import NOTE, note_bytes
from mapping.publish.servers import server_lines
from mapping.publish.tables import DICTIONARY, Table, dictionary_table, public_tables
from mapping.publish.territories import territory_files
from mapping.registry import RegistryDiff
from mapping.viewer import (
    HOST_SCRIPT,
    OwnWords,
    host_script,
    json_block,
    languages_of,
    part_words,
    render_kit,
    render_page,
)

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
    files = HeldFiles()
    _make_site(files, atlas, diff=diff, metadata=metadata, tiles=tiles, accepted=accepted)
    return dict(files)


def _make_site(
    files: Files,
    atlas: Atlas,
    *,
    diff: RegistryDiff | None,
    metadata: Metadata | None,
    tiles: bool,
    accepted: Mapping[str, Any] | None,
) -> None:
    """Put everything that is published into ``files``, as `site_files` returns it."""
    about = as_published(of_part(metadata or load_metadata(), atlas), atlas)
    tables = public_tables(atlas)
    tables = (*tables, dictionary_table(tables))
    _put_data(files, atlas, tables, about)
    if diff is not None:
        files.put_all(news_files(diff))
    files.put_all(catalogue_files(atlas, files.facts, about))
    files.put(DATAPACKAGE, [datapackage_bytes(atlas, tables, files.facts, about)])
    words = {**part_words(atlas), **page_words(about)}
    files.put_all(oembed_files(about, words, _regions(atlas)))
    _put_page(files, atlas, about, words, tiles=tiles)
    files.sort()
    files.put(MANIFEST, [manifest_bytes(atlas, files.facts, about, accepted)])


def _put_data(files: Files, atlas: Atlas, tables: Sequence[Table], about: Metadata) -> None:
    for table in tables:
        files.put(table.path, csv_portions(table.frame))
    data = [table for table in tables if table.path.startswith(DATA)]
    columns = next(table.frame for table in tables if table.path == DICTIONARY)
    asked = [(table, path) for table in data for path in formats_of(table.path) if path != table.path]
    for table, path in track(asked, "Scrittura dei dati"):
        files.put(path, _portions(path, table, columns))
    files.put_all(territory_files(atlas, tables))
    files.put_all(layer_files(atlas.layers))
    files.put_all(render_images(atlas))
    files.put_all(csvw_files(atlas, data, about))
    files.put(NOTE, [note_bytes(atlas, about)])


def _portions(path: str, table: Table, columns: pd.DataFrame) -> Iterable[bytes]:
    """Return a table as a workbook, or the associations in one of their other formats."""
    described = columns[columns["file"] == table.path].drop(columns="file")
    if table.path == ASSOCIATIONS:
        return WRITERS[format_of(path).suffix](table.frame, described)
    return workbook_portions(PurePosixPath(path).stem, table.frame, described)


def _put_page(files: Files, atlas: Atlas, about: Metadata, words: OwnWords, *, tiles: bool) -> None:
    """Put the page, and the kit of whoever frames it: both name the files that were put before."""
    contact, code = report_contact(about), known(about["codice"])
    shown: dict[str, Any] = {
        "words": words,
        "files": list(files),
        "base_url": known(about["base_url"]),
        "languages": languages_of(about),
        "look": page_look(about),
    }
    access = {key: str(value) for key, value in accessibility(about).items()}
    with working("Scrittura della pagina"):
        page = render_page(atlas, tiles=tiles, source_code=code, contact=contact, accessibility=access, **shown)
    files.put("index.html", [with_jsonld(page, jsonld(atlas, about)).encode()])
    files.put("incorpora.html", [render_kit(**shown, servers=server_lines()).encode()])
    files.put(HOST_SCRIPT, [host_script().encode()])
    files.put_all(link_pages(about, words, _regions(atlas), shown["files"]))


def _regions(atlas: Atlas) -> dict[str, str]:
    """Return code -> name of the regions that the page lets choose."""
    if atlas.extent:
        return {}
    return {str(code): str(name) for code, name in atlas.coverage.regions["regione"].items()}


def with_jsonld(page: str, described: dict[str, Any]) -> str:
    """Return the page with the description of its data for search engines: text that no browser runs."""
    block = f'<script type="application/ld+json">{json_block(described)}</script>\n'
    return page.replace("</head>", f"{block}</head>", 1)


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
) -> Mapping[str, bytes]:
    """Write the folder ``out`` so that it is whole at every moment, and return what was written (path -> bytes).

    The bytes are read from the folder when they are asked for: all together they are more than a machine should hold.

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
    with staged(out) as files:
        _make_site(files, atlas, diff=diff, metadata=metadata, tiles=tiles, accepted=accepted)
        with working("Controllo dei ritiri"):
            refuse_leaks(files, atlas.registry)
        replace_folder(out, files, replace=replace)
    remember(out, atlas.registry)
    return FolderFiles(real_path(out), out, files.facts)


def check_site(
    atlas: Atlas,
    out: Path | str,
    *,
    diff: RegistryDiff | None = None,
    metadata: Metadata | None = None,
    tiles: bool = False,
) -> list[str]:
    """Return one line for each file of ``out`` that `write_site` would write differently.

    Where libraries of other versions wrote the folder, the first line says which.

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
    accepted = carried(atlas, folder)
    with _aside(folder) as files:
        _make_site(files, atlas, diff=diff, metadata=metadata, tiles=tiles, accepted=accepted)
        refuse_leaks(files, atlas.registry)
    verdicts = {path: _verdict(folder / path, told) for path, told in files.facts.items()}
    verdicts |= dict.fromkeys(stale_files(folder, files), "non è più tra i file pubblicati")
    different = [f"{path} {verdict}" for path, verdict in verdicts.items() if verdict]
    return [*(other_versions(folder) if different else []), *different]


@contextmanager
def _aside(out: Path) -> Iterator[FolderFiles]:
    """Give a place for files that are only looked at: the system's folder for what does not last."""
    try:
        aside = tempfile.TemporaryDirectory()
    except OSError as error:
        raise OutputError(_cannot_check(out)) from error
    with aside as place:
        try:
            yield FolderFiles(Path(place), out)
        except OutputError as error:  # whose sentence is of a folder that is written
            raise OutputError(_cannot_check(out)) from error


def _cannot_check(out: Path) -> str:
    return (
        f"La cartella «{out}» non è stata controllata: i file da confrontare si scrivono nella cartella temporanea del "
        "sistema, e lì manca lo spazio o il permesso. Farle posto, o indicarne un'altra con TMPDIR."
    )


def _verdict(path: Path, told: Facts) -> str:
    if not path.is_file():
        return "manca"
    with path.open("rb") as stream:
        return "" if hashlib.file_digest(stream, "sha256").hexdigest() == told.sha256 else "è diverso"
