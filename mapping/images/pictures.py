# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Static maps for press and print, as SVG and PNG: legible, sourced, always the same bytes."""

import geopandas as gpd
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mapping.atlas import Atlas
from mapping.coverage import Indicator, classify, indicators, shown_in, words
from mapping.images.canvas import CIRCLE, PROJECT, RAMP, ZERO, encode, footer, number, settings, sheet
from mapping.images.evidence import evidence_picture
from mapping.images.maps import (
    class_colours,
    class_keys,
    draw_legend,
    draw_marks,
    draw_regions,
    draw_rows,
    label_marks,
    label_regions,
    mark_key,
    outlines,
    patch_key,
)
from mapping.progress import track

CHOROPLETHS = shown_in("image")
"""Indicators that have a map of their own."""

_SIZE = (7.6, 9.4)
_FRAME = (0.0, 0.08, 1.0, 0.80)
_LETTERS = 128
"""Letters in a line of the footer."""
_SIGNS = {"sopra": " ▲", "sotto": " ▼"}
_SIGNS_TOLD = "▲ sopra, ▼ sotto la media italiana più di quanto il caso spieghi"
_BOUNDARIES = "confini: ISTAT 2025"
_POINTS = "punti degli indirizzi: © OpenStreetMap contributors, ODbL"
_MINISTRY = "Ministero del Lavoro e delle Politiche Sociali"


def render_images(atlas: Atlas) -> dict[str, bytes]:
    """Return ``path in the published folder -> bytes`` of every static map, each as ``.svg`` and ``.png``.

    The first, ``immagini/mappa``, shows associations and Malaika together; then one map per indicator of
    `CHOROPLETHS`, ``malaika`` and ``evidenza_comunita``, what can be said of each region and community.
    """
    shapes = outlines(atlas.boundaries.regions)
    with settings():
        pictures = {"mappa": overview_picture(atlas, shapes)}
        pictures |= {name: choropleth_picture(atlas, shapes, name) for name in CHOROPLETHS}
        pictures |= {"malaika": malaika_picture(atlas, shapes), "evidenza_comunita": evidence_picture(atlas)}
        drawn = track(pictures.items(), "Disegno delle immagini")
        encoded = {name: encode(figure, title) for name, (title, figure) in drawn}
    return {f"immagini/{name}{end}": data for name, files in encoded.items() for end, data in files.items()}


def choropleth_picture(atlas: Atlas, shapes: gpd.GeoSeries, name: str) -> tuple[str, Figure]:
    """Return title and figure of the regions coloured by an indicator, each with its value."""
    about = indicators(atlas.coverage.year)[name]
    values = atlas.coverage.regions[name]
    classes = classify(values, about)
    texts = values.map(lambda value: "–" if pd.isna(value) else number(value, about.decimals))
    if about.group == "tasso":
        texts += atlas.coverage.regions["confronto_italia"].map(_SIGNS).fillna("")
    figure, axes = _sheet(atlas, about.it, _subtitle(atlas, about), about.source, about.formula_it)
    draw_regions(axes, shapes, class_colours(values, classes))
    label_regions(axes, shapes, texts)
    draw_legend(axes, class_keys(classes), _legend_title(about.unit, classes.scheme))
    return about.it, figure


def overview_picture(atlas: Atlas, shapes: gpd.GeoSeries) -> tuple[str, Figure]:
    """Return title and figure of the associations by region and comune, with the territories of Malaika."""
    title = "Le associazioni di migranti in Italia"
    about = indicators(atlas.coverage.year)["associazioni"]
    values = atlas.coverage.regions["associazioni"]
    classes = classify(values, about)
    comuni = _comuni(atlas.associations)
    territories = atlas.coverage.malaika
    told = (
        f"{number(int(comuni['n'].sum()))} associazioni in {number(len(comuni))} comuni, "
        f"e i {len(territories)} territori del progetto Malaika (2014)"
    )
    figure, axes = _sheet(atlas, title, told, f"{about.source}; {_MINISTRY} (Malaika)")
    draw_regions(axes, shapes, class_colours(values, classes))
    draw_marks(axes, _points(comuni), list(10 + 9 * comuni["n"]), "o", CIRCLE)
    draw_marks(axes, _points(territories), [42] * len(territories), "D", PROJECT)
    keys = [
        *class_keys(classes),
        mark_key("o", CIRCLE, "comune, più grande se ha più associazioni"),
        mark_key("D", PROJECT, "territorio di Malaika", 6.5),
    ]
    draw_legend(axes, keys, _legend_title("associazioni nella regione", classes.scheme))
    return title, figure


def malaika_picture(atlas: Atlas, shapes: gpd.GeoSeries) -> tuple[str, Figure]:
    """Return title and figure of the territories of Malaika, each with the associations around it."""
    title = "Malaika: i territori e le associazioni intorno"
    told = "Associazioni del registro nel comune e nella provincia; di queste, quelle di donne e di giovani"
    territories = atlas.coverage.malaika.sort_values(["codice_regione", "comune"]).reset_index(drop=True)
    figure, axes = _sheet(atlas, title, told, f"registro delle associazioni; {_MINISTRY}")
    regions = atlas.coverage.regions["territori_malaika"]
    draw_regions(axes, shapes, regions.map(lambda n: RAMP[1] if n else ZERO))
    none = territories["associazioni_provincia"] == 0
    draw_marks(axes, _points(territories[~none]), [60] * int((~none).sum()), "D", PROJECT)
    draw_marks(axes, _points(territories[none]), [60] * int(none.sum()), "D", CIRCLE)
    label_marks(axes, _points(territories), [str(n + 1) for n in territories.index])
    draw_rows(axes, _malaika_rows(territories), (0.575, 0.61, 0.77, 0.825, 0.893, 0.973))
    keys = [
        patch_key(RAMP[1], "regione con territori di Malaika"),
        patch_key(ZERO, "regione senza"),
        mark_key("D", PROJECT, "territorio di Malaika (2014)"),
        mark_key("D", CIRCLE, "territorio senza associazioni del registro nella provincia"),
    ]
    draw_legend(axes, keys, "")
    return title, figure


def _malaika_rows(territories: pd.DataFrame) -> list[list[str]]:
    """Return the lines written beside the map, the heading first."""
    columns = [
        "comune",
        "associazioni_comune",
        "associazioni_provincia",
        "donne_provincia",
        "giovani_provincia",
    ]
    rows = zip(*(territories[name] for name in columns), strict=True)
    heading = ["", "territorio", "com.", "prov.", "donne", "giovani"]
    return [heading, *([str(n), *map(str, row)] for n, row in enumerate(rows, 1))]


def _sheet(atlas: Atlas, title: str, told: str, source: str, formula: str = "") -> tuple[Figure, Axes]:
    points = f"; {_POINTS}" if atlas.address_points else ""
    return sheet(title, told, footer(atlas, f"{source}; {_BOUNDARIES}{points}", _LETTERS, formula), _SIZE, _FRAME)


def _legend_title(unit: str, scheme: str) -> str:
    return f"{unit} (classi: {words('scheme')[scheme]['it']})"


def _subtitle(atlas: Atlas, about: Indicator) -> str:
    italy = f"Italia: {number(float(atlas.coverage.italy[about.name]), about.decimals)} {about.unit}"
    signed = about.group == "tasso" and atlas.kind.gives_verdicts
    return f"{italy}\n{_SIGNS_TOLD}" if signed else italy


def _comuni(associations: pd.DataFrame) -> pd.DataFrame:
    """Return one row per comune with associations: their number ``n`` and the middle of their points."""
    mapped = associations[associations["luogo_latitudine"].notna()]
    groups = mapped.groupby("luogo_codice_comune")
    middle = groups[["luogo_latitudine", "luogo_longitudine"]].mean()
    return middle.set_axis(["latitudine", "longitudine"], axis="columns").assign(n=groups.size())


def _points(frame: pd.DataFrame) -> gpd.GeoSeries:
    points = gpd.points_from_xy(frame["longitudine"], frame["latitudine"], crs=4326)
    return gpd.GeoSeries(points, index=frame.index)
