# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""On the desk a column that the edition publishes is read, said, corrected and compared like ours."""

import html
import re

import pytest

from tests.desk.visitor import desk_in, hidden
from tests.test_own_columns import column

pytestmark = pytest.mark.usefixtures("at_once")


def register(*cells, header="Giorno di sportello"):
    lines = [f"Associazione {name};Torino;;{cell}" for name, cell in zip("ABCD", cells, strict=False)]
    return "\n".join([f"denominazione;comune;Telefono;{header}", *lines, ""]).encode()


@pytest.fixture
def visitor(tmp_path):
    folder = tmp_path / "k"
    folder.mkdir()
    (folder / "edizione.toml").write_text(column(), encoding="utf-8")
    with desk_in(folder) as found:
        yield found.enter()


def chosen(page):
    """Return ``header -> (what is chosen, how it is known)`` of the page of the columns."""
    row = r'<span id="col-\d+">(.*?)</span>.*?<select(.*?)</select>\s*<span class="nota">(.*?)</span>'
    rows = re.findall(row, page, re.DOTALL)
    picked = ((header, re.search(r'value="(\w*)" selected', menu), how) for header, menu, how in rows)
    return {html.unescape(header): (found[1] if found else "", how) for header, found, how in picked}


def settle(visitor, **columns):
    page = visitor.open("/colonne")
    now = {header: columns.get(header.split()[-1], name) for header, (name, _) in chosen(page).items()}
    fields = [("lettura", hidden(page, "lettura")), *(("colonna", name) for name in now.values())]
    visitor.send("/colonne", fields)
    return visitor.open("/colonne")


def test_the_menu_offers_it_and_it_is_not_among_the_unread(visitor, tmp_path):
    visitor.drop("registro", "r.csv", register("martedì", "martedì", "lunedì"))
    page = visitor.open("/colonne")
    assert chosen(page)["Giorno di sportello"] == ("sportello", "pubblicata dalla vostra edizione")
    assert page.count('<option value="sportello"') == 4 and "sportello: Sportello" in page
    assert chosen(page)["Telefono"] == ("", "non letta")
    assert chosen(settle(visitor, comune="comune"))["Giorno di sportello"][0] == "sportello"
    assert chosen(settle(visitor, sportello=""))["Giorno di sportello"] == ("", "scelta da voi")
    assert '"Giorno di sportello" = ""' in (tmp_path / "k" / "r.colonne.toml").read_text(encoding="utf-8")
    assert chosen(settle(visitor, sportello="sportello"))["Giorno di sportello"] == ("sportello", "scelta da voi")


def test_what_an_edition_may_not_publish_is_not_chosen_for_it(visitor):
    visitor.drop("registro", "r.csv", register("martedì", "martedì"))
    page = settle(visitor, sportello="", Telefono="sportello")
    assert "«Telefono» parla di persone o di recapiti" in html.unescape(page)


@pytest.mark.parametrize("step", ["colonne", "confronta"])
def test_one_column_for_two_headers_is_refused_before_anything_is_written(visitor, tmp_path, step):
    visitor.drop("registro", "r.csv", register("martedì", "martedì"))
    visitor.open("/colonne")
    if step == "confronta":
        visitor.drop(step, "altro.csv", register("lunedì", "lunedì"))
    page = visitor.open(f"/{step}")
    count = page.count('<select name="colonna"')
    fields = [("lettura", hidden(page, "lettura")), *[("colonna", "sportello")] * 2, *[("colonna", "")] * (count - 2)]
    answer = visitor.send("/colonne" if step == "colonne" else "/confronta/colonne", fields)
    assert answer.status == 400 and "una colonna dell&#39;edizione è una sola, lasciarne una" in answer.text
    assert not [*(tmp_path / "k").glob("*.colonne.toml")]


def test_its_cell_is_corrected_and_what_changed_is_told(visitor, tmp_path):
    visitor.drop("registro", "r.csv", register("333 1234567", "martedì", "lunedì"))
    assert "/correggi/dato-personale.sportello" in visitor.open("/correggi")
    page = visitor.open("/correggi/dato-personale.sportello")
    asked = {"lettura": hidden(page, "lettura"), "pagina": "1", "r2": "sabato"}
    visitor.send("/correggi/dato-personale.sportello", asked)
    decided = (tmp_path / "k" / "r.decisioni.csv").read_text(encoding="utf-8-sig")
    assert '"sportello","333 1234567","sabato"' in decided
    visitor.drop("novita", "prima.csv", register("mercoledì", "martedì", "lunedì"))
    assert "Sportello: prima «mercoledì», ora «sabato»" in html.unescape(visitor.open("/novita"))


def test_a_column_that_an_edition_gives_up_stops_nothing(visitor, tmp_path):
    folder = tmp_path / "k"
    visitor.drop("registro", "r.csv", register("martedì", "martedì", header="Sportello il"))
    (folder / "edizione.toml").write_text(column(intestazione="Sportello il"), encoding="utf-8")
    kept = folder / ".banco" / "pubblicata"
    kept.mkdir()
    (kept / "r.csv").write_bytes(register("martedì", "martedì", header="Sportello il"))
    (kept / "r.colonne.toml").write_text('"Sportello il" = "sportello"\n', encoding="utf-8")
    (kept / ".chi.json").write_text('{"registro": "r.csv"}', encoding="utf-8")
    (folder / "edizione.toml").write_text("", encoding="utf-8")
    assert "2 prima, 2 ora" in visitor.open("/novita")
