# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The associations: one circle per comune."""

import pandas as pd

from mapping.atlas import Atlas
from mapping.layers.layer import NOWHERE, AtlasLayer, Block, Bounds, layer_words
from mapping.schema import PUBLIC_STATES, split_values
from mapping.viewer import DEFAULT, Table, WordBlock, check_atlas, place_table, row_table, table_block, translate

TEXTS = (
    "legenda", "strato_associazioni", "chiave_cerchi", "nota_registro", "cerchio", "associazioni_n", "precisione",
    "chiudi", "luogo_comune_nota", "cerchi_troppi", "indirizzo", "segni", "frecce", "coppia", "virgola",
)  # fmt: skip
_LISTS = ("tipologia", "precisione", "stato")
_ROWS = ("denominazione", "acronimo", "luogo", "paesi_origine", "tipologia", "precisione", "sito_web")
_PLACES = ("codice", "nome", "provincia", "lat", "lon")


class AssociationBlock(WordBlock):
    """What the script must know to draw the circles; ``indirizzi``: whether one stands at an asked address."""

    associazioni: Table
    luoghi: Table
    stati: list[tuple[str, int]]
    indirizzi: bool
    legenda: bool


def association_layer(
    atlas: Atlas,
    *,
    lang: str = DEFAULT,
    name: str | None = None,
    show: bool = True,
    control: bool = True,
    legend: bool = True,
) -> AtlasLayer:
    """Return the associations of an atlas as a Folium layer: one circle per comune, as large as its count.

    Each circle is a button that the keyboard reaches and that opens the list of its comune: the registry knows
    the town, rarely the door. Where there are very many comuni, the largest of the view are drawn.

    Parameters
    ----------
    atlas
        What `mapping.build_atlas` returned.
    lang
        The language of what is shown; names stay as the registry has them.
    name
        What layer controls and the legend call the layer, plain text; by default «Associazioni» in ``lang``.
    show
        Whether it is drawn when the map opens.
    control
        Whether layer controls list it.
    legend
        Whether the map says what a circle is, and how many associations have none, as long as the layer is shown.

    Raises
    ------
    ValueError
        If the language is not known.

    Examples
    --------
    >>> import folium
    >>> from mapping import association_layer, build_atlas
    >>> map_ = folium.Map([42, 12.5], zoom_start=6)
    >>> association_layer(build_atlas(), lang="en").add_to(map_).layer_name
    'Associations'
    """
    check_atlas(atlas)
    places = place_table(atlas.associations)
    rows = row_table(atlas.associations, places)
    drawn = rows[rows["luogo"] >= 0]
    countries = sorted({code for cell in drawn["paesi_origine"] for code in split_values(cell)})
    data: AssociationBlock = {
        **layer_words(lang, TEXTS, countries=countries, lists=_LISTS, kind=atlas.kind),
        "associazioni": table_block(drawn, _ROWS),
        "luoghi": table_block(places, _PLACES),
        "stati": [(state, atlas.states[state]) for state in PUBLIC_STATES if atlas.states[state]],
        "indirizzi": atlas.address_points > 0,
        "legenda": legend,
    }
    title = translate(lang, "strato_associazioni") if name is None else name
    bounds = bounds_of(places["lat"], places["lon"])
    return AtlasLayer("associazioni", [Block(data)], bounds=bounds, name=title, called=name, show=show, control=control)


def bounds_of(latitudes: pd.Series, longitudes: pd.Series) -> Bounds:
    """Return the south-west and the north-east corner of some points, `NOWHERE` of none."""
    if latitudes.empty:
        return NOWHERE
    return [
        [float(latitudes.min()), float(longitudes.min())],
        [float(latitudes.max()), float(longitudes.max())],
    ]
