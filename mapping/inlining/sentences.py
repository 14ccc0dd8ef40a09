# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a saved map cannot hold, in a sentence for each thing: what it is, who asks for it, the way out."""

from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from branca.element import Element, JavascriptLink, Link
from folium import TileLayer, WmsTileLayer

from mapping.inlining.document import Page
from mapping.viewer.map import AssociationMap

_SERVICES = {
    "Realtime": ("i dati, di continuo,", "una folium.GeoJson, con i dati dentro, li mostra"),
    "VectorGridProtobuf": ("i suoi riquadri", "una folium.GeoJson, con i dati dentro, li mostra"),
    "Geocoder": ("gli indirizzi, mentre li si cerca,", "folium.plugins.Search cerca in ciò che la mappa ha dentro"),
    "WmsTileLayer": ("le immagini", "con tiles=True le chiede"),
    "TimestampedWmsTileLayers": ("le immagini", "una folium.raster_layers.ImageOverlay ne mostra una"),
}
"""For each class that lives of a service: what it asks for, and the way out."""
_LIMIT = 60


def sentences(root: Element, parts: list[Element], page: Page, *, tiles: bool) -> list[str]:
    """Return one sentence for each thing of the map that the file cannot hold, or that asks the network."""
    layers = [part for part in parts if isinstance(part, TileLayer)]
    told = [
        *(_tiles_kept(layer) if tiles else _tiles_replaced(layer) for layer in layers),
        *_services(parts, tiles=tiles),
        *_streets(root),
        *_all_missing(list(page.sources.missing), parts),
        *_mentioned(page.sources.mentioned),
        *(
            f"Il riquadro che mostra «{_short(address)}» resta vuoto: nel file non c'è la pagina di un altro sito."
            for address in page.frames
        ),
        *(
            f"Il comando «{_short(handler)}» scritto in un elemento non viene eseguito: la pagina esegue solo i propri "
            "script; scriverlo in uno script."
            for handler in page.handlers
        ),
        *(_other(kind, what) for kind, what in page.sources.told),
    ]
    return list(dict.fromkeys(told))


def tile_hosts(parts: Iterable[Element]) -> tuple[str, ...]:
    """Return the hosts of the tiles of all layers, as a policy names them."""
    return tuple(
        dict.fromkeys(f"https://{_host(part)}" for part in parts if isinstance(part, TileLayer | WmsTileLayer))
    )


def _tiles_replaced(layer: TileLayer) -> str:
    return (
        f"Lo strato «{layer.tile_name}» chiede le immagini a {_host(layer)}: al suo posto il file ha i contorni del "
        "mondo e delle regioni italiane; con tiles=True lo strato resta, e la pagina le chiede alla rete."
    )


def _tiles_kept(layer: TileLayer) -> str:
    return (
        f"Lo strato «{layer.tile_name}» chiede le immagini a {_host(layer)}: senza rete la mappa è senza sfondo, e "
        "alcuni servizi, come OpenStreetMap, non rispondono a una pagina aperta dal disco; senza tiles=True lo sfondo "
        "sta nel file."
    )


def _services(parts: Iterable[Element], *, tiles: bool) -> Iterator[str]:
    for part in parts:
        kind = type(part).__name__
        where = getattr(part, "url", None) or getattr(part, "src", None)
        if kind in _SERVICES and not (tiles and isinstance(part, WmsTileLayer)) and not isinstance(where, dict):
            what, way_out = _SERVICES[kind]
            place = f" a {urlsplit(where).hostname or where}" if isinstance(where, str) else " a un servizio in rete"
            yield (
                f"{kind} chiede {what}{place}: nel file resta senza, perché la pagina non chiede niente a nessuno; "
                f"{way_out}."
            )


def _streets(root: Any) -> Iterator[str]:
    maps = [child for child in root._children.values() if isinstance(child, AssociationMap)]
    if any(map_.streets for map_ in maps):
        yield (
            "La pagina può chiedere le strade a OpenStreetMap, dopo il sì di chi legge; senza tiles=True nella mappa "
            "non chiede niente a nessuno."
        )


def _missing(address: str, parts: Iterable[Element]) -> str:
    asked = sorted({type(part).__name__ for part in parts if _asks(part, address)})
    who = f", che {' e '.join(asked)} chiede," if asked else ""
    return (
        f"«{_short(address)}»{who} non è nel file, perché la raccolta non lo ha: metterlo in una cartella e indicarla "
        "con folder=; vi è cercato per host e percorso, poi per nome."
    )


def _mentioned(number: int) -> Iterator[str]:
    if number:
        yield (
            f"Indirizzi di immagini che stanno fra i dati o negli script: {number}; dove la pagina le mostrerebbe, non "
            "si vedono: scrivere al loro posto le immagini stesse, come data:."
        )


def _asks(part: Element, address: str) -> bool:
    linked = [*(getattr(part, "default_js", None) or []), *(getattr(part, "default_css", None) or [])]
    return any(pair[1] == address for pair in linked) or (
        isinstance(part, Link) and not isinstance(part, JavascriptLink) and part.url == address
    )


def _host(layer: Any) -> str:
    """Return the host of a layer's images; ``{s}`` stands for several."""
    address = str(getattr(layer, "tiles", None) or getattr(layer, "url", ""))
    host = address.partition("//")[2].partition("/")[0].partition("?")[0]
    return host.replace("{s}", "*")


def _short(text: str) -> str:
    return text if len(text) <= _LIMIT else f"{text[:_LIMIT]}…"


_OTHERS = {
    "large": "Un riquadro con {} MB di contenuto può restare vuoto: alcuni browser non ne mostrano di così grandi; "
    "alleggerire ciò che contiene.",
    "imports": "La tabella degli import «{}» non è nel file: la pagina non carica moduli da altri; scriverli in uno "
    "script.",
}


def _other(kind: str, what: str) -> str:
    return _OTHERS[kind].format(_short(what))


_MANY = 8


def _all_missing(addresses: list[str], parts: list[Element]) -> Iterator[str]:
    """Yield a sentence for each address that has no file, and one in all for many of one host."""
    hosts: dict[str, list[str]] = {}
    for address in addresses:
        hosts.setdefault(_where(address), []).append(address)
    for host, asked in hosts.items():
        if len(asked) <= _MANY:
            yield from (_missing(address, parts) for address in asked)
        else:
            yield (
                f"{len(asked)} file di {host}, come «{_short(asked[0])}», non sono nel file, perché la raccolta non li "
                "ha: metterli in una cartella e indicarla con folder=; vi sono cercati per host e percorso, poi per "
                "nome."
            )


def _where(address: str) -> str:
    try:
        return urlsplit(address).hostname or "indirizzo relativo"
    except ValueError:
        return "indirizzo illeggibile"
