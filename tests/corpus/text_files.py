# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a case is one line of a table
"""CSV files: encodings, separators, quotes, rows of the wrong length, headers."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence

from corpus.case import HEADER, ROWS, Case

LATIN = tuple(row for row in ROWS if "华" not in row[0])
"""The rows that cp1252 can hold."""


def table(
    rows: Iterable[Sequence[str]] = ROWS, header: Sequence[str] = HEADER, *, sep: str = ",", end: str = "\n"
) -> str:
    """Return a well-formed CSV."""
    text = io.StringIO()
    csv.writer(text, delimiter=sep, lineterminator=end).writerows([header, *rows])
    return text.getvalue()


def one_cell(file: str, column: str, cell: str, value: str, *codes: str) -> Case:
    """Return a registry of one association: what a cell gives, and the problems of that cell."""
    header = ("denominazione", column)
    problems = tuple((2, column, code) for code in codes)
    return Case(file, table([("Teranga", cell)], header).encode(), problems, rows=(("Teranga", value),), header=header)


def _plain(name: str, text: str, encoding: str = "utf-8", **expected: object) -> Case:
    return Case(name, text.encode(encoding), **expected)  # type: ignore[arg-type]  # names checked by the dataclass


def encodings() -> list[Case]:
    twice = ROWS[2][0].encode().decode("cp1252")
    mixed = table().encode().replace("Forlì senza".encode(), "Forlì senza".encode("cp1252"))
    return [
        _plain("utf8.csv", table()),
        _plain("utf8-bom.csv", table(), "utf-8-sig"),
        _plain("utf16-bom.csv", table(), "utf-16"),
        _plain("utf16-le-no-bom.csv", table(), "utf-16-le"),
        _plain("utf16-be-no-bom.csv", table(sep="\t"), "utf-16-be"),
        Case("utf16-be-bom.csv", b"\xfe\xff" + table(sep=";").encode("utf-16-be")),
        _plain("utf32.csv", table(), "utf-32"),
        _plain("cp1252.csv", table(LATIN, sep=";"), "cp1252", rows=LATIN),
        Case("mixed-encodings.csv", mixed, problems=((4, "denominazione", "byte-riparati"),)),
        _plain("encoded-twice.csv", table().replace(ROWS[2][0], twice), problems=((4, "denominazione", "testo-riparato"),)),
        _plain("decomposed-accents.csv", table().replace("ì", "i\u0300").replace("é", "e\u0301")),
        Case("nul-bytes.csv", table().encode().replace(b"Napoli", b"Nap\x00oli")),
        _plain("control-characters.csv", table().replace("Prato", "Pra\x07to"), problems=((6, "comune", "caratteri-di-controllo"),)),
        _plain("invisible-characters.csv", table().replace("Prato", "\u200bPrato\ufeff").replace("Donne d", "Donne\u00a0d")),
        _plain("lost-character.csv", table().replace("Forlì senza", "Forl\ufffd senza"),
               problems=((4, "denominazione", "carattere-perso"),), changes={(2, "denominazione"): "Forl\ufffd senza frontiere"}),
    ]  # fmt: skip


def separators() -> list[Case]:
    one = tuple((row[0],) for row in ROWS)
    return [
        _plain("semicolon.csv", table(sep=";")),
        _plain("tab.tsv", table(sep="\t")),
        _plain("pipe.txt", table(sep="|")),
        _plain("declared-separator.csv", "sep=;\n" + table(sep=";")),
        _plain("declared-separator-odd.csv", "sep=~\r\n" + table(sep="~", end="\r\n")),
        _plain("crlf.csv", table(end="\r\n")),
        _plain("cr-only.csv", table(end="\r")),
        _plain("mixed-line-ends.csv", table().replace("\n", "\r\n", 2)),
        _plain("no-last-newline.csv", table().rstrip("\n")),
        _plain("every-field-quoted.csv", _quoted()),
        _plain("one-column.csv", "denominazione\n" + "\n".join(row[0] for row in ROWS), header=("denominazione",), rows=one),
        _plain("trailing-separators.csv", table().replace("\n", ",,,\n")),
        _plain("spaces-after-separators.csv", table(sep=";").replace(";", " ; ").replace('"SN ; ML"', '"SN; ML"')),
        _plain("wrong-extension.xlsx", table(), problems=((0, "", "estensione-diversa"),)),
        _plain("no-extension", table()),
    ]  # fmt: skip


def _quoted() -> str:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows([HEADER, *ROWS])
    return text.getvalue()


def _edit(change: Callable[[list[str]], None]) -> str:
    lines = table().splitlines()
    change(lines)
    return "\n".join(lines) + "\n"


def shapes() -> list[Case]:
    title = "Registro delle associazioni,,\nAggiornato al 31/12/2024,,\n,,\n"
    below = {"rows": ROWS, "problems": ()}
    return [
        _plain("embedded-newline.csv", table().replace("Donne d'Egitto", '"Donne\nd\'Egitto"')),
        _plain("embedded-crlf.csv", table(end="\r\n").replace("Donne d'Egitto", '"Donne\r\nd\'Egitto"')),
        _plain("stray-opening-quote.csv", table().replace("Donne d'", '"Donne d\''), problems=((3, "", "virgolette-spaiate"),)),
        _plain("two-stray-quotes.csv", table().replace("Donne d'", '"Donne d\'').replace("Forlì senza", '"Forlì senza'),
               problems=((3, "", "virgolette-spaiate"), (4, "", "virgolette-spaiate"))),
        _plain("stray-quotes-that-would-pair.csv", table().replace("Donne d'", '"Donne d\'').replace("Forlì senza frontiere", 'Forlì senza frontiere"'),
               problems=((3, "", "virgolette-spaiate"), (4, "", "virgolette-spaiate"))),
        _plain("inner-quotes-not-doubled.csv", table().replace('""', '"'), problems=((5, "", "virgolette-spaiate"),)),
        _plain("quote-inside-a-word.csv", table().replace("Donne d'", 'Donne 5" d\''), changes={(1, "denominazione"): 'Donne 5" d\'Egitto'}),
        _plain("blank-rows.csv", table().replace("\n", "\n\n"), **below),
        _plain("rows-of-separators.csv", _edit(lambda lines: lines.insert(3, ",,,,,,,"))),
        _plain("title-rows.csv", title + table()),
        _plain("title-rows-semicolon.csv", (title + table(sep=";")).replace(",,", ";;")),
        _plain("repeated-header.csv", _edit(lambda lines: lines.insert(3, lines[0])), problems=((4, "", "intestazione-ripetuta"),)),
        _plain("short-row.csv", _edit(lambda lines: lines.__setitem__(3, "Forlì senza frontiere,,47121,Forlì,FC,,volontariato")),
               problems=((4, "", "riga-corta"),)),
        _plain("long-row.csv", _edit(lambda lines: lines.__setitem__(2, lines[2].replace("Donne d", "Donne, d"))),
               problems=((3, "", "riga-lunga"),), rows=(ROWS[0], ("Donne", *[""] * 7), *ROWS[2:]), changes={(1, "stato"): "respinta"}),
        _plain("shifted-into-a-blank.csv", _edit(lambda lines: lines.__setitem__(3, "Forlì, senza frontiere,,47121,Forlì,FC,,,")),
               problems=((4, "", "riga-lunga"),), rows=(*ROWS[:2], ("Forlì", *[""] * 7), *ROWS[3:]), changes={(2, "stato"): "respinta"}),
        _plain("values-without-a-header.csv", table([[*row, "x"] for row in ROWS]), problems=((0, "", "colonna-senza-nome"),)),
        _plain("every-row-short.csv", table([row[:7] for row in ROWS]), rows=tuple((*row[:7], "") for row in ROWS)),
        _plain("zeros-kept-by-a-trick.csv", table().replace("00184", '"=""00184"""').replace("80132", "'80132")),
        _plain("note-below.csv", table() + "\nFonte: elaborazione dell'ufficio,,,,,,,\n",
               rows=(*ROWS, ("Fonte: elaborazione dell'ufficio", *[""] * 7)), problems=((8, "denominazione", "riga-di-nota"),),
               changes={(5, "stato"): "respinta"}),
        _plain("long-row-of-blanks.csv", _edit(lambda lines: lines.__setitem__(2, lines[2] + ",, ,"))),
        _plain("total-at-the-end.csv", table() + "Totale: 5,,,,,,,\n", rows=(*ROWS, ("Totale: 5", *[""] * 7)),
               problems=((7, "denominazione", "riga-di-totale"),), changes={(5, "stato"): "respinta"}),
    ]  # fmt: skip


def headers() -> list[Case]:
    human = (
        "Nome associazione",
        "Cod. Fiscale",
        "C.A.P.",
        "Città",
        "Prov.",
        "Nazionalità",
        "Tipo di associazione",
        "Anno di costituzione",
    )
    english = (
        "Name of the association",
        "Tax code",
        "ZIP",
        "City",
        "Province",
        "Countries of origin",
        "Type",
        "Year founded",
    )
    order = (3, 0, 7, 1, 6, 2, 5, 4)
    moved = [[row[place] for place in order] for row in ROWS]
    private = [[*row, "Rossi Mario", "333 1234567", "m@gmail.com"] for row in ROWS]
    twice = [[*row, row[3]] for row in ROWS]
    spread = [[*row[:5], *[*row[5].split("; "), "", ""][:2], *row[6:]] for row in ROWS]
    return [
        _plain("human-headers.csv", table(header=human)),
        _plain("english-headers.csv", table(header=english)),
        _plain("shouting-headers.csv", table(header=[name.upper().replace("_", "  ") for name in HEADER])),
        _plain("annotated-headers.csv", table(header=[f"{name} (vedi nota) *" for name in HEADER])),
        _plain("header-with-line-breaks.csv", table(header=[name.replace("_", "\n") for name in HEADER])),
        _plain("reordered.csv", table(moved, [HEADER[place] for place in order])),
        _plain("undeclared-columns.csv", table(private, (*HEADER, "Presidente", "Cellulare", "E-mail")), problems=((0, "", "colonne-non-lette"),)),
        _plain("duplicate-header.csv", table(twice, (*HEADER, "comune"))),
        _plain("two-names-for-a-column.csv", table(twice, (*HEADER, "Città"))),
        _plain("countries-in-two-columns.csv", table(spread, (*HEADER[:5], "Paese 1", "Paese 2", *HEADER[6:]))),
        _plain("person-name-columns.csv", table([[*row, "Mario", "Rossi"] for row in ROWS], (*HEADER, "Nome", "Cognome")),
               problems=((0, "", "colonne-non-lette"),)),
        _plain("sigla-is-the-province.csv", table(header=[name if name != "provincia" else "Sigla" for name in HEADER])),
    ]  # fmt: skip
