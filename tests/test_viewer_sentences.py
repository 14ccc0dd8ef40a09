# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The page's first line in every language, for every kind of number and for five choices of filters."""

import re
import tomllib
from pathlib import Path

import pytest

from mapping.shipped_tables import read_table
from mapping.viewer.languages import LANGUAGES, country_name, place_name, strings, translate
from mapping.viewer.page_words import wordbook
from mapping.viewer.payload import build_payload
from tests.gulpease import BOUND, NAMED, measure, sentences
from tests.viewer_script import answered

GOLDEN = tomllib.loads((Path(__file__).parent / "vectors" / "result_lines.toml").read_text(encoding="utf-8"))
NUMBERS = [(0, 503), (1, 1), (2, 2), (0, 1), (5, 5), (11, 11), (1, 21), (2, 101), (12, 503)]
FILTERS = {
    "nessuno": "",
    "paesi": "comunita=UA,ML",
    "luoghi": "regione=12,11&provincia=RM",
    "comune": "comunita=SN&nel_comune=058091",
    "ricerca": "q=donne&regione=19&tipologia=promozione%20sociale",
}
CYRILLIC = strings("sr")["lingua"]["altra"]["codice"]
"""No catalogue of its own: the page makes it of the Latin one."""
COMMA = {"ar": "،", "ur": "،", "zh": "，、"}


@pytest.fixture(scope="module")
def lines(atlas) -> dict[tuple[str, str, int, int], str]:
    """Every line that the page itself writes, by language, choice of filters, found and total."""
    page = build_payload(atlas, lang="it", languages=LANGUAGES) | {"mappa": {}}
    keys = [(lang, name, n, total) for lang in (*LANGUAGES, CYRILLIC) for name in FILTERS for n, total in NUMBERS]
    asked = [(lang, FILTERS[name], n, total) for lang, name, n, total in keys]
    return dict(zip(keys, answered("result-lines.js", {"page": page, "asked": asked}), strict=True))


def plain(line: str) -> str:
    return re.sub("[\u2066-\u2069]", "", line)


@pytest.mark.parametrize("lang", GOLDEN)
def test_the_line_reads_as_one_who_knows_the_language_writes_it(lines, lang):
    for case, told in GOLDEN[lang].items():
        name, n, total = case.split("_")
        assert plain(lines[lang, name, int(n), int(total)]) == told.replace("~", "\u00a0"), case


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_place_to_fill_is_left_and_every_number_is_told(lines, lang):
    for (code, name, n, total), line in lines.items():
        if code == lang:
            assert not re.search(r"[{}#]|undefined|null", line), line
            assert name != "nessuno" or total < 3 or {str(n), str(total)} <= set(re.findall(r"\d+", line)), line


def test_serbian_is_told_in_its_other_letters_but_for_what_is_not_its_own(lines):
    assert lines[CYRILLIC, "nessuno", 12, 503] == "12 од 503 удружења"
    assert lines[CYRILLIC, "luoghi", 12, 503] == "у Лацију или у Маркама, у провинцији Рим: 12 од 503 удружења"
    assert lines[CYRILLIC, "comune", 1, 21] == "Сенегал, у општини Рим (RM): 1 од 21 удружења"
    assert "„donne“" in lines[CYRILLIC, "ricerca", 0, 503]
    assert lines[CYRILLIC, "paesi", 2, 2] != lines["sr", "paesi", 2, 2]


@pytest.mark.parametrize("lang", COMMA)
def test_no_latin_comma_in_another_script(lines, lang):
    said = [line for (code, *_), line in lines.items() if code == lang]
    assert [line for line in said if "," in line] == []
    assert any(mark in line for line in said for mark in COMMA[lang])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_regions_and_known_towns_are_called_as_the_reader_calls_them(lines, lang):
    own = strings(lang).get("luoghi", {})
    for code, name, n, total in lines:
        if code == lang and name != "nessuno":
            line = lines[code, name, n, total]
            assert [italian for italian in own if re.search(rf"\b{italian}\b", line) and own[italian] not in line] == []


@pytest.mark.parametrize("lang", [lang for lang in LANGUAGES if strings(lang)["lingua"]["direzione"] == "rtl"])
def test_places_are_set_apart_in_a_line_from_right_to_left(lines, lang):
    for (code, name, *_), line in lines.items():
        if code == lang and name in ("luoghi", "comune", "ricerca"):
            assert 0 < line.count("\u2068") == line.count("\u2069"), line


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_province_is_told_from_the_town_it_is_named_after(lang):
    name = place_name("Roma", lang)
    told = {translate(lang, key, nome=name, codice="RM") for key in ("in_regione", "in_provincia", "in_comune")}
    assert len(told) >= 2
    assert translate(lang, "in_provincia", nome=name, codice="RM") not in {
        translate(lang, "in_comune", nome=name, codice="058091"), translate(lang, "in_regione", nome=name, codice="")
    }  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_python_tells_it_in_the_same_words(lines, lang):
    for n, total in NUMBERS:
        count = translate(lang, "conto", n=n, totale=total)
        assert lines[lang, "nessuno", n, total] == count
        both = [country_name(code, lang) for code in ("UA", "ML")]
        line = lines[lang, "paesi", n, total]
        assert line.endswith(count) and all(name in line for name in both)
        assert line == translate(lang, "risultato", scelte=line.removesuffix(count).rstrip(" :：፦—\u00a0"), conto=count)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_region_has_its_phrase(lang):
    regions = read_table("gazetteer/regioni.csv")
    for code, italian in zip(regions["codice_regione"], regions["nome"], strict=True):
        told = translate(lang, "in_regione", nome=place_name(italian, lang), codice=code)
        assert told != place_name(italian, lang), code
        assert "{" not in told


def test_gulpease_of_texts_counted_by_hand():
    counted = measure("Scrivi un comune. Poi premi Invio.")
    assert (counted.sentences, counted.words, counted.letters, counted.index) == (2, 6, 27, 100)
    assert measure("Le associazioni riconosciute rappresentano comunità.").index == 89 + (300 - 470) / 5


@pytest.mark.parametrize("key", sentences())
def test_every_italian_sentence_is_easy_to_read(key):
    assert measure(sentences()[key]).index >= BOUND, sentences()[key]


def test_only_notices_of_sources_are_excepted():
    assert {key for key in strings("it")["testi"] if key in NAMED} == NAMED
    assert all("ISTAT" in strings("it")["testi"][key] for key in NAMED)


@pytest.mark.parametrize(("lang", "pattern", "month"), [("ru", "LLLL", "октябрь"), ("uk", "LLLL", "жовтень")])
def test_a_month_without_a_day_is_in_the_nominative(lang, pattern, month):
    dates = wordbook("it", [], [], languages=[lang])["lingue"][lang]["parole"]["date"]
    assert pattern in dates["mese"]
    assert dates["mesi_soli"][9] == month != dates["mesi"][9]


def test_the_names_of_months_travel_twice_only_where_they_differ():
    for lang in LANGUAGES:
        dates = wordbook("it", [], [], languages=[lang])["lingue"][lang]["parole"]["date"]
        assert bool(dates["mesi_soli"]) is ("LLLL" in dates["mese"]), lang
