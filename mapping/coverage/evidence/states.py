# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Region or province by community: what the register, others and the model say, in five words."""

import numpy as np
import pandas as pd

from mapping.coverage.evidence.cells import (
    FALSE_DISCOVERIES,
    chance_of_more,
    chance_of_none,
    discovery_rate,
    still_to_find,
    to_be_ordinary,
)
from mapping.coverage.evidence.elsewhere import NAMES
from mapping.coverage.evidence.margins import fit_margins
from mapping.coverage.rates import FEW_RESIDENTS

PRESENT, ELSEWHERE, ABSENT = "presente", "presente_altra_fonte", "probabilmente_assente"
UNCERTAIN, FEW, NO_DATA = "non_si_puo_dire", "pochi_residenti", "senza_dato"
STATES = (PRESENT, ELSEWHERE, ABSENT, UNCERTAIN, FEW, NO_DATA)
LEAST_EXPECTED = 3.0
"""Below so many expected in the register, none is no news."""
PRUDENCE = 0.10
"""A place is called empty only if it would be, were the share that the register sees lower by so much."""


def add_evidence(cells: pd.DataFrame, place: str, elsewhere: pd.DataFrame, *, may_call_absent: bool) -> pd.DataFrame:
    """Return the cells with what can be said of each; the columns are those of ``indicators.toml``.

    Parameters
    ----------
    cells
        ``place, paese, associazioni, residenti, quota_vista``, one row per place and community, all of each.
    place
        ``codice_regione`` or ``codice_provincia``.
    elsewhere
        `mapping.coverage.evidence.seen_elsewhere`.
    may_call_absent
        Whether the share that the register sees is declared: one that a published count only bounds from above proves
        no absence.
    """
    told = pd.concat([cells, _expected(cells, place)], axis="columns")
    told = told.merge(elsewhere, on=[place, "paese"], how="left", validate="one_to_one").set_axis(cells.index)
    told = told.assign(**{name: told[name].fillna("") for name in NAMES.values() if name != "altra_fonte_conteggio"})
    told = told.assign(**_of_none(told), da_trovare=_to_find(told))
    absent = _is_absent(told) & may_call_absent
    ordinary = to_be_ordinary(told.loc[absent, "attese"], told.loc[absent, "incertezza_attese"])
    ordinary = ordinary.reindex(told.index, fill_value=0).astype(int)
    return told.assign(evidenza=_state(told, absent), per_smentire=ordinary)


def _expected(cells: pd.DataFrame, place: str) -> pd.DataFrame:
    """Return ``attese, dispersione, incertezza_attese`` by the model, on the index of the cells."""
    shape = cells.pivot(index=place, columns="paese", values="associazioni")
    seen = cells["quota_vista"].fillna(1.0)  # where it is not known nothing is concluded, only compared
    exposure = cells.assign(n=cells["residenti"] * seen).pivot(index=place, columns="paese", values="n")
    fitted = fit_margins(shape.to_numpy(dtype=float), exposure.to_numpy(dtype=float))
    rows, columns = (
        index.get_indexer(pd.Index(cells[name])) for index, name in ((shape.index, place), (shape.columns, "paese"))
    )
    spread, k = fitted.spread[rows, columns], fitted.sizes[2]
    return pd.DataFrame(
        {
            "attese": fitted.expected[rows, columns],
            "dispersione": spread,
            "incertezza_attese": (1 + spread) / (1 + 1 / k) - 1,
        },
        index=cells.index,
    )


def _of_none(told: pd.DataFrame) -> dict[str, pd.Series]:
    count, mean = told["associazioni"], told["attese"]
    none = chance_of_none(mean, told["incertezza_attese"])
    more = chance_of_more(count, mean, told["dispersione"], told["quota_vista"])
    return {
        "p_zero": none,
        "q_value": discovery_rate(none, count, told["residenti"] >= FEW_RESIDENTS),
        "p_esiste": more.where(count == 0),
    }


def _to_find(told: pd.DataFrame) -> pd.Series:
    """Return how many are to be found: by the model, at least as many as another source counted beyond these."""
    expected = still_to_find(told["associazioni"], told["attese"], told["dispersione"], told["quota_vista"])
    elsewhere = told["altra_fonte_conteggio"] - told["associazioni"]
    return expected.mask((elsewhere > expected) | (expected.isna() & (elsewhere > 0)), elsewhere)


def rules_of_absence(told: pd.DataFrame) -> pd.DataFrame:
    """Return which rules of a statement on absence hold, where none was seen: it needs all of them.

    ``told`` has ``associazioni, attese, dispersione, quota_vista, q_value``.
    """
    prudent = (told["quota_vista"] - PRUDENCE).clip(lower=0.01)
    exists = chance_of_more(told["associazioni"], told["attese"], told["dispersione"], prudent)
    return pd.DataFrame(
        {
            "abbastanza_attese": told["attese"] >= LEAST_EXPECTED,
            "raro": told["q_value"] <= FALSE_DISCOVERIES,
            "prudente": exists <= FALSE_DISCOVERIES,
        }
    )


def _is_absent(told: pd.DataFrame) -> pd.Series:
    none = (told["associazioni"] == 0) & (told["residenti"] >= FEW_RESIDENTS) & (told["altra_fonte"] == "")
    return none & rules_of_absence(told).all(axis="columns")


def _state(told: pd.DataFrame, absent: pd.Series) -> pd.Series:
    states = np.select(
        [
            told["associazioni"] > 0,
            told["altra_fonte"] != "",
            told["residenti"].isna(),
            told["residenti"] < FEW_RESIDENTS,
            absent,
        ],
        [PRESENT, ELSEWHERE, NO_DATA, FEW, ABSENT],
        default=UNCERTAIN,
    )
    return pd.Series(states, told.index)
