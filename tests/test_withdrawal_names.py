# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Promise: a withdrawn association is not published under any other writing of its name, and no other one is lost.

Names are put together from words, disguised by a chain of steps, and put into a registry beside neighbours of the
same town; each name stands in a town of its own, so that no entry of the list answers for another's.
"""

import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mapping.places import load_gazetteer
from mapping.registry import read_registry, without_legal_form
from mapping.registry.withdrawals.names import SMALL, words_of
from mapping.schema import INPUT_COLUMNS

Disguise = Callable[[str], str]
FIRST = ("Il Ponte", "La Stella", "Donne e Uomini", "Amici di San Rocco", "Comunità Italo-Marocchina", "Tre Fontane",
         "Casa delle Culture", "Nuova Perù", "Città Sénégalaise", "Santa Lucia", "Le Mille Voci")  # fmt: skip
SECOND = ("Teranga", "dei Popoli Andini", "Gorée e Saint-Louis", "Bangladesh Bondhu", "Shqiponja", "del Mar Nero",
          "Amazigh Tamaynut", "Sanvidanaya")  # fmt: skip
LOOK_ALIKE = str.maketrans("aeopcxyAEOPCXHKMT", "аеорсхуАЕОРСХНКМТ")
FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)})
LEGAL_BEFORE = ("Associazione ", "Ass.ne ", "Assoc. ", "Ass. ", "Associazione di Promozione Sociale ", "A.P.S. ",
                "Organizzazione di Volontariato ", "ASSOCIAZIONE CULTURALE ", "Ass. Cult. ", "Soc. Coop. ")  # fmt: skip
LEGAL_BEHIND = (" APS", " A. P. S.", " - ODV", " O.D.V.", " ETS-APS", " (Onlus)", " Società Cooperativa Sociale",
                " Organizzazione di volontariato", ", Ente del Terzo Settore")  # fmt: skip
INVISIBLE = ("\u200c", "\u200f", "\u200b", "\u00ad", "\u2060", "\ufe0f", "\u202e", "\u0640", "\u3164")
ACRONYM, TOWN = "TQZK", "0000"
BETWEEN = (" - ", " – ", ": ", " / ", ", ")


def slip(at: int) -> Disguise:
    def change(name: str) -> str:
        letters = [place for place, c in enumerate(name) if c.isalpha() and c.isascii() and c.islower()]
        place = letters[at % len(letters)]
        return (
            name[:place] + name[place + 1 :],
            name[:place] + name[place] + name[place:],
            name[:place] + ("x" if name[place] != "x" else "k") + name[place + 1 :],
        )[at % 3]

    return change


def unseen(mark: str, at: int) -> Disguise:
    return lambda name: name[: at % len(name)] + mark + name[at % len(name) :]


def turned(name: str) -> str:
    first, *rest = name.split()
    return " ".join([*rest, first]) if rest else name


WRITINGS: tuple[Disguise, ...] = (
    str.upper,
    str.lower,
    lambda name: f"«{name}»",
    lambda name: name.replace(" e ", " & "),
    lambda name: name.replace("-", ""),
    lambda name: name.replace("-", " "),
    lambda name: name.replace(" ", "-"),
    lambda name: name.replace(" ", ""),
    lambda name: name.replace("San ", "S. ").replace("Santa ", "S.ta ").replace("S.ta ", "S. "),
    lambda name: name.replace("Tre", "3").replace("Mille", "1000"),
    lambda name: unicodedata.normalize("NFD", name),
    lambda name: "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)),
    lambda name: name.translate(FULL_WIDTH),
    lambda name: name.translate(LOOK_ALIKE),
    lambda name: name.replace("'", "’").replace("à", "a'"),
    lambda name: "  ".join(name.split()),
)
ADDED: tuple[Disguise, ...] = (
    *(lambda name, b=before: b + name for before in LEGAL_BEFORE),
    *(lambda name, b=behind: name + b for behind in LEGAL_BEHIND),
    *(lambda name, b=between: f"{ACRONYM}{b}{name}" for between in BETWEEN),
    *(lambda name, b=between: f"{name}{b}{ACRONYM}" for between in BETWEEN),
    lambda name: f"({ACRONYM}) {name}",
    lambda name: f"{name} [T.Q.Z.K.]",
    lambda name: f"{name} جمعية الجسر",
    lambda name: f"{name} «Ассоциация Мост»",
    lambda name: f"{name} di {TOWN}",
    lambda name: f"{name} ({TOWN})",
)
STEP = st.one_of(
    st.sampled_from(WRITINGS),
    st.builds(unseen, st.sampled_from(INVISIBLE), st.integers(1, 30)),
)
NAMES = st.builds(lambda a, b: f"{a} {b}", st.sampled_from(FIRST), st.sampled_from(SECOND))
ORDERS = st.sampled_from([str, turned])
CASES = st.tuples(
    NAMES,
    ORDERS,
    st.lists(STEP, max_size=2),
    st.one_of(st.none(), st.builds(slip, st.integers(0, 40))),
    st.sampled_from([None, *ADDED]),
    st.booleans(),
    st.booleans(),
)


@cache
def towns() -> list[str]:
    """Return the towns of which there is one of the name, the longest lists of associations first."""
    names = load_gazetteer().comuni["nome"]
    return [name for name in names[~names.duplicated(keep=False)] if name.isascii()][:400]


def disguised(
    name: str, steps: list[Disguise], slipped: Disguise | None, added: Disguise | None, *, slip_last: bool
) -> str:
    some = [step for step in ((added, slipped) if slip_last else (slipped, added)) if step]
    for step in (*some, *steps):
        name = step(name)
    return name


def written(folder: Path, rows: list[dict[str, str]], listed: list[dict[str, str]]) -> pd.DataFrame:
    pd.DataFrame(rows).to_csv(folder / "registro.csv", index=False)
    pd.DataFrame(listed).to_csv(folder / "ritiri.csv", index=False)
    return read_registry(folder / "registro.csv", withdrawn=folder / "ritiri.csv").rows


# Without shrinking: what failed is told by itself, and every example reads a registry.
@pytest.mark.slow
@settings(
    derandomize=True,
    deadline=None,
    max_examples=12,
    phases=(Phase.generate,),
    suppress_health_check=list(HealthCheck),
)
@given(st.lists(CASES, min_size=40, max_size=80))
def test_no_writing_of_a_withdrawn_name_is_published(tmp_path_factory: pytest.TempPathFactory, cases: list) -> None:
    rows, listed = [], []
    for (name, order, steps, slipped, added, in_the_list, slip_last), town in zip(cases, towns(), strict=False):
        # Another order, and a slip in a word that is a number or a saint, and an acronym, would be three at once.
        other = disguised(name if slipped else order(name), steps, slipped, added, slip_last=slip_last).replace(
            TOWN, town
        )
        plain, strange = (other, name) if in_the_list else (name, other)
        listed.append({"denominazione": plain, "comune": town})
        rows.append({"denominazione": strange, "comune": town})
        rows.append({"denominazione": "Circolo Zvezda Vostok", "comune": town})
    found = written(tmp_path_factory.mktemp("nomi"), rows, listed)
    hidden = found["stato"].isin(["ritirata", "trattenuta"]).tolist()
    published = [(listed[place], rows[2 * place]) for place in range(len(listed)) if not hidden[2 * place]]
    assert published == []
    assert not any(hidden[1::2])


@pytest.mark.parametrize(
    "listed, row",
    [
        ({"denominazione": ACRONYM}, {"denominazione": "Tuareg Qui Zona Kilimangiaro"}),
        ({"denominazione": "Tuareg Qui Zona Kilimangiaro"}, {"denominazione": ACRONYM}),
        ({"denominazione": ACRONYM}, {"denominazione": "Gente del Sud", "acronimo": "T.Q.Z.K."}),
        ({"denominazione": "Gente del Sud", "acronimo": "TQZK"}, {"denominazione": "T. Q. Z. K."}),
        ({"denominazione": "Unione Cricket Kandy Asti"}, {"denominazione": "U.C.K.A. Onlus"}),
    ],
)
def test_an_acronym_stands_for_its_name(listed: dict[str, str], row: dict[str, str], tmp_path: Path) -> None:
    rows = [row | {"comune": "Milano"}, {"denominazione": "Altra Gente", "comune": "Milano"}]
    states = written(tmp_path, rows, [listed | {"comune": "Milano"}])["stato"].tolist()
    assert states[0] in {"ritirata", "trattenuta"} and states[1] == ""


@pytest.mark.parametrize(
    ("listed", "row"),
    [
        ("Associazione Nazionale Oltre le Frontiere", "Ass. Naz. Oltre le Front."),
        ("Federazione Regionale Ivoriana", "Fed. Reg. Ivoriana"),
        ("Coordinamento Provinciale Immigrati", "Coord. Prov. Immigrati"),
        ("Centro Thomas Sankara", "Centro T. Sankara"),
        ("Gurdwara Sri Guru Nanak Parkash", "Gurdwara Sri Guru Nana"),
        ("Zefiro Blu (già Mabuhay)", "Mabuhay"),
        ("Nuova Luna, in precedenza Karibu", "Karibu"),
        ("ex Almaterra", "Almaterra"),
        ("Sole del Sahel", "5ole del Sahe1"),
        ("Sole del Sahel", "ꜱᴏʟᴇ ᴅᴇʟ ꜱᴀʜᴇʟ"),
    ],
)
@pytest.mark.parametrize("turned_round", [False, True])
def test_a_name_cut_short_or_changed_is_held(listed: str, row: str, turned_round: bool, tmp_path: Path) -> None:
    listed, row = (row, listed) if turned_round else (listed, row)
    rows = [{"denominazione": row, "comune": "Milano"}, {"denominazione": "Altra Gente", "comune": "Milano"}]
    states = written(tmp_path, rows, [{"denominazione": listed, "comune": "Milano"}])["stato"].tolist()
    assert states[0] in {"ritirata", "trattenuta"} and states[1] == ""


@pytest.mark.parametrize("encoding", ["cp850", "mac_roman", "cp1252", "utf-16", "utf-8-sig", "latin-1"])
def test_a_list_of_an_old_program_is_read(encoding: str, tmp_path: Path) -> None:
    (tmp_path / "ritiri.csv").write_bytes("denominazione;comune\nCittà Perù è là;Roma\n".encode(encoding))
    (tmp_path / "registro.csv").write_text("denominazione,comune\nCittà Perù è là,Roma\n", encoding="utf-8")
    rows = read_registry(tmp_path / "registro.csv", withdrawn=tmp_path / "ritiri.csv").rows
    assert rows["stato"].iloc[0] in {"ritirata", "trattenuta"}


def test_names_that_differ_are_other_associations(tmp_path: Path) -> None:
    """The withdrawn one and its neighbours of the same town: a digit is no slip, a shared generic word no likeness."""
    pairs = [
        ("Scuola 12", "Scuola 13"),
        ("Associazione Culturale Islamica", "Associazione Culturale Ucraina"),
        ("Comunità Romena", "Comunità Peruviana"),
        ("Donne del Marocco", "Donne del Senegal"),
        ("Il Ponte", "Il Monte Bianco"),
        ("Giovani Cinesi d'Italia", "Giovani Cingalesi in Italia"),
        ("ANOLF", "ANPI"),
        ("Sole", "Sala"),
    ]
    rows, listed = [], []
    for (gone, stays), town in zip(pairs, towns(), strict=False):
        listed.append({"denominazione": gone, "comune": town})
        rows += [{"denominazione": gone, "comune": town}, {"denominazione": stays, "comune": town}]
    assert written(tmp_path, rows, listed)["stato"].tolist() == ["ritirata", ""] * len(pairs)


def test_a_namesake_elsewhere_stays_where_the_one_meant_is_found(tmp_path: Path) -> None:
    rows = [{"denominazione": "Il Ponte", "comune": town} for town in ("Milano", "Roma", "Bari")]
    listed = [{"denominazione": "Il Ponte", "comune": "Milano"}]
    assert written(tmp_path, rows, listed)["stato"].tolist() == ["ritirata", "", ""]
    # Nobody of that name in Milano: one that several towns have tells nobody; the only one of Italy may have moved.
    assert written(tmp_path, rows[1:], listed)["stato"].tolist() == ["", ""]
    assert written(tmp_path, rows[1:2], listed)["stato"].tolist() == ["trattenuta"]


@pytest.mark.parametrize("turned_round", [False, True])
@pytest.mark.parametrize(
    ("row", "listed"),
    [
        ("Casa Romania", "associazionecasaromania"),
        ("Casa Romania", "CasaRomaniaTorino"),
        ("Teranga", "TerangaOnlus"),
        ("Teranga", "AssTeranga"),
        ("Teranga", "www.terangatorino.it"),
        ("Sama-Sama APS", "samasamatorino"),
        ("Il Dialogo", "AssociazioneIlDialogo"),
        ("Associazione Culturale Teranga", "assculturaleteranga"),
    ],
)
def test_a_short_name_run_together_with_what_it_is_called_besides(
    row: str, listed: str, turned_round: bool, tmp_path: Path
) -> None:
    named = {"comune": "Torino", "denominazione": listed if turned_round else row}
    asked = {"comune": "Torino", "denominazione": row if turned_round else listed}
    stays = {"comune": "Torino", "denominazione": "Circolo Zvezda Vostok"}
    states = written(tmp_path, [named, stays], [asked])["stato"].tolist()
    assert states[0] in {"ritirata", "trattenuta"} and states[1] == ""


def core(name: str) -> str:
    """Return the words of a name without its legal form and small words."""
    return " ".join(word for word in without_legal_form(words_of(name)) if word not in SMALL)


@pytest.mark.slow
def test_among_real_names_hardly_any_other_is_withheld(tmp_path: Path, atlas) -> None:
    rows = atlas.registry.rows
    for seed in range(2):
        chosen = rows[rows["stato"] == ""].sample(60, random_state=seed)
        listed = chosen[["denominazione", "comune"]].to_dict("records")
        found = written(tmp_path, rows[list(INPUT_COLUMNS)].to_dict("records"), listed)
        hidden = found["stato"].isin(["ritirata", "trattenuta"]).to_numpy()
        assert hidden[rows.index.isin(chosen.index)].all()
        # A longer name that holds a listed one is withheld on purpose: «ANOLF Bergamo» where ANOLF withdrew.
        listed_words = [f" {core(name)} " for name in chosen["denominazione"]]
        longer = [any(words in f" {core(name)} " for words in listed_words) for name in rows["denominazione"]]
        assert (hidden & ~np.array(longer)).sum() <= 5


def test_an_entry_whose_comune_may_be_two_withholds_in_none_beside_them(tmp_path: Path) -> None:
    """«Cassino» alone is Cassino (FR) or what is Broni (PV) today, and not Bergamo."""
    names = {"Bergamo": "Centro Culturale Islamico di Bergamo", "Cassino": "Centro Culturale Islamico"}
    rows = [
        {"denominazione": name, "comune": town, "provincia": "FR" * (town == "Cassino")} for town, name in names.items()
    ]
    listed = [{"denominazione": "Centro Islamico Culturale la Luce", "comune": "Cassino"}]
    assert written(tmp_path, rows, listed)["stato"].tolist() == ["", "trattenuta"]
