# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Contrast as WCAG 2 defines it, and what it asks of text and of graphics."""

from functools import cache

TEXT = 4.5
"""What 1.4.3 asks of text."""
GRAPHICS = 3.0
"""What 1.4.11 asks of graphics."""
LIGHT = (0.2126, 0.7152, 0.0722)
"""What red, green and blue give of the light that is seen."""


def parts(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of ``#rrggbb``, 0 to 255."""
    red, green, blue = (int(colour[n : n + 2], 16) for n in (1, 3, 5))
    return red, green, blue


def linear(part: float) -> float:
    """Return the linear light, from 0 to 1, of a part from 0 to 255."""
    share = part / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


@cache
def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``."""
    red, green, blue = map(linear, parts(colour))
    return LIGHT[0] * red + LIGHT[1] * green + LIGHT[2] * blue


def ratio(one: float, other: float) -> float:
    """Return the contrast of two luminances."""
    low, high = sorted([one, other])
    return (high + 0.05) / (low + 0.05)


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21.

    Examples
    --------
    >>> contrast("#ffffff", "#000000")
    21.0
    """
    return ratio(luminance(one), luminance(other))
