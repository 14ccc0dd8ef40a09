# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The network as a plain Folium map finds it, without a network: the library answers, tiles are a small square."""

import base64
import re

from playwright.sync_api import BrowserContext, Page, Route

from mapping.inlining.library import content_type, find

SQUARE = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mO4CwAA3wDehPEKOwAAAABJRU5ErkJggg=="
)
"""One grey point, which Leaflet stretches to a tile."""
_TILE = re.compile(r"/\d+/\d+/\d+(@2x)?(\.(png|jpe?g|webp))?([?#]|$)|[?&](service|request)=(wms|getmap)", re.IGNORECASE)
_VECTORS = re.compile(r"\.(pbf|mvt)([?#]|$)")
"""Tiles of vectors: one without layers has no byte."""


def answer_remote(page: Page | BrowserContext) -> list[str]:
    """Answer every http(s) request of a page, and return the list of those that found nothing (filled as they come).

    Files of Folium's elements come from the library, tiles and WMS images are a small square, all else is aborted.
    """
    asked: list[str] = []

    def answer(route: Route) -> None:
        address = route.request.url
        if found := find(address):
            route.fulfill(
                body=found.content,
                content_type=content_type(found.name),
                headers={"Access-Control-Allow-Origin": "*"},
            )
        elif _VECTORS.search(address):
            route.fulfill(body=b"", headers={"Access-Control-Allow-Origin": "*"})
        elif _TILE.search(address):
            route.fulfill(body=SQUARE, content_type="image/png", headers={"Access-Control-Allow-Origin": "*"})
        else:
            asked.append(address)
            route.abort()

    page.route(re.compile("^https?://"), answer)
    return asked
