# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Every table that is published, with the meaning of each of its columns."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from mapping.atlas import Atlas
from mapping.coverage import Indicator, indicators, load_regions, search_columns, with_registry, words
from mapping.file_formats import ASSOCIATIONS, PROJECTS
from mapping.metadata import words_of_part
from mapping.publish.associations import association_table, ledger_table, plain_name
from mapping.publish.completeness import completeness
from mapping.publish.edition import LEDGER
from mapping.publish.initiatives import initiative_table, malaika_table
from mapping.publish.names import with_community, with_countries, with_region
from mapping.publish.periods import source_years
from mapping.publish.value_counts import value_table
from mapping.register_kind import REGISTRY
from mapping.schema import COLUMNS, PLACE_COLUMNS, Column, choices
from mapping.toml_files import read_toml

COMMUNITIES = "dati/copertura_comunita.csv"
COMMUNITIES_OF_PROVINCES = "dati/copertura_comunita_province.csv"
WHERE_TO_LOOK = "dati/dove_cercare.csv"
SIXTEEN = "dei_16"
"""The column of the sixteen communities of a project, IN.CO.NT.RO."""
DIGITS = 8
"""Significant digits of a published figure: enough to compute with it again, fewer than where two machines differ."""
COUNTED = "nessuno: non è un rapporto"
WORDED = ("evidenza", "confronto_italia")
"""The columns of coverage whose values are words of a closed list."""
POINT_COLUMNS = ("latitudine", "longitudine")
FIGURES = ("integer", "number")
"""The kinds whose columns are figures: each says how it is made, from what, of which year."""
ADDRESS_SOURCE = "dove il metodo è «indirizzo»: © OpenStreetMap contributors, ODbL 1.0"
DICTIONARY = "dati/dizionario.csv"
DICTIONARY_COLUMNS = (
    "file", "colonna", "tipo", "unita", "descrizione_it", "descrizione_en",
    "valori", "denominatore", "formula", "fonte", "anno",
)  # fmt: skip


@dataclass(frozen=True)
class Field:
    """What a column of a public table means; ``kind`` as in ``schema.toml``, ``values`` if it has a list."""

    name: str
    kind: str
    it: str
    en: str
    unit: str = ""
    values: tuple[str, ...] = ()
    denominator: str = ""
    formula: str = ""
    source: str = ""
    year: str = ""


@dataclass(frozen=True)
class Table:
    """A public table: where it goes, what a row is, which columns identify the row; ``counted`` from the registry."""

    path: str
    it: str
    en: str
    key: tuple[str, ...]
    frame: pd.DataFrame
    fields: tuple[Field, ...]
    counted: bool = False


def public_tables(atlas: Atlas) -> tuple[Table, ...]:
    """Return every published table but the dictionary, the open data first."""
    regions = load_regions()["nome"] if atlas.extent else atlas.coverage.regions["regione"]
    associations = association_table(atlas)
    frames = {
        ASSOCIATIONS: with_countries(associations, "paesi_origine"),
        "dati/conteggi.csv": value_table(associations, atlas.registry.own),
        "dati/copertura_regioni.csv": atlas.coverage.regions.reset_index(),
        "dati/copertura_province.csv": with_region(_provinces(atlas.coverage.provinces), regions),
        COMMUNITIES: with_community(atlas.coverage.communities),
        COMMUNITIES_OF_PROVINCES: with_community(atlas.coverage.province_communities),
        WHERE_TO_LOOK: with_community(atlas.coverage.where_to_look),
        "dati/completezza.csv": completeness(atlas.associations, atlas.extent),
        **_of_projects(atlas, regions),
        "dati/aggregati_pubblicati.csv": with_registry(atlas.coverage.regions, atlas.extent),
        LEDGER: ledger_table(atlas),
    }
    if not atlas.initiatives.shown:
        frames = {path: frame.drop(columns=SIXTEEN, errors="ignore") for path, frame in frames.items()}
    tables = [_table(path, frame, atlas.coverage.year, atlas.registry.own) for path, frame in frames.items()]
    years = source_years(atlas)
    told = [replace(table, fields=tuple(_whole(field, atlas, years) for field in table.fields)) for table in tables]
    if atlas.extent:
        told = [replace(table, it=words_of_part(table.it), en=words_of_part(table.en)) for table in told]
    return tuple(map(_with_asked_points, told)) if atlas.address_points else tuple(told)


def _of_projects(atlas: Atlas, regions: "pd.Series[str]") -> dict[str, pd.DataFrame]:
    """Return the tables of the projects; none where they are not shown."""
    if not atlas.initiatives.shown:
        return {}
    initiatives = with_region(with_countries(initiative_table(atlas.initiatives), "comunita"), regions)
    return dict(zip(PROJECTS, (initiatives, malaika_table(atlas.coverage.malaika)), strict=True))


def _whole(field: Field, atlas: Atlas, years: str) -> Field:
    """Return a field that names the registry by its nature; a figure, with its denominator and its year too."""
    named = f"{REGISTRY} ({atlas.kind.nature})" if atlas.kind.nature else REGISTRY
    field = replace(field, source=field.source.replace(REGISTRY, named))
    if field.name == "stato":
        field = replace(field, values=tuple(atlas.states))
    if field.kind not in FIGURES:
        return field
    return replace(field, denominator=field.denominator or COUNTED, year=field.year or years)


def _with_asked_points(table: Table) -> Table:
    """Return the table of the associations with whose points those are that were found by address."""
    if table.path != ASSOCIATIONS:
        return table
    told = tuple(replace(f, source=ADDRESS_SOURCE) if f.name in POINT_COLUMNS else f for f in table.fields)
    return replace(table, fields=told)


def _provinces(provinces: pd.DataFrame) -> pd.DataFrame:
    """Return the provinces with their names and abbreviations under the names that every public table has."""
    return provinces.rename(columns={"provincia": "nome", "sigla": "provincia"}).reset_index()


def _table(path: str, frame: pd.DataFrame, year: int, own: Sequence[Column] = ()) -> Table:
    about = read_toml("publish/tables.toml")["table"][path]
    columns = COLUMNS | {column.name: column for column in own}
    fields = tuple(_field(path, frame[name], year, columns) for name in frame.columns)
    return Table(
        path, about["it"], about["en"], tuple(about["key"]), _published(frame, fields), fields, about["counted"]
    )


def _published(frame: pd.DataFrame, fields: Iterable[Field]) -> pd.DataFrame:
    """Return the frame as it is written: whole numbers whole, others without the noise of the last bit."""
    return frame.assign(**{f.name: _published_column(frame[f.name], f.kind) for f in fields})


def _published_column(column: "pd.Series[Any]", kind: str) -> "pd.Series[Any]":
    if kind == "integer":
        return column.astype("Int64")
    if kind == "boolean":
        return column.map({True: "true", False: "false"})
    if kind == "number" and pd.api.types.is_float_dtype(column):
        return column.map(_rounded, na_action="ignore")
    return column


def _rounded(value: float) -> float:
    """Return a figure with `DIGITS` significant digits."""
    return float(f"{value:.{DIGITS}g}")


def dictionary_table(tables: Iterable[Table]) -> Table:
    """Return the data dictionary: one row per column of each table, its own included."""
    empty = pd.DataFrame(columns=list(DICTIONARY_COLUMNS), dtype=str)
    own = _table(DICTIONARY, empty, 0)
    rows = [_dictionary_row(table.path, field) for table in (*tables, own) for field in table.fields]
    frame = pd.DataFrame(rows, columns=list(DICTIONARY_COLUMNS))
    return Table(own.path, own.it, own.en, own.key, frame, own.fields)


def _dictionary_row(path: str, field: Field) -> tuple[str, ...]:
    return (
        path, field.name, field.kind, field.unit, field.it, field.en,
        " | ".join(field.values), field.denominator, field.formula, field.source, field.year,
    )  # fmt: skip


def _field(path: str, column: "pd.Series[Any]", year: int, columns: Mapping[str, Column]) -> Field:
    """Return what a column means: from ``tables.toml``, else an indicator's, else the registry's."""
    name = str(column.name)
    field = _described(path, column, year, columns)
    how = read_toml("publish/tables.toml")["how"]
    made: dict[str, Any] = how.get(path, {}).get(name) or how["*"].get(name, {})
    return replace(field, **{key: text.format(anno=year) for key, text in made.items() if not getattr(field, key)})


def _described(path: str, column: "pd.Series[Any]", year: int, columns: Mapping[str, Column]) -> Field:
    name = str(column.name)
    told = read_toml("publish/tables.toml")["column"].get(path, {}).get(name)
    if told:
        return Field(name=name, **told)
    by_community = path in (COMMUNITIES, COMMUNITIES_OF_PROVINCES, WHERE_TO_LOOK)
    figures = search_columns(year) if by_community else indicators(year)
    if name in figures and path != ASSOCIATIONS:
        return _indicator_field(figures[name], column)
    about = columns[_located_name(name)]
    values = tuple(choices(about.choices)) if about.choices else ()
    return Field(name, about.kind, about.it, about.en, about.unit, values)


def _located_name(name: str) -> str:
    """Return the schema's name of a public column: a place is described as the one that was found."""
    return next((located for located in PLACE_COLUMNS if plain_name(located) == name), name)


def _indicator_field(about: Indicator, column: "pd.Series[Any]") -> Field:
    if pd.api.types.is_bool_dtype(column):
        kind = "boolean"
    elif not pd.api.types.is_numeric_dtype(column):
        kind = "text"
    else:
        kind = "number" if about.decimals else "integer"
    values = tuple(words(about.name)) if about.name in WORDED else ()
    return Field(
        about.name, kind, about.it, about.en, about.unit, values,
        denominator=about.denominator, formula=about.formula_it, source=about.source, year=about.year,
    )  # fmt: skip
