# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The registry that ships: two collections put together, and what pages say of associations that were there already.

A page fills what was empty and adds to a list; where it contradicts what was known the cell stays, and the note tells
what the page says. Each page is one more source of its row; a doubt makes it «da verificare» and stays in the note.
"""

import re
from pathlib import Path
from urllib.parse import urlsplit

import pandas as pd

from geodata.steps.common import check, read_exceptions, read_raw, to_csv
from mapping.cells import parse_countries, parse_sources, parse_url
from mapping.row_sources import RowSource, split_sources, unite_sources

FIRST, MORE, PAGES = (f"registry/{name}.csv" for name in ("associazioni", "associazioni_nuove", "arricchimento"))
COLUMNS = (
    "denominazione", "acronimo", "codice_fiscale", "indirizzo", "cap", "comune", "provincia", "regione",
    "codice_comune", "paesi_origine", "paesi_completi", "origine_dichiarata", "composizione", "tipologia",
    "ambiti_attivita", "anno_costituzione", "sito_web", "stato_verifica", "fonte_tipo", "fonte_url", "fonte_data",
    "fonti", "note",
)  # fmt: skip
UNKNOWN = "non nota"
_NO_COUNTRY = frozenset(["Tibet"])
"""What a page calls the origin, and which is no country of today: said as it is written, counted under none."""
_ALSO = re.compile(r"anche: (https?://\S+?)(?:; |$)")
"""How the first collection noted another page."""
_TAX_OFFICE = "www.agenziaentrate.gov.it/"
Row = dict[str, str]


def tables(raw: Path) -> dict[str, bytes]:
    """Return ``registry/associazioni.csv``."""
    records = [_as_read(row) for name in (FIRST, MORE) for row in _records(read_raw(raw / name))]
    by_key = {(row["denominazione"], row["comune"]): row for row in records}
    check(len(by_key) == len(records), "Due righe del registro hanno lo stesso nome e lo stesso comune.")
    for page in _records(read_raw(raw / PAGES)):
        _complete(_named(by_key, page["denominazione"], page["comune"]), page)
    for pair in _records(read_exceptions("registro_doppioni.csv")):
        _named(by_key, pair["altra"], pair["altra_comune"])
        row = _named(by_key, pair["denominazione"], pair["comune"])
        _note(row, f"accanto a «{pair['altra']}» ({pair['altra_comune']}): {pair['motivo']}")
    return {FIRST: to_csv(pd.DataFrame(records, columns=list(COLUMNS)))}


def _records(frame: pd.DataFrame) -> list[Row]:
    return [{str(name): str(cell) for name, cell in row.items()} for row in frame.to_dict("records")]


def _named(by_key: dict[tuple[str, str], Row], name: str, comune: str) -> Row:
    check((name, comune) in by_key, f"Il registro non ha «{name}» ({comune}).")
    return by_key[name, comune]


def _as_read(row: Row) -> Row:
    """Return the row with its site in full and all the pages that it names as its sources."""
    row = dict.fromkeys(COLUMNS, "") | row
    row["sito_web"] = parse_url(row["sito_web"]).value
    row["fonti"] = RowSource(row["fonte_tipo"], row["fonte_url"], row["fonte_data"]).text()
    for url in _ALSO.findall(row["note"]):
        _add_source(row, RowSource("pagina web", url))
    return row | {"note": _ALSO.sub("", row["note"])}


def _complete(row: Row, page: Row) -> None:
    """Write what a page says into its row."""
    names = [name.strip() for name in page["paesi_origine"].split(";") if name.strip()]
    countries = parse_countries("; ".join(name for name in names if name not in _NO_COUNTRY))
    check(not countries.findings, f"Un paese di «{page['denominazione']}» non si riconosce.")
    row["origine_dichiarata"] = "; ".join(name for name in names if name in _NO_COUNTRY)
    row["paesi_origine"] = _joined(row["paesi_origine"], countries.value)
    row["paesi_completi"] = page["paesi_completi"] if countries.value else ""
    row["ambiti_attivita"] = _joined(row["ambiti_attivita"], page["ambiti_attivita"])
    for name in ("composizione", "tipologia", "anno_costituzione", "sito_web"):
        _fill(row, name, page)
    _add_source(row, RowSource(_kind(page["fonte_url"]), page["fonte_url"], page["fonte_data"]))
    _note(row, page["perche"])
    if page["dubbio"]:
        _doubt(row, page["dubbio"])


def _fill(row: Row, name: str, page: Row) -> None:
    known, said = row[name], page[name]
    if known in ("", UNKNOWN):
        row[name] = said or known
    elif said and _bare(said) != _bare(known):
        _doubt(row, f"{name}: «{said}» secondo {page['fonte_url']}")


def _bare(text: str) -> str:
    """Return a cell as it is compared: the same site with and without «www»."""
    return text.partition("://")[2].removeprefix("www.") or text


def _joined(known: str, said: str) -> str:
    """Return both lists as one; «altro» says nothing beside a value that is known."""
    values = dict.fromkeys(part.strip() for cell in (known, said) for part in cell.split(";") if part.strip())
    telling = [value for value in values if value != "altro"]
    return "; ".join(telling or values)


def _kind(url: str) -> str:
    return "elenco 5x1000 Agenzia Entrate" if _TAX_OFFICE in url else "pagina web"


def _add_source(row: Row, source: RowSource) -> None:
    if parse_sources(source.text()).findings:
        host = urlsplit(source.url).hostname
        _note(row, f"la pagina di {host} non si cita: il suo indirizzo somiglia a un dato personale")
    else:
        row["fonti"] = unite_sources([*split_sources(row["fonti"]), source])


def _doubt(row: Row, text: str) -> None:
    _note(row, text)
    row["stato_verifica"] = row["stato_verifica"] or "da verificare"


def _note(row: Row, text: str) -> None:
    row["note"] = "; ".join(filter(None, (row["note"], text)))
