# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the desk publishes: never who withdrew, never by a confirmation of something else, all that the edition says."""

import csv
import html
import json
import re
import shutil

import pytest

from tests.desk.visitor import desk_in, hidden

pytestmark = pytest.mark.usefixtures("at_once")
TEN = [
    f"Associazione {w}"
    for w in ("Aurora", "Baobab", "Ceibo", "Dalia", "Eben", "Fenice", "Ginkgo", "Husky", "Ibis", "Jolly")
]
TWO = ["Casa Albania;Roma", "Stella del Mali;Milano"]

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>'


def table(*lines):
    return "\n".join(["denominazione;comune", *lines, ""]).encode()


def of_turin(names):
    return [f"{name};Torino" for name in names]


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "k"


@pytest.fixture
def visitor(folder):
    with desk_in(folder) as found:
        yield found.enter()


def published(folder):
    path = folder / "pubblicazione/dati/associazioni.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [row["denominazione"] for row in csv.DictReader(stream)]


def publish(visitor, *accepted):
    """Press the button, as the form that is shown has it, and return the page that follows."""
    shown = visitor.open("/pubblica")
    carried = re.findall(r'type="hidden" name="accetta" value="(\w+)"', shown)
    fields = [("chiave", hidden(shown, "chiave")), *(("accetta", one) for one in (*carried, *accepted))]
    visitor.send("/pubblica", fields)
    return said(visitor.open("/pubblica"))


def said(page):
    """Return the words of a page."""
    body = page.split("<main")[1].split("</main>")[0]
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", body)))


def test_a_confirmation_counts_for_what_was_refused_and_for_nothing_after(visitor, folder):
    visitor.drop("registro", "r.csv", table(*of_turin(TEN), *TWO))
    visitor.drop("ritiri", "ritiri.csv", table(*TWO))
    assert "Pubblicato: 10" in publish(visitor)
    visitor.drop("registro", "r2.csv", table(*of_turin(TEN[:6]), *TWO))
    assert "confermare qui sotto" in publish(visitor)
    assert "Pubblicato: 6" in publish(visitor, "perdita")
    assert 'type="hidden" name="accetta"' not in visitor.open("/pubblica")
    visitor.drop("ritiri", "altro.csv", table(TWO[1]))
    assert 'name="accetta"' not in visitor.open("/pubblica")
    assert "Non è stato pubblicato nulla" in publish(visitor, "perdita")  # nothing was refused of this state yet
    assert published(folder) == TEN[:6]


def test_what_the_edition_names_is_in_force(visitor, folder):
    (folder / "ritirate.csv").write_bytes(table(TWO[0]))
    (folder / "colonne.toml").write_text('Chi = "denominazione"\nDove = "comune"\n', encoding="utf-8")
    told = '[registro]\nfile = "r.csv"\nritirate = "ritirate.csv"\ncolonne = "colonne.toml"\n'
    (folder / "edizione.toml").write_text(told, encoding="utf-8")
    (folder / "r.csv").write_bytes("\n".join(["Chi;Dove", *of_turin(TEN[:3]), *TWO, ""]).encode())
    shown = said(visitor.open("/ritiri"))
    assert "«ritirate.csv», che l'edizione indica" in shown and "Righe ritirate: 1" in shown
    before = visitor.desk.place.key()
    assert "Pubblicato: 4" in publish(visitor)
    assert "Casa Albania" not in published(folder)
    visitor.send("/ritiri/scegli", {"file": ""})  # what the edition says is not undone by saying nothing
    assert visitor.desk.place.withdrawn() == folder / "ritirate.csv"
    (folder / "ritirate.csv").write_bytes(table(*TWO))
    assert visitor.desk.place.key() != before
    (folder / "ritirate.csv").unlink()
    assert "«ritirate.csv» non esiste" in said(visitor.open("/ritiri"))
    assert "Non è stato pubblicato nulla" in publish(visitor)


def test_a_chosen_file_that_is_gone_ends_the_work(visitor, folder):
    visitor.drop("registro", "r.csv", table(*of_turin(TEN[:3]), *TWO))
    for what in ("ritiri", "novita"):
        visitor.drop(what, f"{what}.csv", table(TWO[0]))
        visitor.open(f"/{what}")
        (folder / f"{what}.csv").rename(folder / f"{what} 2026.csv")
        assert f"«{what}.csv», non è più nella cartella" in said(visitor.open(f"/{what}"))
    told = "«ritiri.csv», non è più nella cartella"
    assert told in said(visitor.open("/anteprima")) and told in publish(visitor)
    assert not (folder / "pubblicazione").exists()
    visitor.send("/ritiri/scegli", {"file": ""})
    assert "Pubblicato: 5" in publish(visitor)
    (folder / "r.csv").rename(folder / "r 2026.csv")
    assert visitor.ask("/pubblica").goes == "/registro"
    assert "«r.csv», non è più nella cartella" in said(visitor.open("/registro"))


def test_an_edition_of_a_territory_is_compared_with_what_is_of_it(visitor, folder):
    (folder / "edizione.toml").write_text('territorio = "01"\n', encoding="utf-8")
    visitor.drop("registro", "r.csv", table(*of_turin(TEN[:3]), *TWO))
    visitor.open("/colonne")
    assert "3 righe su 5" in said(visitor.open("/correggi"))
    assert "Pubblicato: 3" in publish(visitor)
    visitor.drop("registro", "r2.csv", table(*of_turin(TEN[:4]), TWO[0].replace("Roma", "Latina"), "Nuova Casa;Bari"))
    shown = said(visitor.open("/novita"))
    assert TEN[3] in shown and "Nuova Casa" not in shown and "Stella" not in shown and "Casa Albania" not in shown
    assert "Pubblicato: 4" in publish(visitor)
    news = (folder / "pubblicazione/registro/novita.csv").read_text("utf-8-sig")
    assert TEN[3] in news and "Nuova Casa" not in news and "Stella" not in news and "Casa Albania" not in news


def test_published_is_what_stands_there_made_of_what_is_chosen(visitor, folder):
    folder.joinpath("logo.svg").write_text(LOGO, encoding="utf-8")
    told = '[aspetto]\nlogo = "logo.svg"\nlogo_testo = "Ente"\n'
    folder.joinpath("edizione.toml").write_text(told, encoding="utf-8")
    visitor.drop("registro", "r.csv", table(*of_turin(TEN)))
    shown = publish(visitor)
    assert "Pubblicato: 10" in shown and "Pubblica di nuovo" in shown
    folder.joinpath("logo.svg").write_text(LOGO.replace("h9", "h8"), encoding="utf-8")
    assert "Pubblicato" not in said(visitor.open("/pubblica"))
    assert "Pubblicato: 10" in publish(visitor)
    shutil.rmtree(folder / "pubblicazione")
    assert "Pubblicato" not in said(visitor.open("/pubblica"))
    assert "Pubblicato: 10" in publish(visitor)


def test_a_preview_with_a_wrong_list_leaves_nothing_behind(visitor):
    visitor.drop("registro", "r.csv", table(*of_turin(TEN), *TWO))
    visitor.drop("ritiri", "sbagliato.csv", table("Unione Ignota;Bari", "Altra Ignota del Perù;Bari"))
    visitor.open("/anteprima")
    for name in ("giusto.csv", ""):
        if name:
            visitor.drop("ritiri", name, table(TWO[0]))
        else:
            visitor.send("/ritiri/scegli", {"file": ""})
        assert "iframe" in visitor.open("/anteprima")


def test_a_register_may_be_called_as_a_file_of_the_desk_is(visitor):
    rows = [{"denominazione": name, "comune": "Torino"} for name in TEN]
    visitor.drop("registro", "chi.json", json.dumps(rows).encode())
    assert "Pubblicato: 10" in publish(visitor)
    visitor.drop("registro", "dopo.csv", table(*of_turin(TEN[:9])))
    assert f"Tolta: «{TEN[9]}»" in said(visitor.open("/novita"))


def test_the_edition_before_comes_back_and_so_does_the_one_after(visitor, folder):
    def stands():
        top = folder / "pubblicazione"
        return {path.relative_to(top): path.read_bytes() for path in top.rglob("*") if path.is_file()}

    visitor.drop("registro", "r.csv", table(*of_turin(TEN)))
    publish(visitor)
    first = stands()
    visitor.drop("registro", "r2.csv", table(*of_turin(TEN), *TWO))
    publish(visitor)
    second = stands()
    assert first != second and published(folder) == [*TEN, *(line.partition(";")[0] for line in TWO)]
    for expected in (first, second):
        visitor.send("/pubblica/riporta", {})
        assert "È tornata l'edizione precedente" in said(visitor.open("/pubblica"))
        assert stands() == expected
