# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What the Ministry's page says of its seven projects: all of it, in every language, drafts tied to their Italian."""

import re
from collections.abc import Iterator

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.atlas import Atlas
from mapping.coverage import load_initiatives
from mapping.coverage.malaika import compare_malaika
from mapping.coverage.territory import load_territory
from mapping.metadata import STATES
from mapping.publish.initiatives import initiative_table
from mapping.shipped_tables import read_table
from mapping.translations.texts import COLUMNS
from mapping.viewer.bzipped import words_in
from mapping.viewer.initiatives import initiatives_block
from mapping.viewer.languages import LANGUAGES
from mapping.viewer.noscript import plain_parts
from mapping.viewer.payload import build_payload
from mapping.viewer.told import Pair, fingerprint, told, told_tables

PAGE = "sitiarcheologici.lavoro.gov.it"
SAID = {"malaika": 19, "incontro": 14, "doti_msna": 7, "start_it_up": 3, "coin": 2, "musa": 3, "amici": 3}
"""How many facts of each project the Ministry's page tells."""
OF_THE_PAGE = [
    ("malaika", "minori non accompagnate di 16 e 17 anni"), ("malaika", "rischio di esclusione sociale fino a 24 anni"),
    ("malaika", "Direzione Generale dell'immigrazione"), ("malaika", "Fondo sociale europeo (FSE)"),
    ("malaika", "10: Lazio, Piemonte"), ("malaika", "Rho; Mantova; Milano"), ("malaika", "condizioni necessarie"),
    ("malaika", "tempo; attivazione dei territori; reclutamento"), ("malaika", "Gruppo Obiettivo Lavoro"),
    ("incontro", "da febbraio a maggio 2014"), ("incontro", "rappresentanze diplomatiche e consolari"),
    ("incontro", "seconde generazioni; imprenditoria straniera"), ("incontro", "16 incontri, uno per comunità"),
    ("incontro", "la mappatura"), ("incontro", "Agenda europea"),
    ("doti_msna", "dote occupazione: inserimento lavorativo"),
    ("doti_msna", "5.498.000 euro"), ("doti_msna", "1.126"), ("start_it_up", "semplificazione amministrativa"),
    ("coin", "il peso dei media"), ("musa", "sport, musica e cultura"), ("amici", "Ente Nazionale per il Microcredito"),
]  # fmt: skip
DRAFTED = [lang for lang in LANGUAGES if lang not in {"it", "en"}]
TRANSLATED = set(COLUMNS) - {"partner"}
"""Columns of which every text has a draft; of the partners' names, those that are no names."""


def drafts(lang: str) -> pd.DataFrame:
    table = read_table("initiatives/parole.csv")
    return table[table["lingua"] == lang]


def italian_texts() -> dict[str, str]:
    """The Italian texts of the projects' tables by their fingerprints."""
    names = ("progetti", "fatti", "luoghi", "eventi", "cifre")
    tables = [
        *(read_table(f"initiatives/{name}.csv") for name in names),
        read_table("registry/aggregati_pubblicati.csv"),
    ]
    columns = [table[name] for table in tables for name in table.columns if name.endswith("_it")]
    return {fingerprint(text): text for column in columns for text in column}


def shown(block: dict, texts: list[Pair]) -> Iterator[Pair]:
    """The texts of the tables of which there is to be a draft."""
    for table in block["tabelle"].values():
        for name, packed in table["colonne"].items():
            if name in TRANSLATED:
                cells = packed if isinstance(packed, list) else packed["v"]
                yield from (texts[place] for place in cells if isinstance(place, int))


def parts(text: str) -> int:
    return len(re.split("[;；؛]", text))


def test_every_fact_of_the_page_is_in_the_table_and_published():
    known = load_initiatives()
    of_page = known.facts[known.facts["fonti"].str.contains(PAGE)]
    assert of_page["progetto"].value_counts().to_dict() == SAID
    assert not known.facts.duplicated(["progetto", "fatto"]).any()
    table = initiative_table(known)
    rows = table[table["tipo"] == "fatto"]
    assert rows["chiave"].to_list() == known.facts["fatto"].to_list()
    assert rows["testo_it"].to_list() == known.facts["testo_it"].to_list()
    assert rows["voce_en"].to_list() == known.facts["tema_en"].to_list()


@pytest.mark.parametrize(("project", "words"), OF_THE_PAGE)
def test_what_readers_looked_for_is_there(project, words):
    facts = load_initiatives().facts
    assert facts.loc[facts["progetto"] == project, "testo_it"].str.contains(words, regex=False).any()


@pytest.mark.parametrize("lang", DRAFTED)
def test_no_draft_is_of_an_italian_text_that_changed(lang):
    known = italian_texts()
    own = drafts(lang)
    stale = own[~own["impronta"].isin(list(known))]
    assert stale["voce"].to_list() == [], f"{lang}: translate these anew"
    assert not own.duplicated("impronta").any()
    assert set(own["stato"]) <= set(STATES)


@pytest.mark.parametrize("lang", DRAFTED)
def test_drafts_have_the_parts_the_numbers_and_the_names_of_the_italian(lang):
    known = italian_texts()
    for mark, text in zip(drafts(lang)["impronta"], drafts(lang)["testo"], strict=True):
        italian = known[mark]
        assert parts(text) == parts(italian), text
        numbers = [re.sub(r"\s", "", found) for found in re.findall(r"\d+", italian)]
        assert [n for n in numbers if n not in text] == [], text
        assert ("Malaika" in text) == ("Malaika" in italian), text
        assert text == text.strip()


def test_every_text_of_the_cards_has_its_draft_in_every_language(atlas: Atlas):
    block, texts = initiatives_block(atlas)
    wanted = {pair for pair in shown(block, texts) if pair[0] != pair[1]}
    assert len(wanted) > 150
    for lang in DRAFTED:
        assert [pair[0] for pair in wanted if told(pair, lang) is None] == [], lang


def test_the_page_has_every_fact_in_every_language(atlas: Atlas):
    page = build_payload(atlas, lang="it")
    facts = page["iniziative"]["tabelle"]["fatti"]
    assert facts["quante"] == len(load_initiatives().facts) > sum(SAID.values())
    lengths = set()
    for lang in page["lingue"]:
        texts = words_in(page["lingue"], lang)["racconti"]
        lengths.add(len(texts))
        assert lang != "it" or None not in texts
    assert len(lengths) == 1


@settings(derandomize=True, deadline=None, max_examples=50)
@given(st.sampled_from(DRAFTED), st.sampled_from(sorted(italian_texts().values())), st.text("abc ", min_size=1))
def test_a_changed_italian_text_is_shown_as_it_is(lang, italian, more):
    assert told((italian + more, italian + more + " (en)"), lang) is None
    assert told((italian, italian), lang) is None
    assert told((italian, "other"), "en") == "other"
    assert told((italian, "other"), "it") == italian


def test_texts_that_are_alike_travel_once():
    words = pd.DataFrame({"a_it": ["uno", "", "uno"], "a_en": ["one", "", "one"], "n": [1, 2, 3]})
    tables, texts = told_tables({"t": words, "u": words.tail(1)})
    assert texts == [("uno", "one")]
    assert tables["t"]["a"].to_list() == [0, "", 0]
    assert tables["u"].to_dict("list") == {"n": [3], "a": [0]}


@pytest.mark.parametrize("lang", ["it", "fr", "ar"])
def test_without_javascript_the_facts_are_there_in_the_language_of_the_page(atlas: Atlas, lang):
    facts = [fact for project in plain_parts(atlas, lang)["projects"] for fact in project["facts"]]
    known = load_initiatives().facts
    assert len(facts) == len(known)
    for fact, (_, row) in zip(facts, known.iterrows(), strict=True):
        for name, said in (("tema", fact["theme"]), ("testo", fact["text"])):
            own = told((row[f"{name}_it"], row[f"{name}_en"]), lang)
            assert (said["text"], said["lang"]) == ((own, "") if own is not None else (row[f"{name}_it"], "it"))


@settings(derandomize=True, deadline=None, max_examples=15)
@given(st.data())
def test_a_distance_is_told_only_where_no_association_of_the_province_may_be_nearer(atlas: Atlas, data: st.DataObject):
    around, known = atlas.coverage.malaika, atlas.associations
    row = known.loc[data.draw(st.sampled_from(list(known.index[known["luogo_codice_provincia"] != ""])))]
    province = row["luogo_codice_provincia"]
    lost = pd.concat([known, row.to_frame().T.assign(luogo_latitudine=float("nan"), luogo_codice_comune="")])
    lost = lost.astype(known.dtypes.to_dict()).reset_index(drop=True)
    now = compare_malaika(lost, atlas.initiatives, load_territory())
    touched = (around["codice_provincia"] == province) & (around["distanza_km"] > 0)
    assert now.loc[touched, "distanza_km"].isna().all()
    assert (now.loc[touched, ["vicina_id", "vicina_comune"]] == "").all(axis=None)
    assert now.loc[~touched, "distanza_km"].equals(around.loc[~touched, "distanza_km"])
