# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The one way to read a TOML of ours, tables of words and descriptions beside the code, and to write a text of one."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_toml(name: str) -> dict[str, Any]:
    """Return what ``mapping/NAME`` holds, for example ``cells/words.toml``; not to be changed."""
    return tomllib.loads(files("mapping").joinpath(*name.split("/")).read_text(encoding="utf-8"))


def quoted(text: str) -> str:
    """Return the text as TOML quotes it, on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
