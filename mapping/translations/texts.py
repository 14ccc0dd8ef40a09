# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""All that is to be translated: every Italian text that a reader may meet, by its key.

The texts of the page stand in ``mapping/viewer/strings/it.json``; the closed lists, the figures and what is told of the
projects in the tables of the package.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from mapping.coverage import indicators, shown_in, words
from mapping.schema import choices
from mapping.shipped_tables import read_table
from mapping.toml_files import read_toml
from mapping.viewer import closed_lists

STRINGS = Path(__file__).parents[1] / "viewer" / "strings"
Forms = tuple[str, ...]
"""A text; or its form for one and its form for several."""
TOLD = "racconti"
PLACES = "luoghi"
"""Names of places: of a language that has no own one the Italian is shown."""
_TOWNS = (
    "Bari", "Bologna", "Bolzano", "Brescia", "Cagliari", "Catania", "Firenze", "Genova", "Mantova", "Milano", "Modena",
    "Napoli", "Padova", "Palermo", "Parma", "Perugia", "Ravenna", "Reggio nell'Emilia", "Roma", "Siracusa", "Torino",
    "Trento", "Trieste", "Venezia", "Verona",
)  # fmt: skip
"""Chief towns with another name in some language."""
_COVERAGE_WORDS = ("evidenza", "evidenza_breve", "confronto_italia")
_SHARE, _PER_CENT = "quota da 0 a 1", "%"
_TABLES = {
    "progetti": ("progetto",),
    "luoghi": ("progetto", "codice_comune"),
    "eventi": ("progetto", "codice_comune", "data"),
    "cifre": ("progetto", "cifra"),
    "fatti": ("progetto", "fatto"),
    "aggregati_pubblicati": ("anno", "codice"),
}
"""The tables of the projects, each with what tells its rows apart."""
_ELSEWHERE = {"aggregati_pubblicati": "registry"}
_MAPPING = "2014"
"""The year of the Ministry's mapping, whose counts by place stand beside the register's (`mapping.beside_registry`)."""
COLUMNS = ("titolo", "periodo", "luoghi", "ruolo", "evento", "nome", "unita", "tema", "testo", "voce", "partner")
"""Their columns that are translated; notes and doubts the page shows in Italian, and says so."""


def italian() -> dict[str, Forms]:
    """Return every text by its key, in the order of the catalogues."""
    regions = read_table("gazetteer/regioni.csv")
    names = (*regions["nome"], *dict.fromkeys(regions["ripartizione"]), *_TOWNS)
    places = {f"{PLACES}.{name}": (name,) for name in names}
    return {**_of_file(), **dict(_of_lists()), **dict(_of_figures()), **places, **dict(_of_projects())}


def is_plural(value: Mapping[str, Any]) -> bool:
    """Tell whether a table of a file of strings holds the forms of one text."""
    return set(value) <= {"zero", "one", "two", "few", "many", "other"} and "other" in value


def _of_file() -> dict[str, Forms]:
    read: dict[str, Any] = json.loads((STRINGS / "it.json").read_text(encoding="utf-8"))
    del read["lingua"]
    return dict(_walk(read, ""))


def _walk(value: Mapping[str, Any], within: str) -> Iterator[tuple[str, Forms]]:
    for key, inner in value.items():
        if isinstance(inner, str):
            yield f"{within}{key}", (inner,)
        elif is_plural(inner):
            yield f"{within}{key}", (inner.get("one", inner["other"]), inner["other"])
        else:
            yield from _walk(inner, f"{within}{key}.")


def _of_lists() -> Iterator[tuple[str, Forms]]:
    tables = {name: choices(name) for name in closed_lists()} | {name: words(name) for name in _COVERAGE_WORDS}
    for table, values in tables.items():
        yield from ((f"voci.{table}.{value}", (said["it"],)) for value, said in values.items())


def _of_figures() -> Iterator[tuple[str, Forms]]:
    written = {row["name"]: row for row in read_toml("coverage/indicators.toml")["indicator"]}
    shown = [indicators()[name] for name in shown_in("page")]
    yield from ((f"indicatori.{figure.name}", (figure.it,)) for figure in shown)
    yield from ((f"brevi.{figure.name}", (figure.short_it,)) for figure in shown if figure.short_it)
    units = dict.fromkeys(unit for figure in shown for unit in (figure.unit, _PER_CENT * (figure.unit == _SHARE)))
    yield from ((f"unita.{unit}", (unit,)) for unit in units if unit)
    parts = dict.fromkeys(part for figure in shown for part in written[figure.name]["source"].split("; "))
    yield from ((f"fonti.{part}", (part,)) for part in (*parts, *_who_else_counted()))


def _who_else_counted() -> Iterator[str]:
    """Yield the surveys that counted the associations of a community in a region, each once."""
    rows = read_table("registry/aggregati_pubblicati.csv")
    rows = read_table("registry/aggregati_pubblicati.csv")
    placed = rows["livello"].isin(["regione", "provincia", "comune"])
    yield from dict.fromkeys(rows.loc[placed & (rows["paese"] != ""), "rilevazione_it"])


def _of_projects() -> Iterator[tuple[str, Forms]]:
    """Yield the texts of the tables, each once: the same words have the same translation wherever they stand."""
    seen: set[str] = set()
    for table, names in _TABLES.items():
        rows = read_table(f"{_ELSEWHERE.get(table, 'initiatives')}/{table}.csv").to_dict("records")
        for column in COLUMNS:
            for text, row in _told([row for row in rows if _is_shown(table, row)], column):
                if text not in seen:
                    seen.add(text)
                    yield ".".join([TOLD, table, column, *(row[name] for name in names if row[name])]), (text,)


def _is_shown(table: str, row: Mapping[Any, str]) -> bool:
    """Tell whether the page shows a row: of the figures those of a whole project, of the counts those by place."""
    if table == "cifre":
        return row["codice_comune"] == ""
    return table != "aggregati_pubblicati" or (row["anno"] == _MAPPING and row["codice"] != "")


def _told(rows: Iterable[Mapping[Any, str]], column: str) -> Iterator[tuple[str, Mapping[Any, str]]]:
    """Yield the texts of a column, each with its row; what is alike in English is a name or a number."""
    for row in rows:
        text = row.get(f"{column}_it", "")
        if text and text != row[f"{column}_en"]:
            yield text, row
