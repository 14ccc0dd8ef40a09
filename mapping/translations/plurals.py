# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The plural forms of a language: CLDR's names of them, and what gettext calls by numbers."""

import re

from babel import Locale
from babel.plural import to_gettext

_IN_ORDER = ("zero", "one", "two", "few", "many", "other")


def categories(locale: Locale) -> list[str]:
    """Return CLDR's names of a language's forms, in the order of gettext's numbers.

    The last, ``other``, may be one that no whole number asks for: the Russian of fractions.

    Examples
    --------
    >>> categories(Locale("ru"))
    ['one', 'few', 'many', 'other']
    """
    return [name for name in _IN_ORDER if name in locale.plural_form.tags | {"other"}]


def header(locale: Locale) -> str:
    """Return what gettext's header says of them.

    Numbers written with an exponent («1 Mio.», CLDR's operand ``e``) are none of gettext's: there ``e`` is nought.
    """
    return re.sub(r"\be\b", "0", to_gettext(locale.plural_form))
