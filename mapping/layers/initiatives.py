# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The places of one of the Ministry's projects: one diamond per comune."""

import pandas as pd

from mapping.atlas import Atlas
from mapping.coverage import Initiatives
from mapping.layers.associations import bounds_of
from mapping.layers.layer import AtlasLayer, Block, layer_words
from mapping.viewer import DEFAULT, PLACES, InitiativeBlock, WordBlock, check_atlas, tables_block, told_facts

TEXTS = (
    "legenda", "vista_iniziative", "rombo", "chiudi", "progetto", "partner", "importo", "fonti", "segni", "frecce",
    "coppia",
)  # fmt: skip


class ProjectBlock(WordBlock):
    """What the script must know to draw the diamonds of one project."""

    iniziative: InitiativeBlock
    legenda: bool


def initiative_layer(
    atlas: Atlas,
    project: str = "malaika",
    *,
    lang: str = DEFAULT,
    name: str | None = None,
    show: bool = True,
    control: bool = True,
    legend: bool = True,
) -> AtlasLayer:
    """Return the comuni of a project as a Folium layer: one diamond each, which opens what was done there.

    Parameters
    ----------
    atlas
        What `mapping.build_atlas` returned.
    project
        The name of a project in ``atlas.initiatives.projects`` that has places: ``malaika``, …
    lang
        The language of what is shown.
    name
        What layer controls and the legend call the layer, plain text; by default the name of the project.
    show
        Whether it is drawn when the map opens.
    control
        Whether layer controls list it.
    legend
        Whether the map says what a diamond is, as long as the layer is shown.

    Raises
    ------
    ValueError
        If the project has no places, or the project or the language is not known.

    Examples
    --------
    >>> import folium
    >>> from mapping import build_atlas, initiative_layer
    >>> map_ = folium.Map([42, 12.5], zoom_start=6)
    >>> initiative_layer(build_atlas(), "malaika").add_to(map_).layer_name
    'Malaika'
    """
    check_atlas(atlas)
    places = _places(atlas.initiatives, project)
    own = atlas.initiatives.projects.loc[[project]].reset_index()
    facts = atlas.initiatives.facts[atlas.initiatives.facts["progetto"] == project]
    block, told = tables_block({"progetti": own, "fatti": told_facts(facts), "luoghi": places[list(PLACES)]})
    data: ProjectBlock = {
        **layer_words(lang, TEXTS, tables=told),
        "iniziative": block,
        "legenda": legend,
    }
    title = str(own["nome"].iloc[0]) if name is None else name
    bounds = bounds_of(places["latitudine"], places["longitudine"])
    return AtlasLayer("iniziative", [Block(data)], bounds=bounds, name=title, called=name, show=show, control=control)


def _places(initiatives: Initiatives, project: str) -> pd.DataFrame:
    """Return the places of a project that have a point."""
    placed = initiatives.places[initiatives.places["latitudine"].notna()]
    known = [name for name in initiatives.projects.index if name in set(placed["progetto"])]
    if project not in known:
        raise ValueError(
            f"L'iniziativa «{project}» non ha luoghi da mostrare; quelle che ne hanno: {', '.join(known) or 'nessuna'}."
        )
    return placed[placed["progetto"] == project]
