# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The file of an edition beyond its metadata: files, logo, colours, and the one that is written to be filled in."""

import re
import struct
import zlib
from pathlib import Path

import pytest

from mapping.errors import InputError
from mapping.metadata import atlas_options, load_metadata, page_look, write_new_edition
from mapping.palette import colours_of, faint_pairs

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">{}</svg>'
EDITIONS = Path(__file__).parent / "editions"
COMMENTED = re.compile(r"# (\w+ = |\[\[)")


def edition(folder: Path, text: str) -> Path:
    path = folder / "edizione.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refused(folder: Path, text: str) -> str:
    with pytest.raises(InputError) as told:
        load_metadata(edition(folder, text))
    return str(told.value)


def png(width: int = 8, height: int = 8) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * (9 * 8))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def with_logo(folder: Path, data: str | bytes) -> str:
    (folder / "logo").write_bytes(data.encode() if isinstance(data, str) else data)
    return '[aspetto]\nlogo = "logo"\nlogo_testo = "Regione"\n'


def keys(tables: dict[str, object], within: str = "") -> set[str]:
    return {
        key
        for name, value in tables.items()
        for key in (keys(value, f"{within}{name}.") if isinstance(value, dict) else {f"{within}{name}"})
    }


def test_the_file_to_fill_in_says_nothing_and_is_taken_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "edizione.toml"
    write_new_edition(path)
    assert load_metadata(path) == load_metadata()
    with pytest.raises(InputError, match="esiste già"):
        write_new_edition(path)
    write_new_edition(path, replace=True)


def test_the_file_to_fill_in_is_taken_with_every_line_in_use(tmp_path: Path) -> None:
    """Who takes away the sign of a line finds an example there that is taken, and all keys that a publisher sets."""
    write_new_edition(tmp_path / "vuota.toml")
    lines = (tmp_path / "vuota.toml").read_text(encoding="utf-8").splitlines()
    (tmp_path / "sportelli.geojson").write_bytes((EDITIONS / "piemonte" / "sportelli.geojson").read_bytes())
    used = [line.removeprefix("# ") if COMMENTED.match(line) else line for line in lines]
    about = load_metadata(edition(tmp_path, "\n".join(used)))
    assert about["titolare"]["nome_it"] == "Regione Esempio" and about["da_confermare"] == ["codice"]
    named = {line.removeprefix("# ").partition(" = ")[0] for line in lines if " = " in line}
    for table in ("aspetto", "titolare", "contatto", "accessibilita", "parole"):
        assert set(about[table]) <= named, table
    assert [column["nome"] for column in about["colonna"]] == ["giorno_apertura"]
    assert [layer["nome"] for layer in about["livello"]] == ["sportelli"]
    assert {key for key in about["registro"] if not key.startswith(("quota", "prova"))} <= named


def test_files_are_looked_for_beside_the_edition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "ente").mkdir()
    (tmp_path / "ente" / "registro.csv").write_text("denominazione\nUno\n", encoding="utf-8")
    path = edition(tmp_path / "ente", 'registro.file = "registro.csv"\n')
    monkeypatch.chdir(tmp_path)
    assert Path(load_metadata(path.relative_to(tmp_path))["registro"]["file"]) == Path("ente/registro.csv")
    assert "«registro.ritirate» nomina un file che non c'è" in refused(tmp_path, 'registro.ritirate = "altro.csv"')
    assert "«aspetto.logo» nomina un file" in refused(tmp_path, f'aspetto.logo = "{"x" * 4000}"')


@pytest.mark.parametrize(
    ("text", "way_out"),
    [
        ('titolo_ti = "a"', "forse è «titolo_it»"),
        ('[registro]\nautor = "a"', "forse è «registro.autore»"),
        ('[registro]\nterritorio = "01"', "«territorio» si scrive all'inizio del file"),
        ('email = "a@b.it"', "forse va sotto [contatto]"),
        ('qwertyuiop = "a"', "mapping new-edition"),
        ('progetti = "no"', "true o false"),
        ("progetti = 1", "true o false"),
        ('territorio = "Piemomte"', "Piemonte"),
        ('[aspetto]\ncolore_principale = "verde"', "#205080"),
    ],
)
def test_a_wrong_line_is_told_with_the_way_out(tmp_path: Path, text: str, way_out: str) -> None:
    told = refused(tmp_path, text)
    assert "edizione.toml" in told and way_out in told


@pytest.mark.parametrize("territory", ["01", "provincia:TO", "comune:001272"])
def test_a_territory_is_kept_as_it_is_written(tmp_path: Path, territory: str) -> None:
    assert load_metadata(edition(tmp_path, f'territorio = "{territory}"'))["territorio"] == territory


def test_the_sources_of_a_register_are_told_with_it(tmp_path: Path) -> None:
    text = '[registro]\nnome = "Albo"\nfonti = ["Legge 64/1989", "RUNTS"]\nfonti_en = ["Law 64/1989"]\n'
    kind = atlas_options(load_metadata(edition(tmp_path, text)))["kind"]
    assert kind.description().endswith(" Fonti: Legge 64/1989; RUNTS.")
    assert kind.description("en").endswith(" Sources: Law 64/1989.")


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<script>1</script>", "«script»"),
        ('<g onload="x()"/>', "«onload»"),
        ('<a href="https://a.it/"><path/></a>', "«a»"),
        ("<foreignObject><p/></foreignObject>", "«foreignobject»"),
        ('<image href="https://a.it/x.png"/>', "altro sito"),
        ('<image xlink:href="file:///etc/passwd"/>', "altro sito"),
        ('<use href="altro.svg#a"/>', "altro sito"),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', "altro sito"),
        ('<path fill="url(https://a.it/#x)"/>', "altro sito"),
        ("<path style=\"fill: url( '//a.it' )\"/>", "altro sito"),
        ("<style>@import 'https://a.it/x.css';</style>", "altro sito"),
        ("<style>path { fill: ur\\6c(//a.it) }</style>", "altro sito"),
        ("<animate/>", "si muove"),
        ("<path", "non è un'immagine"),
    ],
)
def test_a_logo_that_runs_or_asks_is_refused(tmp_path: Path, body: str, words: str) -> None:
    assert words in refused(tmp_path, with_logo(tmp_path, SVG.format(body)))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("<text>&a;</text>"), "istruzioni"),
        ('<?xml-stylesheet href="https://a.it/x.css"?>' + SVG.format(""), "istruzioni"),
        ("<svg/>", "non è un'immagine SVG o PNG"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'/>", "non è un'immagine SVG o PNG"),
        (b"GIF89a", "non è un'immagine SVG o PNG"),
        (b"", "non è un'immagine SVG o PNG"),
        (SVG.format(" " * 100_000), "100 kB"),
        (png()[:-3], "PNG intero"),
        (png(5000), "4096 punti"),
    ],
)
def test_what_is_no_logo_is_refused(tmp_path: Path, data: str | bytes, words: str) -> None:
    assert words in refused(tmp_path, with_logo(tmp_path, data))


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (png(), "png"),
        (SVG.format('<defs><linearGradient id="a"/></defs><path fill="url(#a)"/><use href="#b"/>'), "svg+xml"),
        ('<?xml version="1.0" encoding="UTF-8"?>' + SVG.format("<style>path { fill: red }</style>"), "svg+xml"),
    ],
)
def test_a_good_logo_travels_in_the_page(tmp_path: Path, data: str | bytes, kind: str) -> None:
    look = page_look(load_metadata(edition(tmp_path, with_logo(tmp_path, data))))
    assert look.logo.startswith(f"data:image/{kind};base64,") and look.logo_text == "Regione"


def test_a_logo_says_whose_it_is(tmp_path: Path) -> None:
    text = with_logo(tmp_path, png()).replace("Regione", " ")
    assert "«aspetto.logo_testo»" in refused(tmp_path, text)


@pytest.mark.parametrize("key", ["colore_principale", "colore_accento"])
@pytest.mark.parametrize("colour", ["#ffd100", "#ffffff", "#87ceeb", "#e30613", "#F0C000"])
def test_a_colour_that_cannot_be_read_is_refused_with_one_that_can(tmp_path: Path, key: str, colour: str) -> None:
    told = refused(tmp_path, f'[aspetto]\n{key} = "{colour}"\n')
    assert f"«aspetto.{key}» ({colour.lower()})" in told and " a 1, ne serve " in told
    good = told.rstrip(".")[-7:]
    load_metadata(edition(tmp_path, f'[aspetto]\n{key} = "{good}"\n'))


@pytest.mark.parametrize("colour", ["#005a3c", "#1c3f94", "#8e0057", "#000000"])
def test_the_dark_page_gets_a_shade_that_can_be_read(tmp_path: Path, colour: str) -> None:
    text = f'[aspetto]\ncolore_principale = "{colour}"\ncolore_accento = "{colour}"\n'
    style = page_look(load_metadata(edition(tmp_path, text))).style
    for theme, part in zip(("light", "dark"), style.split("@media"), strict=True):
        own = dict(pair.split(":") for pair in part.partition("{--")[2].strip("};").replace(";--", ";").split(";"))
        assert {"accento", "accento-forte", "accento-tenue", "cerchio"} == set(own)
        assert faint_pairs(colours_of("light") | colours_of(theme) | own) == []


def test_a_dark_colour_alone_or_faint_is_refused(tmp_path: Path) -> None:
    assert "è senza «aspetto.colore_accento»" in refused(tmp_path, 'aspetto.colore_accento_scuro = "#ffffff"')
    told = refused(tmp_path, 'aspetto.colore_accento = "#000000"\naspetto.colore_accento_scuro = "#000000"')
    assert "pagina scura" in told


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    told = refused(
        tmp_path,
        'base_url = "a"\nprogetti = false\naspetto.colore_accento = "#ffff00"\n'
        '[registro]\nquota_coperta = "1 %"\nfile = "x.csv"\n',
    )
    keys = (
        "aspetto.colore_accento",
        "base_url",
        "descrizione_it",
        "descrizione_en",
        "registro.quota_coperta",
        "registro.file",
    )
    assert [f"«{key}»" in told for key in keys] == [True] * len(keys)
    told = refused(tmp_path, with_logo(tmp_path, "x") + 'colore_principale = "#ffff00"\ncolore_accento = "#ffff00"\n')
    assert all(f"«aspetto.{key}»" in told for key in ("logo", "colore_principale", "colore_accento"))
