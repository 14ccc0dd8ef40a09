# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The answer to oEmbed, and the frame in it."""

import html
import json
import re

import pytest

from mapping.metadata import load_metadata
from mapping.publish.oembed import oembed_files
from mapping.viewer import frame_code, render_kit

BASE = "https://mappa.lavoro.gov.it/associazioni/"


def test_without_an_address_there_is_no_answer_and_no_link():
    assert oembed_files(load_metadata()) == {}
    assert "oembed" not in render_kit()


def test_the_answer_has_what_the_specification_asks_of_a_rich_one():
    about = load_metadata() | {"base_url": BASE}
    answer = json.loads(oembed_files(about)["oembed.json"])
    assert {"version": "1.0", "type": "rich", "width": 1000, "height": 1000}.items() <= answer.items()
    assert f'src="{BASE}index.html?incorporata=1"' in answer["html"]
    assert "<script" not in answer["html"]
    assert f'href="{BASE}oembed.json"' in render_kit(base_url=BASE, files=["oembed.json"])


@pytest.mark.parametrize("hostile", ['"><script>alert(1)</script>', "a & b", "l'«ora»", "{{ 7 * 7 }}"])
def test_no_title_breaks_the_frame(hostile):
    code = frame_code(f"{BASE}?q={hostile}", hostile, 500)
    title = re.search(r'title="([^"]*)"', code)
    assert title is not None
    assert html.unescape(title[1]) == hostile
    assert code.count("<") == 2
