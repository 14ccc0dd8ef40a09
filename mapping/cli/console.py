# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The terminal: what is said is never a reason to leave the work half done, and never an order to the terminal."""

import errno
import os
import re
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Any, TextIO

_ORDERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""What moves, colours or turns round the text of a terminal, and what is no letter at all."""


def tamed(text: str) -> str:
    """Return the text with a sign in the place of everything that would command a terminal."""
    return _ORDERS.sub("�", text)


class Output:
    """A stream that takes everything: what nobody reads any more, or finds no room, is dropped and remembered.

    Attributes
    ----------
    lost : OSError or None
        Why the first piece was lost.
    """

    def __init__(self, stream: TextIO | None) -> None:
        self.stream: Any = stream
        self.lost = None if stream else OSError(errno.EBADF, os.strerror(errno.EBADF))

    def write(self, text: str) -> int:
        """Write the text, if anybody still takes it."""
        try:
            return int(self.stream.write(text))
        except OSError as error:
            self._lose(error)
            return len(text)

    def flush(self) -> None:
        """Hand over what was written."""
        try:
            self.stream.flush()
        except OSError as error:
            self._lose(error)

    def _lose(self, error: OSError) -> None:
        self.lost = self.lost or error
        # What is still in the buffer must go somewhere, or Python complains about it when it ends.
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), self.stream.fileno())

    @property
    def broken(self) -> OSError | None:
        """Why something was lost that should have been read; a reader who has read enough is no reason."""
        return None if isinstance(self.lost, BrokenPipeError) else self.lost

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)


class Tamed(Output):
    """Standard output: the cells of a registry are told on it."""

    def write(self, text: str) -> int:
        """Write the text, without orders to the terminal."""
        return super().write(tamed(text))


@contextmanager
def console() -> Iterator[Output]:
    """Put `Output` in the place of the two streams, in UTF-8; a request to end is treated like Ctrl+C."""
    kept = sys.stdout, sys.stderr
    for stream in kept:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    out, err = Tamed(kept[0]), Output(kept[1])
    # A stream that was closed before we began is None: what is told there is lost from the start.
    sys.stdout, sys.stderr = (o if o.stream else None for o in (out, err))
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        yield out
    finally:
        signal.signal(signal.SIGTERM, before)
        sys.stdout, sys.stderr = kept


def _interrupt(number: int, frame: FrameType | None) -> None:  # noqa: ARG001 - what a signal's handler is given
    raise KeyboardInterrupt
