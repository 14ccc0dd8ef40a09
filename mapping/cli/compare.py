# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that holds two registers against each other."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

import mapping
from mapping import comparison, registry
from mapping.cli import messages
from mapping.cli.arguments import FILE, keep_inputs, with_columns_of, with_replace, with_withdrawn
from mapping.cli.edition import of_edition
from mapping.cli.group import cli
from mapping.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.registry import Registry
    from mapping.schema import OwnColumn


@cli.command(
    help="Confronta due registri diversi, senza cambiarli.\n\n"
    "Dice quali associazioni stanno in tutti e due, quali forse, quali in uno solo, e che cosa differisce."
)
@click.argument("a", metavar="A", type=FILE)
@click.argument("b", metavar="B", type=FILE)
@of_edition
@click.option("--report", type=FILE, help="Scrive il confronto in un file .xlsx o .csv.")
@with_replace
@click.option("--a-sheet", metavar="NOME", help="Foglio di A, se il file ne ha diversi.")
@with_columns_of("a")
@click.option("--b-sheet", metavar="NOME", help="Foglio di B, se il file ne ha diversi.")
@with_columns_of("b")
@with_withdrawn
@click.option(
    "--independent",
    is_flag=True,
    help="I due registri sono fatti l'uno senza l'altro: stimare quante mancano a entrambi.",
)
def compare(
    a: Path,
    b: Path,
    *,
    report: Path | None,
    replace: bool,
    a_sheet: str | None,
    a_columns: dict[str, str] | None,
    a_columns_file: Path | None,
    b_sheet: str | None,
    b_columns: dict[str, str] | None,
    b_columns_file: Path | None,
    withdrawn: Path | None,
    independent: bool,
    own: "Sequence[OwnColumn]",
    territory: str | None,  # noqa: ARG001 - two registers are compared whole
    edition_files: tuple[Path | None, ...],
) -> None:
    """Compare two registers."""
    keep_inputs(a, b, withdrawn, a_columns_file, b_columns_file, *edition_files, written=report, replace=replace)
    first = _read("a", a, sheet=a_sheet, withdrawn=withdrawn, columns=a_columns, own=own)
    second = _read("b", b, sheet=b_sheet, withdrawn=withdrawn, columns=b_columns, own=own)
    found = mapping.compare_registries(first, second, independent=independent)
    messages.tell(*found.lines())
    if found.missing.looks_bound:
        click.echo(comparison.IF_INDEPENDENT)
    if report:
        comparison.write_comparison(found, report, replace=replace)
        click.echo(f"Confronto scritto in {report}.")


def _read(side: str, path: Path, **given: Any) -> "Registry":
    """Read one of the two; what a sentence says to do names the options of its side."""
    try:
        return registry.read_other(path, **given)
    except InputError as error:
        told = re.sub("--(?=column|sheet)", f"--{side}-", str(error))
        raise type(error)(told) from error
