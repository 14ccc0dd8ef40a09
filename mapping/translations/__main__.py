# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The catalogues brought up to date: ``python -m mapping.translations`` or ``make strings``.

``sign`` writes who has read what, ``keep`` that a translation still holds although its Italian has changed, ``pseudo``
a page that shows what is no text of the catalogues.
"""

from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import click

from geodata.seal import seal
from mapping import build_atlas, render_page
from mapping.translations.catalogues import (
    BadCatalogueError,
    forms,
    is_stale,
    read,
    updated,
    write,
    write_template,
)
from mapping.translations.checks import faults, mistakes
from mapping.translations.compiled import compiled
from mapping.translations.languages import Language, languages
from mapping.translations.pseudo import pseudo_language
from mapping.translations.signatures import APPROVED, READ, Signature
from mapping.translations.states import progress, sign_read
from mapping.translations.texts import PLACES

_LONGEST_NAME = 60
_NOTHING = "nessun testo da firmare: a quelli letti va tolto «da rivedere» (fuzzy)"


@click.group(invoke_without_command=True)
@click.pass_context
def main(context: click.Context) -> None:
    """Extract the template, update the catalogues, write what the package reads, tell what is wrong."""
    if context.invoked_subcommand is None:
        renew()


def renew(told: Collection[str] = ()) -> None:
    """Write the template, the catalogues and what is made of them; say how far each language, or each told, is."""
    write_template()
    for language in languages().values():
        write(language, updated(read(language), language))
    for path, text in compiled().items():
        path.write_text(text, encoding="utf-8")
    seal()
    for line in _report(told or languages()):
        click.echo(line)


def _report(codes: Collection[str]) -> Iterator[str]:
    for code in codes:
        language = languages()[code]
        messages = read(language)
        reached = progress(language, messages)
        stale = sum(is_stale(message) for message in messages.values())
        missing = sum(not forms(said) for key, said in messages.items() if not key.startswith(f"{PLACES}."))
        yield f"{code}: {reached.state}, letta al {reached.read} %; italiano cambiato {stale}, da tradurre {missing}"
        yield from (f"  {fault}" for fault in faults(language, messages))


@main.command()
@click.argument("code")
@click.option("--name", required=True, help="Who has read the texts.")
@click.option("--state", type=click.Choice([READ, APPROVED]), default=READ, show_default=True)
@click.option("--day", default=lambda: date.today().isoformat(), help="When; today unless told.")
def sign(code: str, name: str, state: str, day: str) -> None:
    """Write who answers for the texts of a language that are no drafts any more, where nobody does yet."""
    if not name.strip() or "," in name or len(name) > _LONGEST_NAME:
        raise click.BadParameter(f"a name without commas, {_LONGEST_NAME} characters at most", param_hint="--name")
    signature = Signature(state, name.strip(), date.fromisoformat(day).isoformat())
    language = _language(code)
    messages = read(language)
    count = sign_read({k: said for k, said in messages.items() if not any(mistakes(language, k, said))}, signature)
    write(language, messages)
    renew([code])
    click.echo(f"{code}: firmati ora {count} testi" if count else f"{code}: {_NOTHING}")


@main.command()
@click.argument("keys", nargs=-1, required=True)
def keep(keys: tuple[str, ...]) -> None:
    """Say that the translations of some keys still hold, in every language, although their Italian has changed."""
    for language in languages().values():
        messages = updated(read(language), language)
        for key in keys:
            if key in messages and is_stale(messages[key]):
                messages[key].previous_id = []
        write(language, messages)
    renew()


@main.command("pseudo")
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False, writable=True))
def write_pseudo(path: Path) -> None:
    """Write the page in a language that nobody speaks: it shows what is no text of the catalogues and what is cut."""
    with pseudo_language() as code:
        path.write_text(render_page(build_atlas(), lang=code, languages=("it", code)), encoding="utf-8")


def _language(code: str) -> Language:
    known = languages()
    if code not in known:
        raise click.BadParameter(f"one of {', '.join(known)}", param_hint="CODE")
    return known[code]


if __name__ == "__main__":
    try:
        main()
    except BadCatalogueError as error:
        raise SystemExit(str(error)) from None
