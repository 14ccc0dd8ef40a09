# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far each text and each language has come: *bozza*, *letta* by a native, *approvata* by a second reader."""

from collections.abc import Mapping
from dataclasses import dataclass

from babel.messages.catalog import Message

from mapping.translations.catalogues import FUZZY, forms, source
from mapping.translations.languages import Language
from mapping.translations.signatures import APPROVED, READ, Signature, mark, signatures, signed
from mapping.translations.texts import PLACES

DRAFT = "bozza"


@dataclass(frozen=True)
class Progress:
    """The state of a language, and how much of it somebody has read: a whole number of per cent, never too large."""

    state: str
    read: int


def state(message: Message) -> str:
    """Return the state of a text; one that nobody has signed is a draft."""
    said = forms(message)
    if not said or FUZZY in message.flags:
        return DRAFT
    told = {found.state for found in signatures(message.user_comments, mark(source(message), said))}
    return APPROVED if APPROVED in told else READ if READ in told else DRAFT


def progress(language: Language, messages: Mapping[str, Message]) -> Progress:
    """Return how far a language has come; for our own we answer ourselves."""
    if language.ours:
        return Progress(APPROVED, 100)
    states = [state(said) for key, said in messages.items() if forms(said) or not key.startswith(f"{PLACES}.")]
    read = sum(found != DRAFT for found in states)
    whole = DRAFT if read < len(states) else READ if READ in states else APPROVED
    return Progress(whole, 100 * read // max(len(states), 1))


def unsigned(language: Language, messages: Mapping[str, Message]) -> list[str]:
    """Return the keys of the texts that are no drafts any more, and that nobody answers for."""
    if language.ours:
        return []
    return [key for key, said in messages.items() if forms(said) and FUZZY not in said.flags and state(said) == DRAFT]


def sign_read(messages: Mapping[str, Message], signature: Signature) -> int:
    """Sign the texts that are no drafts any more, where nobody has in this state; return how many."""
    count = 0
    for message in messages.values():
        said = forms(message)
        if said and FUZZY not in message.flags:
            before = list(message.user_comments)
            message.user_comments = signed(before, signature, mark(source(message), said))
            count += message.user_comments != before
    return count
