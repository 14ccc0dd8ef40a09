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
    """Base of all errors of this package; its text is one sentence for a person."""

    exit_code = 2


class InputError(MappingError):
    """A file given by the caller cannot be read or used; names the file and, where known, row and column."""


class GeodataError(MappingError):
    """A table that ships with the package is absent or is not the one its provenance describes."""


class OutputError(MappingError):
    """The output folder cannot be written; what stood there is untouched."""


class NotPublishable(MappingError):  # noqa: N818 - it is a verdict on the data, not a fault of the program
    """The data were read but must not be published as they are; what stood in the output is untouched."""

    exit_code = 1
