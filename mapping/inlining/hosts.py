# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whom the layers of a map ask for their images: hosts that a policy can name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from urllib.parse import urlsplit

from branca.element import Element
from folium import TileLayer, WmsTileLayer

_HOST = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)*|\[[0-9a-f:.]+\]")
"""What a policy takes for a host; anything else would be a rule of its own, or none."""


def tile_hosts(parts: Iterable[Element]) -> tuple[str, ...]:
    """Return the origins of the images of all tile and WMS layers, as a policy names them."""
    layers = [part for part in parts if isinstance(part, TileLayer | WmsTileLayer)]
    return tuple(dict.fromkeys(origin for layer in layers for origin in _origins(layer)))


def host_of(layer: Any) -> str:
    """Return the host of a layer's images in words: «*» stands for several; "" where they lie beside the page."""
    try:
        return (urlsplit(address_of(layer).replace("{s}", "s")).hostname and _shown(address_of(layer))) or ""
    except ValueError:
        return ""


def address_of(layer: Any) -> str:
    """Return the address of a layer's images, with its places for numbers."""
    return str(getattr(layer, "tiles", None) or getattr(layer, "url", ""))


def _shown(address: str) -> str:
    return re.sub(r"^[a-z]*:?//([^/@]*@)?|[/?#:].*$", "", address, flags=re.IGNORECASE).replace("{s}", "*")


def _origins(layer: Any) -> Iterator[str]:
    address = address_of(layer)
    for name in _subdomains(layer) if "{s}" in address else [""]:
        try:
            parts = urlsplit(address.replace("{s}", name))
            host, port = parts.hostname or "", parts.port
        except ValueError:
            continue
        if parts.scheme.lower() in {"http", "https"} and _HOST.fullmatch(host):
            yield f"{parts.scheme.lower()}://{host}{f':{port}' if port else ''}"


def _subdomains(layer: Any) -> Sequence[str]:
    given = getattr(layer, "options", {}).get("subdomains") or "abc"
    return [str(name) for name in given]
