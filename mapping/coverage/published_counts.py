# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The counts that others have published, beside those of a register.

They are kept with their doubts: each survey had criteria of its own. No rate is divided by them; they say what
share of a count a sample holds (`mapping.coverage.evidence.published_share`), and show that a community is there.
"""

import pandas as pd

from mapping.coverage.territory import load_provinces, load_regions
from mapping.places import Extent
from mapping.shipped_tables import read_table

MAPPING = "Mappatura delle associazioni di migranti (Ministero del Lavoro, IDOS)"
"""``rilevazione_it`` of the Ministry's own mapping: 2014 (2,114 associations) and 2021 (1,135)."""


def load_published() -> pd.DataFrame:
    """Return one row per published figure; ``valore`` is float, the rest text.

    Columns: ``anno``; the survey, the measure and the item in Italian and English (``rilevazione_it, …``);
    ``livello`` (italia, ripartizione, regione, provincia, comune or ``""``: no place or several) with its ``codice``;
    ``paese``, the community that is counted (ISO 3166-1 alpha-2, ``""`` all or several); ``valore`` with its unit
    (``unita_it, unita_en``); ``segno`` (``""`` as printed, piu_di, almeno, circa, parte, calcolato, dubbio);
    ``dubbio_it, dubbio_en``; ``fonti`` (addresses separated by a space).
    """
    frame = read_table("registry/aggregati_pubblicati.csv")
    return frame.assign(valore=pd.to_numeric(frame["valore"]))


def published_within(extent: Extent | None) -> pd.DataFrame:
    """Return the rows of `load_published` that count a part of Italy or a place in it; of all Italy every one."""
    published = load_published()
    if extent is None:
        return published
    level, code = published["livello"], published["codice"]
    province = code.str[:3].where(level.isin(["provincia", "comune"]), "")
    region = province.map(load_provinces()).fillna("")
    codes = {
        "codice_regione": code.where(level == "regione", region),
        "codice_provincia": province,
        "codice_comune": code.where(level == "comune", ""),
    }
    return published[extent.holds(pd.DataFrame(codes))].reset_index(drop=True)


def beside_registry(regions: pd.DataFrame, extent: Extent | None = None) -> pd.DataFrame:
    """Return the counts of `MAPPING` for Italy, areas and regions, with the register's in ``nel_registro``.

    ``regions`` is `Coverage.regions`, of ``extent`` if not of all Italy. The two are shown together to tell how small a
    sample is, not to be divided one by the other: years, criteria and sources differ.

    Examples
    --------
    >>> from mapping import beside_registry, build_atlas
    >>> beside = beside_registry(build_atlas().coverage.regions)
    >>> beside[["anno", "codice", "valore"]].head(2).to_dict("records")
    [{'anno': '2014', 'codice': 'IT', 'valore': 2114.0}, {'anno': '2014', 'codice': '03', 'valore': 496.0}]
    """
    published = with_registry(regions, extent)
    return published[published["nel_registro"].notna()].astype({"nel_registro": int}).reset_index(drop=True)


def with_registry(regions: pd.DataFrame, extent: Extent | None = None) -> pd.DataFrame:
    """Return every row of `published_within`, ``nel_registro`` NaN but for the counts of `MAPPING` by place."""
    published = published_within(extent)
    here = published["codice"].map(_registry(regions, extent))
    return published.assign(nel_registro=here.where(_of_mapping(published)))


def exact_counts() -> pd.DataFrame:
    """Return ``codice, valore, anno`` of the places that `MAPPING` counted, without bounds and doubts."""
    published = load_published()
    exact = published[_of_mapping(published) & published["segno"].isin(["", "calcolato"])]
    return exact[["codice", "valore", "anno"]].reset_index(drop=True)


def _of_mapping(published: pd.DataFrame) -> pd.Series:
    """Return which rows count the associations of a place, of whatever community, as `MAPPING` did."""
    by_place = published["livello"].isin(["italia", "ripartizione", "regione"]) & (published["paese"] == "")
    of_associations = (published["unita_it"] != "%") & (published["misura_it"] == "associazioni")
    return (published["rilevazione_it"] == MAPPING) & by_place & of_associations


def _registry(regions: pd.DataFrame, extent: Extent | None) -> dict[str, int]:
    counts = {str(code): int(n) for code, n in regions["associazioni"].items()}
    if extent:
        return counts
    areas = load_regions()["ripartizione"]
    by_area = {str(area): sum(counts[code] for code in group.index) for area, group in areas.groupby(areas)}
    return {**counts, **by_area, "IT": sum(counts.values())}
