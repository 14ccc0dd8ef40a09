# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the file of an edition says in the place of options of the command line, which come first."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

from mapping import metadata
from mapping.cli.arguments import FILE, keep_inputs


def with_edition(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--edition`` and its older name; it gets ``about``, and the files that were read for it.

    This goes above every option that the edition may fill in.
    """

    @wraps(command)
    def settled(*args: Any, **options: Any) -> None:
        filled = fill(options)
        edition = options["edition"] or options["metadata_file"]
        about = metadata.load_metadata(edition) | {"territorio": filled.pop("territory") or ""}
        del filled["edition"], filled["metadata_file"]
        logo = about["aspetto"]["logo"].strip()
        files = (edition, Path(logo) if logo else None, *metadata.layer_files(about))
        command(*args, **filled, about=about, edition_files=files)

    one = click.option(
        "--edition", type=FILE,
        help="L'edizione: chi pubblica, quale registro, titolo, logo, colori (.toml; «new-edition» ne scrive uno).",
    )  # fmt: skip
    older = click.option("--metadata", "metadata_file", type=FILE, help="Il vecchio nome di --edition.")
    return one(older(settled))


def fill(options: dict[str, Any]) -> dict[str, Any]:
    """Return the options of a command, those that were not given as the edition has them."""
    if options["edition"] and options["metadata_file"]:
        raise click.UsageError("--metadata è il vecchio nome di --edition: indicare un file solo.")
    edition = options["edition"] or options["metadata_file"]
    if edition is None:
        return {**options}
    keep_inputs(edition, folder=options["out"])  # before it is read, as all that is given
    about = metadata.load_metadata(edition)
    own = {**metadata.named_inputs(about, of_file=options["file"] is None), "territory": about["territorio"].strip()}
    return options | {name: options.get(name) or value or None for name, value in own.items()}
