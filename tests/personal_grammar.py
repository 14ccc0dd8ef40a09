# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
# ruff: noqa: E501 - tables of what people write
"""Personal data in disguise, and cells in which nothing is personal: grammars that a test and a benchmark share.

``pick`` draws one of a sequence, Hypothesis's or a seeded generator's. Everything here is made up.
"""

import html
import unicodedata
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple
from urllib.parse import unquote

from mapping.registry.normalisation import _cell, parser_of
from mapping.schema import COLUMNS

Pick = Callable[[Sequence[Any]], Any]


class Disguised(NamedTuple):
    """A cell of a column, the datum that is in it as it is written there, and what must not be read in the cell."""

    column: str
    cell: str
    written: str
    secret: str


# --- data -----------------------------------------------------------------------------------------------------------

MOBILES = (
    "3331234567",
    "3478912345",
    "3209876543",
    "3661122334",
    "3890012345",
    "3512233445",
    "3928454662",
    "3912846391",
)
LANDLINES = ("0612345678", "0276543210", "0115556677", "0817654321", "0461987654", "0552345678")
FOREIGN = ("221771234567", "212612345678", "40722123456", "79161234567", "33612345678", "15552345678", "8801712345678",
           "355691234567", "447911123456")  # fmt: skip
MAILS = ("mario.rossi@gmail.com", "info.mario.rossi@gmail.com", "ass.mario.rossi@libero.it", "fatou_diallo@hotmail.com",
         "mohamed.alami@example.org", "m.rossi@comune.example.it", "mariorossi75@yahoo.it", "posta.olena.k@ukr.net",
         "diallo.ousmane@pec.it", "centro.anna.bianchi@outlook.com")  # fmt: skip
TAX_CODES = (
    "RSSMRA80A01H501U",
    "DLLMMD85T10Z343K",
    "BNCNNA90D45F205X",
    "RSSMRA80A0MH50MU",
    "VRDLGU75L20L219Y",
    "DLLMMD85T10Z343Q",
)
IBANS = (
    "IT60X0542811101000000123456",
    "IT28W8000000292100645211151",
    "GB82WEST12345698765432",
    "DE89370400440532013000",
)
DOCUMENTS = ("passaporto YA1234567", "carta d'identità CA12345AA", "permesso di soggiorno I12345678", "C.I. AT1234567",
             "passaporto n. YB7654321")  # fmt: skip
PEOPLE = ("c/o Mario Rossi", "presso abitazione Rossi Mario", "c/o Mohamed Diallo", "c/o Fam. Singh", "presso Sig.ra Bianchi",
          "C/O ROSSI MARIO", "c/o dott.ssa Anna Verdi", "presso famiglia Diop", "Presidente Mario Rossi nato il 3/4/1970",
          "presso Olena Shevchenko", "c/o Ndeye Fall", "c/o Gurpreet Singh", "presso casa Mamadou Ba",
          "presso il sig. Hossain", "Presidente: Fatima Zahra", "c / o Ion Popescu", "p.sso Maria Lopez")  # fmt: skip

# --- disguises ------------------------------------------------------------------------------------------------------

SEPARATORS = ("", " ", ".", "-", "/", " - ", "_", "'", ":", ",", "\u2011", "\u2013", "\u2014", "\u2212", "\u00a0", "\u2009",
              " / ", "·", "*", "|", ")(", "…", "~")  # fmt: skip
DIGITS = ("0123456789", "٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "०१२३४५६७८९", "０１２３４５６７８９", "𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗", "𝟶𝟷𝟸𝟹𝟺𝟻𝟼𝟽𝟾𝟿", "⁰¹²³⁴⁵⁶⁷⁸⁹",
          "⓪①②③④⑤⑥⑦⑧⑨", "০১২৩৪৫৬৭৮৯")  # fmt: skip
INVISIBLE = ("\u200b", "\u200c", "\u200d", "\u200e", "\u200f", "\u2060", "\ufeff", "\u00ad", "\ufe0f", "\u034f", "\u061c",
             "\u3164", "\u2066", "\u180e")  # fmt: skip
GLUE = (
    "",
    "cell",
    "cell.",
    "Tel.",
    "tel/",
    "tel: ",
    "cellulare ",
    "WhatsApp ",
    "whatsapp:",
    "☎ ",
    "(",
    "n.",
    "Teranga",
)
ALIKE = str.maketrans("aeopcxSAEOPCTXMHK", "аеорсхЅАЕОРСТХМНК")


def spread(text: str, sign: str, every: int) -> str:
    """Return the text with a sign after every few characters."""
    return sign.join(text[at : at + every] for at in range(0, len(text), every))


def disguised_digits(pick: Pick, digits: str) -> str:
    """Return a number in other digits, parted, with marks that do not show."""
    grouped = pick((3, 4, 2, 5, 1))
    separator = pick(SEPARATORS) if grouped > 1 else pick((" ", "-", ".", "  "))
    text = spread(digits, separator, grouped)
    script = pick(DIGITS)
    text = text.translate(str.maketrans("0123456789", script))
    if pick((False, False, True)):
        text = spread(text, pick(INVISIBLE), pick((1, 3, 5)))
    if pick((False,) * 7 + (True,)):
        text = "".join(f"{c}\ufe0f\u20e3" if c.isascii() and c.isdigit() else c for c in text)
    return text


def phone(pick: Pick) -> tuple[str, str]:
    """Return a telephone as it is written, and its digits."""
    kind = pick(("mobile", "mobile", "landline", "foreign"))
    if kind == "foreign":
        digits = pick(FOREIGN)
        return pick(("+", "00", "+ ", "tel. 00")) + disguised_digits(pick, digits), digits
    digits = pick(MOBILES if kind == "mobile" else LANDLINES)
    prefix = pick(("", "", "", "+39 ", "0039 ", "(+39) ", "39"))
    return pick(GLUE) + prefix + disguised_digits(pick, digits), digits


def several_phones(pick: Pick) -> tuple[str, str]:
    """Return two telephones in one text, and the digits of the second."""
    first, second = pick(MOBILES), pick(MOBILES)
    return spread(first, pick(("/", " ", "")), 3) + pick(("/", " - ", " ", ", ", " o ", ";")) + second, second


def mail(pick: Pick) -> tuple[str, str]:
    """Return an e-mail as it is written, and its local part."""
    text = pick(MAILS)
    local, domain = text.split("@")
    at = pick(
        (
            "@",
            " @ ",
            "(at)",
            " (at) ",
            "[at]",
            " [at] ",
            "{at}",
            " chiocciola ",
            "(chiocciola)",
            " AT ",
            "＠",
            "﹫",
            "@\u200b",
        )
    )
    dot = pick((".", ".", " . ", "[dot]", " dot ", " punto ", "(punto)", ",", "．"))
    text = local + at + domain.replace(".", dot)
    change = pick(("", "", "", "spaced", "alike", "mark", "entity", "percent", "double", "caps", "bold"))
    if change == "spaced":
        text = " ".join(local + "@" + domain)
    elif change == "alike" and at in ("@", "＠"):
        text = text.translate(ALIKE)
    elif change == "mark":
        text = spread(text, pick(INVISIBLE), 4) if at in ("@", "＠", " @ ") else text
    elif change == "entity":
        text = f"{local}&#64;{domain}"
    elif change == "percent":
        text = f"{local}%40{domain}"
    elif change == "double":
        text = pick((f"{local}%2540{domain}", f"{local}&amp;#64;{domain}", f"{local}&amp;commat;{domain}"))
    elif change == "caps":
        text = text.upper()
    elif change == "bold" and at in ("@", "＠"):
        text = "".join(chr(0x1D41A + ord(c) - 97) if "a" <= c <= "z" else c for c in text)
    return text, local


def tax_code(pick: Pick) -> tuple[str, str]:
    """Return a tax code as it is written, and itself."""
    code = pick(TAX_CODES)
    parts = (code[:3], code[3:6], code[6:11], code[11:])
    text = pick(("", " ", "/", "_", "-", "\u2013", ".", " - ", "\u200e")).join(parts)
    change = pick(("", "", "spaced", "zero", "lower", "after", "before", "mark", "wide"))
    if change == "spaced":
        text = " ".join(code)
    elif change == "zero":
        text = text.replace("0", "O")
    elif change == "lower":
        text = text.lower()
    elif change == "after":
        text += "nato a Roma"
    elif change == "before":
        text = "CF" + text
    elif change == "mark":
        text = spread(text, pick(INVISIBLE), pick((1, 4)))
    elif change == "wide":
        text = "".join(chr(ord(c) + 0xFEE0) if c.isalnum() and c.isascii() else c for c in text)
    return text, code


def iban(pick: Pick) -> tuple[str, str]:
    """Return an IBAN as it is written, and itself."""
    code = pick(IBANS)
    return pick(("", "IBAN ", "iban:")) + pick(("", " ", "-", ".")).join(
        code[n : n + 4] for n in range(0, len(code), 4)
    ), code


def document(pick: Pick) -> tuple[str, str]:
    """Return the number of a document as it is written, and itself."""
    text = pick(DOCUMENTS)
    number = text.split()[-1]
    return text.replace(number, pick((number, number.lower(), number[:2] + " " + number[2:]))), number


def person(pick: Pick) -> tuple[str, str]:
    """Return a person at an address, and the name."""
    text = pick(PEOPLE)
    name = text.split()[-1] if "nato" not in text else "Rossi"
    change = pick(("", "", "", "upper", "mark", "alike", "spaced"))
    if change == "upper":
        text = text.upper()
    elif change == "mark":
        text = spread(text, pick(INVISIBLE), 4)
    elif change == "alike":
        text = text.translate(ALIKE)
    elif change == "spaced":
        text = " ".join(text.replace(" ", ""))
    return text, name


KINDS: dict[str, Callable[[Pick], tuple[str, str]]] = {
    "phone": phone, "phones": several_phones, "mail": mail, "tax": tax_code, "iban": iban, "document": document,
    "person": person,
}  # fmt: skip
TEXTS = {
    "denominazione": ("Teranga {}", "Associazione Teranga - {}", "{} Teranga", "Teranga ({})", "Teranga, {}"),
    "acronimo": ("{}", "AST {}"),
    "indirizzo": ("Via Roma 1, {}", "Via Roma 1 - {}", "{}", "Via Verdi {}", "Piazza Roma 3/A ({})"),
    "comune": ("Bari {}", "{}", "Bari ({})"),
    "provincia": ("{}", "BA {}"),
    "regione": ("Puglia {}",),
    "fonte_tipo": ("{}", "pagina web {}"),
    "stato_verifica": ("da verificare {}", "{}"),
    "raggio_azione": ("{}", "comunale {}"),
    "numero_soci": ("{}", "circa {}"),
    "cap": ("{}", "70121 {}"),
    "codice_fiscale": ("{}",),
    "codice_comune": ("{}",),
    "anno_costituzione": ("{}",),
    "sito_web": ("{}", "www.teranga.example.it {}"),
}
IN_URLS = ("https://example.org/{}", "https://example.org/chi-siamo/{}", "https://example.org/?tel={}", "https://example.org/p?a=1&x={}",
           "https://example.org/#{}", "http://example.org/a/{}/b.html", "www.example.org/contatti/{}")  # fmt: skip
CHATS = ("https://wa.me/39{}", "https://wa.me:443/39{}", "https://api.whatsapp.com/send?phone=39{}", "https://viber.click/39{}",
         "https://signal.me/#p/+39{}", "https://line.me/ti/p/~39{}", "https://t.me/+39{}", "wa.me/{}", "tel:+39{}")  # fmt: skip


def in_text(pick: Pick) -> Disguised:
    """Return a cell of a column of words with a personal datum in it."""
    written, secret = KINDS[pick(tuple(KINDS))](pick)
    column = pick(tuple(TEXTS))
    return Disguised(column, pick(TEXTS[column]).format(written), written, secret)


def in_url(pick: Pick) -> Disguised:
    """Return a web address with a personal datum in its path, query or fragment."""
    column = pick(("sito_web", "fonte_url"))
    kind = pick(("phone", "chat", "mail", "tax", "handle"))
    if kind == "chat":
        digits = pick(MOBILES)
        return Disguised(column, pick(CHATS).format(digits), digits, digits)
    if kind == "handle":
        name = pick(("mariorossi", "mohamed_diallo", "fatoudiop"))
        return Disguised(
            column, pick(("https://t.me/{}", "t.me/{}", "https://telegram.me/{}")).format(name), name, name
        )
    if kind == "phone":
        digits = pick(MOBILES + LANDLINES)
        written = pick(("", "%2B39", "+39", "0039", "tel-")) + pick(("", "-", ".", "_", "%20", "%2D")).join(
            (digits[:3], digits[3:6], digits[6:])
        )
        secret = digits
    elif kind == "mail":
        secret, domain = pick(MAILS).split("@")
        written = secret + pick(("@", "%40", "%2540", "&#64;")) + domain
    else:
        secret = pick(TAX_CODES)
        written = pick(
            (secret, "%" + f"{ord(secret[0]):02X}" + secret[1:], secret.lower(), f"{secret[:6]}-{secret[6:]}")
        )
    return Disguised(column, pick(IN_URLS).format(written), written, secret)


# --- innocent cells -------------------------------------------------------------------------------------------------

HOUSES = ("1", "12", "12/A", "29/B", "28/10", "103", "525", "12 bis", "10f", "s.n.c.", "1/3", "331", "12-14")
STREETS = ("Via Roma", "Via Casilina", "Piazza della Pace", "Corso Vittorio Emanuele II", "Via Prof. Giuseppe Verdi", "Via Dott. Mario Rossi",
           "Viale XX Settembre", "Via 4 Novembre", "Via Don Minzoni", "Via del Presidente Kennedy", "Largo Avv. Bianchi", "Via Sigismondo")  # fmt: skip
CAPS = ("00184", "20121", "09123", "35100", "06121", "33100")
BODIES = ("c/o Comune di Roma", "presso Caritas", "c/o Casa delle Associazioni", "presso Parrocchia San Paolo", "c/o Centro Mario Rossi", "c/o ARCI",
          "presso la Camera del Lavoro", "presso Biblioteca Comunale", "c/o CGIL", "presso Istituto Comprensivo Giovanni XXIII", "c/o Circolo ACLI",
          "presso il Municipio", "c/o Casa della Cultura", "c/o Università degli Studi", "presso Chiesa di Santa Maria", "c/o Associazione Amici di Anna",
          "presso Oratorio Don Bosco", "c/o San Giovanni Bosco", "presso Sala Civica", "c/o Scuola Mario Rossi", "c/o Ospedale Maggiore", "c/o Villa Pallavicini")  # fmt: skip
NAMES = ("Associazione Donne d'Egitto 2000", "A.S.D. Calcio 1928", "Teranga 1998-2004", "Gruppo 115 Amici", "8 Marzo 2012 APS", "Fondazione Prof. Mario Rossi",
         "Casa Famiglia Rosetta", "Amici di Don Giorgio", "Men at Work", "La Chiocciola APS", "Uno di Noi", "Donne @ Lavoro", "Forum 2004/2010", "Nati per Leggere",
         "Associazione Maria Rossi Onlus", "Telefono Rosa 1522", "Servizio 118", "94038260025", "Circolo Arci 25 Aprile 1945", "3x3 Basket", "A.C.I.A.", "Punto Donna",
         "Associazione ex L. 383/2000 e L. 266/1991", "Iscr. n. 1234567", "Prot. 0012345/2019", "Decreto n. 117 del 03/07/2017", "Coop. n. A123456",
         "جمعية ٢٠٠٤", "中国三江联谊会", "Асоціація українців 2011", "Dal 2004-05 al 2010/11")  # fmt: skip
URLS = ("https://radiogold.example.it/?p=389237", "http://news.example.it/societa/asap-nasce-13255.html", "https://www.example.it/28-04-2021/627361-covid/",
        "http://example.it/2013/12/07/mazara-306869_161466/", "https://example.it/2018/04/25/news/presidente-tony-1.16753779",
        "http://cdn.example.it/a111232158-convegno.htm", "https://example.it/damslab/@@multilingual-selector/3dc613c6dc5d4ece8f59ee793c5e42cf/it",
        "https://torino.example.it/2022/02/28/news/come_aiutare-339653174/", "https://example.it/2019/06/1234567-festa", "https://example.it/?nid=20170130_402975",
        "https://www.facebook.com/profile.php?id=100064123456789", "https://medium.com/@teranga", "https://example.it/maps/@41.9028,12.4964,15z",
        "https://example.it/img/foto@2x.png", "https://t.me/associazioneteranga", "https://example.it/doc/1346394/x", "http://example.it/%C3%A0-b", "https://blog.libero.it/teranga/8336868.html",
        "https://example.it/presso-mario-rossi-presidente", "https://example.it/01022020/a", "https://chat.whatsapp.com/AbCdEfGh", "https://example.it/info@teranga.org")  # fmt: skip
OFFICES = (
    "info@comune.example.it",
    "segreteria@associazione.org",
    "teranga@pec.it",
    "ufficio.stranieri@comune.example.it",
    "info@teranga.org",
    "pec@pec.teranga.it",
)


def innocent(pick: Pick) -> tuple[str, str]:
    """Return a column and a cell of it that must be published as it is."""
    kind = pick(("address", "address", "body", "name", "url", "office"))
    if kind == "url":
        return pick(("sito_web", "fonte_url")), pick(URLS)
    if kind == "name":
        return "denominazione", pick(NAMES)
    if kind == "office":
        return pick(("denominazione", "indirizzo")), pick(OFFICES)
    street = f"{pick(STREETS)} {pick(HOUSES)}"
    if kind == "body":
        body = pick(BODIES)
        return "indirizzo", pick(
            (body, f"{street} {body}", f"{body}, {street}", f"{street} - {body}", f"{street} ({body})")
        )
    return "indirizzo", pick(
        (
            street,
            f"{pick(STREETS)}, {pick(HOUSES)}",
            f"{street}, {pick(CAPS)} Roma",
            f"{street} - {pick(CAPS)}",
            f"{pick(CAPS)} Roma, {street}",
        )
    )


# --- the judge ------------------------------------------------------------------------------------------------------


def published(column: str, cell: str) -> str:
    """Return what the registry would publish of a cell."""
    about = COLUMNS[column]
    return _cell(cell, about, parser_of(about), False).value


def bare(text: str) -> str:
    """Return the letters and digits of a text, plainly: another reading than the package's own."""
    for _ in range(3):
        text = html.unescape(unquote(text))
    apart = unicodedata.normalize("NFKD", text)
    digits = (str(unicodedata.digit(c)) if unicodedata.digit(c, -1) >= 0 else c for c in apart)
    return "".join(c for c in digits if c.isalnum() and c not in "\u3164\u1160").lower()


def leaks(case: Disguised) -> bool:
    """Return whether what is published still tells the datum, or six of its digits or letters one after the other."""
    left = published(case.column, case.cell)
    if case.written.strip() and case.written.strip() in left:
        return True
    secret, seen = bare(case.secret), bare(left)
    size = min(6, len(secret))
    return any(secret[at : at + size] in seen for at in range(len(secret) - size + 1))
