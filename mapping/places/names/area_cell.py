# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a cell of province or region says: provinces and regions of any year, or a place abroad."""

import re
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from mapping.places.names.gazetteer import Gazetteer
from mapping.places.names.keys import fold

_NONE: frozenset[str] = frozenset()
# «Provincia di Milano», «Prov. MI», «Città metropolitana di Roma Capitale», «Regione Autonoma della Sardegna»
_TITLE = re.compile(
    r"^\W*(?:(?:u\.?t\.?g|prov(?:incia)?|regione?|citt[aà]['’`´]?|libero|consorzio|comunale|aut(?:on(?:oma)?)?|metropolitana|reg)(?!\w)[\s.]*)+"
    r"(?:(?:di|del|della|dell|dei)\b[\s']*)?",
    re.IGNORECASE,
)
_SIGLA_AFTER = re.compile(r"[\s./-]+\(?([A-Za-z]{2})\)?\W*$")
"""«COSENZA CS»: believed where the name before it is of the same province."""
_AROUND = re.compile(
    r"\s+e\s+prov(?:incia|\.)?\s*$|\bp\.\s?a\.?(?!\w)|\s+citt[aà]['’`´]?\s+metropolitana\s*$", re.IGNORECASE
)
"""«Roma e provincia», «Trento (P.A.)», which is not Palermo."""
_BRACKETS = re.compile(r"[()\[\],;]+")
_PARTS = re.compile(r"[-–—/,;()\[\]]+")
_SHORTEST_STEM = 5
"""Letters that the beginning of a name must have to stand for it («REGGIO NELL'EMIL»)."""


class Area(NamedTuple):
    """Provinces (sigle of any year) and regions (codes) that a cell names; ``abroad`` is a country or ``""``.

    All empty and ``abroad`` None: the text is not understood.
    """

    sigle: frozenset[str] = _NONE
    regions: frozenset[str] = _NONE
    abroad: str | None = None

    @property
    def known(self) -> bool:
        """Whether the cell was understood."""
        return bool(self.sigle or self.regions or self.abroad is not None)


EMPTY = Area()


def read_province(cell: str, gazetteer: Gazetteer, *, whole: bool = False) -> Area:
    """Return what a cell of the column ``provincia`` says («MI», «Milano (MI)», «Forlì», «OT», «EE»).

    ``whole``: the cell must be the name of the area and nothing else.
    """
    return _read(cell, gazetteer, province_first=True, whole=whole)


def read_region(cell: str, gazetteer: Gazetteer, *, whole: bool = False) -> Area:
    """Return what a cell of the column ``regione`` says («Emilia Romagna», «P.A. di Trento», «Abruzzi»)."""
    return _read(cell, gazetteer, province_first=False, whole=whole)


def _read(cell: str, gazetteer: Gazetteer, *, province_first: bool, whole: bool) -> Area:
    if not cell:
        return EMPTY
    for text in (cell, _TITLE.sub("", cell), _AROUND.sub("", cell)):
        found = _exact(fold(text), gazetteer, province_first=province_first)
        if found.known:
            return found
    if whole:
        return EMPTY
    beside = _SIGLA_AFTER.search(cell)
    if beside:
        sigla = _exact(fold(beside[1]), gazetteer, province_first=True)
        name = _exact(fold(_TITLE.sub("", cell[: beside.start()])), gazetteer, province_first=True)
        if sigla.known and sigla == name:
            return sigla
    for breaks in (_BRACKETS, _PARTS):
        parts = [
            _exact(fold(_TITLE.sub("", part)), gazetteer, province_first=province_first) for part in breaks.split(cell)
        ]
        finest = _finest({part for part in parts if part.known}, gazetteer)
        if finest:
            return finest
    return _by_stem(fold(_TITLE.sub("", cell)), gazetteer, province_first=province_first)


def _finest(areas: set[Area], gazetteer: Gazetteer) -> Area | None:
    """Return the one area, or the province beside its region, as the tax office writes («LOMBARDIA (MILANO)»)."""
    provinces = [area for area in areas if area.sigle]
    around = {
        Area(regions=frozenset(region for region, sigle in gazetteer.region_sigle.items() if area.sigle & sigle))
        for area in provinces
    }
    finest = areas - around
    return finest.pop() if len(finest) == 1 else None


def _exact(key: str, gazetteer: Gazetteer, *, province_first: bool) -> Area:
    province = Area(sigle=gazetteer.sigle[key]) if key in gazetteer.sigle else EMPTY
    regions, sigla = gazetteer.region_names.get(key, (_NONE, ""))
    region = Area(frozenset([sigla]) if sigla else _NONE, regions)
    first, second = (province, region) if province_first else (region, province)
    if first.known or second.known:
        return first if first.known else second
    return Area(abroad=gazetteer.abroad[key]) if key in gazetteer.abroad else EMPTY


def _by_stem(key: str, gazetteer: Gazetteer, *, province_first: bool) -> Area:
    """Return the one area whose name begins with the key, cut off by a narrow column, or is one slip away from it."""
    if len(key) < _SHORTEST_STEM:
        return EMPTY
    names = [*gazetteer.sigle, *gazetteer.region_names]
    found = {_exact(name, gazetteer, province_first=province_first) for name in names if name.startswith(key)}
    if not found:
        near = process.extract(key, names, scorer=OSA.distance, score_cutoff=1, limit=None)
        found = {
            _exact(name, gazetteer, province_first=province_first) for name, *_ in near if len(name) > _SHORTEST_STEM
        }
    return found.pop() if len(found) == 1 else EMPTY
