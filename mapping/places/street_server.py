# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A server that knows streets (Photon or Nominatim), asked through geopy and trusted in nothing.

Needs the extra ``addresses`` (geopy).
"""

import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol
from urllib.parse import urlsplit

from mapping.errors import InputError
from mapping.places.fold import words

PRECISE = frozenset(["house", "building", "street", "road", "residential", "amenity", "shop", "office", "place_house"])
"""Kinds of answer that know the street; a town or a postal area adds nothing to the comune."""
ANSWERS = 5
"""Answers asked for: the first one inside the comune is the one that counts."""
MAX_BYTES = 1_000_000
"""Of one answer; five places take about 5 kB."""
MAX_LETTERS = 200
"""Of an address that is asked: longer ones are not addresses, and servers refuse long questions."""
_STREET_WORDS = frozenset(
    words(
        "via viale vicolo vico piazza piazzale piazzetta largo corso strada stradone contrada borgo galleria salita "
        "lungomare localita frazione rione calle campo fondamenta riva san santa sant santo di del della dei degli "
        "delle d da dal al alla a lo la le l il i gli e"
    )
)
_DOUBLE = re.compile(r"\s+-\s+|/")


class Service(NamedTuple):
    """A geocoder: its ``kind`` (one of `KINDS`), its ``url``, and seconds to wait between two questions."""

    kind: str
    url: str
    pause: float


class Question(NamedTuple):
    """An address, and the CAP and comune it is looked for in."""

    address: str
    cap: str
    comune: str


class Point(NamedTuple):
    """A point that a server gives, WGS84 degrees, and what kind of place it says it is."""

    latitude: float
    longitude: float
    kind: str


class Asker(Protocol):
    """Asks one question of a server."""

    def __call__(self, question: Question) -> tuple[Point, ...]:
        """Return the precise answers, in the server's order."""


def asker(service: Service, contact: str) -> Asker:
    """Return a function that asks the service through geopy.

    Raises
    ------
    InputError
        If geopy is not installed; when it is called, if the service does not answer.
    """
    try:
        from geopy.exc import GeocoderQueryError, GeopyError  # noqa: PLC0415 - an extra
    except ImportError as missing:
        raise InputError("Per cercare gli indirizzi serve geopy: installare il pacchetto con [addresses].") from missing
    server = _geocoder(service, contact)
    more = {"addressdetails": True} if service.kind == "nominatim" else {}

    def ask(question: Question) -> tuple[Point, ...]:
        try:
            found = server.geocode(_worded(service, question), exactly_one=False, limit=ANSWERS, **more)
        except GeocoderQueryError:
            return ()  # the server does not understand this one question
        except GeopyError as refused:
            raise InputError(
                f"Il geocodificatore «{service.url}» non risponde ({type(refused).__name__}): le risposte avute sono "
                "conservate, ripetere il comando per continuare."
            ) from refused
        return tuple(_precise(found or [], question))

    return ask


def _geocoder(service: Service, contact: str) -> Any:
    """Return geopy's geocoder for the service; it tells the server who asks."""
    from geopy.geocoders import Nominatim, Photon  # noqa: PLC0415 - an extra

    parts = urlsplit(service.url)
    maker = Photon if service.kind == "photon" else Nominatim
    return maker(
        scheme=parts.scheme,
        domain=parts.netloc + parts.path,
        user_agent=f"mappa-associazioni-migranti ({contact or 'nessun contatto'})",
        timeout=20,
        adapter_factory=_careful_adapter(),
    )


def _careful_adapter() -> Any:
    """Return geopy's plain adapter, with a limit to what it reads and a look at what it hands on."""
    from geopy.adapters import URLLibAdapter  # noqa: PLC0415 - an extra
    from geopy.exc import GeocoderParseError, GeocoderServiceError  # noqa: PLC0415 - an extra

    class CarefulAdapter(URLLibAdapter):  # type: ignore[misc] # geopy ships no types
        def get_json(self, url: str, **options: Any) -> Any:
            try:
                return well_formed(super().get_json(url, **options))
            except (ValueError, RecursionError) as error:
                raise GeocoderParseError("not the answer of a geocoder") from error

        def _decode_page(self, page: Any) -> str:
            try:
                data = page.read(MAX_BYTES + 1)
            except Exception as error:
                raise GeocoderServiceError("unreadable answer") from error
            if len(data) > MAX_BYTES:
                raise GeocoderParseError("an answer too long")
            return str(data, encoding="utf-8", errors="replace")

    return CarefulAdapter


def well_formed(document: Any) -> Any:
    """Return the answer of a server without the places that have no point on Earth.

    Raises
    ------
    ValueError
        If it is neither Photon's nor Nominatim's.
    """
    if isinstance(document, dict) and isinstance(document.get("features"), list):
        return {"features": [feature for feature in document["features"] if _has_point(feature)]}
    if isinstance(document, list):
        return [place for place in document if isinstance(place, dict) and _is_placed(place)]
    if isinstance(document, dict) and "error" in document:
        return document
    raise ValueError("neither Photon nor Nominatim")


def on_earth(point: Point) -> bool:
    """Return whether the point has coordinates that are degrees."""
    return math.isfinite(point.latitude + point.longitude) and abs(point.latitude) <= 90 and abs(point.longitude) <= 180


def _has_point(feature: Any) -> bool:
    try:
        longitude, latitude = feature["geometry"]["coordinates"][:2]
        names = [feature["properties"].get(name) or "" for name in ("name", "housenumber", "street", "city")]
    except (TypeError, KeyError, ValueError, AttributeError):
        return False
    return _degrees(latitude, longitude) and all(isinstance(name, str) for name in names)


def _is_placed(place: dict[Any, Any]) -> bool:
    return _degrees(place.get("lat"), place.get("lon")) and isinstance(place.get("display_name"), str)


def _degrees(latitude: Any, longitude: Any) -> bool:
    if not all(isinstance(value, str | float | int) for value in (latitude, longitude)):
        return False
    try:
        return on_earth(Point(float(latitude), float(longitude), ""))
    except (ValueError, OverflowError):
        return False


def _worded(service: Service, question: Question) -> Any:
    address, cap, comune = question.address[:MAX_LETTERS], question.cap, question.comune
    if service.kind == "nominatim":
        return {"street": address, "city": comune, "postalcode": cap, "country": "Italia"}
    return ", ".join(filter(None, (address, f"{cap} {comune}".strip(), "Italia")))


def _precise(found: list[Any], question: Question) -> Iterator[Point]:
    """Yield the answers that know the street, and name no other street than the one asked for."""
    for place in found:
        said = place.raw.get("properties", place.raw)
        details = said.get("address")
        street = said.get("street") or (details.get("road") if isinstance(details, dict) else "")
        kinds = [said.get(name, "") for name in ("addresstype", "type", "class", "osm_key")]
        kind = next((str(kind) for kind in kinds if isinstance(kind, str) and kind in PRECISE), "")
        if kind and (not isinstance(street, str) or same_street(question.address, street)):
            yield Point(place.latitude, place.longitude, kind)


def same_street(asked: str, answered: str) -> bool:
    """Return whether two streets may be one: «Via G. Garibaldi 3» and «Via Giuseppe Garibaldi» share their last word.

    A street without a word of its own («Via 4») cannot be told from others; of a double name («Via Roma -
    Romstraße») one is enough.
    """
    names = [[word for word in words(name) if word not in _STREET_WORDS] for name in _DOUBLE.split(answered)]
    own = [name[-1] for name in names if name]
    return not own or any(word in words(asked) for word in own)
