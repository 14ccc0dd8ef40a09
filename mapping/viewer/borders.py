# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The boundaries as the page carries them: the shipped topology, its arcs written as short texts."""

import json
from itertools import chain
from typing import Any

from mapping.shipped import geodata_path


def borders_block() -> dict[str, Any]:
    """Return the quantized topology of ``province.topojson`` with every arc as a text: half as long."""
    text = geodata_path("boundaries/province.topojson").read_text(encoding="utf-8")
    topology: dict[str, Any] = json.loads(text)
    return topology | {"arcs": [arc_text(arc) for arc in topology["arcs"]]}


def arc_text(arc: list[list[int]]) -> str:
    """Return the steps of an arc in the alphabet of the «encoded polyline», five bits a character.

    A step of at most 15 quanta takes one character. The steps stay relative, as TopoJSON has them.
    """
    return "".join(_number_text(step) for step in chain.from_iterable(arc))


def _number_text(number: int) -> str:
    left = ~(number << 1) if number < 0 else number << 1
    characters = []
    while left >= 0x20:
        characters.append(chr((0x20 | (left & 0x1F)) + 63))
        left >>= 5
    return "".join([*characters, chr(left + 63)])
