# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The registry placed: registry → places → areas → the one state of each row.

All that is needed to say what is wrong with a file, and nothing of what is counted of it. Each step is a pure function,
frame in, new frame out; no row is dropped before the published associations are chosen at the very end.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from mapping import places
from mapping.places import Boundaries, Extent, Gazetteer, find_extent, geocode, join_regions
from mapping.problems import Problem
from mapping.registry import Columns, Decided, Registry, read_registry
from mapping.schema import OUTSIDE, PUBLIC_STATES, STATES, OwnColumn, choices
from mapping.shipped import shipped_registry


@dataclass(frozen=True, kw_only=True)
class Placed:
    """A registry whose every row has its place, if it has one, and its state.

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
    states
        ``stato -> rows``, in the order of `mapping.schema.STATES`; the values add up to the rows read.
    address_points
        How many published rows have a point that was asked of OpenStreetMap: with any, its licence (ODbL) holds
        for those points and is named wherever they are.
    extent
        The territory of the edition, None of all Italy: what is known to lie elsewhere is in the state
        `mapping.schema.OUTSIDE`, and is not published.

    Examples
    --------
    >>> from mapping import place_registry
    >>> placed = place_registry()
    >>> list(placed.located[["stato", "precisione", "metodo"]].iloc[0])
    ['mappata', 'comune', 'codice']
    """

    registry: Registry
    located: pd.DataFrame
    associations: pd.DataFrame
    problems: tuple[Problem, ...]
    states: dict[str, int]
    address_points: int = 0
    extent: Extent | None = None

    def read_within(self) -> Registry:
        """Return the registry without the rows outside the territory: an edition is compared with what it is of."""
        if self.extent is None:
            return self.registry
        inside = self.located["stato"] != OUTSIDE
        return replace(self.registry, rows=self.registry.rows[inside], raw=self.registry.raw[inside])


def place_registry(
    registry: Registry | Path | str | None = None,
    *,
    sheet: str | None = None,
    withdrawn: Path | str | None = None,
    columns: Columns = None,
    decisions: Decided = None,
    gazetteer: Gazetteer | None = None,
    boundaries: Boundaries | None = None,
    addresses: "places.AddressSearch | None" = None,
    territory: Extent | str | None = None,
    own: Sequence[OwnColumn] = (),
) -> Placed:
    """Read a registry and place its rows, for whoever asks only what is to be corrected in it.

    Parameters
    ----------
    registry, sheet, withdrawn, columns, decisions, gazetteer, boundaries, addresses, territory, own
        As of `mapping.build_atlas`.

    Raises
    ------
    InputError
        If the registry cannot be read, or the server of the addresses does not answer.

    Examples
    --------
    >>> from mapping import judge_file, place_registry
    >>> placed = place_registry()
    >>> sum(placed.states.values()) == len(placed.located), judge_file(placed).refusal()
    (True, '')
    """
    extent = find_extent(territory, gazetteer) if isinstance(territory, str) else territory
    if not isinstance(registry, Registry):
        registry = read_registry(
            registry or shipped_registry(),
            sheet=sheet, withdrawn=withdrawn, columns=columns, decisions=decisions, own=own,
        )  # fmt: skip
    placed, place_problems = geocode(registry.rows, gazetteer=gazetteer)
    if addresses:
        placed, address_problems = _at_addresses(placed, addresses)
        place_problems += address_problems
    joined, region_problems = join_regions(placed, boundaries=boundaries)
    located = settle_states(joined, extent)
    associations = located[located["stato"].isin(PUBLIC_STATES)]
    return Placed(
        registry=registry,
        located=located,
        associations=associations,
        problems=(*registry.problems, *_of_living(registry, (*place_problems, *region_problems))),
        states=count_states(located, extent),
        address_points=int(associations["precisione"].eq("indirizzo").sum()),
        extent=extent,
    )


def _at_addresses(placed: pd.DataFrame, search: "places.AddressSearch") -> tuple[pd.DataFrame, tuple[Problem, ...]]:
    found = places.locate_addresses(
        placed, search.service, cache=search.cache, contact=search.contact, track=search.track
    )
    return found.frame, found.problems


def _of_living(registry: Registry, problems: tuple[Problem, ...]) -> list[Problem]:
    """Return the problems of the rows that are still in: the place of a rejected row need not be corrected."""
    living = set(registry.rows.index[registry.rows["stato"] == ""])
    return [problem for problem in problems if problem.riga in living]


def settle_states(placed: pd.DataFrame, extent: Extent | None = None) -> pd.DataFrame:
    """Return ``placed`` with the one final ``stato`` of each row, and why it is not on the map in ``motivo``.

    What the reading decided (``respinta``, ``cessata``, ``duplicata``, ``ritirata``) stands; the rest follows from the
    place. Outside ``extent`` is what is known to lie elsewhere or abroad; a row of which only a part of its place is
    known, or none, or that acts in all of Italy, is kept: nobody knows that it is not of this territory.
    """
    by_place = pd.Series("senza_luogo", index=placed.index)
    by_place = by_place.mask(placed["luogo_nazionale"], "nazionale")
    by_place = by_place.mask(placed["luogo_estero"], "estero")
    by_place = by_place.mask(placed["luogo_codice_regione"] != "", "solo_regione")
    by_place = by_place.mask(placed["luogo_codice_provincia"] != "", "solo_provincia")
    by_place = by_place.mask(placed["luogo_latitudine"].notna(), "mappata")
    why = placed["luogo_motivo"]
    if extent is not None:
        outside = extent.misses(placed, "luogo_") | placed["luogo_estero"]
        told = f"{choices('stato')[OUTSIDE]['it'].capitalize()}: {extent.name}."
        by_place, why = by_place.mask(outside, OUTSIDE), why.mask(outside, told)
    decided = placed["stato"] != ""
    return placed.assign(
        stato=placed["stato"].where(decided, by_place),
        motivo=placed["motivo"].where(decided, why),
    )


def count_states(located: pd.DataFrame, extent: Extent | None = None) -> dict[str, int]:
    """Return the rows per state, every state named that there can be, zero included."""
    counts = located["stato"].value_counts()
    return {state: int(counts.get(state, 0)) for state in STATES if extent is not None or state != OUTSIDE}
