# SPDX-FileCopyrightText: 2026 Mappa delle associazioni migranti contributors
# SPDX-License-Identifier: EUPL-1.2
"""Run a command and print what it cost as JSON: ``python -I -S launch.py WORD...``.

A process inherits the largest resident set of the one that started it, so the starter has to be small: nothing is
imported here that is not needed.
"""

import json
import os
import sys


def main() -> None:
    """Run, wait, print code, seconds of the processor and the largest resident set as the system counts it."""
    child = os.posix_spawnp(
        sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
    )
    _, status, used = os.wait4(child, 0)
    print(json.dumps([os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss]))


main()
