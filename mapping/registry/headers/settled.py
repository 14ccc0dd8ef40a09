# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Which column is what, as the keeper says it: ``--column``, a small TOML file, or a mapping of a program."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz, process

from mapping.cells import fold_header, shown
from mapping.errors import InputError
from mapping.files import label, read_toml_given
from mapping.schema import INPUT_COLUMNS

Settled = Mapping[str, str]
"""``header -> column of the registry``, ``""`` for one that is not to be read; in the order in which they complete one
another."""
Columns = Mapping[str, str] | str | Path | None
"""What a caller may hand over: the same, or the path of a file that says it."""
NOTHING_SETTLED: Settled = {}
WHAT = "Il file delle colonne"
LISTED = "«mapping columns» le elenca, con --edition anche quelle di un'edizione"
"""Where the keeper finds what columns are called."""
_LONGEST = 60


class AbsentHeaderError(InputError):
    """A header that is settled, to be a column, does not stand in the file."""

    def __init__(self, sentence: str, header: str, column: str) -> None:
        super().__init__(sentence)
        self.header = header
        self.column = column


def read_settled(columns: Columns, own: Iterable[str] = ()) -> Settled:
    """Return what is settled; ``own`` are the names of the columns that an edition adds.

    Raises
    ------
    InputError
        If the file cannot be read, or names a column that there is not.
    """
    if columns is None:
        return NOTHING_SETTLED
    names = (*INPUT_COLUMNS, *own)
    if isinstance(columns, Mapping):
        return dict(_checked(columns, "Fra le colonne indicate", names))
    path = Path(columns)
    where = f"Nel file delle colonne «{label(path)}»"
    return dict(_checked(read_toml_given(path, WHAT, "delle colonne"), where, names))


def _checked(given: Mapping[Any, Any], where: str, names: Sequence[str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for header, value in given.items():
        said = f"«{_short(header)}»"
        if isinstance(value, Mapping):
            raise InputError(f"{where} {said} è una tabella: scrivere l'intestazione tutta tra virgolette.")
        name = "" if value is False else value
        if not isinstance(name, str):
            raise InputError(f'{where} {said} deve avere il nome di una colonna tra virgolette, o "" se non va letta.')
        if name.strip() and name.strip() not in names:
            raise InputError(
                f"{where} {said} è detta «{_short(name)}», che non è una colonna: {_column_meant(name, header, names)}."
            )
        if header.strip() in seen:
            raise InputError(f"{where} l'intestazione {said} è indicata due volte: lasciarne una.")
        seen.add(header.strip())
        yield header.strip(), name.strip()


def _column_meant(name: str, header: str, names: Sequence[str]) -> str:
    if header in names:
        return f'al contrario, --column {header}="{_short(name)}", o in un file "{_short(name)}" = "{header}"'
    close = process.extractOne(fold_header(name), names, scorer=fuzz.ratio, processor=fold_header)
    near = f"forse «{close[0]}»; " if close and close[1] >= 60 else ""
    return f"{near}{LISTED}"


def labels(texts: Sequence[str]) -> list[str]:
    """Return one name for each header: its text, with its number where it stands there again («CAP (2)»)."""
    found: list[str] = []
    counts: dict[str, int] = {}
    for number, text in enumerate(texts, 1):
        plain = text.strip() or f"colonna {number}"
        counts[plain] = counts.get(plain, 0) + 1
        found.append(plain if counts[plain] == 1 else f"{plain} ({counts[plain]})")
    return found


def settled_columns(texts: Sequence[str], settled: Settled) -> dict[int, tuple[str, int]]:
    """Return ``position -> (column, rank)`` of the headers that are settled, as far as they stand in the row."""
    if not settled:
        return {}
    places = _places(texts)
    at = ((places.get(header, places.get(fold_header(header))), name) for header, name in settled.items())
    found: dict[int, tuple[str, int]] = {}
    for rank, (position, name) in enumerate(at):
        if position is not None:
            found.setdefault(position, (name, rank))
    return found


def _places(texts: Sequence[str]) -> dict[str, int]:
    named = labels([text[: _LONGEST * 10] for text in texts])
    folded = {fold_header(text): position for position, text in reversed(list(enumerate(named)))}
    return folded | {text: position for position, text in reversed(list(enumerate(named)))}


def refuse_absent(texts: Sequence[str], settled: Settled, file: str) -> None:
    """Refuse a settled header that is not in the file, or one column that is settled twice.

    Raises
    ------
    AbsentHeaderError
        Names the header, and the one that is probably meant.
    InputError
        If two settled headers are one.
    """
    places = _places(texts)
    taken: dict[int, str] = {}
    for header in settled:
        position = places.get(header, places.get(fold_header(header)))
        if position is None:
            raise AbsentHeaderError(_absent(header, texts, file), header, settled[header])
        if position in taken:
            raise InputError(
                f"«{_short(taken[position])}» e «{_short(header)}» sono la stessa intestazione del file «{file}», "
                "indicata due volte: lasciarne una."
            )
        taken[position] = header


def _absent(header: str, texts: Sequence[str], file: str) -> str:
    named = [text for text in labels(texts) if len(text) <= 200]
    close = process.extractOne(header, named, scorer=fuzz.WRatio, processor=fold_header, score_cutoff=60)
    if close:
        return f"L'intestazione «{_short(header)}» non è nel file «{file}»: forse è «{_short(close[0])}»."
    listed = ", ".join(f"«{_short(text)}»" for text in named[:8])
    return f"L'intestazione «{_short(header)}» non è nel file «{file}», che ha {listed}: indicarne una di queste."


def _short(text: object) -> str:
    return shown(str(text).strip()[:_LONGEST])
