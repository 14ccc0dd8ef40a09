# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The document: one file, no remote address, its policy by hash, the same bytes, text that stays text."""

import base64
import hashlib
import html
import json
import re
from dataclasses import replace
from html.parser import HTMLParser

import folium
import pytest

from mapping.layers import association_layer, initiative_layer, region_layer
from mapping.viewer import AssociationMap, build_map, page_code, render_page
from mapping.viewer.markup import json_block, printable
from mapping.viewer.payload import safe_address


class _Addresses(HTMLParser):
    """Collects what a browser would fetch: links for the reader are not, nor what an address holds itself."""

    def __init__(self) -> None:
        super().__init__()
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag != "a":
            asked = (values.get(name) or "" for name in ("src", "href", "srcset", "data"))
            self.fetched += [address for address in asked if address and not address.startswith("data:")]


@pytest.fixture(scope="module")
def page(atlas) -> str:
    return render_page(atlas)


def test_rendering_twice_gives_the_same_text(atlas, page):
    assert render_page(atlas) == page
    shown = build_map(atlas)
    assert shown.get_root().render() == shown.get_root().render()


def test_page_fetches_nothing(page):
    parser = _Addresses()
    parser.feed(page)
    assert parser.fetched == []
    styles = "".join(re.findall(r"<style>(.*?)</style>", page, re.DOTALL))
    addresses = re.findall(r'url\(["\']?([^"\')]{5})', styles)
    assert all(address.startswith(("data:", "#")) for address in addresses)
    assert "@import" not in styles


def test_policy_names_exactly_the_inline_script_and_style(page):
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', page).group(1).replace("&#39;", "'")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    for kind in ("script", "style"):
        texts = [page_code().text if kind == "script" else page_code().style]
        texts += re.findall(rf"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        digests = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts]
        named = " ".join(f"'sha256-{digest}'" for digest in digests)
        assert f"{kind}-src {named};" in policy


def test_head_has_language_title_and_a_viewport_that_can_be_pinched(page):
    assert '<html lang="it" dir="ltr">' in page
    assert "<title>Mappa delle associazioni migranti</title>" in page
    assert "user-scalable" not in page
    assert "maximum-scale" not in page


def test_plain_html_holds_every_association_and_the_twenty_regions(atlas, page):
    body = page.split('<script type="application/json"')[0]
    assert sorted(re.findall(r'data-id="([^"]+)"', body)) == sorted(atlas.associations["id"])
    table = re.search(r"<tbody>(.*?)</tbody>", body, re.DOTALL).group(1)
    assert table.count("<tr>") == 20


@pytest.mark.parametrize("text", ["</script>", "<!--", "{{ 7*7 }}", "a\u2028b\u2029", "\x00", "&amp;", "\ud800x"])
def test_data_block_holds_any_text_and_nothing_that_html_reads(text):
    block = json_block({"testo": text})
    assert not re.search("[<>&\u2028\u2029\x00]", block)
    assert json.loads(block)["testo"] == text.replace("\ud800", "?")
    assert block.encode("utf-8")


def test_control_characters_are_made_visible_in_the_html():
    assert printable("a\x00b\tc") == "a\ufffdb\tc"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://esempio.it/a?b=c", "https://esempio.it/a?b=c"),
        ("HTTP://esempio.it", "HTTP://esempio.it"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("//esempio.it", ""),
        ("http://[rotto", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(text, expected):
    assert safe_address(text) == expected


def test_unknown_language_falls_back_string_by_string(atlas):
    assert '<html lang="en" dir="ltr">' in render_page(atlas, lang="en")


def test_map_is_a_folium_map_and_takes_other_layers(atlas):
    shown = AssociationMap(atlas)
    assert isinstance(shown, folium.Map)
    folium.Marker([41.9, 12.5], popup=folium.Popup("Roma")).add_to(shown)
    folium.TileLayer("OpenStreetMap").add_to(shown)
    folium.LayerControl().add_to(shown)
    document = shown.get_root().render()
    assert document == shown.get_root().render()
    assert "Content-Security-Policy" not in document
    assert "jquery" in document
    assert not re.search(r'src="[^"]*leaflet(\.min)?\.js"', document)
    assert not re.search(r"_[0-9a-f]{32}", document)


def test_the_licences_of_what_is_bundled_stand_in_the_page(atlas):
    page = render_page(atlas)
    for words in ("Volodymyr Agafonkin", "Michael Bostock", "SIL OPEN FONT LICENSE"):
        assert words in page


def test_a_name_like_the_place_of_the_policy_stays(atlas):
    name = "Gruppo %POLICY% {{ 7*7 }}"
    renamed = atlas.associations.assign(denominazione=[name, *atlas.associations["denominazione"][1:]])
    shown = AssociationMap(replace(atlas, associations=renamed))
    folium.Marker([41.9, 12.5]).add_to(shown)
    names = re.findall(r"<bdi[^>]*>([^<]*)</bdi>", shown.get_root().render())
    assert html.escape(name).replace("{", "&#123;") in names


@pytest.mark.parametrize("wrong", ["registro.csv", None, 5])
@pytest.mark.parametrize("make", [AssociationMap, region_layer, association_layer, initiative_layer])
def test_what_is_no_atlas_is_refused_in_a_sentence(make, wrong):
    with pytest.raises(TypeError, match="build_atlas"):
        make(wrong)
