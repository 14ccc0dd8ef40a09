# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command line: parses and prints; the library does.

Exit codes: 0 done; 1 done but not publishable; 2 the input cannot be read or the call is wrong.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from mapping import serve as preview
from mapping.atlas import Atlas, build_atlas
from mapping.coverage import indicators
from mapping.errors import InputError, MappingError, NotPublishable
from mapping.metadata import Metadata, load_metadata, to_confirm
from mapping.placed_table import check_output, default_output, place_table, placed_lines, write_placed
from mapping.places import AddressSearch, plan_search
from mapping.places.asking import KINDS, Question
from mapping.problems import WEIGHTS, Problem
from mapping.publish import check_site, write_site
from mapping.registry import diff_registries, read_registry, write_diff, write_report, write_template
from mapping.schema import COLUMNS, choices
from mapping.sources import load_sources, verify_sources

FILE = click.Path(path_type=Path)
CACHE = Path(click.get_app_dir("mappa-associazioni-migranti"), "indirizzi.jsonl")
"""Where the answers about addresses are kept: nowhere that is ever published."""


class Folder(click.Path):
    """A folder to write; an empty name, as an unset variable of a shell gives, is not the one we stand in."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path, or refuse the call."""
        if value == "":
            self.fail("La cartella da scrivere è senza nome.", param, ctx)
        return super().convert(value, param, ctx)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="mappa-associazioni-migranti")
def cli() -> None:
    """Mappa delle associazioni migranti: dal registro alle mappe."""


@cli.command()
@click.argument("registry", required=False, type=FILE)
@click.option("--out", default="output", type=Folder(path_type=Path), show_default=True, help="Cartella da scrivere.")
@click.option("--sheet", help="Foglio da leggere, se il file ne ha diversi.")
@click.option("--withdrawn", type=FILE, help="Elenco delle associazioni ritirate.")
@click.option("--previous", type=FILE, help="Registro dell'edizione precedente: che cosa è cambiato.")
@click.option(
    "--max-loss",
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
    """Costruisce le mappe e i file da un registro (senza REGISTRY: da quello fornito)."""
    search = _search(addresses, addresses_kind, addresses_cache, contact, out)
    about = load_metadata(metadata)
    atlas = build_atlas(registry, sheet=sheet, withdrawn=withdrawn, addresses=search)
    _print_states(atlas)
    _print_weights(atlas.problems)
    if strict:
        _refuse_problems(atlas.problems)
    extras: dict[str, Any] = {"metadata": about, "tiles": tiles == "osm"}
    if previous:
        diff = diff_registries(read_registry(previous, withdrawn=withdrawn), atlas.registry)
        diff.refuse_loss_above(max_loss)
        extras["diff"] = diff
    if check:
        _refuse_stale(check_site(atlas, out, **extras), out)
        return
    written = write_site(atlas, out, **extras)
    click.echo(f"Scritti {len(written)} file in {out}{os.sep}. La mappa: {out / 'index.html'}")
    _tell_unconfirmed(about)


@cli.command()
@click.argument("registry", type=FILE)
@click.option("--report", type=FILE, help="Scrive la segnalazione in un file .xlsx o .csv.")
@click.option("--sheet", help="Foglio da leggere, se il file ne ha diversi.")
@click.option("--withdrawn", type=FILE, help="Elenco delle associazioni ritirate.")
@click.option("--lang", type=click.Choice(["it", "en"]), default="it", show_default=True)
def check(registry: Path, report: Path | None, sheet: str | None, withdrawn: Path | None, lang: str) -> None:
    """Dice che cosa correggere in un registro, riga per riga."""
    atlas = build_atlas(registry, sheet=sheet, withdrawn=withdrawn)
    _print_states(atlas)
    for problem in sorted(atlas.problems, key=lambda p: (p.riga, WEIGHTS.index(p.peso))):
        where = ", ".join(filter(None, [f"riga {problem.riga}" if problem.riga else "", problem.colonna]))
        click.echo(f"{problem.peso}: {where + ': ' if where else ''}{problem.text(lang)}")
    _print_weights(atlas.problems)
    if report:
        write_report(atlas.registry, atlas.problems, report, lang=lang)
        click.echo(f"Segnalazione scritta in {report}.")
    _refuse_problems(atlas.problems)


@cli.command()
@click.argument("old", type=FILE)
@click.argument("new", type=FILE)
@click.option("--report", type=FILE, help="Scrive il confronto in un file .csv.")
def diff(old: Path, new: Path, report: Path | None) -> None:
    """Confronta due edizioni del registro: aggiunte, tolte, rinominate, spostate, cambiate."""
    found = diff_registries(read_registry(old), read_registry(new))
    for line in found.lines():
        click.echo(line)
    if report:
        write_diff(found, report)
        click.echo(f"Confronto scritto in {report}.")


@cli.command()
@click.argument("file", type=FILE)
def template(file: Path) -> None:
    """Scrive un registro vuoto (.xlsx) con le colonne, le spiegazioni e gli elenchi a discesa."""
    write_template(file)
    click.echo(f"Modello scritto in {file}.")


@cli.command()
@click.option("--lang", type=click.Choice(["it", "en"]), default="it", show_default=True)
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
        click.echo(f"    sha256 {source.sha256}")
    if verify:
        faults = verify_sources()
        if faults:
            raise NotPublishable(" ".join(faults))
        click.echo("Tutte le impronte corrispondono.")


@cli.command("geocode")
@click.argument("file", type=FILE)
@click.option("--out", type=FILE, help="File .csv o .xlsx da scrivere; di solito NOME-luoghi, accanto a FILE.")
@click.option("--sheet", help="Foglio da leggere, se il file ne ha diversi.")
def geocode_file(file: Path, out: Path | None, sheet: str | None) -> None:
    """Cerca il comune di ogni riga di una tabella qualsiasi e la riscrive con le colonne del luogo."""
    target = out or default_output(file)
    check_output(target, file)
    table = place_table(file, sheet=sheet)
    write_placed(table, target)
    for line in placed_lines(table):
        click.echo(line)
    click.echo(f"Tabella scritta in {target}.")


@cli.command()
@click.argument("folder", default="output", type=FILE)
@click.option("--port", default=8000, show_default=True)
def serve(folder: Path, port: int) -> None:
    """Anteprima locale, con le intestazioni che il Portale dovrebbe inviare."""
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


def _print_states(atlas: Atlas) -> None:
    read = len(atlas.located)
    click.echo(f"{atlas.registry.name}: {read} righe lette.")
    for state, rows in atlas.states.items():
        click.echo(f"  {state:<15}{rows:>9}  {choices('stato')[state]['it']}")
    click.echo(f"  {'totale':<15}{sum(atlas.states.values()):>9}")
    if atlas.address_points:
        click.echo(f"  Nel punto del loro indirizzo: {atlas.address_points} (© OpenStreetMap contributors, ODbL).")


def _print_weights(problems: tuple[Problem, ...]) -> None:
    counts = Counter(problem.peso for problem in problems)
    click.echo("Segnalazioni: " + ", ".join(f"{weight} {counts[weight]}" for weight in WEIGHTS) + ".")


def _tell_unconfirmed(about: Metadata) -> None:
    """Say which values of the publisher are still missing or examples: they stand in the published metadata."""
    if keys := to_confirm(about):
        click.echo(
            f"Da confermare prima di pubblicare: {', '.join(keys)}; scriverli in un file della forma di "
            "mapping/metadata.toml e indicarlo con --metadata."
        )


def _refuse_problems(problems: tuple[Problem, ...]) -> None:
    """Refuse what weighs more than an ``avviso``, which keeps no registry from being published."""
    heavy = sum(problem.peso != "avviso" for problem in problems)
    if heavy:
        raise NotPublishable(f"Il registro ha {heavy} segnalazioni da correggere: correggerle e riprovare.")


def _refuse_stale(differences: list[str], out: Path) -> None:
    if differences:
        shown = "; ".join(differences[:5]) + (" …" if len(differences) > 5 else "")
        raise NotPublishable(f"La cartella {out} non è aggiornata: {shown}. Rifarla con «mapping build».")
    click.echo(f"La cartella {out} è aggiornata.")


def main() -> None:
    """Run the command line; every error of ours is one sentence on standard error."""
    try:
        cli.main(standalone_mode=False)
    except MappingError as error:
        _fail(f"Errore: {error}", error.exit_code)
    except click.exceptions.Abort:
        _fail("Interrotto: nulla è stato cambiato.", 2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except Exception as error:  # a fault of ours: still a sentence, the traceback on request
        if os.environ.get("MAPPING_TRACEBACK"):
            raise
        _fail(
            f"Errore imprevisto ({type(error).__name__}: {error}); la cartella di uscita non è cambiata. "
            "È un difetto del programma: segnalarlo con il file che lo provoca "
            "(con MAPPING_TRACEBACK=1 si vedono i dettagli).",
            2,
        )


def _fail(sentence: str, exit_code: int) -> None:
    click.echo(sentence, err=True)
    sys.exit(exit_code)


if __name__ == "__main__":
    main()
