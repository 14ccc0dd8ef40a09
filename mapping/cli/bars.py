# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The bars that show how far the work is: on a terminal only, and gone when their step is done."""

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import click

from mapping.progress import Advance, shown_by

_ERASE = "\x1b[1A\x1b[2K"
"""Up to the line of the bar that is done, and empty it: what the command says begins at the top."""
_RENDERED = 200
"""How often one bar is drawn at most."""
_LABEL = 24


def bars() -> AbstractContextManager[None]:
    """Show the steps of the work inside on standard error, if that is a terminal; in a pipe or a file nothing."""
    return shown_by(_bar) if sys.stderr and sys.stderr.isatty() else nullcontext()


@contextmanager
def _bar(step: str, total: int) -> Iterator[Advance]:
    every = max(1, total // _RENDERED)
    label = step.ljust(_LABEL)
    with click.progressbar(length=total, label=label, file=sys.stderr, update_min_steps=every, show_eta=False) as bar:
        yield bar.update
    click.echo(_ERASE, nl=False, file=sys.stderr)
