# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - a case is one line of a table
"""Well-formed CSV files whose values are the trouble."""

from corpus.case import HEADER, ROWS, Case
from corpus.text_files import one_cell, table

_PLACE = ("comune", "provincia")
_FULL = ("denominazione", "latitudine", "longitudine", "paesi_origine", "composizione", "tipologia", "ambiti_attivita",
         "raggio_azione", "anno_costituzione", "numero_soci", "sito_web", "fonte_data", "indirizzo")  # fmt: skip


def cells() -> list[Case]:
    return [
        one_cell("countries-words.csv", "paesi_origine", "Senegal, marocchine e Côte d'Ivoire", "SN; MA; CI"),
        one_cell("countries-codes.csv", "paesi_origine", "SEN/ml", "SN; ML"),
        one_cell("countries-old-names.csv", "paesi_origine", "Birmania; Inghilterra; Zaire", "MM; GB; CD"),
        one_cell("countries-with-and.csv", "paesi_origine", "Bosnia ed Erzegovina e Trinidad e Tobago", "BA; TT"),
        one_cell("country-na.csv", "paesi_origine", "NA", "NA"),
        one_cell("country-split.csv", "paesi_origine", "ex Jugoslavia; Albania", "AL", "paese-plurimo"),
        one_cell("country-unknown.csv", "paesi_origine", "Senegall; Mali", "ML", "paese-sconosciuto"),
        one_cell("country-area.csv", "paesi_origine", "Africa", "", "paese-area"),
        one_cell("type-synonym.csv", "tipologia", "O.d.V.", "volontariato"),
        one_cell("type-unknown.csv", "tipologia", "zzz del borgo", "", "testo-non-capito"),
        one_cell("fields-several.csv", "ambiti_attivita", "Cultura, doposcuola / lingua e formazione", "cultura; lingua/formazione"),
        one_cell("cap-lost-zero.csv", "cap", "184", "00184", "zeri-ripristinati"),
        one_cell("cap-float.csv", "cap", "20121.0", "20121"),
        one_cell("cap-wrong.csv", "cap", "1234567", "", "cap-errato"),
        one_cell("tax-code-spaced.csv", "codice_fiscale", "CF 920 646 200 54", "92064620054"),
        one_cell("tax-code-wrong-digit.csv", "codice_fiscale", "92064620055", "", "codice-fiscale-controllo"),
        one_cell("tax-code-rounded.csv", "codice_fiscale", "9,20646E+10", "", "codice-fiscale-arrotondato"),
        one_cell("tax-code-of-a-person.csv", "codice_fiscale", "RSSMRA80A01H501U", "", "dato-personale"),
        one_cell("year-in-words.csv", "anno_costituzione", "dal 1998", "1998"),
        one_cell("year-wrong.csv", "anno_costituzione", "98", "", "anno-errato"),
        one_cell("members-about.csv", "numero_soci", "ca. 50 soci", "circa 50"),
        one_cell("members-class.csv", "numero_soci", "da 11 a 100", "11-100"),
        one_cell("members-as-date.csv", "numero_soci", "2024-10-01", "", "soci-data"),
        one_cell("site-without-scheme.csv", "sito_web", "www.teranga.it", "https://www.teranga.it"),
        one_cell("site-javascript.csv", "sito_web", "javascript:alert(1)", "", "indirizzo-vietato"),
        one_cell("site-wrong.csv", "sito_web", "chiedere in sede", "", "indirizzo-web-errato"),
        one_cell("date-italian.csv", "fonte_data", "03/04/1998", "1998-04-03"),
        one_cell("date-american.csv", "fonte_data", "12/25/1998", "", "data-errata"),
        one_cell("coordinate-comma.csv", "latitudine", "41,9028° N", "41.9028"),
        one_cell("coordinate-words.csv", "latitudine", "vicino a Roma", "", "coordinata-illeggibile"),
        one_cell("excel-error.csv", "comune", "#N/D", "", "formula-in-errore"),
        one_cell("only-dashes.csv", "comune", " -- ", ""),
        one_cell("mobile-in-address.csv", "indirizzo", "Via Roma 1, cell. 333 12 34 567", "", "dato-personale"),
        one_cell("email-in-address.csv", "indirizzo", "mario.rossi@gmail.com", "", "dato-personale"),
        one_cell("formula-in-name.csv", "acronimo", '=HYPERLINK("https://x")', '=HYPERLINK("https://x")', "testo-come-formula"),
        one_cell("markup-in-name.csv", "acronimo", "</script>{{ 7*7 }}", "</script>{{ 7*7 }}"),
    ]  # fmt: skip


def rows() -> list[Case]:
    nameless = ("", *ROWS[1][1:])
    shouted = ("DONNE D’EGITTO", "", "", "napoli", "", "", "", "")
    same_code = ("Teranga ODV", "92064620054", "", "", "", "", "", "")
    alike = ("Donne dell'Egitto", "", "", "Napoli", "NA", "", "", "")
    mobile = ("Rossi 333 1234567", "", "", "Bari", "BA", "", "", "")
    return [
        _added("no-name.csv", nameless, "respinta", "nome-mancante", name=""),
        _added("name-of-dots.csv", ("★★★", *ROWS[1][1:]), "respinta", "nome-illeggibile"),
        _added("duplicate-by-name.csv", shouted, "duplicata", "duplicata"),
        _added("duplicate-by-code.csv", same_code, "duplicata", "duplicata"),
        _added("probable-duplicate.csv", alike, "", "duplicata-probabile"),
        _added("mobile-in-name.csv", mobile, "", "dato-personale", name="Rossi"),
    ]


def _added(file: str, row: tuple[str, ...], state: str, code: str, name: str | None = None) -> Case:
    """The clean registry and one row more, the seventh."""
    cells = (row[0] if name is None else name, *row[1:])
    return Case(
        file, table([*ROWS, row], HEADER).encode(), ((7, "denominazione", code),), {(5, "stato"): state}, (*ROWS, cells)
    )
