# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the file of an edition says in the place of options of the command line, which come first."""

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from mapping import metadata
from mapping.cli.arguments import FILE, keep_inputs

if TYPE_CHECKING:
    from mapping.metadata import Metadata


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
        command(*args, **filled, about=about, edition_files=_files(edition, about))

    one = click.option(
        "--edition", type=FILE,
        help="L'edizione: chi pubblica, quale registro, titolo, logo, colori (.toml; «new-edition» ne scrive uno).",
    )  # fmt: skip
    older = click.option("--metadata", "metadata_file", type=FILE, help="Il vecchio nome di --edition.")
    return one(older(settled))


def of_edition(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command that publishes nothing ``--edition``; it gets ``own``, ``territory`` and the files that were read.

    This goes above every option that the edition may fill in.
    """

    @wraps(command)
    def settled(*args: Any, edition: Path | None, **options: Any) -> None:
        told: dict[str, Any] = {"own": (), "territory": None, "edition_files": ()}
        if edition:
            about = metadata.load_metadata(edition)
            _refuse_unspoken(about)
            told = {**metadata.placing_options(about), "edition_files": _files(edition, about)}
            options = _filled(options, about)
        command(*args, **options, **told)

    return click.option(
        "--edition", type=FILE, help="L'edizione (.toml): le sue colonne, il suo territorio, i file che nomina."
    )(settled)


def fill(options: dict[str, Any]) -> dict[str, Any]:
    """Return the options of a command, those that were not given as the edition has them."""
    if options["edition"] and options["metadata_file"]:
        raise click.UsageError("--metadata è il vecchio nome di --edition: indicare un file solo.")
    edition = options["edition"] or options["metadata_file"]
    if edition is None:
        return {**options}
    keep_inputs(edition, folder=options["out"])  # before it is read, as all that is given
    return _filled(options, metadata.load_metadata(edition))


def _refuse_unspoken(about: "Metadata") -> None:
    """Say of a language what a build would: what is published of itself is spoken, and no page is loaded for it."""
    if not set(about["lingue"]) <= set(metadata.load_metadata()["lingue"]):
        from mapping.viewer import languages_of  # noqa: PLC0415 - the words of the whole page

        languages_of(about)


def _filled(options: dict[str, Any], about: "Metadata") -> dict[str, Any]:
    named = metadata.named_inputs(about, of_file=options.get("file", about) is None)
    own = {**named, "territory": about["territorio"].strip()}
    return options | {name: options[name] or value or None for name, value in own.items() if name in options}


def _files(edition: Path | None, about: "Metadata") -> tuple[Path | None, ...]:
    return (edition, *metadata.shown_files(about))
