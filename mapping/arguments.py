# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the command line accepts beside its options."""

from pathlib import Path
from typing import Any

import click

from mapping.errors import InputError
from mapping.registry.model import label


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

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number, or refuse the call."""
        number = float(super().convert(value, param, ctx))
        if not 0 <= number <= 100:
            self.fail("serve una percentuale da 0 a 100.", param, ctx)
        return number


FILE = File(path_type=Path)
FOLDER = Folder(path_type=Path)


def keep_inputs(report: Path | None, *inputs: Path | None) -> None:
    """Refuse a report that would take the place of a file it is about."""
    for path in inputs:
        if report and path and report.exists() and path.exists() and report.samefile(path):
            raise InputError(f"«{label(report)}» è il file da leggere: indicarne un altro con --report.")


def keep_private(report: Path | None, out: Path, *, check: bool) -> None:
    """Refuse a report inside the folder that is published, and one beside a call that writes nothing."""
    if report and check:
        raise click.UsageError("--report non si usa con --check, che non scrive nulla.")
    if report and report.resolve().is_relative_to(out.resolve()):
        raise InputError(
            f"La segnalazione non si può scrivere in «{report}»: la cartella {out} viene pubblicata; "
            "indicare un altro posto con --report."
        )
