# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is printed is UTF-8 everywhere: a name in Arabic stops no command where the console knows only Italian."""

import io
import sys


def speak_utf8() -> None:
    """Let standard output and standard error take any text; half a character becomes a question mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
