# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The states of the page in which its texts are seen, for `tests.browser.key_pictures`: addresses and what is done."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import zip_longest
from pathlib import Path

import pandas as pd

from mapping import Atlas, RegisterKind, build_atlas, render_page
from mapping.coverage import shown_in
from mapping.schema import choices
from mapping.viewer import render_kit

Step = tuple[str, ...]
"""What a reader does: («click», what), («type», where, words), («print»,)."""
State = tuple[str, Sequence[Step]]
_SEARCH, _NEAR = "#ricerca input", "#vicino"
_LISTS = {
    "tipologia": "tipologia",
    "composizione": "composizione",
    "ambiti_attivita": "ambito",
    "raggio_azione": "raggio",
}
_MADE = {
    "acronimo": "AMG", "indirizzo": "via Roma 1", "origine_dichiarata": "Kurdistan", "anno_costituzione": "1998",
    "numero_soci": "40", "sito_web": "https://example.org/", "fonte_tipo": "pagina web",
    "fonte_url": "https://example.org/fonte", "paesi_origine": "SN; MA",
}  # fmt: skip
"""What a made row says, so that a card shows every heading."""


def made_register(folder: Path) -> Path:
    """Write a register in which each value of each list stands, places of every precision, sources of every age."""
    values = zip_longest(*(choices(table) for table in _LISTS.values()), fillvalue="")
    listed = [
        _MADE | dict(zip(_LISTS, row, strict=True)) | _TOWNS[n % 3 > 0] | {"fonte_data": _AGES[n % 4]}
        for n, row in enumerate(values)
    ]
    listed[0] |= {"data_verifica": "2025-01-15"}
    listed[1] |= {"latitudine": "45.07", "longitudine": "7.68"}
    rows = [{"denominazione": f"Associazione {n}"} | row for n, row in enumerate([*listed, *_ELSEWHERE])]
    path = folder / "registro.csv"
    pd.DataFrame(rows).fillna("").to_csv(path, index=False)
    return path


_TOWNS = ({"comune": "Brescia", "provincia": "BS"}, {"comune": "Torino", "provincia": "TO"})
_AGES = ("2024-10-23", "2011-05", "2003", "")
_ELSEWHERE = (
    {"provincia": "TO"}, {"regione": "Piemonte"}, {"indirizzo": "", "comune": "", "paesi_origine": ""},
    {"comune": "Roma", "provincia": "RM", "paesi_origine": "", "paesi_completi": "no"},
)  # fmt: skip


def written_pages(folder: Path, code: str) -> Mapping[str, Iterable[State]]:
    """Write the pages into ``folder``; return what to walk through on each."""
    sure = RegisterKind(nature="campione", share=0.3, evidence="prova")
    known, made, declared = build_atlas(), build_atlas(made_register(folder)), build_atlas(kind=sure)
    files = ["dati/associazioni.csv", "immagini/mappa.svg", "immagini/mappa.png", "incorpora.html", "incorpora.js"]
    told = {"dichiarazione": "https://example.com/d", "aggiornata": "2026-01-01", "recapito": "a@example.com"}
    about = partial(
        render_page, lang=code, languages=("it", code), source_code="https://example.com/codice", files=files,
        contact="a@example.com", accessibility=told, base_url="https://example.com/",
    )  # fmt: skip
    pages = {
        "index.html": about(known),
        "strade.html": about(made, tiles=True),
        "quota.html": about(declared),
        "incorpora.html": render_kit(lang=code, languages=("it", code), files=files, servers={"nginx": "add_header"}),
    }
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")
    kit = [("", [("click", f"[data-lingua={code}]")])]
    return {
        "index.html": _walk(known), "strade.html": _cards(made), "quota.html": _declared(), "incorpora.html": kit,
    }  # fmt: skip


def _cards(atlas: Atlas) -> Iterator[State]:
    """Yield the states of a register where everything is said: its cards, its streets, its places of every kind."""
    yield "", ()
    yield from ((f"vista={view}", ()) for view in ("elenco", "regioni", "comunita", "cercare"))
    yield "vista=comunita&comunita=RO", ()
    yield "scheda=01", ()
    for name in atlas.associations["id"]:
        yield f"id={name}", ()
    yield "comune=001272", ()
    yield "vicino=017029&raggio=10", ()


def _declared() -> Iterator[State]:
    """Yield the states that differ where it is declared what share of the associations the register holds."""
    yield from ((f"vista=comunita&comunita={code}", ()) for code in ("SN", "RO", "CN"))
    yield from ((f"vista={view}", ()) for view in ("comunita", "cercare", "regioni"))
    yield from ((f"scheda={code}", ()) for code in ("02", "12", "14"))
    yield "vista=cercare&comunita=RO&terzi=1", ()


def _walk(atlas: Atlas) -> Iterator[State]:
    """Yield the states of the page that ships."""
    yield from ((f"vista={view}", ()) for view in ("mappa", "elenco", "regioni", "iniziative", "comunita", "cercare"))
    yield from ((f"indicatore={name}", ()) for name in ("nessuno", *shown_in("page")))
    yield "vista=regioni", [("click", "#regioni th button")]
    yield "", [("click", "#comandi-mappa button"), ("click", "#cerca-area")]
    yield "scheda=12&comunita=SN", ()
    yield f"scheda=12&id={atlas.associations['id'].iloc[0]}", ()
    yield f"vista=elenco&comune=006003&id={atlas.associations['id'].iloc[0]}", ()
    yield "vista=cercare&comunita=SN&q=donne", ()
    yield "vista=mappa&indicatore=tasso_10000&classi=filtrate&comunita=SN", ()
    yield from ((f"scheda={code}", ()) for code in ("01", "02", "12", "14", "17", "20"))
    yield from ((f"vista=comunita&comunita={code}", ()) for code in ("SN", "AL", "RO", "SN,AL", "XK", "??"))
    yield from ((f"comune={code}", ()) for code in ("058091", "015146", "021008"))
    yield from (
        (f"strati=amici,start_it_up&comune={code}", ()) for code in ("063049", "063058", "036023", "036005", "042002")
    )
    yield from ((f"id={name}", ()) for name in _some(atlas.associations))
    yield "id=000000000000", ()
    yield "comunita=SN&terzi=1&modo=tutte&regione=12,11&provincia=RM&nel_comune=058091", ()
    yield "vista=comunita&comunita=RO&terzi=1", ()
    yield "vista=cercare&comunita=RO&terzi=1", ()
    yield "vista=cercare&regione=02&comunita=SN", ()
    for words in ("Senegal donne", "Roma", "senegalesi Roma", "Samagnolo", "assoc"):
        yield "", [("type", _SEARCH, words)]
    yield "q=Sengal", ()
    yield "q=Senegal", ()
    yield "q=zzzz&comunita=SN&provincia=RM", ()
    yield "comunita=XX,SN", ()
    for near in ("vicino=058091&raggio=10", "vicino=058091&raggio=", "vicino=999999", "vicino=45.54,10.22"):
        yield f"vista=elenco&{near}", ()
    yield "vicino=098031&raggio=10&comunita=PE", ()
    yield "", [("type", _NEAR, "Bienno")]
    yield "area=45.6,10.3,45.4,10.1", ()
    yield "area=45.4,10.1,45.6,10.3", ()
    yield "id=" + str(atlas.associations["id"].iloc[0]), [("print",)]
    yield "vista=mappa", [("print",)]
    yield "vista=elenco", [("print",)]


def _some(
    rows: pd.DataFrame, columns: Sequence[str] = ("stato", "composizione", "tipologia", "fonte_tipo")
) -> list[str]:
    """Return rows of which each has something that those before it have not."""
    seen: set[tuple[str, str]] = set()
    found = []
    for row in rows.to_dict("records"):
        own = {(name, str(row[name])) for name in columns} | {("età", str(row["fonte_data"])[:3])}
        if not own <= seen:
            seen |= own
            found.append(str(row["id"]))
    return found
