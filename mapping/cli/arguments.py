# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the command line accepts beside its options."""

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from mapping import files, publish, registry
from mapping.errors import InputError
from mapping.files import label, real_path
from mapping.shipped import PACKAGE, geodata_path


class File(click.Path):
    """A file to read or to write; whether it can be is for the library to say."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - click's signature
        """Return what stands for the file in the help."""
        return "FILE"


class Folder(click.Path):
    """A folder to write; an empty name, as an unset variable of a shell gives, is not the one we stand in."""

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002 - click's signature
        """Return what stands for the folder in the help."""
        return "CARTELLA"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path, or refuse the call."""
        if value == "":
            self.fail("la cartella da scrivere è senza nome.", param, ctx)
        return super().convert(value, param, ctx)


class Percent(click.types.FloatParamType):
    """A share from 0 to 100; «nan», which no loss exceeds, is none."""

    name = "un numero"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number, or refuse the call."""
        number = float(super().convert(value, param, ctx))
        if not 0 <= number <= 100:
            self.fail("serve una percentuale da 0 a 100.", param, ctx)
        return number


class Port(click.types.IntParamType):
    """A port of this machine."""

    name = "un numero intero"


class ColumnOf(click.ParamType[tuple[str, str]]):
    """A column of the registry and the header under which it stands; without a column: a header not to be read."""

    name = "COLONNA=INTESTAZIONE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Return (header, column), or refuse the call."""
        column, equals, header = str(value).partition("=")
        if not equals or not header.strip():
            self.fail('scriverla come denominazione="Nome della struttura".', param, ctx)
        return header.strip(), column.strip()


FILE = File(path_type=Path)
FOLDER = Folder(path_type=Path)
PERCENT = Percent()
PORT = Port()

with_sheet = click.option("--sheet", metavar="NOME", help="Foglio da leggere, se il file ne ha diversi.")
with_withdrawn = click.option("--withdrawn", type=FILE, help="Elenco delle associazioni ritirate, da non nominare.")
with_decisions = click.option(
    "--decisions", type=FILE, help="Correzioni e doppioni decisi una volta per tutte (REGISTRO.decisioni.csv o .xlsx)."
)
with_replace = click.option("--replace", is_flag=True, help="Sostituire il file da scrivere, se esiste già.")
with_folder_replace = click.option(
    "--replace", is_flag=True, help="Sostituire anche file che nella cartella ha messo o cambiato qualcun altro."
)
with_lang = click.option(
    "--lang", type=click.Choice(["it", "en"]), default="it", show_default=True, help="Lingua delle spiegazioni."
)


def with_columns(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--column`` and ``--columns``; it gets both as ``columns``, and the file as ``columns_file``."""
    return with_columns_of("")(command)


def with_columns_of(side: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command the two options for one of two files: ``--a-column``, ``--a-columns``; it gets ``a_columns`` …."""
    dash, name = (f"--{side}-", f"{side}_") if side else ("--", "")
    whose = f" di {side.upper()}" if side else ""

    def given(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def settled(*args: Any, **options: Any) -> None:
            column, path = options.pop(f"{name}column"), options.pop(f"{name}columns")
            said = settled_columns(column, path, f"{dash}column", _added(options))
            found = {f"{name}columns": said, f"{name}columns_file": path}
            command(*args, **found, **options)

        one = click.option(
            f"{dash}column", type=ColumnOf(), multiple=True,
            help=f'Che colonna{whose} è un\'intestazione: denominazione="Nome struttura"; ="Tel": da non leggere. '
            "Ripetibile.",
        )  # fmt: skip
        many = click.option(
            f"{dash}columns", type=FILE, help="Lo stesso, in un file .toml come quello di «check --columns-out»."
        )
        return one(many(settled))

    return given


def _added(options: Mapping[str, Any]) -> list[str]:
    """Return the names of the columns that the edition adds, which stands above."""
    about = options.get("about")
    return [table["nome"] for table in about["colonna"]] if about else [one.name for one in options.get("own", ())]


def settled_columns(
    given: tuple[tuple[str, str], ...], path: Path | None, option: str, own: Sequence[str] = ()
) -> dict[str, str] | None:
    """Return what is settled, if anything: what the file says, but for the columns and headers of the command line.

    ``own`` are the names of the columns that an edition adds.
    """
    headers = [header for header, _ in given]
    if again := next((header for header in headers if headers.count(header) > 1), None):
        raise InputError(f"{option} dice due volte che cosa è l'intestazione «{again}»: indicarla una volta sola.")
    names = {name for _, name in given if name}
    kept = {header: name for header, name in registry.read_settled(path, own).items() if name not in names}
    return {**{header: name for header, name in kept.items() if header not in headers}, **dict(given)} or None


def keep_inputs(
    *given: Path | None,
    written: Path | None = None,
    option: str = "--report",
    cache: Path | None = None,
    folder: Path | None = None,
    replace: bool = False,
) -> None:
    """Refuse a call that would destroy what it was given, before anything is read.

    Files are compared by what they are, not by how they are named: links, other spellings of a path and other names of
    the same file are the same file.

    Parameters
    ----------
    *given
        The files to be read; None stands for one that was not named.
    written, option
        A file to be written, and how it is named on the command line.
    cache
        A file that is both read and added to.
    folder
        A folder to be published. A file to be read may not lie in it: what is ours there is replaced, and whatever
        else is there is published.
    replace
        Whether ``written`` may be there already.

    Raises
    ------
    InputError
        If something given would be lost, or published.
    """
    inputs = [path for path in given if path]
    if written:
        _keep_from_file(written, option, [*inputs, *filter(None, [cache])])
    if cache and any(_same(cache, path) for path in inputs):
        raise InputError(f"«{label(cache)}» è un file da leggere: per le risposte indicarne un altro.")
    if folder:
        for path in filter(None, [*inputs, cache, written]):
            _keep_from_folder(path, folder)
    if written:
        files.refuse_existing(written, replace=replace)


def _keep_from_file(written: Path, option: str, inputs: list[Path]) -> None:
    if any(_same(written, path) for path in inputs):
        raise InputError(f"«{label(written)}» è il file da leggere: indicarne un altro con {option}.")
    if any(_lies_in(written, home) for home in (PACKAGE, geodata_path("sources.toml").parent)):
        raise InputError(f"«{label(written)}» è fra i file del programma: indicarne un altro con {option}.")


def _keep_from_folder(path: Path, folder: Path) -> None:
    backup = publish.backup_path(folder)
    if _same(path, publish.remembered_path(folder)):
        raise InputError(f"«{label(path)}» è un file che questo programma scrive per sé: indicarne un altro.")
    if _same(path, folder):
        raise InputError(f"«{label(path)}» è un file da leggere, non una cartella: indicarne una con --out.")
    if _lies_in(path, folder):
        raise InputError(
            f"Il file «{path}» sta nella cartella «{folder}», che viene pubblicata intera e riscritta: "
            "spostarlo altrove, o indicare un'altra cartella."
        )
    if _lies_in(path, backup):
        raise InputError(
            f"Il file «{path}» sta in «{backup}», che viene sostituita: copiarlo altrove e usare la copia."
        )
    for home in (folder, backup):
        for place in publish.published_places(home):
            if _same(path, place):
                raise InputError(
                    f"Il file «{path}» è lo stesso di «{place}», che viene sostituito: "
                    "copiarlo altrove e usare la copia, o indicare un'altra cartella."
                )


def _lies_in(path: Path, folder: Path) -> bool:
    """Return whether the path, as it is written or with its links followed, leads through the folder."""
    parents = {*path.absolute().parents, *real_path(path).parents}
    return any(_same(parent, folder) for parent in parents)


def _same(one: Path, other: Path) -> bool:
    """Return whether two paths lead to the same file or folder, or would if it were there."""
    try:
        return one.samefile(other)
    except OSError:
        return real_path(one) == real_path(other)
