# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
from .listening import Listening, own_hosts
from .server import make_server, serve

__all__ = [
    "Listening",
    "make_server",
    "own_hosts",
    "serve",
]
