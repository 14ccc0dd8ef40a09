# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The base that stands in place of tiles: outlines of the world and of the Italian regions, drawn by ``base.js``."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from mapping.inlining.library import world
from mapping.palette import colours_of
from mapping.shipped import geodata_path
from mapping.viewer import arc_text

ITALY = "380"
_ENCLAVES = {"336", "674"}
"""Città del Vaticano and San Marino, which no sliver parts from Italy."""


def base_script(blank: Iterable[str] = ()) -> str:
    """Return the script that lets every tile layer of the page draw the outlines.

    Parameters
    ----------
    blank
        Addresses of the layers that lie over another: they draw nothing.
    """
    code = files("mapping.inlining").joinpath("base.js").read_text(encoding="utf-8")
    colours = {"chiari": colours_of("base"), "scuri": colours_of("base-dark")}
    data = {"colori": colours, "vuoti": sorted(blank), "parti": _parts()}
    told = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return code.replace("/* DATI */ null", told.replace("<", "\\u003c"), 1)


@cache
def _parts() -> list[dict[str, Any]]:
    return [_world_part(world()), _italian_part(_topology("boundaries/province.topojson"))]


def _topology(name: str) -> dict[str, Any]:
    return json.loads(geodata_path(name).read_text(encoding="utf-8"))  # type: ignore[no-any-return] # a table of ours


def _world_part(topology: dict[str, Any]) -> dict[str, Any]:
    """Return all countries but Italy, which has better lines of its own, and the seam where the two meet."""
    shapes = {place: _rings(country) for place, country in enumerate(topology["countries"])}
    codes = [country["id"] for country in topology["countries"]]
    italian = {arc for place, rings in shapes.items() if codes[place] == ITALY for arc in _numbers(rings)}
    inside = {arc for place, rings in shapes.items() if codes[place] in _ENCLAVES for arc in _numbers(rings)}
    others = [ring for place, rings in shapes.items() if codes[place] != ITALY for ring in rings]
    uses = Counter(arc for rings in shapes.values() for arc in set(_numbers(rings)))
    abroad = sorted(set(_numbers(others)) - italian)
    return _part(
        topology,
        rings=others,
        lines=[arc for arc in abroad if uses[arc] > 1],
        coasts=[arc for arc in abroad if uses[arc] == 1],
        seams=sorted((italian & set(_numbers(others))) - inside),
    )


def _italian_part(topology: dict[str, Any]) -> dict[str, Any]:
    shapes = [_rings(region) for region in topology["objects"]["regioni"]["geometries"]]
    uses = Counter(arc for rings in shapes for arc in set(_numbers(rings)))
    return _part(
        topology,
        rings=[ring for rings in shapes for ring in rings],
        lines=sorted(arc for arc in uses if uses[arc] > 1),
        coasts=sorted(arc for arc in uses if uses[arc] == 1),
        seams=[],
    )


def _part(
    topology: dict[str, Any],
    *,
    rings: list[list[int]],
    lines: Sequence[int],
    coasts: Sequence[int],
    seams: Sequence[int],
) -> dict[str, Any]:
    """Return what ``base.js`` draws, with only the arcs that it needs."""
    needed = sorted({*_numbers(rings), *lines, *coasts, *seams})
    place = {arc: number for number, arc in enumerate(needed)}
    shift = topology["transform"]
    return {
        "passi": [*shift["scale"], *shift["translate"]],
        "archi": [arc_text(topology["arcs"][arc]) for arc in needed],
        "anelli": [[place[arc] if arc >= 0 else ~place[~arc] for arc in ring] for ring in rings],
        "linee": [place[arc] for arc in lines],
        "coste": [place[arc] for arc in coasts],
        "giunture": [place[arc] for arc in seams],
    }


def _rings(geometry: dict[str, Any]) -> list[list[int]]:
    arcs: Any = geometry.get("arcs", [])
    return [ring for polygon in arcs for ring in polygon] if geometry["type"] == "MultiPolygon" else list(arcs)


def _numbers(rings: Iterable[Iterable[int]]) -> Iterator[int]:
    """Yield the numbers of the arcs, whichever way they run."""
    for ring in rings:
        for arc in ring:
            yield arc if arc >= 0 else ~arc
