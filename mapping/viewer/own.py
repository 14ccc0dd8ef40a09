# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What an edition adds of its own, as the page gets it: the words of its columns and layers, the points of these."""

from typing import TypedDict

from mapping.atlas import Atlas
from mapping.coverage import Point


class LayerBlock(TypedDict):
    """A layer of the edition's own: what it is called in the address, and its points."""

    progetto: str
    punti: list[Point]


class LayersBlock(TypedDict, total=False):
    """The layers, where the edition has some."""

    livelli: list[LayerBlock]


def layers_block(atlas: Atlas) -> LayersBlock:
    """Return the layers of the edition's own; nothing where it has none."""
    layers: list[LayerBlock] = [{"progetto": layer.key, "punti": list(layer.points)} for layer in atlas.layers]
    return {"livelli": layers} if layers else {}


def own_texts(atlas: Atlas) -> dict[str, dict[str, str]]:
    """Return what columns and layers are called: text -> language -> words."""
    columns = {column.name: {"it": column.it, "en": column.en} for column in atlas.registry.own}
    return columns | {layer.key: {"it": layer.it, "en": layer.en} for layer in atlas.layers}
