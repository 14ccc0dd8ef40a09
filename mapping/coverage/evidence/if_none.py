# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a list that saw more would say of a community that it does not hold: whether it could call it absent."""

import pandas as pd

from mapping.coverage.evidence.cells import chance_of_none, discovery_rate
from mapping.coverage.evidence.states import rules_of_absence
from mapping.coverage.rates import FEW_RESIDENTS


def verdict_if_none(communities: pd.DataFrame, share: float) -> pd.DataFrame:
    """Return whether a list could call each cell «probabilmente assente», if it too held none where today's holds none.

    The list is one that holds ``share`` of the associations that exist and knows the community of each; how many exist
    is what the model expects of today's register, divided by what this one sees (``attese / quota_vista``). The margins
    stay as they are fitted: a longer list would know them better.

    Parameters
    ----------
    communities
        `Coverage.communities`.
    share
        Above 0 and not above 1.

    Returns
    -------
    pandas.DataFrame
        On the same index ``attese`` and ``p_zero`` (in that list), and whether each rule would hold:
        ``abbastanza_attese`` (3 or more), ``raro`` (the q-value, every silence of today staying one: nothing is more
        favourable) and ``nascosta_improbabile`` (0.10 at most that one is out of sight). It takes all
        three; where some are seen, or something is not known, none holds.

    Raises
    ------
    ValueError
        If ``share`` is no share.

    Examples
    --------
    By hand: 2 are expected in a register that sees 0.25, so 8 exist; a list that holds half has 4; with 1/k = 0.5 none
    is seen with (1 + 0.5 · 4)^(−2) = 0.111. One cell of 1,000 residents or more is tested: 0.111 is above 0.10.

    >>> import pandas as pd
    >>> from mapping import verdict_if_none
    >>> cell = pd.DataFrame({"associazioni": [0], "attese": [2.0], "quota_vista": [0.25], "incertezza_attese": [0.5],
    ...                      "dispersione": [0.5], "quota_vuote": [0.0], "residenti": [5000.0]})
    >>> verdict_if_none(cell, 0.5).round(3).to_dict("records")
    [{'attese': 4.0, 'p_zero': 0.111, 'abbastanza_attese': True, 'raro': False, 'nascosta_improbabile': False}]
    """
    if not 0 < share <= 1:
        raise ValueError(f"share {share}: a number above 0 and not above 1")
    mean = communities["attese"] / communities["quota_vista"] * share
    none = chance_of_none(mean, communities["incertezza_attese"])
    count, large = communities["associazioni"], communities["residenti"] >= FEW_RESIDENTS
    told = pd.DataFrame({"associazioni": count, "attese": mean, "p_zero": none})
    told = told.assign(
        dispersione=communities["dispersione"],
        quota_vuote=communities["quota_vuote"],
        quota_vista=share,
        quota_nota=1.0,
        q_value=discovery_rate(none, count, large),
    )
    rules = rules_of_absence(told)
    return told[["attese", "p_zero"]].join(rules.mask((count > 0) | ~large, other=False))
