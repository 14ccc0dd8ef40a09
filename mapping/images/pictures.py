# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Static maps for press and print, as SVG and PNG: legible, sourced, always the same bytes."""

from mapping.atlas import Atlas
from mapping.coverage import shown_in
from mapping.images.canvas import encode, settings
from mapping.images.choropleths import choropleth_picture
from mapping.images.evidence_sheet import evidence_picture
from mapping.images.intervals import funnel_picture, intervals_picture
from mapping.images.malaika import malaika_picture
from mapping.images.maps import outlines
from mapping.images.outreach import outreach_picture
from mapping.images.overview import overview_picture
from mapping.images.sixteen import sixteen_picture
from mapping.progress import track

CHOROPLETHS = shown_in("image")
"""Indicators that have a map of their own."""


def render_images(atlas: Atlas) -> dict[str, bytes]:
    """Return ``path in the published folder -> bytes`` of every static image, each as ``.svg`` and ``.png``.

    The first, ``immagini/mappa``, shows associations and Malaika together; then one map per indicator of
    `CHOROPLETHS`, the rates with their intervals and as a funnel, and ``malaika``.
    """
    shapes = outlines(atlas.boundaries.regions)
    with settings():
        pictures = {"mappa": overview_picture(atlas, shapes)}
        pictures |= {name: choropleth_picture(atlas, shapes, name) for name in CHOROPLETHS}
        pictures |= {"tassi_intervalli": intervals_picture(atlas), "tassi_imbuto": funnel_picture(atlas)}
        pictures |= {"evidenza_comunita": evidence_picture(atlas), "evidenza_16": sixteen_picture(atlas, shapes)}
        pictures |= {"dove_cercare": outreach_picture(atlas), "malaika": malaika_picture(atlas, shapes)}
        drawn = track(pictures.items(), "Disegno delle immagini")
        encoded = {name: encode(figure, title) for name, (title, figure) in drawn}
    return {f"immagini/{name}{end}": data for name, files in encoded.items() for end, data in files.items()}
