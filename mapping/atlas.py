# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The recipe: registry → placed → coverage → atlas."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

import pandas as pd

from mapping import places
from mapping.coverage import (
    Coverage,
    Initiatives,
    PointLayer,
    Territory,
    by_unit,
    compare_malaika,
    initiatives_within,
    load_initiatives,
    load_territory,
    measure,
    unit_codes,
    within,
    without_names,
)
from mapping.placed import Placed, place_registry
from mapping.places import Boundaries, Extent, Gazetteer, load_boundaries, unit_boundaries
from mapping.progress import working
from mapping.register_kind import NOT_SAID, RegisterKind, kind_of
from mapping.registry import Columns, Decided, Registry
from mapping.row_sources import SourceAge, newest_of, source_age
from mapping.schema import OUTSIDE, PUBLIC_STATES, OwnColumn


@dataclass(frozen=True, kw_only=True)
class Atlas(Placed):
    """Everything the page and the files need, beside what `mapping.placed.Placed` has; nothing in it changes.

    Attributes
    ----------
    coverage, initiatives, boundaries
        The figures, the projects and the polygons (EPSG:4326).
    data_date
        The newest date among the sources of the published rows: ``2025``, ``2025-03`` or ``2025-03-31``.
    kind
        What is known of the register as a whole: what may be concluded from it depends on that.
    layers
        Points of services that the edition shows beside the associations.
    units
        The same atlas as pages and images show it, where that is not by regions: see `shown`.

    Examples
    --------
    >>> from mapping import build_atlas
    >>> atlas = build_atlas()
    >>> atlas.kind.nature, len(atlas.boundaries.regions)
    ('campione', 20)
    """

    coverage: Coverage
    initiatives: Initiatives
    boundaries: Boundaries
    data_date: str
    kind: RegisterKind = NOT_SAID
    layers: tuple[PointLayer, ...] = ()
    units: "Atlas | None" = field(default=None, repr=False)

    @property
    def shown(self) -> "Atlas":
        """The atlas with what a territory is shown by as its ``regions``: the regions of Italy, of one its provinces.

        A province, or a comune, of whose parts no foreign residents are known, is shown as one.
        """
        return self.units or self

    @cached_property
    def source_age(self) -> SourceAge:
        """How old the sources of the published rows are."""
        return source_age(self.associations)


def build_atlas(
    registry: Registry | Path | str | None = None,
    *,
    sheet: str | None = None,
    withdrawn: Path | str | None = None,
    columns: Columns = None,
    decisions: Decided = None,
    gazetteer: Gazetteer | None = None,
    boundaries: Boundaries | None = None,
    denominators: Territory | None = None,
    initiatives: Initiatives | None = None,
    addresses: "places.AddressSearch | None" = None,
    kind: RegisterKind = NOT_SAID,
    territory: Extent | str | None = None,
    own: Sequence[OwnColumn] = (),
    layers: Sequence[PointLayer] = (),
) -> Atlas:
    """Build the atlas of a registry, by default of the one that ships with the package.

    Parameters
    ----------
    registry
        A registry already read, or the path of a file that `mapping.read_registry` understands.
    sheet, withdrawn, columns, decisions, own
        Handed to `mapping.read_registry` when ``registry`` is a path.
    gazetteer, boundaries, denominators, initiatives
        By default those that ship with the package; others measure another year, or a toy territory.
    addresses
        The server that is asked for the points of addresses, see `mapping.places.plan_search`; by default none, and
        nothing asks the network.
    kind
        What kind of register it is; by default nothing is said of it, unless it is the very file that ships.
    territory
        The part of Italy that the edition is of: ``01``, ``regione:01``, ``provincia:TO``, ``comune:001272`` or a name.
        What lies elsewhere is counted, and not published; nothing is compared with Italy, of which an edition of a part
        cannot tell whether its register knows it.
    layers
        Points of services to show beside the associations (`mapping.metadata.atlas_options` reads an edition's).

    Raises
    ------
    InputError
        If the registry cannot be read, there is no such territory, or the server of the addresses does not answer.

    Examples
    --------
    >>> from mapping import build_atlas
    >>> atlas = build_atlas()
    >>> len(atlas.coverage.regions), sum(atlas.states.values()) == len(atlas.located)
    (20, True)
    """
    boundaries = boundaries or load_boundaries()
    placed = place_registry(
        registry, sheet=sheet, withdrawn=withdrawn, columns=columns, decisions=decisions,
        gazetteer=gazetteer, boundaries=boundaries, addresses=addresses, territory=territory, own=own,
    )  # fmt: skip
    kind = kind_of(placed.registry.sha256, kind)
    initiatives = initiatives or load_initiatives()
    denominators = denominators or load_territory()
    if placed.extent:
        initiatives = initiatives_within(initiatives, placed.extent)
    part = within(denominators, placed.extent) if placed.extent else denominators
    with working("Calcolo degli indicatori"):
        coverage = measure(placed.associations, territory=part, initiatives=initiatives, kind=kind)
    atlas = Atlas(
        **vars(placed),
        coverage=coverage,
        initiatives=initiatives,
        boundaries=boundaries,
        data_date=newest_date(placed.associations),
        kind=kind,
        layers=tuple(layers),
    )
    return _of_part(atlas, placed.extent, denominators) if placed.extent else atlas


def _of_part(atlas: Atlas, extent: Extent, denominators: Territory) -> Atlas:
    """Return the atlas of a part of Italy with its `Atlas.units`.

    What the register holds around a place of a project is counted beyond the part too, so that a border makes nobody
    far; only nobody is named there.
    """
    read = atlas.located[atlas.located["stato"].isin((*PUBLIC_STATES, OUTSIDE))]
    around = without_names(compare_malaika(read, atlas.initiatives, denominators), extent)
    of_units = partial(unit_codes, extent=extent)
    unit = of_units(atlas.associations, before="luogo_", sigla="luogo_provincia")
    shapes = unit_boundaries(extent, atlas.boundaries)
    initiatives = replace(
        atlas.initiatives,
        places=atlas.initiatives.places.assign(codice_regione=of_units(atlas.initiatives.places)),
        events=atlas.initiatives.events.assign(codice_regione=of_units(atlas.initiatives.events)),
    )
    shown = replace(
        atlas,
        associations=atlas.associations.assign(
            luogo_codice_regione=unit, luogo_regione=unit.map(shapes.regions["nome"]).fillna("")
        ),
        initiatives=initiatives,
        boundaries=shapes,
    )
    whole = replace(atlas.coverage, malaika=around)
    units = measure(
        shown.associations, territory=by_unit(denominators, extent), initiatives=initiatives, kind=atlas.kind
    )
    told = replace(units, italy=whole.italy, countries=whole.countries, malaika=around)
    return replace(atlas, coverage=whole, units=replace(shown, coverage=told))


def newest_date(associations: pd.DataFrame) -> str:
    """Return the newest of the dates that the rows give (ISO, any precision), or ``""``."""
    dates = [*map(newest_of, associations["fonti"].unique()), *associations["data_verifica"].unique()]
    return str(max(dates, default=""))
