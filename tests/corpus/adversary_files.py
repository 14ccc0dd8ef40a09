# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a case is one line of a table
"""Files written against the specification alone, by somebody who had not read the code: those that found a fault."""

import csv
import io
import json

from corpus.book_files import rows_into, workbook
from corpus.case import HEADER, ROWS, Case
from corpus.text_files import LATIN, one_cell, table

_BLANK = [""] * (len(HEADER) - 1)


def _plain(name: str, text: str, encoding: str = "utf-8", **expected: object) -> Case:
    return Case(name, text.encode(encoding), **expected)  # type: ignore[arg-type]  # names checked by the dataclass


def _quoted(text: str) -> str:
    return "\n".join(f'"{line.replace(chr(34), chr(34) * 2)}"' for line in text.splitlines())


def _spaced() -> str:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([HEADER, *ROWS])
    return text.getvalue().replace('","', '", "')


def _below(name: str, line: str, code: str) -> Case:
    """The clean registry and a line below it that is no association."""
    return _plain(name, table() + line + "," * (len(HEADER) - 1) + "\n", rows=(*ROWS, (line, *_BLANK)),
                  problems=((7, "denominazione", code),), changes={(5, "stato"): "respinta"})  # fmt: skip


def texts() -> list[Case]:
    accented = ("Denominazione", "C.F.", "CAP", "Città", "Prov.", "Nazionalità", "Tipologia", "Anno costituz.")
    slashed = (
        "Denominazione *",
        "Cod.Fisc.",
        "C.A.P.",
        "Città/Comune",
        "Provincia (sigla)",
        "Paese/i di origine",
        "Tipologia\nente",
        "Anno di nascita",
    )
    other = (*ROWS, ("Altra", "", "00184", "Roma", "RM", "SN", "volontariato", "2001"))
    second = "comune,denominazione,cap,provincia,tipologia,paesi_origine,anno_costituzione,codice_fiscale"
    twice = table().encode("utf-8-sig").decode("cp1252", "replace").replace("\ufffd", "\x9d")
    return [
        _plain("accented-header.csv", table(LATIN, accented, sep=";"), "cp1252", rows=LATIN),
        _plain("slashed-headers.csv", table(header=slashed)),
        _plain("numbered-headers.csv", table(header=[f"{place}. {name}" for place, name in enumerate(HEADER, 1)])),
        Case("end-of-file-mark.csv", table().encode() + b"\x1a"),
        Case("padded-with-zeros.csv", table().encode() + b"\0" * 5_000),
        _plain("mark-encoded-twice.csv", "\u00ef\u00bb\u00bf" + table()),
        _plain("mark-encoded-twice-with-a-mark.csv", twice[: len("ï»¿")] + table(), "utf-8-sig"),
        _plain("quotes-after-spaces.csv", _spaced()),
        _plain("quotes-escaped-by-backslash.csv", table().replace('""', '\\"')),
        _plain("whole-lines-quoted.csv", _quoted(table())),
        _plain("a-line-with-another-separator.csv", table(sep=";") + ",".join(other[-1]) + "\n", rows=other,
               problems=((7, "", "separatore-diverso"),)),
        _plain("second-header-in-another-order.csv", table() + second + "\n" + ",".join(other[-1]) + "\n", refused=("riga 7", "altra intestazione")),
        _plain("all-in-one-cell.csv", "denominazione:comune\nTeranga:Roma\n", refused=("riga 1", "colonna")),
        _below("note-with-an-asterisk.csv", "* dati provvisori", "riga-di-nota"),
        _below("title-between-rows.csv", "REGIONE LAZIO", "riga-di-nota"),
        _below("total-of-a-region.csv", "Totale Lazio", "riga-di-totale"),
        _below("number-of-associations.csv", "N. associazioni: 5", "riga-di-totale"),
        _plain("endless-cell.csv", table().replace("Donne d'Egitto", "A" * 300_000), changes={(1, "denominazione"): "A" * 999 + "…"},
               problems=((3, "denominazione", "testo-lungo"),)),
        _plain("names-alone.csv", "denominazione\n* Teranga\nTotale Africa\n", header=("denominazione",), rows=(("* Teranga",), ("Totale Africa",))),
        Case("saved-page.xls", b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html>", refused=("MHTML",)),
    ]  # fmt: skip


def books() -> list[Case]:
    records = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
    lines = "\n".join(json.dumps(record) for record in records)
    doubled = json.dumps(records).replace('"comune": "Roma"', '"comune": "Milano", "comune": "Roma"')
    exponent = json.dumps(records).replace('"92064620054"', "9.2064620054E10")
    far = workbook(lambda _, sheet: (rows_into(sheet), sheet.write_string(1_048_575, 0, " ")))
    return [
        Case("json-lines.jsonl", lines.encode()),
        Case("two-levels-down.json", json.dumps({"success": True, "result": {"total": 5, "records": records}}).encode()),
        Case("key-given-twice.json", doubled.encode(), problems=((2, "", "chiave-ripetuta"),)),
        Case("code-with-exponent.json", exponent.encode()),
        Case("stray-cell-in-the-last-row.xlsx", far),
    ]  # fmt: skip


def cells() -> list[Case]:
    return [
        one_cell("countries-on-lines.csv", "paesi_origine", "Senegal\nMali,\nCosta d'Avorio", "SN; ML; CI"),
        one_cell("countries-with-shares.csv", "paesi_origine", "Albania 80%, Kossovo (20%)", "AL; XK"),
        one_cell("countries-in-a-phrase.csv", "paesi_origine", "cittadini del Marocco; provenienti dal Senegal", "MA; SN"),
        one_cell("country-of-a-continent.csv", "paesi_origine", "latino-americana", "", "paese-area"),
        one_cell("country-and-others.csv", "paesi_origine", "Senegal e altri", "SN", "paese-aperto"),
        one_cell("type-abbreviated.csv", "tipologia", "Ass.Cult.", "associazione culturale"),
        one_cell("type-company.csv", "tipologia", "Società cooperativa sociale a r.l.", "cooperativa"),
        one_cell("fields-numbered.csv", "ambiti_attivita", "1) cultura 2) sport", "cultura; sport"),
        one_cell("members-negative.csv", "numero_soci", "-5", "", "soci-illeggibili"),
        one_cell("members-percent.csv", "numero_soci", "50%", "", "soci-illeggibili"),
        one_cell("members-of-whom.csv", "numero_soci", "50 (di cui 30 donne)", "50"),
        one_cell("members-or-more.csv", "numero_soci", "100 o più", "oltre 100"),
        one_cell("year-before.csv", "anno_costituzione", "prima del 2000", "", "anno-errato"),
        one_cell("cap-with-town.csv", "cap", "00184 Roma (RM)", "00184"),
        one_cell("tax-code-with-exponent.csv", "codice_fiscale", "9,2064620054E+10", "92064620054"),
        one_cell("coordinate-decimal-minutes.csv", "latitudine", "41°53,5'", "41.891667"),
        one_cell("site-with-a-gap.csv", "sito_web", "http: //www.teranga.it", "http://www.teranga.it"),
        one_cell("site-none.csv", "sito_web", "non ha sito", ""),
    ]  # fmt: skip
