# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A file that the caller names: whether it can be read at all is asked here, before anything opens it.

A pipe would be waited for without end, and a device never ends.
"""

import os
import stat
from pathlib import Path

from mapping.errors import InputError, system_says


def label(path: Path) -> str:
    """Return a file's name as a sentence or a table may show it."""
    return "".join(c if c.isprintable() else "�" for c in path.name or str(path))[:120]


def real_path(path: Path) -> Path:
    """Return the absolute path without links; links that go round in a circle stay as they are, without an error."""
    return Path(os.path.realpath(path))


def check_given(
    path: Path, *, what: str = "Il file", absent: str = "non esiste: controllare il nome e la cartella"
) -> int:
    """Return the size in bytes of an ordinary file.

    Parameters
    ----------
    path
        The file; it is not opened.
    what, absent
        How the sentence begins, and how it goes on where there is no such file.

    Raises
    ------
    InputError
        If there is none, if the system refuses to look, or if it is a folder, a pipe, a device or a socket.
    """
    name = label(path)
    try:
        about = path.stat()
    except OSError as error:
        if not isinstance(error, (FileNotFoundError, NotADirectoryError)):
            raise InputError(f"{what} «{name}» non si può leggere: {system_says(error)}.") from None
        raise InputError(f"{what} «{name}» {absent}.") from None
    except ValueError:  # a zero in the name
        raise InputError(f"{what} «{name}» {absent}.") from None
    if stat.S_ISDIR(about.st_mode):
        raise InputError(f"«{name}» è una cartella: indicare un file.")
    if not stat.S_ISREG(about.st_mode):
        raise InputError(f"«{name}» non è un file ordinario, ma una pipe o un dispositivo: indicare un file.")
    return about.st_size
