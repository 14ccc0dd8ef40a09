# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command that makes editions without anybody: it takes every option that `build` takes, whichever they are."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

# Rooms, not what is in them: most runs find nothing new, and load nothing more.
from mapping import metadata, unattended
from mapping.cli.arguments import FILE, FOLDER, File, Folder, keep_inputs, settled_columns
from mapping.cli.edition import fill
from mapping.cli.group import cli
from mapping.shipped import shipped_registry

if TYPE_CHECKING:
    from mapping.unattended import Kind

_OURS = {"check", "previous", "previous_sheet", "previous_columns"}
"""Options of `build` that are not given here: the edition before is the one that was published last."""
_WRITTEN = {"report", "addresses_cache"}
"""Files that `build` writes; every other file that it is given is an input, whose change makes a new edition."""
_REGISTRY = "registry"
"""How the settings call the argument without a name."""


def add_regenerate(build: click.Command) -> None:
    """Add the command to the others."""
    shared = [param for param in build.params if param.name not in _OURS]

    def settle(context: click.Context, _: click.Parameter, path: Path | None) -> None:
        if path:
            words = dict(_words(context.command))
            found = unattended.read_settings(path, {word: _kind(param) for word, param in words.items()})
            context.default_map = {words[word].name: value for word, value in found.items()}

    def regenerate(*, state: Path | None, **options: Any) -> None:
        if state is None:
            raise click.UsageError("Indicare con --state la cartella privata in cui ricordare l'edizione pubblicata.")

        def make(words: dict[str, Any]) -> None:
            assert build.callback  # noqa: S101 - every command of ours does something
            build.callback(**fill(options) | dict.fromkeys(_OURS - {"check"}) | {"check": False} | words)

        unattended.regenerate(lambda: _order(shared, fill(options), state), state, make, click.echo)

    own: list[click.Parameter] = [
        click.Option(
            ["--settings"], type=FILE, is_eager=True, expose_value=False, callback=settle,
            help="Le opzioni, scritte in un file .toml: registry = \"registro.xlsx\", out = \"sito\" …",
        ),
        click.Option(
            ["--state"], type=FOLDER,
            help="Cartella privata, da indicare: l'edizione di prima, e il diario delle esecuzioni.",
        ),
    ]  # fmt: skip
    cli.add_command(
        click.Command(
            "regenerate",
            params=[*shared, *own],
            callback=regenerate,
            short_help="Rifà le mappe quando qualcosa è cambiato.",
            help="Rifà le mappe quando qualcosa è cambiato: per un'esecuzione periodica.\n\n"
            "Accetta le opzioni di «build». Se niente è cambiato non fa nulla. Codici d'uscita: 0 pubblicata o niente "
            "di nuovo; 1 non pubblicabile; 2 non riuscita.",
        )
    )


def _order(shared: list[click.Parameter], options: dict[str, Any], state: Path) -> "unattended.Order":
    """Return what the edition is made of; nothing given may lie where it would be published or replaced."""
    names = [param.name for param in shared if isinstance(param.type, File) and param.name not in _WRITTEN]
    given = {str(name): options[name] for name in names if name != "file" and options[name]}
    registry, out, report = options["file"] or shipped_registry(), options["out"], options["report"]
    keep_inputs(registry, *given.values(), state, written=report, folder=out, replace=True)
    rest = {name: value for name, value in options.items() if name not in names}
    edition = options["edition"] or options["metadata_file"]
    own = [table["nome"] for table in metadata.load_metadata(edition)["colonna"]] if edition else []
    columns = settled_columns(options["column"], options["columns"], "--column", own)
    return unattended.Order(registry, out, options["sheet"], columns, given, rest, report, own)


def _words(command: click.Command) -> Iterator[tuple[str, click.Parameter]]:
    """Yield what the settings call each parameter: its option without the dashes."""
    for param in command.params:
        if param.name not in {"settings", "help"}:
            yield (param.opts[0].lstrip("-") if isinstance(param, click.Option) else _REGISTRY), param


def _kind(param: click.Parameter) -> "Kind":
    if isinstance(param.type, (File, Folder)):
        return "file"
    if isinstance(param, click.Option) and param.is_flag:
        return "flag"
    return "several" if param.multiple else "text"
