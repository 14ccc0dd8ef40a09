# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The formats of the published data, each described once (``file_formats.toml``).

Site, catalogue, page, descriptor and preview all read this table, so that none can know a format that another forgot.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from mapping.toml_files import read_toml

ASSOCIATIONS = "dati/associazioni.csv"
"""The table that is published in every format; each other one as CSV and as a workbook."""
PROJECTS = ("dati/iniziative.csv", "dati/malaika_associazioni.csv")
"""The tables that are published where the projects are shown."""
WORKBOOK = "xlsx"


@dataclass(frozen=True)
class FileFormat:
    """One format: its file name ending without the dot, its media type, and its name in the Union's vocabulary."""

    suffix: str
    media_type: str
    file_type: str


FORMATS: dict[str, FileFormat] = {row["suffix"]: FileFormat(**row) for row in read_toml("file_formats.toml")["format"]}
"""By suffix, in the order of the catalogue."""


def format_of(path: str) -> FileFormat:
    """Return the format of a published file of data by the ending of its name.

    Raises
    ------
    KeyError
        If data are not published in it.
    """
    return FORMATS[PurePosixPath(path).suffix.removeprefix(".")]


def with_every_format(paths: Iterable[str]) -> list[str]:
    """Return the ``paths``, right behind each table those of its other formats."""
    return [file for path in paths for file in formats_of(path)]


def formats_of(path: str) -> list[str]:
    """Return the paths of a table, one for each format, the CSV first; of another file its own path."""
    if path == ASSOCIATIONS:
        return association_files()
    return [path, f"{path.removesuffix('csv')}{WORKBOOK}"] if path.endswith(".csv") else [path]


def association_files() -> list[str]:
    """Return the paths of the associations, one for each format, the CSV first."""
    return [f"{ASSOCIATIONS.removesuffix('csv')}{suffix}" for suffix in FORMATS]
