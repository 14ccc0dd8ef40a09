# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where to look first: what a search would most probably find, with the reasons, most first."""

from typing import Any

import pandas as pd

from mapping.coverage.evidence.cells import chance_of_more
from mapping.coverage.evidence.states import out_of_sight
from mapping.coverage.rates import FEW_RESIDENTS

COLUMNS = (
    "posto", "codice_regione", "regione", "paese", "comunita", "dei_16", "paese_terzo", "residenti", "associazioni",
    "attese", "quota_vista", "da_trovare", "metodo_stima", "p_da_trovare", "evidenza", "altra_fonte", "altra_fonte_en",
    "altra_fonte_anno", "altra_fonte_conteggio", "altra_fonte_url", "senza_comunita", "perche_it", "perche_en",
)  # fmt: skip


def where_to_look(communities: pd.DataFrame) -> pd.DataFrame:
    """Return the cells with `FEW_RESIDENTS` or more, those with most to be found first.

    Where it is not known what share the register sees nothing can be said of what it lacks: those come last, by what
    is expected in the register itself.
    """
    large = communities[communities["residenti"] >= FEW_RESIDENTS]
    large = large.assign(p_da_trovare=chance_of_more(*out_of_sight(large)))
    ordered = large.assign(da_trovare=large["da_trovare"].round(10), attese=large["attese"].round(10)).sort_values(
        ["da_trovare", "attese", "residenti", "codice_regione", "paese"],
        ascending=[False, False, False, True, True],
        na_position="last",
    )
    rows = list(ordered.to_dict("records"))
    return ordered.assign(
        posto=range(1, len(ordered) + 1),
        perche_it=[_reasons_it(row) for row in rows],
        perche_en=[_reasons_en(row) for row in rows],
    )[list(COLUMNS)].reset_index(drop=True)


def _reasons_it(row: dict[Any, Any]) -> str:
    told = [f"{_number(row, 'residenti').replace(',', '.')} residenti"]
    told += [f"{row['associazioni']} nel registro{_of(row, ', attese ').replace('.', ',')}"]
    if row["altra_fonte"]:
        year = f" nel {row['altra_fonte_anno']}" if row["altra_fonte_anno"] else ", anno non detto"
        told += [f"altra fonte ({row['altra_fonte']}): {_number(row, 'altra_fonte_conteggio')}{year}"]
    if _far_more(row):
        told += ["il modello ne attende più del doppio di quante ne contava un'altra fonte"]
    if row["senza_comunita"]:
        told += [f"associazioni della regione senza comunità nota: {row['senza_comunita']}"]
    if pd.isna(row["quota_vista"]):
        told += ["non è dichiarato quanta parte delle associazioni il registro veda"]
    return "; ".join(told)


def _reasons_en(row: dict[Any, Any]) -> str:
    told = [f"{_number(row, 'residenti')} residents"]
    told += [f"{row['associazioni']} in the registry{_of(row, ', expected ')}"]
    if row["altra_fonte"]:
        year = f" in {row['altra_fonte_anno']}" if row["altra_fonte_anno"] else ", year not said"
        told += [f"another source ({row['altra_fonte_en']}): {_number(row, 'altra_fonte_conteggio')}{year}"]
    if _far_more(row):
        told += ["the model expects more than twice as many as another source counted"]
    if row["senza_comunita"]:
        told += [f"associations of the region whose community is not known: {row['senza_comunita']}"]
    if pd.isna(row["quota_vista"]):
        told += ["it is not declared what part of the associations the registry sees"]
    return "; ".join(told)


def _far_more(row: dict[Any, Any]) -> bool:
    """Return whether more than twice as many would exist as another source counted, which is then to be doubted."""
    return bool(row["associazioni"] + row["da_trovare"] > 2 * row["altra_fonte_conteggio"])


def _number(row: dict[Any, Any], name: str) -> str:
    return f"{row[name]:,.0f}"


def _of(row: dict[Any, Any], words: str) -> str:
    return "" if pd.isna(row["attese"]) else f"{words}{row['attese']:.1f}"
