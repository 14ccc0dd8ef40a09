# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The initiatives as the page shows them: one card each, with places, events and figures."""

from collections.abc import Mapping
from typing import TypedDict

import pandas as pd

from mapping.atlas import Atlas
from mapping.coverage import beside_registry
from mapping.register_kind import SAMPLE
from mapping.viewer.packing import Table, table_block
from mapping.viewer.told import Pair, told_tables

PLACES = (
    "progetto", "codice_comune", "comune", "codice_regione", "latitudine", "longitudine",
    "ruolo_it", "ruolo_en", "partner_it", "partner_en", "nota_it", "nota_en", "fonti",
)  # fmt: skip
_EVENTS = (
    "progetto",
    "evento_it",
    "evento_en",
    "comunita",
    "data",
    "codice_comune",
    "comune",
    "codice_regione",
    "latitudine",
    "longitudine",
    "sede",
    "titolo",
    "fonti",
)
_FACTS = ("progetto", "fatto", "posto", "tema_it", "tema_en", "testo_it", "testo_en", "fonti")
_FIGURES = ("progetto", "posto", "nome_it", "nome_en", "valore", "unita_it", "unita_en", "fonti")
_AROUND = (
    "codice_comune",
    *(
        f"{group}_{level}"
        for level in ("comune", "provincia", "regione")
        for group in ("associazioni", "donne", "giovani")
    ),
    "distanza_km",
    "vicina_codice_comune",
    "manca",
)
_PUBLISHED = ("anno", "voce_it", "voce_en", "valore", "segno", "nel_registro", "dubbio_it", "dubbio_en", "fonti")


class InitiativeBlock(TypedDict):
    """The tables of the initiatives, and the sources of all their facts: a cell of ``fonti`` holds places in them."""

    tabelle: dict[str, Table]
    indirizzi: list[str]


def initiatives_block(atlas: Atlas) -> tuple[InitiativeBlock, list[Pair]]:
    """Return ``tabelle``, each ``{"quante": n, "colonne": packed}``, and ``indirizzi``, the sources of all their facts.

    And the texts of the tables, which hold their places.
    ``progetti, fatti, luoghi, eventi, cifre``; ``malaika``, the associations around its territories; ``mappatura``, the
    counts that the Ministry's mapping published, beside those of a register that is said to be a sample. A cell of
    ``fonti`` holds places in ``indirizzi``: one address is the source of many facts.
    """
    initiatives = atlas.initiatives
    tables = {
        "progetti": initiatives.projects.reset_index(),
        "fatti": told_facts(initiatives.facts),
        "luoghi": initiatives.places[list(PLACES)],
        "eventi": initiatives.events[list(_EVENTS)],
        "cifre": initiatives.figures.loc[initiatives.figures["codice_comune"] == "", list(_FIGURES)],
        "malaika": atlas.coverage.malaika[list(_AROUND)],
        "mappatura": _beside_sample(atlas),
    }
    return tables_block(tables)


def told_facts(facts: pd.DataFrame) -> pd.DataFrame:
    """Return the facts as the page gets them: without the words of those that its figures and places tell."""
    elsewhere = facts["posto"].isin(["periodo", "cifre", "luoghi"])
    words = [name for name in _FACTS if name.startswith(("tema", "testo"))]
    listed = [name for name in words if name.startswith("testo")]
    blank = facts[list(_FACTS)].copy()
    blank.loc[elsewhere, words] = ""
    blank.loc[facts["posto"] == "comunita", listed] = ""
    return blank


def _beside_sample(atlas: Atlas) -> pd.DataFrame:
    """Return the published counts, none where the register is no sample: nothing else is measured by them.

    The mapping was one of the projects: without these it is not shown either.
    """
    regions, extent = atlas.coverage.regions, atlas.extent
    if extent:
        regions = pd.DataFrame({"associazioni": atlas.coverage.italy["associazioni"]}, index=[extent.code])
    published = beside_registry(regions, extent)[list(_PUBLISHED)]
    return published if atlas.kind.nature == SAMPLE and atlas.initiatives.shown else published.head(0)


def tables_block(tables: Mapping[str, pd.DataFrame]) -> tuple[InitiativeBlock, list[Pair]]:
    """Return ``tabelle`` and ``indirizzi`` of some tables and their texts, as `initiatives_block` tells them."""
    tables, texts = told_tables(tables)
    cited = [cell for table in tables.values() if "fonti" in table for cell in table["fonti"]]
    places = {address: str(n) for n, address in enumerate(dict.fromkeys(" ".join(cited).split()))}
    block: InitiativeBlock = {
        "tabelle": {
            name: table_block(_cited_by_place(table, places), list(table.columns)) for name, table in tables.items()
        },
        "indirizzi": list(places),
    }
    return block, texts


def _cited_by_place(table: pd.DataFrame, places: dict[str, str]) -> pd.DataFrame:
    if "fonti" not in table:
        return table
    return table.assign(fonti=[" ".join(places[address] for address in cell.split()) for cell in table["fonti"]])
