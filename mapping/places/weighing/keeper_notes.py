# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What a keeper should look at in the place of a row, from the verdict and what led to it."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz

from mapping.places.names import Gazetteer, Similar, loose, names_several
from mapping.places.weighing.clues import Evidence
from mapping.places.weighing.comune import Verdict
from mapping.places.weighing.resolver import Cells
from mapping.problems import Problem
from mapping.schema import SEPARATOR
from mapping.sources import load_sources

MOST = 5
"""Proposals shown at most."""
_AGAINST = {
    "comune": "comune-discorde",
    "sigla": "comune-discorde",
    "provincia": "provincia-discorde",
    "regione": "regione-discorde",
    "codice_comune": "codice-discorde",
    "cap": "cap-discorde",
}
_SAME_NAME = 90
"""From which likeness on (of 100) two names are two spellings of one: «Cassano allo Ionio», «Puegnago sul Garda»."""
_READ = {"simile": "comune-simile", "storico": "comune-storico", "frazione": "comune-frazione"}
_REASONS = (
    "luogo-estero",
    "luogo-discorde",
    "comune-plurimo",
    "comune-diviso",
    "comune-ambiguo",
    "comune-omonimo",
    "comune-incerto",
    "comune-sconosciuto",
    "comune-mancante",
    "codice-sconosciuto",
    "provincia-sconosciuta",
    "regione-sconosciuta",
)
"""Which problem tells why no comune was found, the first that applies."""


class Note(NamedTuple):
    """A problem of a distinct row, before it is tied to a row: its code, its column, what to write instead."""

    codice: str
    colonna: str
    proposta: str = ""
    trovato: str = ""

    def problem(self, riga: int, valore: str, *, lent: bool = False) -> Problem:
        """Return the problem of one row; ``lent``: its comune stands in the address."""
        colonna = "indirizzo" if lent and self.colonna == "comune" else self.colonna
        return Problem(
            self.codice, riga, colonna, valore, self.proposta, {"trovato": self.trovato, "anno": borders_year()}
        )


@cache
def borders_year() -> str:
    """Return the year of the provinces and comuni that rows are placed in."""
    return next(source.vintage[:4] for source in load_sources() if source.path == "gazetteer/comuni.csv")


def place_name(gazetteer: Gazetteer, code: str) -> str:
    """Return «Rho (MI)»."""
    place = gazetteer.places[code]
    return f"{place.nome} ({place.sigla})"


def proposals(verdict: Verdict, similar: Similar, gazetteer: Gazetteer) -> str:
    """Return the comuni to propose where none was found: those the cells name, else those of similar names."""
    if verdict.code or verdict.abroad:
        return ""
    near = (code for meaning in similar.proposed for code in meaning.codes)
    codes = dict.fromkeys(verdict.proposed or near)
    return SEPARATOR.join(place_name(gazetteer, code) for code in list(codes)[:MOST])


def notes(cells: Cells, verdict: Verdict, evidence: Evidence, similar: Similar) -> tuple[Note, ...]:
    """Return what to look at, in the order of the columns."""
    found = [*_unread(cells, evidence), *_of_point(verdict, evidence)]
    if verdict.code:
        found += _of_comune(cells, verdict, evidence)
    else:
        found += _of_nothing(cells, verdict, evidence, proposals(verdict, similar, evidence.gazetteer))
    return tuple(dict.fromkeys(found))


def reason(found: tuple[Note, ...]) -> Note | None:
    """Return the problem that tells why no comune was found."""
    return min((n for n in found if n.codice in _REASONS), key=lambda n: _REASONS.index(n.codice), default=None)


def _unread(cells: Cells, evidence: Evidence) -> Iterator[Note]:
    if cells.codice_comune and not evidence.code:
        yield Note("codice-sconosciuto", "codice_comune")
    if cells.provincia and not evidence.province.known:
        yield Note("provincia-sconosciuta", "provincia")
    if cells.regione and not evidence.region.known:
        yield Note("regione-sconosciuta", "regione")


def _of_point(verdict: Verdict, evidence: Evidence) -> Iterator[Note]:
    status = evidence.point.status
    if status in ("scambiate", "mare", "estero", "zero", "incomplete", "illeggibili"):
        yield Note(f"coordinate-{status}", "latitudine")
    elif status and verdict.code and verdict.code not in evidence.point.near:
        yield Note("coordinate-discordi", "latitudine", trovato=place_name(evidence.gazetteer, verdict.code))


def _of_comune(cells: Cells, verdict: Verdict, evidence: Evidence) -> Iterator[Note]:
    gazetteer, place = evidence.gazetteer, evidence.gazetteer.places[verdict.code]
    name = place_name(gazetteer, verdict.code)
    right = {
        "comune": name,
        "sigla": name,
        "provincia": place.sigla,
        "regione": gazetteer.labels[place.regione],
        "codice_comune": verdict.code,
        "cap": "",
    }
    for column in verdict.against:
        if column in right:
            yield Note(_AGAINST[column], "comune" if column == "sigla" else column, right[column], name)
    kind = verdict.candidate.place.kind if verdict.candidate else ""
    if verdict.candidate and not verdict.candidate.named:
        yield Note("comune-dedotto" if cells.comune else "comune-trovato", "comune", name, name)
    elif kind in _READ:
        same = kind != "simile" and fuzz.ratio(loose(evidence.reading.text), loose(place.nome)) >= _SAME_NAME
        yield Note("comune-grafia" if same else _READ[kind], "comune", name, name)
    if evidence.province.sigle and place.sigla not in evidence.province.sigle and "provincia" not in verdict.against:
        yield Note("provincia-di-prima", "provincia", trovato=name)


def _of_nothing(cells: Cells, verdict: Verdict, evidence: Evidence, proposed: str) -> Iterator[Note]:
    if verdict.abroad:
        yield Note("luogo-estero", "comune")
    elif not cells.comune or (evidence.beside.known and not evidence.options):
        area = evidence.beside.known or evidence.province.known, evidence.region.known
        said = sum(map(bool, (evidence.code, evidence.point.code, evidence.cap, *area)))
        nothing = not verdict.sigla and not verdict.region
        yield Note("luogo-discorde" if said > 1 and nothing else "comune-mancante", "comune", proposed)
    elif names_several(cells.comune, evidence.gazetteer):
        yield Note("comune-plurimo", "comune", proposed)
    elif not evidence.options:
        yield Note("comune-sconosciuto", "comune", proposed)
    elif any(len(meaning.codes) > 1 for meaning in evidence.options) and len(evidence.options) == 1:
        yield Note("comune-diviso", "comune", proposed)
    elif _contradicted(evidence):
        yield Note("luogo-discorde", "comune", proposed)
    else:
        yield _open_name(evidence, proposed)


def _open_name(evidence: Evidence, proposed: str) -> Note:
    """Return why a name that means something was not taken: one place that is not certain, or several."""
    said = evidence.sigle
    places = {code for m in evidence.options if not said or m.sigle & said for code in m.codes}
    if len(places) == 1:
        name = place_name(evidence.gazetteer, places.pop())
        return Note("comune-incerto", "comune", name, name)
    return Note("comune-omonimo" if said else "comune-ambiguo", "comune", proposed)


def _contradicted(evidence: Evidence) -> bool:
    """Return whether no meaning of the name lies where the other cells say."""
    said = evidence.province.sigle | evidence.beside.sigle
    regions = evidence.region.regions
    here = [m for m in evidence.options if (not said or m.sigle & said) and (not regions or m.regions & regions)]
    others = evidence.code or evidence.point.code or evidence.point.status == "estero" or evidence.cap
    return not here or (len(here) == 1 and bool(others))
