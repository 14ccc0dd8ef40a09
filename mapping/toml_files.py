# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one way to read a TOML of ours: tables of words and descriptions that stand beside the code."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_toml(name: str) -> dict[str, Any]:
    """Return what ``mapping/NAME`` holds, for example ``cells/words.toml``; not to be changed."""
    return tomllib.loads(files("mapping").joinpath(*name.split("/")).read_text(encoding="utf-8"))
