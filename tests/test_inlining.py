# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Any Folium map is one file: the same each time, with nothing in it that is asked of anybody."""

import base64
import re
from itertools import pairwise

import folium
import pytest
from branca.element import Element, IFrame
from folium import plugins
from hypothesis import given
from hypothesis import strategies as st

from mapping.errors import InputError, OutputError
from mapping.inlining import save_inline
from mapping.inlining.saving import inline_document
from mapping.inlining.scripts import complete_script, embeddable_script
from mapping.inlining.sources import BLANK_IMAGE, Sources
from mapping.inlining.styles import complete_style
from mapping.inlining.tags import read_tags
from mapping.viewer import build_map
from tests.inlining_maps import MAPS, ROME, on_map, rich

pytestmark = pytest.mark.slow

REMOTE = ("http:", "https:", "//")
OUTLINES = (
    "Lo strato «openstreetmap» chiede le immagini a tile.openstreetmap.org: al suo posto il file ha i contorni del "
    "mondo e delle regioni italiane; con tiles=True lo strato resta, e la pagina le chiede alla rete."
)
RED = base64.b64decode("R0lGODlhAQABAIAAAP8AAP///ywAAAAAAQABAAACAkQBADs=")


def loaded(document: str) -> list[str]:
    """Every remote address in a tag of the document that a browser would load."""
    tags = [tag for tag in read_tags(document) if tag.name != "a"]
    names = ("src", "href", "data", "poster", "srcset", "background", "xlink:href")
    return [tag.value(name) for tag in tags for name in names if tag.value(name).startswith(REMOTE)]


@pytest.mark.slow
@pytest.mark.parametrize("name", MAPS)
def test_no_tag_of_a_saved_map_loads_anything(name):
    document, _ = inline_document(MAPS[name]())
    assert loaded(document) == []
    assert "@import" not in re.sub(r"<script.*?</script>", "", document, flags=re.DOTALL)
    assert "default-src &#x27;none&#x27;" in document.split("</head>")[0]


@pytest.mark.parametrize("name", ["DualMap", "MarkerCluster", "Timeline", "subplots", "VegaLite 5"])
def test_the_same_map_gives_the_same_bytes_and_stays_as_it_was(name):
    made = MAPS[name]()
    once = inline_document(made)
    same = inline_document(made) == once == inline_document(MAPS[name]())
    assert same  # pytest would take minutes to show the difference


@pytest.mark.parametrize("name", ["Map", "Icon", "MarkerCluster", "Timeline"])
def test_what_folium_adds_each_time_it_renders_changes_nothing(name):
    made = MAPS[name]()
    once = inline_document(made)
    made.get_root().render()
    same = inline_document(made) == once
    assert same


def test_rendering_after_saving_is_rendering_without_saving(tmp_path):
    saved, other = on_map(folium.Marker(ROME)), on_map(folium.Marker(ROME))
    with pytest.warns(UserWarning, match="openstreetmap"):
        assert save_inline(saved, tmp_path / "mappa.html") == [OUTLINES]
    texts = [re.sub("[0-9a-f]{32}", "", one.get_root().render()) for one in (saved, other)]
    assert texts[0] == texts[1]


def test_a_page_of_ours_without_anything_of_foliums_stays_as_it_is(atlas):
    assert inline_document(build_map(atlas)) == (build_map(atlas).get_root().render(), [])


def test_a_page_of_ours_that_offers_streets_says_so(atlas):
    _, told = inline_document(build_map(atlas, tiles=True))
    assert "OpenStreetMap" in told[0]


def test_tiles_that_are_kept_are_named_and_allowed():
    dark = "https://{s}.tiles.example.org/{z}/{x}/{y}.png"
    document, told = inline_document(on_map(folium.TileLayer(dark, attr="x", name="scuro")), tiles=True)
    hosts = " ".join(f"https://{letter}.tiles.example.org" for letter in "abc")
    assert f"img-src data: blob: https://tile.openstreetmap.org {hosts};" in document
    assert len(told) == 2
    assert "«scuro» chiede le immagini a *.tiles.example.org" in told[1]


@pytest.mark.parametrize(
    ("address", "named"),
    [
        ("http://t.example/{z}/{x}/{y}.png", ["http://t.example"]),
        ("https://mt{s}.example.com/{z}/{x}/{y}", ["https://mt0.example.com", "https://mt1.example.com"]),
        ("https://chi:segreto@t.example:8080/{z}/{x}/{y}.png", ["https://t.example:8080"]),
        ("tessere/{z}/{x}/{y}.png", []),
        ("https://t.example; script-src-elem * 'unsafe-inline'/{z}/{x}/{y}.png", []),
        ("https://[::1/{z}/{x}/{y}.png", []),
    ],
)
def test_a_policy_names_hosts_and_nothing_else(address, named):
    layer = folium.TileLayer(address, attr="x", name="sfondo\n\u202eoscuro", subdomains="01")
    document, told = inline_document(on_map(layer, tiles=None), tiles=True)
    assert f"img-src {' '.join(['data:', 'blob:', *named])};" in document
    assert "segreto" not in told[0]
    assert told[0].startswith("Lo strato «sfondo  oscuro» ")


def test_a_wms_layer_that_is_kept_is_told():
    document, told = inline_document(
        on_map(folium.WmsTileLayer("https://w.example/ows", layers="a"), tiles=None), tiles=True
    )
    assert "chiede le immagini a w.example" in told[0]
    assert "https://w.example;" in document


def test_many_missing_files_of_one_host_are_one_sentence():
    icons = [folium.Marker(ROME, icon=folium.CustomIcon(f"https://h.example/{n}.png", (9, 9))) for n in range(400)]
    _, told = inline_document(on_map(*icons, tiles=None))
    assert len(told) == 1
    assert told[0].startswith("400 file di h.example, fra cui «https://h.example/0.png», non sono nella pagina")


@pytest.mark.parametrize("times", [1, 2, 3])
def test_however_often_a_map_was_shown_the_file_is_the_same(times):
    shown = rich()
    for _ in range(times):
        shown._repr_html_()
    assert inline_document(shown) == inline_document(rich())


def test_services_are_named():
    wms = folium.WmsTileLayer("https://wms.example.org/ows", layers="a")
    _, told = inline_document(on_map(wms, plugins.Geocoder(), plugins.Realtime("https://x.example.org/a.json")))
    assert [sentence.split(" ")[0] for sentence in told[1:4]] == ["WmsTileLayer", "Geocoder", "Realtime"]
    assert "wms.example.org" in told[1]
    assert "«https://x.example.org/a.json»" in told[4]


class Linked(folium.plugins.MiniMap):
    default_js = (("ignoto", "https://example.org/lib/ignoto.js?v=3"),)


def test_what_the_library_lacks_is_said_and_not_asked_for():
    document, told = inline_document(on_map(Linked()))
    assert "example.org" not in document
    assert told[1].startswith("«https://example.org/lib/ignoto.js?v=3», che Linked chiede, non è nella pagina")


@pytest.mark.parametrize("place", ["example.org/lib/ignoto.js", "ignoto.js"])
def test_a_folder_gives_what_the_library_lacks(tmp_path, place):
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("window.ignoto = '</script><!-- ok';", encoding="utf-8")
    document, told = inline_document(on_map(Linked()), folder=tmp_path)
    assert told == [OUTLINES]
    assert r"window.ignoto = '\x3c/script>\x3c!-- ok';" in document


def test_images_of_a_folder_are_put_in_wherever_they_stand(tmp_path):
    (tmp_path / "rosso.gif").write_bytes(RED)
    address = "https://example.org/img/rosso.gif"
    pin = folium.Marker(
        ROME, icon=folium.CustomIcon(address), popup=f'<img src="{address}"><a href="{address}">qui</a>'
    )
    frame = folium.Marker(
        ROME, popup=folium.Popup(IFrame(f"<img src='{address}'><style>b{{background:url({address})}}</style>"))
    )
    over = folium.raster_layers.ImageOverlay(address, [[41, 12], [42, 13]])
    made = on_map(pin, frame, over, plugins.FloatImage(address))
    document, told = inline_document(made, folder=tmp_path)
    data = "data:image/gif;base64," + base64.b64encode(RED).decode()
    assert told == [OUTLINES]
    assert document.count(data) == 4  # icon, popup, overlay, float
    assert document.count(address) == 1  # the link
    inner = base64.b64decode(re.search(r"data:text/html;charset=utf-8;base64,([\w+/=]+)", document)[1]).decode()
    assert inner.count(data) == 2
    without, told = inline_document(made)
    assert BLANK_IMAGE in without
    assert [sentence for sentence in told if address in sentence]


def test_images_among_the_data_are_counted_and_left():
    feature = {"type": "Feature", "properties": {"foto": "https://example.org/a.png"}, "geometry": None}
    document, told = inline_document(on_map(folium.GeoJson(feature, embed=True, zoom_on_click=False)))
    assert "https://example.org/a.png" in document
    assert told[1].startswith("Indirizzi di immagini che stanno fra i dati o negli script: 1;")


def test_handlers_and_pages_of_others_are_named():
    made = on_map()
    made.get_root().html.add_child(Element('<b onclick="alert(1)">x</b><iframe src="https://example.org/"></iframe>'))
    document, told = inline_document(made)
    assert "example.org" in told[1]
    assert "onclick" in told[2]
    assert loaded(document) == []


@pytest.mark.parametrize("odd", [folium.Marker(ROME), Element("x"), "mappa", None])
def test_what_is_no_map_is_refused(odd, tmp_path):
    with pytest.raises(InputError, match="Si salva una mappa di Folium"):
        save_inline(odd, tmp_path / "x.html")


def test_errors_leave_the_old_file_whole(tmp_path):
    path = tmp_path / "mappa.html"
    path.write_text("di ieri", encoding="utf-8")
    broken = on_map(folium.Marker(ROME, popup="{% for %}"))
    with pytest.raises(Exception):  # noqa: B017 - Folium's own, whatever it is
        save_inline(broken, path)
    with pytest.raises(InputError, match="La cartella"):
        save_inline(on_map(), path, folder=tmp_path / "nessuna")
    with pytest.raises(OutputError, match="non si può scrivere"):
        save_inline(on_map(), tmp_path / "nessuna" / "mappa.html")
    assert path.read_text(encoding="utf-8") == "di ieri"
    assert [found.name for found in tmp_path.iterdir()] == ["mappa.html"]


def test_a_folder_gives_nothing_from_outside(tmp_path):
    (tmp_path / "dentro").mkdir()
    (tmp_path / "segreto.js").write_text("segreto", encoding="utf-8")
    sources = Sources(tmp_path / "dentro")
    for address in (
        "https://x/../segreto.js",
        "https://../segreto.js",
        "https://x/%2e%2e/%2e%2e/segreto.js",
        "https://x/\0",
    ):
        assert sources.look(address, "script") is None


def test_imports_keep_their_conditions(tmp_path):
    (tmp_path / "a.css").write_text("a{background:url(b.png)}", encoding="utf-8")
    (tmp_path / "b.png").write_bytes(b"x")
    sources = Sources(tmp_path)
    terms = "layer(base) supports(display: grid) screen"
    sheet = f'/* @import "x" */@import url("https://h.example/a.css") {terms};i{{content:"url(z)"}}'
    assert complete_style(sheet, "", sources) == (
        '/* @import "x" */@layer base {@supports (display: grid) {@media screen {\n'
        'a{background:url("data:image/png;base64,eA==")}\n}}}i{content:"url(z)"}'
    )
    assert not sources.missing


def test_an_import_of_itself_ends(tmp_path):
    (tmp_path / "a.css").write_text("@import 'a.css';i{}", encoding="utf-8")
    assert "i{}" in complete_style("@import 'https://h.example/a.css';", "", Sources(tmp_path))


def test_an_escaped_address_is_the_same_address(tmp_path):
    (tmp_path / "a.png").write_bytes(b"x")
    code = r'x = {"iconUrl": "https:\/\/h.example\/a.png?b=1\u0026c=2"}; y = "\u003cimg src=\u0027https://h.example/a.png\u0027\u003e"'
    assert complete_script(code, Sources(tmp_path)).count("data:image/png;base64,eA==") == 2


@given(
    st.lists(st.sampled_from(["<!--", "-->", "<script>", "</script>", "</SCRIPT ", "x", "<"]), max_size=12).map("".join)
)
def test_no_library_ends_the_element_it_stands_in(code):
    made = f"<script>{embeddable_script(code)}</script><b>"
    tags = list(read_tags(made))
    assert [tag.name for tag in tags] == ["script", "b"]
    assert all(one.end <= two.start for one, two in pairwise(tags))


def test_the_licences_of_what_was_put_in_stand_in_the_file():
    document, _ = inline_document(on_map())
    notices = document[document.index('id="licenze"') :]
    for package in ("leaflet@1.9.3", "@fortawesome/fontawesome-free@6.2.0", "bootstrap@5.2.2", "world-atlas@2.0.2"):
        assert f"\n{package}\n" in notices
    assert "vega" not in notices


def test_a_rich_map_is_not_large():
    document, told = inline_document(rich())
    assert told == [OUTLINES]
    assert len(document.encode()) < 2_000_000


@pytest.mark.parametrize("empty", ["<title/>", "<style/>", "<script/>", "<style />", "<textarea/>", "<desc/>"])
@pytest.mark.parametrize("root", ["svg", "math"])
def test_an_empty_element_of_a_drawing_swallows_nothing(root, empty):
    tags = list(read_tags(f"<{root}>{empty}</{root}><title>a<b></title><script src=x></script>"))
    assert [tag.name for tag in tags][2:] == ["title", "script"]


@pytest.mark.parametrize(
    "piece",
    [
        "@import url( ",
        '@import url("',
        "url('",
        "url( ",
        "/*",
        "@font-face{",
        '"\\"',
        "@charset ",
        "@import '",
        "url(a ",
    ],
)
def test_a_style_sheet_that_nothing_closes_is_read_once(piece):
    assert isinstance(complete_style(piece * 100_000, "", Sources()), str)  # in minutes, or more, where it is read anew
