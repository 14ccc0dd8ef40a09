# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line: parses and prints; the library does.

Exit codes: 0 done; 1 done but not publishable; 2 the input cannot be read or the call is wrong.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

import mapping
import mapping.cli.compare
import mapping.cli.side_commands

# Rooms, not what is in them: a room loads a name when it is first used, and help waits for none of them.
from mapping import metadata, publish, registry, verdict
from mapping.cli import messages
from mapping.cli.addresses import CACHE, address_search, cache_of_answers
from mapping.cli.arguments import (
    FILE,
    FOLDER,
    PERCENT,
    keep_inputs,
    with_columns,
    with_decisions,
    with_folder_replace,
    with_lang,
    with_replace,
    with_sheet,
    with_withdrawn,
)
from mapping.cli.diff import read_before, within
from mapping.cli.edition import of_edition, with_edition
from mapping.cli.endings import run
from mapping.cli.group import OPTIONS, cli
from mapping.cli.regenerate import add_regenerate
from mapping.places import KINDS
from mapping.publish import MAX_LOSS
from mapping.shipped import shipped_registry

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mapping.schema import OwnColumn

WRITERS = {"build", "regenerate", "geocode", "template", "new-edition", "serve", "restore", "desk"}
"""The commands whose work is more than what they say on the terminal."""


@cli.command(
    help="Costruisce le mappe e i file da un registro.\n\nSenza REGISTRO usa quello che accompagna il programma."
)
@click.argument("file", metavar="[REGISTRO]", required=False, type=FILE)
@with_edition
@click.option("--out", default="output", type=FOLDER, show_default=True, help="Cartella da scrivere.")
@with_sheet
@with_columns
@with_decisions
@with_withdrawn
@click.option("--previous", type=FILE, help="Registro dell'edizione precedente: che cosa è cambiato.")
@click.option("--previous-sheet", metavar="NOME", help="Foglio dell'edizione precedente, se il file ne ha diversi.")
@click.option("--previous-columns", type=FILE, help="Colonne dell'edizione precedente, se sono altre (.toml).")
@click.option(
    "--max-loss",
    type=PERCENT,
    default=MAX_LOSS,
    show_default=True,
    metavar="PERCENTO",
    help="Quota delle associazioni di prima che possono mancare: di quelle nella cartella, o in --previous.",
)
@click.option("--accept-loss", is_flag=True, help="Pubblicare anche se manca di più; il manifest lo dice.")
@click.option(
    "--accept-gaps", is_flag=True, help="Pubblicare anche se a troppe righe manca il nome o il luogo, o si ripetono."
)
@click.option("--report", type=FILE, help="Scrive la segnalazione in un file .xlsx o .csv, fuori dalla cartella.")
@click.option(
    "--tiles", type=click.Choice(["osm"]), help="Offrire le strade di OpenStreetMap, caricate solo a richiesta."
)
@click.option("--addresses", metavar="URL", help="Cercare gli indirizzi: il server Photon o Nominatim a cui chiederli.")
@click.option("--addresses-kind", type=click.Choice(KINDS), help="Che server è, se dall'indirizzo non si capisce.")
@click.option(
    "--addresses-cache", type=FILE,
    help=f"Dove conservare le risposte, fuori dalla cartella scritta. Di solito {CACHE}.",
)  # fmt: skip
@click.option("--contact", metavar="RECAPITO", help="E-mail di chi chiede: i server pubblici la vogliono.")
@click.option(
    "--territory", metavar="CODICE", help="Solo questo territorio: 01, provincia:TO, comune:001272 o il suo nome."
)
@with_folder_replace
@click.option("--strict", is_flag=True, help="Non scrivere nulla se qualcosa è da correggere.")
@click.option("--check", is_flag=True, help="Non scrivere nulla: dire se la cartella è aggiornata.")
def build(
    file: Path | None,
    *,
    out: Path,
    sheet: str | None,
    columns: dict[str, str] | None,
    columns_file: Path | None,
    decisions: Path | None,
    withdrawn: Path | None,
    previous: Path | None,
    previous_sheet: str | None,
    previous_columns: Path | None,
    max_loss: float,
    accept_loss: bool,
    accept_gaps: bool,
    report: Path | None,
    tiles: str | None,
    addresses: str | None,
    addresses_kind: str | None,
    addresses_cache: Path | None,
    contact: str | None,
    replace: bool,
    strict: bool,
    check: bool,
    about: "metadata.Metadata",
    edition_files: tuple[Path | None, ...],
) -> None:
    """Make the maps and the files of a registry."""
    if report and check:
        raise click.UsageError("--report non si usa con --check, che non scrive nulla.")
    cache = cache_of_answers(addresses, addresses_kind, addresses_cache, contact)
    given = (file or shipped_registry(), withdrawn, decisions, previous, *edition_files, columns_file, previous_columns)
    keep_inputs(*given, written=report, cache=cache, folder=out, replace=replace)
    search = address_search(addresses, addresses_kind, cache, contact)
    languages = tuple(messages.language_lines(about))
    atlas = mapping.build_atlas(
        file, sheet=sheet, withdrawn=withdrawn, columns=columns, decisions=decisions, addresses=search,
        **metadata.atlas_options(about),
    )  # fmt: skip
    atlas = publish.tell_named(atlas)
    if withdrawn is None:
        publish.refuse_no_list(atlas, out)
    told = verdict.judge_file(atlas)
    messages.tell(
        *told.sentences(),
        *messages.state_lines(atlas),
        *messages.withdrawal_lines(atlas),
        messages.weight_line(atlas.problems),
    )
    _report(atlas, report, replace=replace)
    if strict:
        heavy = messages.heavy_problems(atlas.problems, strict=True)
        messages.tell(*verdict.finding_lines(heavy))
        messages.refuse_problems(heavy)
    if not (accept_gaps or check or atlas.associations.empty):  # of nothing at all --accept-loss decides, when writing
        messages.refuse_gaps(told, way_out="nulla è stato scritto; correggere il file, o ripetere con --accept-gaps.")
    news = None
    if previous:
        own = (previous_sheet, previous_columns, "--previous-columns")
        before = read_before(
            previous, *own, columns=columns, decisions=decisions, withdrawn=withdrawn, own=atlas.registry.own
        )
        before = within(before, atlas.extent)
        news = registry.diff_registries(before, atlas.read_within())
    if check:
        differences = mapping.check_site(atlas, out, diff=news, metadata=about, tiles=tiles == "osm")
        messages.refuse_stale(differences, out)
        click.echo(f"La cartella {out} è aggiornata.")
        return
    written = mapping.write_site(
        atlas, out, diff=news, metadata=about, tiles=tiles == "osm", replace=replace,
        max_loss=max_loss, accept_loss=accept_loss, tell=click.echo,
    )  # fmt: skip
    click.echo(f"Scritti {len(written)} file in {out}{os.sep}. La mappa: {out / 'index.html'}")
    messages.tell(*languages, *messages.backup_lines(out), *messages.unconfirmed_lines(about))


@cli.command(
    help="Riporta l'edizione di prima in una cartella già scritta.\n\n"
    "Quella che c'era diventa l'edizione di prima: ripetere il comando la riporta."
)
@click.argument("folder", metavar="[CARTELLA]", default="output", type=FOLDER)
@with_withdrawn
@with_folder_replace
def restore(folder: Path, *, withdrawn: Path | None, replace: bool) -> None:
    """Bring back the edition before."""
    keep_inputs(withdrawn, folder=folder)
    kept = publish.restore_site(folder, withdrawn=withdrawn, replace=replace)
    click.echo(f"Riportata in {folder}{os.sep} l'edizione di prima; quella che c'era è in {kept}{os.sep}.")


@cli.command(help="Dice che cosa correggere in un registro, riga per riga.")
@click.argument("file", metavar="[REGISTRO]", required=False, type=FILE)
@of_edition
@click.option("--report", type=FILE, help="Scrive la segnalazione in un file .xlsx o .csv.")
@click.option("--columns-out", type=FILE, help="Scrive in un file .toml come sono state lette le colonne.")
@with_replace
@with_sheet
@with_columns
@with_decisions
@with_withdrawn
@with_lang
def check(
    file: Path | None,
    *,
    report: Path | None,
    columns_out: Path | None,
    replace: bool,
    sheet: str | None,
    columns: dict[str, str] | None,
    columns_file: Path | None,
    decisions: Path | None,
    withdrawn: Path | None,
    lang: str,
    own: "Sequence[OwnColumn]",
    territory: str | None,
    edition_files: tuple[Path | None, ...],
) -> None:
    """Tell what to correct in a registry."""
    if file is None:
        raise click.UsageError("Indicare il REGISTRO, o con --edition un'edizione che lo nomina.")
    given = (file, withdrawn, decisions, columns_file, *edition_files)
    keep_inputs(*given, columns_out, written=report, replace=replace)
    keep_inputs(*given, report, written=columns_out, option="--columns-out", replace=replace)
    placed = publish.tell_named(
        mapping.place_registry(
            file, sheet=sheet, withdrawn=withdrawn, columns=columns, decisions=decisions, territory=territory, own=own
        )
    )
    if columns_out:
        registry.write_columns(placed.registry.columns, columns_out, name=placed.registry.name, replace=replace)
        click.echo(f"Colonne scritte in {columns_out}.")
    click.get_current_context().obj["lang"] = lang
    told = verdict.judge_file(placed)
    messages.tell(
        *told.sentences(lang),
        *messages.state_lines(placed, lang),
        *verdict.finding_lines(placed.problems, lang),
        messages.weight_line(placed.problems, lang),
    )
    _report(placed, report, lang=lang, replace=replace)
    messages.refuse_gaps(told, way_out=verdict.say("rifiuto-verdetto", lang), lang=lang)
    messages.refuse_problems(messages.heavy_problems(placed.problems), lang)


def _report(placed: "mapping.Placed", report: Path | None, *, replace: bool, lang: str = "it") -> None:
    """Write the keeper's report, if one is asked for."""
    if report:
        registry.write_report(placed.registry, placed.problems, report, lang=lang, replace=replace)
        click.echo(f"Segnalazione scritta in {report}.")


add_regenerate(build)
for command in cli.commands.values():
    command.options_metavar = OPTIONS


def main() -> None:
    """Run the command line; every error of ours is one sentence on standard error."""
    run(cli, writers=WRITERS)
