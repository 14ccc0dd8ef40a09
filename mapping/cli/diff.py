# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that tells what changed between two editions, and how the one before is read."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import mapping
from mapping import registry
from mapping.cli import messages
from mapping.cli.arguments import (
    FILE,
    keep_inputs,
    with_columns,
    with_decisions,
    with_replace,
    with_sheet,
    with_withdrawn,
)
from mapping.cli.edition import of_edition
from mapping.cli.group import cli
from mapping.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.places import Extent
    from mapping.schema import OwnColumn


@cli.command(
    help="Confronta due edizioni del registro.\n\n"
    "Dice quali associazioni sono state aggiunte, tolte, rinominate, spostate o cambiate."
)
@click.argument("old", metavar="VECCHIO", type=FILE)
@click.argument("new", metavar="NUOVO", type=FILE)
@of_edition
@click.option("--report", type=FILE, help="Scrive il confronto in un file .csv o .xlsx.")
@with_replace
@click.option("--old-sheet", metavar="NOME", help="Foglio di VECCHIO, se il file ne ha diversi.")
@click.option("--old-columns", type=FILE, help="Colonne di VECCHIO, se sono altre (.toml).")
@with_sheet
@with_columns
@with_decisions
@with_withdrawn
def diff(
    old: Path,
    new: Path,
    *,
    report: Path | None,
    replace: bool,
    old_sheet: str | None,
    old_columns: Path | None,
    sheet: str | None,
    columns: dict[str, str] | None,
    columns_file: Path | None,
    decisions: Path | None,
    withdrawn: Path | None,
    own: "Sequence[OwnColumn]",
    territory: str | None,
    edition_files: tuple[Path | None, ...],
) -> None:
    """Compare two editions."""
    given = (old, new, withdrawn, decisions, columns_file, old_columns, *edition_files)
    keep_inputs(*given, written=report, replace=replace)
    both: dict[str, Any] = {"columns": columns, "decisions": decisions, "withdrawn": withdrawn, "own": own}
    before = read_before(old, old_sheet, old_columns, "--old-columns", **both)
    after = mapping.read_registry(new, sheet=sheet, **both)
    found = registry.diff_registries(within(before, territory), within(after, territory))
    messages.tell(*found.lines())
    if report:
        registry.write_diff(found, report, replace=replace)
        click.echo(f"Confronto scritto in {report}.")


def read_before(
    path: Path, sheet: str | None, other: Path | None, option: str, *, columns: dict[str, str] | None, **given: Any
) -> "mapping.Registry":
    """Return the edition before; its columns are those of today's unless it has ``other``."""
    try:
        return registry.read_other(path, sheet=sheet, columns=other or columns, **given)
    except registry.AbsentHeaderError as error:
        if other:
            raise
        raise InputError(f"{error} Se le sue colonne sono altre, indicarle con {option}.") from None


def within(read: "mapping.Registry", territory: "Extent | str | None") -> "mapping.Registry":
    """Return the registry without the rows outside the territory of an edition, if it has one."""
    return mapping.place_registry(read, territory=territory).read_within() if territory else read
