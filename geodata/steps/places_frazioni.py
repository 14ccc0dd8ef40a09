# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Hamlets and quarters: the places of GeoNames' postal table that are not comuni, and a list made by hand."""

from collections import defaultdict
from functools import cache
from pathlib import Path

import geopandas as gpd
import pandas as pd

from geodata.steps import boundaries
from geodata.steps.common import GARDA, read_exceptions, read_raw, rows_of, to_csv
from geodata.steps.gazetteer import municipalities, provinces
from geodata.steps.places_alias import with_code
from geodata.steps.places_storici import codes, memberships, sardinia
from geodata.steps.places_versions import History
from mapping.places.names.keys import fold

GEONAMES = "zauberware_postal-codes_geonames/zipcodes.it.csv"


SARDEGNA = "20"


def tables(raw: Path) -> dict[str, bytes]:
    """Return ``gazetteer/frazioni.csv``."""
    return {"gazetteer/frazioni.csv": to_csv(hamlets(raw))}


def hamlets(raw: Path) -> pd.DataFrame:
    """Return one row per hamlet and province: its comuni of today (several: the place is not certain) and CAP.

    ``genere`` is ``certa`` where the CAP serves one comune only and the point lies in it, ``incerta`` where the
    point alone tells (GeoNames' points are wrong for about one in fifty) or, with every comune of the CAP, where the
    point does not tell either, ``nota`` and ``quartiere`` for the list made by hand.
    """
    groups: dict[tuple[str, str], list[tuple[str, str, str, str]]] = defaultdict(list)
    siglas = municipalities(raw).set_index("codice_comune")["sigla"].to_dict()
    served = caps(raw)
    for place in rows_of(located_places(raw)):
        found = [place.poligono] if place.poligono else sorted(served.get(place.cap, ()))
        for code in found if not place.comuni else ():
            kind = place.genere if place.poligono else "incerta"
            groups[fold(place.nome), siglas[code]].append((place.nome, code, place.cap, kind))
    rows = [_hamlet(sigla, found) for (_, sigla), found in sorted(groups.items())]
    by_hand = with_code(raw, read_exceptions("frazioni_note.csv")).assign(cap="")
    known = by_hand.rename(columns={"codice_comune": "codici"})
    frame = pd.concat([pd.DataFrame(rows), known[["nome", "sigla", "codici", "cap", "genere"]]])
    return frame.sort_values(["nome", "sigla", "genere"])


def _hamlet(sigla: str, found: list[tuple[str, str, str, str]]) -> dict[str, str]:
    certain = all(kind == "certa" for *_, kind in found)
    return {
        "nome": found[0][0],
        "sigla": sigla,
        "codici": "; ".join(sorted({code for _, code, _, _ in found})),
        "cap": "; ".join(sorted({cap for _, _, cap, _ in found})),
        "genere": "certa" if certain else "incerta",
    }


@cache
def located_places(raw: Path) -> pd.DataFrame:
    """Return GeoNames' places: ``nome, cap, comuni`` (the set of comuni of that name there), ``poligono``, ``genere``.

    ``poligono`` is the comune the point lies in, ``""`` if it is not among those the CAP serves. A point given to
    several places of one CAP is a stand-in, so it counts only where the CAP serves one comune.
    """
    table = read_raw(raw / GEONAMES)
    points = gpd.points_from_xy(table["longitude"].astype(float), table["latitude"].astype(float), crs=4326)
    inside = gpd.GeoDataFrame(geometry=points).sjoin(polygons(raw), how="left", predicate="within")
    table["trovato"] = inside[~inside.index.duplicated()]["codice_comune"].fillna("")
    shared = table.groupby(["zipcode", "latitude", "longitude"])["place"].transform("nunique").gt(1)
    served, named = caps(raw), namesakes(raw)
    region = provinces(raw).set_index("sigla")["codice_regione"]
    rows = []
    for place, alone in zip(rows_of(table), ~shared, strict=True):
        options = served.get(place.zipcode, set())
        single = len(options) == 1
        inside_one = place.trovato in options and (single or alone)
        here = {
            code
            for code, now, ever in named.get(fold(place.place), [])
            # GeoNames leaves comuni in the province they had (Sappada, Escolca); in Sardegna few points are right.
            if place.province_code == now
            or (place.province_code in ever and (place.trovato == code or region[now] == SARDEGNA))
        }
        polygon = place.trovato if inside_one else ""
        rows.append((place.place, place.zipcode, here, polygon, "certa" if single else "incerta"))
    return pd.DataFrame(rows, columns=["nome", "cap", "comuni", "poligono", "genere"])


@cache
def namesakes(raw: Path) -> dict[str, list[tuple[str, str, set[str]]]]:
    """Return ``key of a comune's name -> [(code, sigla, siglas it is or was written with)]``, both languages."""
    comuni, history = municipalities(raw), History(raw)
    indexed = comuni.set_index("codice_comune", drop=False)
    siglas = memberships(history, indexed, sardinia(raw)).set_index("codice_comune")["sigle"].str.split("; ")
    found: dict[str, list[tuple[str, str, set[str]]]] = defaultdict(list)
    for row in rows_of(comuni):
        for name in {row.nome, row.altra_lingua or row.nome}:
            found[fold(name)].append((row.codice_comune, row.sigla, set(siglas[row.codice_comune])))
    return found


@cache
def old_codes(raw: Path) -> dict[str, list[str]]:
    """Return ``old ISTAT code -> codes of today``."""
    table = codes(History(raw), municipalities(raw).set_index("codice_comune", drop=False))
    return dict(zip(table["codice"], table["codici"].str.split("; "), strict=True))


@cache
def caps(raw: Path) -> dict[str, set[str]]:
    """Return ``CAP -> comuni of today`` of Garda's list, which still has some codes of 2023."""
    table = read_raw(raw / GARDA / "gi_cap.csv", sep=";")
    today, old = set(municipalities(raw)["codice_comune"]), old_codes(raw)
    found: dict[str, set[str]] = defaultdict(set)
    for code, cap in zip(table["codice_istat"], table["cap"], strict=True):
        found[cap].update([code] if code in today else old.get(code, []))
    return found


def polygons(raw: Path) -> gpd.GeoDataFrame:
    """Return the comuni of 2025 as polygons (``codice_comune``, ``geometry``; EPSG:4326)."""
    return boundaries.municipalities(raw)
