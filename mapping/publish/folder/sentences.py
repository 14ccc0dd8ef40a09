# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Why a folder could not be written, in words."""

import errno
from collections.abc import Sequence
from pathlib import Path

from mapping.errors import system_says

_IN_USE = (32, 33)
"""What Windows says of a file that another program holds open."""
_CAUSES: tuple[tuple[set[int], str], ...] = (
    (
        {errno.ENOSPC, errno.EDQUOT, errno.EFBIG},
        "lo spazio non basta; servono almeno {size} MB oltre a quelli già occupati",
    ),
    (
        {errno.EACCES, errno.EPERM, errno.EROFS},
        "manca il permesso di scriverci; cambiare i permessi o indicare un'altra cartella con --out",
    ),
    ({errno.ENAMETOOLONG}, "il suo nome è troppo lungo; indicarne uno più corto con --out"),
    (
        {errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENOTEMPTY},
        "«{taken}» occupa il posto di un file o di una cartella da scrivere; spostarlo altrove",
    ),
    (
        {errno.EAGAIN},
        "nel frattempo qualcuno ha cambiato un file da sostituire, «{taken}»; guardare che cosa è cambiato e riprovare",
    ),
)


def output_sentence(error: OSError, out: Path, size: int) -> str:
    """Return one Italian sentence: what happened to ``out``, that nothing was changed, the way out.

    ``size`` is the number of bytes that were to be written, as far as it is known.
    """
    return f"La cartella «{out}» non è stata scritta ed è rimasta com'era: {_cause(error, size)}."


def name_some(paths: Sequence[str], most: int = 3) -> str:
    """Return the first few of the paths, and how many more there are."""
    told = ", ".join(f"«{path}»" for path in paths[:most])
    return f"{told} e altri {len(paths) - most}" if len(paths) > most else told


def _cause(error: OSError, size: int) -> str:
    if getattr(error, "winerror", 0) in _IN_USE:
        return f"«{error.filename2 or error.filename}» è aperto in un altro programma; chiuderlo e riprovare"
    words = next((words for codes, words in _CAUSES if error.errno in codes), "")
    if not words:
        return f"{system_says(error)}; indicare un'altra cartella con --out"
    return words.format(size=size // 1_000_000 + 1, taken=error.filename2 or error.filename)
