# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Links: hash over query, forward and back, a new edition that says what is gone; nothing typed breaks the page."""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from mapping.atlas import build_atlas
from mapping.shipped_tables import read_table
from mapping.viewer import render_page


@pytest.fixture(scope="module")
def new_edition(tmp_path_factory) -> tuple[str, str]:
    """The page of a later edition without associations of Senegal, and the id of one that is gone."""
    shipped = read_table("registry/associazioni.csv")
    folder = tmp_path_factory.mktemp("edizione")
    kept = shipped[~shipped["paesi_origine"].str.contains("SN")]
    kept.to_csv(folder / "registro.csv", index=False)
    atlas = build_atlas(folder / "registro.csv")
    (folder / "index.html").write_text(render_page(atlas), encoding="utf-8")
    return (folder / "index.html").as_uri(), str(len(kept))


def test_the_hash_wins_over_the_query(visit, server):
    page = visit(f"{server}/index.html?regione=12&comunita=RO&lang=en#regione=09", own=(server,)).page
    assert page.locator("#risultato").inner_text().startswith("Romania, in Tuscany: ")


def test_back_and_forward_walk_the_same_way(visit, index):
    page = visit(index).page
    page.locator("#f-comunita-SN").check()
    page.locator('#viste a[data-vista="elenco"]').click()
    page.locator("#elenco [data-id] a").first.click()
    seen = [page.url]
    for _ in range(3):
        page.go_back()
        seen.append(page.url)
    assert len(set(seen)) == 4
    for address in reversed(seen[:-1]):
        page.go_forward()
        assert page.url == address
    expect(page.locator("#titolo-scheda")).not_to_be_empty()
    expect(page.locator("#f-comunita-SN")).to_be_checked()


def test_an_old_link_meets_a_new_edition(visit, new_edition, atlas):
    address, rows = new_edition
    gone = atlas.associations[atlas.associations["paesi_origine"] == "SN"].iloc[0]["id"]
    page = visit(f"{address}#comunita=SN,RO,XX&provincia=ZZ&vista=elenco&id={gone}").page
    assert page.locator("#titolo-scheda").inner_text() == "Associazione non trovata"
    chips = page.locator("#scelte .scelta-attiva").all_inner_texts()
    assert [chip.removesuffix(" ×") for chip in chips] == [
        "Senegal", "Romania", "XX (non più in elenco)", "ZZ (non più in elenco)",
    ]  # fmt: skip
    page.locator("#scelte .scelta-attiva").last.click()
    assert int(page.locator("[data-conteggio]").inner_text().split(" di ")[0]) > 0
    page.locator("#scelte .azzera").click()
    assert page.locator("[data-conteggio]").inner_text() == f"{rows} di {rows}"


@pytest.mark.parametrize("key", ["comune=999999", "scheda=77"])
def test_a_sheet_that_is_gone_says_so(visit, index, key):
    visited = visit(f"{index}#{key}")
    title = visited.page.locator("#titolo-scheda").inner_text()
    assert title == f"{key.split('=')[1]} (non più in elenco)"
    visited.must_be_silent()


@pytest.mark.parametrize(
    "hash_",
    [
        "lang=__proto__&comunita=constructor,__proto__&ordina=toString&indicatore=valueOf&strati=hasOwnProperty",
        "lang=xx&vista=%00&modo=forse&indicatore=nulla&ordina=caso&strati=niente,malaika",
        "q=%E0%A4%A&comunita=%ZZ&&&=&=x&lang",
        "q=" + "a" * 20_000,
        f"q={quote('<img src=x onerror=alert(1)>')}&comunita={quote('<script>alert(1)</script>')}",
        f"scheda={quote(chr(34) + ']')}&comune={quote('../../x')}&id={quote('{{7*7}}')}",
        f"tipologia={quote('x' * 5000)}&ambito={quote('javascript:alert(1)')}&provincia={quote(chr(0x202E))}",
    ],
)
def test_nothing_that_is_typed_in_the_hash_breaks_the_page(visit, index, hash_):
    visited = visit(f"{index}#{hash_}")
    page = visited.page
    page.on("dialog", lambda dialog: visited.complaints.append(dialog.message))
    for view in ("elenco", "regioni", "iniziative", "mappa"):
        page.locator(f'#viste a[data-vista="{view}"]').click()
    assert page.locator("path.regione").count() == 20
    assert page.locator("h1").inner_text() == "Mappa delle associazioni migranti"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if page.locator("#scelte .azzera").count():
        page.locator("#scelte .azzera").click()
    rows = page.locator("[data-conteggio]").inner_text().split(" di ")
    assert rows[0] == rows[1]
    visited.must_be_silent()
