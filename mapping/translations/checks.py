# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be told of a translation without knowing the language: blanks, choices, lengths, terms, punctuation."""

import re
from collections.abc import Callable, Iterator, Mapping

from babel.messages.catalog import Message

from mapping.translations import glossary, plurals
from mapping.translations.catalogues import forms, is_stale, source
from mapping.translations.languages import Language
from mapping.translations.messages import BadMessageError, blanks, choices_of, is_message, selectors
from mapping.translations.states import unsigned
from mapping.translations.template import longest
from mapping.translations.texts import TOLD

_ROUND_ZERO = range(1000)
_SPACES = "\u00a0\u202f"
_ARABIC = (("[\u0620-\u06ff] ?[,;?](?!\\d)", "«،», «؛» e «؟» invece dei segni latini"),)
_DANDA = (("[\u0900-\u09ff]\\.(?:\\s|$)", "«।» alla fine della frase"),)
_MARKS: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (
        (f"(?<![{_SPACES}]);", "uno spazio insecabile prima di «;»"),
        (f"(?<![{_SPACES}])[!?]", "uno spazio insecabile prima di «!» e «?»"),
        (
            f"(?<![{_SPACES}/\\d]):(?!/)|«(?![{_SPACES}])|(?<![{_SPACES}])»|\\w %",
            "uno spazio insecabile con «:», «%» e «»",
        ),
    ),
    "ar": _ARABIC,
    "ur": _ARABIC,
    "zh": (("[\u4e00-\u9fff] ?[,:;?!.](?:\\s|$|[\u4e00-\u9fff])", "segni di punteggiatura cinesi"),),
    "hi": _DANDA,
    "bn": _DANDA,
}
"""What a language's punctuation forbids, by pattern."""
Check = Callable[[Language, str, Message], Iterator[str]]


def faults(language: Language, messages: Mapping[str, Message]) -> list[str]:
    """Return a sentence for each fault of a catalogue."""
    found = [f"{key}: nessuno ha firmato questo testo" for key in unsigned(language, messages)]
    return found + [f"{key}: {told}" for key, message in messages.items() for told in mistakes(language, key, message)]


def mistakes(language: Language, key: str, message: Message) -> Iterator[str]:
    """Yield what is wrong with one translation."""
    if forms(message) and not is_stale(message):
        yield from (told for check in _CHECKS for told in check(language, key, message))


def _blanks(language: Language, _key: str, message: Message) -> Iterator[str]:
    """Yield where the blanks are not the Italian ones.

    A form for one number only (the Arabic «two») may say the number in words instead of «{n}»; a message need not
    choose by what the Italian chooses by.
    """
    asked, chosen = set(blanks(source(message)[-1])), selectors(source(message)[-1])
    named = plurals.categories(language.locale) if len(source(message)) > 1 else [""]
    for name, form in zip(named, forms(message), strict=True):
        lone = name and sum(language.locale.plural_form(n) == name for n in _ROUND_ZERO) == 1
        if set(blanks(form)) | chosen not in ([asked, asked - {"n"}] if lone else [asked]):
            yield f"segnaposti {sorted(set(blanks(form)))} invece di {sorted(asked)}"


def _choices(language: Language, _key: str, message: Message) -> Iterator[str]:
    for form in forms(message):
        try:
            yield from _unknown_options(language, form)
        except BadMessageError as error:
            yield f"{error}"
        if is_message(source(message)[-1]) and form.count("{") != form.count("}"):
            yield "una graffa è senza la sua compagna"


def _unknown_options(language: Language, form: str) -> Iterator[str]:
    known = set(plurals.categories(language.locale))
    for choice in choices_of(form) if is_message(form) else ():
        strange = [name for name in choice.forms if name not in known and not name.startswith("=")]
        if choice.kind == "plural" and strange:
            yield f"forme che la lingua non ha: {', '.join(strange)}"


def _length(_language: Language, key: str, message: Message) -> Iterator[str]:
    most = longest(key)
    yield from (f"{len(form)} caratteri, al massimo {most}" for form in forms(message) if most and len(form) > most)


def _terms(language: Language, _key: str, message: Message) -> Iterator[str]:
    yield from glossary.faults(language.code, " ".join(source(message)), " ".join(forms(message)))


def _punctuation(language: Language, key: str, message: Message) -> Iterator[str]:
    marks = _MARKS.get(language.code, ())
    for form in forms(message):
        yield from (told for pattern, told in marks if re.search(pattern, form) and not _is_list(key, pattern))


def _is_list(key: str, pattern: str) -> bool:
    """Tell whether a mark parts the entries of a list: what is told of the projects is cut there by the page."""
    return key.startswith(f"{TOLD}.") and ";" in pattern


_CHECKS: tuple[Check, ...] = (_blanks, _choices, _length, _terms, _punctuation)
