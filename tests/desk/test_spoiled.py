# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Whatever somebody does to a file in which the desk remembers, every page opens, or says what is wrong with which."""

import html
import json

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mapping import publish
from tests.desk.conftest import work_at_once
from tests.desk.visitor import desk_in, hidden

REGISTER = """denominazione;comune;provincia;paesi_origine
Associazione Aurora;Torinno;;SN
Circolo Baobab;Torino;TO;PE
Circolo Baobabb;Torino;TO;PE
Casa Albania;Roma;RM;AL
"""
PAGES = (
    "registro",
    "colonne",
    "correggi",
    "doppioni",
    "ritiri",
    "novita",
    "anteprima",
    "pubblica",
    "confronta",
    "edizione",
)
CHOSEN = {
    "stato.json": "vanno fatte di nuovo",
    "edizione.json": "va scritto di nuovo",
    ".chi.json": "sceglierlo nel passo",
}
"""What nobody can find again, and the way out."""
FOUND = ("lettura.json", "novita.json", "confronto.json")
REMEMBERED = (*CHOSEN, *FOUND, "anteprima.json", "pubblica.json", "riporta.json")
ANYTHING = st.one_of(
    st.none(),
    st.booleans(),
    st.sampled_from([10**400, -1, 0, 1e308, float("nan"), float("inf")]),
    st.sampled_from(["", "x", "\ud800", "\0", "../../etc/passwd", "9" * 5_000, "a/" * 500]),
    st.sampled_from([[], {}, [[]], [1, None], {"x": {}}, {"riga": 1}, ["registro.csv"]]),
)


def made_at_once(_atlas, folder, **_told):
    """Stand for a folder that is published: what is in it no page of the desk tells."""
    folder.mkdir(exist_ok=True)
    for name in ("index.html", "manifest.json"):
        (folder / name).write_text("{}", encoding="utf-8")
    return ["index.html"]


@pytest.fixture(scope="module")
def worked(tmp_path_factory):
    """A desk on which everything was done once, what it remembers, and its pages."""
    folder = tmp_path_factory.mktemp("spoiled") / "k"
    with pytest.MonkeyPatch.context() as patch, desk_in(folder) as visitor:
        work_at_once(patch)
        patch.setattr(publish, "write_site", made_at_once)
        visitor.enter().drop("registro", "r.csv", REGISTER.encode())
        visitor.drop("ritiri", "via.csv", "denominazione;comune\nCasa Albanìa;Roma\n".encode())
        visitor.drop("confronta", "altro.csv", REGISTER.encode())
        visitor.open("/anteprima")
        visitor.send("/pubblica", {"chiave": hidden(visitor.open("/pubblica"), "chiave")})
        visitor.ask("/pubblica/riporta", method="POST")
        visitor.fill("/edizione", [("contatto.email", "boh"), ("letto", "x")])
        pages = {page: visitor.open(f"/{page}") for page in PAGES}
        yield visitor, {path_of(folder, name): path_of(folder, name).read_bytes() for name in REMEMBERED}, pages


def path_of(folder, name):
    return folder / ".banco" / ("pubblicata" if name == ".chi.json" else "") / name


def places(value, path=()):
    """Yield where in a JSON there is something."""
    yield path
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from places(part, (*path, key))


@st.composite
def spoiled(draw, data):
    """Return a file with one of its parts gone, or replaced by anything, or with its end cut off."""
    how = draw(st.sampled_from(["cut", "gone", "other", "more"]))
    if how == "cut":
        return data[: draw(st.integers(0, len(data) - 1))]
    whole = json.loads(data)
    *path, last = draw(st.sampled_from([path for path in places(whole) if path]))
    at = whole
    for key in path:
        at = at[key]
    if how == "gone":
        del at[last]
    elif how == "other":
        at[last] = draw(ANYTHING)
    elif isinstance(at, dict):
        at[f"{last} "] = at.pop(last)
    else:
        at.append(draw(ANYTHING))
    return json.dumps(whole).encode()


@pytest.mark.slow
@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(st.data())
def test_every_page_opens(worked, data):
    visitor, remembered, pages = worked
    path = data.draw(st.sampled_from(list(remembered)))
    for one, before in remembered.items():
        one.write_bytes(data.draw(spoiled(before)) if one == path else before)
    for page in PAGES:
        assert visitor.ask(f"/{page}").status in (200, 303), page
        shown = visitor.open(f"/{page}")
        assert "Errore imprevisto" not in shown, page
        assert path.name not in FOUND or shown == pages[page], "it is found again"


@pytest.mark.parametrize("name", REMEMBERED)
@pytest.mark.parametrize("data", [b"", b"{", b"[]", b"\xff", b'{"x": 1}', b'{"campi": [], "registro": {}}'])
def test_what_is_lost_is_said_with_the_file_and_the_way_out(worked, name, data):
    visitor, remembered, _ = worked
    for path, before in remembered.items():
        path.write_bytes(data if path.name == name else before)
    words = html.unescape(visitor.ask("/registro").text)
    told = f"Il file «{name}» del banco è guasto, o qualcuno lo ha cambiato a mano"
    assert (told in words and CHOSEN[name] in words) if name in CHOSEN else "guasto" not in words


OWN = {
    "r.colonne.toml": b'"denominazione" = "denominazione"\n"comune" = "comune"\n',
    "r.decisioni.csv": (
        b"decisione;denominazione;comune;colonna;era;diventa\n"
        b"correggi;Associazione Aurora;Torinno;comune;Torinno;Torino\n"
    ),
    "edizione.toml": b'lingue = ["it"]\n[titolare]\nnome_it = "Ente"\n[registro]\nfile = "r.csv"\nfonti = ["a"]\n',
}
"""The keeper's own, beside the register."""
PIECES = [b"", b"[]", b"{x = 1}", b"\xff", b"\0", b'"', b"9" * 5_000, b"= 1e999", b";", b"\n[registro]\n", b"[[" * 300]


@pytest.mark.slow
@settings(deadline=None, max_examples=10, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(name=st.sampled_from(list(OWN)), at=st.floats(0, 1), gone=st.integers(0, 12), piece=st.sampled_from(PIECES))
def test_a_file_of_the_keeper_s_is_read_or_refused_in_a_sentence(worked, name, at, gone, piece):
    visitor, remembered, _ = worked
    for path, before in remembered.items():
        path.write_bytes(before)
    folder = visitor.desk.place.folder
    place = int(at * len(OWN[name]))
    (folder / name).write_bytes(OWN[name][:place] + piece + OWN[name][place + gone :])
    try:
        for page in PAGES:
            assert visitor.ask(f"/{page}").status in (200, 303, 400), page
            assert "Errore imprevisto" not in visitor.open(f"/{page}"), page
    finally:
        (folder / name).unlink()
