# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a folder could not be written, in words."""

import errno
from pathlib import Path

from mapping.errors import system_says

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_OCCUPIED = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENOTEMPTY}


def output_sentence(error: OSError, out: Path, size: int) -> str:
    """Return one Italian sentence: what happened to ``out``, that nothing was changed, the way out.

    ``size`` is the number of bytes that were to be written.
    """
    return f"La cartella «{out}» non è stata scritta ed è rimasta com'era: {_cause(error, size)}."


def _cause(error: OSError, size: int) -> str:
    if error.errno in _FULL:
        return f"lo spazio non basta; servono circa {size // 1_000_000 + 1} MB oltre a quelli già occupati"
    if error.errno in _CLOSED:
        return "manca il permesso di scriverci; cambiare i permessi o indicare un'altra cartella con --out"
    if error.errno == errno.ENAMETOOLONG:
        return "il suo nome è troppo lungo; indicarne uno più corto con --out"
    if error.errno in _OCCUPIED:
        taken = error.filename2 or error.filename
        return f"«{taken}» occupa il posto di un file o di una cartella da scrivere; spostarlo altrove"
    return f"{system_says(error)}; indicare un'altra cartella con --out"
