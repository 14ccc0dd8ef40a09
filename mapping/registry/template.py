# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""An empty registry as a workbook: the columns, what they mean, drop-down lists, two rows to delete."""

import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from mapping.files import MAX_ROWS, check_ending, new_workbook, write_file, write_sheet
from mapping.palette import colour
from mapping.registry.outcomes import EXAMPLE
from mapping.registry.returned_report import EXPLANATION_COLUMNS, LISTED, LISTS
from mapping.schema import COLUMNS, INPUT_COLUMNS, Column, OwnColumn, choices
from mapping.shipped_tables import read_table

SHEETS = ("Registro", "Spiegazioni", LISTS)
_HEADING = colour("heading", "workbook")
_EXAMPLES: tuple[dict[str, str], ...] = (
    {
        "denominazione": f"{EXAMPLE} Associazione dei Senegalesi di Bergamo",
        "acronimo": "ASB", "codice_fiscale": "00000000018", "indirizzo": "Via Roma 1", "cap": "24121",
        "comune": "Bergamo", "provincia": "BG", "regione": "Lombardia", "codice_comune": "016024",
        "latitudine": "45,6950", "longitudine": "9,6699", "paesi_origine": "Senegal", "composizione": "mononazionale",
        "tipologia": "promozione sociale", "ambiti_attivita": "integrazione; cultura", "raggio_azione": "provinciale",
        "anno_costituzione": "1998", "numero_soci": "120", "sito_web": "https://www.example.org",
        "stato_verifica": "da verificare", "fonte_tipo": "pagina web", "fonte_url": "https://www.example.org/fonte",
        "fonte_data": "03/04/2024", "data_verifica": "2024-06", "note": "Cancellare questa riga",
    },
    {
        "denominazione": f"{EXAMPLE} Donne del Perù e dell'Ecuador",
        "comune": "Genova", "provincia": "GE", "paesi_origine": "Perù; Ecuador", "composizione": "plurinazionale",
        "tipologia": "femminile", "ambiti_attivita": "donne; lavoro", "numero_soci": "11-100",
        "paesi_completi": "in parte", "fonti": "stampa | https://www.example.org/articolo | 2024; RUNTS | 03/2025",
        "note": "Basta il nome: ogni altra cella può restare vuota",
    },
)  # fmt: skip


def write_template(path: str | Path, *, own: Sequence[OwnColumn] = (), replace: bool = False) -> None:
    """Write the template; `mapping check` accepts what is filled in once the two example rows are deleted.

    ``own`` are the columns that an edition publishes beside ours: it has them too, last, below their headers.

    Raises
    ------
    InputError
        If ``path`` does not end in ``.xlsx``, or stands there already and ``replace`` is
        not set: it may be a registry that was filled in.
    OutputError
        If the file cannot be written.
    """
    path = Path(path)
    check_ending(path, "Il modello", (".xlsx",))
    write_file(path, template_bytes(own), replace=replace)


def template_bytes(own: Sequence[OwnColumn] = ()) -> bytes:
    """Return the template, always the same bytes."""
    columns = {name: COLUMNS[name] for name in INPUT_COLUMNS} | {column.header: column for column in own}
    buffer = io.BytesIO()
    with new_workbook(buffer) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": _HEADING})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        registry, explained, listed = (book.add_worksheet(name) for name in SHEETS)
        lists = lists_of_values()
        write_sheet(explained, _explanations(columns), header=bold, cell=wrap)
        explained.set_column(0, 0, 20)
        explained.set_column(1, 3, 60)
        write_lists(listed, lists, bold)
        _write_registry(book, registry, bold, lists, columns)
    return buffer.getvalue()


def write_lists(sheet: Any, lists: dict[str, list[str]], bold: Any) -> None:
    """Write the values that the drop-down lists show."""
    write_sheet(sheet, pd.DataFrame({name: pd.Series(values) for name, values in lists.items()}), header=bold)
    sheet.set_column(0, len(lists), 28)


def _write_registry(
    book: Any, sheet: Any, bold: Any, lists: dict[str, list[str]], columns: Mapping[str, Column]
) -> None:
    texts = book.add_format({"num_format": "@"})
    write_sheet(sheet, _examples(columns), header=bold, cell=texts)
    sheet.set_column(0, len(columns) - 1, 22, texts)
    for column, (name, about) in enumerate(columns.items()):
        sheet.write_comment(0, column, about.it, {"x_scale": 2})
        if name in lists:
            sheet.data_validation(1, column, MAX_ROWS, column, validation(name, lists))


def _examples(columns: Iterable[str]) -> pd.DataFrame:
    """Return the two example rows; a cell that they do not fill is empty."""
    rows = [{name: example.get(name, "") for name in columns} for example in _EXAMPLES]
    return pd.DataFrame(rows, dtype=str)


def validation(name: str, lists: dict[str, list[str]], sheet: str = LISTS) -> dict[str, Any]:
    """Return the drop-down list; where others are read too, or several may stand in a cell, they may be typed."""
    letter = chr(ord("A") + list(lists).index(name))
    several, closed = COLUMNS[name].kind == "choices", COLUMNS[name].kind == "choice"
    return {
        "validate": "list",
        "source": f"='{sheet}'!${letter}$2:${letter}${len(lists[name]) + 1}",
        "error_type": "stop" if closed else "information",
        "error_title": "Valore non previsto",
        "error_message": "Scegliere dall'elenco" + ("; più valori separati da «; »." if several else "."),
    }


def lists_of_values() -> dict[str, list[str]]:
    """Return ``column -> values`` of the columns with a drop-down list; of a place other writings are read too."""
    places = {
        "provincia": sorted(read_table("gazetteer/province.csv")["sigla"]),
        "regione": list(read_table("gazetteer/regioni.csv")["nome"]),
    }
    return {name: places.get(name) or list(choices(COLUMNS[name].choices)) for name in LISTED}


def _explanations(columns: Mapping[str, Column]) -> pd.DataFrame:
    rows = [
        (name, about.it, about.en, "; ".join(choices(about.choices)) if about.choices else "")
        for name, about in columns.items()
    ]
    return pd.DataFrame(rows, columns=list(EXPLANATION_COLUMNS))
