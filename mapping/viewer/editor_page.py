# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page for web editors: the code to paste, made for the choices, and the live frame."""

from collections.abc import Sequence
from typing import Any

from mapping.atlas import Atlas
from mapping.schema import split_values
from mapping.viewer.fields import fields_block
from mapping.viewer.languages import (
    DEFAULT,
    LANGUAGES,
    NO_WORDS,
    OwnWords,
    country_name,
    own_text,
    strings,
    translate,
)
from mapping.viewer.markup import bundle, json_block, markup, template, with_policy
from mapping.viewer.sharing import sharing_tags

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
_VIEWS = ("mappa", "elenco", "regioni", "comunita", "cercare", "iniziative")


def render_kit(
    atlas: Atlas, *, lang: str = DEFAULT, files: Sequence[str] = (), base_url: str = "", words: OwnWords = NO_WORDS
) -> str:
    """Return the editor's page, to be published beside ``index.html``, which it shows in a frame.

    ``files`` and ``base_url`` as `mapping.viewer.AssociationMap` takes them.
    """
    title = own_text(words, lang, "titolo") or translate(lang, "titolo")
    shown = {"title": translate(lang, "kit_titolo"), "description": translate(lang, "kit_guida")}
    document = template("kit.html.j2").render(
        lang=lang,
        dir=strings(lang)["lingua"]["direzione"],
        t=lambda key, **values: translate(lang, key, **values),
        sandbox=SANDBOX,
        sharing=sharing_tags(lang, **shown, base_url=base_url, files=files),
        style=markup(bundle("viewer.css")),
        script=markup(bundle("kit.js")),
        data=markup(json_block({"titolo": title, "scelte": _choices(atlas, lang)})),
    )
    return with_policy(document, frames=True)


def _choices(atlas: Atlas, lang: str) -> list[dict[str, Any]]:
    """Return the page's parameters with their values: name in the address, label, ``[value, text]``."""
    regions = atlas.coverage.regions["regione"].sort_values()
    found = {code for cell in atlas.associations["paesi_origine"] for code in split_values(cell)}
    countries = sorted((country_name(code, lang), code) for code in found)
    offered = {
        "regione": [(str(code), name) for code, name in regions.items()],
        "comunita": [(code, name) for name, code in countries],
        "vista": [(view, translate(lang, f"vista_{view}")) for view in _VIEWS[1:]],
        "lang": [(code, strings(code)["lingua"]["nome"]) for code in LANGUAGES if code != DEFAULT],
    }
    first = {"vista": translate(lang, "vista_mappa"), "lang": strings(DEFAULT)["lingua"]["nome"]}
    labels = {"vista": "viste", "lang": "lingua"} | {
        told["nome"]: told["colonna"] for told in fields_block()["faccette"]
    }
    return [
        {
            "campo": name,
            "nome": translate(lang, labels.get(name, name)),
            "voci": [("", first.get(name, translate(lang, "kit_tutte"))), *values],
        }
        for name, values in offered.items()
    ]
