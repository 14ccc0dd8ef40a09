# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The search box on the shipped page: what is typed finds what is meant, with the number that the filter gives."""

import json
from pathlib import Path

import pandas as pd
import pytest

from mapping.cells import country_names
from mapping.places import geocode
from mapping.schema import split_values
from mapping.shipped_tables import read_table
from mapping.viewer.payload import build_payload
from mapping.viewer.spellings import spellings_block
from tests.viewer_script import answered

COLUMNS = {
    "comunita": "paesi_origine", "regione": "luogo_codice_regione", "provincia": "luogo_provincia",
    "nel_comune": "luogo_codice_comune", "ambito": "ambiti_attivita", "tipologia": "tipologia",
}  # fmt: skip
SAMPLE = 60
"""Comuni whose every spelling is tried."""

WORDS = json.loads((Path(__file__).parent / "vectors" / "searches.json").read_text(encoding="utf-8"))["cases"]


@pytest.fixture(scope="module")
def ask(atlas):
    page = build_payload(atlas, lang="it") | {"mappa": {}}

    def answers(asked: list[list[str]]) -> list[dict]:
        return answered("finder-answers.js", {"page": page, "asked": asked})

    return answers


def truth(atlas, choices: dict[str, list[str]]) -> int:
    """Return the associations that the filters leave, counted in the table and not by the page."""
    kept = pd.Series(True, index=atlas.associations.index)
    for facet, values in choices.items():
        if facet == "iniziativa":
            sites = pd.concat([atlas.initiatives.places, atlas.initiatives.events])
            codes = set(sites.loc[sites["progetto"].isin(values), "codice_comune"]) - {""}
            kept &= atlas.associations["luogo_codice_comune"].isin(codes)
        else:
            cells = atlas.associations[COLUMNS[facet]]
            kept &= cells.map(lambda cell, wanted=values: not set(wanted).isdisjoint(split_values(cell)))
    return int(kept.sum())


def chosen(suggestion: dict) -> dict[str, list[str]]:
    return {facet: values for facet, values in suggestion["patch"].items() if isinstance(values, list)}


def test_what_is_typed_finds_what_is_meant_with_the_number_of_the_filter(ask, atlas):
    missed = []
    for (lang, words, meant), answer in zip(WORDS, ask([[lang, words] for lang, words, _ in WORDS]), strict=True):
        expected = {key: value.split(",") for key, value in (part.split("=") for part in meant.split("&") if part)}
        filters = [one for one in answer["all"] if one["count"] is not None]
        first = chosen(filters[0]) if filters else {}
        if first != expected:
            missed.append((lang, words, first))
        for one in filters:
            assert one["patch"]["q"] or "vicino" in one["patch"] or one["count"] == truth(atlas, chosen(one)), (
                words,
                one,
            )
    assert missed == []
    assert len(WORDS) >= 60


def test_the_count_is_that_under_the_other_filters(ask, atlas):
    first = {**ask([["it", "filippini", "regione=12&comunita=SN"]])[0]["all"][0]}
    assert first["label"] == "Filippine"
    assert first["count"] == truth(atlas, {"comunita": ["PH"], "regione": ["12"]})


def test_a_small_number_for_what_is_a_filter_is_never_alone(ask):
    asked = ["Filippine", "Marocco", "Emilia-Romagna", "donne", "Malaika", "sénégalais", "Firence", "casa senegal"]
    for words, answer in zip(asked, ask([["fr", words] for words in asked]), strict=True):
        assert answer["instead"], words
        assert answer["instead"][0]["count"] > answer["rows"], words


def test_a_name_and_its_acronym_are_found_however_they_are_pointed(ask):
    for answer in ask([["it", "ACIA"], ["it", "A.C.I.A."], ["it", "a.c.i.a"]]):
        assert answer["all"][0]["hint"] == "A.C.I.A."
    (slip,) = ask([["it", "assocazione cultruale"]])
    assert slip["all"][0]["patch"] == {"q": "associazione culturale"}


def test_no_slip_where_something_is_written_so(ask):
    (answer,) = ask([["it", "Mali"]])
    assert [one["label"] for one in answer["all"] if one["group"] == "comunita"] == ["Mali"]


def test_words_that_name_nothing_offer_nothing(ask):
    assert [one["all"] for one in ask([["it", ""], ["it", "x"], ["it", "qqqqqq"], ["it", "'"], ["it", "(" * 200]])] == [
        []
    ] * 5


def spellings(name: str) -> set[str]:
    """Return ways in which a person or a program writes the name of a comune."""
    plain = name.replace("ì", "i'").replace("à", "a'").replace("ò", "o'").replace("ù", "u'").replace("è", "e'")
    saints = {name}
    for saint in ("San ", "Santa ", "Sant'", "Santo "):
        saints |= {name.replace(saint, "S. "), name.replace(saint, "S."), name.replace(saint, "s ")}
    quotes = {name.replace("'", "’"), name.replace("'", " "), name.replace("'", "' "), name.replace("-", " ")}
    written = {plain, name.replace(" ", "  "), name.replace(" di ", " "), *saints, *quotes}
    return written | {one.upper() for one in written} | {one.lower() for one in written}


def test_every_spelling_that_the_geocoder_reads_as_a_comune_finds_it(ask, atlas):
    places = atlas.associations.drop_duplicates("luogo_codice_comune").set_index("luogo_codice_comune")["luogo_comune"]
    hard = places[places.str.contains(r"San|[^a-zA-Z]", regex=True) & (places != "")].head(SAMPLE)
    asked = [(spelling, code) for code, name in hard.items() for spelling in sorted(spellings(name))]
    read = geocode(pd.DataFrame({"comune": [spelling for spelling, _ in asked]})).frame["luogo_codice_comune"]
    same = [pair for pair, code in zip(asked, read, strict=True) if pair[1] == code]
    assert len(same) > len(asked) / 2
    answers = ask([["it", spelling] for spelling, _ in same])
    lost = [
        spelling
        for (spelling, code), answer in zip(same, answers, strict=True)
        if [code] not in [chosen(one).get("nel_comune") for one in answer["all"][:3]]
    ]
    assert lost == []


def test_the_page_knows_every_name_by_which_the_registry_reads_a_country(ask, atlas):
    """Though not every one of them is sent: what holds a shorter name is found by that."""
    listed = atlas.associations["paesi_origine"].map(split_values).explode().dropna().unique()
    asked = [(name, code) for code in listed for name in country_names()[code]]
    answers = ask([["it", name] for name, _ in asked])
    lost = [pair for pair, answer in zip(asked, answers, strict=True) if [pair[1]] != first_community(answer)]
    assert len(asked) > 500
    assert lost == []


def first_community(answer: dict) -> list[str] | None:
    return next((one["comunita"] for one in map(chosen, answer["all"]) if "comunita" in one), None)


def test_the_page_knows_every_certain_hamlet_that_leads_to_its_comuni_alone(ask, atlas):
    hamlets = read_table("gazetteer/frazioni.csv")
    alone = hamlets.groupby(hamlets["nome"].str.casefold())["codici"].transform("nunique") == 1
    here = hamlets[
        alone & hamlets["genere"].eq("certa") & hamlets["codici"].isin(atlas.associations["luogo_codice_comune"])
    ]
    asked = list(here[["nome", "codici"]].itertuples(index=False, name=None))
    answers = ask([["it", name] for name, _ in asked])
    lost = [pair for pair, answer in zip(asked, answers, strict=True) if not leads(answer, pair[1])]
    assert len(asked) > 1000
    assert lost == []


def leads(answer: dict, code: str) -> bool:
    return any([code] == chosen(one).get("nel_comune") and one["count"] for one in answer["all"])


def test_what_another_name_finds_is_not_sent():
    block = spellings_block(["SN", "PH"], ["", "027042"])
    assert not {"senegal", "isole filippine"} & set(block["paesi"]["SN"].split(";") + block["paesi"]["PH"].split(";"))
    assert block["luoghi"][0] == ""
    assert "mestre" in block["luoghi"][1].split(";")
