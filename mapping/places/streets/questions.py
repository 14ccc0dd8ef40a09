# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Questions to a server that knows streets (`mapping.places.streets.server`): polite, remembered on disk.

Nothing else of the package ever asks the network.
"""

import json
import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from mapping.errors import InputError, system_says
from mapping.places.streets.kinds import KINDS
from mapping.places.streets.server import Asker, Point, Question, Service, asker, on_earth

PUBLIC = {"nominatim.openstreetmap.org": 1.0, "photon.komoot.io": 1.0}
"""Seconds between two questions to a public server, by the usage policy of each; one's own server may have none."""
_LINE_START = b'{"servizio": "'
_LONGEST_LINE = 1_000_000
_PATH = re.compile(r"/(?:api|search)$")

Answers = dict[Question, tuple[Point, ...]]
Track = Callable[[list[Question]], Iterable[Question]]
"""Passes the questions on one by one, and may show how far they are."""


def parse_service(url: str, *, kind: str = "") -> Service:
    """Return the service at ``url``; its kind is read from the address unless given.

    Raises
    ------
    InputError
        If the address is not http or https, holds more than a place, or its kind is not clear.
    """
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        raise InputError(f"«{url}» non è l'indirizzo di un geocodificatore: correggerlo.") from None
    guessed = kind or next((name for name in KINDS if name in url.lower()), "")
    if parts.scheme not in ("http", "https") or not host:
        raise InputError(f"«{url}» non è l'indirizzo di un geocodificatore: deve cominciare per http:// o https://.")
    if parts.username or parts.query or parts.fragment:
        raise InputError("L'indirizzo del geocodificatore non può contenere utenti, chiavi o parametri: toglierli.")
    if guessed not in KINDS:
        raise InputError(f"Non è chiaro se «{url}» sia Photon o Nominatim: indicarlo con --addresses-kind.")
    return Service(guessed, _PATH.sub("", url.rstrip("/")), PUBLIC.get(host, 0.0))


def is_public(service: Service) -> bool:
    """Return whether the server is one that many share, under a usage policy."""
    return (urlsplit(service.url).hostname or "").rstrip(".") in PUBLIC


def ask_all(questions: list[Question], service: Service, cache: Path, contact: str, track: Track) -> Answers:
    """Return the answers to the questions: those of the cache, and the server's, which enter the cache one by one.

    Raises
    ------
    InputError
        If geopy is not installed, the service does not answer or the cache cannot be written.
    """
    refuse_strange_cache(cache)
    known = dict(_read_cache(cache, service))
    missing = [question for question in questions if question not in known]
    if missing:
        ask = asker(service, contact)
        try:
            known |= dict(_asked(missing, ask, service, cache, track))
        except OSError as error:
            raise InputError(f"Le risposte non si possono conservare in «{cache}»: {system_says(error)}.") from error
    return {question: known[question] for question in questions}


def _asked(
    missing: list[Question], ask: Asker, service: Service, cache: Path, track: Track
) -> Iterator[tuple[Question, tuple[Point, ...]]]:
    cache.parent.mkdir(parents=True, exist_ok=True)
    with cache.open("a", encoding="utf-8") as file:
        if file.tell() and not cache.read_bytes().endswith(b"\n"):
            file.write("\n")
        for number, question in enumerate(track(missing)):
            time.sleep(service.pause if number else 0.0)
            points = ask(question)
            line = {"servizio": _label(service), "domanda": question, "punti": points}
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
            file.flush()
            yield question, points


def refuse_strange_cache(path: Path) -> None:
    """Refuse a file that is there and holds no answer kept by this package: it is somebody's, and would be added to.

    One line as we write them is enough: others may have been cut off or spoilt.

    Raises
    ------
    InputError
        If it is something else, or cannot be read.
    """
    try:
        ours = not path.exists() or (path.is_file() and _holds_answers(path))
    except OSError as error:
        raise InputError(f"Le risposte conservate in «{path}» non si leggono: {system_says(error)}.") from error
    if not ours:
        raise InputError(
            f"«{path}» non è un file di risposte conservate da questo programma e non viene toccato: "
            "indicarne un altro, o uno che non esiste, con --addresses-cache."
        )


def _holds_answers(path: Path) -> bool:
    """Return whether a line is one that we wrote; of the first an interruption may have left only the beginning."""
    with path.open("rb") as stream:
        start = stream.read(len(_LINE_START))
        if _LINE_START.startswith(start):
            return True
        stream.seek(0)
        return any(line.startswith(_LINE_START) for line in iter(lambda: stream.readline(_LONGEST_LINE), b""))


def _label(service: Service) -> str:
    return f"{service.kind} {service.url}"


def _read_cache(path: Path, service: Service) -> Iterator[tuple[Question, tuple[Point, ...]]]:
    """Yield what was answered before; a line cut off by an interruption, or not ours, is asked again."""
    try:
        if path.exists() and not path.is_file():
            raise InputError(f"Le risposte non si possono conservare in «{path}»: non è un file ordinario.")
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines() if path.exists() else []
    except OSError as error:
        raise InputError(f"Le risposte conservate in «{path}» non si leggono: {system_says(error)}.") from error
    for line in lines:
        try:
            row = json.loads(line)
            if row["servizio"] == _label(service):
                points = tuple(Point(float(lat), float(lon), str(kind)) for lat, lon, kind in row["punti"])
                yield Question(*map(str, row["domanda"])), tuple(filter(on_earth, points))
        except (ValueError, TypeError, KeyError, RecursionError):
            continue
