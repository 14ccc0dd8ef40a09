# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Where to look first: what a search would most probably find, with the reasons, most first."""

from functools import lru_cache
from typing import Any

import pandas as pd
from babel.numbers import format_decimal

from mapping.coverage.evidence.cells import chance_of_more
from mapping.coverage.evidence.states import out_of_sight
from mapping.coverage.rates import FEW_RESIDENTS

COLUMNS = (
    "posto", "codice_regione", "regione", "paese", "comunita", "dei_16", "paese_terzo", "residenti", "associazioni",
    "attese", "quota_vista", "da_trovare", "metodo_stima", "p_da_trovare", "evidenza", "altra_fonte", "altra_fonte_en",
    "altra_fonte_anno", "altra_fonte_conteggio", "altra_fonte_url", "senza_comunita", "perche_it", "perche_en",
)  # fmt: skip
_WORDS = {
    "it": {
        "colonna": "",
        "residenti": "{residenti} residenti",
        "registro": "{associazioni} nel registro{attese}",
        "attese": ", attese {}",
        "altra_fonte": "altra fonte ({fonte}): {conteggio}{anno}",
        "anno": " nel {}",
        "senza_anno": ", anno non detto",
        "il_doppio": "il modello ne attende più del doppio di quante ne contava un'altra fonte",
        "senza_comunita": "associazioni della regione senza comunità nota: {senza_comunita}",
        "quota_ignota": "non è dichiarato quanta parte delle associazioni il registro veda",
    },
    "en": {
        "colonna": "_en",
        "residenti": "{residenti} residents",
        "registro": "{associazioni} in the registry{attese}",
        "attese": ", expected {}",
        "altra_fonte": "another source ({fonte}): {conteggio}{anno}",
        "anno": " in {}",
        "senza_anno": ", year not said",
        "il_doppio": "the model expects more than twice as many as another source counted",
        "senza_comunita": "associations of the region whose community is not known: {senza_comunita}",
        "quota_ignota": "it is not declared what part of the associations the registry sees",
    },
}
"""The reasons in the words of a language, and how the columns in it end."""


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
        perche_it=[_reasons(row, "it") for row in rows],
        perche_en=[_reasons(row, "en") for row in rows],
    )[list(COLUMNS)].reset_index(drop=True)


def _reasons(row: dict[Any, Any], lang: str) -> str:
    words = _WORDS[lang]
    source = f"altra_fonte{words['colonna']}"
    year = words["anno"].format(row["altra_fonte_anno"]) if row["altra_fonte_anno"] else words["senza_anno"]
    expected = "" if pd.isna(row["attese"]) else words["attese"].format(_number(row["attese"], lang, 1))
    told = {
        "residenti": True,
        "registro": True,
        "altra_fonte": bool(row["altra_fonte"]),
        "il_doppio": _far_more(row),
        "senza_comunita": bool(row["senza_comunita"]),
        "quota_ignota": pd.isna(row["quota_vista"]),
    }
    values = {
        "residenti": _number(row["residenti"], lang),
        "associazioni": row["associazioni"],
        "attese": expected,
        "fonte": row[source],
        "conteggio": _number(row["altra_fonte_conteggio"], lang),
        "anno": year,
        "senza_comunita": row["senza_comunita"],
    }
    return "; ".join(words[name].format(**values) for name, holds in told.items() if holds)


def _far_more(row: dict[Any, Any]) -> bool:
    """Return whether more than twice as many would exist as another source counted, which is then to be doubted."""
    return bool(row["associazioni"] + row["da_trovare"] > 2 * row["altra_fonte_conteggio"])


@lru_cache(maxsize=4096)  # the residents' numbers are those of every registry
def _number(value: float, lang: str, decimals: int = 0) -> str:
    return str(format_decimal(value, format="#,##0." + "0" * decimals, locale=lang)) if pd.notna(value) else ""
