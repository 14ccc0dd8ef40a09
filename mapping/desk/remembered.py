# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The files in which the desk remembers; somebody may have changed any of them by hand, or a disk have cut it off.

What a piece of work found is sealed: where another hand was at it, it counts as never done, and is done again. What the
keeper chose or typed cannot be had again: it is kept as far as it can be understood, and the pages say what is lost.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from mapping.files import write_file

STATE = "stato.json"
"""What the keeper chose."""
TYPED = "edizione.json"
"""What was typed on the page «Chi pubblica» and is not in the file yet."""
WHO = ".chi.json"
"""Says which register is kept beside it; no table of the keeper's may be called so."""
_LOST = {
    STATE: "le scelte che conteneva (registro, foglio, elenco dei ritiri, altri registri) vanno fatte di nuovo",
    TYPED: "ciò che era scritto in «Chi pubblica», e non ancora salvato in edizione.toml, va scritto di nuovo",
    WHO: (
        "non si sa quale registro è stato pubblicato per ultimo; sceglierlo nel passo «Che cosa è cambiato», o "
        "pubblicare di nuovo"
    ),
}
_NEEDED: Mapping[str, tuple[str, ...]] = {STATE: (), TYPED: ("letto",), WHO: ("registro",)}
_SEAL = b'{"sigillo": "%s",\n'


def read_json(path: Path) -> dict[str, Any]:
    """Return what a file of the desk says; ``{}`` for one that is not there, or that somebody spoiled."""
    return _object(_bytes(path) or b"")


def write_json(path: Path, facts: Mapping[str, Any]) -> None:
    """Write a file of the desk, whole or not at all."""
    write_file(path, _written(facts), replace=True)


def read_sealed(path: Path) -> dict[str, Any]:
    """Return what `write_sealed` wrote; ``{}`` for one that is not there, or that somebody changed."""
    head, _, rest = (_bytes(path) or b"").partition(b"\n")
    body = b"{" + rest
    return _object(body) if head + b"\n" == _seal(body) else {}


def write_sealed(path: Path, facts: Mapping[str, Any]) -> None:
    """Write a file that nobody else is to change."""
    body = _written(facts)
    write_file(path, _seal(body) + body[1:], replace=True)


def read_texts(path: Path) -> dict[str, str]:
    """Return the texts among what a file of the desk says."""
    return _texts(read_json(path))


def read_draft(path: Path) -> dict[str, Any]:
    """Return what was typed, ``campi`` by its keys, with what else was noted of it; ``{}`` if nothing was."""
    found = read_json(path)
    return {**_texts(found), "campi": _texts(found.get("campi"))} if found else {}


def told_lost(*paths: Path) -> Iterator[str]:
    """Yield a sentence for each of these files that cannot be understood as it is: what is wrong, and the way out."""
    for path in paths:
        data = _bytes(path)
        if data is not None and not _is_whole(path.name, _object(data)):
            yield f"Il file «{path.name}» del banco è guasto, o qualcuno lo ha cambiato a mano: {_LOST[path.name]}."


def _is_whole(name: str, found: dict[str, Any]) -> bool:
    typed = found.pop("campi", None) if name == TYPED else {}
    whole = isinstance(typed, dict) and bool(found) and found.keys() >= {*_NEEDED[name]}
    return whole and all(isinstance(value, str) for value in (*typed.values(), *found.values()))


def _texts(found: Any) -> dict[str, str]:
    told = found if isinstance(found, dict) else {}
    return {name: value for name, value in told.items() if isinstance(value, str)}


def _bytes(path: Path) -> bytes | None:
    """Return what stands in a file, nothing where it cannot be read; None if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError:
        return b""


def _object(data: bytes) -> dict[str, Any]:
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _written(facts: Mapping[str, Any]) -> bytes:
    return json.dumps(facts, ensure_ascii=False).encode("utf-8", "replace")


def _seal(body: bytes) -> bytes:
    return _SEAL % hashlib.sha256(body).hexdigest().encode()
