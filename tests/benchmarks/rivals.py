# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What one would otherwise write to find a comune: the rivals of `tests.benchmarks.geocoder`."""

from collections.abc import Callable
from functools import cache

from rapidfuzz import fuzz, process, utils

from mapping.places.names.keys import fold
from mapping.places.names.shipped import load_gazetteer


def joined(comune: str, provincia: str) -> str:
    """Return what a join with ISTAT's table finds, by the name and sigla folded (case, accents, apostrophes)."""
    return _official_keys().get((fold(comune), fold(provincia)), "")


@cache
def _official_keys() -> dict[tuple[str, str], str]:
    return {(fold(place.nome), fold(place.sigla)): code for code, place in load_gazetteer().places.items()}


@cache
def _choices() -> tuple[list[str], list[str]]:
    places = load_gazetteer().places
    return [utils.default_process(f"{p.nome} {p.sigla}") for p in places.values()], list(places)


def best_wratio(comune: str, provincia: str) -> str:
    """Return the best of rapidfuzz's WRatio above 90, its default use."""
    return _best(f"{comune} {provincia}", fuzz.WRatio, 90)


def best_ratio(comune: str, provincia: str) -> str:
    """Return the name most alike by rapidfuzz's ratio, whatever it is."""
    return _best(f"{comune} {provincia}", fuzz.ratio, 0)


def _best(text: str, scorer: Callable[..., float], cutoff: float) -> str:
    choices, codes = _choices()
    hit = process.extractOne(utils.default_process(text), choices, scorer=scorer, score_cutoff=cutoff)
    return codes[hit[2]] if hit else ""


RIVALS = {"unione per nome": joined, "WRatio > 90": best_wratio, "il più simile": best_ratio}
"""What one would otherwise write."""
