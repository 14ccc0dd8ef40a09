# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The Ministry's integration projects: adding one is adding rows to the tables of ``geodata/initiatives``.

Every row names its sources in ``fonti`` (addresses separated by a space). An empty cell is a fact that is not
known; the notes say so in words. Columns ending in ``_it`` and ``_en`` hold the same words in both languages.
"""

from dataclasses import dataclass, fields, replace

import pandas as pd

from mapping.errors import GeodataError
from mapping.places import REGION, Extent
from mapping.shipped_tables import read_table

MALAIKA = "malaika"
_PLACE = ["nome", "sigla", "codice_provincia", "codice_regione", "latitudine", "longitudine"]


@dataclass(frozen=True)
class Initiatives:
    """The projects and what is known of them; all cells are text, except coordinates.

    Attributes
    ----------
    projects
        One row per project, index ``progetto``, in the order of the Ministry's page.
    facts
        One row per thing told of a project: ``tema``, what it tells of, and ``testo``, its parts separated by «; »;
        ``posto`` says where the page tells it.
    places
        One row per project and comune where it worked.
    events
        One row per event; day, town or venue may be empty. ``comunita`` is ISO 3166-1 alpha-2.
    figures
        One row per figure: ``valore`` with ``unita_it``; of a comune where ``codice_comune`` is given.
    eligibility
        One row per region and notice of the Doti MSNA: who could take part, never how many did.
    told
        Figures on single communities as told at the meetings of 2014; the page's own come from ISTAT.
    doubts
        Where two sources differ, and what was made of it.

    ``places`` and ``events`` also have ``nome, sigla, codice_provincia, codice_regione`` of the comune (empty
    where the town is not known) and ``latitudine, longitudine`` of its inhabited centre (float, WGS84, NaN).
    """

    projects: pd.DataFrame
    facts: pd.DataFrame
    places: pd.DataFrame
    events: pd.DataFrame
    figures: pd.DataFrame
    eligibility: pd.DataFrame
    told: pd.DataFrame
    doubts: pd.DataFrame

    @property
    def shown(self) -> bool:
        """Whether there are projects: without any nothing that is published speaks of them."""
        return not self.projects.empty


def load_initiatives() -> Initiatives:
    """Read the shipped tables.

    Raises
    ------
    GeodataError
        If a row names a project or a comune that does not exist, or a comune by a wrong name.

    Examples
    --------
    >>> from mapping import load_initiatives
    >>> "malaika" in load_initiatives().projects.index
    True
    """
    comuni = read_table("gazetteer/comuni.csv").set_index("codice_comune")
    projects = read_table("initiatives/progetti.csv").set_index("progetto")
    tables = {
        name: _of_project(read_table(f"initiatives/{file}.csv"), projects, file)
        for name, file in {
            "facts": "fatti",
            "places": "luoghi",
            "events": "eventi",
            "figures": "cifre",
            "eligibility": "ammissibilita",
            "told": "comunita",
            "doubts": "dubbi",
        }.items()
    }
    tables["places"] = locate(tables["places"], comuni)
    tables["events"] = locate(tables["events"], comuni)
    return Initiatives(projects=projects, **tables)


def no_initiatives() -> Initiatives:
    """Return the tables of an edition that shows no projects: the shipped ones without a row.

    Examples
    --------
    >>> from mapping.coverage import no_initiatives
    >>> no_initiatives().shown
    False
    """
    known = load_initiatives()
    return Initiatives(**{field.name: getattr(known, field.name).iloc[:0] for field in fields(known)})


def initiatives_within(initiatives: Initiatives, extent: Extent) -> Initiatives:
    """Return the projects that worked in a part of Italy, with their places, events and figures of it.

    What is told of a project as a whole stays whole.
    """
    places, events = (frame[extent.holds(frame)] for frame in (initiatives.places, initiatives.events))
    kept = {*places["progetto"], *events["progetto"]}
    figures = initiatives.figures
    figures = figures[figures["codice_comune"].isin({"", *places["codice_comune"], *events["codice_comune"]})]
    eligible = initiatives.eligibility
    tables = {
        "facts": initiatives.facts,
        "figures": figures,
        "eligibility": eligible[extent.holds(eligible)] if extent.level == REGION else eligible[:0],
        "told": initiatives.told,
        "doubts": initiatives.doubts,
    }
    return replace(
        initiatives,
        projects=initiatives.projects[initiatives.projects.index.isin(kept)],
        places=places.reset_index(drop=True),
        events=events.reset_index(drop=True),
        **{name: table[table["progetto"].isin(kept)].reset_index(drop=True) for name, table in tables.items()},
    )


def project_places(initiatives: Initiatives) -> pd.DataFrame:
    """Return each pair of project and comune once, from places and events: ``progetto, codice_comune, …``."""
    columns = ["progetto", "codice_comune", "codice_provincia", "codice_regione"]
    both = pd.concat([initiatives.places[columns], initiatives.events[columns]])
    return both[both["codice_comune"] != ""].drop_duplicates().reset_index(drop=True)


def locate(table: pd.DataFrame, comuni: pd.DataFrame) -> pd.DataFrame:
    """Return ``table`` with name, province, region and point of the comune in ``codice_comune``.

    Raises
    ------
    GeodataError
        If a code is not a comune's, or the name beside it is not that comune's.
    """
    given = table["codice_comune"] != ""
    found = comuni[_PLACE].reindex(table["codice_comune"]).set_axis(table.index)
    wrong = given & (found["nome"] != table["comune"])
    if wrong.any():
        row = table[wrong].iloc[0]
        raise GeodataError(
            f"Tabelle delle iniziative: il codice «{row['codice_comune']}» non è del comune "
            f"«{row['comune']}»; correggere il codice o il nome."
        )
    found = found.fillna(dict.fromkeys(_PLACE[:4], ""))
    points = found[_PLACE[4:]].apply(pd.to_numeric)
    return table.join(found[_PLACE[:4]]).join(points)


def _of_project(table: pd.DataFrame, projects: pd.DataFrame, file: str) -> pd.DataFrame:
    unknown = sorted(set(table["progetto"]) - set(projects.index))
    if unknown:
        raise GeodataError(
            f"La tabella «{file}.csv» nomina il progetto «{unknown[0]}», che manca in «progetti.csv»: aggiungerlo lì."
        )
    return table
