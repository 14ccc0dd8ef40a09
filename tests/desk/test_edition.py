# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page «Chi pubblica»: it writes what the command reads, says at each field what is wrong, loses nothing."""

import html
import re
import tomllib
from pathlib import Path

import pytest

from mapping.desk.edition_form import fields, groups, offered_languages, offered_territories, said, standing
from mapping.metadata import blank_edition, load_metadata, value_at
from mapping.places import find_extent
from mapping.toml_files import read_toml
from tests.desk.visitor import desk_in
from tests.test_own_layers import feature, layer, written

EDITIONS = sorted((Path(__file__).parents[1] / "editions").glob("*/edizione.toml"))
LOGO = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'
GOOD = {
    "titolare.nome_it": "Comune di Prova",
    "titolare.sito": "https://www.prova.it/",
    "titolare.identificativo": "c_p000",
    "titolare.uri": "https://w3id.org/italia/data/public-organization/c_p000",
    "contatto.email": "ufficio@prova.it",
    "territorio": "Provincia di Torino",
    "parole.titolo_it": "Le associazioni «della» provincia",
    "registro.natura": "elenco",
    "registro.fonti": "Albo\r\n\r\nRUNTS ",
    "descrizione_it": "Una riga\r\ne un'altra",
}


@pytest.fixture
def visitor(tmp_path):
    with desk_in(tmp_path) as found:
        yield found.enter()


def filled(page):
    """Return what the fields of a page hold, as a browser would send it."""
    form = page.split('<form class="edizione"')[1].split("</form>")[0]
    told = re.findall(r'<input type="(?:text|hidden)"[^>]* name="([^"]+)" value="([^"]*)"', form)
    told += re.findall(r'<input type="(?:text)" id="[^"]*" name="([^"]+)" value="([^"]*)"', form)
    told += re.findall(r'<textarea[^>]* name="([^"]+)"[^>]*>\n([^<]*)</textarea>', form)
    told += re.findall(r'<input type="(?:radio|checkbox)"[^>]* name="([^"]+)" value="([^"]*)" checked>', form)
    return list(dict.fromkeys((key, html.unescape(value).replace("\n", "\r\n")) for key, value in told))


def save(visitor, changes=(), *also, **picture):
    """Change some fields of the page as it is, press «Salva», and return the page that follows."""
    changes = dict(changes)
    kept = [(key, value) for key, value in filled(visitor.ask("/edizione").text) if key not in changes]
    answer = visitor.fill("/edizione", [*kept, *changes.items(), *also], **picture)
    assert answer.status == 303, answer.text
    return visitor.ask(answer.goes.partition("#")[0]).text


def of_field(page, key):
    """Return what is said of a field, by what a reader who does not see is told with it."""
    name = key.replace(".", "-")
    told = re.search(
        rf'<(?:input|textarea|fieldset)[^>]*(?:id="{name}"|)[^>]* aria-describedby="([^"]*e-{name}\b[^"]*)"', page
    )
    assert told, key
    return " ".join(html.unescape(re.search(rf'id="{one}">([^<]*)', page)[1]) for one in told[1].split())


def test_every_key_that_a_publisher_sets_is_a_field_or_named_as_the_file_s_alone():
    keys, table = set(), ""
    for line in blank_edition().splitlines():
        if found := re.match(r"(?:# )?\[\[(\w+)\]\]", line):
            keys.add(found[1])
            table = None  # whose keys are of each of its tables
        elif found := re.match(r"\[(\w+)\]", line):
            table = f"{found[1]}."
        elif table is not None and (found := re.match(r"(?:# )?(\w+) = ", line)):
            keys.add(f"{table}{found[1]}")
    alone = set(read_toml("desk/edition_fields.toml")["only_in_file"])
    assert keys == fields().keys() | alone and not fields().keys() & alone
    assert len({field.label for field in fields().values()}) == len(fields())
    assert len(fields()) == sum(len(found) for _, _, found in groups())


def test_the_page_says_what_it_does_not_show(visitor):
    page = html.unescape(visitor.ask("/edizione").text)
    assert all(words in page for words in read_toml("desk/edition_fields.toml")["only_in_file"].values())


def test_what_is_filled_in_is_the_file_that_the_command_reads(visitor, tmp_path):
    page = save(visitor, GOOD)
    assert 'id="salvato"' in page and "Torino, provincia (codice ISTAT 001)" in page
    about = load_metadata(tmp_path / "edizione.toml")
    assert value_at(about, "titolare.nome_it") == "Comune di Prova" and about["territorio"] == "Provincia di Torino"
    assert about["registro"]["fonti"] == ["Albo", "RUNTS"] and about["descrizione_it"] == "Una riga\ne un'altra"
    text = (tmp_path / "edizione.toml").read_text(encoding="utf-8")
    comments = [line for line in blank_edition().splitlines() if re.match(r"# (?!\w+ = )", line)]
    assert [line for line in text.splitlines() if line in comments] == comments
    assert sorted(path.name for path in tmp_path.iterdir()) == [".banco", "edizione.toml"]
    assert 'Resta da dire: <a href="#base_url">Indirizzo della mappa</a>' in page
    before = (tmp_path / "edizione.toml").stat().st_mtime_ns
    assert 'id="salvato"' in save(visitor) and (tmp_path / "edizione.toml").stat().st_mtime_ns == before


def test_every_refusal_stands_at_its_field_and_on_top_and_nothing_typed_is_lost(visitor, tmp_path):
    wrong = {
        "titolare.sito": "www.prova.it",
        "contatto.email": "boh",
        "territorio": "Provincia di Torin",
        "registro.data": "31/03/2026",
        "accessibilita.aggiornata": "ieri",
        "base_url": "https://www.prova.it/mappa",
        "progetti": "no",
    }
    page = save(visitor, GOOD | wrong)
    top = html.unescape(page.split('id="errori"')[1].split("</div>")[0])
    shown = {**wrong, "descrizione_en": ""}
    del shown["progetti"]
    assert top.count("<li>") == len(shown) + 1 == 8  # a day that is none is without its declaration too
    linked, names = re.findall(r'href="#([\w-]+)"', top), [one.name for one in fields().values()]
    assert linked == sorted(linked, key=names.index)
    for key, typed in shown.items():
        sentence = of_field(page, key)
        assert f"«{fields()[key].label}»" in sentence and f'href="#{fields()[key].name}"' in top
        assert typed in sentence
    assert "forse è «Torino»" in of_field(page, "territorio")
    assert not (tmp_path / "edizione.toml").exists()
    again = dict(filled(visitor.ask("/edizione").text))  # a reload, or another tab
    assert {key: again[key] for key in GOOD | wrong} == GOOD | wrong
    mended = dict.fromkeys(shown, "") | {"progetti": "si", "territorio": "Comune di Torino"}
    assert 'id="salvato"' in save(visitor, mended)
    assert load_metadata(tmp_path / "edizione.toml")["territorio"] == "Comune di Torino"


def test_what_somebody_typed_is_told_as_it_is_and_no_command_is_named(visitor, tmp_path):
    page = save(visitor, {"base_url": "territorio", "territorio": "senza «pagina»"})
    assert of_field(page, "base_url").endswith(": «territorio». " + fields()["base_url"].note)
    assert "«senza «pagina»»" in of_field(page, "territorio")
    (tmp_path / "edizione.toml").write_text('qwertyuiop = "a"\n', encoding="utf-8")
    assert "mapping" not in visitor.ask("/edizione").text


def test_what_was_typed_can_be_thrown_away(visitor):
    save(visitor, GOOD | {"contatto.email": "boh"})
    page = save(visitor, {}, ("butta", "si"))
    assert "boh" not in page and "errori" not in page and dict(filled(page))["titolare.nome_it"] == ""


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.parent.name)
def test_what_was_written_by_hand_is_shown_and_survives(visitor, tmp_path, path):
    for other in path.parent.iterdir():
        (tmp_path / other.name).write_bytes(other.read_bytes())
    before = (tmp_path / "edizione.toml").read_text(encoding="utf-8")
    assert 'id="salvato"' in save(visitor)
    assert (tmp_path / "edizione.toml").read_text(encoding="utf-8") == before
    page = save(visitor, {"parole.titolo_it": "Un altro titolo"})
    after = (tmp_path / "edizione.toml").read_text(encoding="utf-8")
    told, was = after.splitlines(), before.splitlines()
    assert 'id="salvato"' in page and len(told) == len(was)
    assert [new for new, old in zip(told, was, strict=True) if new != old] == ['titolo_it = "Un altro titolo"']


HAND = (
    b'\xef\xbb\xbf# di mano\r\npubblicato = 2026-01-15 # il giorno\r\nlingue = ["fr", "it", "ar"]\r\n'
    b'descrizione_it = """\r\nDue\r\nrighe\r\n"""\r\nregistro.natura = " Elenco "\r\nregistro.data = 2026\r\n'
)


def test_a_save_that_changes_one_thing_changes_one_line(visitor, tmp_path):
    (tmp_path / "edizione.toml").write_bytes(HAND)
    assert 'id="salvato"' in save(visitor)
    assert (tmp_path / "edizione.toml").read_bytes() == HAND
    assert 'id="salvato"' in save(visitor, {}, ("lingue", "sq"))
    assert (tmp_path / "edizione.toml").read_bytes() == HAND.replace(b'"ar"]', b'"ar", "sq"]')


def test_what_a_file_says_wrongly_is_said_and_mended_where_the_page_shows_it(visitor, tmp_path):
    path = tmp_path / "edizione.toml"
    path.write_text('territorio = "Piemnte" # mio\n[contatto]\nemail = 3\n', encoding="utf-8")
    page = visitor.ask("/edizione").text
    assert "forse è «Piemonte»" in of_field(page, "territorio") and "finché non è corretto non si pubblica" in page
    assert of_field(page, "contatto.email")
    assert 'id="salvato"' in save(visitor, {"territorio": "Piemonte", "contatto.email": "a@b.it"})
    assert path.read_text(encoding="utf-8") == 'territorio = "Piemonte" # mio\n[contatto]\nemail = "a@b.it"\n'
    path.write_text('tittolo = "x"\n', encoding="utf-8")
    assert "Questa pagina non lo mostra" in save(visitor, GOOD)
    assert path.read_text(encoding="utf-8") == 'tittolo = "x"\n'
    path.write_text("", encoding="utf-8")
    assert "è cambiato mentre scrivevate" in visitor.ask("/edizione").text
    assert 'id="salvato"' in save(visitor)
    assert value_at(load_metadata(path), "titolare.nome_it") == "Comune di Prova"


def test_a_file_that_changes_meanwhile_is_not_written_over_unseen(visitor, tmp_path):
    path = tmp_path / "edizione.toml"
    path.write_text('[parole]\ntitolo_it = "Uno"\n', encoding="utf-8")
    form = [(key, value) for key, value in filled(visitor.ask("/edizione").text) if key != "parole.titolo_en"]
    path.write_text('[parole]\ntitolo_it = "Due"\n', encoding="utf-8")
    visitor.fill("/edizione", [*form, ("parole.titolo_en", "One")])
    page = visitor.ask("/edizione").text
    assert "è cambiato mentre scrivevate" in page and path.read_text(encoding="utf-8").endswith('"Due"\n')
    assert dict(filled(page))["parole.titolo_en"] == "One"
    assert 'id="salvato"' in save(visitor)
    assert load_metadata(path)["parole"]["titolo_it"] == "Uno"


@pytest.mark.parametrize("data", [b"boh = [", b"\xff\xfe", b"#" * 1_000_001])
def test_a_file_that_cannot_be_read_is_said_and_left_alone(visitor, tmp_path, data):
    path = tmp_path / "edizione.toml"
    form = filled(visitor.ask("/edizione").text)
    path.write_bytes(data)
    page = visitor.ask("/edizione").text
    assert 'role="alert"' in page and "<form class=" not in page and "Il banco non tocca" in page
    visitor.fill("/edizione", [(key, value) for key, value in form if key != "pagina"] + [("pagina", "https://a.it/")])
    assert path.read_bytes() == data and "è conservato" in visitor.ask("/edizione").text
    assert visitor.ask("/edizione/logo").status == 400
    assert visitor.send("/edizione/daparte", {}).goes == "/edizione"
    assert (tmp_path / "edizione messa da parte.toml").read_bytes() == data
    assert 'id="salvato"' in save(visitor)
    assert load_metadata(path)["pagina"] == "https://a.it/"


def test_a_logo_is_received_and_checked_as_the_file_s(visitor, tmp_path):
    page = save(visitor, GOOD, name="stemma.svg", data=LOGO.replace(b"<path", b"<script/><path"))
    assert "«script»" in of_field(page, "aspetto.logo") and dict(filled(page))["titolare.nome_it"] == "Comune di Prova"
    assert "100 kB" in of_field(save(visitor, {}, name="foto.png", data=bytes(2_000_000)), "aspetto.logo")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".banco"]
    page = save(visitor, {}, name="..\\registro.csv", data=LOGO)
    assert "scrivere di chi è il logo" in of_field(page, "aspetto.logo") and "registro.svg" in page
    shown = visitor.ask("/edizione/logo")
    assert shown.headers["content-type"] == "image/svg+xml" and shown.text.encode() == LOGO
    assert "sandbox" in shown.headers["content-security-policy"]
    assert 'id="salvato"' in save(visitor, {"aspetto.logo_testo": "Comune", "aspetto.logo": "/etc/passwd"})
    assert load_metadata(tmp_path / "edizione.toml")["aspetto"]["logo"] == str(tmp_path / "registro.svg")
    assert visitor.desk.place.files() == [] and list((tmp_path / ".banco").glob("arrivo*")) == []
    assert 'id="salvato"' in save(visitor, {}, ("togli", "si"))
    assert visitor.ask("/edizione/logo").status == 404


@pytest.mark.parametrize("name", [".", "manca.svg", "x" * 4000, "edizione.toml"])
def test_what_is_no_logo_is_not_shown(visitor, tmp_path, name):
    (tmp_path / "edizione.toml").write_text(f'aspetto.logo = "{name}"\n', encoding="utf-8")
    assert visitor.ask("/edizione/logo").status == 404 and of_field(visitor.ask("/edizione").text, "aspetto.logo")


def test_no_file_outside_the_folder_is_shown_as_a_logo(visitor, tmp_path, tmp_path_factory):
    other = tmp_path_factory.mktemp("altrove") / "logo.svg"
    other.write_bytes(LOGO)
    (tmp_path / "edizione.toml").write_text(f'aspetto.logo = "{other}"\naspetto.logo_testo = "a"\n', encoding="utf-8")
    assert visitor.ask("/edizione/logo").status == 404


@pytest.mark.parametrize("key", ["aspetto.colore_principale", "aspetto.colore_accento"])
def test_a_colour_that_cannot_be_read_is_told_with_one_that_can(visitor, tmp_path, key):
    page = save(visitor, {key: "#ffd100", "parole.titolo_it": "A"})
    assert "il contrasto è di" in of_field(page, key)
    proposal = re.search(r'name="usa" value="([^"]*)"', page)[1]
    assert 'id="salvato"' in save(visitor, {}, ("usa", proposal))
    about = load_metadata(tmp_path / "edizione.toml")
    assert f"{key}|{value_at(about, key)}" == proposal and about["parole"]["titolo_it"] == "A"


def test_every_territory_that_is_offered_is_one():
    found = {name: find_extent(name) for name in offered_territories()}
    assert len({extent.key for extent in found.values()}) == len(found) == 127 + 7896
    for name, called in offered_territories().items():  # one of several of its name is told from them
        assert not called or (called.split(" (")[0], called[-3:-1]) == (found[name].name, found[name].sigla)
    assert sum(map(bool, offered_territories().values())) == 14


def test_the_page_offers_comuni_without_a_script(visitor):
    page = html.unescape(visitor.ask("/edizione").text)
    offered = page.split('<datalist id="territori">')[1].split("</datalist>")[0]
    for option in (
        '"Comune di L\'Aquila">',
        '"Provincia di Torino">',
        '"comune:001235">Samone (TO)',
        '"comune:022165">',
    ):
        assert f"<option value={option}" in offered, option
    assert offered.count("<option") == len(offered_territories())


def test_italian_is_always_a_language(visitor, tmp_path):
    form = [(key, value) for key, value in filled(visitor.ask("/edizione").text) if key != "lingue"]
    visitor.fill("/edizione", [*form, ("lingue", "sq")])
    assert load_metadata(tmp_path / "edizione.toml")["lingue"] == ["it", "sq"]
    assert len(offered_languages()) == len(dict(offered_languages())) > 30


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        ('["it", "EN"]', "«EN», che la pagina non parla: forse è «en»"),
        ('["it", "<b>"]', "«<b>», che la pagina non parla: ci sono it, en"),
        ('["it", "en", 3]', "testi tra virgolette"),
        ('[["it"]]', "testi tra virgolette"),
    ],
)
def test_a_language_that_the_page_does_not_speak_is_a_fault_and_stays_one(visitor, tmp_path, codes, words):
    path = tmp_path / "edizione.toml"
    path.write_text(f"lingue = {codes}\n", encoding="utf-8")
    assert words in of_field(visitor.ask("/edizione").text, "lingue")
    page = save(visitor, {"parole.titolo_it": "A"}, *[("lingue", code) for code in re.findall(r'"([^"]+)"', codes)])
    assert 'id="errori"' in page and path.read_text(encoding="utf-8") == f"lingue = {codes}\n"


def test_the_same_is_meant_by_what_stands_in_the_fields():
    for text in (blank_edition(), HAND.decode("utf-8-sig"), *(path.read_text(encoding="utf-8") for path in EDITIONS)):
        own = tomllib.loads(text)
        assert said(own, standing(own)) == {}


def test_another_edition_makes_old_what_was_made_of_the_one_before(visitor):
    visitor.drop("registro", "r.csv", b"denominazione;comune\nUna;Torino\nDue;Roma\n")
    assert "sono state lette 2 righe" in visitor.open("/colonne")
    place = visitor.desk.place
    before = place.keys()
    save(visitor, {"territorio": "Piemmonte"})
    assert place.keys() == before  # of what is not in the file nothing is made
    save(visitor, {"territorio": "Piemonte"})
    assert not set(place.keys().values()) & set(before.values())
    visitor.open("/correggi")
    assert place.result("lettura")["base"] == place.key(decided=False) != before["base"]


def test_what_the_edition_shows_beside_the_register_counts_as_it_does(visitor, tmp_path):
    place = visitor.desk.place
    (tmp_path / "logo.svg").write_bytes(LOGO)
    written(tmp_path, feature())
    text = 'aspetto.logo = "logo.svg"\naspetto.logo_testo = "Ente"\n' + layer()
    (tmp_path / "edizione.toml").write_text(text, encoding="utf-8")
    keys = [place.key()]
    written(tmp_path, feature(nome="Un altro"))
    keys.append(place.key())
    (tmp_path / "logo.svg").write_bytes(LOGO + b"\n")
    keys.append(place.key())
    assert len({*keys}) == 3 and place.key() == keys[-1]
    assert "non va" not in visitor.open("/edizione")
    written(tmp_path)
    assert place.key() not in keys and "0 punti" in visitor.open("/edizione")
    (tmp_path / "punti.geojson").unlink()
    assert place.key() not in keys and "un file che non c" in visitor.open("/edizione")


def test_what_is_still_to_be_confirmed_is_said_in_words(visitor):
    page = html.unescape(save(visitor, {"parole.titolo_it": "A"}))
    for words in ("Indirizzo della mappa", "E-mail dell'ufficio", "chi pubblica", "la dichiarazione di accessibilità"):
        assert words in page.split('id="salvato"')[1].split("</div>")[0]


def test_an_edition_that_is_being_published_stays_that_of_one_file(visitor, tmp_path, monkeypatch):
    work = visitor.desk.work
    told = {"compito": "pubblica", "nome": "Pubblicazione", "passo": "Avvio", "fatto": 0, "di": 1}
    monkeypatch.setattr(work, "told", lambda: told)
    assert "quando ha finito" in save(visitor, GOOD) and not (tmp_path / "edizione.toml").exists()
    monkeypatch.setattr(work, "told", dict)
    assert 'id="salvato"' in save(visitor)
    assert load_metadata(tmp_path / "edizione.toml")["territorio"] == "Provincia di Torino"


@pytest.mark.parametrize("text", ['territorio = "Piemnte"\n', "boh = ["])
def test_a_step_that_a_wrong_file_stops_leads_to_the_page(visitor, tmp_path, text):
    (tmp_path / "edizione.toml").write_text(text, encoding="utf-8")
    visitor.drop("registro", "r.csv", b"denominazione;comune\nUna;Torino\n")
    for path in ("/colonne", "/ritiri"):
        assert "Correggi in «Chi pubblica»" in visitor.open(path)


@pytest.mark.parametrize("there", [True, False])
def test_nothing_is_written_through_a_link_that_leads_out(tmp_path, tmp_path_factory, there):
    outside, link = tmp_path_factory.mktemp("fuori") / "altro.toml", tmp_path / "edizione.toml"
    with desk_in(tmp_path) as visitor:
        form = filled(visitor.enter().ask("/edizione").text)
        if there:
            outside.write_text('territorio = "01"\n', encoding="utf-8")
        for _ in range(2):
            link.symlink_to(outside)
            assert visitor.fill("/edizione", form).status == 303
            assert "di un&#39;altra cartella" in visitor.ask("/edizione").text
            assert outside.exists() == there and (not there or "01" in outside.read_text(encoding="utf-8"))
            assert visitor.send("/edizione/daparte", {}).goes == "/edizione" and not link.is_symlink()
        assert 'id="salvato"' in save(visitor, {"parole.titolo_it": "A"}) and outside.exists() == there


def test_what_cannot_be_written_stays_in_the_page(visitor, tmp_path):
    (tmp_path / "edizione.toml").mkdir()
    form = [(key, value) for key, value in filled(visitor.ask("/edizione").text) if key not in GOOD]
    answer = visitor.fill("/edizione", [*form, *GOOD.items()])
    assert answer.status == 400 and 'role="alert"' in answer.text
    assert dict(filled(answer.text))["titolare.nome_it"] == "Comune di Prova"


def test_evil_text_is_text(visitor):
    evil = '"><script>alert(1)</script>{{ 7*7 }}'
    page = save(visitor, {key: evil for key, field in fields().items() if field.kind in ("line", "text", "lines")})
    assert "<script>alert" not in page and "{{ 7*7 }}" in page
