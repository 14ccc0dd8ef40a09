# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""An edition's file that is filled in by a program: what is set is there, and everything else is as it was."""

import tomllib
from pathlib import Path

import pytest

from mapping.errors import InputError
from mapping.metadata import blank_edition, edited_edition, load_metadata

EDITIONS = sorted((Path(__file__).parent / "editions").glob("*/edizione.toml"))
ALL = {
    "base_url": "https://www.comune.it/mappa/",
    "pubblicato": "2026-01-15",
    "lingue": ["it", "ar"],
    "progetti": False,
    "descrizione_it": 'Con "virgolette", \\ e\ndue righe',
    "titolare.nome_it": "Comune di L’Aquila è qui",
    "contatto.email": "a@comune.it",
    "parole.titolo_it": "Una mappa",
    "registro.natura": "elenco",
    "registro.fonti": ["Albo", "RUNTS"],
    "accessibilita.recapito": "a@comune.it",
}


def value(text: str, key: str) -> object:
    table, _, name = key.rpartition(".")
    told = tomllib.loads(text)
    return (told.get(table, {}) if table else told).get(name)


def test_what_is_filled_in_stands_where_the_file_waits_for_it() -> None:
    """A line comes into use in its place: who takes its sign away later must not write a key twice."""
    blank = blank_edition()
    text = edited_edition(blank, ALL)
    assert {key: value(text, key) for key in ALL} == ALL
    before, after = blank.splitlines(), text.splitlines()
    assert len(before) == len(after)
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == len(ALL)
    assert all(old.removeprefix("# ").split(" = ")[0] == new.split(" = ")[0] for old, new in changed)
    assert edited_edition(text, ALL) == text


@pytest.mark.parametrize("path", EDITIONS, ids=lambda path: path.parent.name)
def test_what_somebody_wrote_by_hand_survives(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    new = edited_edition(text, {"parole.titolo_it": "Altro titolo", "contatto.segnalazioni": "https://a.it/?id={id}"})
    lines = [line for line in text.splitlines() if not line.startswith(("titolo_it", "segnalazioni"))]
    assert [line for line in new.splitlines() if line in set(lines)] == lines
    assert value(new, "parole.titolo_it") == "Altro titolo"
    for other in path.parent.iterdir():
        (tmp_path / other.name).write_bytes(other.read_bytes())
    (tmp_path / "edizione.toml").write_text(new, encoding="utf-8")
    assert load_metadata(tmp_path / "edizione.toml")["contatto"]["segnalazioni"] == "https://a.it/?id={id}"


HAND = [
    'base_url = "https://a.it/" # dove\n',
    "parole.titolo_it = 'a'\nparole.titolo_en = \"b\"\n",
    'parole = {titolo_it = "a", titolo_en = "b"}\n',
    '[parole]\r\ntitolo_it = """\\\r\n  lungo"""   # resta\r\n\r\n[[colonna]]\r\nnome = "x"\r\n',
    '[registro]\nfile = "r.csv"\n[[livello]]\nnome = "a"\n[parole] # in fondo\n',
    'titolo_it = """\n# base_url = "no"\n"""\n',
    '[[colonna]]\n# base_url = ""\nnome = "a"\n',
    "[titolare]\n[contatto]\n# nome_it = 'no'\n",
    "# base_url = 'a'\n# base_url = 'b'\n",
    "",
]


@pytest.mark.parametrize("text", HAND)
@pytest.mark.parametrize("said", [ALL, {}, {"parole.titolo_it": "Nuovo"}, {"base_url": ""}], ids=len)
def test_nothing_but_what_is_said_changes_however_it_is_written(text: str, said: dict[str, object]) -> None:
    new = edited_edition(text, said)
    told = tomllib.loads(text)
    for key, one in said.items():
        table, _, name = key.rpartition(".")
        within = told.setdefault(table, {}) if table else told
        within.pop(name, None) if one == "" else within.update({name: one})
    assert tomllib.loads(new) == told
    assert said or new == text
    comments = [line.partition("#")[2] for line in text.splitlines() if "#" in line and "base_url" not in line]
    assert all(comment in new for comment in comments)


def test_what_may_be_empty_is_emptied_and_what_may_not_is_left_unsaid() -> None:
    text = '# chi\nbase_url = "https://a.it/"\n[parole]\ntitolo_it = "a" # qui\n[registro]\nfonti = ["a"]\n'
    new = edited_edition(text, {"base_url": "", "parole.titolo_it": "", "registro.fonti": []})
    assert new == '# chi\n[parole]\ntitolo_it = "" # qui\n[registro]\nfonti = []\n'


def test_a_file_that_cannot_be_changed_alone_is_refused() -> None:
    with pytest.raises(InputError, match="programma di scrittura"):
        edited_edition('parole = "a"\n', {"parole.titolo_it": "b"})


def test_new_lines_end_as_all_others_do() -> None:
    said = {"parole.titolo_it": "A", "codice": "https://a.it/", "descrizione_it": "Due\nrighe"}
    for text in (
        '# mio\r\nprogetti = true\r\n[registro]\r\nnatura = "elenco"\r\n',
        blank_edition().replace("\n", "\r\n"),
    ):
        edited = edited_edition(text, said)
        assert edited.count("\n") == edited.count("\r\n") >= text.count("\n")
        assert edited_edition(text.replace("\r", ""), said) == edited.replace("\r", "")
