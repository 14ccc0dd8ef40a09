# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Static maps: all there, the same bytes twice, sourced, zero and no data told apart."""

import io
import math
import re
import struct
from dataclasses import replace
from itertools import combinations, pairwise
from xml.etree import ElementTree as ET

import matplotlib as mpl
import numpy as np
import pandas as pd
import pytest
import shapely
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch
from matplotlib.text import Text
from PIL import Image

from mapping.coverage import UNSURE, Funnel, classify, fit_funnel, indicators, spanned_classes, words
from mapping.dates import date_text
from mapping.images.canvas import HATCHES, NO_DATA, RAMP, ZERO, number, settings
from mapping.images.choropleths import choropleth_picture
from mapping.images.evidence_looks import LOOKS
from mapping.images.evidence_sheet import evidence_picture
from mapping.images.intervals import funnel_picture, intervals_picture
from mapping.images.malaika import malaika_picture
from mapping.images.maps import PROJECTION, metres_per_point, outlines
from mapping.images.outreach import outreach_picture
from mapping.images.overview import comuni_with_associations, overview_picture
from mapping.images.pictures import CHOROPLETHS, picture_titles, render_images
from mapping.images.sixteen import sixteen_picture
from mapping.register_kind import LIST, SAMPLE, RegisterKind

pytestmark = pytest.mark.slow

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def images(site):
    return {path: data for path, data in site.items() if path.startswith("immagini/")}


@pytest.fixture(scope="module")
def shapes(atlas):
    return outlines(atlas.boundaries.regions)


def drawn(atlas, shapes):
    """Return ``name -> (title, figure)`` of every picture."""
    with settings():
        return {
            "mappa": overview_picture(atlas, shapes),
            **{name: choropleth_picture(atlas, shapes, name) for name in (*CHOROPLETHS, "tasso_smussato")},
            "tassi_intervalli": intervals_picture(atlas),
            "tassi_imbuto": funnel_picture(atlas),
            "evidenza_comunita": evidence_picture(atlas),
            "evidenza_16": sixteen_picture(atlas, shapes),
            "dove_cercare": outreach_picture(atlas),
            "malaika": malaika_picture(atlas, shapes),
        }


@pytest.fixture(scope="module")
def pictures(atlas, shapes):
    return drawn(atlas, shapes)


def said(figure):
    return " ".join(text.get_text().replace("\n", " ") for text in figure.findobj(Text))


@pytest.mark.slow
def test_each_picture_is_there_as_svg_and_png(atlas, images, pictures):
    names = [name for name in pictures if name != "tasso_smussato"]
    assert {name: pictures[name][0] for name in names} == picture_titles(atlas)
    assert set(images) == {f"immagini/{name}{end}" for name in names for end in (".svg", ".png")}


@pytest.mark.slow
def test_the_same_atlas_gives_the_same_bytes(atlas, images):
    assert render_images(atlas) == images


def test_every_image_is_linked_in_the_foot_of_the_page(site, images):
    page = site["index.html"].decode()
    assert {path for path in images if f'href="{path}"' in page} == set(images)


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
            assert len(data) < 600_000


def test_every_picture_says_what_register_it_is_and_its_source(atlas, pictures):
    for title, figure in pictures.values():
        told = said(figure)
        assert title.split(":")[0] in told
        assert "Fonte: " in told
        assert atlas.kind.notice(len(atlas.associations)) in told


def test_every_map_says_its_projection(pictures, shapes):
    assert shapes.crs == PROJECTION
    for name in ("mappa", *CHOROPLETHS, "evidenza_16", "malaika"):
        assert PROJECTION in said(pictures[name][1]).replace(" ", "") or PROJECTION in said(pictures[name][1])


def code_names(atlas):
    """Return every name of a column, of a figure and of a state that is written as only programs write."""
    coverage = atlas.coverage
    frames = (coverage.regions, coverage.provinces, coverage.communities, coverage.where_to_look, coverage.malaika)
    names = {str(column) for frame in (*frames, atlas.located) for column in frame.columns}
    return {name for name in (names | set(indicators()) | set(LOOKS)) if "_" in name}


def test_no_picture_and_no_formula_holds_the_name_of_a_variable(atlas, pictures):
    names = code_names(atlas)
    assert len(names) > 50
    formulas = [text for about in indicators().values() for text in (about.formula_it, about.formula_en)]
    for told in [said(figure) for _, figure in pictures.values()] + formulas:
        assert not names & set(re.findall(r"\w+", told))
        assert not re.search(r"[a-z]_[a-z0-9]", told)


def test_words_are_set_in_the_typeface_of_the_page(pictures):
    with settings():
        for _, figure in pictures.values():
            for text in figure.findobj(Text):
                assert text.get_fontfamily()[0] == "mappa-titillium"


def covering(axes):
    """Return ``(how high, disc or diamond, whether it is a circle)`` of every mark of a map, as drawn."""
    scale = metres_per_point(axes)
    for order, marks in enumerate(axes.collections):
        path = marks.get_paths()[0]
        circle = len(path.vertices) > 8
        sizes = np.broadcast_to(marks.get_sizes(), len(marks.get_offsets()))
        filled = len(marks.get_facecolor()) > 0
        for place, size in zip(marks.get_offsets(), sizes, strict=True):
            radius = np.sqrt(size) / 2 * scale
            disc = shapely.Point(place).buffer(radius)
            if not circle:
                corners = path.vertices * np.sqrt(size) * scale + place
                shape = shapely.Polygon(corners)
                line = marks.get_linewidths()[0] * scale
                disc = shape.buffer(line / 2) if filled else shape.boundary.buffer(line / 2)
            yield (marks.get_zorder(), order), disc, circle


def test_every_circle_of_the_first_picture_is_seen(atlas, pictures):
    axes = pictures["mappa"][1].axes[0]
    marks = list(covering(axes))
    circles = [(height, disc) for height, disc, circle in marks if circle]
    assert len(circles) == len(comuni_with_associations(atlas.associations))
    for place, (height, disc) in enumerate(circles):
        above = [other for higher, other in circles[place + 1 :]]
        above += [other for higher, other, circle in marks if not circle and higher > height]
        seen = shapely.difference(disc, shapely.union_all(above)).area / disc.area
        assert seen > 0.25, place


def test_no_number_of_a_region_covers_a_circle(pictures):
    axes = pictures["mappa"][1].axes[0]
    discs = [disc for _, disc, circle in covering(axes) if circle]
    numbers = [shapely.Point(text.xy) for text in axes.texts]
    assert len(numbers) == 20
    assert all(disc.disjoint(here) for disc, here in ((d, n) for d in discs for n in numbers))


def test_the_legend_of_circles_tells_sizes_in_proportion(pictures):
    legend = pictures["mappa"][1].axes[0].get_legend()
    keys = zip(legend.legend_handles, [text.get_text() for text in legend.get_texts()], strict=True)
    areas = {int(told): key.get_markersize() ** 2 for key, told in keys if told.isdigit()}
    assert {1, 5, 20} <= set(areas)
    assert areas[20] / areas[5] == pytest.approx(4)


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
    shown = [text.get_text() for text in axes.texts]
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
    assert to_hex(zero.get_facecolor()) == ZERO
    assert (to_hex(missing.get_facecolor()), missing.get_hatch()) == (NO_DATA, HATCHES["senza_dato"]["hatch"])
    assert figure.axes[0].texts[1].get_text() == "–"
    keys = [text.get_text() for text in figure.axes[0].get_legend().get_texts()]
    assert keys[-3:-1] == ["zero", "dato non disponibile"]


def test_classes_that_an_interval_meets_are_counted():
    """By hand: classes up to 1, 2, 3, 4 and 5; 0,5–2,5 meets three, 2,1–2,9 one, 1,5–2,5 two."""
    about = replace(indicators()["tasso_10000"], scheme="EqualInterval")
    places = pd.DataFrame(
        {
            "tasso_10000": [1.0, 2.0, 3.0, 4.0, 5.0, math.nan],
            "tasso_10000_inf": [0.5, 2.1, 1.5, 0.0, 3.5, math.nan],
            "tasso_10000_sup": [2.5, 2.9, 2.5, 0.9, 9.0, math.nan],
        }
    )
    assert classify(places["tasso_10000"], about).bounds == (1.0, 2.0, 3.0, 4.0, 5.0)
    assert spanned_classes(places, about).tolist() == [3, 1, 2, 2, 2, 0]
    assert spanned_classes(places, replace(about, limits="")).tolist() == [0] * 6


@pytest.mark.parametrize("name", ["tasso_10000", "tasso_smussato"])
def test_a_class_that_is_not_sure_is_hatched_and_explained(atlas, pictures, name):
    axes = pictures[name][1].axes[0]
    unsure = spanned_classes(atlas.coverage.regions, indicators()[name]) >= UNSURE
    assert 0 < unsure.sum() < 20
    areas = [patch for patch in axes.patches if isinstance(patch, PathPatch)]
    assert [patch.get_hatch() is not None for patch in areas] == unsure.tolist()
    assert any("incerta" in text.get_text() for text in axes.get_legend().get_texts())


def test_the_footer_lies_on_nothing(pictures):
    for name, (_, figure) in pictures.items():
        footer = figure.texts[-1].get_window_extent()
        for axes in figure.axes:
            assert axes.get_tightbbox().y0 >= footer.y1, name


def test_where_no_rate_is_above_zero_nothing_is_drawn_and_that_is_said(atlas, recwarn):
    regions = atlas.coverage.regions.assign(associazioni=0, tasso_10000=0.0)
    with settings():
        _, figure = funnel_picture(replace(atlas, coverage=replace(atlas.coverage, regions=regions)))
        figure.canvas.draw()
    assert "Nulla da disegnare" in said(figure)
    assert not recwarn.list


def test_thousands_have_their_point():
    assert RegisterKind(nature=SAMPLE).notice(2_500).startswith("Campione di 2.500 associazioni")


def test_none_is_told_apart_from_not_known(atlas, shapes):
    regions = atlas.coverage.regions.copy()
    regions.loc["17", ["comunita_presenti", "associazioni", "senza_comunita"]] = [np.nan, 1, 1]
    regions.loc["14", ["comunita_presenti", "associazioni", "senza_comunita"]] = [0, 0, 0]
    with settings():
        _, figure = choropleth_picture(
            replace(atlas, coverage=replace(atlas.coverage, regions=regions)), shapes, "comunita_presenti"
        )
    texts = dict(zip(regions.index, (text.get_text() for text in figure.axes[0].texts), strict=True))
    assert (texts["17"], texts["14"]) == ("?", "0")


def test_a_sample_is_compared_with_nothing_and_a_list_is(atlas, shapes):
    for nature, compared in ((SAMPLE, False), ("", False), (LIST, True)):
        register = replace(atlas, kind=RegisterKind(nature=nature))
        with settings():
            told = said(intervals_picture(register)[1]) + said(choropleth_picture(register, shapes, "tasso_10000")[1])
        italy = number(atlas.coverage.italy["tasso_10000"], 2)
        assert (f"Italia {italy}" in told) is compared
        assert ("sopra" in told) is compared


def test_intervals_are_in_the_order_of_rates_with_their_limits(atlas, pictures):
    axes = pictures["tassi_intervalli"][1].axes[0]
    regions = atlas.coverage.regions.set_index("regione")
    names = [label.get_text() for label in axes.get_yticklabels()]
    assert sorted(names) == sorted(regions.index)
    assert regions.loc[names, "tasso_10000"].is_monotonic_increasing
    lines = [segment[:, 0].tolist() for segment in axes.collections[0].get_segments()]
    assert lines == regions.loc[names, ["tasso_10000_inf", "tasso_10000_sup"]].to_numpy().tolist()


def test_the_funnel_names_every_region(atlas, pictures):
    told = said(pictures["tassi_imbuto"][1])
    assert all(name in told for name in atlas.coverage.regions["regione"])


def test_the_limits_of_chance_hold_what_they_say():
    """Of counts drawn with one rate 95 % and 99,8 % lie inside, and the dispersion stays near 1."""
    rng = np.random.default_rng(14)
    residents = np.array([20_000, 100_000, 400_000])
    funnel = Funnel(0.9, 1.0)
    counts = rng.poisson(0.9 * residents / 10_000, (20_000, 3))
    for level in (0.95, 0.998):
        lower, upper = funnel.chance_limits(residents, level)
        inside = (counts >= lower * residents / 10_000) & (counts <= upper * residents / 10_000)
        assert (inside.mean(axis=0) > level - 0.03).all()
    twenty = pd.Series(rng.poisson(30, 2_000))
    assert fit_funnel(twenty, pd.Series(np.full(2_000, 300_000))).dispersion == pytest.approx(1, abs=0.25)


def test_the_sheet_of_evidence_has_a_cell_for_each_region_and_community(atlas, pictures):
    axes = pictures["evidenza_comunita"][1].axes[0]
    names = [label.get_text() for label in axes.get_xticklabels()]
    assert sum("•" in name for name in names) == 16
    cells = [patch for patch in axes.patches if (patch.get_width(), patch.get_height()) == (1, 1)]
    assert len(cells) == 20 * (len(names) - 1)
    unknown = [text.get_text() for text in axes.texts[-20:]]
    assert unknown == [str(n) for n in atlas.coverage.regions["senza_comunita"]]


def test_every_state_of_evidence_has_its_look():
    assert set(LOOKS) == set(words("evidenza"))


def lightness(colour):
    red, green, blue = (int(to_hex(colour)[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (red, green, blue)]
    return 116 * float(np.dot((0.2126, 0.7152, 0.0722), linear)) ** (1 / 3) - 16


def test_states_of_evidence_differ_without_colour():
    """Any two by lightness (L*), hatch or frame, and always by what is written, which can be read."""
    for one, other in combinations(LOOKS.values(), 2):
        far = abs(lightness(one.fill) - lightness(other.fill)) >= 8
        assert far or (one.hatch, one.framed) != (other.hatch, other.framed)
        assert one.sign != other.sign
    for look in LOOKS.values():
        assert abs(lightness(look.ink) - lightness(look.fill)) >= 45, look.name


def test_the_sheet_in_greyscale_has_six_looks():
    """Each state as it is drawn, without colour: every cell differs from every other."""
    tiles = {}
    for state, look in LOOKS.items():
        with settings():
            figure = mpl.figure.Figure(figsize=(0.5, 0.35), dpi=100)
            axes = figure.add_axes((0, 0, 1, 1))
            axes.set_axis_off()
            axes.add_artist(mpl.patches.Rectangle((0, 0), 1, 1, linewidth=3 if look.framed else 0, **look.area()))
            axes.text(0.5, 0.5, look.sign.replace("n", "2"), color=look.ink, ha="center", va="center", fontsize=9.5)
            png = io.BytesIO()
            figure.savefig(png, format="png")
        tiles[state] = np.asarray(Image.open(png).convert("L"), dtype=int)
    for one, other in combinations(tiles, 2):
        differ = np.abs(tiles[one] - tiles[other]) > 40
        assert differ.mean() > 0.01, (one, other)


def test_where_to_look_first_has_twenty_rows_in_order(atlas, pictures):
    axes = pictures["dove_cercare"][1].axes[0]
    names = [label.get_text() for label in axes.get_yticklabels()]
    first = atlas.coverage.where_to_look.head(20)
    assert names == [
        f"{community}, {region}" for community, region in zip(first["comunita"], first["regione"], strict=True)
    ]


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
    steps = [lightness(colour) for colour in (ZERO, *RAMP)]
    assert all(a - b > 5 for a, b in pairwise(steps))
