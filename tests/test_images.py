# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Static maps: all there, the same bytes twice, sourced, zero and no data told apart."""

import math
import struct
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

import matplotlib as mpl
import pytest
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch

from mapping.coverage import indicators, sample_notice
from mapping.dates import date_text
from mapping.images.canvas import HATCH, NO_DATA, RAMP, ZERO, number, settings
from mapping.images.gaps import gap_picture
from mapping.images.maps import outlines
from mapping.images.pictures import (
    CHOROPLETHS,
    choropleth_picture,
    malaika_picture,
    overview_picture,
    render_images,
)

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def images(atlas):
    return render_images(atlas)


@pytest.fixture(scope="module")
def shapes(atlas):
    return outlines(atlas.boundaries.regions)


def said(figure):
    texts = [*figure.texts, *figure.axes[0].texts]
    return " ".join(text.get_text().replace("\n", " ") for text in texts)


@pytest.mark.slow
def test_each_picture_is_there_as_svg_and_png(images):
    names = ["mappa", *CHOROPLETHS, "malaika", "lacune_comunita"]
    assert set(images) == {f"immagini/{name}{end}" for name in names for end in (".svg", ".png")}


@pytest.mark.slow
def test_the_same_atlas_gives_the_same_bytes(atlas, images):
    assert render_images(atlas) == images


def test_no_date_and_no_program_in_the_files(images):
    for data in images.values():
        assert b"<dc:date>" not in data
        assert b"Matplotlib v" not in data
        assert b"tEXtSoftware" not in data


def test_svg_is_well_formed_and_named(images):
    for path, data in images.items():
        if path.endswith(".svg"):
            root = ET.fromstring(data)  # noqa: S314 - our own drawing
            assert root.tag == f"{SVG}svg"
            assert root.get("role") == "img"
            assert root.get("aria-label")
            assert not list(root.iter(f"{SVG}script"))
            assert not list(root.iter(f"{SVG}text")), "letters are drawn, so that no font is missing"


def test_png_is_large_enough_to_read_and_small_enough_to_send(images):
    for path, data in images.items():
        if path.endswith(".png"):
            width, height = struct.unpack(">II", data[16:24])
            assert width >= 900
            assert height >= 900
            assert len(data) < 400_000


def test_every_picture_says_sample_and_source(atlas, shapes):
    with settings():
        pictures = [choropleth_picture(atlas, shapes, name) for name in CHOROPLETHS]
        pictures += [overview_picture(atlas, shapes), malaika_picture(atlas, shapes), gap_picture(atlas)]
    for title, figure in pictures:
        words = said(figure)
        assert title.split(":")[0] in words
        assert "Fonte: " in words
        assert sample_notice(len(atlas.associations)) in words


@pytest.mark.parametrize("name", CHOROPLETHS)
def test_a_choropleth_says_how_its_figure_and_its_classes_are_made(atlas, shapes, name):
    with settings():
        _, figure = choropleth_picture(atlas, shapes, name)
    assert f"Calcolo: {indicators()[name].formula_it}." in said(figure)
    assert figure.axes[0].get_legend().get_title().get_text().endswith("(classi: quintili)")


def test_a_choropleth_shows_every_value_in_its_colour(atlas, shapes):
    with settings():
        _, figure = choropleth_picture(atlas, shapes, "tasso_10000")
    axes = figure.axes[0]
    values = atlas.coverage.regions["tasso_10000"]
    shown = [text.get_text().split(" ")[0] for text in axes.texts]
    assert shown == [number(value, indicators()["tasso_10000"].decimals) for value in values]
    areas = [patch for patch in axes.patches if isinstance(patch, PathPatch)]
    assert len(areas) == 20
    assert {to_hex(patch.get_facecolor()) for patch in areas} == set(RAMP)


def test_zero_and_no_data_look_different_without_colour(atlas, shapes):
    regions = atlas.coverage.regions.copy()
    regions["tasso_10000"] = (
        regions["tasso_10000"].mask(regions.index == "01", 0.0).mask(regions.index == "02", math.nan)
    )
    changed = replace(atlas, coverage=replace(atlas.coverage, regions=regions))
    with settings():
        _, figure = choropleth_picture(changed, shapes, "tasso_10000")
    zero, missing = figure.axes[0].patches[:2]
    assert (to_hex(zero.get_facecolor()), zero.get_hatch()) == (ZERO, None)
    assert (to_hex(missing.get_facecolor()), missing.get_hatch()) == (NO_DATA, HATCH)
    assert figure.axes[0].texts[1].get_text().startswith("–")
    keys = [text.get_text() for text in figure.axes[0].get_legend().get_texts()]
    assert keys[-2:] == ["zero", "dato non disponibile"]


def test_the_sheet_of_gaps_has_a_cell_for_each_region_and_community(atlas):
    with settings():
        _, figure = gap_picture(atlas)
    axes = figure.axes[0]
    columns = len(axes.get_xticks())
    assert columns >= 16
    assert sum("●" in label.get_text() for label in axes.get_xticklabels()) == 16
    assert len(axes.patches) == 20 * columns
    largest = f"{atlas.coverage.gaps['residenti'].max():,.0f}".replace(",", ".")
    assert largest in {text.get_text() for text in axes.texts} or atlas.coverage.gaps.empty


def test_neighbours_still_share_their_lines(shapes):
    assert shapes.is_valid.all()
    assert shapes.union_all().area == pytest.approx(shapes.area.sum(), rel=1e-9)


def test_drawing_changes_no_global_setting(atlas, shapes):
    before = dict(mpl.rcParams)
    with settings():
        overview_picture(atlas, shapes)
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize(
    ("date", "words"), [("2025", "2025"), ("2025-03", "marzo 2025"), ("2025-03-31", "31 marzo 2025")]
)
def test_dates_are_spoken(date, words):
    assert date_text(date, "it") == words


def test_colours_fall_evenly_in_lightness():
    def luminance(colour):
        channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    steps = [luminance(colour) for colour in (ZERO, *RAMP)]
    assert all(a / b > 1.15 for a, b in pairwise(steps))
