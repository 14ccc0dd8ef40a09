# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer to oEmbed, and the frame in it."""

import html
import json
import re

import pytest

from mapping.metadata import load_metadata, page_words
from mapping.publish.oembed import link_pages, oembed_files
from mapping.viewer import frame_code, render_kit
from mapping.viewer.languages import SHIPPED, tag, translate

REGIONS = {"12": "Lazio", "20": "Sardegna"}
HOSTILE = '"><script>alert(1)</script> {{ 7 * 7 }}'
BASE = "https://mappa.lavoro.gov.it/associazioni/"


def test_without_an_address_there_is_no_answer_and_no_link():
    assert oembed_files(load_metadata(), {}, REGIONS) == {}
    assert link_pages(load_metadata(), {}, REGIONS, []) == {}
    assert "oembed" not in render_kit()


def test_the_answer_has_what_the_specification_asks_of_a_rich_one():
    about = load_metadata() | {"base_url": BASE}
    answer = json.loads(oembed_files(about, page_words(about), REGIONS)["oembed.json"])
    assert {"version": "1.0", "type": "rich", "width": 1000, "height": 1000}.items() <= answer.items()
    assert f'src="{BASE}index.html?incorporata=1"' in answer["html"]
    assert "<script" not in answer["html"]
    assert f'href="{BASE}oembed.json"' in render_kit(base_url=BASE, files=["oembed.json"])


@pytest.mark.parametrize(
    ("name", "lang", "state", "title"),
    [
        ("regione-12", "it", "regione=12", "Mappa delle associazioni migranti: Lazio"),
        ("fr", "fr", "lang=fr", translate("fr", "titolo")),
        ("ar", "ar", "lang=ar", translate("ar", "titolo")),
    ],
)
def test_a_language_and_a_region_have_a_page_to_send_and_its_own_answer(name, lang, state, title):
    about = load_metadata() | {"base_url": BASE}
    answers = oembed_files(about, page_words(about), REGIONS)
    pages = link_pages(about, page_words(about), REGIONS, [*answers, "immagini/mappa.png"])
    assert set(answers) - {"oembed.json"} == {page.replace(".html", ".json") for page in pages}
    assert len(pages) == len(SHIPPED) + len(REGIONS)
    page = pages[f"link/{name}.html"].decode()
    assert f'<html lang="{tag(lang)}"' in page
    assert f'<a href="../index.html#{state}">{title}</a>' in page
    assert f'http-equiv="refresh" content="0; url=../index.html#{state}"' in page
    assert f'property="og:title" content="{title}"' in page
    assert f'property="og:image" content="{BASE}immagini/mappa.png"' in page
    assert re.findall(r'json\+oembed" href="([^"]*)"', page) == [f"{BASE}link/{name}.json"]
    answer = json.loads(answers[f"link/{name}.json"])
    assert answer["title"] == title
    assert html.escape(f"index.html?incorporata=1&{state}") in answer["html"]


def test_the_publisher_s_words_stay_words_in_a_page_to_send():
    about = load_metadata() | {"base_url": BASE}
    about["parole"] = about["parole"] | {"titolo_it": HOSTILE, "sottotitolo_it": HOSTILE}
    page = link_pages(about, page_words(about), {"12": HOSTILE}, [])["link/regione-12.html"].decode()
    assert "<script" not in page


@pytest.mark.parametrize("hostile", ['"><script>alert(1)</script>', "a & b", "l'«ora»", "{{ 7 * 7 }}"])
def test_no_title_breaks_the_frame(hostile):
    code = frame_code(f"{BASE}?q={hostile}", hostile, 500)
    title = re.search(r'title="([^"]*)"', code)
    assert title is not None
    assert html.unescape(title[1]) == hostile
    assert code.count("<") == 2
