# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The recipe: registry → placed → coverage → atlas.

Each step is a pure function, frame in, new frame out; no row is dropped before the published associations are
chosen at the very end.
"""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from mapping.coverage import Coverage, Initiatives, Territory, load_initiatives, measure
from mapping.places import (
    AddressSearch,
    Boundaries,
    Gazetteer,
    geocode,
    join_regions,
    load_boundaries,
    locate_addresses,
)
from mapping.problems import Problem
from mapping.progress import working
from mapping.register_kind import NOT_SAID, RegisterKind, kind_of
from mapping.registry import Columns, Registry, read_registry
from mapping.row_sources import SourceAge, newest_of, source_age
from mapping.schema import PUBLIC_STATES, STATES
from mapping.shipped import shipped_registry


@dataclass(frozen=True)
class Atlas:
    """Everything the page and the files need; nothing in it changes once it is built.

    Attributes
    ----------
    registry
        The registry as it was read.
    located
        One row per row of the registry (index ``riga``): its columns, what geocoding found, and the final
        ``stato`` and ``motivo``.
    associations
        The rows of `located` that are published (`mapping.schema.PUBLIC_STATES`).
    problems
        What the keeper should look at, of reading and of geocoding.
    coverage, initiatives, boundaries
        The figures, the projects and the polygons (EPSG:4326).
    states
        ``stato -> rows``, in the order of `mapping.schema.STATES`; the values add up to the rows read.
    data_date
        The newest date among the sources of the published rows: ``2025``, ``2025-03`` or ``2025-03-31``.
    address_points
        How many published rows have a point that was asked of OpenStreetMap: with any, its licence (ODbL) holds
        for those points and is named wherever they are.
    kind
        What is known of the register as a whole: what may be concluded from it depends on that.
    """

    registry: Registry
    located: pd.DataFrame
    associations: pd.DataFrame
    problems: tuple[Problem, ...]
    coverage: Coverage
    initiatives: Initiatives
    boundaries: Boundaries
    states: dict[str, int]
    data_date: str
    address_points: int = 0
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
    gazetteer: Gazetteer | None = None,
    boundaries: Boundaries | None = None,
    territory: Territory | None = None,
    initiatives: Initiatives | None = None,
    addresses: AddressSearch | None = None,
    kind: RegisterKind = NOT_SAID,
) -> Atlas:
    """Build the atlas of a registry, by default of the one that ships with the package.

    Parameters
    ----------
    registry
        A registry already read, or the path of a file that `mapping.read_registry` understands.
    sheet, withdrawn, columns
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
    if not isinstance(registry, Registry):
        registry = read_registry(registry or shipped_registry(), sheet=sheet, withdrawn=withdrawn, columns=columns)
    kind = kind_of(registry.sha256, kind)
    boundaries = boundaries or load_boundaries()
    initiatives = initiatives or load_initiatives()
    placed, place_problems = geocode(registry.rows, gazetteer=gazetteer)
    if addresses:
        placed, address_problems = _at_addresses(placed, addresses)
        place_problems += address_problems
    joined, region_problems = join_regions(placed, boundaries=boundaries)
    located = settle_states(joined)
    associations = located[located["stato"].isin(PUBLIC_STATES)]
    with working("Calcolo degli indicatori"):
        coverage = measure(associations, territory=territory, initiatives=initiatives, kind=kind)
    return Atlas(
        registry=registry,
        located=located,
        associations=associations,
        problems=(*registry.problems, *_of_living(registry, (*place_problems, *region_problems))),
        coverage=coverage,
        initiatives=initiatives,
        boundaries=boundaries,
        states=count_states(located),
        data_date=newest_date(associations),
        address_points=int(associations["precisione"].eq("indirizzo").sum()),
        kind=kind,
    )


def _at_addresses(placed: pd.DataFrame, search: AddressSearch) -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    found = locate_addresses(placed, search.service, cache=search.cache, contact=search.contact, track=search.track)
    return found.frame, found.problems


def _of_living(registry: Registry, problems: tuple[Problem, ...]) -> list[Problem]:
    """Return the problems of the rows that are still in: the place of a rejected row need not be corrected."""
    living = set(registry.rows.index[registry.rows["stato"] == ""])
    return [problem for problem in problems if problem.riga in living]


def settle_states(placed: pd.DataFrame) -> pd.DataFrame:
    """Return ``placed`` with the one final ``stato`` of each row, and why it is not on the map in ``motivo``.

    What the reading decided (``respinta``, ``cessata``, ``duplicata``, ``ritirata``) stands; the rest follows from the
    place.
    """
    by_place = pd.Series("senza_luogo", index=placed.index)
    by_place = by_place.mask(placed["luogo_nazionale"], "nazionale")
    by_place = by_place.mask(placed["luogo_estero"], "estero")
    by_place = by_place.mask(placed["luogo_codice_regione"] != "", "solo_regione")
    by_place = by_place.mask(placed["luogo_codice_provincia"] != "", "solo_provincia")
    by_place = by_place.mask(placed["luogo_latitudine"].notna(), "mappata")
    decided = placed["stato"] != ""
    return placed.assign(
        stato=placed["stato"].where(decided, by_place),
        motivo=placed["motivo"].where(decided, placed["luogo_motivo"]),
    )


def count_states(located: pd.DataFrame) -> dict[str, int]:
    """Return the rows per state, every state named, zero included."""
    counts = located["stato"].value_counts()
    return {state: int(counts.get(state, 0)) for state in STATES}


def newest_date(associations: pd.DataFrame) -> str:
    """Return the newest of the dates that the rows give (ISO, any precision), or ``""``."""
    dates = pd.concat([associations["fonti"].drop_duplicates().map(newest_of), associations["data_verifica"]])
    return str(dates.max()) if len(dates) else ""
