# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Tables of words of this room, read from the TOML files beside the code."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_words(name: str) -> dict[str, Any]:
    """Return ``mapping/registry/NAME.toml``."""
    return tomllib.loads(files("mapping").joinpath("registry", f"{name}.toml").read_text(encoding="utf-8"))
