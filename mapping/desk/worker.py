# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The child process that does one piece of long work: one line in, lines of how far it is out, the result on disk."""

import json
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mapping.desk.wording import UNEXPECTED, UnreadableError
from mapping.errors import MappingError, NotPublishable, system_says
from mapping.progress import Advance, shown_by

if TYPE_CHECKING:
    from mapping.desk.workplace import Workplace

TRACE = "errore-lavoro.txt"
"""Where, among what the desk keeps, the trace of a piece of work is."""
_TOLD = 200
"""How often one step is told at most."""


def main() -> None:
    """Do what the line on standard input asks for."""
    request = json.loads(sys.stdin.readline())
    tell(passo="Preparazione", fatto=0, di=1)
    from mapping.desk.tasks import TASKS  # noqa: PLC0415 - all that is heavy, after the first word
    from mapping.desk.workplace import Workplace  # noqa: PLC0415

    with shown_by(_told):
        finish(TASKS[request["compito"]], Workplace(Path(request["cartella"])), request)
    tell(fine=True)


def finish(task: Any, place: "Workplace", request: dict[str, Any]) -> None:
    """Do a piece of work, and write down how it ended, and for which state of the workplace."""
    from mapping.desk.remembered import write_sealed  # noqa: PLC0415 - all that is heavy, after the first word

    keys = place.keys()
    how, sentence, facts = _done(task, place, request)
    result = {"esito": how, "frase": sentence, "chiesto": request, "dati": facts, **keys}
    write_sealed(place.inside / f"{request['compito']}.json", result)


def _done(task: Any, place: Any, request: dict[str, Any]) -> tuple[str, str, dict[str, Any]]:
    """Return how the work ended, a sentence if it did not end well, and what it found."""
    try:
        return "fatto", "", task(place, request)
    except NotPublishable as error:
        return "rifiutato", str(error), {}
    except MappingError as error:
        return "errore", str(error), dict(error.facts) if isinstance(error, UnreadableError) else {}
    except MemoryError:
        return "errore", "La memoria di questo computer non basta: dividere il file o chiudere altri programmi.", {}
    except OSError as error:
        return "errore", f"Il lavoro si è fermato: {system_says(error)}.", {}
    except Exception as error:  # a fault of ours is a sentence too
        from mapping.desk.workplace import INSIDE  # noqa: PLC0415

        traceback.print_exc()  # into the file that the desk opened for it
        return "errore", UNEXPECTED.format(kind=type(error).__name__, inside=INSIDE, trace=TRACE), {}


def tell(**facts: Any) -> None:
    """Write one line for the desk."""
    sys.stdout.write(json.dumps(facts) + "\n")
    sys.stdout.flush()


@contextmanager
def _told(step: str, total: int) -> Iterator[Advance]:
    every, done, last = max(1, total // _TOLD), 0, 0
    tell(passo=step, fatto=0, di=total)

    def advance(more: int) -> None:
        nonlocal done, last
        done += more
        if done - last >= every:
            last = done
            tell(passo=step, fatto=done, di=total)

    yield advance


if __name__ == "__main__":
    main()
