# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What others have counted of a community in a place: the register's silence is no absence where somebody saw one."""

import pandas as pd

NAMES = {
    "rilevazione_it": "altra_fonte",
    "rilevazione_en": "altra_fonte_en",
    "anno": "altra_fonte_anno",
    "valore": "altra_fonte_conteggio",
    "fonti": "altra_fonte_url",
}
"""Columns of the published counts, and what a cell calls them."""


def seen_elsewhere(published: pd.DataFrame, provinces: pd.Series, place: str) -> pd.DataFrame:
    """Return one published count per place and community: ``place, paese`` and the values of `NAMES`.

    The newest, of one year the largest. A lower bound or a sample shows as well as a census that there is one; a share
    shows nothing. What was counted in a comune or a province is in its region too.

    Parameters
    ----------
    published
        `mapping.coverage.published_counts.load_published`.
    provinces
        Index ``codice_provincia``, values ``codice_regione``.
    place
        ``codice_regione`` or ``codice_provincia``.
    """
    of_communities = published[(published["paese"] != "") & (published["unita_it"] != "%") & (published["valore"] >= 1)]
    province = of_communities["codice"].str[:3].where(of_communities["livello"].isin(["provincia", "comune"]))
    known = province.map(provinces).astype(of_communities["codice"].dtype)  # of no rows it would be numbers
    region = known.fillna(of_communities["codice"].where(of_communities["livello"] == "regione"))
    placed = of_communities.assign(codice_provincia=province, codice_regione=region).dropna(subset=place)
    ordered = placed.sort_values(["anno", "valore", "rilevazione_it"], ascending=[False, False, True], kind="stable")
    first = ordered.drop_duplicates([place, "paese"])
    told = first.assign(fonti=first["fonti"].str.split(" ").str[0]).rename(columns=NAMES)
    return told[[place, "paese", *NAMES.values()]].reset_index(drop=True)
