# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a call of the command line is read and explained: click, in the keeper's language.

Click has no Italian of its own, and its translations follow the language of the shell, not of the reader. What it says
is put into Italian where it comes out: in the help, and in the sentence about a wrong call.
"""

import re
from collections.abc import Iterable
from typing import Any

import click

from mapping.cli.console import tamed

_LONG = 400
"""Characters of a sentence about a call; a longer one repeats a value that nobody typed."""

_QUOTED = "[\"'](.*?)[\"']"
"""A value as Python quotes it: a name with an apostrophe stands between double quotes."""
_WORDS = {
    # the help
    r"\[OPTIONS\]": "[OPZIONI]",
    r"COMMAND \[ARGS\]\.\.\.": "COMANDO [ARGOMENTI]...",
    r"^Options$": "Opzioni",
    r"^Commands$": "Comandi",
    r"^Show this message and exit\.": "Mostra questo aiuto.",
    r"^Show the version and exit\.": "Mostra la versione.",
    r"\[default: (.+)\]$": r"[se non si dice altro: \1]",
    # the call
    rf"^No such command {_QUOTED}\.": r"Il comando «\1» non esiste.",
    r"^No such option:? '?(.+?)'?(?:\.(?= |$)|$)": r"L'opzione «\1» non esiste.",
    r"^Missing argument '(.+)'\.": r"Nel comando manca \1.",
    r"^Got unexpected extra arguments? \((.+)\)": r"Nel comando c'è qualcosa di troppo: «\1».",
    r"^Option '(.+)' requires an argument\.": r"L'opzione «\1» vuole un valore.",
    r"^Option '(.+)' does not take a value\.": r"L'opzione «\1» non prende un valore.",
    r"^Invalid value for '(.+?)': ": r"Il valore di «\1» non va bene: ",
    rf"{_QUOTED} is not a valid float\.": r"«\1» non è un numero.",
    rf"{_QUOTED} is not a valid integer\.": r"«\1» non è un numero intero.",
    rf"{_QUOTED} is not '(.+)'\.": r"«\1» non è «\2».",
    rf"{_QUOTED} is not one of (.+)\.": r"«\1» non è fra i valori possibili: \2.",
    r"\(?Did you mean (?:one of: )?(.+?)\?\)?$": r"Forse si voleva \1?",
}
"""What click says, as patterns, and how it is said in Italian."""


class Help(click.HelpFormatter):
    """The help of a command, in Italian."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how the command is used."""
        super().write_usage(prog, italian(args), prefix or "Uso: ")

    def write_heading(self, heading: str) -> None:
        """Write the name of a section."""
        super().write_heading(italian(heading))

    def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **more: Any) -> None:
        """Write options or commands, each with its explanation."""
        super().write_dl([(name, italian(text)) for name, text in rows], *args, **more)


class Context(click.Context):
    """A call whose help is in Italian."""

    formatter_class = Help


class Command(click.Command):
    """A command whose help is in Italian."""

    context_class = Context


class Group(click.Group):
    """Commands whose help is in Italian."""

    context_class = Context
    command_class = Command


def italian(text: str) -> str:
    """Return what click says in Italian; what is not click's own stays as it is."""
    for pattern, words in _WORDS.items():
        text = re.sub(pattern, words, text)
    return text


def explain(error: click.ClickException) -> str:
    """Return how the command is used and what was wrong with the call; the help, if no command was named."""
    said = italian(_legible(error.format_message()))
    context = error.ctx if isinstance(error, click.UsageError) else None
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return italian(error.format_message())  # it is the help itself
    usage = f"{context.get_usage()}\n«{context.command_path} --help» spiega come si usa.\n\n" if context else ""
    return f"{usage}Errore: {said}"


def _legible(text: str) -> str:
    """Return what click says on one line, without orders to the terminal and the middle of what is very long."""
    line = " ".join(tamed(text).split())
    return line if len(line) <= _LONG else f"{line[: _LONG // 2]} … {line[-_LONG // 2 :]}"
