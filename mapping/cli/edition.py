# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the file of an edition says in the place of options of the command line, which come first."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from mapping import metadata
from mapping.cli.arguments import FILE


def with_edition(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--edition`` and its older name; it gets ``about``, and the files that were read for it.

    This goes above every option that the edition may fill in.
    """

    @wraps(command)
    def settled(*args: Any, **options: Any) -> None:
        filled, about = fill(options)
        del filled["edition"], filled["metadata_file"], filled["territory"]
        logo = about["aspetto"]["logo"].strip()
        own = options["edition"] or options["metadata_file"]
        files = (own, Path(logo) if logo else None, *metadata.layer_files(about))
        command(*args, **filled, about=about, edition_files=files)

    one = click.option(
        "--edition", type=FILE,
        help="L'edizione: chi pubblica, quale registro, titolo, logo, colori (.toml; «new-edition» ne scrive uno).",
    )  # fmt: skip
    older = click.option("--metadata", "metadata_file", type=FILE, help="Il vecchio nome di --edition.")
    return one(older(settled))


def fill(options: dict[str, Any]) -> tuple[dict[str, Any], "metadata.Metadata"]:
    """Return the options of a command, those that were not given as the edition has them; and what the edition says."""
    if options["edition"] and options["metadata_file"]:
        raise click.UsageError("--metadata è il vecchio nome di --edition: indicare un file solo.")
    about = metadata.load_metadata(options["edition"] or options["metadata_file"])
    territory = options["territory"] or about["territorio"]
    told = about["registro"]
    file, columns, withdrawn, decisions = (
        Path(text) if (text := told[key].strip()) else None for key in ("file", "colonne", "ritirate", "decisioni")
    )
    own = {"withdrawn": options["withdrawn"] or withdrawn, "decisions": options["decisions"] or decisions}
    if options["file"] is None:  # sheet and columns are those of one file
        sheet = options["sheet"] or told["foglio"].strip() or None
        own |= {"file": file, "sheet": sheet, "columns": options["columns"] or columns}
    return {**options, **own, "territory": territory}, about | {"territorio": territory}
