# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The boundaries that ship with the package: 107 provinces and the 20 regions they make up."""

from dataclasses import dataclass
from functools import cache

import geopandas as gpd

from mapping.places.names import COMUNE, Extent
from mapping.places.points.topology import read_topology
from mapping.shipped import geodata_path


@dataclass(frozen=True)
class Boundaries:
    """Polygons in EPSG:4326, in one topology: neighbours share their line, regions nest provinces.

    ``regions`` is indexed by ``codice_regione`` (columns ``nome``, ``geometry``), ``provinces`` by
    ``codice_provincia`` (``sigla``, ``nome``, ``codice_regione``, ``geometry``); both sorted by code.
    """

    regions: gpd.GeoDataFrame
    provinces: gpd.GeoDataFrame


@cache
def load_boundaries() -> Boundaries:
    """Return the shipped boundaries (ISTAT, 1 January 2025, generalised; see ``geodata/sources.toml``).

    The lines lie up to some hundred metres from the true ones: a code decides, the geometry checks.
    The same frames are returned to every caller: copy before changing.

    Raises
    ------
    GeodataError
        If the file is absent.

    Examples
    --------
    >>> from mapping import load_boundaries
    >>> boundaries = load_boundaries()
    >>> len(boundaries.regions), len(boundaries.provinces), str(boundaries.regions.crs)
    (20, 107, 'EPSG:4326')
    """
    read = read_topology("boundaries/province.topojson")
    return Boundaries(
        regions=read["regioni"].set_index("codice_regione").sort_index(),
        provinces=read["province"].set_index("codice_provincia").sort_index(),
    )


def unit_boundaries(extent: Extent, boundaries: Boundaries) -> Boundaries:
    """Return the boundaries with what a part of Italy is shown by as its ``regions``, the provinces those it lies in.

    Of a region they are its provinces by their letters; a province or a comune is shown as one.
    """
    provinces = boundaries.provinces
    if extent.level == COMUNE:
        own = provinces.loc[[extent.codes[1]]]
        comuni = gpd.read_parquet(geodata_path("boundaries/comuni.parquet")).set_index("codice_comune")
        shapes = comuni.loc[[extent.code], ["geometry"]].to_crs(4326).assign(nome=extent.name)
    else:
        own = provinces[extent.holds(provinces.reset_index()).to_numpy()]
        shapes = own.set_index("sigla").sort_index()
    regions = shapes[["nome", "geometry"]].rename_axis("codice_regione")
    return Boundaries(regions=regions, provinces=own)
