# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong, as one small tree.

::

    MappingError            one sentence: what happened, what was not changed, the way out
    ├── InputError          a file given by the caller cannot be read or used     (exit 2)
    ├── GeodataError        a table that ships with the package is absent or altered (exit 2)
    ├── OutputError         the output folder cannot be written                   (exit 2)
    └── NotPublishable      everything was read, but the result must not go out   (exit 1)
"""

import errno

_SYSTEM = {
    errno.EACCES: "manca il permesso",
    errno.EPERM: "manca il permesso",
    errno.EROFS: "il disco è di sola lettura",
    errno.ENOSPC: "il disco è pieno",
    errno.EDQUOT: "lo spazio concesso è finito",
    errno.EFBIG: "il file sarebbe troppo grande",
    errno.ENOENT: "il file o la sua cartella non esiste",
    errno.EISDIR: "è una cartella",
    errno.ENOTDIR: "un pezzo del percorso non è una cartella",
    errno.ENAMETOOLONG: "il nome è troppo lungo",
    errno.ELOOP: "il collegamento gira su se stesso",
    errno.EBUSY: "è usato da un altro programma",
    errno.EIO: "il disco dà errore",
    errno.EBADF: "è stato chiuso",
    errno.EADDRINUSE: "è già usata da un altro programma",
}


def system_says(error: OSError) -> str:
    """Return in Italian why the system refused; in its own words where it is none of the usual reasons."""
    return _SYSTEM.get(error.errno or 0) or f"il sistema risponde «{error.strerror or error}»"


class MappingError(Exception):
    """Base of all errors of this package; its text is one sentence for a person.

    Examples
    --------
    >>> from mapping import MappingError, read_registry
    >>> try:
    ...     read_registry("manca.csv")
    ... except MappingError as error:
    ...     print(error, error.exit_code)
    Il file «manca.csv» ... 2
    """

    exit_code = 2


class InputError(MappingError):
    """A file given by the caller cannot be read or used; names the file and, where known, row and column.

    Examples
    --------
    >>> from mapping import read_registry
    >>> read_registry("manca.csv")
    Traceback (most recent call last):
    mapping.errors.InputError: Il file «manca.csv» ...
    """


class GeodataError(MappingError):
    """A table that ships with the package is absent or is not the one its provenance describes.

    Examples
    --------
    >>> from mapping import GeodataError, MappingError  # reinstalling the package is the way out
    >>> issubclass(GeodataError, MappingError), GeodataError.exit_code
    (True, 2)
    """


class OutputError(MappingError):
    """The output folder cannot be written; what stood there is untouched.

    Examples
    --------
    >>> from pathlib import Path
    >>> from mapping import build_atlas, write_site
    >>> Path("occupata").write_text("un file, non una cartella")
    25
    >>> write_site(build_atlas(), "occupata")
    Traceback (most recent call last):
    mapping.errors.OutputError: ...
    """


class NotPublishable(MappingError):  # noqa: N818 - it is a verdict on the data, not a fault of the program
    """The data were read but must not be published as they are; what stood in the output is untouched.

    Examples
    --------
    >>> import pandas as pd
    >>> from mapping import read_registry
    >>> for file, name in {"registro.csv": "Associazione Dia", "ritiri.csv": ""}.items():
    ...     pd.DataFrame({"denominazione": [name], "comune": ["Torino"]}).to_csv(file, index=False)
    >>> read_registry("registro.csv", withdrawn="ritiri.csv")
    Traceback (most recent call last):
    mapping.errors.NotPublishable: ...
    """

    exit_code = 1
