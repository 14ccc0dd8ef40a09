# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""An element of branca's that is no template."""

from typing import Any

from branca.element import Element


class Verbatim(Element):
    """Text that is written as it stands: nothing of it is read as a template."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **_: Any) -> str:
        """Return the text."""
        return self.text
