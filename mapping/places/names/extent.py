# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The own territory of an edition: a region, a province or a comune, as somebody names it."""

import re
from dataclasses import dataclass
from functools import cache

import pandas as pd
from rapidfuzz import process

from mapping.errors import InputError
from mapping.places.names.gazetteer import Gazetteer
from mapping.places.names.keys import fold
from mapping.places.names.shipped import load_gazetteer

REGION, PROVINCE, COMUNE = LEVELS = ("regione", "provincia", "comune")
_DIGITS = {2: REGION, 3: PROVINCE, 6: COMUNE}
"""What an ISTAT code of so many digits is of."""
_NEAR = 60
"""Below this likeness (of 100) of two names neither is meant for the other."""
_CALLED = re.compile(
    r"(regione|provincia|comune|citt[aà]['’]? metropolitana)\s+(?:autonoma\s+)?"
    r"(?:di\s+|d['’]\s*|del\s+|del(l[aeo]\s+|l['’]\s*))?(.+)", re.IGNORECASE | re.DOTALL,
)  # fmt: skip
"""«Provincia autonoma di Trento», «Comune dell'Aquila»."""
_HOW = "si scrive come regione:01, provincia:TO, comune:001272, o con il nome"


@dataclass(frozen=True)
class Extent:
    """A part of Italy.

    ``level`` is one of `LEVELS`; ``codes`` are its ISTAT code and those of what it lies in, the region first;
    ``sigla`` is its province's, ``""`` of a region.
    """

    level: str
    name: str
    codes: tuple[str, ...]
    sigla: str = ""

    @property
    def code(self) -> str:
        """Its own ISTAT code."""
        return self.codes[-1]

    @property
    def key(self) -> str:
        """How it is written: ``provincia:TO``."""
        return f"{self.level}:{self.sigla if self.level == PROVINCE else self.code}"

    def holds(self, frame: pd.DataFrame, before: str = "") -> "pd.Series[bool]":
        """Return which rows are known to lie in it; their codes stand in ``before`` + ``codice_regione`` …."""
        return frame[f"{before}codice_{self.level}"] == self.code

    def misses(self, frame: pd.DataFrame, before: str = "") -> "pd.Series[bool]":
        """Return which rows are known to lie elsewhere: where a code is not known, none is elsewhere for it."""
        elsewhere = pd.Series(data=False, index=frame.index)
        for level, code in zip(LEVELS, self.codes, strict=False):
            told = frame[f"{before}codice_{level}"]
            elsewhere |= (told != "") & (told != code)
        return elsewhere


def find_extent(text: str, gazetteer: Gazetteer | None = None) -> Extent:
    """Return the territory meant by ``01``, ``provincia:TO``, ``comune:001272``, a name, or «Provincia di Torino».

    Raises
    ------
    InputError
        If there is none of that name, with the nearest; or if the name is that of several.

    Examples
    --------
    >>> find_extent("Piemonte").key, find_extent("provincia:Torino").key, find_extent("comune:001272").name
    ('regione:01', 'provincia:TO', 'Torino')
    """
    known = _known(gazetteer) if gazetteer else _known_here()
    level, name, *others = _called(text.strip())
    asked = _asked(level.lower(), name)
    found = {extent for one in asked for key in {fold(name), *map(fold, others)} for extent in known[one].get(key, ())}
    if len(found) == 1:
        return found.pop()
    if found:
        told = ", ".join(sorted(one.key for one in found))
        raise InputError(f"Il territorio «{text}» può essere {told}: indicare quale.")
    raise InputError(f"Il territorio «{text}» non si trova: {_nearest(name, asked, known)}{_HOW}.")


def _called(text: str) -> list[str]:
    """Return the level that a text names, ``""`` for none, and the name; with its article too, where there is one."""
    if called := _CALLED.fullmatch(text):
        level, article, name = called.groups()
        return [level if level.lower() in LEVELS else PROVINCE, name, f"{article or ''}{name}"]
    level, _, name = (part.strip() for part in text.rpartition(":"))
    return [level, name]


def _asked(level: str, name: str) -> tuple[str, ...]:
    """Return the levels at which a name is looked for: of a number that of its length, of none that is known, all."""
    if not level and name.isdigit():
        return (_DIGITS.get(len(name), COMUNE),)
    return (level,) if level in LEVELS else LEVELS


def _nearest(name: str, asked: tuple[str, ...], known: dict[str, dict[str, list[Extent]]]) -> str:
    names = {one.name: one for level in asked for found in known[level].values() for one in found}
    folded = {key: fold(key) for key in names}
    near = process.extractOne(fold(name), folded, score_cutoff=_NEAR)
    return f"forse è «{near[2]}» ({names[near[2]].key}); " if near else ""


@cache
def _known_here() -> dict[str, dict[str, list[Extent]]]:
    return _known(load_gazetteer())


def _known(gazetteer: Gazetteer) -> dict[str, dict[str, list[Extent]]]:
    """Return ``level -> key of a name or a code -> territories``."""
    known: dict[str, dict[str, list[Extent]]] = {level: {} for level in LEVELS}

    def add(extent: Extent, *names: str) -> None:
        for key in {fold(name) for name in names if name}:
            known[extent.level].setdefault(key, []).append(extent)

    regions, provinces = gazetteer.regioni, gazetteer.province
    other = regions["altra_lingua"] if "altra_lingua" in regions else pd.Series("", regions.index)
    for code, name, second in zip(regions.index, regions["nome"], other, strict=True):
        add(Extent(REGION, name, (code,)), code, name, second)
    columns = ["nome", "codice_provincia", "codice_regione"]
    codes = provinces["codice_provincia"].to_dict()
    for sigla, name, code, region in provinces[columns].itertuples(name=None):
        add(Extent(PROVINCE, name, (region, code), sigla), sigla, code, name)
    for code, place in gazetteer.places.items():
        add(Extent(COMUNE, place.nome, (place.regione, codes[place.sigla], code), place.sigla), code, place.nome)
    return known
