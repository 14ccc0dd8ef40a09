# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Coordinates as people write them, to decimal degrees as text; `mapping.places` judges where they lie."""

import re

from mapping.cells.nothing import says_nothing
from mapping.cells.parsed import NOTHING, Parsed, unusable

_DECIMAL = re.compile(r"([+-]?)(\d{1,3})(?:[.,](\d+))?")
_SEXAGESIMAL = re.compile(
    r"([+-]?)(\d{1,3})\s*[°º:d]\s*(\d{1,2})\s*['’′:m]?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|”|″|''|’’|s)?)?"
)
_DECIMAL_MINUTES = re.compile(r"([+-]?)(\d{1,3})\s*[°º]\s*(\d{1,2}[.,]\d+)\s*['’′]?")
_SIDE = re.compile(r"(?i)^\s*([NSEWO])\s+|\s*([NSEWO])\s*$|^\s*([NSEWO])(?=\d)")
_LABEL = re.compile(r"(?i)^\s*(lat(itudine|itude)?|lon(g(itudine|itude)?)?|lng)[\s.:=]*")


def parse_coordinate(text: str) -> Parsed:
    """Return decimal degrees with a point, of what is written with a comma, a letter or in minutes and seconds."""
    if says_nothing(text, code=True):
        return NOTHING
    value = _degrees(text)
    return Parsed(value) if value else unusable("coordinata-illeggibile")


def split_pair(text: str) -> tuple[str, str] | None:
    """Return latitude and longitude out of one cell that holds both («41.9028, 12.4964»), or None."""
    halves = re.split(r"\s*[;|]\s*|,\s+|(?<=\d)\s+(?=[+-]?\d)", text.strip(" ()"))
    if len(halves) != 2:
        halves = text.strip(" ()").split(",")
    if len(halves) != 2 or not all("." in half or "°" in half or "," in half for half in halves):
        return None
    degrees = [_degrees(half) for half in halves]
    return (degrees[0], degrees[1]) if all(degrees) else None


def _degrees(text: str) -> str:
    bare = _LABEL.sub("", text).strip()
    side = _SIDE.search(bare)
    letter = next(filter(None, side.groups())).upper() if side else ""
    bare = _SIDE.sub("", bare, count=1).strip() if side else bare
    found = _decimal(bare.rstrip("°º ").strip()) or _sexagesimal(bare)
    if not found:
        return ""
    south_or_west = letter in {"S", "W", "O"} and not found.startswith("-")
    return f"-{found}" if south_or_west else found


def _decimal(text: str) -> str:
    match = _DECIMAL.fullmatch(text)
    if not match or int(match[2]) > 180:
        return ""
    sign, whole, fraction = match.groups()
    return f"{sign.replace('+', '')}{int(whole)}" + (f".{fraction}" if fraction else "")


def _sexagesimal(text: str) -> str:
    if match := _DECIMAL_MINUTES.fullmatch(text):
        minutes = float(match[3].replace(",", "."))
        return f"{match[1].replace('+', '')}{int(match[2]) + minutes / 60:.6f}" if minutes < 60 else ""
    match = _SEXAGESIMAL.fullmatch(text)
    if not match or int(match[2]) > 180 or int(match[3]) > 59:
        return ""
    seconds = float((match[4] or "0").replace(",", "."))
    value = int(match[2]) + int(match[3]) / 60 + seconds / 3600
    return match[1].replace("+", "") + f"{value:.6f}".rstrip("0").rstrip(".")
