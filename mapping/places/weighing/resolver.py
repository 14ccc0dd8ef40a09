# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""From the cells of one row to the verdict; every distinct cell is read once."""

from typing import NamedTuple

from mapping.cells import read_cap
from mapping.places.names import (
    Area,
    Gazetteer,
    Level,
    Meaning,
    Reading,
    Similar,
    find_similar,
    read_comune,
    read_province,
    read_region,
)
from mapping.places.points import Located
from mapping.places.weighing.clues import Evidence
from mapping.places.weighing.comune import Verdict, decide


class Cells(NamedTuple):
    """What a row says, as text, and where its coordinates point to."""

    comune: str
    provincia: str
    regione: str
    cap: str
    codice_comune: str
    point: Located


class Resolved(NamedTuple):
    """The verdict on a row with what led to it: its clues, and the names that resemble its comune."""

    verdict: Verdict
    evidence: Evidence
    similar: Similar


class Resolver:
    """Resolves rows with one gazetteer, remembering what each distinct cell meant."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self._comuni: dict[str, Reading] = {}
        self._provinces: dict[str, Area] = {}
        self._regions: dict[str, Area] = {}
        self._similar: dict[tuple[str, frozenset[str], frozenset[str]], Similar] = {}

    def obvious(self, cells: Cells) -> tuple[str, str] | None:
        """Return ``(code, method)`` of a row that needs no weighing, None for any other.

        Its name is official, in its own province, and nothing in the row is against it.
        """
        # Only to save time: where all cells agree there is nothing to weigh.
        reading, province = self._reading(cells.comune), self._province(cells.provincia)
        here = [m for m in reading.options if m.level == Level.OFFICIAL and m.now & province.sigle]
        if not here or any(m.codes != here[0].codes for m in here):
            return None
        code = here[0].codes[0]
        region, place = self._region(cells.regione), self.gazetteer.places[code]
        agree = (
            len(province.sigle) == 1
            and (not reading.area.known or place.sigla in reading.area.sigle)
            and (not cells.regione or place.regione in region.regions)
            and (not cells.cap or code in self.gazetteer.caps.get(cells.cap, ()))
            and (not cells.codice_comune or cells.codice_comune == code)
            and not reading.cap
            and (not cells.point.status or (cells.point.status == "dentro" and code in cells.point.near))
        )
        return (code, "codice" if cells.codice_comune else here[0].kind) if agree else None

    def evidence(self, cells: Cells) -> tuple[Evidence, Similar]:
        """Return the clues of a row, read, and the names that resemble its comune (if none is it)."""
        reading = self._reading(cells.comune)
        province, region = self._province(cells.provincia), self._region(cells.regione)
        cap = read_cap(cells.cap) or reading.cap
        similar = self._resembling(reading, province, region, self.gazetteer.caps.get(cap, frozenset()))
        # A similar name is looked for only where the name as written means nothing in the area that the row names: one
        # that is found goes before what the name means elsewhere in Italy.
        options = tuple(m._replace(kind="simile") for m in similar.taken) if similar.taken else reading.options
        evidence = Evidence(
            gazetteer=self.gazetteer,
            reading=reading,
            options=options,
            resembling=bool(similar.taken),
            beside=_beside(reading.area, province),
            province=province,
            region=region,
            cap=cap,
            code=self.gazetteer.codes.get(clean_code(cells.codice_comune) or reading.code, ()),
            point=cells.point,
        )
        return evidence, similar

    def resolve(self, cells: Cells) -> Resolved:
        """Return the verdict on a row with what led to it."""
        evidence, similar = self.evidence(cells)
        return Resolved(decide(evidence), evidence, similar)

    def _reading(self, cell: str) -> Reading:
        if cell not in self._comuni:
            self._comuni[cell] = read_comune(cell, self.gazetteer)
        return self._comuni[cell]

    def _province(self, cell: str) -> Area:
        if cell not in self._provinces:
            self._provinces[cell] = read_province(cell, self.gazetteer)
        return self._provinces[cell]

    def _region(self, cell: str) -> Area:
        if cell not in self._regions:
            self._regions[cell] = read_region(cell, self.gazetteer)
        return self._regions[cell]

    def _resembling(self, reading: Reading, province: Area, region: Area, served: frozenset[str]) -> Similar:
        """Return the similar names, asked only where the name as written means nothing in the area named."""
        sigle = province.sigle or reading.area.sigle or self._sigle_of(region)
        sigle = sigle or frozenset(self.gazetteer.places[code].sigla for code in served)
        if not reading.text or reading.abroad is not None or reading.code or _means(reading.options, sigle):
            return Similar()
        key = (reading.text, sigle, served)
        if key not in self._similar:
            self._similar[key] = find_similar(reading.text, sigle, self.gazetteer, served=served)
        return self._similar[key]

    def _sigle_of(self, region: Area) -> frozenset[str]:
        named = (self.gazetteer.region_sigle.get(code, frozenset()) for code in sorted(region.regions))
        return region.sigle or frozenset().union(*named)


def _beside(area: Area, province: Area) -> Area:
    """Return the area written beside the comune, unless the column of the province says another."""
    return Area() if area.sigle and province.sigle and not area.sigle & province.sigle else area


def _means(options: tuple[Meaning, ...], sigle: frozenset[str]) -> bool:
    """Return whether the name is that of a comune anywhere, or of a hamlet in the provinces."""
    return any(m.level <= Level.RECENT_PAST or not sigle or m.sigle & sigle for m in options)


def clean_code(cell: str) -> str:
    """Return six digits («1272» from a spreadsheet is 001272) or a cadastral code («H501»), or ``""``."""
    text = cell.strip().removesuffix(".0").upper()
    return text.zfill(6) if text.isdigit() and 4 <= len(text) <= 6 else text
