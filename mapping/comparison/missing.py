# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How many bodies neither of two registers has; or why nobody can tell."""

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from mapping.cells import fold
from mapping.completeness import LEAST, Count, Refusal, estimate_area
from mapping.places import load_gazetteer
from mapping.registry import A, B, Matched, Pair, Registry

_SAME_SOURCE = 0.5
"""The share of those in both that have one source in both registers, beyond which one was made from the other."""
_FEW_HEADERS = 3
"""Headers up to which two lists have the same by chance («Nome», «Comune»)."""

_BOUND = ("edizioni", "stessa_fonte")


@dataclass(frozen=True)
class Missing:
    """What two registers say of the bodies that neither has.

    Attributes
    ----------
    found : Count or Refusal
        How many there are in all, with an interval of 95 %, or why this cannot be told. Those that are perhaps the same
        count as the same; the upper end is that without them.
    seen : int
        Those that either register has, counted alike.
    regions : tuple of str
        Where both registers reach: only these regions are reckoned with.
    """

    found: Count | Refusal
    seen: int = 0
    regions: tuple[str, ...] = ()

    @property
    def looks_bound(self) -> bool:
        """Whether it is refused for what the registers look like, which somebody may know better."""
        return isinstance(self.found, Refusal) and self.found.reason in _BOUND


def estimate_missing(matched: Matched, a: Registry, b: Registry, *, independent: bool) -> Missing:
    """Return how many bodies there are where both registers reach.

    Parameters
    ----------
    matched
        Which rows are one body.
    a, b
        The registers.
    independent
        Somebody knows that they were made without each other, whatever they look like.
    """
    if not independent and (refusal := _bound(matched, a, b)):
        return Missing(refusal)
    region = _regions(matched.rows)
    both = (
        pd.crosstab(region, matched.rows["lato"]).reindex(columns=[A, B], fill_value=0).drop(index="", errors="ignore")
    )
    reached = both.index[(both >= LEAST).all(axis=1)]
    if reached.empty:
        return Missing(Refusal("territorio", {"minimo": LEAST}))
    names = load_gazetteer().labels
    inside = set(region.index[region.isin(reached)])
    return _counted(matched, inside, tuple(sorted(names[code] for code in reached)))


def _counted(matched: Matched, inside: set[int], regions: tuple[str, ...]) -> Missing:
    certain = sum(1 for pair in matched.same if {pair.a, pair.b} & inside)
    perhaps = _most_pairs(pair for pair in matched.perhaps if {pair.a, pair.b} & inside)
    # A pair of which one row lies elsewhere stands in both lists of the area all the same.
    whole = inside | {
        row for pair in (*matched.same, *matched.perhaps) if {pair.a, pair.b} & inside for row in pair[:2]
    }
    sizes = matched.rows.loc[list(whole), "lato"].value_counts()
    first, second = int(sizes.get(A, 0)), int(sizes.get(B, 0))
    seen = first + second - certain - perhaps
    if perhaps > certain >= LEAST:
        return Missing(Refusal("troppi_forse", {"forse": perhaps, "comuni": certain}), seen, regions)
    joined, apart = (_estimate(first, second, both) for both in (certain + perhaps, certain))
    if not (isinstance(joined, Count) and isinstance(apart, Count)):
        return Missing(joined if isinstance(joined, Refusal) else apart, seen, regions)
    return Missing(Count(joined.method, joined.value, joined.low, max(joined.high, apart.high)), seen, regions)


def _estimate(first: int, second: int, both: int) -> Count | Refusal:
    """Return the estimate by two lists of so many, of which so many stand in both."""
    rows = [(True, True)] * both + [(True, False)] * (first - both) + [(False, True)] * (second - both)
    table = pd.DataFrame(rows, columns=["A", "B"], dtype=bool)
    return estimate_area(("regioni", "", ""), table)[0].found


def _most_pairs(perhaps: Iterable[Pair]) -> int:
    """Return how many bodies the pairs are at most: of several homonyms each stands in one pair only."""
    group: dict[int, set[int]] = {}
    sides: dict[int, str] = {}
    for pair in perhaps:
        sides |= {pair.a: A, pair.b: B}
        joined = group.get(pair.a, {pair.a}) | group.get(pair.b, {pair.b})
        group.update(dict.fromkeys(joined, joined))
    distinct = {id(rows): rows for rows in group.values()}.values()
    return sum(min(sum(sides[row] == side for row in rows) for side in (A, B)) for rows in distinct)


def _bound(matched: Matched, a: Registry, b: Registry) -> Refusal | None:
    """Return why one register seems to have been made from the other, if it does."""
    headers = [{fold(read.header) for read in one.columns} for one in (a, b)]
    if headers[0] == headers[1] and len(headers[0]) > _FEW_HEADERS:
        return Refusal("edizioni")
    source = matched.rows["fonte_url"].to_dict()
    shared = sum(1 for pair in matched.same if source[pair.a] and source[pair.a] == source[pair.b])
    return Refusal("stessa_fonte") if shared > _SAME_SOURCE * len(matched.same) else None


def _regions(rows: pd.DataFrame) -> "pd.Series[str]":
    """Return the ISTAT code of the region of each row, ``""`` where it is not known."""
    gazetteer = load_gazetteer()
    codes = gazetteer.comuni["codice_catastale"]
    of_comune = {key: gazetteer.places[code].regione for code, key in zip(codes.index, codes, strict=True)}
    of_sigla = {sigla: code for code, sigle in gazetteer.region_sigle.items() for sigla in sigle}
    named = {name: next(iter(found)) for name, (found, _) in gazetteer.region_names.items() if len(found) == 1}
    provinces = {name: next(iter(found)) for name, found in gazetteer.sigle.items() if len(found) == 1}
    found = rows["comune_chiave"].map(of_comune)
    found = found.fillna(rows["provincia"].map(fold).map(provinces).map(of_sigla))
    return found.fillna(rows["regione"].map(fold).map(named)).fillna("").astype("str")
