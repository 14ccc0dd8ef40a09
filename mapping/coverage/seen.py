# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a register can see of each region and province, and what others have seen there: what evidence rests on."""

from dataclasses import dataclass

import pandas as pd

from mapping.coverage import figures
from mapping.coverage.evidence import known_share, published_share, seen_elsewhere, seen_share, told_share
from mapping.coverage.published_counts import exact_counts, load_published, published_within
from mapping.coverage.territory import Territory
from mapping.register_kind import NOT_SAID, RegisterKind


@dataclass(frozen=True)
class Seen:
    """What is seen, of regions or of provinces.

    Attributes
    ----------
    place
        ``codice_regione`` or ``codice_provincia``, the index of ``places``.
    places
        ``quota_vista, quota_nota, senza_comunita`` and, of regions, the published count that the
        register is held against.
    elsewhere
        `mapping.coverage.evidence.seen_elsewhere`.
    may_call_absent
        Whether the register is a list, or its share is declared: a share of a published count proves no absence.
    compared
        Whether what is expected in a place may be told from the others: not where they are a part of Italy alone.
    """

    place: str
    places: pd.DataFrame
    elsewhere: pd.DataFrame
    may_call_absent: bool
    compared: bool = True


def seen_in_regions(associations: pd.DataFrame, territory: Territory, kind: RegisterKind) -> Seen:
    """Return what is seen in each region; with `mapping.coverage.territory.as_one`, in Italy."""
    place, index = "codice_regione", territory.regions.index
    counted = figures.presence(associations, place, index)[["associazioni", "senza_comunita"]]
    counted = counted.join(territory.regions[["ripartizione", "nome"]])
    # One that does not say what it is may hold something else than others counted.
    comparable = exact_counts() if kind.nature != NOT_SAID.nature else exact_counts().iloc[:0]
    published = load_published()
    if territory.extent:  # of what reaches beyond it the register may hold nothing
        comparable, published = (
            comparable[comparable["codice"] == territory.extent.code],
            published_within(territory.extent),
        )
        comparable = comparable.assign(codice="IT") if index.to_list() == ["IT"] else comparable
    counted = counted.join(published_share(counted, comparable))
    if index.to_list() == ["IT"]:
        published = published.assign(livello="regione", codice="IT")
    return Seen(
        place,
        counted.assign(quota_vista=seen_share(counted, kind), quota_nota=told_share(counted)),
        seen_elsewhere(published, territory.provinces["codice_regione"], place),
        kind.gives_verdicts or kind.share is not None,
        territory.extent is None,
    )


def seen_in_provinces(associations: pd.DataFrame, territory: Territory, regions: Seen) -> Seen:
    """Return what is seen in each province: the share that the register holds of its region, and what it knows there.

    An association of which only the region is known is in no province, so that the share falls by as many.
    """
    place, index = "codice_provincia", territory.provinces.index
    region = territory.provinces["codice_regione"]
    counted = figures.presence(associations, place, index)[["associazioni", "senza_comunita"]]
    whole = regions.places
    held = whole["quota_vista"] / known_share(whole["associazioni"], whole["senza_comunita"])
    placed = counted["associazioni"].groupby(region).sum().reindex(whole.index).fillna(0)
    located = known_share(whole["associazioni"], whole["associazioni"] - placed)
    known = known_share(counted["associazioni"], counted["senza_comunita"])
    return Seen(
        place,
        counted.assign(
            quota_vista=region.map(held * located).astype(float) * known,
            quota_nota=region.map(located.where(whole["associazioni"] > 0)).astype(float) * known,
        ),
        seen_elsewhere(load_published(), region, place),
        regions.may_call_absent,
        regions.compared,
    )
