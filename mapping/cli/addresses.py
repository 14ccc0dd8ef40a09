# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the options about addresses mean together."""

from collections.abc import Iterator
from pathlib import Path

import click

from mapping import places
from mapping.progress import track

CACHE = Path(click.get_app_dir("mappa-associazioni-migranti"), "indirizzi.jsonl")
"""Where the answers about addresses are kept: nowhere that is ever published."""


def cache_of_answers(url: str | None, kind: str | None, cache: Path | None, contact: str | None) -> Path | None:
    """Return where the answers about addresses are kept; None if nobody is to be asked."""
    if url is None and (kind or cache or contact):
        raise click.UsageError("--addresses-kind, --addresses-cache e --contact servono solo con --addresses.")
    return (cache or CACHE) if url is not None else None


def address_search(
    url: str | None, kind: str | None, cache: Path | None, contact: str | None
) -> "places.AddressSearch | None":
    """Return what to ask for addresses; None if nobody is to be asked."""
    if url is None or cache is None:
        return None
    return places.plan_search(url, cache=cache, kind=kind or "", contact=contact or "", track=_tracked)


def _tracked(questions: "list[places.Question]") -> "Iterator[places.Question]":
    return track(questions, "Ricerca degli indirizzi")
