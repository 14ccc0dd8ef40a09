# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""A folder gives a saved map what it loads, and nothing else; what it loads and nobody gives is told."""

import base64

import folium
import pytest
from branca.element import Element
from folium import plugins

from mapping.errors import InputError
from mapping.inlining import save_inline
from mapping.inlining.saving import inline_document
from tests.inlining_maps import ROME, on_map
from tests.test_inlining import OUTLINES, RED, loaded

SECRETS = ("registro.xlsx", "persone.csv", "note.html", "chiave.toml", ".env", "rosso.gif", "dati.json")


def filled(folder):
    for name in SECRETS:
        (folder / name).write_bytes(RED if name == "rosso.gif" else b"segreto-segreto")
    return folder


@pytest.mark.parametrize("text", ["{}", "Fonte: {} e altro", "<b>{}</b>", '<a href="{}">qui</a>', "{}?a=1"])
def test_an_address_that_is_only_mentioned_brings_no_file_into_the_page(tmp_path, text):
    said = [text.format(f"https://assoc.example/{name}") for name in SECRETS]
    feature = {
        "type": "Feature",
        "properties": dict.fromkeys(("src", "url", "image"), said),
        "geometry": None,
    }
    marks = [folium.Marker(ROME, popup=one, tooltip=one) for one in said]
    made = on_map(folium.GeoJson(feature, zoom_on_click=False), *marks)
    plain, _ = inline_document(made)
    given_, _ = inline_document(made, folder=filled(tmp_path))
    assert (given_ == plain) is True


@pytest.mark.parametrize("host", ["https://h.example/", "//h.example/", ""])
def test_a_file_of_another_kind_is_not_put_in_where_an_image_stands(tmp_path, host):
    made = on_map()
    wrong = [name for name in SECRETS if name != "rosso.gif"]
    for name in wrong:
        popup = f'<img src="{host}{name}"><b style="background:url({host}{name})">x</b>'
        folium.Marker(ROME, popup=popup, icon=folium.CustomIcon(f"https://h.example/{name}")).add_to(made)
        plugins.FloatImage(f"https://h.example/{name}").add_to(made)
    document, told = inline_document(made, folder=filled(tmp_path))
    assert base64.b64encode(b"segreto-segreto").decode() not in document
    many = any("file di h.example" in sentence for sentence in told)
    assert many or all(any(name in sentence for sentence in told) for name in wrong)


@pytest.mark.parametrize(
    "address",
    [
        *("rosso.gif", "foto/rosso.gif", "//h.example/rosso.gif", "https://h.example/rosso.gif?x=1"),
        *("https://h.example/Flag_(civil).gif", "https://h.example/la%20nostra.gif", "https://h.example/la nostra.gif"),
        "https://h.example/200",
    ],
)
def test_pictures_in_popups_are_put_in_however_they_are_addressed(tmp_path, address):
    for name in ("rosso.gif", "200", "Flag_(civil).gif", "la nostra.gif"):
        (tmp_path / name).write_bytes(RED)
    marks = [
        folium.Marker(ROME, popup=f'<img class="a" src="{address}">'),
        folium.Marker(ROME, tooltip=f"<img alt='x' src='{address}'>"),
        folium.Marker(ROME, icon=folium.DivIcon(f'<p><img src="{address}"></p>')),
    ]
    document, told = inline_document(on_map(*marks), folder=tmp_path)
    assert told == [OUTLINES]
    assert document.count(base64.b64encode(RED).decode()) == 3


@pytest.mark.parametrize("name", ["a" * 300 + ".png", "giro.png", "b/" * 3000 + "y.png", "a%00.png", "x.png/y.png"])
def test_a_name_that_no_file_has_is_not_there(tmp_path, name):
    (tmp_path / "giro.png").symlink_to("giro.png")
    (tmp_path / "x.png").write_bytes(RED)
    _, told = inline_document(on_map(plugins.FloatImage(f"https://h.example/{name}")), folder=tmp_path)
    assert "non è nella pagina" in told[1]


@pytest.mark.parametrize("odd", ["", 3, b"x", ["x"], True])
def test_what_is_no_path_is_no_folder(tmp_path, odd):
    with pytest.raises(InputError, match="vuole il percorso di una cartella"):
        save_inline(on_map(), tmp_path / "x.html", folder=odd)


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "a.png").write_bytes(RED)
    with pytest.raises(InputError, match="è un file, non una cartella"):
        save_inline(on_map(), tmp_path / "x.html", folder=tmp_path / "a.png")


@pytest.mark.parametrize(
    ("made", "word"),
    [
        (lambda: folium.Marker(ROME, popup='<b onclick="alert(1)">x</b>'), "onclick"),
        (lambda: folium.Marker(ROME, icon=folium.DivIcon('<b onclick="alert(1)">x</b>')), "onclick"),
        (lambda: folium.Marker(ROME, tooltip='<a href="javascript:alert(1)">x</a>'), "javascript:alert(1)"),
        (lambda: folium.Marker(ROME, popup='<iframe src="https://h.example/"></iframe>'), "h.example"),
        (lambda: folium.Marker(ROME, popup='<iframe src="pagina.html"></iframe>'), "pagina.html"),
        (lambda: folium.Marker(ROME, popup='<img src="https://picsum.photos/200">'), "picsum.photos/200"),
        (lambda: folium.Marker(ROME, popup="<img src=foto.php>"), "foto.php"),
        (lambda: folium.Marker(ROME, icon=folium.CustomIcon("https://picsum.photos/200")), "picsum.photos/200"),
        (lambda: folium.raster_layers.ImageOverlay("https://h.example/x?y", [[41, 12], [42, 13]]), "h.example/x"),
        (lambda: folium.raster_layers.VideoOverlay("https://h.example/x.mp4", [[41, 12], [42, 13]]), "x.mp4"),
    ],
)
def test_each_thing_in_the_texts_of_a_script_is_told(made, word):
    _, told = inline_document(on_map(made()))
    assert [sentence for sentence in told[1:] if word in sentence]


def test_data_that_a_script_fetches_are_told_or_put_in(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dati").mkdir()
    (tmp_path / "dati" / "a.geojson").write_text('{"type":"FeatureCollection","features":[]}', encoding="utf-8")
    made = on_map(folium.GeoJson("dati/a.geojson", embed=False))
    assert "dati/a.geojson" in inline_document(made)[1][1]
    document, told = inline_document(made, folder=tmp_path)
    assert told == [OUTLINES]
    assert '$.ajax("data:application/geo+json;base64,' in document


def page_with(*pieces, **options):
    made = on_map()
    for piece in pieces:
        made.get_root().header.add_child(Element(piece))
    return inline_document(made, **options)


def test_a_set_of_images_is_put_in_from_the_folder(tmp_path):
    (tmp_path / "a.gif").write_bytes(RED)
    address = "https://h.example/"
    document, told = page_with(f'<img srcset="{address}a.gif 1x, {address}b.gif 2x,a.gif 3x">', folder=tmp_path)
    assert document.count(base64.b64encode(RED).decode()) == 2
    assert "b.gif" in told[1]
    assert loaded(document) == []


@pytest.mark.parametrize("kind", ["application/x-javascript", "text/jscript", "TEXT/JavaScript1.5"])
def test_scripts_of_old_types_are_scripts(tmp_path, kind):
    (tmp_path / "a.js").write_text("var a", encoding="utf-8")
    document, _ = page_with(f'<script type="{kind}" src="a.js"></script>', folder=tmp_path)
    assert "<script>var a</script>" in document


@pytest.mark.parametrize("when", ["defer", "async"])
def test_a_deferred_script_comes_last_and_keeps_its_attributes(tmp_path, when):
    (tmp_path / "a.js").write_text("var a", encoding="utf-8")
    document, _ = page_with(f'<script {when} id="uno" data-x="&quot;" src="a.js"></script>', folder=tmp_path)
    assert '<script id="uno" data-x="&quot;">var a</script>' in document[document.rfind("L.map(") :]


def test_links_that_are_data_stay():
    link = '<link rel="icon" href="data:,">'
    assert link in page_with(link)[0]


def test_objects_may_show_what_was_put_in(tmp_path):
    (tmp_path / "a.gif").write_bytes(RED)
    document, _ = page_with('<object data="a.gif"></object>', folder=tmp_path)
    assert "object-src data:;" in document
    assert "object-src" not in page_with("")[0]


def test_a_table_of_imports_is_told():
    _, told = page_with('<script type="importmap">{"imports": {"a": "https://h.example/a.js"}}</script>')
    assert "https://h.example/a.js" in told[1]


def test_an_old_script_is_read_as_its_tag_says(tmp_path):
    (tmp_path / "a.js").write_bytes("<!-- nascosto\nvar a = 'città'\n//-->".encode("latin-1"))
    document, _ = page_with('<script charset="iso-8859-1" src="a.js"></script>', folder=tmp_path)
    assert "<script>\nvar a = 'città'\n//--></script>" in document
    assert "<script>" in page_with('<script charset="nessuno" src="a.js"></script>', folder=tmp_path)[0]
