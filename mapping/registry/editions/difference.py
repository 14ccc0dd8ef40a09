# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What changed between two editions of the registry."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd
from babel.numbers import format_decimal

from mapping.cells import fold
from mapping.files import write_workbook_or_table
from mapping.registry.editions.carried import barred_names, pair_registries, refuse_renamed, renamed_withdrawals
from mapping.registry.model import Registry
from mapping.registry.withdrawals import names_of

DIFF_COLUMNS = (
    "cambiamento",
    "id",
    "denominazione",
    "comune",
    "regione",
    "colonna",
    "prima",
    "dopo",
    "descrizione",
)
KINDS = ("aggiunta", "tolta", "rinominata", "spostata", "cambiata")
_PLACE = ("comune", "provincia", "regione")
Record = Mapping[Hashable, str]
_WATCHED = {
    "paesi_origine": "le comunità",
    "tipologia": "il tipo",
    "ambiti_attivita": "gli ambiti",
    "composizione": "la composizione",
    "raggio_azione": "il raggio d'azione",
    "indirizzo": "l'indirizzo",
    "sito_web": "il sito",
    "fonti": "le fonti",
}


@dataclass(frozen=True)
class RegistryDiff:
    """What changed: ``frame`` has one row per change (`DIFF_COLUMNS`), in the order of `KINDS` and names.

    ``loss_percent`` is the share of the old edition's associations that the new one no longer has. Rejected,
    duplicate and withdrawn rows count in neither edition: a withdrawn association is not even named as missing.
    ``renamed`` are the rows of associations that the list withdraws under the name they had (`renamed_withdrawals`).
    """

    frame: pd.DataFrame
    loss_percent: float
    old_rows: int
    new_rows: int
    renamed: Mapping[int, str] = field(default_factory=dict)
    renamed_as: "pd.Series[str]" = field(default_factory=lambda: pd.Series(dtype="str"), repr=False)

    def lines(self) -> list[str]:
        """Return one Italian sentence per change, and the totals at the end."""
        counts = self.frame["cambiamento"].value_counts()
        totals = ", ".join(f"{kind} {int(counts.get(kind, 0))}" for kind in KINDS)
        share = format_decimal(round(self.loss_percent, 1), format="0.0", locale="it")
        end = f"Associazioni: {self.old_rows} prima, {self.new_rows} ora ({totals}; perdita {share} %)."
        return [*self.frame["descrizione"], end]

    def refuse_renamed(self) -> None:
        """Raise `NotPublishable` if the list withdraws an association of the new edition under its old name."""
        refuse_renamed(self.renamed, self.renamed_as)


def diff_registries(old: Registry, new: Registry) -> RegistryDiff:
    """Compare two editions, whatever the order of their rows.

    Rows that either edition hides are paired too, and named nowhere.

    An association is found again by ``id``; then by its name, if it is the only one of that name in both (it moved
    or got a tax code); then by a similar name in the same comune (it was renamed).
    """
    before, after, pairs = pair_registries(old, new)
    renamed = renamed_withdrawals(before, after, pairs)
    shown = [(a, b) for a, b in pairs if not (before.at[a, "stato"] or after.at[b, "stato"])]
    barred = barred_names(old, new)
    lost = _alone(before, [a for a, _ in pairs], barred)
    come = _alone(after, [b for _, b in pairs], barred)
    old_rows, new_rows = _records(before), _records(after)
    rows = [_row("aggiunta", new_rows[riga]) for riga in come]
    rows += [_row("tolta", old_rows[riga]) for riga in lost]
    both = {column.name for column in old.own}
    watched = _WATCHED | {column.name: column.it for column in new.own if column.name in both}
    rows += [row for a, b in shown for row in _changes(old_rows[a], new_rows[b], watched)]
    frame = pd.DataFrame(rows, columns=list(DIFF_COLUMNS), dtype=str)
    rank = frame["cambiamento"].map({kind: number for number, kind in enumerate(KINDS)})
    order = frame.assign(rank=rank).sort_values(["rank", "denominazione", "comune", "id", "colonna"]).index
    counted = len(shown) + len(lost)
    loss = 100 * len(lost) / counted if counted else 0.0
    names = after["denominazione"].loc[list(renamed)]
    return RegistryDiff(frame.loc[order].reset_index(drop=True), loss, counted, len(shown) + len(come), renamed, names)


def write_diff(diff: RegistryDiff, path: str | Path, *, replace: bool = False) -> None:
    """Write the changes as CSV or XLSX, by the extension of ``path``; a file that is there only with ``replace``.

    Raises
    ------
    InputError
        If the extension is another, or the file is there already.
    OutputError
        If the file cannot be written.
    """
    write_workbook_or_table(
        path, "Il confronto", sheets=lambda: {"Novità": diff.frame}, table=lambda: diff.frame, replace=replace
    )


def _alone(rows: pd.DataFrame, paired: list[int], barred: frozenset[str]) -> "pd.Index[int]":
    """Return the living rows without a partner, but those that bear a withdrawn name: in whatever place it is."""
    left = rows[rows["stato"] == ""].drop(index=paired, errors="ignore")
    if not barred:
        return left.index
    return left.index[[barred.isdisjoint(names_of([name]).whole) for name in left["denominazione"]]]


def _records(rows: pd.DataFrame) -> dict[Hashable, Record]:
    return dict(zip(rows.index, rows.to_dict("records"), strict=True))


def _row(kind: str, row: Record, column: str = "", old: str = "", new: str = "", words: str = "") -> tuple[str, ...]:
    said = _sentence(kind, row, old, new, words)
    return (kind, row["id"], row["denominazione"], row["comune"], row["regione"], column, old, new, said)


def _sentence(kind: str, row: Record, old: str, new: str, words: str) -> str:
    place = row["comune"] or row["provincia"] or row["regione"] or "senza luogo"
    name = f"«{row['denominazione']}» ({place})"
    if kind == "aggiunta":
        return f"Aggiunta: {name}."
    if kind == "tolta":
        return f"Tolta: {name}."
    if kind == "rinominata":
        return f"Rinominata: «{old}» ora è {name}."
    if kind == "spostata":
        return f"Spostata: {name} prima stava in {old or 'un luogo non indicato'}, ora in {new or 'nessun luogo'}."
    return f"Cambiata: {name}, {words}: prima «{old or 'nulla'}», ora «{new or 'nulla'}»."


def _changes(a: Record, b: Record, watched: Mapping[str, str]) -> list[tuple[str, ...]]:
    found = []
    if a["denominazione"] != b["denominazione"]:
        found.append(_row("rinominata", b, "denominazione", a["denominazione"], b["denominazione"]))
    moved = _moved(a, b)
    if moved:
        found.append(_row("spostata", b, moved, _place(a), _place(b)))
    other = [column for column in watched if _values(a[column]) != _values(b[column])]
    return found + [_row("cambiata", b, column, a[column], b[column], watched[column]) for column in other]


def _moved(a: Record, b: Record) -> str:
    """Return the column that tells the move; another writing of the same comune is none."""
    if a["comune_chiave"] and a["comune_chiave"] == b["comune_chiave"]:
        return ""
    return next((column for column in _PLACE if fold(a[column]) != fold(b[column])), "")


def _place(row: Record) -> str:
    return ", ".join(row[column] for column in _PLACE if row[column])


def _values(cell: str) -> tuple[str, ...]:
    """Return the values without their order: «SN; ML» and «ML; SN» say the same."""
    return tuple(sorted(cell.split("; ")))
