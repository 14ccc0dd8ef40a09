# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Long work, done by a child process: told how far it is, broken off when the keeper wants, no harm if it dies."""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from typing import Any

from mapping.desk.remembered import write_sealed
from mapping.desk.worker import TRACE
from mapping.desk.workplace import Workplace
from mapping.shipped import PACKAGE

NAMES = {
    "lettura": "Lettura del registro",
    "novita": "Confronto con l'edizione di prima",
    "confronto": "Confronto con un altro registro",
    "anteprima": "Preparazione dell'anteprima",
    "pubblica": "Pubblicazione",
    "riporta": "Ritorno all'edizione precedente",
}
_DIED = (
    "Il lavoro si è interrotto prima della fine: forse la memoria di questo computer non basta. Chiudere altri "
    "programmi e riprovare. Nulla di ciò che era pubblicato è cambiato."
)
_CANCELLED = "Il lavoro è stato annullato. Nulla è cambiato."


class Work:
    """The one piece of work of a workplace that is going on, if any."""

    def __init__(self, place: Workplace) -> None:
        self.place = place
        self._lock = threading.Lock()
        self._child: subprocess.Popen[str] | None = None
        self._told: dict[str, Any] = {}

    def start(self, task: str, **asked: Any) -> None:
        """Begin a piece of work, unless another is still going on."""
        with self._lock:
            if self._child:
                return
            # -P, PYTHONPATH: this very package, whatever lies in the folder where the keeper stands.
            command = [sys.executable, "-P", "-m", "mapping.desk.worker"]
            with self.place.open_trace(TRACE) as trace:
                self._child = subprocess.Popen(  # noqa: S603 - our own module
                    command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=trace, encoding="utf-8",
                    env={**os.environ, "PYTHONPATH": str(PACKAGE.parent), "PYTHONUTF8": "1"},
                )  # fmt: skip
            self._told = {"compito": task, "passo": "Avvio", "fatto": 0, "di": 1}
            request = {"compito": task, "cartella": str(self.place.folder), **asked}
            threading.Thread(target=self._follow, args=(self._child, request), daemon=True).start()

    def _follow(self, child: "subprocess.Popen[str]", request: dict[str, Any]) -> None:
        assert child.stdin is not None and child.stdout is not None  # noqa: S101 - opened as pipes above
        task, ended = request["compito"], False
        try:
            with contextlib.suppress(OSError):
                child.stdin.write(json.dumps(request) + "\n")
                child.stdin.close()
            for line in child.stdout:
                told = json.loads(line)
                ended = ended or bool(told.get("fine"))
                self._told |= told
            child.wait()
            if not ended:
                sentence = _CANCELLED if self._told.get("annullato") else _DIED
                self._end(task, "annullato" if self._told.get("annullato") else "errore", sentence, request)
        finally:
            child.stdout.close()
            with self._lock:
                self._child = None

    def _end(self, task: str, how: str, sentence: str, request: dict[str, Any]) -> None:
        result = {"esito": how, "frase": sentence, "chiesto": request, "dati": {}, **self.place.keys()}
        with contextlib.suppress(Exception):  # a disk that is full: the next look finds the work undone
            write_sealed(self.place.inside / f"{task}.json", result)

    def cancel(self) -> None:
        """Break off what is going on; a folder that is published is whole at every moment."""
        with self._lock:
            if self._child:
                self._told["annullato"] = True
                self._child.kill()

    def wait(self, seconds: float) -> None:
        """Wait until nothing is going on."""
        end = time.monotonic() + seconds
        while self._child and time.monotonic() < end:
            time.sleep(0.05)

    def told(self) -> dict[str, Any]:
        """Return what is going on and how far it is; ``{}`` if nothing is."""
        if not self._child:
            return {}
        told = self._told
        return {
            "compito": told["compito"], "nome": NAMES[told["compito"]], "passo": told["passo"],
            "fatto": told["fatto"], "di": told["di"],
        }  # fmt: skip
