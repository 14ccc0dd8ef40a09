# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How often the place of an address in one cell is right: ``python -m tests.benchmarks.one_cell``.

Made up, with a fixed seed: a comune of the gazetteer, a street as many towns have (a third of them called like another
town), an order as offices write it, and noise (capitals, apostrophes, lost commas, spaces). *right*: the true comune;
*wrong*: another one, or another region; *unknown*: no comune. ``--wrong`` prints the wrong rows, ``--unknown`` the
others.
"""

import argparse
import random
import time
from collections.abc import Callable

import pandas as pd

from mapping.places.geocoding import geocode
from mapping.places.names.gazetteer import Gazetteer
from mapping.places.names.shipped import load_gazetteer
from tests.benchmarks.spellings import accents_as_apostrophes

ROWS = 30_000
STREETS = (
    *("Via Roma", "Via Milano", "Corso Torino", "Viale Vittorio Veneto", "Via San Giovanni", "Piazza Bologna"),
    *("Via Napoli", "Via Reggio Emilia", "Via Monte Grappa", "Via San Pietro", "Via Santa Lucia", "Via Piave"),
    *("Via Giuseppe Garibaldi", "Corso Telesio", "Piazza Dante", "P.zza Duomo", "Via XX Settembre", "Via IV Novembre"),
    *("Via 25 Aprile", "Via dei Mille", "Strada Statale 16", "C.da Piano", "Via G. Matteotti", "Largo A. Gemelli"),
    *("Viale della Repubblica", "Via Martiri della Libertà", "Vicolo Stretto", "Via Don L. Sturzo", "Via Aldo Moro"),
    *("Via Madonna di Campagna", "Via Fratelli Cervi", "Via Po", "Via Lago di Como", "Salita Castello", "v.le Europa"),
)
NUMBERS = ("1", "12", "3/A", "145 bis", "7/9", "n. 4", "22B", "snc", "")
ORDERS = (
    "{street}, {number} - {cap} {comune} ({sigla})",
    "{street} {number} - {cap} {comune} {sigla}",
    "{street} {number}, {cap} {comune} {sigla}, Italia",
    "{street} {number} {cap} {comune} ({sigla})",
    "{street} {number} {cap} {comune}",
    "{cap} {comune} ({sigla}), {street} {number}",
    "{cap} - {comune} - {street} {number}",
    "{street}, {number} - {cap} - {comune} - {sigla}",
    "{street} {number}, {comune} ({sigla})",
    "{street} {number} - {comune} - {sigla}",
    "{comune} ({sigla}) - {street} {number}",
    "{comune} - {street}, {number}",
    "{comune}, {street} {number}",
    "{street} {number}, {comune}",
    "{street} {number}, {comune} ({provincia})",
    "c/o Centro Civico, {street} {number}, {cap} {comune} ({sigla})",
    "Sede legale: {street} {number}, {comune} {sigla}",
    "{comune} ({sigla})",
    "{cap} {comune}",
)
NOTHING = ("{street}, {number}", "{street} {number} - scala B", "c/o Centro Civico, {street} {number}")
"""Orders that name no comune: any answer is wrong."""
NOISE: tuple[Callable[[str], str], ...] = (
    str,
    str,
    str,
    str.upper,
    accents_as_apostrophes,
    lambda text: text.replace(" - ", "-"),
    lambda text: text.replace(",", ""),
    lambda text: text.replace(", ", ","),
    lambda text: text.replace(" ", "  "),
    lambda text: f"{text}.",
    lambda text: text.replace(" - ", "\n"),
)


def addresses(gazetteer: Gazetteer, rows: int, seed: int = 1) -> pd.DataFrame:
    """Return ``indirizzo``, ``codice`` (of the comune, ``""`` if none is named) and ``ordine``."""
    draw = random.Random(seed)  # noqa: S311 - made-up addresses, no secrets
    caps: dict[str, list[str]] = {}
    for cap, codes in sorted(gazetteer.caps.items()):
        for code in codes:
            caps.setdefault(code, []).append(cap)
    provinces = gazetteer.province["nome"].to_dict()
    comuni = list(gazetteer.comuni[["nome", "sigla"]].itertuples())
    made = []
    for _ in range(rows):
        code, name, sigla = draw.choice(comuni)
        order = draw.choice(ORDERS if draw.random() > 0.1 else NOTHING)
        text = order.format(
            street=draw.choice(STREETS),
            number=draw.choice(NUMBERS),
            cap=draw.choice(caps.get(code, [""])),
            comune=name,
            sigla=sigla,
            provincia=provinces[sigla],
        )
        made.append((draw.choice(NOISE)(text), "" if order in NOTHING else code, order))
    return pd.DataFrame(made, columns=["indirizzo", "codice", "ordine"])


def main() -> None:
    """Print the table; one line for each order that is not wholly right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--unknown", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    gazetteer = load_gazetteer()
    made = addresses(gazetteer, ROWS, options.seed)
    start = time.process_time()
    frame = geocode(made, gazetteer=gazetteer).frame
    seconds = time.process_time() - start
    code, region = frame["luogo_codice_comune"], frame["luogo_codice_regione"]
    true_region = made["codice"].map(gazetteer.comuni["codice_regione"]).fillna("")
    wrong = ((code != "") & (code != made["codice"])) | ((region != "") & (region != true_region))
    named = made["codice"] != ""
    right = named & (code == made["codice"])
    unknown = named & ~right & ~wrong
    print(f"rows {len(made)}, naming a comune {named.sum()}: right {right.sum()} ({right.sum() / named.sum():.2%}), ")
    print(f"unknown {unknown.sum()}, wrong {wrong.sum()}; naming none {(~named).sum()}; {seconds:.1f} CPU-s")
    by_order = pd.DataFrame({"right": right, "unknown": unknown, "wrong": wrong}).groupby(made["ordine"]).sum()
    print(by_order[(by_order["unknown"] > 0) | (by_order["wrong"] > 0)].to_string())
    for chosen, rows in ((options.wrong, wrong), (options.unknown, unknown)):
        if chosen:
            print(frame.loc[rows, ["indirizzo", "codice", "luogo_comune", "luogo_regione"]].head(60).to_string())


if __name__ == "__main__":
    main()
