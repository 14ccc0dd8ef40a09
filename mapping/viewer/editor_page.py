# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page for web editors: the map, live, in which they choose what it shows, and the code to paste."""

from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath

from markupsafe import Markup

from mapping.metadata import OUR_LOOK, Look
from mapping.viewer.languages import DEFAULT, NO_WORDS, SHIPPED, OwnWords, is_draft, own_text, strings, tag, translate
from mapping.viewer.markup import bundle, json_block, markup, template, with_policy
from mapping.viewer.sharing import PICTURE, sharing_tags

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
HOST_SCRIPT = "incorpora.js"
"""The file for hosts that run no script within a page: it gives the frames their heights."""
NO_SERVERS: Mapping[str, str] = {}
_PICTURES = str(PurePosixPath(PICTURE).with_stem("*"))
"""Beside the picture of the whole map those of its indicators, each called as the page's address calls it."""
_NOTES = ("kit_nota_privacy", "kit_nota_altezza", "kit_nota_ritagli", "kit_nota_posizione", "kit_nota_accessibilita")
_WORDS = (
    "titolo", "lingua", "bozza", "copia", "copiato", "copia_a_mano", "kit_titolo", "kit_guida", "kit_esempio",
    "kit_scelte", "kit_codice", "kit_incolla", "kit_indirizzo", "kit_altezza", "kit_modo", "kit_politica",
    "kit_modo_script", "kit_modo_file", "kit_modo_cornice", "kit_modo_link", "kit_nota_immagine", "kit_server", *_NOTES,
)  # fmt: skip


def render_kit(
    *,
    lang: str = DEFAULT,
    files: Sequence[str] = (),
    base_url: str = "",
    words: OwnWords = NO_WORDS,
    languages: Sequence[str] = SHIPPED,
    look: Look = OUR_LOOK,
    servers: Mapping[str, str] = NO_SERVERS,
) -> str:
    """Return the editor's page, to be published beside ``index.html``, which it shows in a frame.

    ``files``, ``base_url``, ``languages`` and ``look`` as `mapping.viewer.AssociationMap` takes them; ``servers`` are
    the lines for whoever publishes the folder, by the name of the server. A link with a picture needs one in ``files``.
    """
    shown = {"title": translate(lang, "kit_titolo"), "description": translate(lang, "kit_guida")}
    document = template("kit.html.j2").render(
        lang=lang,
        tag=tag(lang),
        dir=strings(lang)["lingua"]["direzione"],
        language=strings(lang)["lingua"]["nome"],
        t=lambda key: _text(words, lang, key),
        notes=_NOTES,
        pictures=_pictures(files),
        servers=servers,
        sandbox=SANDBOX,
        look=look,
        sharing=sharing_tags(lang, **shown, base_url=base_url, files=files),
        style=markup(bundle("viewer.css")),
        script=markup(bundle("kit.js")),
        data=markup(json_block({code: _language(words, code) for code in languages})),
    )
    return with_policy(document, frames=True)


def _pictures(files: Sequence[str]) -> list[str]:
    """Return what the pictures beside the page are called; none where that of the whole map is missing."""
    found = [PurePosixPath(path) for path in files] if PICTURE in files else []
    return [path.stem for path in found if path.match(_PICTURES)]


def frame_code(source: str, title: str, height: int) -> str:
    """Return the frame of the page at ``source``, ``height`` pixels high: the code to paste, without a script."""
    told = Markup(
        '<iframe src="{}" title="{}" loading="lazy" sandbox="{}" allow="geolocation" width="100%" height="{}" '
        'frameborder="0"></iframe>'
    )
    return str(told.format(source, title, SANDBOX, height))


def host_script() -> str:
    """Return `HOST_SCRIPT`, to be published beside the page."""
    return bundle("host.js")


def _language(words: OwnWords, lang: str) -> dict[str, object]:
    about = strings(lang)["lingua"]
    return {
        "nome": about["nome"],
        "tag": tag(lang),
        "direzione": about["direzione"],
        "bozza": is_draft(lang),
        "testi": {key: _text(words, lang, key) for key in _WORDS},
    }


def _text(words: OwnWords, lang: str, key: str) -> str:
    return own_text(words, lang, key) or translate(lang, key)
