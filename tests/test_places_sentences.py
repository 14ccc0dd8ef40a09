# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: what a keeper is told of a place is true, and can be done."""

import re

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mapping.places import geocode, load_gazetteer
from mapping.places.weighing.keeper_notes import borders_year
from mapping.problems import Problem
from mapping.sources import load_sources

COLUMNS = ["comune", "provincia", "regione", "cap", "codice_comune", "latitudine", "longitudine"]
TOLD = {
    # two comuni in one cell
    ("Penne - Farindola", "PE"): "comune-plurimo",
    ("Roma/Milano", ""): "comune-plurimo",
    ("Rezzato e Botticino", "BS"): "comune-plurimo",
    ("Bari, Lecce, Foggia", ""): "comune-plurimo",
    ("Milano, Roma e Bari", ""): "comune-plurimo",
    # one candidate, which the name alone does not prove
    ("Cassano allo Ionio", ""): "comune-incerto",
    ("Puegnago sul Garda", "BS"): "comune-incerto",
    # several in the province that is given
    ("Castello", "TN"): "comune-omonimo",
    # several, and no province
    ("Castro", ""): "comune-ambiguo",
    ("Samone", ""): "comune-ambiguo",
    # the same comune in another spelling; a hamlet is one
    ("Cassano allo Ionio", "CS"): "comune-grafia",
    ("Ostia", "RM"): "comune-frazione",
    # a province of other years, older or newer than the borders
    ("Olbia", "OT"): "provincia-di-prima",
    ("Olbia", "Gallura Nord-Est Sardegna"): "provincia-di-prima",
    ("Monza", "MI"): "provincia-di-prima",
}
NO_COMUNE = ("Italia", "Tutta Italia", "tutte le province", "Online", "Europa", "Nazionale", "varie sedi", "Estero")


def told(**cells: str) -> list[Problem]:
    row = pd.DataFrame([{name: cells.get(name, "") for name in COLUMNS}], index=[2])
    return list(geocode(row).problems)


@pytest.mark.parametrize("cells", TOLD, ids=" ".join)
def test_the_right_reason_is_told(cells: tuple[str, str]) -> None:
    comune, provincia = cells
    assert [problem.codice for problem in told(comune=comune, provincia=provincia)] == [TOLD[cells]]


@pytest.mark.parametrize(
    "cells",
    [{"latitudine": "41.9", "longitudine": "12.5"}, {"cap": "40121"}, {"codice_comune": "015146"}],
    ids=lambda cells: next(iter(cells)),
)
def test_nobody_is_asked_to_write_what_was_found(cells: dict[str, str]) -> None:
    (problem,) = told(**cells)
    assert problem.codice == "comune-trovato"
    assert "scriver" not in problem.text() and problem.proposta in problem.text()


def test_the_year_of_the_borders_is_that_of_the_data() -> None:
    (source,) = (source for source in load_sources() if source.path == "gazetteer/comuni.csv")
    assert source.vintage.startswith(borders_year())
    for cells in (("Olbia", "OT"), ("Brione", "TN")):
        (problem,) = told(comune=cells[0], provincia=cells[1])
        assert all(
            f"{borders_year()} us" in problem.text(lang) or borders_year() in problem.text(lang)
            for lang in ("it", "en")
        )
        assert not re.search(r"\boggi\b|\btoday\b", problem.text("it") + problem.text("en"))


@pytest.mark.parametrize("text", NO_COMUNE)
def test_what_is_no_comune_is_nobodys_misspelt_one(text: str) -> None:
    assert [problem.proposta for problem in told(comune=text)] in ([""], [])


def test_what_an_address_says_is_told_of_the_address() -> None:
    rows = pd.DataFrame({"indirizzo": ["Via Po 3, Ostia (RM)"], "comune": [""]}, index=[2])
    (problem,) = geocode(rows).problems
    assert (problem.codice, problem.colonna) == ("comune-frazione", "indirizzo")


NAMES = tuple(sorted(load_gazetteer().comuni["nome"].astype(str)))[::37]
SIGLE = ("", "", "MI", "TN", "CS", "RM")
LETTERS = "abcdefghilmnoprstuvz"


def slips(name: str) -> st.SearchStrategy[str]:
    """A name as it is, or with letters changed, or cut, or beside another one."""
    places = st.integers(0, len(name) - 1)
    changed = st.builds(lambda at, by: name[:at] + by + name[at + 1 :], places, st.sampled_from(LETTERS))
    return st.one_of(
        st.just(name), changed, places.map(lambda at: name[: at + 1]), st.sampled_from(NAMES).map(f"{name} - ".__add__)
    )


@settings(derandomize=True, deadline=None, max_examples=250)
@given(
    st.sampled_from(NAMES).flatmap(slips),
    st.sampled_from(SIGLE),
    st.sampled_from(["", "", "20121", "99999"]),
    st.sampled_from(["", "", "015146"]),
)
def test_no_sentence_about_a_place_is_untrue(comune: str, provincia: str, cap: str, code: str) -> None:
    row = pd.DataFrame(
        [[comune, provincia, cap, code]], columns=["comune", "provincia", "cap", "codice_comune"], index=[2]
    )
    frame, problems = geocode(row)
    found = frame.loc[2]
    for problem in problems:
        proposed = [text for text in problem.proposta.split("; ") if text]
        if problem.codice == "comune-ambiguo":
            assert not provincia and len(proposed) > 1
        if problem.codice == "comune-omonimo":
            assert provincia and len(proposed) > 1
        if problem.codice == "comune-mancante":
            assert not comune and not found["luogo_codice_comune"]
        if problem.codice == "luogo-discorde":
            assert sum(map(bool, (comune, provincia, cap, code))) > 1
        if problem.codice in {"comune-incerto", "comune-grafia", "comune-trovato", "comune-frazione"}:
            assert len(proposed) == 1
        if problem.codice == "comune-sconosciuto" and not (cap or code):
            assert all(near(comune, text) for text in proposed), (comune, proposed)


def near(written: str, proposed: str) -> bool:
    """Whether somebody who wrote the one may have meant the other: the half of its letters, or its beginning."""
    one, other = written.casefold(), proposed.casefold()
    return other.startswith(one[:4]) or len(set(one) & set(other)) >= len(set(one)) / 2
