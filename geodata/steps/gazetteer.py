# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The comuni, provinces and regions of 1 January 2025: codes, names, points, residents."""

from pathlib import Path

import pandas as pd

from geodata.steps.centres import centres
from geodata.steps.common import GARDA, check, istat_attributes, read_exceptions, read_raw, to_csv

RESIDENTS = "stefanogelli92_geo_ita/Popolazione_comuni_01_01_2020.csv"
AREAS = {1: "Nord-ovest", 2: "Nord-est", 3: "Centro", 4: "Sud", 5: "Isole"}


def tables(raw: Path) -> dict[str, bytes]:
    """Return the three tables of ``gazetteer/`` that list the comuni, the provinces and the regions."""
    return {
        "gazetteer/comuni.csv": to_csv(municipalities(raw)),
        "gazetteer/province.csv": to_csv(provinces(raw)),
        "gazetteer/regioni.csv": to_csv(regions(raw)),
    }


def regions(raw: Path) -> pd.DataFrame:
    """Return the 20 regions by code: short Italian name, other official name where there is one."""
    istat = istat_attributes(raw, "Reg")
    frame = pd.DataFrame({"codice_regione": istat["COD_REG"].map("{:02d}".format), "nome": istat["DEN_REG"]})
    frame["altra_lingua"] = other_names(raw, frame)
    frame["ripartizione"] = istat["COD_RIP"].map(AREAS)
    check(len(frame) == 20, "Le regioni non sono 20.")
    return frame.sort_values("codice_regione")


def other_names(raw: Path, frame: pd.DataFrame) -> pd.Series:
    """Return the part after the slash of «Valle d'Aosta/Vallée d'Aoste», per region, or ``""``."""
    garda = read_raw(raw / GARDA / "gi_regioni.csv", sep=";").set_index("codice_regione")
    double = garda["denominazione_regione"].str.partition("/")[2]
    return frame["codice_regione"].map(double)


def provinces(raw: Path) -> pd.DataFrame:
    """Return the 107 provinces by code; names that ISTAT's archive spoils by ``province_nomi.csv``."""
    istat = istat_attributes(raw, "ProvCM")
    frame = pd.DataFrame(
        {
            "codice_provincia": istat["COD_PROV"].map("{:03d}".format),
            "sigla": istat["SIGLA"],
            "nome": istat["DEN_UTS"],
            "codice_regione": istat["COD_REG"].map("{:02d}".format),
        }
    )
    check(len(frame) == 107 and frame["sigla"].is_unique, "Le province non sono 107 con 107 sigle.")
    repaired = read_exceptions("province_nomi.csv").set_index("codice_provincia")
    known = frame.set_index("codice_provincia")["nome"]
    check(
        (known[repaired.index] == repaired["nome_istat"]).all(),
        "province_nomi.csv non descrive più l'archivio.",
    )
    frame["nome"] = frame["codice_provincia"].map(repaired["nome"]).fillna(frame["nome"])
    return frame.sort_values("codice_provincia")


def municipalities(raw: Path) -> pd.DataFrame:
    """Return the 7,896 comuni by code; one row per comune, point of the inhabited centre in WGS84.

    ``capoluogo`` is ISTAT's: 1 for every chief town, the double ones (Pesaro and Urbino) included.
    """
    istat = istat_attributes(raw, "Com").set_index("PRO_COM_T")
    garda = read_raw(raw / GARDA / "gi_comuni.csv", sep=";").set_index("codice_istat").loc[istat.index]
    names = istat["COMUNE_A"].fillna("")
    province = istat["COD_PROV"].map("{:03d}".format)
    frame = pd.DataFrame(
        {
            "codice_comune": istat.index,
            "nome": italian_names(istat["COMUNE"], names),
            "altra_lingua": names,
            "sigla": province.map(provinces(raw).set_index("codice_provincia")["sigla"]),
            "codice_provincia": province,
            "codice_regione": istat["COD_REG"].map("{:02d}".format),
            "codice_catastale": garda["codice_belfiore"],
            "capoluogo": istat["CC_UTS"],
        },
        index=istat.index,
    )
    frame = frame.join(centres(raw)).join(residents(raw, istat.index))
    check(len(frame) == 7896 and frame["sigla"].notna().all(), "I comuni non sono 7.896 con la loro provincia.")
    return frame.sort_values("codice_comune")


def italian_names(full: pd.Series, other: pd.Series) -> pd.Series:
    """Return «Bolzano» of «Bolzano/Bozen» and «Monrupino» of «Monrupino-Repentabor»."""
    pairs = zip(full, other, strict=True)
    return pd.Series([name[: -len(twin) - 1] if twin else name for name, twin in pairs], index=full.index)


def residents(raw: Path, codes: "pd.Index[str]") -> "pd.Series[str]":
    """Return the residents of 1 January 2020 by comune of 2025, as text; ``""`` for a comune born of a split.

    ISTAT's table has the comuni of 2020, and eleven that merged on that day stand beside their heir:
    ``residenti_2020.csv`` says to which comune of 2025 a row goes, or that it goes nowhere.
    """
    table = read_raw(raw / RESIDENTS)
    count = table.set_index("ITTER107")["Value"].astype(int)
    heirs = read_exceptions("residenti_2020.csv").set_index("codice_2020")["codice_2025"].to_dict()
    heir = [heirs.get(code, code) for code in count.index]
    summed = count.groupby(heir).sum().drop("")
    check(
        set(summed.index) - {"IT"} <= set(codes),
        "Un codice del 2020 non ha erede: completare residenti_2020.csv.",
    )
    check(summed.drop("IT").sum() == summed["IT"], "I comuni non sommano ai residenti dell'Italia.")
    return summed.reindex(codes).astype("Int64").astype("string").fillna("").rename("residenti_2020")
