# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The boundaries as the page carries them: the shipped topology, its arcs written as short texts."""

import json
from collections.abc import Iterator
from functools import cache
from itertools import chain
from typing import Any, TypedDict

import numpy as np

from mapping.shipped import geodata_path

COARSER = 2
"""A step is then some 60 metres, a fifth of what the lines were generalised by."""
_LAST, _MORE = 56, 8
"""So many signs end a number; after any of the others, so many, it goes on."""
_FIRST = ord("?")
"""The signs are those of ASCII from here on, hardly one of which a block of data must write otherwise."""


class PackedBorders(TypedDict):
    """A topology as TopoJSON has it, but with every arc as a text."""

    type: str
    bbox: list[float]
    transform: dict[str, list[float]]
    objects: dict[str, Any]
    arcs: list[str]


@cache
def borders_block() -> PackedBorders:
    """Return the topology of ``province.topojson`` with every arc as a text, on a grid `COARSER` than the table's.

    As what follows, it is of a shipped file alone and made once: not to be changed.
    """
    topology = _read("boundaries/province.topojson")
    scale = [step * COARSER for step in topology["transform"]["scale"]]
    arcs = [_coarser(arc) for arc in topology["arcs"]]
    return _packed(topology | {"transform": topology["transform"] | {"scale": scale}, "arcs": arcs})


@cache
def ground_block() -> PackedBorders:
    """Return what lies around Italy, neighbours and lakes, packed alike."""
    return _packed(_read("boundaries/ground.topojson"))


def named_neighbours() -> list[str]:
    """Return the codes of the countries that the ground names."""
    shapes = ground_block()["objects"]["stati"]["geometries"]
    return [shape["properties"]["paese"] for shape in shapes if shape["properties"]]


def _read(name: str) -> Any:
    return json.loads(geodata_path(name).read_text(encoding="utf-8"))


def _coarser(arc: list[list[int]]) -> list[list[int]]:
    """Return the steps of an arc on the coarser grid, its first point from the origin; none that goes nowhere."""
    corners = np.rint(np.cumsum(arc, axis=0) / COARSER).astype(int)
    steps = np.diff(corners, axis=0, prepend=0)
    moved = (steps != 0).any(axis=1)
    moved[[0, -1]] = True
    coarse: list[list[int]] = steps[moved].tolist()
    return coarse


def _packed(topology: Any) -> PackedBorders:
    packed: PackedBorders = topology | {"arcs": [arc_text(arc) for arc in topology["arcs"]]}
    return packed


def region_borders_block() -> PackedBorders:
    """Return the same for the regions alone: without the arcs that only provinces have."""
    whole = borders_block()
    return used_arcs(whole | {"objects": {"regioni": whole["objects"]["regioni"]}})


def used_arcs(topology: PackedBorders) -> PackedBorders:
    """Return a topology without the arcs that none of its shapes has."""
    objects = topology["objects"]
    used = sorted({_undirected(arc) for one in objects.values() for arc in _arcs(one["geometries"])})
    places = {arc: place for place, arc in enumerate(used)}
    renumbered = {
        name: one
        | {"geometries": [shape | {"arcs": _renumbered(shape["arcs"], places)} for shape in one["geometries"]]}
        for name, one in objects.items()
    }
    return topology | {"objects": renumbered, "arcs": [topology["arcs"][arc] for arc in used]}


def _arcs(node: Any) -> Iterator[int]:
    """Yield the arcs of geometries, however deep their rings lie."""
    if isinstance(node, int):
        yield node
        return
    for inner in node:
        yield from _arcs(inner["arcs"] if isinstance(inner, dict) else inner)


def _undirected(arc: int) -> int:
    """Return the place of an arc, which TopoJSON writes as its complement where it runs backwards."""
    return ~arc if arc < 0 else arc


def _renumbered(node: Any, places: dict[int, int]) -> Any:
    if isinstance(node, int):
        return ~places[~node] if node < 0 else places[node]
    return [_renumbered(inner, places) for inner in node]


def arc_text(arc: list[list[int]]) -> str:
    """Return the steps of an arc as signs: one for a step of at most 27 quanta.

    The steps stay relative, as TopoJSON has them. A larger number has its lowest digit first, of `_MORE` values.
    """
    return "".join(_number_text(step) for step in chain.from_iterable(arc))


def _number_text(number: int) -> str:
    left = ~(number << 1) if number < 0 else number << 1
    signs = ""
    while left >= _LAST:
        left, digit = divmod(left - _LAST, _MORE)
        signs += chr(_FIRST + _LAST + digit)
    return signs + chr(_FIRST + left)
