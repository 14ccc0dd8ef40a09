# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The estimates of every area: Italy, its five parts, its regions."""

from collections.abc import Callable, Iterable

import pandas as pd

from mapping.completeness.counted import Count, Estimate, Refusal
from mapping.completeness.log_linear import log_linear
from mapping.completeness.lower_bound import chao
from mapping.completeness.two_lists import chapman
from mapping.completeness.usable import LEAST, usable_lists
from mapping.completeness.words import reason, sentence

COLUMNS = (
    "livello", "codice", "nome", "metodo", "liste", "osservate", "stima", "inf", "sup", "quota_coperta", "motivo",
    "frase_it", "frase_en",
)  # fmt: skip
Area = tuple[str, str, str]
"""Level, code and name."""
Method = Callable[[pd.DataFrame], Count | Refusal]
NO_METHOD = "nessuno"
ITALY = ("italia", "IT", "Italia")


def estimate_areas(table: pd.DataFrame, region: pd.Series, regions: pd.DataFrame) -> list[Estimate]:
    """Return the estimates of Italy, of its parts and of its regions, one or more methods each.

    Parameters
    ----------
    table
        Association × list (boolean): whether it stands there. Only lists that were made without looking at the others:
        pages found by searching for a name that was known already are none.
    region
        The ISTAT code of the region of each association, ``""`` where it is not known.
    regions
        Index ``codice_regione``: ``nome, ripartizione``, as `mapping.coverage.Territory` has them.
    """
    part = region.map(regions["ripartizione"])
    italy = estimate_area(ITALY, table)
    found = [*italy]
    parts: dict[str, list[Estimate]] = {}
    for name in regions["ripartizione"].unique():
        parts[name] = estimate_area(("ripartizione", name, name), table[part == name], italy)
        found += parts[name]
    for code, own in regions.iterrows():
        around = (*parts[own["ripartizione"]], *italy)
        found += estimate_area(("regione", str(code), own["nome"]), table[region == code], around)
    return found


def estimate_area(area: Area, table: pd.DataFrame, around: Iterable[Estimate] = ()) -> list[Estimate]:
    """Return the estimates of an area; beside a refusal stands the first estimate of those ``around``."""
    wider = next((told for told in around if isinstance(told.found, Count)), None)
    lists = usable_lists(table)
    if isinstance(lists, Refusal):
        named, seen = tuple(sorted(map(str, table.columns[table.any()]))), int(table.any(axis="columns").sum())
        return [Estimate(*area, NO_METHOD, named, seen, lists, wider)]
    named = tuple(map(str, lists.columns))
    methods = _TWO if len(named) == 2 else _SEVERAL
    return [Estimate(*area, name, named, len(lists), method(lists), wider) for name, method in methods.items()]


def _two(lists: pd.DataFrame) -> Count | Refusal:
    first, second = lists.columns
    both = int(lists.all(axis="columns").sum())
    if both < LEAST:
        return Refusal("sovrapposizione", {"elenco": first, "altro": second, "comuni": both, "minimo": LEAST})
    return chapman(int(lists[first].sum()), int(lists[second].sum()), both)


def _bound(lists: pd.DataFrame) -> Count | Refusal:
    twice = int((lists.sum(axis="columns") == 2).sum())
    return chao(lists) if twice >= LEAST else Refusal("poche_in_due", {"comuni": twice, "minimo": LEAST})


_TWO: dict[str, Method] = {"chapman": _two}
_SEVERAL: dict[str, Method] = {"chao": _bound, "log-lineare": log_linear}


def completeness_table(estimates: list[Estimate]) -> pd.DataFrame:
    """Return the estimates as a table with the columns `COLUMNS`; figures that were refused are empty.

    ``quota_coperta`` is the share of the estimate that the lists hold; beside a lower bound it is the largest.
    """
    frame = pd.DataFrame([_row(told) for told in estimates], columns=list(COLUMNS))
    whole = ["osservate", "stima", "inf", "sup"]
    return frame.astype(dict.fromkeys(whole, "Int64") | {"quota_coperta": "Float64"})


def _row(told: Estimate) -> tuple[object, ...]:
    about = (told.level, told.code, told.name, told.method, "; ".join(told.lists), told.seen)
    sentences = (sentence(told, "it"), sentence(told, "en"))
    if isinstance(told.found, Refusal):
        return (*about, None, None, None, None, reason(told.found, "it"), *sentences)
    share = round(told.seen / told.found.value, 3)
    return (*about, told.found.value, told.found.low, told.found.high, share, "", *sentences)
