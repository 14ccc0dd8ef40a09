# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is known of the associations that neither register has, in words, in Italian."""

from babel.lists import format_list
from babel.numbers import format_decimal

from mapping.comparison.missing import Missing
from mapping.completeness import Refusal, assumptions, reason

IF_INDEPENDENT = "Se i due registri sono fatti l'uno senza l'altro, ripetere con --independent."
"""What whoever knows it may do where the registers look bound."""
_NAMED = 5
"""Regions that are named; more are counted."""


def missing_lines(missing: Missing) -> list[str]:
    """Return what can be said of those that both miss, and what it takes for granted; or why nothing can be said."""
    if isinstance(missing.found, Refusal):
        return [f"Quante manchino a tutti e due non si può stimare, perché {reason(missing.found, 'it')}."]
    count = missing.found
    value, low, high = (_written(number) for number in (count.value, count.low, count.high))
    unseen = (_written(number - missing.seen) for number in (count.value, count.low, count.high))
    return [
        f"{_where(missing.regions)}: {_written(missing.seen)} associazioni nei due registri, circa {value} in tutto "
        f"(tra {low} e {high}). A tutti e due ne mancherebbero circa {next(unseen)} (tra {next(unseen)} e "
        f"{next(unseen)}).",
        f"È una stima, e vale solo se {assumptions(count.method, 'it')}. Le associazioni forse uguali contano come "
        "uguali; l'estremo più alto le conta come diverse.",
    ]


def _where(regions: tuple[str, ...]) -> str:
    if len(regions) > _NAMED:
        return f"Nelle {len(regions)} regioni che tutti e due raggiungono"
    return f"Dove arrivano tutti e due i registri ({format_list(regions, locale='it')})"


def _written(number: int) -> str:
    return str(format_decimal(number, locale="it"))
