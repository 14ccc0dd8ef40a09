# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The parts of the pages that the package itself tells: figures, columns, lists and files."""

import csv
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from mapping.coverage import Indicator, words
from mapping.coverage import indicators as all_indicators
from mapping.coverage import search_columns as columns_of_communities
from mapping.publish.servers import server_lines
from mapping.schema import COLUMNS
from mapping.schema import choices as values_of
from mapping.toml_files import read_toml

DICTIONARY = Path(__file__).parents[1] / "output" / "dati" / "dizionario.csv"


def indicators(group: str) -> str:
    """Return the table of the figures of a group of ``indicators.toml``, in both languages."""
    return _table(
        ("figure", "italiano", "English", "unit", "source", "classes"),
        (_indicator(about) for about in all_indicators().values() if about.group == group),
    )


def _indicator(about: Indicator) -> Sequence[str]:
    return (
        f"`{about.name}`",
        f"**{about.it}**<br>{about.formula_it}",
        f"**{about.en}**<br>{about.formula_en}",
        _both(about.unit, about.unit_en),
        _both(about.source, about.source_en),
        words("scheme")[about.scheme]["en"] if about.scheme else "",
    )


def _both(italian: str, english: str) -> str:
    return italian if italian == english else f"{italian}<br>{english}"


def community_columns() -> str:
    """Return the table of the columns of region × community, in both languages."""
    return _table(
        ("column", "in italiano", "in English", "unit"),
        ((f"`{about.name}`", about.it, about.en, about.unit) for about in columns_of_communities().values()),
    )


def columns() -> str:
    """Return the columns of a registry and those that the package adds, as ``mapping columns`` prints them."""
    return "\n\n".join(
        f"### {title}\n\n"
        + _table(
            ("column", "kind", "in italiano", "in English", "values", "published"),
            (
                (f"`{column.name}`", column.kind, column.it, column.en, _values(column.choices), _yes(column.published))
                for column in COLUMNS.values()
                if column.side == side
            ),
        )
        for side, title in (("input", "A registry's own columns"), ("output", "Columns that the package adds"))
    )


def _values(table: str) -> str:
    return f"[{table}](#list-{table})" if table else ""


def _yes(true: bool) -> str:
    return "yes" if true else "no"


def servers() -> str:
    """Return the lines for each server, as the editor's page shows them."""
    return "\n\n".join(f"### {name}\n\n```text\n{lines}\n```" for name, lines in server_lines().items())


def choices() -> str:
    """Return each closed list of values with its words."""
    return "\n\n".join(
        f"### {table} {{ #list-{table} }}\n\n"
        + _table(
            ("value", "in italiano", "in English"),
            ((f"`{value}`", words["it"], words["en"]) for value, words in values_of(table).items()),
        )
        for table in read_toml("schema.toml")["choices"]
    )


def published_files() -> str:
    """Return, for each published table, its columns, from the dictionary that is published with them."""
    by_file = defaultdict[str, list[dict[str, str]]](list)
    with DICTIONARY.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            by_file[row["file"]].append(row)
    return "\n\n".join(
        f"### `{name}`\n\n"
        + _table(
            ("column", "kind", "unit", "in italiano", "in English"),
            (
                (f"`{row['colonna']}`", row["tipo"], row["unita"], row["descrizione_it"], row["descrizione_en"])
                for row in rows
            ),
        )
        for name, rows in by_file.items()
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
