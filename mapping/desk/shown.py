# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""The maps that the desk shows in a frame: each from a server of its own, so that a page is never one of the desk's."""

import threading
from pathlib import Path

from mapping.errors import MappingError
from mapping.preview import Listening, make_server


class Shown:
    """The servers of the preview, one for each folder."""

    def __init__(self) -> None:
        self._servers: dict[Path, Listening] = {}
        self._lock = threading.Lock()

    def address(self, folder: Path) -> str:
        """Return where the map of a folder is shown; ``""`` if there is none in it."""
        with self._lock:
            if folder not in self._servers:
                try:
                    server = make_server(folder, 0)
                except MappingError:
                    return ""
                threading.Thread(target=server.serve_forever, daemon=True).start()
                self._servers[folder] = server
            return f"http://127.0.0.1:{self._servers[folder].server_port}"

    def close(self) -> None:
        """End them."""
        for server in self._servers.values():
            server.shutdown()
