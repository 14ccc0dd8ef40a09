# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Find the comune of today of every row, else its province or region, else nothing; and say how and how precisely."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from mapping.cells import says_nothing
from mapping.distinct import distinct_rows
from mapping.places.names import Gazetteer, load_gazetteer
from mapping.places.points import NOWHERE, Located, locate, to_degrees
from mapping.places.weighing import Cells, Note, Resolver, complete, notes, proposals, reason
from mapping.problems import Problem
from mapping.progress import track
from mapping.schema import PLACE_COLUMNS

CLUES = ("comune", "provincia", "regione", "cap", "codice_comune")
"""The columns that are read as text; ``latitudine`` and ``longitudine`` besides. A missing one counts as empty."""
ADDRESS = "indirizzo"
"""Read where the comune is not given: what it says of the place."""
REACH = "raggio_azione"
"""Read where nothing is given: whether the body acts in all of Italy."""
ADDED = (*PLACE_COLUMNS, "precisione", "metodo", "luogo_motivo", "luogo_proposte", "luogo_estero", "luogo_nazionale")
_CODES = ("cap", "codice_comune")
MISSING, NATIONWIDE = "comune-mancante", "sede-nazionale"


class Geocoded(NamedTuple):
    """The frame with the place columns added, and what a keeper should look at."""

    frame: pd.DataFrame
    problems: tuple[Problem, ...]


class _Asked(NamedTuple):
    """What the rows say as text; ``which`` of the ``distinct`` combinations each row is.

    ``lent`` tells the rows whose comune stands in their address.
    """

    clues: pd.DataFrame
    national: "pd.Series[bool]"
    lent: "pd.Series[bool]"
    elsewhere: pd.DataFrame
    latitude: pd.Series
    longitude: pd.Series
    which: np.ndarray
    distinct: list[Cells]


@dataclass(frozen=True)
class _Answer:
    """The answer to one distinct row; ``own_point``: its coordinates, ``swapped`` or not, lie in the comune found."""

    code: str = ""
    sigla: str = ""
    region: str = ""
    method: str = ""
    abroad: bool = False
    motivo: str = ""
    proposed: str = ""
    notes: tuple[Note, ...] = ()
    own_point: bool = False
    swapped: bool = False


def geocode(frame: pd.DataFrame, *, gazetteer: Gazetteer | None = None) -> Geocoded:
    """Return ``frame`` with the place of every row.

    Every distinct combination of cells is resolved once, so the order of the rows does not matter.

    Parameters
    ----------
    frame
        Any rows, with any of the columns `CLUES`, ``latitudine`` and ``longitudine`` (WGS84 degrees, point or
        comma); a missing column or value counts as empty. Of ``indirizzo`` comune, province and CAP are read where
        the row does not give them. Not changed.
    gazetteer
        Default: the one that ships with the package.

    Returns
    -------
    Geocoded
        The same rows in the same order and index, with the columns `ADDED`. ``luogo_latitudine`` and
        ``luogo_longitudine`` are WGS84 degrees: the row's own where they fall in its comune (``precisione`` is
        ``punto``), else those of the comune's inhabited centre, NaN where no comune is known. The problems name
        the row by its index, by its position from 0 if the index is not of integers.

    Raises
    ------
    GeodataError
        If a table of the gazetteer is missing.

    Examples
    --------
    >>> import pandas as pd
    >>> from mapping import geocode
    >>> placed, problems = geocode(pd.DataFrame({"comune": ["FORLI'", "Bozen", "Castro"]}))
    >>> placed["luogo_comune"].tolist(), placed["luogo_codice_comune"].tolist()
    (['Forlì', 'Bolzano', ''], ['040012', '021008', ''])
    >>> print(problems[-1].text("en"))
    More than one place is called “Castro”: add the province or the ISTAT code of the municipality.
    """
    gazetteer = gazetteer or load_gazetteer()
    asked = _asked(frame, gazetteer)
    resolver = Resolver(gazetteer)
    answers = [_answer(resolver, cells) for cells in track(asked.distinct, "Ricerca dei luoghi")]
    added = _columns(answers, gazetteer).iloc[asked.which].set_index(frame.index)
    added = _nationwide(_at_own_point(added, answers, asked), asked.national)
    kept = frame.drop(columns=[name for name in ADDED if name in frame])
    problems = _problems(answers, asked, added["luogo_nazionale"].to_numpy())
    codes = added["luogo_codice_comune"].to_numpy()
    return Geocoded(pd.concat([kept, added], axis=1), (*problems, *_addressed_elsewhere(asked, codes, resolver)))


def comune_codes(frame: pd.DataFrame) -> "pd.Series[str]":
    """Return the ISTAT code of the comune that `geocode` finds for each row, ``""`` where it finds none."""
    if frame.empty:
        return pd.Series("", index=frame.index, dtype="str")
    gazetteer = load_gazetteer()
    asked = _asked(frame, gazetteer)
    resolver = Resolver(gazetteer)
    codes = np.array([_code(resolver, cells) for cells in asked.distinct], dtype=object)
    return pd.Series(codes[asked.which], index=frame.index, dtype="str")


def _asked(frame: pd.DataFrame, gazetteer: Gazetteer) -> _Asked:
    clues = pd.DataFrame({name: _text(frame, name) for name in CLUES}, index=frame.index)
    own = clues["comune"]
    clues, national, elsewhere = complete(clues, _text(frame, ADDRESS), _text(frame, REACH), gazetteer)
    lent = (own != clues["comune"]) & (clues["comune"] != "")
    latitude, longitude = _text(frame, "latitudine"), _text(frame, "longitudine")
    return _Asked(clues, national, lent, elsewhere, latitude, longitude, *_distinct(clues, locate(latitude, longitude)))


def _text(frame: pd.DataFrame, name: str) -> pd.Series:
    """Return a column as stripped text, empty where it is absent or missing."""
    if name not in frame:
        return pd.Series("", index=frame.index, dtype=str)
    column = frame[name]
    text = column.astype(str).where(column.notna(), "").str.strip()
    blank = [cell for cell in text.unique() if cell and says_nothing(cell, code=name in _CODES)]
    return text.mask(text.isin(blank), "") if blank else text


def _distinct(clues: pd.DataFrame, located: list[Located]) -> tuple[np.ndarray, list[Cells]]:
    """Return for each row the number of its distinct combination of cells, and the combinations."""
    numbers = {point: number for number, point in enumerate(dict.fromkeys(located))}
    points = np.fromiter((numbers[point] for point in located), dtype=np.int64, count=len(located))
    which, first = distinct_rows([points, *(clues[name] for name in CLUES)])
    columns = [clues[name].iloc[first].astype(object) for name in CLUES]
    points_first = [located[position] for position in first]
    return which, list(map(Cells, *columns, points_first))


def _code(resolver: Resolver, cells: Cells) -> str:
    obvious = resolver.obvious(cells)
    return obvious[0] if obvious else resolver.resolve(cells).verdict.code


def _answer(resolver: Resolver, cells: Cells) -> _Answer:
    obvious = resolver.obvious(cells)
    if obvious:
        code, method = obvious
        return _Answer(code=code, method=method, own_point=bool(cells.point.near))
    verdict, evidence, similar = resolver.resolve(cells)
    found = notes(cells, verdict, evidence, similar)
    return _Answer(
        code=verdict.code,
        sigla=verdict.sigla,
        region=verdict.region,
        method=verdict.method,
        abroad=verdict.abroad,
        motivo="" if verdict.code else _motivo(found),
        proposed=proposals(verdict, similar, resolver.gazetteer),
        notes=found,
        own_point=verdict.code in cells.point.near,
        swapped=cells.point.status == "scambiate",
    )


def _motivo(found: tuple[Note, ...]) -> str:
    """Return the sentence that says why no comune was found: it is published, so it repeats no cell."""
    note = reason(found)
    return note.problem(0, "").public() if note else ""


def _columns(answers: list[_Answer], gazetteer: Gazetteer) -> pd.DataFrame:
    """Return the place columns of each distinct row, with the comune's own point."""
    code = _series(answer.code for answer in answers)
    comune = gazetteer.comuni.reindex(code)
    own_sigla = pd.Series(comune["sigla"].to_numpy())
    sigla = _series(answer.sigla for answer in answers).mask(code.ne(""), own_sigla)
    province = gazetteer.province.reindex(sigla)
    own_region = pd.Series(province["codice_regione"].to_numpy())
    region = _series(answer.region for answer in answers).mask(sigla.ne(""), own_region)
    columns: dict[str, Any] = {
        "luogo_codice_comune": code,
        "luogo_comune": comune["nome"].fillna("").to_numpy(),
        "luogo_provincia": sigla,
        "luogo_codice_provincia": province["codice_provincia"].fillna("").to_numpy(),
        "luogo_codice_regione": region,
        "luogo_regione": gazetteer.regioni["nome"].reindex(region).fillna("").to_numpy(),
        "luogo_latitudine": comune["latitudine"].astype(float).to_numpy(),
        "luogo_longitudine": comune["longitudine"].astype(float).to_numpy(),
        "precisione": np.select([code.ne(""), sigla.ne(""), region.ne("")], ["comune", "provincia", "regione"], ""),
        "metodo": _series(answer.method for answer in answers),
        "luogo_motivo": _series(answer.motivo for answer in answers),
        "luogo_proposte": _series(answer.proposed for answer in answers),
        "luogo_estero": [answer.abroad for answer in answers],
        "luogo_nazionale": False,
    }
    return pd.DataFrame(columns, columns=list(ADDED))


def _series(texts: Iterable[str]) -> pd.Series:
    return pd.Series(list(texts), dtype=str)


def _at_own_point(added: pd.DataFrame, answers: list[_Answer], asked: _Asked) -> pd.DataFrame:
    """Return the place columns with the row's own coordinates where they fall in the comune found."""
    own = np.array([answer.own_point for answer in answers])[asked.which]
    if not own.any():
        return added
    turned = np.array([answer.swapped for answer in answers])[asked.which]
    lat, lon = to_degrees(asked.latitude).to_numpy(), to_degrees(asked.longitude).to_numpy()
    return added.assign(
        luogo_latitudine=np.where(own, np.where(turned, lon, lat), added["luogo_latitudine"]),
        luogo_longitudine=np.where(own, np.where(turned, lat, lon), added["luogo_longitudine"]),
        precisione=np.where(own, "punto", added["precisione"]),
    )


def _nationwide(added: pd.DataFrame, national: "pd.Series[bool]") -> pd.DataFrame:
    """Return the place columns, with the rows that act in all of Italy and name no place marked."""
    placeless = added["luogo_codice_regione"].eq("") & ~added["luogo_estero"].astype(bool)
    marked = placeless & national.to_numpy()
    motivo = added["luogo_motivo"].mask(marked, Problem(NATIONWIDE).public())
    return added.assign(luogo_nazionale=marked, luogo_motivo=motivo)


def _addressed_elsewhere(asked: _Asked, codes: np.ndarray, resolver: Resolver) -> Iterator[Problem]:
    """Yield a problem for each row whose address names another comune than the one it was placed in."""
    rows, names = _numbers(asked.clues), resolver.gazetteer.comuni["nome"]
    for position, (comune, provincia, cap) in zip(asked.elsewhere.index, asked.elsewhere.to_numpy(), strict=True):
        cells = Cells(str(comune), str(provincia), "", str(cap), "", NOWHERE)
        code = _code(resolver, cells)
        if code and codes[position] and code != codes[position]:
            facts = {"trovato": str(names[code]), "letto": str(names[codes[position]])}
            yield Problem("indirizzo-discorde", int(rows[position]), "indirizzo", dati=facts)


def _numbers(clues: pd.DataFrame) -> np.ndarray:
    """Return by which number each row is told: its index, its position if the index is not of integers."""
    numbered = pd.api.types.is_integer_dtype(clues.index)
    return clues.index.to_numpy() if numbered else np.arange(len(clues))


def _problems(answers: list[_Answer], asked: _Asked, nationwide: np.ndarray) -> tuple[Problem, ...]:
    """Return the problems of the rows, in their order, under the column in which the keeper finds what they say.

    Of a body that acts in all of Italy no comune is asked.
    """
    clues, which, lent = asked.clues, asked.which, asked.lent.to_numpy()
    noted = np.array([bool(answer.notes) for answer in answers])[which]
    cells = {name: clues[name].to_numpy() for name in CLUES}
    cells["latitudine"] = (asked.latitude + ", " + asked.longitude).to_numpy()
    rows = _numbers(clues)
    return tuple(
        Problem(NATIONWIDE, int(rows[position]), "comune")
        if nationwide[position] and note.codice == MISSING
        else note.problem(int(rows[position]), str(cells[note.colonna][position]), lent=bool(lent[position]))
        for position in np.flatnonzero(noted)
        for note in answers[which[position]].notes
    )
