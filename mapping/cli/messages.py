# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What is told on a terminal about a registry that was read, and the reasons not to publish it."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

import mapping
from mapping import metadata, publish, registry, verdict, viewer
from mapping.errors import NotPublishable
from mapping.problems import WEIGHTS, Problem
from mapping.schema import choices

_NAMED = 20
"""Withheld rows that are named on the terminal."""


def tell(*lines: str) -> None:
    """Print the lines."""
    for line in lines:
        click.echo(line)


def state_lines(placed: "mapping.Placed", lang: str = "it") -> Iterator[str]:
    """Yield how many rows were read and in which state they ended."""
    yield verdict.say("lette", lang, len(placed.located), file=placed.registry.name)
    for state, rows in placed.states.items():
        yield f"  {state:<16}{rows:>9}  {choices('stato')[state][lang]}"
    yield f"  {verdict.say('totale', lang):<16}{sum(placed.states.values()):>9}"
    if placed.address_points:
        yield f"  {verdict.say('indirizzi', lang, placed.address_points)}"


def weight_line(problems: tuple[Problem, ...], lang: str = "it") -> str:
    """Return how many problems there are of each weight."""
    counts = Counter(problem.peso for problem in problems)
    told = ", ".join(f"{verdict.say(weight, lang)} {counts[weight]}" for weight in WEIGHTS)
    return verdict.say("segnalazioni", lang, pesi=told)


def withdrawal_lines(atlas: "mapping.Atlas") -> Iterator[str]:
    """Yield which rows are withheld because of which row of the withdrawal list, and which rows found nobody."""
    withheld = [problem for problem in atlas.problems if problem.codice == registry.WITHHELD]
    for problem in withheld[:_NAMED]:
        yield f"Trattenuta la riga {problem.riga}, «{problem.valore}». {problem.text()}"
    if len(withheld) > _NAMED:
        yield f"Trattenute altre {len(withheld) - _NAMED} righe: le nomina il rapporto (--report FILE)."
    yield from (problem.text() for problem in atlas.problems if problem.codice == registry.UNMATCHED)


def backup_lines(out: Path) -> Iterator[str]:
    """Yield where the edition before is and how to bring it back, if there is one."""
    place = publish.backup_path(out)
    if place.is_dir():
        yield f"L'edizione di prima è in {place}{os.sep}: «mapping restore {out}» la riporta."


def unconfirmed_lines(about: "metadata.Metadata") -> Iterator[str]:
    """Yield which values of the publisher are still missing or examples: they stand in the published metadata."""
    if keys := metadata.to_confirm(about):
        yield (
            f"Da confermare prima di pubblicare: {', '.join(keys)}; scriverli nel file dell'edizione "
            "(«mapping new-edition» ne scrive uno) e indicarlo con --edition."
        )


_CHOSEN = "le sceglie «lingue», nel file dell'edizione"


def language_lines(about: "metadata.Metadata") -> Iterator[str]:
    """Yield which languages the page has, and which of ours it has not."""
    spoken = viewer.languages_of(about)
    others = ", ".join(code for code in viewer.LANGUAGES if code not in spoken)
    yield f"Lingue della pagina: {', '.join(spoken)}." + (f" Non ci sono: {others}; {_CHOSEN}." if others else "")


def heavy_problems(problems: tuple[Problem, ...], *, strict: bool = False) -> list[Problem]:
    """Return what weighs more than an ``avviso``, which keeps no registry from being published.

    If ``strict``, entries of the withdrawal list that nothing resembles weigh too.
    """
    return [
        problem for problem in problems if problem.peso != "avviso" or (strict and problem.codice == registry.UNMATCHED)
    ]


def refuse_problems(heavy: list[Problem], lang: str = "it") -> None:
    """Refuse a registry with something to correct.

    Raises
    ------
    NotPublishable
        If something is to be corrected.
    """
    if heavy:
        raise NotPublishable(verdict.say("rifiuto-segnalazioni", lang, len(heavy)))


def refuse_gaps(about: "verdict.Verdict", *, way_out: str, lang: str = "it") -> None:
    """Refuse a file that is not fit to be a map; ``way_out`` ends the sentence.

    Raises
    ------
    NotPublishable
        If too few of its rows have a name or a place, or too many are the same.
    """
    if reason := about.refusal(lang):
        raise NotPublishable(f"{reason}: {way_out}")


def refuse_stale(differences: list[str], out: Path) -> None:
    """Refuse a folder that is not what would be written now.

    Raises
    ------
    NotPublishable
        If a file differs, is missing or is not one of ours any more.
    """
    if differences and not out.exists():
        raise NotPublishable(f"La cartella {out} non esiste: farla con «mapping build».")
    if differences:
        shown = "; ".join(differences[:5]) + (" …" if len(differences) > 5 else "")
        raise NotPublishable(f"La cartella {out} non è aggiornata: {shown}. Rifarla con «mapping build».")
