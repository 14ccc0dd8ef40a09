# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How a call of the command line ends: an exit code and, unless all went well, one sentence."""

import gc
import os
import sys
from collections.abc import Collection
from pathlib import Path

import click

from mapping.cli.bars import bars
from mapping.cli.console import console, tamed
from mapping.cli.italian import explain, italian
from mapping.errors import MappingError, system_says
from mapping.files import label

_SELDOM = (100_000, 50, 50)
"""How many new objects between two looks for what nobody holds: rows are made in bulk, and few are lost."""


def run(group: click.Group, *, writers: Collection[str]) -> None:
    """Run the command that was asked for; ``writers`` are those whose work is more than what they say."""
    gc.set_threshold(*_SELDOM)
    asked: dict[str, str] = {}
    with console() as out, italian(), bars():
        code, sentence = _run(group, asked)
        if out.broken and not code:
            code, sentence = _untold(out.broken, asked.get("command") in writers)
        if sentence:
            click.echo(sentence, err=True)
    if code:
        sys.exit(code)


def _run(group: click.Group, asked: dict[str, str]) -> tuple[int, str]:
    """Return the exit code, and the sentence that says why it is not 0."""
    try:
        group.main(standalone_mode=False, obj=asked)
    except MappingError as error:
        return error.exit_code, f"{'Error' if asked.get('lang') == 'en' else 'Errore'}: {tamed(str(error))}"
    except click.exceptions.Abort:
        return 2, "Interrotto: nessun file è rimasto a metà."
    except click.ClickException as error:
        return 2, explain(error)
    except (OSError, MemoryError) as error:
        if os.environ.get("MAPPING_TRACEBACK"):
            raise
        return 2, _of_system(error)
    except Exception as error:  # a fault of ours: still a sentence, the traceback on request
        if os.environ.get("MAPPING_TRACEBACK"):
            raise
        return 2, (
            f"Errore imprevisto ({type(error).__name__}: {tamed(str(error))}); la cartella di uscita non è cambiata. "
            "È un difetto del programma: segnalarlo con il file che lo provoca "
            "(con MAPPING_TRACEBACK=1 si vedono i dettagli)."
        )
    return 0, ""


def _of_system(error: OSError | MemoryError) -> str:
    """Return what the machine refused: a name that is too long, a file nobody may read, memory."""
    if isinstance(error, MemoryError):
        return "Errore: la memoria di questo computer non basta; dividere il file o chiudere altri programmi."
    name = error.filename if isinstance(error.filename, str) else ""
    return f"Errore: {f'«{label(Path(name))}» non si può usare' if name else 'il lavoro si è fermato'}: " + (
        f"{system_says(error)}."
    )


def _untold(error: OSError, writes: bool) -> tuple[int, str]:
    """Return how a command ends whose words were lost: what it wrote stands, unless the words were all it had."""
    if writes:
        return 0, f"Il lavoro è fatto, ma i messaggi non si possono scrivere: {system_says(error)}."
    return 2, f"Errore: la risposta non si può scrivere: {system_says(error)}."
