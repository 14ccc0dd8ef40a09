# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The map in a notebook: its size, what stands in for it, and what may be asked of it."""

import inspect
import re
import struct
import unicodedata
from html.parser import HTMLParser

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapping.metadata import OUR_LOOK
from mapping.viewer import AssociationMap, build_map
from mapping.viewer.languages import LANGUAGES, SHIPPED, strings, translate
from mapping.viewer.options import NO_INDICATOR, check_size
from mapping.viewer.payload import build_payload

pytestmark = pytest.mark.slow


class Outline(HTMLParser):
    """The elements in their order, each with its attributes and its own text."""

    def __init__(self, text):
        super().__init__()
        self.found = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs), []))

    def handle_data(self, data):
        self.found[-1][2].append(data)

    def one(self, tag):
        (found,) = [(attributes, "".join(text)) for name, attributes, text in self.found if name == tag]
        return found


@pytest.fixture(scope="module")
def shown(atlas):
    return Outline(build_map(atlas)._repr_html_())


def test_what_the_class_takes_build_map_takes(atlas):
    assert inspect.signature(build_map) == inspect.signature(AssociationMap)
    asked = {"lang": "en", "indicator": "tasso_10000", "tiles": True, "contact": "redazione@example.org"}
    asked |= {"files": ["dati/associazioni.csv"], "base_url": "https://example.org/mappa/"}
    asked |= {"words": {"titolo": {"it": "Le associazioni di Modena"}}, "languages": ("it", "en")}
    asked |= {"accessibility": {"recapito": "accesso@example.org"}}
    asked |= {"look": OUR_LOOK}
    both = [make(atlas, width=640, height="50%", source_code="https://example.org", **asked) for make in
            (build_map, AssociationMap)]  # fmt: skip
    assert len({one._repr_html_() for one in both}) == 1
    assert set(inspect.signature(build_map).parameters) == {"atlas", "width", "height", "source_code", *asked}


def test_the_frame_is_followed_by_what_stands_in_for_it(shown):
    tags = [tag for tag, _, _ in shown.found]
    assert tags == ["style", "iframe", "div", "p", "img"]
    frame, instead = shown.one("iframe")[0], shown.one("div")[0]
    assert shown.one("style")[1] == f".{frame['class']}+.{instead['class']}{{display:none}}"
    assert frame["title"] == translate("it", "titolo")
    assert frame["srcdoc"].startswith("<!DOCTYPE html>")


def test_the_page_in_the_frame_is_that_of_the_file(atlas, shown):
    assert shown.one("iframe")[0]["srcdoc"] == build_map(atlas).get_root().render()


def test_the_same_map_gives_the_same_bytes_and_words(atlas):
    one, two = build_map(atlas), build_map(atlas)
    assert one._repr_html_() == two._repr_html_()
    assert one._repr_png_() == two._repr_png_()
    count = len(atlas.associations)
    assert repr(one) == repr(two) == f"<AssociationMap: {count} associazioni, indicatore «associazioni», lingua «it»>"


def test_the_picture_is_light_and_wide_enough_to_read(atlas):
    png = build_map(atlas)._repr_png_()
    assert struct.unpack(">II", png[16:24]) == (760, 940)
    assert len(png) < 100_000


@pytest.mark.slow
def test_every_indicator_of_the_page_can_be_asked_for_and_no_other(atlas):
    block = build_payload(atlas, lang="it")["indicatori"]
    coloured = [figure["nome"] for figure in block if "soglie" in figure]
    pictures = {name: build_map(atlas, indicator=name)._repr_png_() for name in [*coloured, NO_INDICATOR]}
    assert len(set(pictures.values())) == len(coloured)
    for wrong in ["tasso", "", "confronto_italia", "esatte", *(f["nome"] for f in block if "soglie" not in f)]:
        with pytest.raises(ValueError, match=f"^L'indicatore «{wrong}» .*: {', '.join(coloured)}.$"):
            build_map(atlas, indicator=wrong)


@pytest.mark.parametrize("wrong", ["xx", "", "IT", "it-IT", "italiano"])
def test_a_language_that_the_page_does_not_speak_is_refused(atlas, wrong):
    with pytest.raises(ValueError, match=f"^La lingua «{wrong}» .*: {', '.join(SHIPPED)}.$"):
        build_map(atlas, lang=wrong)


def test_what_to_do_is_said_in_the_language_of_the_map(atlas):
    words, text = Outline(build_map(atlas, lang="ar")._repr_html_()).one("p")
    assert (words["lang"], words["dir"]) == ("ar", "rtl")
    assert text == strings("ar")["quaderno"]


def test_what_to_do_is_said_in_every_language():
    sentences = [strings(lang)["quaderno"] for lang in LANGUAGES]
    assert len(set(sentences)) == len(LANGUAGES)
    for text in sentences:
        assert re.search(
            r"JupyterLab.*Ctrl\+Shift\+C.*Trust Notebook.*Jupyter Notebook.*File [→←] Trust Notebook", text
        )
        assert unicodedata.is_normalized("NFC", text)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("asked", "style"),
    [
        ({}, "width:100%;height:880px"),
        ({"width": 600, "height": 400}, "width:600px;height:400px"),
        ({"width": "50%", "height": "600px"}, "width:50%;height:600px"),
        ({"width": "100%", "height": "60%"}, "width:100%;aspect-ratio:100/60"),
        ({"width": np.float64(640.5), "height": np.int64(480)}, "width:640.5px;height:480px"),
        ({"width": (80.0, "%"), "height": " 30 em "}, "width:80%;height:30em"),
        ({"height": "90vh"}, "width:100%;height:90vh"),
    ],
)
def test_the_size_is_the_one_asked_for(atlas, asked, style):
    frame = Outline(build_map(atlas, **asked)._repr_html_()).one("iframe")[0]
    assert frame["style"].endswith(style)


@pytest.mark.parametrize(
    "wrong",
    [0, -5, "0px", "-5px", "", "px", "%", "largo", "1e3px", "10 0px", "5pt", True, None, float("nan"),
     float("inf"), "100%;position:fixed", '1px" onload="', (100, "x"), [600], "\u0661px"],
)  # fmt: skip
@pytest.mark.parametrize("name", ["width", "height"])
def test_what_is_no_size_is_refused_by_name(atlas, name, wrong):
    with pytest.raises(ValueError, match=rf'^{name}={re.escape(repr(wrong))} non è una misura: .*"600px"'):
        build_map(atlas, **{name: wrong})


@given(st.floats(min_value=0.01, max_value=1e6), st.sampled_from(["px", "%", "em", "rem", "vw", "vh"]))
def test_a_size_keeps_its_number(number, unit):
    checked = check_size("width", f"{number:.3f}{unit}")
    assert re.fullmatch(rf"[\d.]+{unit}", checked)
    assert float(checked.removesuffix(unit)) == pytest.approx(number, abs=6e-4)
