# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""How far long work is, for whoever shows it; nobody does unless the caller says so (`shown_by`)."""

from collections.abc import Callable, Collection, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import TypeVar

Advance = Callable[[int], object]
"""Takes how many things more are done."""
Show = Callable[[str, int], AbstractContextManager[Advance]]
"""Takes the name of a step, in Italian, and of how many things it is made."""
T = TypeVar("T")


def _shown_to_nobody(_step: str, _total: int) -> AbstractContextManager[Advance]:
    return nullcontext(lambda _more: None)


_shown: ContextVar[Show] = ContextVar("shown", default=_shown_to_nobody)


@contextmanager
def shown_by(show: Show) -> Iterator[None]:
    """Have the steps of the work inside shown."""
    token = _shown.set(show)
    try:
        yield
    finally:
        _shown.reset(token)


@contextmanager
def working(step: str) -> Iterator[None]:
    """Show a step of which nothing is known until it is done."""
    with _shown.get()(step, 1) as advance:
        yield
        advance(1)


def track(things: Collection[T], step: str) -> Iterator[T]:
    """Pass the things on, and show how many are done.

    Examples
    --------
    >>> sum(track([1, 2, 3], "Somma"))
    6
    """
    with _shown.get()(step, len(things)) as advance:
        for thing in things:
            yield thing
            advance(1)
