# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Numbers and shares as they are told: 0 % is nothing at all and 100 % is everything, never what rounds to it."""

from babel.numbers import format_decimal

_TENTH = 0.1


def count(number: int, lang: str = "it") -> str:
    """Return a whole number with the marks of its language between the thousands.

    Examples
    --------
    >>> count(12345), count(12345, "en")
    ('12.345', '12,345')
    """
    return format_decimal(number, locale=lang)


def percent(part: int, whole: int, lang: str = "it", *, form: str = "0.#") -> str:
    """Return how many per cent a part is, without the sign; ``form`` says how many decimals.

    Examples
    --------
    >>> percent(2266, 2267), percent(1, 5000), percent(5, 5), percent(0, 0)
    ('99,9', '0,1', '100', '0')
    """
    if part in {0, whole}:
        return "0" if not part else "100"
    rounded = min(max(round(part / whole * 100, 1), _TENTH), 100 - _TENTH)
    return format_decimal(rounded, format=form, locale=lang)
