# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The command `mapping`, to which the modules of commands add theirs."""

import click

OPTIONS = "[OPZIONI]"


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Mappa delle associazioni migranti: dal registro alle mappe.",
    options_metavar=OPTIONS,
    subcommand_metavar="COMANDO [ARGOMENTI]...",
)
@click.version_option(
    package_name="mappa-associazioni-migranti", message="%(prog)s, versione %(version)s", help="Mostra la versione."
)
@click.pass_context
def cli(context: click.Context) -> None:
    """Remember which command was asked for. Helps are arguments: Python can be told to drop docstrings."""
    context.obj["command"] = context.invoked_subcommand
