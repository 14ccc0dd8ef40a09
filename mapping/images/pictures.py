# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Static images for press and print, as SVG and PNG: legible, sourced, always the same bytes."""

from collections.abc import Callable, Iterable

from matplotlib.figure import Figure

from mapping.atlas import Atlas
from mapping.collector import paused_collector
from mapping.coverage import indicators, shown_in
from mapping.images import evidence_sheet, intervals, malaika, outreach, overview, sixteen
from mapping.images.canvas import encode, settings, titled
from mapping.images.choropleths import choropleth_picture
from mapping.images.maps import outlines
from mapping.progress import track

CHOROPLETHS = shown_in("image")
"""Indicators that have a map of their own."""
_OF_PROJECTS = ("evidenza_16", "malaika")


def picture_titles(atlas: Atlas) -> dict[str, str]:
    """Return ``name -> title`` of every static image, the first the one to show first.

    ``mappa`` shows associations and Malaika together; then one map per indicator of `CHOROPLETHS`, the rates with their
    intervals and as a funnel, what is known of each community in each region, and where to look first. Without
    projects none speaks of them. Of a part of Italy there are only those that compare nothing with Italy, and of one
    place none that compares places.
    """
    titles = {
        "mappa": overview.TITLE,
        **{name: indicators(atlas.coverage.year)[name].it for name in CHOROPLETHS},
        "tassi_intervalli": intervals.INTERVALS,
        "tassi_imbuto": intervals.FUNNEL,
        "evidenza_comunita": evidence_sheet.TITLE,
        "evidenza_16": sixteen.TITLE,
        "dove_cercare": outreach.TITLE,
        "malaika": malaika.TITLE,
    }
    left = {*(() if atlas.initiatives.shown else _OF_PROJECTS), *(_not_of_part(atlas, titles) if atlas.extent else ())}
    return {name: title for name, title in titles.items() if name not in left}


def _not_of_part(atlas: Atlas, titles: Iterable[str]) -> set[str]:
    regions = atlas.coverage.regions
    left = {"tassi_imbuto", "dove_cercare", *(() if len(atlas.coverage.malaika) else ("malaika",))}
    empty = {name for name in CHOROPLETHS if regions[name].isna().all()}
    return left | ({*titles} - {"mappa", "malaika"} if len(regions) < 2 else empty)


def render_images(atlas: Atlas) -> dict[str, bytes]:
    """Return ``path in the published folder -> bytes`` of every image of `picture_titles`, as ``.svg`` and ``.png``."""
    atlas = atlas.shown
    shapes = outlines(atlas.boundaries.regions)
    drawings: dict[str, Callable[[], tuple[str, Figure]]] = {
        "mappa": lambda: overview.overview_picture(atlas, shapes),
        "tassi_intervalli": lambda: intervals.intervals_picture(atlas),
        "tassi_imbuto": lambda: intervals.funnel_picture(atlas),
        "evidenza_comunita": lambda: evidence_sheet.evidence_picture(atlas),
        "evidenza_16": lambda: sixteen.sixteen_picture(atlas, shapes),
        "dove_cercare": lambda: outreach.outreach_picture(atlas),
        "malaika": lambda: malaika.malaika_picture(atlas, shapes),
    }
    files: dict[str, bytes] = {}
    with settings(), paused_collector():  # tens of thousands of objects in circles, of all sheets some 35 MB
        for name in track(picture_titles(atlas), "Disegno delle immagini"):
            draw = drawings.get(name)
            title, figure = draw() if draw else choropleth_picture(atlas, shapes, name)
            files |= {f"immagini/{name}{end}": data for end, data in encode(figure, titled(atlas, title)).items()}
    return files
