# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a saved map cannot hold, in a sentence for each thing: what it is, who asks for it, the way out."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from branca.element import Element, Link
from folium import TileLayer, WmsTileLayer

from mapping.inlining.document import Page
from mapping.inlining.hosts import host_of
from mapping.viewer import AssociationMap

_SERVICES = {
    "Realtime": ("i dati, di continuo,", "una folium.GeoJson, con i dati dentro, li mostra"),
    "VectorGridProtobuf": ("i suoi riquadri", "una folium.GeoJson, con i dati dentro, li mostra"),
    "Geocoder": ("gli indirizzi, mentre li si cerca,", "folium.plugins.Search cerca in ciò che la mappa ha dentro"),
    "WmsTileLayer": ("le immagini", "con tiles=True le chiede"),
    "TimestampedWmsTileLayers": ("le immagini", "una folium.raster_layers.ImageOverlay ne mostra una"),
}
"""For each class that lives of a service: what it asks for, and the way out."""
_LIMIT = 160
_WAY_OUT = (
    "né questo programma né la cartella indicata con folder= lo hanno; metterlo nella cartella, con il nome o con "
    "l'host e il percorso del suo indirizzo, e salvare di nuovo."
)
_MANY = 5
"""So many addresses of one host that are missing are told one by one; more are told together."""


def sentences(root: Element, parts: list[Element], page: Page, *, tiles: bool) -> list[str]:
    """Return one sentence for each thing of the map that the file cannot hold, or that asks the network."""
    told = [
        *(sentence for part in parts for sentence in _background(part, tiles=tiles)),
        *_services(parts, tiles=tiles),
        *_streets(root),
        *_missing(list(page.sources.missing), parts),
        *_mentioned(page.sources.mentioned),
        *(
            f"Il riquadro che mostra «{_short(address)}» resta vuoto: nel file non c'è la pagina di un altro sito."
            for address in page.sources.frames
        ),
        *(
            f"Il comando «{_short(handler)}» scritto in un elemento non viene eseguito: la pagina esegue solo i propri "
            "script; scriverlo in uno script."
            for handler in page.sources.handlers
        ),
        *(_other(kind, what) for kind, what in page.sources.told),
    ]
    return list(dict.fromkeys(told))


def _background(layer: Element, *, tiles: bool) -> Iterator[str]:
    """Tell of a layer whose images are asked of somebody, or lie beside the page."""
    if not isinstance(layer, TileLayer | WmsTileLayer) or (isinstance(layer, WmsTileLayer) and not tiles):
        return
    host, name = host_of(layer), _plain(layer.layer_name)
    asks = (
        f"Lo strato «{name}» chiede le immagini a {host}"
        if host
        else f"Lo strato «{name}» ha le immagini in altri file"
    )
    if tiles and host:
        yield (
            f"{asks}: senza rete la mappa è senza sfondo, e alcuni servizi, come OpenStreetMap, non rispondono a una "
            "pagina aperta dal disco; senza tiles=True lo sfondo sta nel file."
        )
    elif tiles:
        yield f"{asks}: la pagina non le mostra; senza tiles=True lo sfondo sta nel file."
    elif layer.overlay:
        yield f"{asks}: nel file non ci sono, e lo strato resta vuoto; con tiles=True la pagina le chiede alla rete."
    else:
        yield (
            f"{asks}: al suo posto il file ha i contorni del mondo e delle regioni italiane; con tiles=True lo strato "
            "resta, e la pagina le chiede alla rete."
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


def _missing(addresses: list[str], parts: list[Element]) -> Iterator[str]:
    """Tell of files that are nowhere; many of one host are told in one sentence."""
    askers = _askers(parts)
    hosts: defaultdict[str, list[str]] = defaultdict(list)
    for address in addresses:
        hosts[_host_name(address)].append(address)
    for host, missing in hosts.items():
        if len(missing) > _MANY:
            where = f" di {host}" if host else ""
            yield f"{len(missing)} file{where}, fra cui «{_short(missing[0])}», non sono nella pagina: {_WAY_OUT}"
            continue
        for address in missing:
            who = f", che {' e '.join(sorted(askers[address]))} chiede," if address in askers else ""
            yield f"«{_short(address)}»{who} non è nella pagina: {_WAY_OUT}"


def _askers(parts: list[Element]) -> dict[str, set[str]]:
    """Return, for each address that elements link, the names of their classes."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for part in parts:
        for _, address in [*(getattr(part, "default_js", None) or []), *(getattr(part, "default_css", None) or [])]:
            found[address].add(type(part).__name__)
    for part in parts:
        if isinstance(part, Link) and part.url not in found:  # what somebody linked by hand
            found[part.url].add(type(part).__name__)
    return found


def _host_name(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _mentioned(number: int) -> Iterator[str]:
    if number:
        yield (
            f"Indirizzi di immagini che stanno fra i dati o negli script: {number}; dove la pagina le mostrerebbe, non "
            "si vedono: scrivere al loro posto le immagini stesse, come data:."
        )


def _short(text: str) -> str:
    plain = _plain(text)
    return plain if len(plain) <= _LIMIT else f"{plain[:_LIMIT]}…"


def _plain(text: str) -> str:
    """Return a text in one line, without signs that turn the direction of what follows."""
    return "".join(" " if unicodedata.category(sign) in {"Cc", "Cf", "Zl", "Zp"} else sign for sign in text)


_OTHERS = {
    "large": "Un riquadro con {} MB di contenuto può restare vuoto: alcuni browser non ne mostrano di così grandi; "
    "alleggerire ciò che contiene.",
    "imports": "La tabella degli import «{}» non è nel file: la pagina non carica moduli da altri; scriverli in uno "
    "script.",
}


def _other(kind: str, what: str) -> str:
    return _OTHERS[kind].format(_short(what))
