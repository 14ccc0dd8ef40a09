# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is left when no comune can be named: the province, the region, or that the place is abroad."""

from typing import NamedTuple

from mapping.places.names import Area, Gazetteer, Level, Meaning
from mapping.places.weighing.clues import AREA, COMUNE, ENOUGH, Evidence

HINT = 0.4
"""Weight of what is compatible with an area without naming it: a hamlet of a common name, a CAP of several comuni;
two hints are not enough."""
ENCLAVES = {"SM": frozenset(["RN", "PU", "FC"]), "VA": frozenset(["RM"])}
"""San Marino and the Vaticano are often written with the Italian province around them."""


def is_abroad(evidence: Evidence) -> bool:
    """Return whether what names a foreign place outweighs what names an Italian one."""
    said = (evidence.beside, evidence.province, evidence.region)
    away = sum(AREA for area in said if area.abroad is not None)
    ceded = bool(evidence.options) and not any(meaning.codes for meaning in evidence.options)
    home = sum(AREA for area in said if (area.sigle or area.regions) and not (ceded and _of_ceded(evidence, area)))
    if evidence.reading.abroad is not None or ceded:
        away += COMUNE
        around = ENCLAVES.get(evidence.reading.abroad or "")
        home = 0.0 if around is not None and evidence.sigle <= around else home
    elif evidence.strong:
        home += COMUNE
    away += COMUNE if evidence.point.status == "estero" else 0.0
    home += evidence.point.weight + (COMUNE if evidence.code else 0.0)
    return away >= home + ENOUGH


def _of_ceded(evidence: Evidence, area: Area) -> bool:
    """Return whether a ceded comune was once written with the province («Aidussina, GO»)."""
    return any(meaning.sigle & area.sigle for meaning in evidence.options)


def area_of(evidence: Evidence, codes: tuple[str, ...]) -> tuple[str, str]:
    """Return ``(sigla, "")`` if the comuni share a province of today, else ``("", region)``, else nothing."""
    places = [evidence.gazetteer.places[code] for code in codes]
    sigle, regions = {place.sigla for place in places}, {place.regione for place in places}
    if len(sigle) == 1:
        return sigle.pop(), ""
    return "", regions.pop() if len(regions) == 1 else ""


class DecidedArea(NamedTuple):
    """A province of today (``sigla``), or else a ``region``, and the method that found it; all ``""``: neither."""

    sigla: str = ""
    region: str = ""
    method: str = ""


def decide_area(evidence: Evidence) -> DecidedArea:
    """Return the province of today, else the region, that the clues agree on."""
    gazetteer = evidence.gazetteer
    provinces = {sigla: _region_of(gazetteer, sigla) for sigla in _provinces(evidence)}
    scores = {s: _score(evidence, frozenset([s]), region) for s, region in provinces.items()}
    best = _clear_best({sigla: score for sigla, (score, _) in scores.items()})
    if best:
        return DecidedArea(sigla=best, method=scores[best][1])
    regions = set(provinces.values()) | evidence.region.regions | evidence.province.regions | evidence.beside.regions
    scores = {region: _score(evidence, _of_region(evidence, region), region) for region in regions}
    best = _clear_best({region: score for region, (score, _) in scores.items()})
    return DecidedArea(region=best, method=scores[best][1]) if best else DecidedArea()


def _region_of(gazetteer: Gazetteer, sigla: str) -> str:
    return next(region for region, sigle in gazetteer.region_sigle.items() if sigla in sigle)


def _clear_best(scores: dict[str, float]) -> str:
    """Return the one place with enough votes and more than any other, or ``""``."""
    fit = {place: score for place, score in scores.items() if score >= ENOUGH}
    best = [place for place, score in fit.items() if score == max(fit.values())]
    return best[0] if len(best) == 1 else ""


def _of_region(evidence: Evidence, region: str) -> frozenset[str]:
    return evidence.gazetteer.region_sigle.get(region, frozenset())


def _provinces(evidence: Evidence) -> set[str]:
    """Return the provinces of today that any clue touches."""
    gazetteer = evidence.gazetteer
    said = evidence.beside.sigle | evidence.province.sigle | evidence.region.sigle
    found = {now for sigla in said for now in gazetteer.today.get(sigla, ())}
    found |= {sigla for meaning in evidence.options for sigla in meaning.now}
    codes = (*evidence.code, *filter(None, [evidence.point.code]), *evidence.cap_codes)
    return found | {gazetteer.places[code].sigla for code in codes}


def _score(evidence: Evidence, sigle: frozenset[str], region: str) -> tuple[float, str]:
    """Return the votes for an area (provinces of today, one region) and the method that names it."""
    by_name, kind = _by_name(evidence, sigle)
    votes = [
        *(
            (_by_area(evidence, area, sigle, region), "provincia" if area.sigle else "regione")
            for area in (evidence.beside, evidence.province, evidence.region)
        ),
        (by_name, kind),
        (_by_codes(evidence, evidence.code, sigle) * COMUNE, "codice"),
        (_by_point(evidence, sigle), "coordinate"),
        (_by_cap(evidence, sigle), "cap"),
    ]
    method = next((method for weight, method in votes if weight > 0), "")
    return sum(weight for weight, _ in votes), method


def _by_area(evidence: Evidence, area: Area, sigle: frozenset[str], region: str) -> float:
    if not area.known:
        return 0.0
    now = {today for sigla in area.sigle for today in evidence.gazetteer.today.get(sigla, ())}
    inside = (not area.sigle or (now and now <= sigle)) and (not area.regions or region in area.regions)
    return AREA if inside and area.abroad is None else -AREA


def _by_name(evidence: Evidence, sigle: frozenset[str]) -> tuple[float, str]:
    """Return the vote of the name for an area, weighing what it may mean where the row says, else anywhere."""
    if evidence.resembling:
        return 0.0, ""
    meant = _meant(evidence) or list(evidence.strong)
    if not meant:
        return 0.0, ""
    inside = [bool(m.now <= sigle) for m in meant]
    if all(inside):
        return (COMUNE if meant[0].level <= Level.RECENT_PAST else HINT), meant[0].kind
    # Some of what the name may mean lies elsewhere, so the area is not certain; all of it, so it is not this one.
    return (-AREA if any(inside) else -COMUNE), ""


def _meant(evidence: Evidence) -> list[Meaning]:
    """Return what the name may mean in the province and region that the row names, hamlets only if nothing else."""
    said, regions = evidence.sigle, evidence.region.regions
    meant = [m for m in evidence.options if m.codes]
    near = [m for m in meant if (not said or m.sigle & said) and (not regions or m.regions & regions)]
    firm = [m for m in near if m.level <= Level.PAST] if said or regions else []
    return firm or near


def _by_codes(evidence: Evidence, codes: tuple[str, ...], sigle: frozenset[str]) -> float:
    if not codes:
        return 0.0
    return 1.0 if all(evidence.gazetteer.places[code].sigla in sigle for code in codes) else -1.0


def _by_point(evidence: Evidence, sigle: frozenset[str]) -> float:
    if evidence.point.status == "estero":
        return -COMUNE
    return _by_codes(evidence, tuple(filter(None, [evidence.point.code])), sigle) * evidence.point.weight


def _by_cap(evidence: Evidence, sigle: frozenset[str]) -> float:
    gazetteer = evidence.gazetteer
    if not evidence.cap or evidence.cap[:2] not in gazetteer.cap_areas:
        return 0.0
    codes = evidence.cap_codes
    if codes and all(gazetteer.places[code].sigla in sigle for code in codes):
        return AREA
    near = any(gazetteer.today.get(sigla, frozenset()) & sigle for sigla in gazetteer.cap_areas[evidence.cap[:2]])
    return HINT if near else -AREA
