# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Estimates and refusals in words (``words.toml``), Italian and English."""

from babel.numbers import format_decimal

from mapping.completeness.counted import Count, Estimate, Refusal
from mapping.toml_files import read_toml

_BOUND = "chao"


def reason(refusal: Refusal, lang: str) -> str:
    """Return why there is no estimate, as a part of a sentence in ``it`` or ``en``."""
    told: str = read_toml("completeness/words.toml")["reason"][refusal.reason][lang]
    return told.format_map(refusal.told)


def assumptions(method: str, lang: str) -> str:
    """Return what an estimate by a method takes for granted, as a part of a sentence in ``it`` or ``en``."""
    told: str = read_toml("completeness/words.toml")["method"][method][f"takes_{lang}"]
    return told


def sentence(told: Estimate, lang: str) -> str:
    """Return what is known of an area, in one sentence; beside a refusal what is known of the area around it."""
    words = read_toml("completeness/words.toml")
    if isinstance(told.found, Count):
        kind = "least" if told.method == _BOUND else "sentence"
        return str(words[kind][lang]).format_map(_figures(told, told.found, lang))
    refused = str(words["refused"][lang]).format(nome=_name(told, lang), motivo=reason(told.found, lang))
    if told.wider is None or not isinstance(told.wider.found, Count):
        return refused
    return f"{refused} " + str(words["wider"][lang]).format_map(_figures(told.wider, told.wider.found, lang))


def _name(told: Estimate, lang: str) -> str:
    names: dict[str, str] = read_toml("completeness/words.toml")["name_en"] if lang == "en" else {}
    return names.get(told.name, told.name)


def _figures(told: Estimate, count: Count, lang: str) -> dict[str, str]:
    method = read_toml("completeness/words.toml")["method"][told.method]
    numbers = {"osservate": told.seen, "stima": count.value, "inf": count.low, "sup": count.high}
    written = {name: format_decimal(number, locale=lang) for name, number in numbers.items()}
    return written | {"nome": _name(told, lang), "metodo": method[lang], "ipotesi": method[f"takes_{lang}"]}
