# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What may be asked of a map: a language, an indicator, a size; whatever else is refused in one sentence."""

import re
from collections.abc import Sequence
from math import isfinite
from numbers import Real

from mapping.atlas import Atlas
from mapping.coverage import Coverage, Indicator
from mapping.viewer.figures import shown_figures
from mapping.viewer.languages import SHIPPED

Size = int | float | str | tuple[float, str]
"""A width or a height as Folium takes it: pixels, a text such as ``"600px"`` or ``"100%"``, or number and unit."""
NO_INDICATOR = "nessuno"
"""Stands for regions without colours."""
_SIZE = re.compile(r"(\d*\.?\d+)\s?(px|%|em|rem|vw|vh|)", re.ASCII)


def check_atlas(atlas: object) -> None:
    """Raise TypeError if this is no atlas, such as the file of a registry."""
    if not isinstance(atlas, Atlas):
        raise TypeError(
            f'La mappa si fa di un atlante, non di «{type(atlas).__name__}»: prima build_atlas("registro.xlsx").'
        )


def check_language(lang: str, languages: Sequence[str] = SHIPPED) -> str:
    """Return ``lang``; raise ValueError if it is none of the page's languages."""
    if not isinstance(lang, str) or lang not in languages:
        raise ValueError(f"La lingua «{lang}» non c'è; ci sono: {', '.join(languages)}.")
    return lang


def check_indicator(indicator: str, coverage: Coverage) -> str:
    """Return ``indicator``; raise ValueError if it is neither `NO_INDICATOR` nor one that colours the regions."""
    return indicator if indicator == NO_INDICATOR else find_indicator(indicator, coverage).name


def find_indicator(name: str, coverage: Coverage) -> Indicator:
    """Return an indicator that colours the regions; raise ValueError if this one does not."""
    known = {figure.name: figure for figure in shown_figures(coverage) if figure.scheme}
    if not isinstance(name, str) or name not in known:
        raise ValueError(f"L'indicatore «{name}» non colora le regioni; quelli che le colorano: {', '.join(known)}.")
    return known[name]


def check_size(name: str, size: Size) -> str:
    """Return a width or height as CSS writes it; raise ValueError if it is no size, or none that can be seen."""
    text = "".join(map(str, size)) if isinstance(size, tuple) else f"{size}px" if _is_number(size) else str(size)
    found = _SIZE.fullmatch(text.strip())
    if not found or not isfinite(float(found[1])) or float(found[1]) <= 0:
        raise ValueError(
            f"{name}={size!r} non è una misura: scrivere un numero di pixel maggiore di zero, "
            'oppure un testo come "600px" o "100%".'
        )
    return found[1] + (found[2] or "px")


def _is_number(size: Size) -> bool:
    return isinstance(size, Real) and not isinstance(size, bool)
