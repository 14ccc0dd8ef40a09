# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A bound of memory for systems that enforce none: the process watches itself and ends."""

import ctypes
import os
import sys
import threading
import time

_EVERY = 0.05
"""Seconds between two looks."""


def watch_memory(most: int) -> None:
    """End this process, from a thread of its own, once it holds more bytes than that."""
    threading.Thread(target=_watch, args=(most,), daemon=True).start()


def _watch(most: int) -> None:
    while memory_held() <= most:
        time.sleep(_EVERY)
    os._exit(3)


def memory_held() -> int:
    """Return the most bytes of real memory that this process has held, 0 where the system does not say."""
    if sys.platform == "win32":
        return _on_windows()
    import resource  # noqa: PLC0415 - not on Windows

    most: int = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def _on_windows() -> int:
    """Return the peak of PROCESS_MEMORY_COUNTERS: two numbers of 32 bits, then sizes of the machine's width."""
    counters = (ctypes.c_size_t * 10)()
    counters[0] = ctypes.sizeof(counters)
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - mypy knows it on Windows only
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    told = kernel.K32GetProcessMemoryInfo(
        ctypes.c_void_p(kernel.GetCurrentProcess()), counters, ctypes.sizeof(counters)
    )
    return int(counters[1]) if told else 0
