# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Coordinates in metres, as Italian offices keep them, to degrees: only of a reference system that is certain."""

import re
from collections.abc import Iterable

import geopandas as gpd
import numpy as np
import pandas as pd

from mapping.cells import fold_header
from mapping.places.names import Gazetteer, fold
from mapping.places.points.location import locate

SYSTEMS = {
    32632: "UTM 32N, WGS84",
    32633: "UTM 33N, WGS84",
    3003: "Gauss-Boaga, Roma 40, fuso ovest",
    3004: "Gauss-Boaga, Roma 40, fuso est",
    3857: "Web Mercator",
}
"""EPSG code -> name of the systems that are tried where the file names none."""
NAMED = SYSTEMS | {
    6707: "UTM 32N, RDN2008",
    6708: "UTM 33N, RDN2008",
    7791: "UTM 32N, RDN2008",
    7792: "UTM 33N, RDN2008",
    25832: "UTM 32N, ETRS89",
    25833: "UTM 33N, ETRS89",
    23032: "UTM 32N, ED50",
    23033: "UTM 33N, ED50",
}
"""The systems that a file may name."""
_BY_WORDS = {
    r"utm\D{0,3}32|fuso32|32n\b": (32632,),
    r"utm\D{0,3}33|fuso33|33n\b": (32633,),
    r"gauss|boaga|montemario|roma40": (3003, 3004),
    r"mercator": (3857,),
    r"utm": (32632, 32633),
}
_LEAST = 100_000
"""Metres: no coordinate in degrees is so large, and no northing of Italy so small."""
_ASKED = 500
"""Rows that are asked which system is theirs."""
_INSIDE, _NAMED_INSIDE, _AGREEING = 0.9, 0.5, 0.5
"""Shares of the points that must lie in Italy (also in a system that the file names), and in the place of their row."""
_PLACES = ("comune", "provincia", "regione")


def to_metres(text: str) -> float:
    """Return the number of a text, with or without separators of thousands; NaN if it is none of an Italian point."""
    bare = re.sub(r"[\s']|m$", "", text)
    whole, sign, fraction = bare.rpartition("," if bare.rfind(",") > bare.rfind(".") else ".")
    # «514.000» and «5.034.000» count thousands; any other last sign begins the fraction.
    thousands = sign in whole if len(fraction) != 3 else len(whole) < 6 or sign in whole
    digits = re.sub("[.,]", "", bare) if thousands else re.sub("[.,]", "", whole) + sign.replace(",", ".") + fraction
    number = float(digits) if re.fullmatch(r"\d+\.?\d*", digits) else np.nan
    return number if number >= _LEAST else np.nan


def named_systems(texts: Iterable[str]) -> tuple[int, ...]:
    """Return the EPSG codes of the systems that headers, or cells, may mean; empty if they name none."""
    said = " ".join(texts)
    codes = dict.fromkeys(map(int, re.findall(r"(?<!\d)\d{4,5}(?!\d)", said)))
    by_code = tuple(code for code in codes if code in NAMED)
    folded = fold_header(said)
    return by_code or next((codes for words, codes in _BY_WORDS.items() if re.search(words, folded)), ())


def find_system(metres: pd.DataFrame, frame: pd.DataFrame, named: tuple[int, ...], gazetteer: Gazetteer) -> int:
    """Return the EPSG code of the only system in which the points lie in Italy, and where their rows say; 0 if none.

    Parameters
    ----------
    metres
        ``east`` and ``north`` of the rows that have them.
    frame
        The same rows, with any of the columns comune, provincia and regione.
    named
        The systems that the file names, if it does (`named_systems`).
    """
    sample = metres.drop_duplicates().head(_ASKED)
    least = _NAMED_INSIDE if named else _INSIDE
    fit = [code for code in named or SYSTEMS if _fits(sample, frame.loc[sample.index], code, least, gazetteer)]
    return fit[0] if len(fit) == 1 else 0


def to_degrees_from(metres: pd.DataFrame, code: int) -> pd.DataFrame:
    """Return latitude and longitude (WGS84 degrees, to a centimetre, as text) of points of the EPSG code."""
    points = gpd.GeoSeries(gpd.points_from_xy(metres["east"], metres["north"]), crs=code).to_crs(4326)
    pairs = {"latitudine": points.y, "longitudine": points.x}
    return pd.DataFrame(
        {name: degrees.map("{:.7f}".format).to_numpy() for name, degrees in pairs.items()}, metres.index
    )


def _fits(metres: pd.DataFrame, frame: pd.DataFrame, code: int, least: float, gazetteer: Gazetteer) -> bool:
    degrees = to_degrees_from(metres, code)
    located = locate(degrees["latitudine"], degrees["longitudine"])
    inside = [bool(place.code) for place in located]
    texts = frame.reindex(columns=list(_PLACES), fill_value="").map(fold).to_numpy()
    told = [(place.code, set(row) - {""}) for place, row in zip(located, texts, strict=True) if place.code]
    agree = [not said.isdisjoint(_names(code, gazetteer)) for code, said in told if said]
    return float(np.mean(inside)) >= least and (not agree or float(np.mean(agree)) >= _AGREEING)


def _names(code: str, gazetteer: Gazetteer) -> set[str]:
    """Return what a row may say of the place of a comune: its name, its province, its region."""
    place = gazetteer.places[code]
    province = gazetteer.province.loc[place.sigla]
    names = (gazetteer.comuni.at[code, "nome"], place.sigla, province["nome"], gazetteer.labels[place.regione])
    return {fold(str(name)) for name in names}
