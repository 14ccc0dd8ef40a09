# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The rows that the geocoder is asked for, and what is true of each: the sets of `tests.benchmarks.geocoder`."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd

from mapping.places.names.gazetteer import Gazetteer
from mapping.places.names.index import Level
from mapping.places.names.keys import fold
from mapping.shipped_tables import read_table
from tests.benchmarks.spellings import ABBREVIATIONS, PROVINCES, SLIPS, SPELLINGS, misspelt

DATA = Path(__file__).parent / "data"


class EvaluationSet(NamedTuple):
    """Rows to ask, with the true comune (``""``: not known) and the true region (``""``: not known)."""

    group: str
    name: str
    asked: pd.DataFrame
    code: np.ndarray
    region: np.ndarray
    gazetteer: Gazetteer | None = None


def read(name: str) -> pd.DataFrame:
    """Read one of the evaluation sets of ``data``."""
    return pd.read_csv(DATA / name, dtype=str, keep_default_na=False)


def nothing(asked: pd.DataFrame) -> np.ndarray:
    """Return an unknown truth for each row."""
    return np.full(len(asked), "", dtype=object)


def official(gaz: Gazetteer) -> Iterator[EvaluationSet]:
    """Yield the official names of 2025."""
    comuni = gaz.comuni.reset_index()
    codes, regions = comuni["codice_comune"].to_numpy(), comuni["codice_regione"].to_numpy()
    name, sigla = comuni["nome"], comuni["sigla"]
    region = comuni["codice_regione"].map(gaz.labels)
    forms = {
        "nome e provincia": {"comune": name, "provincia": sigla},
        "nome e regione": {"comune": name, "regione": region},
        "nome solo": {"comune": name},
        "codice catastale": {"codice_comune": comuni["codice_catastale"]},
    }
    for form, columns in forms.items():
        yield EvaluationSet("Nomi ufficiali di oggi", form, pd.DataFrame(columns), codes, regions)


def past(gaz: Gazetteer) -> Iterator[EvaluationSet]:
    """Yield names and codes of other years: ISTAT's archive, and ANPR's cadastral codes as an independent check."""
    group = "Nomi e codici di altri anni"
    archive = read("archive.csv.gz")
    alive = archive[archive["regione"].ne("")]
    asked = alive[["comune", "provincia"]]
    yield EvaluationSet(group, "archivio ISTAT 1861-2024: regione", asked, nothing(alive), alive["regione"].to_numpy())
    anpr = read("anpr.csv.gz")
    ended = anpr[anpr["stato"].eq("C")].drop_duplicates(["comune", "provincia", "codice"])
    codes = ended["codice"].to_numpy()
    yield EvaluationSet(group, "ANPR, nome e provincia", ended[["comune", "provincia"]], codes, nothing(ended))
    # A code that ISTAT has given again to another comune means that one.
    given_again = anpr["codice_allora"].isin(gaz.comuni.index)
    coded = anpr[~given_again].drop_duplicates(["codice_allora", "codice"])
    asked = coded[["codice_allora"]].set_axis(["codice_comune"], axis=1)
    yield EvaluationSet(group, "ANPR, codici ISTAT cessati", asked, coded["codice"].to_numpy(), nothing(coded))
    islands = read_table("gazetteer/sardegna_2026.csv")
    asked = pd.DataFrame({"codice_comune": islands["codice_2026"]})
    yield EvaluationSet(group, "Sardegna, codici del 2026", asked, islands["codice_comune"].to_numpy(), nothing(asked))


def languages(gaz: Gazetteer) -> Iterator[EvaluationSet]:
    """Yield names in other languages: ISTAT's double names, ANPR's."""
    double = gaz.comuni[gaz.comuni["altra_lingua"].ne("")].reset_index()
    asked = pd.DataFrame({"comune": double["altra_lingua"], "provincia": double["sigla"]})
    group, codes = "Nomi in altre lingue", double["codice_comune"].to_numpy()
    yield EvaluationSet(group, "ISTAT, con la provincia", asked, codes, nothing(asked))
    yield EvaluationSet(group, "ISTAT, nome solo", asked[["comune"]], codes, nothing(asked))
    anpr = read("anpr.csv.gz")
    other = anpr[anpr["altra_lingua"].ne("")].drop_duplicates(["altra_lingua", "provincia", "codice"])
    asked = pd.DataFrame({"comune": other["altra_lingua"], "provincia": other["provincia"]})
    yield EvaluationSet(group, "ANPR, di ogni anno", asked, other["codice"].to_numpy(), nothing(asked))


def hamlets(_: Gazetteer) -> Iterator[EvaluationSet]:
    """Yield GeoNames' places, most of them hamlets; the comune is known where the CAP tells it."""
    table = read("geonames.csv.gz")
    # GeoNames leaves in their old region the comuni that changed it: their CAP have another region beside.
    moved = table["cap"].isin(["32047", "61013", "61014"]) | table["comune"].eq("Montefiore Conca")
    table = table[~moved]
    codes, regions = table["codice"].to_numpy(), table["regione"].to_numpy()
    forms = {
        "nome e provincia": ["comune", "provincia"],
        "nome, provincia e CAP": ["comune", "provincia", "cap"],
        "nome e CAP": ["comune", "cap"],
        "CAP solo": ["cap"],
        "coordinate": ["latitudine", "longitudine"],
    }
    for form, columns in forms.items():
        true = nothing(table) if form == "coordinate" else codes
        yield EvaluationSet("Luoghi di GeoNames", form, table[columns], true, regions)
    points = read("points.csv.gz")
    asked = points[["latitudine", "longitudine"]]
    true = points["regione"].to_numpy()
    yield EvaluationSet("Punti di un altro gazetteer", "coordinate: regione", asked, nothing(asked), true)


def spelled(gaz: Gazetteer) -> Iterator[EvaluationSet]:
    """Yield the official names as keepers write them, and a list of real spellings made by hand."""
    comuni = gaz.comuni.reset_index()
    codes = comuni["codice_comune"].to_numpy()
    for form, write in (SPELLINGS | ABBREVIATIONS).items():
        rows = [write(name, sigla) for name, sigla in zip(comuni["nome"], comuni["sigla"], strict=True)]
        asked = pd.DataFrame(rows, columns=["comune", "provincia"])
        yield EvaluationSet("Scritture dei redattori", form, asked, codes, nothing(asked))
    provinces = comuni["sigla"].map(gaz.province["nome"])
    for form, write in PROVINCES.items():
        asked = pd.DataFrame({"comune": comuni["nome"], "provincia": map(write, provinces, comuni["sigla"])})
        yield EvaluationSet("Scritture della provincia", form, asked, codes, nothing(asked))
    by_name = dict(zip(comuni["nome"], codes, strict=True))
    for name, form in (("keepers.csv", "elenco fatto a mano"), ("offices.csv", "secondo elenco fatto a mano")):
        table = read(name)
        table = table[~table["atteso"].isin(["", "estero"])]
        true = table["atteso"].map(by_name).to_numpy()
        asked = table.drop(columns="atteso")
        yield EvaluationSet("Scritture dei redattori", form, asked, true, nothing(asked))


def slips(gaz: Gazetteer) -> Iterator[EvaluationSet]:
    """Yield misspelt official names; a slip that makes the name of another place is that name, and is left out."""
    comuni = gaz.comuni.reset_index()
    for province in (True, False):
        for kind in SLIPS:
            rows = [
                (misspelt(row.nome, kind, seed), row.sigla if province else "", row.codice_comune)
                for seed in (1, 2)
                for row in comuni.itertuples()
            ]
            table = pd.DataFrame(rows, columns=["comune", "provincia", "codice"])
            known = table["comune"].map(lambda name: fold(name) in gaz.names.exact)
            table = table[~known]
            asked = table[["comune", "provincia"]]
            form = f"{kind}, {'con la provincia' if province else 'nome solo'}"
            yield EvaluationSet("Errori di scrittura", form, asked, table["codice"].to_numpy(), nothing(table))
            if province:
                asked = asked.assign(cap=table["codice"].map(first_cap(gaz)).fillna(""))
                form = f"{kind}, con provincia e CAP"
                yield EvaluationSet("Errori di scrittura", form, asked, table["codice"].to_numpy(), nothing(table))


def first_cap(gaz: Gazetteer) -> dict[str, str]:
    """Return the lowest CAP of each comune."""
    return {code: cap for cap in sorted(gaz.caps, reverse=True) for code in gaz.caps[cap]}


def strangers(gaz: Gazetteer) -> Iterator[EvaluationSet]:
    """Yield hamlets asked of a gazetteer that does not know them: none may be taken for another comune."""
    table = read_table("gazetteer/frazioni.csv")
    certain = table[table["genere"].eq("certa")].reset_index(drop=True)
    for part in range(10):
        asked = certain[certain.index % 10 == part]
        forgotten = without_hamlets(gaz, set(asked["nome"].map(fold)))
        unknown = asked[[fold(name) not in forgotten.names.exact for name in asked["nome"]]]
        yield EvaluationSet(
            "Frazioni sconosciute",
            "nome e provincia",
            unknown[["nome", "sigla"]].set_axis(["comune", "provincia"], axis=1),
            unknown["codici"].to_numpy(),
            nothing(unknown),
            forgotten,
        )


def without_hamlets(gaz: Gazetteer, keys: set[str]) -> Gazetteer:
    """Return the gazetteer without the hamlets of these names."""

    def cut(index: dict[str, tuple], *, by_words: bool = False) -> dict[str, tuple]:
        gone = {key for key in index if (fold(key) if by_words else key) in keys}
        left = {
            key: tuple(m for m in found if m.level < Level.HAMLET or key not in gone) for key, found in index.items()
        }
        return {key: found for key, found in left.items() if found}

    lost = {m for key in keys for m in gaz.names.exact.get(key, ()) if m.level >= Level.HAMLET}
    loose = {key: tuple(m for m in found if m not in lost) for key, found in gaz.names.loose.items()}
    names = dataclasses.replace(
        gaz.names, exact=cut(gaz.names.exact), loose=loose, worded=cut(gaz.names.worded, by_words=True)
    )
    return dataclasses.replace(gaz, names=names)
