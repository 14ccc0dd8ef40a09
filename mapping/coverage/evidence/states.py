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
    empty_share,
    still_to_find,
    to_be_ordinary,
)
from mapping.coverage.evidence.elsewhere import NAMES
from mapping.coverage.evidence.margins import fit_margins
from mapping.coverage.rates import FEW_RESIDENTS

PRESENT, ELSEWHERE, ABSENT = "presente", "presente_altra_fonte", "probabilmente_assente"
UNCERTAIN, FEW, NO_DATA = "non_si_puo_dire", "pochi_residenti", "senza_dato"
BY_MODEL, BY_OTHERS = "modello", "altra fonte"
"""What ``da_trovare`` rests on."""
STATES = (PRESENT, ELSEWHERE, ABSENT, UNCERTAIN, FEW, NO_DATA)
LEAST_EXPECTED = 3.0
"""Below so many expected in the register, none is no news."""
_EXPECTED = ("tasso_luogo", "fattore_comunita", "attese", "dispersione", "incertezza_attese")
HARDLY = 0.10
"""A place is called empty only if the probability that one exists there, out of sight, is not above this."""


def add_evidence(
    cells: pd.DataFrame, place: str, elsewhere: pd.DataFrame, *, may_call_absent: bool, compared: bool = True
) -> pd.DataFrame:
    """Return the cells with what can be said of each; the columns are those of ``indicators.toml``.

    Parameters
    ----------
    cells
        ``place, paese, associazioni, residenti, quota_vista, quota_nota``, one row per place and community,
        all of each.
    place
        ``codice_regione`` or ``codice_provincia``.
    elsewhere
        `mapping.coverage.evidence.seen_elsewhere`.
    may_call_absent
        Whether the register is a list, or the share that it holds is declared: what a published count says of it proves
        no absence.
    compared
        Whether the places may be compared: if not, nothing is expected of any, and no silence is an absence.
    """
    expected = _expected(cells, place) if compared else _nothing_expected(cells)
    told = pd.concat([cells, expected], axis="columns")
    told = told.merge(elsewhere, on=[place, "paese"], how="left", validate="one_to_one").set_axis(cells.index)
    told = told.assign(**{name: told[name].fillna("") for name in NAMES.values() if name != "altra_fonte_conteggio"})
    told = told.assign(quota_vuote=_empty(told) if compared else float("nan"))
    told = told.assign(**_of_none(told), **_to_find(told))
    absent = _is_absent(told) & may_call_absent
    ordinary = to_be_ordinary(told.loc[absent, "attese"], told.loc[absent, "incertezza_attese"])
    ordinary = ordinary.reindex(told.index, fill_value=0).astype(int)
    return told.assign(evidenza=_state(told, absent), per_smentire=ordinary)


def _expected(cells: pd.DataFrame, place: str) -> pd.DataFrame:
    """Return what the model expects, what that is made of and how sure it is, on the index of the cells."""
    shape = cells.pivot(index=place, columns="paese", values="associazioni")
    seen = cells["quota_vista"].fillna(1.0)  # where it is not known nothing is concluded, only compared
    exposure = cells.assign(n=cells["residenti"] * seen).pivot(index=place, columns="paese", values="n")
    fitted = fit_margins(shape.to_numpy(dtype=float), exposure.to_numpy(dtype=float))
    rows, columns = (
        index.get_indexer(pd.Index(cells[name])) for index, name in ((shape.index, place), (shape.columns, "paese"))
    )
    expected, spread, k = fitted.expected[rows, columns], fitted.spread[rows, columns], fitted.sizes[2]
    told = {
        "tasso_luogo": fitted.rates[rows] * 10_000,
        "fattore_comunita": fitted.factors[columns],
        "attese": expected,
        "dispersione": spread,
        "incertezza_attese": (1 + spread) / (1 + 1 / k) - 1,
    }
    return pd.DataFrame(told, index=cells.index)[~np.isnan(expected)].reindex(cells.index)


def _nothing_expected(cells: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(float("nan"), index=cells.index, columns=list(_EXPECTED))


def _empty(told: pd.DataFrame) -> float:
    """Return the share of cells that are empty by nature, from those that are tested."""
    tested = told[told["residenti"] >= FEW_RESIDENTS]
    return empty_share(chance_of_none(tested["attese"], tested["dispersione"]), tested["associazioni"])


def out_of_sight(told: pd.DataFrame) -> tuple[pd.Series, pd.Series, pd.Series, pd.Series, pd.Series]:
    """Return what `chance_of_more` and `still_to_find` ask of the cells."""
    count, empty = told["associazioni"], told["quota_vuote"]
    return count, told["attese"], told["dispersione"], told["quota_vista"], empty


def _of_none(told: pd.DataFrame) -> dict[str, pd.Series]:
    count = told["associazioni"]
    none = chance_of_none(told["attese"], told["incertezza_attese"])
    return {
        "p_zero": none,
        "q_value": discovery_rate(none, count, told["residenti"] >= FEW_RESIDENTS),
        "p_esiste": chance_of_more(*out_of_sight(told)).where(count == 0),
    }


def _to_find(told: pd.DataFrame) -> dict[str, pd.Series]:
    """Return how many are to be found, by the model or as many as another source counted beyond these, and by which.

    The larger of the two; the model says nothing where it is not known what share the register sees.
    """
    expected = still_to_find(*out_of_sight(told))
    elsewhere = told["altra_fonte_conteggio"] - told["associazioni"]
    lifted = (elsewhere > 0) & ~(expected >= elsewhere)
    method = expected.notna().map({True: BY_MODEL, False: ""}).mask(lifted, BY_OTHERS)
    return {"da_trovare": expected.mask(lifted, elsewhere), "metodo_stima": method}


def rules_of_absence(told: pd.DataFrame) -> pd.DataFrame:
    """Return which rules of a statement on absence hold, where none was seen: it needs all of them.

    ``told`` has ``q_value``, ``quota_nota`` and what `out_of_sight` takes. A list of which no share is declared is
    taken at its word, that it holds those it knows: one may be hidden only among its associations of unknown community.
    """
    exists = chance_of_more(*out_of_sight(told.assign(quota_vista=told["quota_vista"].fillna(told["quota_nota"]))))
    return pd.DataFrame(
        {
            "abbastanza_attese": told["attese"] >= LEAST_EXPECTED,
            "raro": told["q_value"] <= FALSE_DISCOVERIES,
            "nascosta_improbabile": exists <= HARDLY,
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
