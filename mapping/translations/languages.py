# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The languages of the catalogues, as ``languages.toml`` names them."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale

HERE = Path(__file__).parent
_OURS = "nostra"


@dataclass(frozen=True)
class Language:
    """A language: ``told`` is what the page knows of it; of one that is ``ours`` we answer for every text."""

    code: str
    ours: bool
    told: dict[str, Any] = field(hash=False)

    @property
    def locale(self) -> Locale:
        """CLDR's locale (Serbian is written in Latin letters)."""
        return Locale.parse(self.told.get("cldr", self.code))

    @property
    def catalogue(self) -> Path:
        """The file that translators open, called as their tools call the language."""
        return HERE / "catalogues" / f"{self.locale}.po"


@cache
def languages() -> dict[str, Language]:
    """Return every language but Italian by its code, in the order of the file."""
    with (HERE / "languages.toml").open("rb") as stream:
        read = tomllib.load(stream)
    return {
        code: Language(code, bool(said.pop(_OURS, False)), {"codice": code, **said})
        for code, said in ((code, dict(table)) for code, table in read.items())
    }
