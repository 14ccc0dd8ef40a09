# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Each kind of cell: what is understood, what is refused, and that the normal form is read as itself."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.cells.codes import parse_cap, parse_comune_code, parse_tax_code, tax_code_is_right
from mapping.cells.coordinates import parse_coordinate, split_pair
from mapping.cells.countries import country_codes, parse_countries
from mapping.cells.dates_and_numbers import parse_date, parse_members, parse_year
from mapping.cells.folding import fold
from mapping.cells.lists import parse_choice, parse_choices
from mapping.cells.personal import find_personal, mask_personal
from mapping.cells.text import clean_cell
from mapping.cells.urls import parse_url
from mapping.registry.normalisation import parser_of
from mapping.schema import COLUMNS, INPUT_COLUMNS, choices


@pytest.mark.parametrize(
    ("written", "codes"),
    [
        ("Perù", "PE"), ("PERU'", "PE"), ("peruviane", "PE"), ("Peruvian", "PE"), ("PER", "PE"), ("pe", "PE"),
        ("Moldova", "MD"), ("Moldavia", "MD"), ("moldave", "MD"), ("Kosovo", "XK"), ("Palestina", "PS"),
        ("Costa d’Avorio", "CI"), ("Cote d'Ivoire", "CI"), ("ivoriani", "CI"), ("Birmania", "MM"), ("Ceylon", "LK"),
        ("Inghilterra", "GB"), ("UK", "GB"), ("NO", "NO"),
        ("Olanda", "NL"), ("Swaziland", "SZ"), ("ex Zaire", "CD"), ("Zaire", "CD"), ("Capo Verde", "CV"),
        ("Corea, Repubblica di", "KR"), ("Rep. Dem. del Congo", "CD"),
        ("Nigeria e Niger", "NG; NE"), ("nigerini", "NE"),
        ("Repubblica Dominicana", "DO"), ("Guinea-Bissau, Guinea", "GW; GN"), ("Senegal-Mali", "SN; ML"),
        ("italo-senegalese", "SN"), ("Serbia / Bosnia ed Erzegovina", "RS; BA"), ("Stati Uniti d'America", "US"),
        ("SN;SN; Senegal", "SN"), ("greche, turchi e polacchi", "GR; TR; PL"), ("NA", "NA"), ("n.d.", ""),
    ],
)  # fmt: skip
def test_countries(written: str, codes: str) -> None:
    assert parse_countries(written) == (codes, ())


@pytest.mark.parametrize(
    ("written", "value", "code"),
    [
        ("ex Jugoslavia", "", "paese-plurimo"), ("Serbia e Montenegro", "", "paese-plurimo"),
        ("URSS", "", "paese-plurimo"),
        ("Congo", "CG", "paese-ambiguo"), ("Africa", "", "paese-area"), ("varie", "", "paese-aperto"),
        ("Atlantide", "", "paese-sconosciuto"),
    ],
)  # fmt: skip
def test_countries_that_need_a_word(written: str, value: str, code: str) -> None:
    read = parse_countries(written)
    assert (read.value, [found.codice for found in read.findings]) == (value, [code])


def test_a_mistyped_country_is_proposed_not_taken() -> None:
    read = parse_countries("Senegall")
    assert (read.value, read.findings[0].proposta) == ("", "Senegal")


def test_every_country_is_read_from_its_code() -> None:
    assert all(parse_countries(code).value == code for code in country_codes())
    assert {parse_countries(word) for word in ("XX", "Apolidi", "apolide", "stateless")} == {("XX", ())}


@pytest.mark.parametrize(
    ("table", "written", "value"),
    [
        ("tipologia", "OdV", "volontariato"), ("tipologia", "A.P.S.", "promozione sociale"),
        ("tipologia", "ONLUS", "altro"),
        ("tipologia", "ETS", "altro"), ("tipologia", "Ass. culturale", "associazione culturale"),
        ("tipologia", "women's", "femminile"), ("raggio", "Locale", "comunale"),
        ("composizione", "Mista", "mista con italiani"),
    ],
)  # fmt: skip
def test_closed_lists(table: str, written: str, value: str) -> None:
    assert parse_choice(table)(written) == (value, ())


def test_a_value_with_a_slash_is_one_value() -> None:
    assert parse_choices("ambito")("lingua/formazione, donne/giovani").value == "lingua/formazione; donne; giovani/G2"


@pytest.mark.parametrize("table", ["tipologia", "composizione", "ambito", "raggio"])
def test_every_value_is_read_as_itself(table: str) -> None:
    assert all(parse_choices(table)(value) == (value, ()) for value in choices(table))


@pytest.mark.parametrize("written", ["92064620054", "IT 92064620054", "C.F.: 920.646.200.54", "92064620054.0"])
def test_tax_code(written: str) -> None:
    assert parse_tax_code(written) == ("92064620054", ())


def test_one_wrong_digit_never_passes() -> None:
    good = "92064620054"
    wrong = {good[:i] + d + good[i + 1 :] for i in range(11) for d in "0123456789"} - {good}
    assert not any(tax_code_is_right(code) for code in wrong)


def test_lost_zeros_come_back() -> None:
    assert parse_cap("184").value == "00184"
    assert parse_comune_code("1272").value == "001272"
    assert parse_tax_code("10").value == ""  # too short to be anything


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("41,9", "41.9"),
        ("41.9° N", "41.9"),
        ("W 7,5", "-7.5"),
        ("41°54'10\"N", "41.902778"),
        ("+7", "7"),
        ("419028", ""),
        ("1e5", ""),
    ],
)
def test_coordinates(written: str, value: str) -> None:
    assert parse_coordinate(written).value == value


def test_a_pair_in_one_cell() -> None:
    assert split_pair("(41.9028, 12.4964)") == ("41.9028", "12.4964")
    assert split_pair("41,9028") is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3/4/1998", "1998-04-03"), ("3 aprile 1998", "1998-04-03"), ("Apr 1998", "1998-04"), ("1998", "1998"),
        ("1998-04-03 00:00:00", "1998-04-03"), ("31/02/1998", ""), ("03/04/98", ""), ("domani", ""),
    ],
)  # fmt: skip
def test_dates(written: str, value: str) -> None:
    assert parse_date(written).value == value


DATES = {"25/03/2019": "2019-03-25", "2019-03-25": "2019-03-25", "25 marzo 2019": "2019-03-25", "marzo 2019": "2019-03",
         "2019": "2019"}  # fmt: skip
BEFORE = ("", "Dati aggiornati al ", "agg. ", "verifica telefonica del ", "ultimo controllo: ", "(")
BEHIND = ("", ".", " (sito)", ", per telefono", " - presidente")


@settings(derandomize=True, deadline=None, max_examples=80)
@given(st.sampled_from(BEFORE), st.sampled_from(sorted(DATES)), st.sampled_from(BEHIND))
def test_the_date_inside_a_sentence_is_read(before: str, date: str, behind: str) -> None:
    assert parse_date(before + date + behind) == (DATES[date], ())


@pytest.mark.parametrize("text", ["dal {} al 31/12/2020", "entro il {}", "valido fino al {}", "{} e 01/01/2021"])
@pytest.mark.parametrize("date", ["25/03/2019", "2019"])
def test_a_sentence_that_does_not_say_which_date_is_told(text: str, date: str) -> None:
    read = parse_date(text.format(date))
    assert (read.value, read.findings[0].codice) == ("", "data-errata")


def test_a_number_is_no_date() -> None:
    assert [parse_date(text).value for text in ("det. n. 7 del 25/03/2019", "protocollo 7 2019")] == ["2019-03-25", ""]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1.200", "1200"),
        ("~50", "circa 50"),
        (">100", "oltre 100"),
        ("tra 11 e 100", "11-100"),
        ("100-11", ""),
        ("tanti", ""),
    ],
)
def test_members(written: str, value: str) -> None:
    assert parse_members(written).value == value


@pytest.mark.parametrize(
    ("written", "value"), [("nel 1998", "1998"), ("1998-2004", ""), ("2999", ""), ("1998.0", "1998")]
)
def test_years(written: str, value: str) -> None:
    assert parse_year(written).value == value


@pytest.mark.parametrize(
    "written",
    ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd",
     "mailto:a@b.it",
     "https://portale.it@evil.it", "http://localhost/", "https://[::1", "https://a b", "//", "https://x"],
)  # fmt: skip
def test_refused_addresses(written: str) -> None:
    assert parse_url(written).value == ""


def test_addresses() -> None:
    assert parse_url("WWW.Teranga.IT/Chi siamo").value == "https://www.teranga.it/Chi"
    assert parse_url("HTTP://teranga.it/a'b").value == "http://teranga.it/a%27b"


@pytest.mark.parametrize(
    "text",
    ["tel. 333 1234567", "+39 333.12.34.567", "3331234567", "0039 333 1234567", "mario.rossi@gmail.com",
     "RSSMRA80A01H501U",
     "rss mra 80a01 h501u", "RSSMRAULALMHRLMU", "+221 77 123 45 67",
     "３３３ １２３４５６７", "M.Rossi＠gmail.com", "https://wa.me/393331234567", "WhatsApp: wa.me/+39 333 1234567",
     "https://api.whatsapp.com/send?phone=393331234567", "https://t.me/+393331234567", "tel:3331234567", "06 1234567"],
)  # fmt: skip
def test_personal_data_are_seen(text: str) -> None:
    assert find_personal(text)
    masked = mask_personal(f"Teranga {text}")
    assert text not in masked
    assert not re.search(r"\d{7}|gmail", masked)


@pytest.mark.parametrize("text", ["Via Roma 12, 20121 Milano", "92064620054", "info@teranga.it", "anno 1998/1999"])
def test_what_is_not_personal_stays(text: str) -> None:
    assert find_personal(text) is None
    assert mask_personal(text) == text


@given(st.text(max_size=60))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize("name", INPUT_COLUMNS)
@settings(deadline=None)  # the first text of a column loads its tables
@given(text=st.text(max_size=40))
def test_any_text_is_read_and_its_normal_form_is_read_as_itself(name: str, text: str) -> None:
    parse = parser_of(COLUMNS[name])
    read = parse(clean_cell(text).value).value
    assert parse(read).value == read


MISSPELT = ("http", "https", "htpp", "htttp", "hhttp", "ttp", "hptts")
MARKS = ("://", ":/", "//", "//:", ":", ":\\\\", ";//", ":://", ".//")
BEGINS = st.builds(lambda word, mark, www: www + word + mark, st.sampled_from(MISSPELT), st.sampled_from(MARKS),
                   st.sampled_from(["", "www."]))  # fmt: skip


@settings(derandomize=True, deadline=None, max_examples=150)
@given(st.lists(BEGINS, min_size=1, max_size=3), st.sampled_from(["www.asl.it/sedi", "asl.it"]))
def test_the_beginning_of_an_address_is_repaired(begins: list[str], rest: str) -> None:
    written = "".join(begins) + rest
    read = parse_url(written)
    assert read.value in {f"http://{rest}", f"https://{rest}"}
    told = [(found.codice, found.proposta) for found in read.findings]
    assert told == ([] if read.value == written else [("indirizzo-riparato", read.value)])


@pytest.mark.parametrize("text", ["http:/ex ample.org", "http://https://", "htpp://casa", "http://javascript:alert(1)"])
def test_what_is_no_address_is_not_repaired_into_one(text: str) -> None:
    assert parse_url(text).value == ""


def test_a_text_that_names_several_fields_is_read_as_all_of_them() -> None:
    assert parse_choices("ambito")("EDUCAZIONE ALLA PRATICA SPORTIVA DEI GIOVANI") == ("sport; giovani/G2", ())


CLOCKS = [
    "{} 00:00:00",
    "{} 00:00",
    "{}, 10:05:07",
    "{} 10:05:07.250000",
    "{} 00:00:00+01:00",
    "{}T00:00:00Z",
    "{} 9.30",
]


@pytest.mark.parametrize("clock", CLOCKS)
@pytest.mark.parametrize("day", ["2021-12-31", "31/12/2021", "31-12-2021", "31.12.2021"])
def test_the_time_of_a_day_is_no_telephone(day: str, clock: str) -> None:
    written = clock.format(day)
    assert parse_date(written) == ("2021-12-31", ()) and parse_year(written) == ("2021", ())
    assert [find_personal(text, name) for name in COLUMNS for text in (written, f"iscritta {written}")] == (
        [None] * 2 * len(COLUMNS)
    )


@pytest.mark.parametrize(("written", "day"), [("20211231", "2021-12-31"), ("31122021", "2021-12-31")])
def test_a_day_without_signs_is_one_below_a_date_alone(written: str, day: str) -> None:
    assert (parse_date(written), parse_year(written)) == ((day, ()), (day[:4], ()))
    assert find_personal(written, "data_verifica") is None and find_personal(written, "denominazione")
    assert parse_date("20211331").findings and find_personal("05211234", "data_verifica")
