# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often the geocoder is right, silent or wrong, and how fast: ``python -m tests.benchmarks.geocoder``.

Prints a table for the README. A row is *right* if the comune found is the true one (where only the region is known
to be true: if the region is), *wrong* if a comune or a region was named and it is not the true one, else *unknown*.
``--wrong`` prints the wrong rows too.
"""

import argparse
import dataclasses
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process, utils

from mapping.places.fold import fold
from mapping.places.gazetteer import Gazetteer, load_gazetteer
from mapping.places.geocode import geocode
from mapping.places.names import HAMLET
from mapping.shipped import read_table
from tests.benchmarks.spellings import ABBREVIATIONS, PROVINCES, SLIPS, SPELLINGS, accents_as_apostrophes, misspelt

SAMPLE = 300
"""Rows of each set that the baseline is asked: it is slow."""
DATA = Path(__file__).parent / "data"


class EvaluationSet(NamedTuple):
    """Rows to ask, with the true comune (``""``: not known) and the true region (``""``: not known)."""

    group: str
    name: str
    asked: pd.DataFrame
    code: np.ndarray
    region: np.ndarray
    gazetteer: Gazetteer | None = None


class Score(NamedTuple):
    """How many rows were right, unknown, wrong, and rows per second of processor time."""

    rows: int
    right: int
    unknown: int
    wrong: int
    speed: float


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
        left = {key: tuple(m for m in found if m.level < HAMLET or key not in gone) for key, found in index.items()}
        return {key: found for key, found in left.items() if found}

    lost = {m for key in keys for m in gaz.names.exact.get(key, ()) if m.level >= HAMLET}
    loose = {key: tuple(m for m in found if m not in lost) for key, found in gaz.names.loose.items()}
    names = dataclasses.replace(
        gaz.names, exact=cut(gaz.names.exact), loose=loose, worded=cut(gaz.names.worded, by_words=True)
    )
    return dataclasses.replace(gaz, names=names)


def score(asked: EvaluationSet, *, show: bool = False) -> Score:
    """Ask the geocoder and compare with what is true."""
    start = time.process_time()
    frame = geocode(asked.asked, gazetteer=asked.gazetteer).frame
    seconds = time.process_time() - start
    code, region = frame["luogo_codice_comune"].to_numpy(), frame["luogo_codice_regione"].to_numpy()
    wrong = ((asked.code != "") & (code != "") & (code != asked.code)) | (
        (asked.region != "") & (region != "") & (region != asked.region)
    )
    right = np.where(asked.code != "", code == asked.code, (asked.region != "") & (region == asked.region)) & ~wrong
    if show and wrong.any():
        columns = [*asked.asked.columns, "luogo_comune", "luogo_provincia", "metodo"]
        print(frame.loc[wrong, columns].assign(vero=asked.code[wrong]).to_string())
    unknown = len(frame) - int(right.sum()) - int(wrong.sum())
    return Score(len(frame), int(right.sum()), unknown, int(wrong.sum()), len(frame) / max(seconds, 1e-9))


def speed(gaz: Gazetteer) -> list[str]:
    """Return lines on speed: exact matches, distinct names, similar names."""
    comuni = gaz.comuni.reset_index()
    names = pd.DataFrame(
        {"comune": comuni["nome"].map(accents_as_apostrophes).str.upper(), "provincia": comuni["sigla"]}
    )
    odd = pd.DataFrame(
        {"comune": [misspelt(name, SLIPS[0], 3) for name in comuni["nome"]], "provincia": comuni["sigla"]}
    )
    tasks = {
        "corrispondenze esatte, 315.840 righe": pd.concat([names] * 40, ignore_index=True),
        "nomi distinti esatti": names,
        "nomi simili distinti, con la provincia": odd,
        "nomi simili distinti, nome solo": odd[["comune"]],
    }
    lines = []
    for task, frame in tasks.items():
        rates = []
        for _ in range(3):
            start = time.process_time()
            geocode(frame)
            rates.append(len(frame) / (time.process_time() - start))
        lines.append(f"| {task} | {f'{max(rates):,.0f}'.replace(',', '.')} |")
    return lines


def joined(comune: str, provincia: str) -> str:
    """Return what a join with ISTAT's table finds, by the name and sigla folded (case, accents, apostrophes)."""
    return _official_keys().get((fold(comune), fold(provincia)), "")


@cache
def _official_keys() -> dict[tuple[str, str], str]:
    return {(fold(place.nome), fold(place.sigla)): code for code, place in load_gazetteer().places.items()}


@cache
def _choices() -> tuple[list[str], list[str]]:
    places = load_gazetteer().places
    return [utils.default_process(f"{p.nome} {p.sigla}") for p in places.values()], list(places)


def best_wratio(comune: str, provincia: str) -> str:
    """Return the best of rapidfuzz's WRatio above 90, its default use."""
    return _best(f"{comune} {provincia}", fuzz.WRatio, 90)


def best_ratio(comune: str, provincia: str) -> str:
    """Return the name most alike by rapidfuzz's ratio, whatever it is."""
    return _best(f"{comune} {provincia}", fuzz.ratio, 0)


def _best(text: str, scorer: Callable[..., float], cutoff: float) -> str:
    choices, codes = _choices()
    hit = process.extractOne(utils.default_process(text), choices, scorer=scorer, score_cutoff=cutoff)
    return codes[hit[2]] if hit else ""


NAIVE = {"unione per nome": joined, "WRatio > 90": best_wratio, "il più simile": best_ratio}
"""What one would otherwise write."""


def baseline(asked: EvaluationSet, find: Callable[[str, str], str]) -> Score:
    """Return the score of one of `NAIVE` on a sample of the rows."""
    sample = np.arange(0, len(asked.asked), max(1, len(asked.asked) // SAMPLE))
    rows = asked.asked.reindex(columns=["comune", "provincia"], fill_value="").iloc[sample]
    start = time.process_time()
    found = np.array([find(row.comune, row.provincia) for row in rows.itertuples()], dtype=object)
    seconds = time.process_time() - start
    true = asked.code[sample]
    right, wrong = (
        int(((found == true) & (true != "")).sum()),
        int(((found != true) & (found != "") & (true != "")).sum()),
    )
    return Score(len(sample), right, len(sample) - right - wrong, wrong, len(sample) / max(seconds, 1e-9))


def share(count: int, rows: int) -> str:
    """Return a percentage with two decimals, Italian."""
    return f"{count / rows:.2%}".replace(".", ",").replace("%", " %")


def print_baseline(gaz: Gazetteer) -> None:
    """Print how what one would otherwise write does on the sets that name comune and province."""
    heads = " | ".join(f"{name}: giuste | sbagliate" for name in NAIVE)
    print(f"\n| campione | righe | {heads} |\n| --- | ---: |{' ---: |' * 2 * len(NAIVE)}")
    totals: dict[str, list[Score]] = {name: [] for name in NAIVE}
    for source in (official, past, hamlets, spelled, slips):
        for asked in source(gaz):
            if "provincia" in asked.asked and "regione" not in asked.name and "CAP" not in asked.name:
                scores = {name: baseline(asked, find) for name, find in NAIVE.items()}
                for name, found in scores.items():
                    totals[name].append(found)
                print(f"| {asked.group}: {asked.name} | {_naive_row(list(scores.values()))} |")
    sums = [Score(*(sum(column) for column in list(zip(*found, strict=True))[:4]), 0.0) for found in totals.values()]
    print(f"| **tutti** | {_naive_row(sums)} |")


def _naive_row(scores: list[Score]) -> str:
    cells = [f"{share(found.right, found.rows)} | {share(found.wrong, found.rows)}" for found in scores]
    return " | ".join([str(scores[0].rows), *cells])


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true", help="print the wrong rows")
    parser.add_argument("--baseline", action="store_true", help="compare with the plain use of rapidfuzz")
    options = parser.parse_args()
    gaz = load_gazetteer()
    totals: dict[tuple[str, str], list[Score]] = {}
    for source in (official, past, languages, hamlets, spelled, slips, strangers):
        for asked in source(gaz):
            totals.setdefault((asked.group, asked.name), []).append(score(asked, show=options.wrong))
    print("| insieme | righe | giuste | senza risposta | **sbagliate** |\n| --- | ---: | ---: | ---: | ---: |")
    rows = wrong = 0
    for (group, name), scores in totals.items():
        count, right, unknown, bad = (sum(column) for column in list(zip(*scores, strict=True))[:4])
        rows, wrong = rows + count, wrong + bad
        print(f"| {group}: {name} | {count} | {share(right, count)} | {share(unknown, count)} | {bad} |")
    print(f"| **tutti** | {rows} | | | **{wrong}** ({wrong / rows * 10_000:.2f} su 10.000) |")
    if options.baseline:
        print_baseline(gaz)
    print("\n| velocità (righe al secondo, un processore) | |\n| --- | ---: |")
    print("\n".join(speed(gaz)))


if __name__ == "__main__":
    main()
