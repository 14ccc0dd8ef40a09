# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What document, frame and notebook need to know of the map on the page."""

from typing import Any, Protocol

from mapping.atlas import Atlas


class ShownMap(Protocol):
    """A `folium.Map` of an atlas; the only one is `mapping.viewer.AssociationMap`.

    ``width`` and ``height`` are (number, unit) as Folium keeps them; ``_parent`` is the figure it stands in.
    """

    atlas: Atlas
    lang: str
    indicator: str
    source_code: str
    streets: dict[str, str] | None
    width: tuple[float, str]
    height: tuple[float, str]
    _parent: Any

    def get_name(self) -> str:
        """Return the name of the map in scripts."""
        ...

    def settings(self) -> dict[str, Any]:
        """Return what the viewer must know of the map itself."""
        ...
