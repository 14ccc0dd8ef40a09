# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A country small enough to count on the fingers, and a registry with one row per case.

Region 01 (Alfa) has provinces 001 and 002 and three comuni, 02 (Beta) and 03 (Gamma) one of each; of Gamma no
residents are known. Senegal (SN) is large in Alfa and Beta, Mali (ML) in Alfa alone, Peru (PE) small in
Beta; in 2014 Senegal was large in Alfa alone, and Mali in Beta. Ghana (GH) is in the registry and in no
statistics, Cape Verde (CV) only in a row without place.
"""

import pandas as pd

from mapping.coverage import Initiatives, Territory

TEXT = ["progetto", "codice_comune", "comune", "sigla", "codice_provincia", "codice_regione"]
LOCATED = [
    "denominazione", "paesi_origine", "tipologia", "ambiti_attivita", "precisione",
    "luogo_comune", "luogo_codice_comune", "luogo_codice_provincia", "luogo_codice_regione",
]  # fmt: skip
ROWS = {
    2: ("Due comunità", "SN; ML", "femminile", "cultura", "comune", "Uno", "001001", "001", "01"),
    3: ("Una comunità", "SN", "altro", "donne; sport", "punto", "Uno", "001001", "001", "01"),
    4: ("Di nessuno", "", "studentesca", "", "comune", "Tre", "002001", "002", "01"),
    5: ("Solo provincia", "PE", "non nota", "giovani/G2", "provincia", "", "", "002", "01"),
    6: ("Solo regione", "GH", "non nota", "", "regione", "", "", "", "02"),
    7: ("Senza luogo", "CV", "non nota", "", "", "", "", "", ""),
}
POINTS = {
    "001001": (45.0, 9.0),
    "001002": (45.0, 9.1),
    "002001": (45.0, 10.0),
    "003001": (44, 11),
    "004001": (43, 12),
}


def toy_associations() -> pd.DataFrame:
    frame = pd.DataFrame.from_dict(ROWS, orient="index", columns=LOCATED).rename_axis("riga")
    points = frame["luogo_codice_comune"].map(POINTS)
    nowhere = (float("nan"), float("nan"))
    pairs = [point if isinstance(point, tuple) else nowhere for point in points]
    latitude, longitude = (list(map(float, axis)) for axis in zip(*pairs, strict=True))
    frame = frame.assign(id=[f"a{riga}" for riga in frame.index])
    return frame.assign(luogo_latitudine=latitude, luogo_longitudine=longitude)


def toy_territory() -> Territory:
    comuni = {
        "001001": ("Uno", "AA", "001", "01", 6_000.0),
        "001002": ("Due", "AA", "001", "01", 2_000.0),
        "002001": ("Tre", "AB", "002", "01", 2_000.0),
        "003001": ("Quattro", "BB", "003", "02", 5_000.0),
        "004001": ("Cinque", "GG", "004", "03", 1_000.0),
    }
    columns = ["nome", "sigla", "codice_provincia", "codice_regione", "residenti"]
    places = pd.DataFrame.from_dict(comuni, orient="index", columns=columns).rename_axis("codice_comune")
    residents_columns = ["codice_regione", "paese", "residenti"]
    residents = [
        ("01", "SN", 30_000.0), ("01", "ML", 15_000.0), ("01", "PE", 5_000.0),
        ("02", "SN", 20_000.0), ("02", "PE", 999.0),
    ]  # fmt: skip
    return Territory(
        regions=pd.DataFrame(
            {"nome": ["Alfa", "Beta", "Gamma"], "ripartizione": ["Nord", "Nord", "Sud"]},
            index=pd.Index(["01", "02", "03"], name="codice_regione"),
        ),
        provinces=pd.DataFrame(
            {
                "nome": ["A uno", "A due", "B", "G"],
                "sigla": ["AA", "AB", "BB", "GG"],
                "codice_regione": ["01", "01", "02", "03"],
                "residenti_stranieri": [30_000.0, 20_000.0, 20_999.0, float("nan")],
                "residenti_stranieri_2014": [10_000.0, 0.0, float("nan"), float("nan")],
            },
            index=pd.Index(["001", "002", "003", "004"], name="codice_provincia"),
        ),
        comuni=places.assign(
            latitudine=[float(lat) for lat, _ in POINTS.values()],
            longitudine=[float(lon) for _, lon in POINTS.values()],
        ),
        residents=pd.DataFrame(residents, columns=residents_columns),
        countries=pd.DataFrame(
            {
                "nome": ["Mali", "Perù", "Senegal"],
                "en": ["Mali", "Peru", "Senegal"],
                "dei_16": [False, True, True],
                "paese_terzo": [True, True, True],
            },
            index=pd.Index(["ML", "PE", "SN"], name="paese"),
        ),
        year=2023,
        earlier=pd.DataFrame(
            [("01", "SN", 10_000.0), ("02", "SN", 999.0), ("02", "ML", 1_000.0)], columns=residents_columns
        ),
    )


def toy_initiatives() -> Initiatives:
    places = pd.DataFrame(
        [
            ("malaika", "001002", "Due", "AA", "001", "01", 45.0, 9.1),
            ("malaika", "004001", "Cinque", "GG", "004", "03", 43.0, 12.0),
            ("altro", "001002", "Due", "AA", "001", "01", 45.0, 9.1),
        ],
        columns=[*TEXT, "latitudine", "longitudine"],
    )
    events = places.iloc[[1]].assign(progetto="altro").reset_index(drop=True)
    empty = pd.DataFrame({"progetto": []})
    return Initiatives(
        projects=pd.DataFrame({"nome": ["Malaika", "Altro"]}, index=["malaika", "altro"]),
        places=places, events=events, figures=empty, eligibility=empty, told=empty, doubts=empty, facts=empty,
    )  # fmt: skip
