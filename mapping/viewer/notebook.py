# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map in a notebook: the page in a frame or, where frames are taken out, a sentence and a picture.

JupyterLab, Notebook 7 and most sites that show notebooks take frames and style sheets out of the outputs of
whom they do not trust, and keep text, pictures and classes. The style sheet hides what follows a frame: without
the frame, or without the style sheet, the sentence and the picture are there; with both, they take no room and no
screen reader meets them.
"""

import base64
import html

from branca.element import Figure

from mapping import images  # the room: drawn only where the page may not be shown
from mapping.viewer.languages import strings, tag
from mapping.viewer.options import check_size
from mapping.viewer.shown_map import ShownMap, page_title

_FRAME, _INSTEAD = "mappa-cornice", "mappa-senza-cornice"
_STYLE = f"<style>.{_FRAME}+.{_INSTEAD}{{display:none}}</style>"


def notebook_html(map_: ShownMap, root: Figure, page: str) -> str:
    """Return ``page`` (of ``root``) in a frame of the size of the map, then what to show where no frame may be."""
    title = html.escape(page_title(map_))
    frame = (
        f'<iframe class="{_FRAME}" title="{title}" srcdoc="{html.escape(page)}" '
        f'style="display:block;border:0;{_measures(map_, root)}" allowfullscreen></iframe>'
    )
    return f"{_STYLE}{frame}{_instead(map_)}"


def describe(map_: ShownMap) -> str:
    """Return one line about the map, the same each time: what a terminal shows."""
    count = len(map_.atlas.associations)
    return f"<AssociationMap: {count} associazioni, indicatore «{map_.indicator}», lingua «{map_.lang}»>"


def _measures(map_: ShownMap, root: Figure) -> str:
    """Return width and height for CSS: those of the root, where somebody gave it some, else those of the map."""
    width, unit = map_.width
    wide = f"{width:.9g}{unit}" if root.width == "100%" else check_size("width", root.width)
    high = height_of(map_) if root.height is None else f"height:{check_size('height', root.height)}"
    return f"width:{wide};{high}"


def height_of(map_: ShownMap) -> str:
    """Return the height for CSS; one in per cent is one of the width, as the ratio of branca's figures."""
    height, unit = map_.height
    return f"aspect-ratio:100/{height:.9g}" if unit == "%" else f"height:{height:.9g}{unit}"


def _instead(map_: ShownMap) -> str:
    picture = images.draw_picture(map_.atlas, map_.indicator)
    data = base64.b64encode(picture.png).decode()
    sentence = html.escape(strings(map_.lang)["quaderno"])
    direction = strings(map_.lang)["lingua"]["direzione"]
    return (
        f'<div class="{_INSTEAD}"><p lang="{tag(map_.lang)}" dir="{direction}">{sentence}</p>'
        f'<img lang="it" alt="{html.escape(picture.title)}" style="max-width:100%" '
        f'src="data:image/png;base64,{data}"></div>'
    )
