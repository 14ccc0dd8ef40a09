# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What can be said of a community in a place: by hand, for any register, and against registers with a known truth."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from mapping.coverage.evidence import (
    add_evidence,
    known_share,
    published_share,
    seen_elsewhere,
    seen_share,
    where_to_look,
)
from mapping.coverage.evidence.cells import chance_of_none, discovery_rate, to_be_ordinary
from mapping.coverage.evidence.elsewhere import NAMES
from mapping.coverage.evidence.margins import fit_margins, greatest_size
from mapping.coverage.evidence.states import STATES
from mapping.register_kind import RegisterKind
from tests.benchmarks.evidence import Scenario, measured, residents, run

KINDS = {
    "sample": RegisterKind(nature="campione"),
    "sample of a declared share": RegisterKind(nature="campione", share=0.3),
    "list": RegisterKind(nature="elenco"),
    "list of a declared share": RegisterKind(nature="elenco", share=0.9),
    "not said": RegisterKind(),
    "not said, of a declared share": RegisterKind(share=0.5),
}
NOBODY = pd.DataFrame(columns=["codice_regione", "paese", *NAMES.values()]).astype({"altra_fonte_conteggio": float})


def cells(counts: dict[str, list[int]], residents: float, seen: float) -> pd.DataFrame:
    """One row per region and country, all with the same residents and share."""
    rows = [(region, f"C{n}", count) for region, listed in counts.items() for n, count in enumerate(listed)]
    frame = pd.DataFrame(rows, columns=["codice_regione", "paese", "associazioni"])
    return frame.assign(residenti=residents, quota_vista=seen, quota_nota=1.0)


# Twelve regions with many and few of each of four communities in turn, and one where the first has none.
UNEVEN = [90, 2, 30, 1]
FULL = {f"{n:02}": UNEVEN[n % 4 :] + UNEVEN[: n % 4] for n in range(1, 13)} | {"13": [0, *UNEVEN[1:]]}


def said(frame: pd.DataFrame, *, elsewhere: pd.DataFrame = NOBODY, declared: bool = True) -> pd.Series:
    told = add_evidence(frame, "codice_regione", elsewhere, may_call_absent=declared)
    return told.set_index(["codice_regione", "paese"]).loc[("13", "C0")]


def test_none_where_many_were_to_be_expected_is_probably_an_absence():
    cell = said(cells(FULL, 50_000, 1.0))
    assert cell["evidenza"] == "probabilmente_assente"
    assert 8 < cell["attese"] < 25
    assert cell["p_zero"] < 1e-3
    assert cell["q_value"] < 0.1
    assert cell["p_esiste"] == pytest.approx(0)
    assert 2 < cell["per_smentire"] < 15
    assert cell["da_trovare"] == 0


@pytest.mark.parametrize(
    ("why", "changed"),
    [
        ("a share that is only bounded from above", {"declared": False}),
        ("few residents", {"residents": 999}),
        ("residents not known", {"residents": np.nan}),
        ("half of what exists is out of sight", {"seen": 0.5}),
        ("a list that does not reach the place", {"seen": np.nan, "known": np.nan}),
        ("a list of no declared share that knows the community of half", {"seen": np.nan, "known": 0.5}),
        ("another source", {"elsewhere": 1}),
        ("few expected", {"counts": {region: [min(n, 1) for n in row] for region, row in FULL.items()}}),
    ],
)
def test_each_condition_of_an_absence_is_asked(why, changed):
    frame = cells(changed.get("counts", FULL), 50_000, changed.get("seen", 1.0))
    here = (frame["codice_regione"] == "13") & (frame["paese"] == "C0")
    frame["residenti"] = frame["residenti"].where(~here, changed.get("residents", 50_000))
    frame["quota_nota"] = changed.get("known", 1.0)
    others = pd.DataFrame([["13", "C0", "Altri", "Others", "2011", 1.0, "https://example.org"]], columns=NOBODY.columns)
    found = said(frame, elsewhere=others if "elsewhere" in changed else NOBODY, declared=changed.get("declared", True))
    assert found["evidenza"] != "probabilmente_assente", why
    assert found["per_smentire"] == 0


def test_a_list_of_no_declared_share_is_taken_at_its_word_but_nobody_says_how_much_it_lacks():
    """It holds those it knows: none is remarkable; what exists beside cannot be told."""
    cell = said(cells(FULL, 50_000, np.nan))
    assert cell["evidenza"] == "probabilmente_assente"
    assert np.isnan(cell["p_esiste"]) and np.isnan(cell["da_trovare"]) and cell["metodo_stima"] == ""


@pytest.mark.parametrize("share", [0.95, 0.9, 0.8])
@pytest.mark.parametrize("k", [2.0, 5.0, 50.0])
def test_a_large_community_without_any_is_probably_absent_however_even_the_others_are(k, share):
    """2,500 associations spread by residents, none of Romania in Lazio, some fifty expected: no chance does that."""
    people, rng = residents(), np.random.default_rng(4)
    there = rng.poisson(people * (2_500 / people.to_numpy().sum()) * rng.gamma(k, 1 / k, people.shape))
    there[people.index.get_loc("12"), people.columns.get_loc("RO")] = 0
    seen = rng.binomial(there, share)
    told = measured(Scenario("", declared=share), people, seen, seen).set_index(["codice_regione", "paese"])
    cell = told.loc[("12", "RO")]
    assert cell["attese"] > 40
    assert cell["evidenza"] == "probabilmente_assente"
    assert cell["p_esiste"] < 0.05


def test_a_count_of_others_is_a_reason_to_look_and_no_certainty():
    """The larger estimate stands, by which is told; probabilities are the model's, one for each cell."""
    others = pd.DataFrame(
        [
            [region, "C0", "Altri", "Others", "2011", count, "https://example.org"]
            for region, count in {"13": 40.0, "04": 91.0, "02": 1.0}.items()
        ],
        columns=NOBODY.columns,
    )
    frame = cells(FULL, 50_000, 0.6)
    alone, beside = (add_evidence(frame, "codice_regione", known, may_call_absent=True) for known in (NOBODY, others))
    pd.testing.assert_frame_equal(beside[["p_zero", "p_esiste"]], alone[["p_zero", "p_esiste"]])
    told = beside.assign(regione="", comunita="", dei_16=False, paese_terzo=True, senza_comunita=0)
    listed = where_to_look(told).set_index(["codice_regione", "paese"])
    method = {"13": ("altra fonte", 40.0), "04": ("modello", None), "02": ("modello", None)}
    for region, (how, count) in method.items():
        row = listed.loc[(region, "C0")]
        assert row["metodo_stima"] == how
        assert count is None or row["da_trovare"] == count
    empty = told.set_index(["codice_regione", "paese"])["p_esiste"].dropna()
    np.testing.assert_array_equal(listed.loc[empty.index, "p_da_trovare"], empty)
    warned = listed["perche_it"].str.contains("più del doppio")
    assert set(warned.index[warned]) == {("02", "C0")}
    assert (listed["perche_en"].str.contains("more than twice") == warned).all()


def test_the_order_of_the_words():
    """Seen before seen by others, before what the residents allow to say."""
    others = pd.DataFrame([["13", "C0", "Altri", "Others", "", 3.0, "https://example.org"]], columns=NOBODY.columns)
    cell = said(cells(FULL, np.nan, 1.0), elsewhere=others)
    assert (cell["evidenza"], cell["da_trovare"]) == ("presente_altra_fonte", 3)


registers = st.fixed_dictionaries(
    {
        "counts": st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=2, max_size=6),
        "residents": st.lists(st.sampled_from([0.0, 10.0, 999.0, 1_000.0, 80_000.0, np.nan]), min_size=3, max_size=3),
        "seen": st.sampled_from([np.nan, 0.01, 0.2, 0.99, 1.0]),
    }
)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(registers, st.booleans())
def test_whatever_the_register_probabilities_are_probabilities(drawn, declared):
    counts = {f"{n:02}": row for n, row in enumerate(drawn["counts"])}
    frame = cells(counts, 0.0, drawn["seen"])
    frame["residenti"] = [drawn["residents"][int(name[1:])] for name in frame["paese"]]
    told = add_evidence(frame, "codice_regione", NOBODY, may_call_absent=declared)
    assert set(told["evidenza"]) <= set(STATES)
    for name in ("p_zero", "q_value", "p_esiste", "quota_vuote"):
        assert told[name].dropna().between(0, 1).all(), name
    for name in ("attese", "dispersione", "incertezza_attese", "da_trovare"):
        assert (told[name].dropna() >= -1e-12).all() and np.isfinite(told[name].dropna()).all(), name
    assert (told["dispersione"].dropna() >= told["incertezza_attese"].dropna()).all()
    absent = told["evidenza"] == "probabilmente_assente"
    assert not (told.loc[absent, "p_esiste"] > 0.10).any() and (declared or not absent.any())
    assert ((told["per_smentire"] > 0) == absent).all()
    assert (told["p_esiste"].isna() | (told["associazioni"] == 0)).all()


@settings(derandomize=True, deadline=None, max_examples=30)
@given(st.permutations(range(4)), st.permutations(range(5)))
def test_the_order_of_places_and_communities_does_not_matter(rows, columns):
    rng = np.random.default_rng(5)
    count, exposure = rng.poisson(2, (4, 5)).astype(float), rng.uniform(1, 9, (4, 5))
    there = fit_margins(count, exposure).expected[np.ix_(rows, columns)]
    back = fit_margins(count[np.ix_(rows, columns)], exposure[np.ix_(rows, columns)]).expected
    np.testing.assert_allclose(there, back, rtol=1e-9)


def test_margins_leave_the_total_and_a_community_seen_nowhere_keeps_something():
    count = np.array([[4.0, 0.0, 7.0], [9.0, 0.0, 3.0]])
    expected = fit_margins(count, np.ones((2, 3))).expected
    assert expected.sum() == pytest.approx(count.sum())
    assert (expected[:, 1] > 0).all()
    assert (expected[:, 1] < expected[:, 0]).all()


@pytest.mark.parametrize("size", [0.3, 1.0, 4.0])
def test_the_size_of_a_negative_binomial_is_found_again(size):
    mean = np.full(20_000, 3.0)
    count = stats.nbinom.rvs(size, size / (size + mean), random_state=1).astype(float)
    assert greatest_size(count, mean) == pytest.approx(size, rel=0.05)


def test_none_is_as_rare_as_the_negative_binomial_says():
    mean, spread = pd.Series([0.5, 3.0, 40.0]), pd.Series([0.1, 1.0, 4.0])
    law = stats.nbinom(1 / spread, 1 / (1 + spread * mean))
    np.testing.assert_allclose(chance_of_none(mean, spread), law.pmf(0))
    least = to_be_ordinary(mean, spread)
    assert (law.cdf(least) > 0.10).all() and (law.cdf(least - 1) <= 0.10).all()


@settings(deadline=None)
@given(st.lists(st.tuples(st.floats(0.01, 400), st.floats(1e-4, 20)), max_size=30))
def test_the_fewest_that_are_no_news_are_those_of_scipy_stats(cells):
    mean, spread = (pd.Series(each, dtype=float) for each in zip(*cells, strict=True)) if cells else [pd.Series([])] * 2
    law = stats.nbinom(1 / spread, 1 / spread / (1 / spread + mean))
    least = law.ppf(0.10)
    assert to_be_ordinary(mean, spread).tolist() == np.where(law.cdf(least) > 0.10, least, least + 1).tolist()


@settings(deadline=None)
@given(st.lists(st.floats(0, 1) | st.sampled_from([0.0, 0.05, 0.5, 1.0]), max_size=40))
def test_q_values_are_those_of_scipy_stats_to_the_last_bit(none):
    cells = range(len(none))
    found = discovery_rate(pd.Series(none, cells, dtype=float), pd.Series(0, cells), pd.Series(True, cells))
    assert found.tolist() == (stats.false_discovery_control(none).tolist() if none else [])


def test_looking_at_the_empty_cells_alone_gains_nothing():
    none, count = pd.Series([0.001, 0.001, 0.9, 0.5]), pd.Series([0, 3, 0, 1])
    tested = pd.Series([True, True, True, False])
    found = discovery_rate(none, count, tested)
    assert found.round(6).to_list()[:3] == [0.003, 1.0, 1.0]
    assert np.isnan(found[3])


REGIONS = pd.DataFrame(
    {"associazioni": [5, 0, 20, 3], "ripartizione": ["Nord", "Nord", "Sud", "Sud"], "nome": [*"PQRS"]},
    index=["01", "02", "03", "04"],
)
COUNTED = pd.DataFrame(
    [("01", 50.0, "2014"), ("Nord", 100.0, "2014"), ("IT", 40.0, "2016")], columns=["codice", "valore", "anno"]
)


def test_the_nearest_published_count():
    found = published_share(REGIONS, COUNTED)
    # 02 has no count of its own and falls back on the area (all of it: without 01 the register holds none); the South
    # has no count but Italy's, where the register holds 28 of 40; what was counted in another year is in it.
    assert found["conteggio_luogo"].to_list() == ["01", "Nord", "IT", "IT"]
    assert found["nel_conteggio"].to_list() == [5, 5, 28, 28]
    assert found["quota_del_conteggio"].to_list() == pytest.approx([0.1, 0.05, 0.7, 0.7])


@pytest.mark.parametrize(
    ("region", "counts", "expected"),
    [
        ("04", {"03": (15, "2014"), "Sud": (35, "2014")}, ("Sud senza R", 20, 3)),
        ("04", {"03": (15, "2013"), "Sud": (35, "2014")}, ("Sud", 35, 23)),  # of another year: not taken out
        ("03", {"03": (15, "2014"), "Sud": (35, "2014")}, ("03", 15, 20)),
        ("04", {"03": (35, "2014"), "Sud": (35, "2014")}, ("Sud", 35, 23)),  # nothing would remain
        ("04", {"Nord": (9, "2014"), "IT": (40, "2014")}, ("IT senza Nord", 31, 23)),
        ("04", {"Nord": (9, "2014"), "01": (5, "2014"), "IT": (40, "2014")}, ("IT senza Nord", 31, 23)),
        ("04", {"01": (9, "2014"), "03": (8, "2014"), "IT": (40, "2014")}, ("IT senza P, R", 23, 3)),
    ],
)
def test_a_place_that_is_counted_apart_is_no_part_of_the_rest(region, counts, expected):
    published = pd.DataFrame([(code, *known) for code, known in counts.items()], columns=COUNTED.columns)
    found = published_share(REGIONS, published).loc[region]
    assert tuple(found[["conteggio_luogo", "conteggio_pubblicato", "nel_conteggio"]]) == expected


def test_an_older_smaller_count_is_taken_out_of_the_area_of_its_year():
    """Though the region itself is held against the larger one."""
    rows = [("03", 15.0, "2014"), ("03", 30.0, "2016"), ("Sud", 35.0, "2014")]
    found = published_share(REGIONS, pd.DataFrame(rows, columns=COUNTED.columns))
    assert found.loc[["03", "04"], "conteggio_pubblicato"].to_list() == [30, 20]


def test_more_than_was_counted_is_a_share_of_one_and_nothing_counted_is_not_known():
    assert published_share(REGIONS.assign(associazioni=900), COUNTED)["quota_del_conteggio"].eq(1).all()
    nothing = published_share(REGIONS, COUNTED.iloc[:0])
    assert nothing["quota_del_conteggio"].isna().all()
    assert nothing["conteggio_luogo"].eq("").all()


@pytest.mark.parametrize("name", KINDS)
def test_what_a_register_sees_depends_on_its_kind(name):
    kind = KINDS[name]
    counted = published_share(REGIONS, COUNTED).join(REGIONS[["associazioni"]]).assign(senza_comunita=[0, 0, 10, 0])
    share = seen_share(counted, kind) / known_share(counted["associazioni"], counted["senza_comunita"])
    expected = {
        "sample": [0.1, 0.05, 0.7, 0.7],
        "sample of a declared share": [0.3, 0.3, 0.3, 0.3],
        "list": [np.nan] * 4,  # how much a list lacks it does not say
        "list of a declared share": [0.9, np.nan, 0.9, 0.9],  # nobody knows whether it reaches where it has none
        "not said": [np.nan] * 4,
        "not said, of a declared share": [0.5] * 4,
    }
    assert share.to_list() == pytest.approx(expected[name], nan_ok=True)


PUBLISHED = pd.DataFrame(
    [
        ("2011", "Uno", "associazioni", "regione", "03", "PH", 13.0),
        ("2008", "Due", "associazioni", "regione", "03", "PH", 99.0),  # older
        ("2011", "Tre", "associazioni", "regione", "03", "PH", 2.0),  # smaller
        ("", "Quattro", "associazioni", "provincia", "026", "MA", 7.0),
        ("2020", "Cinque", "associazioni", "comune", "042002", "AL", 2.0),
        ("2020", "Sei", "%", "regione", "03", "EC", 40.0),  # a share shows nothing
        ("2020", "Sette", "associazioni", "italia", "IT", "SN", 55.0),  # nor a count of the whole country
        ("2020", "Otto", "associazioni", "regione", "03", "", 500.0),  # nor one of all communities
        ("2020", "Nove", "associazioni", "", "", "RO", 20.0),
    ],
    columns=["anno", "rilevazione_it", "unita_it", "livello", "codice", "paese", "valore"],
).assign(rilevazione_en="", fonti="https://example.org/a https://example.org/b")


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("codice_regione", {("03", "PH"): "Uno", ("05", "MA"): "Quattro", ("11", "AL"): "Cinque"}),
        ("codice_provincia", {("026", "MA"): "Quattro", ("042", "AL"): "Cinque"}),
    ],
)
def test_what_others_saw_of_a_community_in_a_place(place, expected):
    provinces = pd.Series({"026": "05", "042": "11"})
    found = seen_elsewhere(PUBLISHED, provinces, place).set_index([place, "paese"])
    assert found["altra_fonte"].to_dict() == expected
    assert set(found["altra_fonte_url"]) == {"https://example.org/a"}


@pytest.mark.parametrize(
    "scenario",
    [
        Scenario("a third of the cells empty by nature", empty=0.3),
        Scenario("declared 10 points too high", 0.5, share=(0.8, 0.8), declared=0.9),
    ],
    ids=lambda scenario: scenario.name,
)
def test_of_the_cells_called_absent_at_most_one_in_ten_is_not(scenario):
    tally = run(scenario, 40, seed=7)
    assert tally.called > 10
    assert tally.wrong <= 0.10 * tally.called


def test_what_is_to_be_found_and_what_exists_are_as_many_as_expected():
    """In a sample of a fifth nothing is called absent, and the sums come out."""
    tally = run(Scenario("a fifth", share=(0.2, 0.2), declared=0.2, unknown=0.2), 20, seed=7)
    assert tally.called == 0
    assert tally.expected_to_find == pytest.approx(tally.to_find, rel=0.03)
    assert tally.expected_there == pytest.approx(tally.there, rel=0.06)
