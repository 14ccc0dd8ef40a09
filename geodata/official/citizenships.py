# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Residents by comune and citizenship (``Dati_RCS_cittadinanza_ANNO.zip``, or the CSV inside it)."""

from pathlib import Path

import pandas as pd

from geodata.official.archives import read_table, whole
from geodata.official.codes import provinces_of
from geodata.official.country_names import country_codes
from geodata.steps.common import StepError, check
from geodata.steps.levels import ITALIAN
from mapping.shipped_tables import read_table as read_shipped

_NAMES = {
    "Codice Istat": "codice",
    "Denominazione": "luogo",
    "Codice stato di cittadinanza": "codice_istat",
    "Stato di cittadinanza": "cittadinanza",
    "Maschi": "maschi",
    "Femmine": "femmine",
    "Totale": "totale",
}
_COUNTS = ("Maschi", "Femmine", "Totale")
_LEVELS = {"comuni": r"\d{6}", "province": r"\d{3}", "regioni": r"\d{2}", "ripartizioni": r"\d", "Italia": "IT"}
"""The levels that the file stacks in one column, told apart by their codes alone."""
_SUMS = {
    "province": ("own_province", "alla provincia"),
    "regioni": ("codice_regione", "alla regione"),
    "Italia": ("italy", "all'Italia"),
}
"""The levels that are sums of comuni, by which column of theirs."""


def residents_by_citizenship(archive: Path) -> tuple[int, pd.DataFrame]:
    """Return the year, and all residents of 1 January by comune and citizenship, the Italian one too.

    The columns are codice_comune, codice_provincia, codice_regione (those of the gazetteer), codice_istat (of the
    citizenship), paese (its ISO code, ``""`` of the Italian one), totale. Only the comuni are counted; provinces,
    regions, parts and Italy must be their sums, citizenship by citizenship, as far as the file has them.

    Raises
    ------
    StepError
        If the file speaks of several years, a code is of no level, males plus females are not the total, a
        citizenship is unknown or stands twice in a place, or the levels do not sum.
    """
    table = _read(archive)
    year = _year(archive, table)
    comuni = table[table["livello"] == "comuni"].rename(columns={"codice": "codice_comune"})
    check(len(comuni), f"{archive.name}: non c'è nessuna riga di comuni (codici di sei cifre).")
    comuni = comuni.assign(codice_provincia=provinces_of(comuni["codice_comune"]))
    unknown = comuni[comuni["codice_provincia"].isna()].drop_duplicates("codice_comune")
    listed = ", ".join(
        f"«{row.luogo}» ({row.codice_comune}, riga {row.Index})" for row in unknown.head(10).itertuples()
    )
    check(unknown.empty, f"{archive.name}: comuni di province che il gazetteer non ha: {listed}: rinnovarlo.")
    regions = read_shipped("gazetteer/province.csv").set_index("codice_provincia")["codice_regione"]
    placed = comuni.assign(codice_regione=comuni["codice_provincia"].map(regions))
    _check_levels(archive, table, placed)
    columns = ["codice_comune", "codice_provincia", "codice_regione", "codice_istat", "paese", "totale"]
    return year, placed[columns].reset_index(drop=True)


def _read(archive: Path) -> pd.DataFrame:
    """Return the rows of all levels with their level and country, by the number of their line."""
    _, table = read_table(archive, ("Anno", *_NAMES))
    counts = {name: whole(table[name], f"{archive.name}, {name}") for name in _COUNTS}
    rows = table.assign(**counts).rename(columns=_NAMES)
    level = pd.Series("", index=rows.index)
    for name, pattern in _LEVELS.items():
        level = level.mask(rows["codice"].str.fullmatch(pattern), name)
    wrong = rows["codice"][level == ""]
    for row, code in wrong.head(1).items():
        raise StepError(
            f"{archive.name}, riga {row}: «{code}» non è il codice di un comune (6 cifre), di una provincia (3), "
            "di una regione (2), di una ripartizione (1) né «IT»: scaricare di nuovo l'archivio; un foglio di "
            "calcolo che lo ha aperto e salvato può averne tolto gli zeri."
        )
    rows = rows.assign(livello=level, paese=country_codes(archive, rows[["codice_istat", "cittadinanza"]]))
    _check_rows(archive, rows)
    return rows


def _year(archive: Path, table: pd.DataFrame) -> int:
    years = sorted(set(table["Anno"]))
    right = len(years) == 1 and years[0].isdecimal()
    check(right, f"{archive.name}: gli anni non sono uno: {', '.join(map(repr, years[:5]))}.")
    return int(years[0])


def _check_rows(archive: Path, rows: pd.DataFrame) -> None:
    wrong = rows[rows["maschi"] + rows["femmine"] != rows["totale"]]
    check(wrong.empty, f"{archive.name}{_first(wrong)}: maschi e femmine non fanno il totale.")
    twice = rows[rows.duplicated(["codice", "codice_istat"]) | rows.duplicated(["codice", "paese"])]
    check(twice.empty, f"{archive.name}{_first(twice)}: la cittadinanza compare due volte nello stesso luogo.")


def _first(rows: pd.DataFrame) -> str:
    """Return where the first of the rows stands, in words."""
    return next((f", riga {row.Index}, «{row.luogo}», «{row.cittadinanza}»" for row in rows.itertuples()), "")


def _check_levels(archive: Path, table: pd.DataFrame, comuni: pd.DataFrame) -> None:
    """Compare each level that is there with the sum of its comuni (the parts: with Italy), by citizenship."""
    everywhere = comuni.assign(own_province=comuni["codice_comune"].str[:3], italy="IT")
    for level, (column, whole_of) in _SUMS.items():
        made = everywhere.groupby([column, "codice_istat"])["totale"].sum()
        told = table[table["livello"] == level].set_index(["codice", "codice_istat"])["totale"]
        _check_sums(archive, made, told, f"i comuni non sommano {whole_of}")
    parts = table[table["livello"] == "ripartizioni"].assign(italy="IT")
    told = table[table["livello"] == "Italia"].set_index(["codice", "codice_istat"])["totale"]
    if len(parts):
        made = parts.groupby(["italy", "codice_istat"])["totale"].sum()
        _check_sums(archive, made, told, "le ripartizioni non sommano all'Italia")


def _check_sums(archive: Path, made: pd.Series, told: pd.Series, fault: str) -> None:
    """Compare two counts by place and citizenship, in the places that are told; who is in neither is 0."""
    made = made[made.index.get_level_values(0).isin(told.index.get_level_values(0))]
    both = pd.DataFrame({"made": made, "told": told}).fillna(0).astype(int)
    for row in both[both["made"] != both["told"]].reset_index()[:1].itertuples(index=False, name=None):
        place, citizenship, summed, printed = row
        raise StepError(
            f"{archive.name}: {fault} (luogo {place}, cittadinanza {citizenship}: {summed}, non {printed}); "
            "l'archivio non è intero: scaricarlo di nuovo."
        )


def has_italians(residents: pd.DataFrame) -> bool:
    """Say whether the residents hold the Italians too, without whom nobody knows how many there are in all."""
    return bool((residents["codice_istat"] == ITALIAN).any())
