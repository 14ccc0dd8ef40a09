# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Coordinates as people write them, to decimal degrees as text; `mapping.places` judges where they lie."""

import re

from mapping.cells.geometries import geometry_point
from mapping.cells.nothing import says_nothing
from mapping.cells.parsed import NOTHING, Parsed, unusable

_DECIMAL = re.compile(r"([+-]?)(\d{1,3})(?:[.,](\d+))?")
_SEXAGESIMAL = re.compile(
    r"([+-]?)(\d{1,3})\s*[°º:d]\s*(\d{1,2})\s*['’′:m]?\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:\"|”|″|''|’’|s)?)?"
)
_DECIMAL_MINUTES = re.compile(r"([+-]?)(\d{1,3})\s*[°º]\s*(\d{1,2}[.,]\d+)\s*['’′]?")
_SIDE = re.compile(r"(?i)^\s*([NSEWO])\s+|\s*([NSEWO])\s*$|^\s*([NSEWO])(?=\d)")
_NAMED = re.compile(r"(?i)(?<![a-z])m?(?P<name>lat|lon|lng)[a-z]*[\"'\s]*[:=]?\s*[\"']?(?P<number>[+-]?\d{1,3}[.,]\d+)")
_IN_ADDRESS = re.compile(r"[@=/:](-?\d{1,2}\.\d+)(?:,|%2C|/)\s?(-?\d{1,3}\.\d+)")
_SIDES = re.compile(r"([NS])\s*(\d[^NSEW]*?)[\s,;/]*([EW])\s*(\d[^NSEW]*)")
_METRES = re.compile(r"\d{6,7}(?:[.,]\d+)?")
_LABEL = re.compile(r"(?i)^\s*(lat(itudine|itude)?|lon(g(itudine|itude)?)?|lng)[\s.:=]*")


def parse_coordinate(text: str) -> Parsed:
    """Return decimal degrees with a point, of what is written with a comma, a letter or in minutes and seconds."""
    if says_nothing(text, code=True):
        return NOTHING
    value = _degrees(text)
    return Parsed(value) if value else unusable("coordinata-illeggibile")


def split_pair(text: str) -> tuple[str, str] | None:
    """Return latitude and longitude out of one cell that holds both, or None.

    «41.9028, 12.4964», «{"lat": 41.9, "lng": 12.5}», the address of a web map, a geometry as databases write it: of
    one in metres y and x.
    """
    if point := geometry_point(text):
        return point
    halves = _named(text) or _divided(text.removeprefix("geo:").strip(" ()[]{}"))
    degrees = [_degrees(half) or half.strip() * bool(_METRES.fullmatch(half.strip())) for half in halves]
    return (degrees[0], degrees[1]) if degrees and all(degrees) else None


def _named(text: str) -> list[str]:
    """Return the halves that say which they are, or that stand in an address of a map, the latitude first."""
    said = {found["name"].lower().replace("lng", "lon"): found["number"] for found in _NAMED.finditer(text)}
    if set(said) == {"lat", "lon"}:
        return [said["lat"], said["lon"]]
    found = _IN_ADDRESS.search(text) if text.startswith("http") else None
    return list(found.groups()) if found else []


def _divided(text: str) -> list[str]:
    if sides := _SIDES.fullmatch(text.strip()):
        return [f"{sides[2]}{sides[1]}", f"{sides[4]}{sides[3]}"]
    halves = re.split(r"\s*[;|/]\s*|,\s+|(?<=[\dNS°])\s+(?=[+-]?\d)", text)
    if len(halves) != 2:
        halves = text.split(",")
    fit = len(halves) == 2 and all(_METRES.fullmatch(half) or re.search("[.°,]", half) for half in halves)
    return halves if fit else []


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
