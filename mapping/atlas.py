# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The recipe: registry → placed → coverage → atlas."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from mapping import places
from mapping.coverage import Coverage, Initiatives, Territory, load_initiatives, measure
from mapping.placed import Placed, place_registry
from mapping.places import Boundaries, Gazetteer, load_boundaries
from mapping.progress import working
from mapping.register_kind import NOT_SAID, RegisterKind, kind_of
from mapping.registry import Columns, Decided, Registry
from mapping.row_sources import SourceAge, newest_of, source_age


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
    """

    coverage: Coverage
    initiatives: Initiatives
    boundaries: Boundaries
    data_date: str
    kind: RegisterKind = NOT_SAID

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
    territory: Territory | None = None,
    initiatives: Initiatives | None = None,
    addresses: "places.AddressSearch | None" = None,
    kind: RegisterKind = NOT_SAID,
) -> Atlas:
    """Build the atlas of a registry, by default of the one that ships with the package.

    Parameters
    ----------
    registry
        A registry already read, or the path of a file that `mapping.read_registry` understands.
    sheet, withdrawn, columns, decisions
        Handed to `mapping.read_registry` when ``registry`` is a path.
    gazetteer, boundaries, territory, initiatives
        By default those that ship with the package; others measure another year, or a toy territory.
    addresses
        The server that is asked for the points of addresses, see `mapping.places.plan_search`; by default none, and
        nothing asks the network.
    kind
        What kind of register it is; by default nothing is said of it, unless it is the very file that ships.

    Raises
    ------
    InputError
        If the registry cannot be read, or the server of the addresses does not answer.

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
        gazetteer=gazetteer, boundaries=boundaries, addresses=addresses,
    )  # fmt: skip
    kind = kind_of(placed.registry.sha256, kind)
    initiatives = initiatives or load_initiatives()
    with working("Calcolo degli indicatori"):
        coverage = measure(placed.associations, territory=territory, initiatives=initiatives, kind=kind)
    return Atlas(
        **vars(placed),
        coverage=coverage,
        initiatives=initiatives,
        boundaries=boundaries,
        data_date=newest_date(placed.associations),
        kind=kind,
    )


def newest_date(associations: pd.DataFrame) -> str:
    """Return the newest of the dates that the rows give (ISO, any precision), or ``""``."""
    dates = [*map(newest_of, associations["fonti"].unique()), *associations["data_verifica"].unique()]
    return str(max(dates, default=""))
