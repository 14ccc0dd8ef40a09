# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a server should send with each file of the published folder: `mapping serve` does, other servers are told."""

from mapping.file_formats import FORMATS

FRAMED = "frame-ancestors *"
"""Any site may frame the map; of a page's policy the one part that the page itself cannot say."""
SAFE = f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; {FRAMED}"
"""The policy of what is no page: a picture opened by itself (SVG) has its own styles and asks for nothing."""
HEADERS = {
    "Permissions-Policy": "geolocation=(self), camera=(), microphone=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-cache",
}
"""Of every answer. A file has the same name in the next edition: a browser keeps it, and asks whether it is current."""
TYPES = {
    ".html": "text/html",
    ".ttl": "text/turtle",
    ".js": "text/javascript",
    ".txt": "text/plain",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
} | {f".{told.suffix}": told.media_type for told in FORMATS.values()}
"""Of what is published; a table of the system would give other answers on other machines."""
