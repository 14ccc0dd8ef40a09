# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a call of the command line is read and explained: click, in the keeper's language.

Click has no Italian of its own, but looks for one: all it says passes through gettext. ``locale/it`` holds it
(``click.po``, and ``click.mo`` compiled from it).
"""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from mapping.cli.console import tamed

DOMAIN = "click"
LOCALE = Path(__file__).parent / "locale"
_LONG = 400
"""Characters of a sentence about a call; a longer one repeats a value that nobody typed."""


@contextmanager
def italian() -> Iterator[None]:
    """Let click speak Italian, whatever the language of the shell: the keeper reads our sentences beside its own."""
    gettext.bindtextdomain(DOMAIN, LOCALE)
    domain, language = gettext.textdomain(), os.environ.get("LANGUAGE")
    gettext.textdomain(DOMAIN)
    os.environ["LANGUAGE"] = "it"  # the one that gettext looks at first
    try:
        yield
    finally:
        gettext.textdomain(domain)
        del os.environ["LANGUAGE"]
        if language is not None:
            os.environ["LANGUAGE"] = language


def explain(error: click.ClickException) -> str:
    """Return how the command is used and what was wrong with the call; the help, if no command was named."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return error.format_message()  # it is the help itself
    context = error.ctx if isinstance(error, click.UsageError) else None
    usage = f"{context.get_usage()}\n«{context.command_path} --help» spiega come si usa.\n\n" if context else ""
    return f"{usage}Errore: {_legible(error.format_message())}"


def _legible(text: str) -> str:
    """Return what click says on one line, without orders to the terminal and the middle of what is very long."""
    line = " ".join(tamed(text).split())
    return line if len(line) <= _LONG else f"{line[: _LONG // 2]} … {line[-_LONG // 2 :]}"
