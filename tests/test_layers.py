# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Our layers on any Folium map, as text: what stands in the document, and that it stands there once."""

import copy
import html
import json
import pickle
import re
from dataclasses import replace
from functools import partial
from itertools import product

import folium
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jinja2 import Template

from mapping.layers import (
    AtlasLayer,
    association_layer,
    associations,
    initiative_layer,
    initiatives,
    region_layer,
    regions,
)
from mapping.layers.layer import NOWHERE, control_text
from mapping.viewer.borders import borders_block, region_borders_block
from mapping.viewer.figures import shown_figures
from mapping.viewer.languages import LANGUAGES, SHIPPED, strings
from mapping.viewer.markup import bundle, json_block, printable
from mapping.viewer.messages import arguments

MAKERS = [region_layer, association_layer, initiative_layer]
JINJA = st.text(alphabet="{%#}- \n\\\"'<>&a7*\u2028\x00`$")
"""What templates, strings, markup and lines are made of."""


def document(*layers: AtlasLayer) -> str:
    map_ = folium.Map(tiles=None)
    for layer in layers:
        layer.add_to(map_)
    folium.LayerControl().add_to(map_)
    return str(map_.get_root().render())


def without_ids(text: str) -> str:
    numbers: dict[str, str] = {}
    return re.sub("[0-9a-f]{32}", lambda found: numbers.setdefault(found[0], str(len(numbers))), text)


@settings(deadline=None)
@given(st.dictionaries(JINJA, JINJA | st.lists(JINJA)))
def test_a_block_survives_templates_and_scripts(value):
    block = json_block(value)
    assert json.loads(block) == value
    assert Template(Template(block).render()).render() == block
    assert "<" not in block


@settings(deadline=None)
@given(JINJA)
def test_a_name_is_shown_as_it_is(name):
    text = control_text(name)
    assert html.unescape(text) == printable(name)
    assert Template(text, keep_trailing_newline=True).render() == text
    assert not set("<{\"'") & set(text)


def test_our_own_script_and_style_are_no_templates():
    for name in ("layers.js", "layers.css"):
        assert not re.search(r"\{[{%#]", bundle(name))
        assert "</" not in bundle(name).replace("</a>", "")


def test_every_rule_of_the_style_is_under_our_prefix():
    style = re.sub(r"@media[^{]*\{", "", bundle("layers.css"))
    selectors = [one for rule in re.findall(r"([^{}]+)\{", style) for one in rule.split(",")]
    assert selectors
    assert [one for one in selectors if "mappa-strati" not in one] == []


def test_every_word_that_the_script_asks_for_is_sent():
    asked = set(re.findall(r'\bt\("([\w.-]+)"', bundle("layers.js")))
    assert asked
    assert asked == {*regions.TEXTS, *associations.TEXTS, *initiatives.TEXTS}


@pytest.mark.parametrize("lang", SHIPPED)
@pytest.mark.parametrize("maker", MAKERS)
def test_every_language_has_a_name_for_the_layer(atlas, maker, lang):
    assert maker(atlas, lang=lang).layer_name


@pytest.mark.parametrize("maker", MAKERS)
def test_an_unknown_language_is_one_sentence(atlas, maker):
    with pytest.raises(ValueError, match=f"La lingua «tlh» non c'è; ci sono: {', '.join(SHIPPED)}\\.$"):
        maker(atlas, lang="tlh")


@pytest.mark.parametrize("name", ["associazione", "confronto_p", "mappate", "tasso_10000_inf", ""])
def test_an_indicator_that_colours_no_region_is_answered_with_those_that_do(atlas, name):
    coloured = ", ".join(figure.name for figure in shown_figures(atlas.coverage) if figure.scheme)
    with pytest.raises(ValueError) as raised:
        region_layer(atlas, indicator=name)
    assert str(raised.value) == f"L'indicatore «{name}» non colora le regioni; quelli che le colorano: {coloured}."


@pytest.mark.parametrize("name", ["Malaika", "doti_msna", ""])
def test_a_project_without_places_is_answered_with_those_that_have(atlas, name):
    with pytest.raises(ValueError) as raised:
        initiative_layer(atlas, name)
    assert str(raised.value).startswith(
        f"L'iniziativa «{name}» non ha luoghi da mostrare; quelle che ne hanno: malaika,"
    )


def test_every_indicator_with_classes_and_every_project_with_places_has_its_layer(atlas):
    for figure in shown_figures(atlas.coverage):
        if figure.scheme:
            assert html.unescape(region_layer(atlas, indicator=figure.name).layer_name) == figure.it
    for project in set(atlas.initiatives.places.dropna(subset="latitudine")["progetto"]):
        assert initiative_layer(atlas, project).layer_name == atlas.initiatives.projects.loc[project, "nome"]


def test_a_document_that_is_parsed_once_more_stays_as_it_is(atlas):
    rows = atlas.associations.assign(denominazione="{{ 7*7 }} {% raw %} {# #} {{{ }}}")
    text = document(association_layer(replace(atlas, associations=rows), name="{{ 7*7 }} {% raw %}"))
    assert Template(text, keep_trailing_newline=True).render() == text


def test_script_style_and_shared_data_stand_once(atlas):
    text = document(*(maker(atlas, name=str(n)) for maker in MAKERS for n in range(2)))
    assert text.count(bundle("layers.js")) == text.count(bundle("layers.css")) == 1
    assert text.count('<script type="application/json"') == len(MAKERS) + 1  # and the borders
    assert len(re.findall(r"mappaStrati\.\w+\(\"mappa-strati-", text)) == 2 * len(MAKERS)


def test_two_builds_differ_in_the_ids_of_folium_alone(atlas):
    first, second = (without_ids(document(*(maker(atlas) for maker in MAKERS))) for _ in range(2))
    assert first == second


@pytest.mark.parametrize("maker", MAKERS)
def test_a_layer_can_be_copied_and_pickled(atlas, maker):
    before = without_ids(document(maker(atlas)))
    pickled = pickle.loads(pickle.dumps(maker(atlas)))  # noqa: S301 - made on this line
    for twin in (pickled, copy.deepcopy(maker(atlas)), copy.copy(maker(atlas))):
        assert without_ids(document(twin)) == before


def test_bounds_are_those_of_what_is_drawn(atlas):
    (south, west), (north, east) = region_layer(atlas).get_bounds()
    assert (35, 6, 47, 18) < (south, west, north, east) < (36, 7, 48, 19)
    for maker in (association_layer, initiative_layer):
        (low, left), (high, right) = maker(atlas).get_bounds()
        assert south <= low < high <= north
        assert west <= left < right <= east


def test_an_empty_registry_has_an_empty_layer(atlas):
    layer = association_layer(replace(atlas, associations=atlas.associations.iloc[:0]))
    assert layer.get_bounds() == NOWHERE
    assert document(layer)


def test_the_regions_alone_have_the_arcs_they_have_with_the_provinces():
    def rings(block, node):
        if isinstance(node, int):
            return (block["arcs"][~node], "back") if node < 0 else (block["arcs"][node], "forth")
        return [rings(block, inner) for inner in node]

    def shapes(block):
        return [
            (shape["properties"], shape["type"], rings(block, shape["arcs"]))
            for shape in block["objects"]["regioni"]["geometries"]
        ]

    whole, alone = borders_block(), region_borders_block()
    assert shapes(alone) == shapes(whole)
    assert alone["transform"] == whole["transform"]
    assert len(alone["arcs"]) < len(whole["arcs"]) == 670


def test_three_layers_of_the_shipped_registry_stay_small(atlas):
    without = len(document().encode())
    weights = {maker.__name__: len(document(maker(atlas)).encode()) - without for maker in MAKERS}
    own = len((bundle("layers.js") + bundle("layers.css")).encode())
    assert own < 29_000  # the marks of the projects are a thousand of them
    assert weights["region_layer"] < own + 50_000
    assert weights["association_layer"] < own + 60_000
    assert weights["initiative_layer"] < own + 12_000


@pytest.mark.parametrize("texts", [associations.TEXTS, initiatives.TEXTS, regions.TEXTS])
def test_the_texts_of_a_layer_are_plain_because_its_script_reads_no_messages(texts):
    for lang, key in product(LANGUAGES, texts):
        text = strings(lang)["testi"][key]
        for form in [text] if isinstance(text, str) else text.values():
            assert {argument.kind for argument in arguments(form)} <= {""}, (lang, key)
            assert "''" not in form, (lang, key)


@pytest.mark.parametrize("maker", [*MAKERS, partial(region_layer, indicator="tasso_10000")])
def test_no_text_of_the_data_stands_in_a_script_that_runs(atlas, maker):
    text = document(maker(atlas, name="nome"))
    (script,) = re.findall(r"</body>\s*<script>(.*)</script>", text, flags=re.DOTALL)
    assert "mappaStrati" in script
    assert not re.search(r"Malaika|Associazioni|Lazio", script)
