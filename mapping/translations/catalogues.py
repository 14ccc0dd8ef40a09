# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Catalogues as files: read, brought up to the Italian of today, written in one way.

A text is a draft of a machine as long as it is ``fuzzy``. When its Italian changes it becomes so again, and the Italian
that it translates is kept beside it (``#|``): such a one is stale, and stays out of the page until somebody saw it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from mapping.translations import plurals
from mapping.translations.entries import entry_lines, with_previous
from mapping.translations.languages import HERE, Language
from mapping.translations.messages import is_message
from mapping.translations.signatures import is_signature
from mapping.translations.template import BRACES, MESSAGE, Text, texts
from mapping.translations.texts import TOLD

TEMPLATE = HERE / "template.pot"
FUZZY = "fuzzy"
_LICENCE = """\
# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""
_OWN_TABLES = ("voci", "indicatori", "brevi", "unita", "fonti", TOLD)
"""Of a language of our own these stand in the tables of the package, beside the Italian."""
_PROJECT = "mappa-associazioni-migranti"
_WHOLE = re.compile(r"""(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d\])?)\s+)?"(?:[^"\\]|\\.)*")?\s*""")
_ADDRESS = re.compile(r"\s*<[^>]*>")


class BadCatalogueError(ValueError):
    """A catalogue that was damaged by hand: Babel would read it with a letter less."""


def read(language: Language) -> dict[str, Message]:
    """Return the texts of a language's catalogue by their keys; none of a language that has no catalogue yet."""
    return {str(message.context): with_previous(message) for message in _parsed(language) if message.id}


def _parsed(language: Language) -> Catalog:
    if not language.catalogue.exists():
        return Catalog(locale=language.locale, fuzzy=False)
    for number, line in enumerate(language.catalogue.read_text(encoding="utf-8").split("\n"), 1):
        if not _WHOLE.fullmatch(line):
            raise BadCatalogueError(
                f"{language.catalogue.name}, riga {number}: manca una virgoletta, o una parola in più"
            )
    with language.catalogue.open("rb") as stream:
        return read_po(stream, abort_invalid=True)


def forms(message: Message) -> tuple[str, ...]:
    """Return a translation: one text, or its forms in the order of gettext's numbers; nothing where it lacks one."""
    found = message.string if isinstance(message.string, (list, tuple)) else (message.string,)
    return tuple(str(form) for form in found) if all(found) else ()


def is_stale(message: Message) -> bool:
    """Tell whether the Italian has changed since a text was translated."""
    return FUZZY in message.flags and bool(message.previous_id)


def source(message: Message) -> tuple[str, ...]:
    """Return the Italian of a text: one form or two."""
    return tuple(message.id) if isinstance(message.id, (list, tuple)) else (str(message.id),)


def updated(old: dict[str, Message], language: Language | None) -> dict[str, Message]:
    """Return the texts of today with the translations that there were; of no language those of the template."""
    ours = language is not None and language.ours
    wanted = {key: text for key, text in texts().items() if not (ours and key.partition(".")[0] in _OWN_TABLES)}
    return {key: _message(text, old.get(key), language) for key, text in wanted.items()}


def _message(text: Text, old: Message | None, language: Language | None) -> Message:
    plural = len(text.italian) > 1
    count = len(plurals.categories(language.locale)) if language else len(text.italian)
    made = Message(
        text.italian if plural else text.italian[0],
        ("",) * count if plural else "",
        locations=[(place, 0) for place in text.places],
        flags=sorted(text.flags),
        auto_comments=text.notes,
        context=text.key,
    )
    if old is None or not (said := forms(old)) or (len(said) != count if plural else len(said) != 1):
        return made
    made.string = said if plural else said[0]
    if any(map(is_message, said)):  # it chooses where the Italian need not
        made.flags = {*made.flags - {BRACES}, MESSAGE}
    return _with_state(made, old)


def _with_state(made: Message, old: Message) -> Message:
    """Return a text with what its catalogue said of it; with the Italian that it translates, if that has changed."""
    changed = source(made) != source(old)
    made.user_comments = [comment for comment in old.user_comments if not (changed and is_signature(comment))]
    made.previous_id = list(old.previous_id or (source(old) if changed else ()))
    if made.previous_id == list(source(made)):  # the Italian is again what it was
        made.previous_id = []
    if changed or FUZZY in old.flags:
        made.flags = {*made.flags, FUZZY}
    return made


def write(language: Language, messages: dict[str, Message]) -> None:
    """Write a language's catalogue."""
    told = _parsed(language)
    language.catalogue.write_bytes(_written(messages, language.locale, dict(told.mime_headers)))


def write_template() -> None:
    """Write the template, from which a translator's tool makes a new catalogue."""
    TEMPLATE.write_bytes(template_bytes())


def template_bytes() -> bytes:
    """Return the template as it should be now."""
    return _written(updated({}, None), None, {})


def _written(messages: dict[str, Message], locale: Locale | None, told: dict[str, str]) -> bytes:
    entries = ("".join(entry_lines(message)) for message in messages.values())
    return "\n".join([_LICENCE + "".join(_header(locale, told)), *entries]).encode()


def _header(locale: Locale | None, told: dict[str, str]) -> Iterator[str]:
    """Yield the lines of the header: who touched the file last is kept; no day that would differ each time."""
    fields = {
        "Project-Id-Version": _PROJECT,
        "PO-Revision-Date": _kept(told, "PO-Revision-Date", "YEAR"),
        "Last-Translator": _kept(told, "Last-Translator", "FULL NAME"),
        "Language-Team": _kept(told, "Language-Team", "LL@li.org"),
        "Language": str(locale or ""),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plurals.header(locale) if locale else "nplurals=2; plural=(n != 1);",
    }
    yield 'msgid ""\nmsgstr ""\n'
    yield from (f'"{name}: {value}\\n"\n' for name, value in fields.items() if value)


def _kept(told: dict[str, str], name: str, unset: str) -> str:
    """Return a field of the header that a translator's tool has filled in; an e-mail address is nobody's business."""
    said = _ADDRESS.sub("", str(told.get(name, "")))
    return "" if unset in said else said


def paths() -> list[Path]:
    """Return the files of the catalogues."""
    return sorted((HERE / "catalogues").glob("*.po"))
