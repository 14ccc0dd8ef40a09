# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""What docs/accessibility.toml says, as a table, as a list of barriers, and as the office's self-assessment.

``python -m docs.access`` writes ``docs/it/autovalutazione.csv``, which ``tests/test_docs_access.py`` compares with it.
"""

import csv
import io
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
CSV = HERE / "it" / "autovalutazione.csv"
RESULTS = {
    "met": "soddisfatto",
    "not met": "non soddisfatto",
    "not applicable": "non applicabile",
    "not known": "non verificato",
}
NEW = "2.2"
"""Since this version of WCAG a criterion may have no clause in EN 301 549 v3.2.1, which holds those of 2.1."""


class Checked(NamedTuple):
    """One criterion or clause, and what is known of it."""

    clause: str
    criterion: str
    level: str
    about: dict[str, Any]

    @property
    def tests(self) -> list[str]:
        """The files of tests that hold it."""
        found: list[str] = self.about.get("tests", [])
        return found

    def way(self, by_hand: str = "by hand: {}") -> str:
        """Return how it was checked."""
        hand = self.about.get("hand", "")
        return "; ".join([*(f"`{test}`" for test in self.tests), *([by_hand.format(hand)] if hand else [])])


def checked() -> list[Checked]:
    """Return every criterion in its order, then every clause."""
    said = tomllib.loads((HERE / "accessibility.toml").read_text(encoding="utf-8"))
    criteria = [
        Checked("" if about.get("since") == NEW else f"9.{number}", number, about["level"], about)
        for number, about in said["criteria"].items()
    ]
    return criteria + [Checked(clause, "", "", about) for clause, about in said["clauses"].items()]


def table(which: str) -> str:
    """Return the criteria, or the clauses besides, as a table."""
    rows = [one for one in checked() if bool(one.criterion) == (which == "criteria")]
    head = "| criterion | level | EN 301 549 | result | day | checked by | what fails, what is not known |"
    if which != "criteria":
        head = "| clause | result | day | checked by | what fails, what is not known |"
    lines = [head, "|" + " --- |" * (head.count("|") - 1)]
    for one in rows:
        about = one.about
        first = [f"**{one.criterion}** {about['name']}", one.level, one.clause or "–"]
        first = first if one.criterion else [f"**{one.clause}** {about['name']}"]
        result = f"**{about['result']}**" if about["result"] == "not met" else about["result"]
        lines.append("| " + " | ".join([*first, result, str(about["day"]), one.way(), about.get("en", "")]) + " |")
    return "\n".join(lines)


def summary(lang: str = "en") -> str:
    """Return how many criteria of WCAG 2.2, levels A and AA, have which result."""
    results = [one.about["result"] for one in checked() if one.criterion]
    if lang == "it":
        said = ", ".join(f"{results.count(one)} {RESULTS[one][:-1]}i" for one in RESULTS if one in results)
        return f"Dei {len(results)} criteri di WCAG 2.2, livelli A e AA: {said}."
    counted = ", ".join(f"{results.count(result)} {result}" for result in RESULTS if result in results)
    return f"Of the {len(results)} criteria of WCAG 2.2, levels A and AA: {counted}."


def barriers() -> str:
    """Return what is not accessible, for the declaration: the reason and what to use instead."""
    return "\n".join(
        f"- {_called(one)}: {one.about['it']}. **In alternativa**: {one.about['instead_it']}."
        for one in checked()
        if one.about["result"] == "not met"
    )


def _called(one: Checked) -> str:
    if not one.criterion:
        return f"Requisito {one.clause} di EN 301 549, «{one.about['nome']}»"
    clause = f"requisito {one.clause}" if one.clause else "solo in WCAG 2.2"
    return f"{one.criterion} «{one.about['nome']}» (livello {one.level}, {clause})"


def assessment() -> str:
    """Return the self-assessment, requirement by requirement, as a CSV for the office."""
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(["requisito EN 301 549", "criterio WCAG 2.2", "livello", "nome", "esito", "data", "verifica",
                     "osservazioni", "alternativa"])  # fmt: skip
    writer.writerows(_assessed())
    return file.getvalue()


def _assessed() -> Iterator[list[str]]:
    for one in checked():
        about = one.about
        ways = [f"prove automatiche: {', '.join(one.tests)}"] if one.tests else []
        ways += ["a mano, da chi ha fatto la mappa"] if "hand" in about else []
        yield [
            one.clause, one.criterion, one.level, about["nome"], RESULTS[about["result"]], str(about["day"]),
            "; ".join(ways), about.get("it", ""), about.get("instead_it", ""),
        ]  # fmt: skip


if __name__ == "__main__":
    CSV.write_text(assessment(), encoding="utf-8-sig")
