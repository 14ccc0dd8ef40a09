# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A layer as Folium knows it, drawn by our script from a block of data.

Text of the registry stays out of Folium's templates, which would execute it: it travels as JSON in the header,
and the script writes it with ``textContent``. Script, style and every block stand in the figure once, however
many layers need them.
"""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from html import escape
from typing import Any, cast

from branca.element import Figure
from folium.map import Layer
from folium.template import Template

from mapping.coverage import Indicator
from mapping.register_kind import NOT_SAID, RegisterKind
from mapping.viewer import (
    DEFAULT,
    Pair,
    Verbatim,
    WordBlock,
    bundle,
    check_language,
    json_block,
    printable,
    register_words,
    wordbook,
)

Bounds = list[list[float | None]]
NOWHERE: Bounds = [[None, None], [None, None]]
"""What Folium calls the bounds of an element that has none."""


class Block(Verbatim):
    """A value for the script, named by its content: two layers that need the same one share it."""

    def __init__(self, value: Mapping[str, Any]) -> None:
        text = json_block(value)
        self.key = f"mappa-strati-{hashlib.sha256(text.encode()).hexdigest()[:16]}"
        super().__init__(f'<script type="application/json" id="{self.key}">{text}</script>')


class AtlasLayer(Layer):
    """A layer of an atlas, made by `region_layer`, `association_layer` or `initiative_layer`.

    It can be added to any `folium.Map`, `folium.FeatureGroup` or `folium.plugins.DualMap`, switched by any layer
    control, copied and pickled; several may stand on one map. Its data are those of the moment it was made.

    Parameters
    ----------
    kind
        What the script is to draw: ``regioni``, ``associazioni`` or ``iniziative``.
    blocks
        The values the script needs, its own first.
    bounds
        South-west and north-east corner as (latitude, longitude), `NOWHERE` of an empty layer.
    name
        What layer controls call the layer: plain text, shown letter by letter.
    called
        What the legend calls the layer, None for its usual words.
    show
        Whether it is drawn when the map opens.
    control
        Whether layer controls list it.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        'var {{ this.get_name() }} = mappaStrati.{{ this.kind }}("{{ this.blocks[0].key }}", {{ this.called }});'
        "{% endmacro %}"
    )

    def __init__(
        self,
        kind: str,
        blocks: Sequence[Block],
        *,
        bounds: Bounds,
        name: str,
        called: str | None,
        show: bool,
        control: bool,
    ) -> None:
        super().__init__(name=control_text(name), overlay=True, control=control, show=show)
        self._name = f"Strato_{kind}"
        self.kind = kind
        self.called = json_block(called)
        self.blocks = tuple(blocks)
        self.bounds = bounds

    def render(self, **kwargs: Any) -> None:  # type: ignore[override] # as every layer of Folium's: it returns nothing
        """Put what the layer needs into the figure: its data, and once for all layers the style and the script."""
        header = cast("Figure", self.get_root()).header
        header.add_child(Verbatim(f"<style>{bundle('layers.css')}</style>"), name="mappa_strati_stile")
        header.add_child(Verbatim(f"<script>{bundle('layers.js')}</script>"), name="mappa_strati_script")
        for block in self.blocks:
            header.add_child(block, name=block.key)
        super().render(**kwargs)  # type: ignore[no-untyped-call] # folium ships no types

    def _get_self_bounds(self) -> Bounds:
        return self.bounds


def control_text(name: str) -> str:
    """Return a name that Folium's layer controls, which take it for a template and then for HTML, show as it is."""
    return escape(printable(str(name))).replace("{", "&#123;")


def layer_words(
    lang: str,
    texts: Collection[str],
    *,
    figures: Iterable[Indicator] = (),
    countries: Iterable[str] = (),
    lists: Iterable[str] = (),
    kind: RegisterKind = NOT_SAID,
    tables: Sequence[Pair] = (),
) -> WordBlock:
    """Return the words of a layer in its language, and the Italian ones for what the language lacks.

    Raises
    ------
    ValueError
        If the language is none of `mapping.viewer.languages.SHIPPED`.
    """
    check_language(lang)
    spoken, own = dict.fromkeys((lang, DEFAULT)), register_words(kind)
    return wordbook(lang, countries, figures, languages=spoken, texts=texts, lists=lists, own=own, tables=tables)
