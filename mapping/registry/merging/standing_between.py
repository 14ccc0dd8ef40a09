# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Rows that are no association: totals, notes, titles of places, whoever signed; each stands alone in its row."""

from collections.abc import Iterable
from itertools import pairwise

import pandas as pd

from mapping.cells import fold
from mapping.schema import INPUT_COLUMNS

SIGNED = "riga-di-firma"
"""The code of the row in which somebody signed: what it says is published nowhere."""
_TOTALS = (
    "totale",
    "totali",
    "total",
    "totale generale",
    "totale complessivo",
    "totale associazioni",
    "subtotale",
)
_BODIES = r"(?:associazioni|enti|organizzazioni|odv|aps|soggetti)"
_MONTHS = r"(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)"
_DAY = rf"\d{{1,2}}(?:°?\s+{_MONTHS}\s+|[/.-]\d{{1,2}}[/.-])(?:\d{{4}}|\d{{2}})"
_ORDINAL = r"(?:[a-d]|[ivx]{1,4}|\d{1,2})(?![\w']|\.\w)"
_NOTE = (
    r"(?i)\W*((fonte|fonti|nota|note|legenda|elaborazione|data|luogo e data)\s*:|n\. ?b\.|"
    r"(dati|elenco|registro|albo|lista|ultimo|data di)? ?aggiorna(t[oaie]\s+(al?|il)\b|mento\s*(:|al?\b|del\b))|"
    r"dati provvisori|documento (informatico|firmato|prodotto|redatto)\b|pag(ina|\.)\s*\d|"
    r"(segue|continua)(\W*$|\s+(a|da|dalla|alla|in)\s+pag)|fine (elenco|lista|registro)\W*$|(a )?riport(o|are)\W*$|"
    rf"allegato\s+(n\.?\s*)?{_ORDINAL}|estratto (da|dal|dalla)\s|(sez(\.|ione)|parte)\s+{_ORDINAL}|lettera\s+[a-z]\b|"
    rf"[^\W\d][^\d,]{{2,30}},? ((l[iì]|il|addì) ?)?{_DAY}\W*$|"
    r"(area|zona|distretto) (nord|sud|est|ovest|centro)\W*$|ambito territoriale\b|distretto (di|socio)|"
    r"comune di\s[^\d]{2,40}$)|"
    r"\*+\s|\(\d\)\s|(regione|provincia|provincia di|prov\.)\s+[^\d\W][^\d]{2,30}$"
)
"""How a note above or below a page of a table begins, or a title between its rows («REGIONE LAZIO», «Sezione II»)."""
_COUNT = (
    r"(?i)(sub)?tot(ale|ali|al|\.)?(?!\w)\W*([^\d\W][^\d]{0,40})?\W*\d*|\d{1,6}|"
    rf"(?=.*\d|n)((sono|risultano)\s+(\w+\s+)?)?(n\.?|nr\.?|numero)?\s*(totale\s+)?(di\s+)?(\d+\s+)?{_BODIES}(\s+[^\W\d]+)?"
    rf"\W*(n\W*)?\d*"
)
"""A row that counts others, where nothing of an association stands beside it («Totale Lazio», «Tot. 5», «3»)."""
_COUNTED = ("numero_soci", "anno_costituzione", "note")
"""Columns below which the figure of a total may stand."""
_SIGNATURE = (
    r"(?i)(?!.*\b(?:onlus|odv|aps|ets|asd|associazion\w*|fondazione)\b)\W*(f\.?\s?to\b|firmat[oa]\b|firma\s*(:|digitale)|visto(\s*[:,]|\s+si\b)|timbro\b|"
    r"((il|la)\s+)?(vice\s?)?(dirigente|responsabile|funzionari[oa]|compilat(ore|rice)|istrut(tore|trice)|r\.?u\.?p\b|"
    r"segretari[oa]|dirett(ore|rice)|sindac[oa]|assess(ore|ora)|prefett[oa]|viceprefetto|console|estensore|redattore)\b|"
    r"(dott|dott\.?ssa|d\.ssa|dr|avv|ing|arch|prof|prof\.?ssa|rag|geom|sig|sig\.?ra|on)(\.|(?<=ssa)|(?<=dr))\s?[^\W\d]+"
    r"(\s[^\W\d]+){0,3}\W*$)"
)
"""Whoever signs below a table, by his office or by his name."""
_ASIDE = (*_COUNTED, "indirizzo", "acronimo", "ambiti_attivita", "tipologia")
"""Columns below which the name of the one who signs may have come to stand."""


def no_bodies(keyed: pd.DataFrame) -> dict[str, Iterable[int]]:
    """Return ``code of the problem -> rows`` of what only stands between associations, or below them."""
    keys = keyed["nome_chiave"]
    begins = keys[keys.str.startswith(("total", "subtotal"))]
    words = begins.str.replace(r"\d", "", regex=True).str.split().str.join(" ")
    return {
        "riga-di-totale": words.index[words.isin(_TOTALS)].union(_alone(keyed, _COUNT, _COUNTED, whole=True)),
        "riga-di-nota": _alone(keyed, _NOTE).union(_places_above(keyed)),
        SIGNED: _alone(keyed, _SIGNATURE, _ASIDE, in_a_list=True),
    }


def _alone(
    keyed: pd.DataFrame, pattern: str, spared: tuple[str, ...] = (), *, whole: bool = False, in_a_list: bool = False
) -> "pd.Index[int]":
    """Return the rows whose name begins so, and that hold nothing else, but for the columns ``spared``.

    In a list of names and nothing else none stands out, unless it is told ``in_a_list`` too.
    """
    names = keyed["denominazione"]
    others = [name for name in INPUT_COLUMNS if name not in ("denominazione", *spared)]
    if not in_a_list and not (keyed[others] != "").any(axis=None):
        return names.index[:0]
    begins = names.str.fullmatch(pattern) if whole else names.str.match(pattern)
    few = keyed.loc[begins & (names != ""), others]
    return few.index[(few == "").all(axis=1)]


def _places_above(keyed: pd.DataFrame) -> "pd.Index[int]":
    """Return the rows that are nothing but the comune, the province or the region of the row below («PALERMO»)."""
    others = [name for name in INPUT_COLUMNS if name != "denominazione"]
    bare = (keyed[others] == "").all(axis=1) & (keyed["denominazione"] != "")
    index = keyed.index.tolist()
    below = ((riga, after) for riga, after in pairwise(index) if bare.at[riga] and not bare.at[after])
    found = [
        riga
        for riga, after in below
        if fold(str(keyed.at[riga, "denominazione"]))
        in {fold(str(keyed.at[after, place])) for place in ("comune", "provincia", "regione")}
    ]
    return keyed.index[keyed.index.isin(found)]
