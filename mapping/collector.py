# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The collector of Python, paused where objects are made in bulk."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """Pause the search for objects in circles that nobody holds, and leave it as it was, whatever happens inside.

    It starts whenever so many objects more were made than given up, and looks through all there are. Where rows and
    names are made in bulk all of them are kept and none stands in a circle: half the time went into looking for what
    is not there. What is not in a circle is given up at once as ever; what is in one, when the collector is on again.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
