# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Names of one comune so alike that they may be one association: only proposed, never joined by us."""

import pandas as pd
from rapidfuzz import fuzz, process

from mapping.problems import Problem

LIKENESS = 90
"""From this likeness (0-100) on a pair of names is proposed."""
_COMPARED = 3_000
"""Names of one comune that are compared each with each; of more, only neighbours in alphabetical order."""
_NEIGHBOURS = 20
_GENERIC = frozenset(
    "associazione ass associazioni culturale comunita organizzazione volontariato promozione sociale onlus odv aps ets asd "
    "di dei degli delle del della dell d e ed in a il la le i gli lo l per the of and".split()
)
"""Words that two associations of one town share without being the same."""


def find_probable(keyed: pd.DataFrame) -> list[Problem]:
    """Return one problem for each later row whose name resembles an earlier one of the same comune.

    ``keyed`` comes from `mapping.registry.identity.add_keys` and holds the rows still alive.
    """
    placed = keyed[(keyed["comune"] != "") & (keyed["nome_chiave"] != "")]
    problems: list[Problem] = []
    for _, group in placed.groupby("luogo_chiave", sort=False):
        if len(group) > 1:
            problems += _group_pairs(group)
    return problems


def _group_pairs(group: pd.DataFrame) -> list[Problem]:
    common = _GENERIC | set(str(group["luogo_chiave"].iloc[0]).split())
    names = [_telling(key, common) for key in group["nome_chiave"]]
    few = len(names) <= _COMPARED
    order = list(range(len(names))) if few else sorted(range(len(names)), key=names.__getitem__)
    reach = len(order) if few else _NEIGHBOURS
    codes = group["codice_fiscale"].tolist()
    found: dict[int, int] = {}
    for place, position in enumerate(order):
        others = {other: names[other] for other in order[place + 1 : place + 1 + reach]}
        scorer = fuzz.token_sort_ratio
        for _, _, other in process.extract(
            names[position], others, scorer=scorer, score_cutoff=LIKENESS, limit=5
        ):
            earlier, later = sorted((position, other))
            if names[other] and not (codes[earlier] and codes[later]):
                found.setdefault(later, earlier)
    return [_problem(group, later, earlier) for later, earlier in sorted(found.items())]


def _telling(key: str, common: frozenset[str]) -> str:
    """Return the words of a name that tell it from others of its town; all of them if none does."""
    kept = [word for word in key.split() if word not in common]
    return " ".join(kept) or key


def _problem(group: pd.DataFrame, later: int, earlier: int) -> Problem:
    name = str(group["denominazione"].iloc[later])
    other = str(group["denominazione"].iloc[earlier])
    return Problem(
        "duplicata-probabile", int(group.index[later]), "denominazione", name, other,
        dati={"altra": str(group.index[earlier])},
    )  # fmt: skip
