# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A server that knows streets (Photon or Nominatim), asked through geopy and trusted in nothing.

Its whole answer, from the name of the host to the last byte, has `ANSWER_SECONDS` and `MAX_BYTES`; it cannot send the
question on to anybody else; of what it says only the fields that are read are kept, and only as text and numbers.

Needs the extra ``addresses`` (geopy).
"""

import math
import re
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from typing import Any, NamedTuple, Protocol
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, HTTPSHandler, ProxyHandler, build_opener

from mapping.errors import InputError
from mapping.places.names import words

PRECISE = frozenset(["house", "building", "street", "road", "residential", "amenity", "shop", "office", "place_house"])
"""Kinds of answer that know the street; a town or a postal area adds nothing to the comune."""
ANSWERS = 5
"""Answers asked for: the first one inside the comune is the one that counts."""
MAX_BYTES = 1_000_000
"""Of one answer; five places take about 5 kB."""
ANSWER_SECONDS = 20.0
"""For a whole answer; a server that drips its bytes never lets a single read time out."""
_MOVED = "the server sends the question on"
_TEXTS = (
    "name", "housenumber", "street", "postcode", "city", "state", "country", "type", "osm_key", "addresstype", "class",
)  # fmt: skip
"""Fields of an answer that are read, by geopy or here."""
_KINDS = ("addresstype", "type", "class", "osm_key")
"""Those that say what kind of place it is; of several one that is understood is enough."""
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
            if str(refused) == _MOVED:
                raise InputError(
                    f"Il geocodificatore «{service.url}» rimanda a un altro indirizzo: nulla gli è stato chiesto; "
                    "indicare con --addresses l'indirizzo che risponde."
                ) from refused
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
        timeout=ANSWER_SECONDS,
        adapter_factory=_careful_adapter(service.kind),
    )


def _careful_adapter(kind: str) -> Any:
    """Return geopy's plain adapter, with limits to what it reads and follows, and a look at what it hands on."""
    from geopy.adapters import URLLibAdapter  # noqa: PLC0415 - an extra
    from geopy.exc import GeocoderParseError, GeocoderServiceError, GeocoderTimedOut  # noqa: PLC0415 - an extra

    class CarefulAdapter(URLLibAdapter):  # type: ignore[misc] # geopy ships no types
        def __init__(self, *, proxies: Any, ssl_context: Any) -> None:
            super().__init__(proxies=proxies, ssl_context=ssl_context)
            handlers = (HTTPSHandler(context=ssl_context), ProxyHandler(proxies), _NoRedirects())
            self.urlopen = build_opener(*handlers).open

        def get_json(self, url: str, **options: Any) -> Any:
            try:
                return well_formed(super().get_json(url, **options), kind)
            except (ValueError, RecursionError) as error:
                raise GeocoderParseError("not the answer of a geocoder") from error

        def get_text(self, url: str, **options: Any) -> str:
            ask = super().get_text
            try:
                return within_time(lambda: str(ask(url, **options)), ANSWER_SECONDS)
            except TimeoutError as error:
                raise GeocoderTimedOut("no whole answer in time") from error

        def _decode_page(self, page: Any) -> str:
            try:
                with closing(page):
                    data = page.read(MAX_BYTES + 1)
            except Exception as error:
                raise GeocoderServiceError("unreadable answer") from error
            if len(data) > MAX_BYTES:
                raise GeocoderParseError("an answer too long")
            return str(data, encoding="utf-8", errors="replace")

    return CarefulAdapter


class _NoRedirects(HTTPRedirectHandler):
    """Refuses every redirect: an address that may be a person's home goes only to the server that the keeper named."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        raise URLError(_MOVED)


def within_time(ask: Callable[[], str], seconds: float) -> str:
    """Return what ``ask`` returns, or raise what it raises.

    Raises
    ------
    TimeoutError
        If it does neither in so many seconds. It is then left behind: no system call is too slow for this bound.
    """
    answers: list[str] = []
    errors: list[Exception] = []

    def run() -> None:
        try:
            answers.append(ask())
        except Exception as error:
            errors.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors.pop()
    if not answers:
        raise TimeoutError
    return answers[0]


def well_formed(document: Any, kind: str) -> Any:
    """Return the answer of a server as geopy reads it: only places that have a point on Earth, only known fields.

    Raises
    ------
    ValueError
        If it is not what a server of that ``kind`` answers.
    """
    if kind == "photon" and isinstance(document, dict) and isinstance(document.get("features"), list):
        return {"features": [found for feature in document["features"] if (found := _feature(feature))]}
    if kind == "nominatim" and isinstance(document, list):
        return [found for place in document if (found := _placed(place))]
    raise ValueError("neither Photon nor Nominatim")


def on_earth(point: Point) -> bool:
    """Return whether the point has coordinates that are degrees."""
    return math.isfinite(point.latitude + point.longitude) and abs(point.latitude) <= 90 and abs(point.longitude) <= 180


def _feature(feature: Any) -> dict[str, Any] | None:
    """Return a place of Photon with its point and its texts, None if either is of another shape."""
    try:
        longitude, latitude = feature["geometry"]["coordinates"][:2]
    except (TypeError, KeyError, ValueError):
        return None
    texts = _texts(feature.get("properties"))
    if texts is None or not _degrees(latitude, longitude):
        return None
    return {"geometry": {"coordinates": [float(longitude), float(latitude)]}, "properties": texts}


def _placed(place: Any) -> dict[str, Any] | None:
    """Return a place of Nominatim with its point and its texts, None if either is of another shape."""
    texts = _texts(place)
    if texts is None or not isinstance(place.get("display_name"), str):
        return None
    if not _degrees(place.get("lat"), place.get("lon")):
        return None
    details = place.get("address")
    road = details.get("road") if isinstance(details, dict) else ""
    point = {"lat": float(place["lat"]), "lon": float(place["lon"]), "display_name": ""}
    return texts | point | {"address": {"road": road if isinstance(road, str) else ""}}


def _texts(fields: Any) -> dict[str, str] | None:
    """Return the known fields as text: a number is what some servers write for a CAP; nothing else may stand there."""
    if not isinstance(fields, dict):
        return None
    found = {name: fields[name] for name in _TEXTS if fields.get(name) is not None}
    if not all(isinstance(value, str | int | float) for name, value in found.items() if name not in _KINDS):
        return None
    return {name: str(value)[:MAX_LETTERS] for name, value in found.items() if isinstance(value, str | int | float)}


def _degrees(latitude: Any, longitude: Any) -> bool:
    if not all(isinstance(value, str | float | int) and value is not True for value in (latitude, longitude)):
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
        street = said.get("street") or (details["road"] if details else "")
        kind = next((said[name] for name in _KINDS if said.get(name) in PRECISE), "")
        if kind and same_street(question.address, street):
            yield Point(place.latitude, place.longitude, kind)


def same_street(asked: str, answered: str) -> bool:
    """Return whether two streets may be one: «Via G. Garibaldi 3» and «Via Giuseppe Garibaldi» share their last word.

    A street without a word of its own («Via 4») cannot be distinguished from others; of a double name («Via Roma -
    Romstraße») one is enough.
    """
    names = [[word for word in words(name) if word not in _STREET_WORDS] for name in _DOUBLE.split(answered)]
    own = [name[-1] for name in names if name]
    return not own or any(word in words(asked) for word in own)
