# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the file of an edition says in the place of options of the command line, which come first."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from mapping import metadata, registry
from mapping.cli.arguments import FILE


def with_edition(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--edition`` and its older name; it gets ``about``, and the files that were read for it.

    What the command line leaves out of the register (the file, its sheet, its columns, the withdrawn) is then what the
    edition says: this goes nearest to the command, below the options that it fills in.
    """

    @wraps(command)
    def settled(*args: Any, **options: Any) -> None:
        edition, older = options.pop("edition"), options.pop("metadata_file")
        if edition and older:
            raise click.UsageError("--metadata è il vecchio nome di --edition: indicare un file solo.")
        about = metadata.load_metadata(edition or older)
        logo = about["aspetto"]["logo"].strip()
        files = (edition or older, Path(logo) if logo else None)
        command(*args, **_filled(options, about), about=about, edition_files=files)

    one = click.option(
        "--edition", type=FILE,
        help="L'edizione: chi pubblica, quale registro, titolo, logo, colori (.toml; «new-edition» ne scrive uno).",
    )  # fmt: skip
    older = click.option("--metadata", "metadata_file", type=FILE, help="Il vecchio nome di --edition.")
    return one(older(settled))


def _filled(options: dict[str, Any], about: "metadata.Metadata") -> dict[str, Any]:
    """Return the options; those about the register that were not given are the edition's."""
    told = about["registro"]
    file, columns, withdrawn = (
        Path(text) if (text := told[key].strip()) else None for key in ("file", "colonne", "ritirate")
    )
    own: dict[str, Any] = {"withdrawn": options["withdrawn"] or withdrawn}
    if options["file"] is None:  # sheet and columns are those of one file
        own |= {"file": file, "sheet": options["sheet"] or told["foglio"].strip() or None}
    if options["file"] is None and options["columns_file"] is None and columns:
        given = options["columns"] or {}
        kept = {header: name for header, name in registry.read_settled(columns).items() if name not in given.values()}
        own |= {"columns": kept | given, "columns_file": columns}
    return options | own
