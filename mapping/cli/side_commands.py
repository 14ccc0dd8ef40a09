# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The commands beside those of a registry: an empty one, what is in the data, places of any table, the preview."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from mapping import coverage, desk, metadata, placed_table, preview, registry
from mapping.cli import messages
from mapping.cli.arguments import FILE, FOLDER, PORT, keep_inputs, with_columns, with_lang, with_replace, with_sheet
from mapping.cli.edition import of_edition
from mapping.cli.group import cli
from mapping.errors import NotPublishable
from mapping.schema import COLUMNS, OwnColumn, choices
from mapping.sources import load_sources, verify_sources

_ITALIAN = {
    "input": "nel registro", "output": "la scrive il programma", "indicator": "indicatore", "text": "testo",
    "code": "codice", "number": "numero con decimali", "integer": "numero", "year": "anno", "date": "data",
    "url": "indirizzo web", "countries": "paesi", "choice": "una voce dell'elenco", "choices": "voci dell'elenco",
    "sources": "fonti",
}  # fmt: skip
"""What the dictionary calls the sides and kinds of columns."""


@cli.command(
    help="Scrive un registro vuoto (.xlsx) da compilare.\n\n"
    "Ha tutte le colonne, le spiegazioni e gli elenchi a discesa."
)
@click.argument("file", type=FILE)
@of_edition
@with_replace
def template(
    file: Path,
    *,
    replace: bool,
    own: Sequence[OwnColumn],
    territory: str | None,  # noqa: ARG001 - it is empty
    edition_files: tuple[Path | None, ...],
) -> None:
    """Write an empty registry."""
    keep_inputs(*edition_files, written=file, option="un altro nome", replace=replace)
    registry.write_template(file, own=own, replace=replace)
    click.echo(f"Modello scritto in {file}.")


@cli.command(
    "new-edition",
    short_help="Scrive il file (.toml) di una propria edizione.",
    help="Scrive un file (.toml) da compilare per una propria edizione della mappa.\n\n"
    "Chi pubblica, quale registro, titolo, logo, colori: poi «build --edition FILE».",
)
@click.argument("file", type=FILE)
@with_replace
def new_edition(file: Path, *, replace: bool) -> None:
    """Write an edition's file to fill in."""
    keep_inputs(written=file, option="un altro nome", replace=replace)
    metadata.write_new_edition(file, replace=replace)
    click.echo(f"Scritto {file}: compilarlo, poi «mapping build --edition {file}».")


@cli.command(help="Il dizionario dei dati: ogni colonna e ogni indicatore.")
@of_edition
@with_lang
def columns(lang: str, *, own: Sequence[OwnColumn], **_: Any) -> None:
    """Tell the data dictionary."""
    for column in (*COLUMNS.values(), *own):
        unit = f" [{column.unit}]" if column.unit else ""
        side, kind = (_called(word, lang) for word in (column.side, column.kind))
        click.echo(f"{column.name} ({side}, {kind}){unit}: {getattr(column, lang)}")
        if column.choices:
            click.echo("    " + " · ".join(choices(column.choices)))
    for name, indicator in coverage.indicators().items():
        click.echo(f"{name} ({_called('indicator', lang)}) [{indicator.unit}]: {getattr(indicator, lang)}")


def _called(word: str, lang: str) -> str:
    """Return what a column is in a language; English has the words of the code."""
    return _ITALIAN[word] if lang == "it" else word


@cli.command(help="Di chi sono i dati, con quale licenza, di quale data.")
@click.option("--verify", is_flag=True, help="Ricalcola le impronte dei file e le confronta.")
def sources(verify: bool) -> None:
    """Tell whose the data are."""
    for source in load_sources():
        click.echo(f"{source.path}: {source.title} · {source.publisher} · {source.licence} · {source.vintage}")
        click.echo(f"    da citare come: {source.attribution}")
        click.echo(f"    sha256 {source.sha256}")
    if verify:
        faults = verify_sources()
        if faults:
            raise NotPublishable(" ".join(faults))
        click.echo("Tutte le impronte corrispondono.")


@cli.command(
    "geocode",
    help="Cerca il comune di ogni riga di una tabella qualsiasi.\n\n"
    "Riscrive la tabella con le colonne del luogo trovato accanto alle sue.",
)
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, help="File .csv o .xlsx da scrivere; di solito NOME-luoghi, accanto a FILE.")
@with_replace
@with_sheet
@with_columns
def geocode_file(
    file: Path,
    *,
    out: Path | None,
    replace: bool,
    sheet: str | None,
    columns: dict[str, str] | None,
    columns_file: Path | None,
) -> None:
    """Find the place of every row of any table."""
    target = out or placed_table.default_output(file)
    placed_table.check_output(target)
    keep_inputs(file, columns_file, written=target, option="--out", replace=replace)
    table = placed_table.place_table(file, sheet=sheet, columns=columns)
    placed_table.write_placed(table, target, replace=replace)
    messages.tell(*placed_table.placed_lines(table), f"Tabella scritta in {target}.")


@cli.command(
    help="Mostra la mappa su questo computer, in anteprima.\n\nInvia le intestazioni che il Portale dovrebbe inviare."
)
@click.argument("folder", metavar="[CARTELLA]", default="output", type=FOLDER)
@click.option("--port", metavar="PORTA", type=PORT, default=8000, show_default=True, help="Porta di questo computer.")
def serve(folder: Path, port: int) -> None:
    """Show the folder on this machine."""
    preview.serve(folder, port, announce=click.echo)


@cli.command(
    "desk",
    short_help="Apre il banco della redazione nel browser.",
    help="Apre il banco della redazione nel browser: dal registro alla pubblicazione, un passo alla volta.\n\n"
    "Lavora in CARTELLA, di solito «Mappa delle associazioni» fra i documenti; niente esce da questo computer.",
)
@click.argument("folder", metavar="[CARTELLA]", required=False, type=FOLDER)
@click.option(
    "--port", metavar="PORTA", type=PORT, default=0, help="Porta di questo computer; di solito una libera qualsiasi."
)
@click.option("--no-browser", is_flag=True, help="Non aprire il browser: scrivere solo l'indirizzo.")
def open_desk(folder: Path | None, *, port: int, no_browser: bool) -> None:
    """Open the keeper's desk."""
    desk.serve_desk(folder, port, announce=click.echo, browser=not no_browser)
