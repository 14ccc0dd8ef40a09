# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The twenty regions, coloured by an indicator."""

from mapping.atlas import Atlas
from mapping.coverage import FIRST, Coverage, Indicator
from mapping.layers.layer import AtlasLayer, Block, Bounds, layer_words
from mapping.viewer import (
    DEFAULT,
    Cell,
    IndicatorBlock,
    PackedBorders,
    WordBlock,
    check_atlas,
    figure_name,
    find_indicator,
    indicator_block,
    plain,
    region_borders_block,
)

TEXTS = (
    "legenda", "zero", "dato_mancante", "fonte_di", "quintili", "nota_registro", "confini_fonte", "intervallo",
    "classe_incerta",
)  # fmt: skip


class RegionBlock(WordBlock):
    """What the script must know to colour the regions; ``confini`` names the block of the boundaries."""

    indicatore: IndicatorBlock
    regioni: dict[str, list[Cell]]
    confini: str
    legenda: bool


def region_layer(
    atlas: Atlas,
    *,
    indicator: str = FIRST,
    lang: str = DEFAULT,
    name: str | None = None,
    show: bool = True,
    control: bool = True,
    legend: bool = True,
) -> AtlasLayer:
    """Return the regions of Italy as a Folium layer, coloured by an indicator of the atlas.

    Classes, words and colours are those of the page (`mapping.build_map`). Zero and «dato non disponibile» have
    colours of their own, the second a hatch; dots lie on a class that the figure's interval leaves.

    Parameters
    ----------
    atlas
        What `mapping.build_atlas` returned.
    indicator
        The name of a figure that has classes: ``associazioni``, ``tasso_10000``, … (`mapping.indicators`).
    lang
        The language of tooltips and legend.
    name
        What layer controls and the legend call the layer, plain text; by default the words of the indicator.
    show
        Whether it is drawn when the map opens.
    control
        Whether layer controls list it.
    legend
        Whether the map shows the classes with unit and source, as long as the layer is shown.

    Raises
    ------
    ValueError
        If the indicator or the language is not known.

    Examples
    --------
    >>> import folium
    >>> from mapping import build_atlas, region_layer
    >>> map_ = folium.Map([42, 12.5], zoom_start=6)
    >>> layer = region_layer(build_atlas(), indicator="tasso_10000", lang="en").add_to(map_)
    >>> layer.layer_name
    'Associations per 10,000 foreign residents'
    """
    check_atlas(atlas)
    figure = find_indicator(indicator, atlas.coverage)
    borders = region_borders_block()
    shared = Block(borders)
    data: RegionBlock = {
        **layer_words(lang, TEXTS, figures=[figure], kind=atlas.kind),
        "indicatore": indicator_block(figure, atlas.coverage.regions),
        "regioni": _values(atlas.coverage, figure),
        "confini": shared.key,
        "legenda": legend,
    }
    title = figure_name(lang, figure) if name is None else name
    return AtlasLayer(
        "regioni", [Block(data), shared], bounds=_bounds(borders), name=title, called=name, show=show, control=control
    )


def _values(coverage: Coverage, figure: Indicator) -> dict[str, list[Cell]]:
    """Return code, name, value and, where the figure has them, the limits of each region."""
    names = ["regione", figure.name, f"{figure.name}_inf", f"{figure.name}_sup"]
    columns = {name: [plain(cell) for cell in coverage.regions[name]] for name in names if name in coverage.regions}
    return {"codice": list(coverage.regions.index), **columns}


def _bounds(borders: PackedBorders) -> Bounds:
    west, south, east, north = borders["bbox"]
    return [[south, west], [north, east]]
