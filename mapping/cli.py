# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line: parses and prints; the library does.

Exit codes: 0 done; 1 done but not publishable; 2 the input cannot be read or the call is wrong.
"""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from mapping import serve as preview
from mapping.arguments import FILE, FOLDER, Percent, keep_inputs
from mapping.atlas import build_atlas
from mapping.coverage import indicators
from mapping.errors import InputError, MappingError, NotPublishable
from mapping.metadata import load_metadata
from mapping.placed_table import check_output, default_output, place_table, placed_lines, write_placed
from mapping.places import AddressSearch, plan_search
from mapping.places.asking import KINDS
from mapping.places.street_server import Question
from mapping.publish import check_site, write_site
from mapping.registry import diff_registries, read_registry, write_diff, write_report, write_template
from mapping.schema import COLUMNS, choices
from mapping.sources import load_sources, verify_sources
from mapping.usage import Group, explain
from mapping.verdict import problem_lines, refuse_problems, refuse_stale, state_lines, unconfirmed_lines, weight_line

CACHE = Path(click.get_app_dir("mappa-associazioni-migranti"), "indirizzi.jsonl")
"""Where the answers about addresses are kept: nowhere that is ever published."""

with_sheet = click.option("--sheet", metavar="NOME", help="Foglio da leggere, se il file ne ha diversi.")
with_withdrawn = click.option("--withdrawn", type=FILE, help="Elenco delle associazioni ritirate, da non nominare.")
with_lang = click.option(
    "--lang", type=click.Choice(["it", "en"]), default="it", show_default=True, help="Lingua delle spiegazioni."
)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="mappa-associazioni-migranti", message="%(prog)s, versione %(version)s")
def cli() -> None:
    """Mappa delle associazioni migranti: dal registro alle mappe."""


@cli.command()
@click.argument("registry", metavar="[REGISTRO]", required=False, type=FILE)
@click.option("--out", default="output", type=FOLDER, show_default=True, help="Cartella da scrivere.")
@with_sheet
@with_withdrawn
@click.option("--previous", type=FILE, help="Registro dell'edizione precedente: che cosa è cambiato.")
@click.option("--previous-sheet", metavar="NOME", help="Foglio dell'edizione precedente, se il file ne ha diversi.")
@click.option(
    "--max-loss",
    type=Percent(),
    default=10.0,
    show_default=True,
    metavar="PERCENTO",
    help="Quota di associazioni della precedente edizione che possono mancare.",
)
@click.option("--metadata", type=FILE, help="Chi pubblica e a quale indirizzo (TOML, come metadata.toml).")
@click.option(
    "--tiles", type=click.Choice(["osm"]), help="Offrire le strade di OpenStreetMap, caricate solo a richiesta."
)
@click.option("--addresses", metavar="URL", help="Cercare gli indirizzi: il server Photon o Nominatim a cui chiederli.")
@click.option("--addresses-kind", type=click.Choice(KINDS), help="Che server è, se dall'indirizzo non si capisce.")
@click.option(
    "--addresses-cache",
    type=FILE,
    help=f"Dove conservare le risposte, fuori dalla cartella scritta. Di solito {CACHE}.",
)
@click.option("--contact", metavar="RECAPITO", help="E-mail di chi chiede: i server pubblici la vogliono.")
@click.option("--strict", is_flag=True, help="Non scrivere nulla se qualcosa è da correggere.")
@click.option("--check", is_flag=True, help="Non scrivere nulla: dire se la cartella è aggiornata.")
def build(
    registry: Path | None,
    *,
    out: Path,
    sheet: str | None,
    withdrawn: Path | None,
    previous: Path | None,
    previous_sheet: str | None,
    max_loss: float,
    metadata: Path | None,
    tiles: str | None,
    addresses: str | None,
    addresses_kind: str | None,
    addresses_cache: Path | None,
    contact: str | None,
    strict: bool,
    check: bool,
) -> None:
    """Costruisce le mappe e i file da un registro.

    Senza REGISTRO usa quello che accompagna il programma.
    """
    search = _search(addresses, addresses_kind, addresses_cache, contact, out)
    about = load_metadata(metadata)
    atlas = build_atlas(registry, sheet=sheet, withdrawn=withdrawn, addresses=search)
    _tell(*state_lines(atlas), weight_line(atlas.problems))
    if strict:
        refuse_problems(atlas.problems)
    extras: dict[str, Any] = {"metadata": about, "tiles": tiles == "osm"}
    if previous:
        diff = diff_registries(read_registry(previous, sheet=previous_sheet, withdrawn=withdrawn), atlas.registry)
        diff.refuse_loss_above(max_loss)
        extras["diff"] = diff
    if check:
        refuse_stale(check_site(atlas, out, **extras), out)
        click.echo(f"La cartella {out} è aggiornata.")
        return
    written = write_site(atlas, out, **extras)
    click.echo(f"Scritti {len(written)} file in {out}{os.sep}. La mappa: {out / 'index.html'}")
    _tell(*unconfirmed_lines(about))


@cli.command()
@click.argument("registry", metavar="REGISTRO", type=FILE)
@click.option("--report", type=FILE, help="Scrive la segnalazione in un file .xlsx o .csv.")
@with_sheet
@with_withdrawn
@with_lang
def check(registry: Path, report: Path | None, sheet: str | None, withdrawn: Path | None, lang: str) -> None:
    """Dice che cosa correggere in un registro, riga per riga."""
    keep_inputs(report, registry, withdrawn)
    atlas = build_atlas(registry, sheet=sheet, withdrawn=withdrawn)
    _tell(*state_lines(atlas), *problem_lines(atlas.problems, lang=lang), weight_line(atlas.problems))
    if report:
        write_report(atlas.registry, atlas.problems, report, lang=lang)
        click.echo(f"Segnalazione scritta in {report}.")
    refuse_problems(atlas.problems)


@cli.command()
@click.argument("old", metavar="VECCHIO", type=FILE)
@click.argument("new", metavar="NUOVO", type=FILE)
@click.option("--report", type=FILE, help="Scrive il confronto in un file .csv o .xlsx.")
@click.option("--old-sheet", metavar="NOME", help="Foglio di VECCHIO, se il file ne ha diversi.")
@with_sheet
@with_withdrawn
def diff(
    old: Path, new: Path, *, report: Path | None, old_sheet: str | None, sheet: str | None, withdrawn: Path | None
) -> None:
    """Confronta due edizioni del registro.

    Dice quali associazioni sono state aggiunte, tolte, rinominate, spostate o cambiate.
    """
    keep_inputs(report, old, new, withdrawn)
    before = read_registry(old, sheet=old_sheet, withdrawn=withdrawn)
    found = diff_registries(before, read_registry(new, sheet=sheet, withdrawn=withdrawn))
    _tell(*found.lines())
    if report:
        write_diff(found, report)
        click.echo(f"Confronto scritto in {report}.")


@cli.command()
@click.argument("file", type=FILE)
def template(file: Path) -> None:
    """Scrive un registro vuoto (.xlsx) da compilare.

    Ha tutte le colonne, le spiegazioni e gli elenchi a discesa.
    """
    write_template(file)
    click.echo(f"Modello scritto in {file}.")


@cli.command()
@with_lang
def columns(lang: str) -> None:
    """Il dizionario dei dati: ogni colonna e ogni indicatore."""
    for column in COLUMNS.values():
        unit = f" [{column.unit}]" if column.unit else ""
        click.echo(f"{column.name} ({column.side}, {column.kind}){unit}: {getattr(column, lang)}")
        if column.choices:
            click.echo("    " + " · ".join(choices(column.choices)))
    for name, indicator in indicators().items():
        click.echo(f"{name} (indicator) [{indicator.unit}]: {getattr(indicator, lang)}")


@cli.command()
@click.option("--verify", is_flag=True, help="Ricalcola le impronte dei file e le confronta.")
def sources(verify: bool) -> None:
    """Di chi sono i dati, con quale licenza, di quale data."""
    for source in load_sources():
        click.echo(f"{source.path}: {source.title} · {source.publisher} · {source.licence} · {source.vintage}")
        click.echo(f"    da citare come: {source.attribution}")
        click.echo(f"    sha256 {source.sha256}")
    if verify:
        faults = verify_sources()
        if faults:
            raise NotPublishable(" ".join(faults))
        click.echo("Tutte le impronte corrispondono.")


@cli.command("geocode")
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, help="File .csv o .xlsx da scrivere; di solito NOME-luoghi, accanto a FILE.")
@with_sheet
def geocode_file(file: Path, out: Path | None, sheet: str | None) -> None:
    """Cerca il comune di ogni riga di una tabella qualsiasi.

    Riscrive la tabella con le colonne del luogo trovato accanto alle sue.
    """
    target = out or default_output(file)
    check_output(target, file)
    table = place_table(file, sheet=sheet)
    write_placed(table, target)
    _tell(*placed_lines(table), f"Tabella scritta in {target}.")


@cli.command()
@click.argument("folder", metavar="[CARTELLA]", default="output", type=FOLDER)
@click.option("--port", metavar="PORTA", default=8000, show_default=True, help="Porta di questo computer.")
def serve(folder: Path, port: int) -> None:
    """Mostra la mappa su questo computer, in anteprima.

    Invia le intestazioni che il Portale dovrebbe inviare.
    """
    preview.serve(folder, port, announce=click.echo)


def _search(
    url: str | None, kind: str | None, cache: Path | None, contact: str | None, out: Path
) -> AddressSearch | None:
    """Return what to ask for addresses; None if nobody is to be asked."""
    if url is None:
        if kind or cache or contact:
            raise click.UsageError("--addresses-kind, --addresses-cache e --contact servono solo con --addresses.")
        return None
    kept = cache or CACHE
    if kept.resolve().is_relative_to(out.resolve()):
        raise InputError(f"Le risposte non si possono conservare in «{kept}»: la cartella {out} viene pubblicata.")
    return plan_search(url, cache=kept, kind=kind or "", contact=contact or "", track=_progress)


def _progress(questions: list[Question]) -> Iterator[Question]:
    """Pass the questions on, with a bar on a terminal."""
    with click.progressbar(questions, label="Indirizzi", file=sys.stderr) as bar:
        yield from bar


def main() -> None:
    """Run the command line; every error of ours is one sentence on standard error."""
    try:
        cli.main(standalone_mode=False)
    except MappingError as error:
        _fail(f"Errore: {error}", error.exit_code)
    except click.exceptions.Abort:
        _fail("Interrotto: nulla è stato cambiato.", 2)
    except click.ClickException as error:
        _fail(explain(error), 2)
    except Exception as error:  # a fault of ours: still a sentence, the traceback on request
        if os.environ.get("MAPPING_TRACEBACK"):
            raise
        _fail(
            f"Errore imprevisto ({type(error).__name__}: {error}); la cartella di uscita non è cambiata. "
            "È un difetto del programma: segnalarlo con il file che lo provoca "
            "(con MAPPING_TRACEBACK=1 si vedono i dettagli).",
            2,
        )


def _tell(*lines: str) -> None:
    for line in lines:
        click.echo(line)


def _fail(sentence: str, exit_code: int) -> None:
    click.echo(sentence, err=True)
    sys.exit(exit_code)


if __name__ == "__main__":
    main()
