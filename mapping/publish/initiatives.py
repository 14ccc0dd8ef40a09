# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The projects as one long table: a row is one known fact, in Italian and English, with its sources.

And the territories of Malaika, each with the associations around it.
"""

from functools import partial

import pandas as pd

from mapping.coverage import Initiatives
from mapping.schema import SEPARATOR, split_values

COLUMNS = (
    "tipo", "progetto", "nome_progetto", "chiave", "voce_it", "voce_en", "testo_it", "testo_en",
    "valore", "unita_it", "unita_en", "comunita", "inizio", "fine", "orario",
    "codice_comune", "comune", "provincia", "codice_provincia", "codice_regione", "latitudine", "longitudine",
    "sede", "partner_it", "partner_en", "nota_it", "nota_en", "fonti",
)  # fmt: skip
"""The header of ``dati/iniziative.csv``."""
_ASPECTS = {
    "titolo": ("titolo", "title"),
    "periodo": ("periodo", "period"),
    "luoghi": ("luoghi", "places"),
}
"""The columns of the projects' table, in Italian and English words."""
_PLACE = {"sigla": "provincia"}
_MISSING = {
    "associazioni_comune": (
        "nessuna associazione del registro nel comune",
        "no association of the registry in the municipality",
    ),
    "associazioni_provincia": (
        "nessuna associazione del registro nella provincia",
        "no association of the registry in the province",
    ),
    "donne_provincia": (
        "nessuna associazione di donne nel registro, nella provincia",
        "no association of women in the registry, in the province",
    ),
    "giovani_provincia": (
        "nessuna associazione di giovani nel registro, nella provincia",
        "no association of the young in the registry, in the province",
    ),
}
"""What a territory of Malaika lacks, in Italian and English words."""


def initiative_table(initiatives: Initiatives) -> pd.DataFrame:
    """Return every fact of the projects with `COLUMNS`; coordinates are WGS84, NaN where no town is known."""
    parts = [
        _facts("progetto", _aspects(initiatives.projects)),
        _facts("fatto", initiatives.facts, {"fatto": "chiave", **_words("tema")}),
        _facts("luogo", initiatives.places, {"ruolo_it": "testo_it", "ruolo_en": "testo_en", **_PLACE}),
        _facts("evento", _events(initiatives.events)),
        _facts("cifra", initiatives.figures, {"cifra": "chiave", **_words("nome"), "data": "inizio"}),
        _facts("ammissibilita", initiatives.eligibility, {**_words("avviso"), **_words("destinatari", "testo")}),
        _facts("comunita", _told(initiatives.told)),
        _facts("dubbio", _doubts(initiatives.doubts)),
    ]
    table = pd.concat(parts, ignore_index=True)
    table["nome_progetto"] = table["progetto"].map(initiatives.projects["nome"])
    text = [name for name in COLUMNS if name not in {"latitudine", "longitudine"}]
    return table.assign(**{name: table[name].fillna("") for name in text})


def malaika_table(table: pd.DataFrame) -> pd.DataFrame:
    """Return `Coverage.malaika` with what is missing in words, and the names that every public table has."""
    lacks = table["manca"].map(split_values)
    told = {f"manca_{lang}": lacks.map(partial(_told_missing, place=n)) for n, lang in enumerate(("it", "en"))}
    return table.assign(**told).drop(columns="manca").rename(columns=_PLACE)


def _told_missing(names: list[str], place: int) -> str:
    return SEPARATOR.join(_MISSING[name][place] for name in names)


def _facts(kind: str, frame: pd.DataFrame, renamed: dict[str, str] | None = None) -> pd.DataFrame:
    """Return the frame under the common names, every one of `COLUMNS` there, nothing else."""
    named = frame.rename(columns=renamed or {}).reindex(columns=list(COLUMNS)).assign(tipo=kind)
    return named.assign(**{name: pd.to_numeric(named[name]) for name in ("latitudine", "longitudine")})


def _words(column: str, target: str = "voce") -> dict[str, str]:
    return {f"{column}_{lang}": f"{target}_{lang}" for lang in ("it", "en")}


def _aspects(projects: pd.DataFrame) -> pd.DataFrame:
    """Return one row per project and known aspect, project by project."""
    rows = [
        {"progetto": project, "chiave": aspect, "voce_it": it, "voce_en": en, "fonti": row["fonti"],
         "testo_it": row[f"{aspect}_it"], "testo_en": row[f"{aspect}_en"]}
        for project, row in projects.iterrows()
        for aspect, (it, en) in _ASPECTS.items()
        if row[f"{aspect}_it"]
    ]  # fmt: skip
    money = projects[projects["importo_euro"] != ""].reset_index().rename(columns={"importo_euro": "valore"})
    amounts = money[["progetto", "valore", "fonti"]].assign(
        chiave="importo", voce_it="importo", voce_en="amount", unita_it="euro", unita_en="euro"
    )
    order = {name: place for place, name in enumerate(projects.index)}
    return pd.concat([pd.DataFrame(rows), amounts]).sort_values("progetto", key=lambda c: c.map(order), kind="stable")


def _events(events: pd.DataFrame) -> pd.DataFrame:
    renamed = {**_words("evento"), **_PLACE, "data": "inizio", "numero": "chiave"}
    return events.assign(testo_it=events["titolo"], testo_en=events["titolo"]).rename(columns=renamed)


def _told(told: pd.DataFrame) -> pd.DataFrame:
    renamed = {**_words("nome"), "data": "inizio"}
    return told.assign(testo_it=told["luogo"], testo_en=told["luogo"]).rename(columns=renamed)


def _doubts(doubts: pd.DataFrame) -> pd.DataFrame:
    """Return what two sources say, side by side, and what was made of it as the note."""
    both = {f"testo_{lang}": doubts[f"valore_a_{lang}"] + " | " + doubts[f"valore_b_{lang}"] for lang in ("it", "en")}
    sources = (doubts["fonti_a"] + " " + doubts["fonti_b"]).str.strip()
    return doubts.assign(**both, fonti=sources).rename(columns={**_words("argomento"), **_words("commento", "nota")})
